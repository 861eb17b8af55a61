#include "server/rules/dealing.hpp"

namespace samenspel::rules {
namespace {

Card card_of(const Interest& interest) {
    Card card;
    card.set_card(interest.id());
    *card.mutable_title() = interest.title();
    *card.mutable_text() = interest.text();
    card.set_layer(interest.layer());
    card.set_motive(interest.motive());
    card.set_weight(interest.weight());
    if (interest.has_measure_text()) *card.mutable_measure() = interest.measure_text();
    if (interest.has_measure()) *card.mutable_counts() = interest.measure();
    if (interest.has_trigger()) *card.mutable_trigger() = interest.trigger();
    if (interest.has_price()) *card.mutable_price() = interest.price();
    if (interest.has_suspicion()) card.set_suspicion(interest.suspicion());
    return card;
}

}  // namespace

TableOpened opening_of(const Scenario& scenario, const Content& content) {
    TableOpened opened;
    *opened.mutable_content() = content;
    for (const auto& inject : scenario.injects()) {
        InjectInfo& card = *opened.add_deck();
        card.set_id(inject.id());
        *card.mutable_title() = inject.title();
        *card.mutable_text() = inject.text();
    }
    return opened;
}

RoleDealt dealt_of(const Role& role, std::uint32_t seat) {
    RoleDealt dealt;
    dealt.set_seat(seat);
    *dealt.mutable_text() = role.text();
    for (const auto& interest : role.interests()) *dealt.add_cards() = card_of(interest);
    if (role.has_bottom_line()) *dealt.mutable_bottom_line() = role.bottom_line();
    if (role.has_bottom_line_measure()) *dealt.mutable_bottom_line_counts() = role.bottom_line_measure();
    if (role.has_concession()) *dealt.mutable_concession() = role.concession();
    if (role.has_sheet()) *dealt.mutable_sheet() = role.sheet();
    for (const auto& word : role.words()) {
        Meaning& meaning = *dealt.add_meanings();
        meaning.set_word(word.word());
        *meaning.mutable_meaning() = word.meaning();
    }
    return dealt;
}

}  // namespace samenspel::rules
