// Asks the system for its interfaces, and judges which of them others can reach.
#include "server/edge/addresses.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string_view>
#include <tuple>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace samenspel::edge {
namespace {

enum class Kind : std::uint8_t { home_or_office, other, self_given, leads_nowhere };

bool made_by_software(const Interface& one) {
    if (one.point_to_point) return true;
    for (const std::string_view beginning : {"docker", "br-", "virbr", "veth", "tun", "tap", "wg", "vbox", "vmnet", "lxc", "lxd", "podman", "cni"})
        if (one.name.starts_with(beginning)) return true;
    return false;
}

Kind kind_of(const Interface& one) {
    if (made_by_software(one)) return Kind::leads_nowhere;
    if ((one.address >> 16) == 0xA9FE) return Kind::self_given;
    const bool is_private = (one.address >> 24) == 10 || (one.address >> 20) == 0xAC1 || (one.address >> 16) == 0xC0A8;
    return is_private ? Kind::home_or_office : Kind::other;
}

std::string text_of(std::uint32_t address) {
    const in_addr raw{htonl(address)};
    char text[INET_ADDRSTRLEN];
    return inet_ntop(AF_INET, &raw, text, sizeof text) == nullptr ? std::string() : text;
}

// Names of interfaces with a route to everywhere.
std::vector<std::string> default_routes() {
    std::ifstream file("/proc/net/route");
    std::vector<std::string> out;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string name, destination, gateway, flags, references, use, metric, mask;
        if (fields >> name >> destination >> gateway >> flags >> references >> use >> metric >> mask && destination == "00000000" && mask == "00000000")
            out.push_back(name);
    }
    return out;
}

}  // namespace

std::vector<std::string> likely_first(std::vector<Interface> interfaces) {
    std::erase_if(interfaces, [](const Interface& one) { return !one.up || one.loopback || one.address == 0; });
    const auto order = [](const Interface& one) { return std::tuple(kind_of(one), !one.default_route, !one.hardware); };
    std::stable_sort(interfaces.begin(), interfaces.end(), [&](const Interface& a, const Interface& b) { return order(a) < order(b); });
    std::vector<std::string> out;
    for (const Interface& one : interfaces) {
        std::string text = text_of(one.address);
        if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    }
    if (out.empty()) out.emplace_back("127.0.0.1");
    return out;
}

std::vector<std::string> lan_addresses() {
    std::vector<Interface> found;
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return likely_first({});
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
    const std::vector<std::string> routes = default_routes();
    for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
        if (at->ifa_addr == nullptr || at->ifa_addr->sa_family != AF_INET) continue;
        Interface& one = found.emplace_back();
        one.name = at->ifa_name;
        one.address = ntohl(reinterpret_cast<const sockaddr_in*>(at->ifa_addr)->sin_addr.s_addr);
        one.up = (at->ifa_flags & IFF_UP) != 0 && (at->ifa_flags & IFF_RUNNING) != 0;
        one.loopback = (at->ifa_flags & IFF_LOOPBACK) != 0;
        one.point_to_point = (at->ifa_flags & IFF_POINTOPOINT) != 0;
        std::error_code ignored;
        one.hardware = std::filesystem::exists("/sys/class/net/" + one.name + "/device", ignored);
        one.default_route = std::find(routes.begin(), routes.end(), one.name) != routes.end();
    }
    return likely_first(std::move(found));
}

}  // namespace samenspel::edge
