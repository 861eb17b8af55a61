#include "server/report/names.hpp"

#include "client/knowledge/queries.hpp"

namespace samenspel::report {

std::string Names::text(const Text& text) const {
    return knowledge::text_in(text, say_.dutch() ? knowledge::Language::dutch : knowledge::Language::english);
}

const PartyInfo* Names::party_info(std::uint32_t number) const { return knowledge::party_info(record_.known(), {number}); }

std::string Names::seat(std::uint32_t number) const {
    const std::string full = seat_in_full(number);
    return full.substr(0, full.find(", "));
}

std::string Names::seat_in_full(std::uint32_t number) const {
    const Text* name = knowledge::seat_name(record_.known(), {number});
    return name ? text(*name) : say_("seat {}", "plaats {}", {std::to_string(number)});
}

std::string Names::party(std::uint32_t number) const {
    const PartyInfo* info = party_info(number);
    return info ? text(info->name()) : say_("party {}", "partij {}", {std::to_string(number)});
}

std::string Names::party_of(std::uint32_t seat) const { return party(record_.party_of({seat}).value); }

std::optional<Badge> Names::badge(std::uint32_t party) const {
    const PartyInfo* info = party_info(party);
    return info ? std::optional(Badge{info->letter(), info->colour()}) : std::nullopt;
}

std::optional<Badge> Names::badge_of(std::uint32_t seat) const { return badge(record_.party_of({seat}).value); }

std::string Names::issue(std::string_view id) const {
    const IssueInfo* info = knowledge::issue_info(record_.known(), id);
    return info ? text(info->title()) : std::string(id);
}

std::string Names::choice(const Choice& choice) const {
    const IssueInfo* info = knowledge::issue_info(record_.known(), choice.issue());
    const OptionInfo* option = info ? knowledge::option_info(*info, choice.option()) : nullptr;
    std::string out = issue(choice.issue());
    out += ": ";
    out += option ? text(option->label()) : choice.option();
    return out;
}

std::string Names::package(const Draft& draft) const {
    std::string out;
    for (const auto& one : draft.choices()) out += (out.empty() ? "" : "; ") + choice(one);
    if (!draft.text().empty()) out += (out.empty() ? "“" : "; “") + draft.text() + "”";
    return out;
}

std::string Names::act(std::string_view id) const {
    const ActInfo* info = knowledge::act_info(record_.known(), id);
    return info ? text(info->title()) : std::string(id);
}

std::string Names::target(std::string_view id) const {
    for (const auto& party : record_.content().parties())
        if (party.id() == id) return text(party.name());
    for (const auto& site : record_.content().sites())
        if (site.id() == id) return text(site.name());
    return std::string(id);
}

std::string Names::word(std::string_view id) const {
    for (const auto& word : record_.content().words())
        if (word.id() == id) return text(word.word());
    return std::string(id);
}

std::string Names::form(std::string_view id) const {
    const FormInfo* info = knowledge::form_info(record_.known(), id);
    return info ? text(info->title()) : std::string(id);
}

std::string Names::phase(std::uint32_t index) const {
    const auto& phases = record_.content().phases();
    if (index >= static_cast<std::uint32_t>(phases.size())) return std::to_string(index);
    return text(phases.Get(static_cast<int>(index)).title());
}

std::string Names::indicator(std::string_view id) const {
    const IndicatorInfo* info = knowledge::indicator_info(record_.known(), id);
    return info ? text(info->name()) : std::string(id);
}

std::string Names::card(std::uint32_t seat, std::string_view id) const {
    const Card* card = record_.card({seat}, id);
    return card && card->has_title() ? text(card->title()) : std::string(id);
}

}  // namespace samenspel::report
