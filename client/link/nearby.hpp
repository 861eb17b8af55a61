// The servers that tell the local network of themselves (DNS-SD, by the system's Avahi). Native builds only; where Avahi
// does not run, the list stays empty.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace samenspel::link {

struct Service {
    std::string name;     // as people read it
    std::string address;  // a number; IPv6 without brackets
    std::uint16_t port = 0;
    friend bool operator==(const Service&, const Service&) = default;
};

class Nearby {
public:
    Nearby();
    ~Nearby();
    Nearby(const Nearby&) = delete;
    Nearby& operator=(const Nearby&) = delete;

    // Begins to look, on a thread of its own. `wake` is called from that thread when the list has changed; may do little,
    // and may be empty. Call it once.
    void start(std::function<void()> wake);
    // What is there now, by name; one of each server, with its IPv4 address where it has one. Any thread.
    std::vector<Service> list() const;

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace samenspel::link
