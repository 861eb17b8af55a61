// How a number of people comes out over tables, and where one more could go: for showing it beforehand. Pure arithmetic; who
// sits where, the server says.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace samenspel::screens {

// So few tables that none has more than `most` people; at least 1.
int tables_for(int people, int most);
// People at each table when they are spread evenly, the fuller tables first. `tables` >= 1.
std::vector<int> spread(int people, int tables);

// A seat where somebody who comes late could sit: bots' seats and absent ones are none.
struct Chair {
    std::uint32_t table = 0, seat = 0, party = 0;
    int people = 0;      // who hold it
    bool here = false;   // one of them is connected
};
// The best of them for one more person: a free seat, else one with one person; the person's own table first (0: none), then
// the table with the fewest duos, the fewest people, and the party with the fewest duos. None when every seat has two.
std::optional<Chair> propose_chair(const std::vector<Chair>& chairs, std::uint32_t own_table);

}  // namespace samenspel::screens
