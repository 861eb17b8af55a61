// A server whose trainer chooses: without a session at first, then with the one that was asked for, then with the next.
// It owns the session and passes everything on to it; connections that came before keep their numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/host/host.hpp"

namespace samenspel::host {

// A session as it was opened, with the journal that it is written in.
struct OpenedSession {
    std::unique_ptr<store::Journal> journal;
    std::unique_ptr<Host> host;      // null: it could not be opened. Ends before the journal
    std::string why;                 // no host: of what kind the reason is, see cannot_host.* in the translations
    store::Ticket first;             // no append had an earlier one: such completions are another session's
};

struct LoungeOptions {
    // What every session has in common: bots, speed, limits, addresses, log. The lounge adds what the trainer chose, the
    // code and the key.
    Options common;
    // Fills what can be hosted. A sentence of what is wrong is worth a log line, not an offer.
    std::function<void(Setup&)> offer;
    // Opens the session that was asked for, in a new file or in the one to go on with; the wish is within its limits. Its
    // scenario and file are for the opener to judge; `options` lacks the scenario's folder alone. On failure no host, and
    // `error` says why in a sentence for the trainer.
    std::function<OpenedSession(const HostSession& wish, Options options, std::int64_t now_ms, std::string* error)> open;
};

// Key and code are made now. The code is the first session's too, unless that goes on in a file with a code of its own.
std::unique_ptr<Host> open_lounge(LoungeOptions options, std::int64_t now_ms);

}  // namespace samenspel::host
