// Every package that was tabled or signed, beside the others that could have been: valued for each seat that has values.
#pragma once

#include <cstdint>
#include <vector>

#include "server/insight/bargaining_points.hpp"
#include "server/insight/record.hpp"

namespace samenspel::insight {

// A chosen option for some issues, with what it is worth to each owner, in the order of Bargaining.owners.
struct Package {
    std::vector<Choice> choices;
    Values values;
};

// One version of a proposal, valued as if it alone had been agreed.
struct Tabled {
    std::uint32_t proposal = 0, version = 0;
    std::int64_t at_ms = 0;
    bool became_agreement = false;      // this version
    Values values;
};

struct Bargaining {
    enum class Worth : std::uint8_t {
        sheets,      // points by each party's score sheet
        interests    // how far each seat's interests are served, 0..1, by the scenario's model
    };
    Worth worth = Worth::sheets;
    std::vector<rules::SeatId> owners;  // with sheets: of parties that take part at the end
    Values no_deal;
    std::vector<Package> outcomes;      // all that can be agreed, or what a search came past; without what absence settles
    bool all = false;
    std::vector<Tabled> tabled;         // in order
    Observed<Values> ended;             // what the table ended with, by its own final score
};

// At most this many packages are valued one by one; of more, the seeded walks of `valued_by_sheets` see a part.
inline constexpr std::size_t most_packages = 4000;

// For scenarios with score sheets. What a package is worth: the points of its choices on the owner's sheet (proto/worth.hpp), with
// what absence settles (IssueInfo.if_absent), as the rules count what was agreed (server/rules/measure.hpp): for a tabled package
// as people sat when it was tabled, for the outcomes as they sat when the table was scored, or else ended. An issue on which it
// says nothing counts as not chosen, and where parts do not count (Content.parts_count) a package that leaves an issue open is
// worth no_deal; where they do, packages that leave issues open are among the outcomes. Of more packages than `most_packages` the
// outcomes are those met by ascents to the greatest sum of gains and to the greatest least gain, from the tabled packages and from
// drawn ones, the same every time. Not observed where nobody's sheet is known. Limits: people may value what their sheet does not
// count.
Observed<Bargaining> valued_by_sheets(const Record& record);

// The versions tabled, without values: for who values them elsewhere.
struct DraftTabled {
    Tabled tabled;
    Draft draft;
    std::vector<Choice> settled;        // by absence, as people sat then
};
std::vector<DraftTabled> drafts_tabled(const Record& record);
// The last scores of these seats: points where `points`, else how far served. Not observed before all of them have one.
Observed<Values> ended_with(const Record& record, const std::vector<rules::SeatId>& owners, bool points);

}  // namespace samenspel::insight
