// Order is the order of drawing. When the focused control disappears, Tab goes on from where it was.
#include "client/screens/kit/focus.hpp"

#include <algorithm>
#include <utility>

namespace samenspel::kit {

void Focus::add(FocusStop stop) { stops_.push_back(std::move(stop)); }

std::vector<std::size_t> Focus::reachable() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < before_.size(); ++i) {
        if (before_[i].depth == depth_) out.push_back(i);
    }
    return out;
}

int Focus::position(const std::vector<std::size_t>& reachable) const {
    for (std::size_t i = 0; i < reachable.size(); ++i) {
        if (before_[reachable[i]].id == current_) return static_cast<int>(i);
    }
    return -1;
}

void Focus::request(std::string_view id, bool visible) {
    current_ = id;
    visible_ = visible;
    requested_ = true;
    patience_ = 2;
    reveal_ = id;
}

void Focus::clear() {
    current_.clear();
    visible_ = false;
}

void Focus::move(int step) {
    const std::vector<std::size_t> all = reachable();
    if (all.empty()) return;
    const int count = static_cast<int>(all.size());
    int at = position(all);
    if (at < 0) {
        // Nothing has the focus: begin at an end, or next to the control that went away.
        const int lost = std::min(static_cast<int>(lost_at_), count);
        at = step > 0 ? lost : lost - 1;
        if (lost == 0 && step < 0) at = count - 1;
        at = (at + count) % count;
    } else {
        at = (at + step % count + count) % count;
    }
    request(before_[all[static_cast<std::size_t>(at)]].id, true);
}

void Focus::move_region(int step) {
    const std::vector<std::size_t> all = reachable();
    std::vector<std::pair<std::string, std::string>> firsts;  // region, its first control
    for (const std::size_t i : all) {
        const FocusStop& stop = before_[i];
        const bool known = std::any_of(firsts.begin(), firsts.end(), [&](const auto& f) { return f.first == stop.region; });
        if (!known) firsts.emplace_back(stop.region, stop.id);
    }
    if (firsts.empty()) return;
    const int at = position(all);
    const int count = static_cast<int>(firsts.size());
    int target = step > 0 ? 0 : count - 1;
    if (at >= 0) {
        const std::string& region = before_[all[static_cast<std::size_t>(at)]].region;
        for (int i = 0; i < count; ++i) {
            if (firsts[static_cast<std::size_t>(i)].first == region) target = (i + step + count) % count;
        }
    }
    request(firsts[static_cast<std::size_t>(target)].second, true);
}

bool Focus::in_group() const {
    return std::any_of(before_.begin(), before_.end(),
                       [this](const FocusStop& s) { return s.id == current_ && s.depth == depth_ && !s.group.empty(); });
}

bool Focus::move_in_group(int step) {
    const auto self = std::find_if(before_.begin(), before_.end(),
                                   [this](const FocusStop& s) { return s.id == current_ && s.depth == depth_; });
    if (self == before_.end() || self->group.empty()) return false;
    std::vector<std::string> members;
    int at = 0;
    for (const FocusStop& stop : before_) {
        if (stop.depth != depth_ || stop.group != self->group) continue;
        if (stop.id == current_) at = static_cast<int>(members.size());
        members.push_back(stop.id);
    }
    const int count = static_cast<int>(members.size());
    request(members[static_cast<std::size_t>((at + step + count) % count)], true);
    return true;
}

std::string Focus::at(Point point) const {
    for (auto it = before_.rbegin(); it != before_.rend(); ++it) {
        if (it->depth == depth_ && it->shown.contains(point)) return it->id;
    }
    return {};
}

void Focus::end_frame(int deepest) {
    before_.swap(stops_);
    if (deepest > depth_) {
        returns_.push_back({deepest, requested_ ? at_start_ : current_, visible_});
        depth_ = deepest;
        const std::vector<std::size_t> all = reachable();
        if (position(all) < 0 && !all.empty()) request(before_[all.front()].id, visible_);
    } else if (deepest < depth_) {
        depth_ = deepest;
        std::string back;
        bool ring = visible_;
        while (!returns_.empty() && returns_.back().depth > deepest) {
            back = returns_.back().id;
            ring = returns_.back().visible;
            returns_.pop_back();
        }
        if (!requested_) request(back, ring || visible_);
    }
    requested_ = false;
    const std::vector<std::size_t> all = reachable();
    const int at = position(all);
    if (at >= 0) {
        lost_at_ = static_cast<std::size_t>(at);
        editing_ = before_[all[static_cast<std::size_t>(at)]].editing;
    } else {
        editing_ = false;
        if (!current_.empty() && --patience_ <= 0) clear();
    }
}

}  // namespace samenspel::kit
