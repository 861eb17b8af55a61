// What the measures read: the events of one table in their order, and what its trainer knows after the last of them.
//
// Every measure is pure and looks at recorded facts alone: what was said aloud and not recorded is not observed, and a measure
// without data says so with an empty value, never with a zero.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "client/knowledge/fold.hpp"
#include "proto/full.hpp"
#include "server/rules/ids.hpp"

namespace samenspel::insight {

// A value, or nothing where nothing was recorded that it could rest on.
template <typename Value>
using Observed = std::optional<Value>;

class Record {
public:
    // `events`: the table's stream from its first event on, TableOpened.
    explicit Record(std::vector<Event> events);

    const std::vector<Event>& events() const { return events_; }
    // What the trainer knows at the end: all that was recorded but seeds and the model's inner state.
    const Knowledge& known() const { return known_; }
    const Content& content() const { return known_.opened().content(); }

    rules::PartyId party_of(rules::SeatId seat) const;  // none for a seat that the scenario has not
    // The seat's card as it was dealt; in a record of what another seat was told, as much of it as was shown to that seat. Null when
    // none of that name is on record.
    const Card* card(rules::SeatId seat, std::string_view id) const;

    // Folds the events anew for the trainer and calls `at` before each event that `stops` says true of, and once at the end
    // (with no event), with what was known just then.
    void walk(const std::function<bool(const Event&)>& stops, const std::function<void(const Event*, const Knowledge&)>& at) const;

private:
    std::vector<Event> events_;
    Knowledge known_;
};

}  // namespace samenspel::insight
