// Rooms in which a table is looked back at: what a seat or the trainer heard of it from its opening on, told in its own time.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "tests/screens/room.hpp"

namespace samenspel::testing {

constexpr std::int64_t second = 1'000, minute = 60'000;  // of table time, in milliseconds

// Tells a room events one by one; the last one once tell() is called or another begins.
class Story {
public:
    explicit Story(Room& room) : room_(room) {}
    Event& at(std::int64_t at_ms) {
        tell();
        pending_ = std::make_unique<ServerMessage>();
        pending_->mutable_event()->set_at_ms(at_ms);
        return *pending_->mutable_event();
    }
    void tell() {
        if (pending_) room_.take(*pending_);
        pending_.reset();
    }

private:
    Room& room_;
    std::unique_ptr<ServerMessage> pending_;
};

// The role that region()'s seats hold here: one text, and one card of weight 3.
void fill_role(RoleDealt& role, std::uint32_t seat);

// The table of region() from its opening to its debriefing, or through so many of its phases, as this viewer heard it. Seat 1's own
// role with it where it is that seat.
void tell_all(Room& room, std::uint32_t seat, bool trainer, bool ended = true, int phases = region().phases_size());

// Whether this is on the screen once it is calm; and pressing it, in sight or not.
bool stands(Room& room, std::string_view id);
void press(Room& room, const char* id);

// English, past the recap: somebody at this seat of table 1, and the trainer.
struct Seated : Room {
    ~Seated();
    explicit Seated(std::uint32_t seat, kit::Surface surface = {1280, 800, 1}, bool ended = true);
};
struct Trainer : Room {
    ~Trainer();
    explicit Trainer(kit::Surface surface = {1280, 800, 1}, bool ended = true, int phases = region().phases_size());
};

}  // namespace samenspel::testing
