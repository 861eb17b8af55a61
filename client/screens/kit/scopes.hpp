// Scopes that mark what is drawn inside them; each ends with its block.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

class ContextScope {
public:
    explicit ContextScope(Kit& kit) : kit_(kit), before_(kit.context) {}
    ~ContextScope() { kit_.context = std::move(before_); }
    ContextScope(const ContextScope&) = delete;
    ContextScope& operator=(const ContextScope&) = delete;

protected:
    Kit& kit_;

private:
    Kit::Context before_;
};

// Texts drawn inside belong to this control.
struct OwnerScope : ContextScope {
    OwnerScope(Kit& kit, std::string_view id) : ContextScope(kit) { kit.context.owner = id; }
};

// A part of the screen that F6 jumps to, named for speech.
struct RegionScope : ContextScope {
    RegionScope(Kit& kit, std::string_view id, std::string_view label, const Rect& rect) : ContextScope(kit) {
        kit.record(Role::region, id, label, rect);
        kit.context.region = id;
    }
};

// Inside, things may lie over each other on purpose (a map's labels).
struct FloatingScope : ContextScope {
    explicit FloatingScope(Kit& kit) : ContextScope(kit) { kit.context.floating = true; }
};

struct ClipScope {
    ClipScope(Kit& kit_in, const Rect& rect) : kit(kit_in) { kit.push_clip(rect); }
    ~ClipScope() { kit.pop_clip(); }
    ClipScope(const ClipScope&) = delete;
    ClipScope& operator=(const ClipScope&) = delete;
    Kit& kit;
};

// One layer deeper: what lies below takes no input until this scope is no longer drawn.
struct ModalScope {
    explicit ModalScope(Kit& kit_in) : kit(kit_in) {
        const int depth = std::min(kit.depth() + 1, deepest_layer);
        kit.enter_layer(depth, depth);
    }
    ~ModalScope() { kit.leave_layer(); }
    ModalScope(const ModalScope&) = delete;
    ModalScope& operator=(const ModalScope&) = delete;
    Kit& kit;
};

}  // namespace samenspel::kit
