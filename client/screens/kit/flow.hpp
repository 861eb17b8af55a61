// A card that is as high as its content: content is cut off the top, and the height follows a frame later.
#pragma once

#include <string>
#include <string_view>

#include "client/screens/kit/label.hpp"
#include "client/screens/kit/surfaces.hpp"

namespace samenspel::kit {

class FlowCard {
public:
    // `place` gives left, top and right.
    FlowCard(Kit& kit, std::string_view id, const Rect& place) : kit_(kit), height_(kit.state<float>(std::string(id) + "#height")) {
        card_ = {place.x0, place.y0, place.x1, place.y0 + height_};
        room_ = card(kit, card_);
        room_.y1 = room_.y0 + 1e6f;
    }
    ~FlowCard() {
        const float height = room_.y0 - card_.y0 + kit_.px(card_padding);
        if (height != height_) kit_.request_frame();
        height_ = height;
    }
    FlowCard(const FlowCard&) = delete;
    FlowCard& operator=(const FlowCard&) = delete;

    // The next piece from the top, with a gap after it; both in units.
    Rect row(float height, float gap_after = 8) {
        const Rect r = room_.cut_top(kit_.px(height));
        room_.cut_top(kit_.px(gap_after));
        return r;
    }
    // The same with the height in pixels, for what was measured.
    Rect piece(float height_px, float gap_after = 8) {
        const Rect r = room_.cut_top(height_px);
        room_.cut_top(kit_.px(gap_after));
        return r;
    }
    void text(std::string_view words, const TextStyle& style = {}, float gap_after = 8) {
        piece(paragraph(kit_, {room_.x0, room_.y0, room_.x1, room_.y0}, words, style), gap_after);
    }
    // Icon, title and remark in a row; a title that does not fit beside its icon wraps without it.
    void head(const char* icon, std::string_view title, std::string_view remark = {}) {
        if (text_width(kit_, Font::title, title) + kit_.px(28) <= room_.width()) section_head(kit_, row(24, 10), icon, title, remark);
        else text(title, {.font = Font::title}, 10);
    }
    float width() const { return room_.width(); }
    float bottom() const { return card_.y0 + height_; }
    const Rect& rect() const { return card_; }

private:
    Kit& kit_;
    float& height_;
    Rect card_, room_;
};

}  // namespace samenspel::kit
