// The measures of one table, set in words, tables and figures.
#pragma once

#include <string>
#include <vector>

#include "server/report/report.hpp"
#include "server/report/story.hpp"

namespace samenspel::report {

class Chapters {
public:
    // `seat` none: the trainer's. The table's record must outlive this.
    Chapters(const TableRecord& table, const Options& options, bool for_trainer, rules::SeatId seat);

    Part part() const;
    const Story& story() const { return story_; }
    const Names& names() const { return names_; }
    const insight::Record& record() const { return table_.record; }
    const TableRecord& table() const { return table_; }
    const Say& say() const { return say_; }
    std::string percent(double share) const { return say_.number(100 * share, 0) + "\u00A0%"; }

private:
    Chapter own() const;             // a seat's own card
    Chapter course() const;          // how it went: moments, route, acts, speech
    Chapter outcome() const;
    Chapter interests() const;
    Chapter people() const;
    Chapter bargaining() const;
    Chapter debriefing() const;      // the steps after play: one word, neighbours' guesses, promises for Monday
    Chapter appendix() const;

    Measure moments() const;
    Measure route() const;
    Measure acts() const;
    Measure levels() const;
    Measure talk() const;
    Measure indicators() const;
    Measure satisfied() const;
    Measure satisfied_by_kind() const;
    Measure shown() const;
    Measure heard() const;
    Measure asked() const;
    Measure guessed() const;
    Measure conditions() const;
    Measure temperature() const;
    Measure temperature_over_time() const;
    Measure trust() const;
    Measure give_and_take() const;
    Measure promised() const;
    Measure packages() const;
    Measure gained() const;
    Measure decisions() const;
    Measure other_rules() const;
    Measure strategies() const;
    Measure points() const;
    Measure steps() const;
    Measure one_words() const;
    Measure neighbours() const;
    Measure monday() const;
    Measure own_card() const;
    Measure own_answers() const;

    // What a party does in secret, its own seats alone are told: of any other a seat's page could only state what came out.
    bool is_told_all_of(rules::PartyId party) const { return for_trainer_ || (party && table_.record.party_of(seat_) == party); }

    std::string temperature_word(int state) const;
    std::string level_word(int level) const;
    std::string step_word(DebriefStep step) const;
    std::string motive_word(std::size_t motive) const;
    std::string layer_word(std::size_t layer) const;
    std::string value(double number, bool interests) const;
    std::string colour_of(std::uint32_t seat) const;   // as the charts know it: "var(--p2)"
    // A measure without data is left out of a seat's page: that something was not told may not look like "did not happen".
    void add(Chapter& chapter, Measure measure) const;

    const TableRecord& table_;
    bool for_trainer_, talk_shares_;
    rules::SeatId seat_;
    Say say_;
    Names names_;
    Story story_;
    std::string part_;
};

}  // namespace samenspel::report
