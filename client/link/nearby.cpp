// Browses by Avahi on its poll's thread; the list is kept behind a lock for the user interface.
#include "client/link/nearby.hpp"

#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-common/address.h>
#include <avahi-common/error.h>
#include <avahi-common/thread-watch.h>
#include <avahi-common/timeval.h>
#include <avahi-common/watch.h>

namespace samenspel::link {
namespace {

constexpr const char* service_type = "_samenspel._tcp";
constexpr unsigned again_ms = 15'000;
constexpr std::size_t most_services = 100;  // a network that claims more is not believed

}  // namespace

struct Nearby::Inner {
    // The same server shows once for each interface and protocol; IPv4 sorts first.
    struct Key {
        std::string name;
        AvahiProtocol protocol;
        AvahiIfIndex interface;
        bool operator<(const Key& other) const {
            return std::tie(name, protocol, interface) < std::tie(other.name, other.protocol, other.interface);
        }
    };

    std::function<void()> wake;
    AvahiThreadedPoll* poll = nullptr;
    AvahiClient* client = nullptr;
    AvahiServiceBrowser* browser = nullptr;
    AvahiTimeout* again = nullptr;
    mutable std::mutex mutex;
    std::map<Key, Service> found;
    std::set<Key> present;  // seen by the browser and not gone since; only on the poll's thread

    void begin() {
        int error = 0;
        client = avahi_client_new(avahi_threaded_poll_get(poll), AVAHI_CLIENT_NO_FAIL, [](AvahiClient* it, AvahiClientState state, void* self) {
            static_cast<Inner*>(self)->changed(it, state);
        }, this, &error);
        if (client == nullptr) try_again();
    }

    void changed(AvahiClient* it, AvahiClientState state) {
        client = it;  // the first call comes from within avahi_client_new
        if (state == AVAHI_CLIENT_FAILURE) return try_again();
        if (state == AVAHI_CLIENT_CONNECTING || browser != nullptr) return;
        browser = avahi_service_browser_new(client, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, service_type, nullptr, AvahiLookupFlags(0),
            [](AvahiServiceBrowser*, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event, const char* name, const char* type,
               const char* domain, AvahiLookupResultFlags, void* self) {
                auto* inner = static_cast<Inner*>(self);
                if (event == AVAHI_BROWSER_NEW) inner->appeared({name, protocol, interface}, type, domain);
                if (event == AVAHI_BROWSER_REMOVE) inner->vanished({name, protocol, interface});
            }, this);
    }

    void appeared(Key key, const char* type, const char* domain) {
        if (present.size() >= most_services || !present.insert(key).second) return;
        // The resolver frees itself in its one answer, or goes with the client.
        avahi_service_resolver_new(client, key.interface, key.protocol, key.name.c_str(), type, domain, key.protocol, AvahiLookupFlags(0),
            [](AvahiServiceResolver* resolver, AvahiIfIndex interface, AvahiProtocol protocol, AvahiResolverEvent event, const char* name, const char*,
               const char*, const char*, const AvahiAddress* address, std::uint16_t port, AvahiStringList*, AvahiLookupResultFlags, void* self) {
                if (event == AVAHI_RESOLVER_FOUND) static_cast<Inner*>(self)->resolved({name, protocol, interface}, *address, port);
                avahi_service_resolver_free(resolver);
            }, this);
    }

    void resolved(const Key& key, const AvahiAddress& address, std::uint16_t port) {
        if (!present.contains(key)) return;
        char text[AVAHI_ADDRESS_STR_MAX];
        avahi_address_snprint(text, sizeof text, &address);
        // An IPv6 address of one cable alone is of no use without the name of that cable.
        if (address.proto == AVAHI_PROTO_INET6 && address.data.ipv6.address[0] == 0xFE && (address.data.ipv6.address[1] & 0xC0) == 0x80) return;
        {
            const std::lock_guard lock(mutex);
            found[key] = {key.name, text, port};
        }
        if (wake) wake();
    }

    void vanished(const Key& key) {
        present.erase(key);
        {
            const std::lock_guard lock(mutex);
            if (found.erase(key) == 0) return;
        }
        if (wake) wake();
    }

    // A client cannot be freed in its own callback, and a system without a message bus is looked at again later.
    void try_again() {
        const AvahiPoll* api = avahi_threaded_poll_get(poll);
        timeval when{};
        avahi_elapse_time(&when, again_ms, 0);
        if (again != nullptr) return api->timeout_update(again, &when);
        again = api->timeout_new(api, &when, [](AvahiTimeout* timeout, void* self) {
            auto* inner = static_cast<Inner*>(self);
            avahi_threaded_poll_get(inner->poll)->timeout_update(timeout, nullptr);
            inner->forget();
            inner->begin();
        }, this);
    }

    void forget() {
        browser = nullptr;  // goes with its client
        if (client != nullptr) avahi_client_free(client);
        client = nullptr;
        present.clear();
        {
            const std::lock_guard lock(mutex);
            if (found.empty()) return;
            found.clear();
        }
        if (wake) wake();
    }
};

Nearby::Nearby() : inner_(std::make_unique<Inner>()) {}

Nearby::~Nearby() {
    if (inner_->poll == nullptr) return;
    avahi_threaded_poll_stop(inner_->poll);
    inner_->wake = nullptr;
    inner_->forget();
    if (inner_->again != nullptr) avahi_threaded_poll_get(inner_->poll)->timeout_free(inner_->again);
    avahi_threaded_poll_free(inner_->poll);
}

void Nearby::start(std::function<void()> wake) {
    inner_->wake = std::move(wake);
    inner_->poll = avahi_threaded_poll_new();
    if (inner_->poll == nullptr) return;
    inner_->begin();
    avahi_threaded_poll_start(inner_->poll);
}

std::vector<Service> Nearby::list() const {
    const std::lock_guard lock(inner_->mutex);
    std::vector<Service> out;
    for (const auto& [key, service] : inner_->found) {
        if (out.empty() || out.back().name != service.name) out.push_back(service);
    }
    return out;
}

}  // namespace samenspel::link
