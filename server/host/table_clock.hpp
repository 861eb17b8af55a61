// Table time: moves with real time while it runs, `speed` times as fast, and stands still otherwise.
#pragma once

#include <cstdint>

namespace samenspel::host {

class TableClock {
public:
    TableClock(std::int64_t table_now_ms, std::uint32_t speed) : base_ms_(table_now_ms), speed_(speed) {}

    bool running() const { return running_; }
    std::uint32_t speed() const { return speed_; }
    std::int64_t now_ms(std::int64_t real_now_ms) const {
        return running_ ? base_ms_ + (real_now_ms - since_ms_) * speed_ : base_ms_;
    }
    // True when that changed something.
    bool run(bool runs, std::int64_t real_now_ms) {
        if (runs == running_) return false;
        base_ms_ = now_ms(real_now_ms);
        since_ms_ = real_now_ms;
        running_ = runs;
        return true;
    }
    // The real time at which table time will be `table_ms`. Precondition: running.
    std::int64_t real_ms(std::int64_t table_ms) const {
        if (table_ms <= base_ms_) return since_ms_;
        return since_ms_ + (table_ms - base_ms_ + speed_ - 1) / speed_;
    }

private:
    std::int64_t base_ms_;
    std::int64_t since_ms_ = 0;
    std::int64_t speed_;
    bool running_ = false;
};

}  // namespace samenspel::host
