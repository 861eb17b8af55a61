// Who takes part in deciding, at each moment of a record: what the rules ask of a table (server/rules/bargaining.hpp), asked of
// what was recorded of seats and standings.
#pragma once

#include <cstdint>
#include <map>

#include "server/insight/record.hpp"

namespace samenspel::insight {

class Attendance {
public:
    // As a table begins, with nobody there; the record must outlive this. Where a record tells of no seat at all, everybody is
    // taken to be there.
    explicit Attendance(const Record& record);

    void take(const Event& event);
    // The party's seat that signs is held, or a neighbour signs for it.
    bool takes_part(rules::PartyId party) const;
    bool is_closed(rules::PartyId party) const;
    // The issue is settled by IssueInfo.if_absent: no draft may name it, and no agreement needs it.
    bool settles(const IssueInfo& issue) const;

private:
    const Content* content_;
    bool recorded_;
    std::map<std::uint32_t, bool> signs_;         // by seat: held, or signed for
    std::map<std::uint32_t, Standing> standings_;  // by party
};

}  // namespace samenspel::insight
