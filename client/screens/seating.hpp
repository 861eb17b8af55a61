// How a number of people comes out over tables, for showing it beforehand. Pure arithmetic; who sits where, the server says.
#pragma once

#include <vector>

namespace samenspel::screens {

// So few tables that none has more than `most` people; at least 1.
int tables_for(int people, int most);
// People at each table when they are spread evenly, the fuller tables first. `tables` >= 1.
std::vector<int> spread(int people, int tables);

}  // namespace samenspel::screens
