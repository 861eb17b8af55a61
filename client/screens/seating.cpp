// See seating.hpp.
#include "client/screens/seating.hpp"

#include <algorithm>

namespace samenspel::screens {

int tables_for(int people, int most) {
    return std::max(1, most < 1 ? 1 : (people + most - 1) / most);
}

std::vector<int> spread(int people, int tables) {
    std::vector<int> out;
    for (int table = 0; table < tables; ++table) out.push_back(people / tables + (table < people % tables ? 1 : 0));
    return out;
}

}  // namespace samenspel::screens
