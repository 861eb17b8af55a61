// All of Avahi runs on its poll's thread; the constructor and the destructor only start and stop that thread.
#include "server/edge/announce.hpp"

#include <algorithm>

#include <avahi-client/client.h>
#include <avahi-client/publish.h>
#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/thread-watch.h>
#include <avahi-common/timeval.h>
#include <avahi-common/watch.h>

#include "server/edge/log.hpp"

namespace samenspel::edge {
namespace {

constexpr const char* service_type = "_samenspel._tcp";
constexpr unsigned again_ms = 15'000;
constexpr std::size_t most_name_bytes = 63;

}  // namespace

struct Announcement::Inner {
    std::string name;
    std::uint16_t port;
    AvahiThreadedPoll* poll = nullptr;
    AvahiClient* client = nullptr;
    AvahiEntryGroup* group = nullptr;
    AvahiTimeout* again = nullptr;
    bool absence_said = false;

    // The first call comes before the thread runs, later ones on it.
    void begin() {
        int error = 0;
        client = avahi_client_new(avahi_threaded_poll_get(poll), AVAHI_CLIENT_NO_FAIL, [](AvahiClient* it, AvahiClientState state, void* self) {
            static_cast<Inner*>(self)->changed(it, state);
        }, this, &error);
        if (client != nullptr) return;
        say_absent();
        try_again();
    }

    void changed(AvahiClient* it, AvahiClientState state) {
        client = it;  // the first call comes from within avahi_client_new
        switch (state) {
            case AVAHI_CLIENT_S_RUNNING: return publish();
            case AVAHI_CLIENT_S_COLLISION:
            case AVAHI_CLIENT_S_REGISTERING:  // the computer's own name changes: what stands on it is put up again afterwards
                if (group != nullptr) avahi_entry_group_reset(group);
                return;
            case AVAHI_CLIENT_CONNECTING: return say_absent();
            case AVAHI_CLIENT_FAILURE: return try_again();
        }
    }

    void publish() {
        if (group == nullptr) {
            group = avahi_entry_group_new(client, [](AvahiEntryGroup* it, AvahiEntryGroupState state, void* self) {
                static_cast<Inner*>(self)->answered(it, state);
            }, this);
        }
        if (group == nullptr) return complain();
        int error = AVAHI_ERR_COLLISION;
        for (int tries = 0; error == AVAHI_ERR_COLLISION && tries < 20; ++tries) {
            if (tries > 0) evade();
            error = avahi_entry_group_add_service(group, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, AvahiPublishFlags(0), name.c_str(), service_type,
                                                  nullptr, nullptr, port, "v=1", static_cast<const char*>(nullptr));
        }
        if (error == 0) error = avahi_entry_group_commit(group);
        if (error != 0) complain();
    }

    void answered(AvahiEntryGroup* it, AvahiEntryGroupState state) {
        group = it;
        if (state == AVAHI_ENTRY_GROUP_ESTABLISHED) log_info("the local network is told that this server is here");
        if (state == AVAHI_ENTRY_GROUP_FAILURE) complain();
        if (state != AVAHI_ENTRY_GROUP_COLLISION) return;
        evade();
        avahi_entry_group_reset(group);
        publish();
    }

    void evade() {
        char* other = avahi_alternative_service_name(name.c_str());
        name = other;
        avahi_free(other);
    }

    void complain() {
        log_warning(std::string("the local network cannot be told that this server is here: ") + avahi_strerror(avahi_client_errno(client)));
    }

    void say_absent() {
        if (!absence_said) log_info("Avahi does not run: people join by the link or the address; the program will not find this server by itself");
        absence_said = true;
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
        group = nullptr;  // goes with its client
        if (client != nullptr) avahi_client_free(client);
        client = nullptr;
    }
};

Announcement::Announcement(const std::string& name, std::uint16_t port) : inner_(new Inner{announced_name(name), port}) {
    inner_->poll = avahi_threaded_poll_new();
    if (inner_->poll == nullptr) return;
    inner_->begin();
    avahi_threaded_poll_start(inner_->poll);
}

Announcement::~Announcement() {
    if (inner_->poll == nullptr) return;
    avahi_threaded_poll_stop(inner_->poll);
    inner_->forget();
    if (inner_->again != nullptr) avahi_threaded_poll_get(inner_->poll)->timeout_free(inner_->again);
    avahi_threaded_poll_free(inner_->poll);
}

void Announcement::rename(const std::string& name) {
    if (inner_->poll == nullptr) return;
    avahi_threaded_poll_lock(inner_->poll);
    inner_->name = announced_name(name);
    if (inner_->group != nullptr) {
        avahi_entry_group_reset(inner_->group);
        inner_->publish();
    }
    avahi_threaded_poll_unlock(inner_->poll);
}

std::string announced_name(const std::string& name) {
    if (name.empty()) return "Samenspel";
    std::size_t end = std::min(name.size(), most_name_bytes);
    while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    return name.substr(0, end);
}

}  // namespace samenspel::edge
