// Many links on one thread, run by its owner: for bots and tests. Native builds only.
#pragma once

#include <cstdint>
#include <memory>

#include "client/link/link.hpp"

namespace samenspel::link {

class Loop {
public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    // Waits at most so long for something to happen and does all that is due. False when nothing happened.
    bool run_for(std::int64_t most_ms);

    struct Inside;
    Inside& inside() { return *inside_; }

private:
    std::unique_ptr<Inside> inside_;
};

// The loop outlives the link; both are used by one thread. Link::poll runs the whole loop without blocking.
std::unique_ptr<Link> make_link(Loop& loop, Options options);

}  // namespace samenspel::link
