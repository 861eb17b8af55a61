// A log whose text can be selected over several entries and copied. Draw it inside a ScrollArea.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/label.hpp"

namespace samenspel::kit {

// Every frame: make one, add the paragraphs in order, then finish(). Texts must live until finish().
class SelectableLog {
public:
    SelectableLog(Kit& kit, std::string_view id, std::string_view name) : kit_(kit), id_(id), name_(name) {}
    // Draws wrapped text with its top left corner at the rectangle's; `key` counts up and names the entry for good.
    // `prefix` goes before the text in a copy of several ("14:07 De Ark: "). Returns the height.
    float paragraph(std::int64_t key, const Rect& rect, std::string_view text, std::string_view prefix, const TextStyle& style = {});
    // `region`: where the mouse selects. Control+A selects all, Control+C copies.
    void finish(const Rect& region);

private:
    struct Mark { std::int64_t key = -1; std::size_t offset = 0; };
    struct State { Mark anchor, caret; bool dragging = false; };
    struct Entry {
        std::int64_t key;
        Rect rect;
        std::string_view text;
        std::string prefix;
        ImFont* font;
        float step;
        std::vector<Line> lines;
    };

    State& state() { return kit_.state<State>(id_ + "#selection"); }
    bool range(Mark& first, Mark& last);
    Mark mark_at(Point point) const;
    void select_with_mouse(const Interaction& answer);
    std::string copy();

    Kit& kit_;
    std::string id_, name_;
    std::vector<Entry> entries_;
};

}  // namespace samenspel::kit
