#include "server/rules/instruments.hpp"

#include <algorithm>

#include "server/rules/bargaining.hpp"
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

void insert_ascending(std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
    if (at == numbers.end() || *at != number) numbers.insert(at, number);
}

template <typename Items, typename Item>
bool contains(const Items& items, const Item& item) {
    return std::find(items.begin(), items.end(), item) != items.end();
}

// What the party's cards say that the word means; empty when they say nothing.
std::string private_meaning(const Table& table, std::uint32_t party, const std::string& word) {
    for (const auto seat : table.book->seats_of(PartyId{party}).numbers())
        for (const auto& role : table.roles) {
            if (role->seat() != seat) continue;
            for (const auto& meaning : role->meanings())
                if (meaning.word() == word) return meaning.meaning().SerializeAsString();
        }
    return {};
}

std::vector<std::uint32_t> bound_parties(const Proposal& agreement) {
    std::vector<std::uint32_t> out;
    for (const auto party : agreement.draft().parties())
        if (!contains(agreement.left, party)) out.push_back(party);
    return out;
}

bool differs(const Table& table, const std::vector<std::uint32_t>& parties, const std::string& word) {
    std::set<std::string> meanings;
    for (const auto party : parties)
        if (auto meaning = private_meaning(table, party, word); !meaning.empty()) meanings.insert(std::move(meaning));
    return meanings.size() > 1;
}

bool signed_by(const Table& table, const std::vector<std::uint32_t>& parties, const std::string& word) {
    const auto found = table.instruments.glossary.find(word);
    if (found == table.instruments.glossary.end()) return false;
    return std::all_of(parties.begin(), parties.end(),
                       [&](std::uint32_t party) { return !takes_part(table, PartyId{party}) || contains(found->second.signers, party); });
}

void note_clash(Table& table, const Event& event) {
    const WordClashed& clashed = event.word_clashed();
    const AgreedIssue issue{clashed.proposal(), clashed.issue()};
    const bool known = clashed.proposal() >= 1 && clashed.proposal() <= table.proposals.size();
    const bool first = known && !table.results.empty() && table.proposals[clashed.proposal() - 1].agreed_in_round >= table.results.back().round.round();
    if (first || table.instruments.held_up_before.contains(issue)) table.instruments.held_up.insert(issue);
    table.story.push_back({StoryLine::To::everyone, {}, event.at_ms(), event.body_case(), clashed.SerializeAsString()});
}

}  // namespace

bool has_instrument(const Content& content, Instrument instrument) {
    if (instrument == INSTRUMENT_UNSET) return false;
    if (!content.instruments().empty()) return contains(content.instruments(), instrument);
    if (instrument == GLOSSARY) return !content.words().empty();
    return std::any_of(content.forms().begin(), content.forms().end(), [&](const FormInfo& form) { return form.instrument() == instrument; });
}

bool is_on(const Table& table, Instrument instrument) {
    if (!has_instrument(table.book->content(), instrument)) return false;
    const auto found = table.instruments.set.find(instrument);
    return found != table.instruments.set.end() ? found->second : !contains(table.opened.without(), instrument);
}

bool opens_by_itself(const Table& table, const FormInfo& form, bool in_last_phase) {
    if (table.opened.instruments_off() && !in_last_phase) return false;
    return form.instrument() == INSTRUMENT_UNSET || is_on(table, form.instrument());
}

std::vector<Clash> clashes(const Table& table) {
    std::vector<Clash> out;
    if (!is_on(table, GLOSSARY)) return out;
    for (const auto& [issue, number] : choices_in_force(table)) {
        const IssueInfo* info = table.book->issue(issue);
        if (!info) continue;
        const auto parties = bound_parties(table.proposals[number - 1]);
        for (const auto& word : info->words())
            if (differs(table, parties, word) && !signed_by(table, parties, word)) out.push_back({number, issue, word});
    }
    return out;
}

std::set<std::string> clashing_issues(const Table& table) {
    std::set<std::string> out;
    for (const auto& clash : clashes(table)) out.insert(clash.issue);
    return out;
}

bool apply_instruments(Table& table, const Event& event) {
    Instruments& all = table.instruments;
    switch (event.body_case()) {
        case Event::kInstrumentSet: all.set[event.instrument_set().instrument()] = event.instrument_set().on(); return true;
        case Event::kGiveLogged: all.gives.push_back({event.give_logged(), {}}); return true;
        case Event::kGiveAnswered: {
            const GiveAnswered& answered = event.give_answered();
            for (auto& give : all.gives)
                if (give.logged.from() == answered.from() && give.logged.to() == answered.to() && give.logged.give() == answered.give()) give.answered = answered;
            return true;
        }
        case Event::kGlossaryWritten: all.glossary[event.glossary_written().word()] = {event.glossary_written(), {}}; return true;
        case Event::kGlossarySigned:
            insert_ascending(all.glossary[event.glossary_signed().word()].signers, event.glossary_signed().party());
            return true;
        case Event::kWordClashed: note_clash(table, event); return true;
        case Event::kAmbitionWritten: all.ambition = Ambition{event.ambition_written(), {}}; return true;
        case Event::kAmbitionAnswered:
            if (all.ambition) all.ambition->answers[event.ambition_answered().party()] = event.ambition_answered();
            return true;
        default: return false;
    }
}

}  // namespace samenspel::rules
