// See seating.hpp.
#include "client/screens/seating.hpp"

#include <algorithm>
#include <tuple>

namespace samenspel::screens {

int tables_for(int people, int most) {
    return std::max(1, most < 1 ? 1 : (people + most - 1) / most);
}

std::vector<int> spread(int people, int tables) {
    std::vector<int> out;
    for (int table = 0; table < tables; ++table) out.push_back(people / tables + (table < people % tables ? 1 : 0));
    return out;
}

std::optional<Chair> propose_chair(const std::vector<Chair>& chairs, std::uint32_t own_table) {
    const auto rank = [&](const Chair& chair) {
        int duos = 0, people = 0, duos_of_party = 0;
        for (const auto& other : chairs) {
            if (other.table != chair.table) continue;
            people += other.people;
            duos += other.people >= 2;
            duos_of_party += other.people >= 2 && other.party == chair.party;
        }
        const bool taken = chair.people > 0, away = taken && !chair.here, elsewhere = own_table != 0 && chair.table != own_table;
        return std::make_tuple(taken, away, elsewhere, duos, people, duos_of_party, chair.table, chair.seat);
    };
    std::optional<Chair> best;
    for (const auto& chair : chairs)
        if (chair.people < 2 && (!best || rank(chair) < rank(*best))) best = chair;
    return best;
}

}  // namespace samenspel::screens
