#include "server/insight/packages.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "proto/worth.hpp"
#include "server/insight/attendance.hpp"
#include "server/rules/chance.hpp"

namespace samenspel::insight {
namespace {

constexpr int drawn_starts = 12;

constexpr double most_points = 1e6;  // a sheet's own limits are far below

// Numbers that can be added and compared: a file may hold others.
bool is_sane(const ScoreSheet& sheet) {
    const auto sane = [](double number) { return std::abs(number) <= most_points; };  // false for NaN
    for (const auto& line : sheet.points())
        if (!sane(line.points())) return false;
    for (const auto& together : sheet.together())
        if (!sane(together.points())) return false;
    for (const auto& tally : sheet.tallies()) {
        for (const auto& part : tally.parts())
            if (!sane(part.amount())) return false;
        if (!sane(tally.base()) || !sane(tally.each()) || !sane(tally.squared()) || !sane(tally.reach()) || !sane(tally.reach_points()))
            return false;
    }
    return sane(sheet.no_deal());
}

std::vector<Choice> settled_by(const Content& content, const Attendance& attendance) {
    std::vector<Choice> out;
    for (const auto& issue : content.issues()) {
        if (!attendance.settles(issue)) continue;
        Choice& choice = out.emplace_back();
        choice.set_issue(issue.id());
        choice.set_option(issue.if_absent());
    }
    return out;
}

// As people sat when the table was scored last; else when it ended, else at the end of the record.
Attendance at_the_end(const Record& record) {
    Attendance now(record);
    Observed<Attendance> scored, ended;
    for (const auto& event : record.events()) {
        now.take(event);
        if (event.has_interests_scored()) scored = now;
        if (event.has_table_ended()) ended = now;
    }
    return scored ? *scored : ended ? *ended : now;
}

using Codes = std::vector<int>;  // by issue: index of the option; one more than the last: left open

class Sheets {
public:
    Sheets(const Record& record, const Attendance& attendance) : content_(record.content()), settled_(settled_by(content_, attendance)) {
        for (const auto& event : record.events()) {
            if (!event.has_role_dealt() || !event.role_dealt().has_sheet()) continue;
            const rules::SeatId seat{event.role_dealt().seat()};
            const bool signs = std::any_of(content_.seats().begin(), content_.seats().end(),
                                           [&](const SeatInfo& info) { return info.number() == seat.value && info.signatory(); });
            if (!attendance.takes_part(record.party_of(seat))) continue;
            if (!signs || !is_sane(event.role_dealt().sheet()) || std::find(owners_.begin(), owners_.end(), seat) != owners_.end())
                continue;
            owners_.push_back(seat);
            sheets_.push_back(event.role_dealt().sheet());
        }
    }

    const std::vector<rules::SeatId>& owners() const { return owners_; }
    Values no_deal() const {
        Values out;
        for (const auto& sheet : sheets_) out.push_back(sheet.no_deal());
        return out;
    }
    // What was settled by absence meanwhile needs no choice.
    Values value(const std::vector<Choice>& choices, const std::vector<Choice>& settled) const {
        std::map<std::string, std::string> chosen;
        for (const auto& choice : settled) chosen[choice.issue()] = choice.option();
        for (const auto& choice : choices) chosen[choice.issue()] = choice.option();
        const bool all = std::all_of(content_.issues().begin(), content_.issues().end(), [&](const IssueInfo& issue) { return chosen.contains(issue.id()); });
        if (choices.empty() || !(all || content_.parts_count())) return no_deal();
        Values out;
        for (const auto& sheet : sheets_)
            out.push_back(worth(sheet, [&](const std::string& issue) {
                const auto found = chosen.find(issue);
                return found == chosen.end() ? std::string_view() : std::string_view(found->second);
            }));
        return out;
    }
    Values value(const std::vector<Choice>& choices) const { return value(choices, settled_); }
    std::vector<Choice> choices(const Codes& codes) const {
        std::vector<Choice> out;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const IssueInfo& issue = content_.issues(static_cast<int>(i));
            if (is_settled(issue) || codes[i] >= issue.options_size()) continue;
            Choice& choice = out.emplace_back();
            choice.set_issue(issue.id());
            choice.set_option(issue.options(codes[i]).id());
        }
        return out;
    }
    // Of a draft that may leave issues open: those stay so where that can count, else at the first option.
    Codes codes(const Draft& draft) const {
        Codes out;
        for (const auto& issue : content_.issues()) {
            int code = content_.parts_count() && !is_settled(issue) ? issue.options_size() : 0;
            for (const auto& choice : draft.choices())
                for (int at = 0; choice.issue() == issue.id() && !is_settled(issue) && at < issue.options_size(); ++at)
                    if (issue.options(at).id() == choice.option()) code = at;
            out.push_back(code);
        }
        return out;
    }
    // How many codes the issue has.
    int ways(std::size_t index) const {
        const IssueInfo& issue = content_.issues(static_cast<int>(index));
        return is_settled(issue) ? 1 : issue.options_size() + (content_.parts_count() ? 1 : 0);
    }
    std::size_t issues() const { return static_cast<std::size_t>(content_.issues_size()); }

private:
    bool is_settled(const IssueInfo& issue) const {
        return std::any_of(settled_.begin(), settled_.end(), [&](const Choice& choice) { return choice.issue() == issue.id(); });
    }

    const Content& content_;
    std::vector<Choice> settled_;
    std::vector<rules::SeatId> owners_;
    std::vector<ScoreSheet> sheets_;
};

// Walks over packages and keeps each that it met once.
class Walk {
public:
    Walk(const Sheets& sheets, Values no_deal) : sheets_(sheets), no_deal_(std::move(no_deal)) {}

    void everything() {
        Codes codes(sheets_.issues(), 0);
        for (bool more = true; more;) {
            meet(codes);
            more = false;
            for (std::size_t i = 0; i < codes.size() && !more; ++i) {
                more = ++codes[i] < sheets_.ways(i);
                if (!more) codes[i] = 0;
            }
        }
    }
    // Changes one issue at a time for as long as that helps; `least`: the least gain, else their sum.
    void climb(Codes codes, bool least) {
        double height = height_of(meet(codes), least);
        for (bool better = true; better && out_.size() < most_packages;) {
            better = false;
            for (std::size_t issue = 0; issue < codes.size(); ++issue)
                for (int option = 0; option < sheets_.ways(issue); ++option) {
                    Codes tried = codes;
                    tried[issue] = option;
                    const double there = height_of(meet(tried), least);
                    if (there <= height + 1e-9) continue;
                    height = there;
                    codes = tried;
                    better = true;
                }
        }
    }
    std::vector<Package> done() { return std::move(out_); }

private:
    Values meet(const Codes& codes) {
        const auto choices = sheets_.choices(codes);
        Values values = sheets_.value(choices);
        // What leaves everything open is no package.
        if (!choices.empty() && out_.size() < most_packages && met_.insert(codes).second) out_.push_back({choices, values});
        return values;
    }
    // Who would lose by it counts heavily, so that the walk leaves for packages that everybody could sign.
    double height_of(const Values& values, bool least) const {
        const Values gained = gains(values, no_deal_);
        const double low = gained.empty() ? 0 : *std::min_element(gained.begin(), gained.end());
        double sum = 0;
        for (const double gain : gained) sum += gain + (gain < 0 ? 4 * gain : 0);
        return least ? low + 1e-6 * sum : sum;
    }

    const Sheets& sheets_;
    Values no_deal_;
    std::set<Codes> met_;
    std::vector<Package> out_;
};

}  // namespace

std::vector<DraftTabled> drafts_tabled(const Record& record) {
    std::vector<DraftTabled> out;
    Attendance now(record);
    const auto add = [&](std::uint32_t proposal, std::uint32_t version, std::int64_t at_ms, const Draft& draft) {
        DraftTabled& one = out.emplace_back();
        one.tabled.proposal = proposal;
        one.tabled.version = version;
        one.tabled.at_ms = at_ms;
        one.draft = draft;
        one.settled = settled_by(record.content(), now);
    };
    for (const auto& event : record.events()) {
        now.take(event);
        if (event.has_proposal_tabled()) add(event.proposal_tabled().proposal(), 1, event.at_ms(), event.proposal_tabled().draft());
        if (event.has_proposal_amended())
            add(event.proposal_amended().proposal(), event.proposal_amended().version(), event.at_ms(), event.proposal_amended().draft());
        if (!event.has_agreement_reached()) continue;
        const auto last = std::find_if(out.rbegin(), out.rend(),
                                       [&](const DraftTabled& one) { return one.tabled.proposal == event.agreement_reached().proposal(); });
        if (last != out.rend()) last->tabled.became_agreement = true;
    }
    return out;
}

Observed<Values> ended_with(const Record& record, const std::vector<rules::SeatId>& owners, bool points) {
    std::map<std::uint32_t, InterestsScored> scores;
    for (const auto& event : record.events())
        if (event.has_interests_scored()) scores[event.interests_scored().seat()] = event.interests_scored();
    Values out;
    for (const auto owner : owners) {
        const auto found = scores.find(owner.value);
        if (found == scores.end() || (points && !found->second.has_points())) return std::nullopt;
        out.push_back(points ? found->second.points() : found->second.total());
    }
    return out;
}

Observed<Bargaining> valued_by_sheets(const Record& record) {
    const Sheets sheets(record, at_the_end(record));
    if (sheets.owners().empty() || sheets.issues() == 0) return std::nullopt;
    Bargaining out;
    out.owners = sheets.owners();
    out.no_deal = sheets.no_deal();
    Walk walk(sheets, out.no_deal);
    std::size_t packages = 1;
    for (std::size_t i = 0; i < sheets.issues(); ++i)
        packages = std::min(most_packages + 1, packages * static_cast<std::size_t>(std::max(1, sheets.ways(i))));
    out.all = packages <= most_packages;
    for (auto& one : drafts_tabled(record)) {
        const std::vector<Choice> choices(one.draft.choices().begin(), one.draft.choices().end());
        one.tabled.values = sheets.value(choices, one.settled);
        out.tabled.push_back(one.tabled);
        if (!out.all)
            for (const bool least : {false, true}) walk.climb(sheets.codes(one.draft), least);
    }
    if (out.all) {
        walk.everything();
    } else {
        rules::Chance chance(1);
        for (int start = 0; start < drawn_starts; ++start) {
            Codes codes;
            for (std::size_t i = 0; i < sheets.issues(); ++i)
                codes.push_back(static_cast<int>(chance.next() % static_cast<std::uint64_t>(std::max(1, sheets.ways(i)))));
            for (const bool least : {false, true}) walk.climb(codes, least);
        }
    }
    out.outcomes = walk.done();
    out.ended = ended_with(record, out.owners, true);
    return out;
}

}  // namespace samenspel::insight
