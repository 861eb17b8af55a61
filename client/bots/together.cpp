// What a bot does with the instruments: it signs words, says whether it recognises itself, and keeps its ledger. Modestly:
// enough for a table of bots to go all the way that people can go.
#include <algorithm>

#include "client/bots/bot.hpp"
#include "client/knowledge/instruments.hpp"

namespace samenspel::bots {
namespace {

using knowledge::PartyNumber;
using knowledge::SeatNumber;

constexpr std::size_t most_meaning = 160;

bool in_dutch(const Knowledge& knowledge) { return knowledge.session().language() != "en"; }

std::string in_language(const Knowledge& knowledge, const Text& text) { return in_dutch(knowledge) || text.en().empty() ? text.nl() : text.en(); }

// Words that agreements lean on, and that nobody has written yet.
std::vector<std::string> words_to_write(const Knowledge& knowledge) {
    std::vector<std::string> out;
    for (const auto& proposal : knowledge.proposals()) {
        if (proposal.state() != PROPOSAL_OPEN && proposal.state() != PROPOSAL_ACCEPTED && proposal.state() != AGREED) continue;
        for (const auto& choice : knowledge::current_draft(proposal).choices())
            if (const IssueInfo* issue = knowledge::issue_info(knowledge, choice.issue()))
                for (const auto& word : issue->words())
                    if (!knowledge::word_together(knowledge, word) && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    }
    return out;
}

bool speaks_for_its_party(const Knowledge& knowledge, std::uint32_t seat, PartyNumber party) {
    return knowledge::signatory_of(knowledge, party) == SeatNumber{seat};
}

}  // namespace

bool Bot::answer_give(const Knowledge& knowledge, Command& command) {
    if (!knowledge::instrument_on(knowledge, LEDGER)) return false;
    const auto waiting = knowledge::gives_waiting_for(knowledge, SeatNumber{seat_});
    if (waiting.empty()) return false;
    AnswerGive& answer = *command.mutable_answer_give();
    answer.set_from(waiting.front()->logged().from());
    answer.set_give(waiting.front()->logged().give());
    answer.set_thanks(inclined(0.2, 0.8, 0.9, 0.4, 0.9));
    answer.set_value(1 + static_cast<std::uint32_t>(goodwill(knowledge) * 4));
    return true;
}

bool Bot::settle_words(const Knowledge& knowledge, Command& command) {
    const PartyNumber party = knowledge::party_of(knowledge, SeatNumber{seat_});
    if (!knowledge::instrument_on(knowledge, GLOSSARY)) return false;
    if (speaks_for_its_party(knowledge, seat_, party))
        for (const auto& word : knowledge.glossary()) {
            if (knowledge::has_signed(word, party) || !inclined(0.5, 0.9, 0.9, 0.6, 0.9)) continue;
            command.mutable_sign_meaning()->set_word(word.written().word());
            command.mutable_sign_meaning()->set_version(word.written().version());
            return true;
        }
    if (seat_ != knowledge.pen()) return false;
    const RoleDealt* role = knowledge::role_of(knowledge, SeatNumber{seat_});
    for (const auto& word : words_to_write(knowledge)) {
        std::string text = in_dutch(knowledge) ? "Zoals wij het vandaag samen bedoelen." : "As we mean it together today.";
        if (role)
            for (const auto& meaning : role->meanings())
                if (meaning.word() == word && in_language(knowledge, meaning.meaning()).size() <= most_meaning) text = in_language(knowledge, meaning.meaning());
        command.mutable_write_meaning()->set_word(word);
        command.mutable_write_meaning()->set_text(text);
        return true;
    }
    return false;
}

bool Bot::share_ambition(const Knowledge& knowledge, Command& command) {
    const PartyNumber party = knowledge::party_of(knowledge, SeatNumber{seat_});
    if (!knowledge::instrument_on(knowledge, AMBITION)) return false;
    if (!knowledge.has_ambition()) {
        if (seat_ != knowledge.pen() || !inclined(0.05, 0.3, 0.3, 0.05, 0.5)) return false;
        const std::string whom = in_language(knowledge, knowledge.opened().content().concerns());
        const bool dutch = in_dutch(knowledge);
        command.mutable_write_ambition()->set_text(whom.empty() ? (dutch ? "Wij lossen dit samen op." : "We solve this together.")
                                                                : (dutch ? "Wij doen wat goed is voor " : "We do what is good for ") + whom + ".");
        return true;
    }
    if (!speaks_for_its_party(knowledge, seat_, party)) return false;
    const auto& answers = knowledge.ambition().answers();
    if (std::any_of(answers.begin(), answers.end(), [&](const AmbitionAnswered& answer) { return answer.party() == party.value; })) return false;
    command.mutable_answer_ambition()->set_version(knowledge.ambition().written().version());
    command.mutable_answer_ambition()->set_recognition(inclined(0.2, 0.7, 0.9, 0.4, 0.8) ? RECOGNISES : inclined(0.4, 0.9, 1, 0.9, 1) ? PARTLY : RECOGNISES_NOT);
    return true;
}

// After the first agreement somebody says what it gave for it, once to each.
bool Bot::log_give(const Knowledge& knowledge, Command& command) {
    if (!knowledge::instrument_on(knowledge, LEDGER) || !inclined(0.1, 0.2, 0.15, 0.02, 0.3)) return false;
    for (const auto& proposal : knowledge.proposals()) {
        if (proposal.state() != AGREED || knowledge::current_draft(proposal).choices().empty()) continue;
        const IssueInfo* issue = knowledge::issue_info(knowledge, knowledge::current_draft(proposal).choices(0).issue());
        const std::uint32_t to = proposal.seat();
        const bool logged = std::any_of(knowledge.gives().begin(), knowledge.gives().end(),
                                        [&](const GiveKnowledge& give) { return give.logged().from() == seat_ && give.logged().to() == to; });
        if (!issue || to == seat_ || logged) continue;
        command.mutable_log_give()->set_to(to);
        command.mutable_log_give()->set_text((in_dutch(knowledge) ? "Toegegeven op: " : "Gave way on: ") + in_language(knowledge, issue->title()));
        command.mutable_log_give()->set_value(1 + static_cast<std::uint32_t>(any(5)));
        return true;
    }
    return false;
}

}  // namespace samenspel::bots
