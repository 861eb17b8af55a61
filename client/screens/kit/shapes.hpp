// Shapes over the draw list: shadows, pills, dashes, polygons, rings. They are never recorded; their owner says what they are.
#pragma once

#include <vector>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

void fill(Kit& kit, const Rect& rect, Color color, float radius_units = 0);
void outline(Kit& kit, const Rect& rect, Color color, float radius_units = 0, float thickness_units = 1);
// A soft shadow below a raised box. 1 is a card, 2 a dialog.
void shadow(Kit& kit, const Rect& rect, float strength = 1);
void dashed(Kit& kit, const std::vector<Point>& points, Color color, float thickness, float on, float off);
// A bent line from a to b; `bend` is the height of the bow as a share of its length, negative to the other side.
std::vector<Point> bow(Point a, Point b, float bend, int segments = 24);
// Any simple polygon, by cutting ears; cost grows with the cube of its corners, so keep it below 200.
void fill_polygon(Kit& kit, const std::vector<Point>& points, Color color);
// `share` 0 to 1 of a circle, clockwise from the top.
void arc(Kit& kit, Point center, float radius, float thickness, float share, Color color);
// Whether a point is inside a polygon: for clicks on a map.
bool inside_polygon(const std::vector<Point>& points, Point p);

}  // namespace samenspel::kit
