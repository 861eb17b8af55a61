// The moments of a table: what a report can lead back to, each told in one sentence.
#pragma once

#include <string>
#include <vector>

#include "server/report/names.hpp"

namespace samenspel::report {

enum class Lane : std::uint8_t { talk, interests, proposals, agreements, acts, trainer };

struct Moment {
    std::string id;             // "t1-m45": of the table and of the event's place in what was read
    std::int64_t at_ms = 0;     // table time; of a bookmark that was set afterwards: of the moment that it means
    Lane lane = Lane::talk;
    std::string says;
    std::uint32_t seat = 0, party = 0;   // who; 0: nobody in particular
};

class Story {
public:
    // Of what `record` holds and nothing else: for a seat's page that is what the seat was told. `part`: "t1".
    Story(const insight::Record& record, const Names& names, const Say& say, const std::string& part);

    const std::vector<Moment>& moments() const { return moments_; }
    // The moment of the event at this index in the record; empty when it is none.
    std::string at(std::size_t event) const;
    // The last moment not after this table time; empty before the first.
    std::string near_ms(std::int64_t at_ms) const;
    std::string lane_name(Lane lane) const;

private:
    struct Told {
        Lane lane;
        std::string says;
        std::uint32_t seat = 0, party = 0;
    };
    bool tell(const Event& event, Told* out) const;
    bool tell_talk(const Event& event, Told* out) const;
    bool tell_bargaining(const Event& event, Told* out) const;
    bool tell_course(const Event& event, Told* out) const;

    const Names& names_;
    const Say& say_;
    std::string part_;
    std::vector<Moment> moments_;
};

}  // namespace samenspel::report
