// Compares every pair that shares a layer; a frame holds a few hundred entries, so the square is cheap.
#include "client/screens/kit/layout_check.hpp"

#include <cstdio>

namespace samenspel::kit {
namespace {

constexpr float tolerance = 1.5f;  // pixels that rounding may cost

std::string describe(const Semantic& s) {
    char place[80];
    std::snprintf(place, sizeof place, " [%.0f,%.0f %.0fx%.0f]", static_cast<double>(s.rect.x0), static_cast<double>(s.rect.y0),
                  static_cast<double>(s.rect.width()), static_cast<double>(s.rect.height()));
    std::string out = role_name(s.role);
    if (!s.id.empty()) out += " " + s.id;
    out += " \"" + s.label.substr(0, 40) + "\"";
    return out + place;
}

bool control(const Semantic& s) {
    return s.focusable || s.disabled;
}

bool overlap(const Semantic& a, const Semantic& b) {
    const Rect both = a.shown().intersect(b.shown());
    return both.width() > tolerance && both.height() > tolerance;
}

bool inside(const Semantic& inner, const Semantic& outer) {
    const Rect r = outer.rect;
    return Rect{r.x0 - tolerance, r.y0 - tolerance, r.x1 + tolerance, r.y1 + tolerance}.contains(inner.rect);
}

void check_alone(const Semantic& s, const Rect& window, std::vector<std::string>& out) {
    const bool text = s.role == Role::text;
    if (text && s.shortened && !s.may_shorten) out.push_back("shortened: " + describe(s));
    if (text && s.cut && !s.may_shorten) out.push_back("lines missing: " + describe(s));
    if (!text && !control(s)) return;
    const Rect room{s.clip.x0 - tolerance, s.scrolled ? s.rect.y0 : s.clip.y0 - tolerance, s.clip.x1 + tolerance,
                    s.scrolled ? s.rect.y1 : s.clip.y1 + tolerance};
    if (!room.contains(s.rect)) out.push_back("cut off by its surroundings: " + describe(s));
    const Rect outside{window.x0 - tolerance, s.scrolled ? s.rect.y0 : window.y0 - tolerance, window.x1 + tolerance,
                       s.scrolled ? s.rect.y1 : window.y1 + tolerance};
    if (!outside.contains(s.rect)) out.push_back("outside the window: " + describe(s));
}

// `a` was drawn before `b`.
void check_pair(const Semantic& a, const Semantic& b, std::vector<std::string>& out) {
    if (a.depth != b.depth || a.floating || b.floating || !overlap(a, b)) return;
    const bool text_a = a.role == Role::text, text_b = b.role == Role::text;
    if (text_a && text_b) {
        out.push_back("texts overlap: " + describe(a) + " and " + describe(b));
    } else if (control(a) && control(b)) {
        if (!a.container && !b.container) out.push_back("controls overlap: " + describe(a) + " and " + describe(b));
    } else if ((text_a && control(b)) || (control(a) && text_b)) {
        const Semantic& text = text_a ? a : b;
        const Semantic& owner = text_a ? b : a;
        const bool belongs = text.owner == owner.id || owner.container || (text_b && inside(text, owner));
        if (!belongs) out.push_back("a text and a control overlap: " + describe(text) + " and " + describe(owner));
        if (text.owner == owner.id && !owner.scrolled && !inside(text, owner)) {
            out.push_back("a control's text leaves it: " + describe(text) + " of " + describe(owner));
        }
    }
}

}  // namespace

std::vector<std::string> check_layout(const Semantics& all, const Rect& window) {
    std::vector<std::string> out;
    for (const Semantic& s : all) check_alone(s, window, out);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) check_pair(all[i], all[j], out);
    }
    return out;
}

}  // namespace samenspel::kit
