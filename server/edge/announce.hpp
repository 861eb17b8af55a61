// Tells the local network that a server is here (DNS-SD, by the system's Avahi), so that the program finds it without an
// address. Says its name and port; never a code. Has a thread of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace samenspel::edge {

class Announcement {
public:
    // Begins at once and ends with the object. Where Avahi does not run, the log says so once and it is tried again now
    // and then. A name that another one on the network has gets a number.
    Announcement(const std::string& name, std::uint16_t port);
    ~Announcement();
    Announcement(const Announcement&) = delete;
    Announcement& operator=(const Announcement&) = delete;
    // From now on under this name: another session has begun. Any thread but Avahi's.
    void rename(const std::string& name);

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Cut to what a name may be: 63 bytes, no letter cut in two, "Samenspel" for none.
std::string announced_name(const std::string& name);

}  // namespace samenspel::edge
