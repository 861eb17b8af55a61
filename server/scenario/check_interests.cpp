// Whether what a seat wants can be had: its measure can rise, and those who are said to meet it have a say in that.
#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

bool is_open(const Content& content, const std::string& issue) {
    return std::any_of(content.issues().begin(), content.issues().end(), [&](const IssueInfo& info) { return info.id() == issue; });
}

// Whether anything agreed or done at this length can make it more than 0. Of indicators the world alone knows; they may.
bool can_rise(const Measure& measure, const Content& content) {
    const auto part_can = [&](const Measure& part) { return can_rise(part, content); };
    if (measure.has_choice()) return measure.choice().otherwise() > 0 || is_open(content, measure.choice().issue());
    if (measure.has_tabled_by()) return is_open(content, measure.tabled_by().issue());
    if (measure.has_all()) return std::all_of(measure.all().parts().begin(), measure.all().parts().end(), part_can);
    if (measure.has_any()) return std::any_of(measure.any().parts().begin(), measure.any().parts().end(), part_can);
    return true;
}

// The issues that it looks at; false when it looks at anything else too.
bool only_issues(const Measure& measure, std::set<std::string>& issues) {
    const auto part_does = [&](bool so_far, const Measure& part) { return only_issues(part, issues) && so_far; };
    if (measure.has_choice()) return issues.insert(measure.choice().issue()), true;
    if (measure.has_tabled_by()) return issues.insert(measure.tabled_by().issue()), true;
    if (measure.has_all()) return std::accumulate(measure.all().parts().begin(), measure.all().parts().end(), true, part_does);
    if (measure.has_any()) return std::accumulate(measure.any().parts().begin(), measure.any().parts().end(), true, part_does);
    return false;
}

// Which parties decide on an issue: those that it names, or all that decide on anything.
bool has_say(const Draft& draft, std::uint32_t party, const std::set<std::string>& issues) {
    return std::any_of(draft.whole.issues().begin(), draft.whole.issues().end(), [&](const IssueInfo& issue) {
        if (issues.count(issue.id()) == 0) return false;
        if (issue.deciders().empty()) return draft.party(party)->decides();
        return std::find(issue.deciders().begin(), issue.deciders().end(), party) != issue.deciders().end();
    });
}

void check_interest(Draft& draft, const Interest& interest) {
    const Place place = draft.names.place_of(Kind::interest, interest.id());
    std::string lengths;
    int never = 0;
    for (const Length& length : draft.scenario.lengths()) {
        if (can_rise(interest.measure(), length.content())) continue;
        lengths += fmt::format("{}{}", never++ == 0 ? "" : ", ", length.minutes());
    }
    if (never > 0) {
        draft.report.warning(place, fmt::format("interest '{}' can never be served in {} minutes", interest.id(), lengths),
                             "open an issue that its measure looks at, or let the measure look at another one too");
    }
    std::set<std::string> issues;
    const bool by_agreement = only_issues(interest.measure(), issues);
    bool anybody = false;
    for (const std::string& id : interest.met_by()) {
        const auto& parties = draft.whole.parties();
        const auto party = std::find_if(parties.begin(), parties.end(), [&](const PartyInfo& info) { return info.id() == id; });
        if (party == parties.end()) continue;
        anybody = anybody || has_say(draft, party->number(), issues);
        const auto& seats = draft.whole.seats();
        if (std::any_of(seats.begin(), seats.end(), [&](const SeatInfo& seat) { return seat.party() == party->number(); })) continue;
        draft.report.error(place, fmt::format("interest '{}' is met by party '{}', for which nobody sits at the table", interest.id(), id),
                           "give that party a seat, or name another one");
    }
    if (by_agreement && !anybody) {
        draft.report.error(place, fmt::format("nobody in 'met_by' of interest '{}' decides on what it is measured by", interest.id()),
                           "name a party that decides on one of the issues of its measure, or measure something else");
    }
}

}  // namespace

void check_interests(Draft& draft) {
    for (const Role& role : draft.scenario.roles())
        for (const Interest& interest : role.interests()) check_interest(draft, interest);
    for (const Successor& successor : draft.scenario.successors())
        for (const Interest& interest : successor.role().interests()) check_interest(draft, interest);
}

}  // namespace samenspel::scenario
