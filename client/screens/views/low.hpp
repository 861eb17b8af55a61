// Windows lying down, or with large letters: one column, wide enough for a row of controls and too low for many rows.
#pragma once

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

inline bool is_low(const View& view) { return view.kit.columns() == 1 && view.kit.window().height() < view.px(560) && view.kit.window().width() >= view.px(600); }

}  // namespace samenspel::screens
