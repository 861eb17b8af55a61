// A table's past, to be looked at from any moment: the same fold over the first part of what was heard. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/knowledge/eyes.hpp"

namespace samenspel::knowledge {

class Past {
public:
    // `base` is what is known besides, as of the session: it stands in every moment.
    Past(Heard heard, Knowledge base);

    // All that was heard until and with this moment of table time. Valid until the next call. A step on folds what is new; a step
    // back folds again from the last keepsake before it, of which there is one every `keep_every` events.
    const Knowledge& at(std::int64_t at_ms);
    // More was heard meanwhile. `heard` begins with all that is here; moments until then stay as they are.
    void go_on(const Heard& heard);
    bool empty() const { return heard_.empty(); }
    const Heard& heard() const { return heard_; }
    std::int64_t first_ms() const { return heard_.empty() ? 0 : heard_.front()->at_ms(); }
    std::int64_t last_ms() const { return heard_.empty() ? 0 : heard_.back()->at_ms(); }
    // The nearest moment at which something was heard, strictly before or after; none at the ends.
    std::optional<std::int64_t> before(std::int64_t at_ms) const;
    std::optional<std::int64_t> after(std::int64_t at_ms) const;

private:
    static constexpr std::size_t keep_every = 1'000;
    std::size_t count_until(std::int64_t at_ms) const;
    void go_to(std::size_t count);

    Heard heard_;
    std::vector<Knowledge> keepsakes_;  // [i]: after i * keep_every events; made as far as somebody went
    Knowledge now_;
    std::size_t folded_ = 0;
};

// What is worth a mark on the time line.
struct Mark {
    enum class Of : std::uint8_t { phase, proposal, agreement, reveal, inject, temperature, bookmark, result } of = Of::phase;
    std::int64_t at_ms = 0;
    std::uint32_t number = 0;    // phase: index; proposal, agreement: number; reveal: seat; result: round
    double value = 0;            // temperature: mean of what was answered, 1..4
    std::string note;            // bookmark: the trainer's own words
    const Text* title = nullptr; // inject; lives as long as what was heard
};
// The moment that a bookmark means: an earlier one where it was set afterwards.
std::int64_t marked_ms(const Event& event);
// In order; as far as these eyes were told of them.
std::vector<Mark> marks_of(const Heard& heard);

// The session's part of what is known, without how it ended: what stands in every moment of the past.
Knowledge session_part(const Knowledge& knowledge);

}  // namespace samenspel::knowledge
