// Asks the system for its interfaces.
#include "server/edge/addresses.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace samenspel::edge {
namespace {

// 0 is the best. Names of bridges and tunnels that lead to no participant come last.
int rank(std::string_view name, std::uint32_t address) {
    for (const std::string_view virtual_one : {"docker", "br-", "virbr", "veth", "tun", "tap", "wg", "vbox", "vmnet", "lxc", "podman", "cni"}) {
        if (name.starts_with(virtual_one)) return 3;
    }
    if ((address >> 16) == 0xA9FE) return 2;  // 169.254: no network gave an address
    const bool is_private = (address >> 24) == 10 || (address >> 20) == 0xAC1 || (address >> 16) == 0xC0A8;
    return is_private ? 0 : 1;
}

}  // namespace

std::vector<std::string> lan_addresses() {
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
    std::vector<std::pair<int, std::string>> found;
    for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
        if (at->ifa_addr == nullptr || at->ifa_addr->sa_family != AF_INET) continue;
        if ((at->ifa_flags & IFF_UP) == 0 || (at->ifa_flags & IFF_LOOPBACK) != 0) continue;
        const auto& address = reinterpret_cast<const sockaddr_in*>(at->ifa_addr)->sin_addr;
        char text[INET_ADDRSTRLEN];
        if (inet_ntop(AF_INET, &address, text, sizeof text) == nullptr) continue;
        found.emplace_back(rank(at->ifa_name, ntohl(address.s_addr)), text);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> out;
    for (auto& [order, text] : found) out.push_back(std::move(text));
    return out;
}

}  // namespace samenspel::edge
