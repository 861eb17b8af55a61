// The invitation stands small and in the second ink: it is there for who looks for it, and asks nothing.
#include "client/screens/views/invitation.hpp"

#include "client/knowledge/queries.hpp"
#include "client/screens/views/low.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr float mark_units = 24, clock_units = 72;

struct Unfolded { std::uint32_t phase = 0; bool on = false; };

// Each phase begins folded.
Unfolded& unfolded(const View& view) {
    Unfolded& state = view.kit.state<Unfolded>("invitation");
    const std::uint32_t phase = view.knowledge().phase().phase();
    if (state.phase != phase) state = {phase, false};
    return state;
}

TextStyle style_of(const View& view, int most_lines) {
    return {.font = Font::small, .color = view.kit.theme().ink_second, .max_lines = most_lines, .may_shorten = most_lines > 0, .id = "invitation"};
}

struct Fold { bool too_long = false; float text_width = 0; TextStyle style = {}; };

Fold fold_of(const View& view, const std::string& words, float width) {
    Fold fold{false, width, style_of(view, is_low(view) ? 1 : 2)};
    fold.too_long = paragraph_height(view.kit, words, width, style_of(view, 0)) > paragraph_height(view.kit, words, width, fold.style);
    if (!fold.too_long) return fold;
    fold.text_width -= view.px(mark_units);
    if (unfolded(view).on) fold.style = style_of(view, 0);
    return fold;
}

}  // namespace

std::string invitation(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase && !view.knowledge().ended() ? say(phase->invitation()) : std::string();
}

float invitation_height(const View& view, float width) {
    const std::string words = invitation(view);
    const Fold fold = fold_of(view, words, width);
    return paragraph_height(view.kit, words, fold.text_width, fold.style);
}

void draw_invitation(const View& view, const Rect& rect) {
    const std::string words = invitation(view);
    if (words.empty()) return;
    const Fold fold = fold_of(view, words, rect.width());
    Rect room = rect;
    if (!fold.too_long) {
        paragraph(view.kit, room, words, fold.style);
        return;
    }
    Unfolded& state = unfolded(view);
    const std::string id = "invitation.fold";
    const Interaction answer = view.kit.control(id, rect, {.role = Role::toggle, .label = words, .checked = state.on, .radius = 6});
    const OwnerScope owner(view.kit, id);
    icon_at(view.kit, room.cut_right(view.px(mark_units)).center(), state.on ? icon::expand_less : icon::expand_more, view.kit.theme().ink_second);
    paragraph(view.kit, room, words, fold.style);
    if (!answer.pressed) return;
    state.on = !state.on;
    view.kit.request_frame();
}

float clock_card_height(const View& view, float width, float most) {
    const float below = invitation_height(view, width - view.px(24)), clock = view.px(clock_units);
    const float both = clock + below + view.px(between_clock_and_words);
    return below > 0 && both <= most ? both : clock;
}

}  // namespace samenspel::screens
