#include "server/host/lounge.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "proto/full.hpp"
#include "server/host/admission.hpp"
#include "server/host/line_limit.hpp"
#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

constexpr std::uint32_t protocol = 1, most_tables = 16, tables_unless_told = 8, length_unless_told_min = 45;
constexpr std::size_t most_message_bytes = 16 * 1024, most_tries = 10;

struct Guest {
    bool said_hello = false, is_trainer = false;  // the trainer: welcomed while there was no session
    std::unique_ptr<Hello> with_key;              // the last hello that named a trainer's key, to be said again
    Tries tries{most_tries};
    std::uint64_t network = 0;
};

ClientMessage::BodyCase parse(std::string_view bytes, ClientMessage& message) {
    const bool sound = bytes.size() <= most_message_bytes && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    return sound ? message.body_case() : ClientMessage::BODY_NOT_SET;
}

// A sentence for the trainer, and its kind; empty when the wish is within its limits.
std::string wrong(const HostSession& wish, std::string* kind) {
    *kind = "tables";
    if (wish.tables() > most_tables || wish.tables_expected() > most_tables) return "A session has 1 to 16 tables.";
    *kind = "language";
    if (!wish.language().empty() && wish.language() != "nl" && wish.language() != "en") return "The language has to be 'nl' or 'en'.";
    kind->clear();
    return {};
}

class Lounge final : public Host {
public:
    Lounge(LoungeOptions options, std::int64_t now_ms)
        : options_(std::move(options)), now_ms_(now_ms), wrong_tries_(std::make_shared<WrongTries>()), code_(make_code()), key_(make_trainer_key()), key_hash_(hash_of(key_)) {}

    void opened(ConnectionId id, std::int64_t now_ms) override {
        now_ms_ = now_ms;
        guests_.try_emplace(id.value);
        if (session_.host) session_.host->opened(id, now_ms);
    }
    void came_from(ConnectionId id, std::uint64_t network) override {
        if (const auto found = guests_.find(id.value); found != guests_.end()) found->second.network = network;
        if (session_.host) session_.host->came_from(id, network);
    }
    void received(ConnectionId id, std::string_view bytes, std::int64_t now_ms) override;
    void drained(ConnectionId id, std::int64_t now_ms) override {
        if (session_.host) session_.host->drained(id, now_ms);
    }
    void closed(ConnectionId id, std::int64_t now_ms) override {
        guests_.erase(id.value);
        if (session_.host) session_.host->closed(id, now_ms);
    }
    void tick(std::int64_t now_ms) override {
        if (session_.host) session_.host->tick(now_ms);
    }
    std::optional<std::int64_t> next_wake_ms() const override { return session_.host ? session_.host->next_wake_ms() : std::nullopt; }
    // What an earlier session's journal had still to say concerns nobody any more.
    void committed(store::Ticket up_to, std::int64_t now_ms) override {
        if (session_.host && up_to >= session_.first) session_.host->committed(up_to, now_ms);
    }
    void failed(store::Ticket ticket, const store::Error& error, std::int64_t now_ms) override {
        if (session_.host && ticket >= session_.first) session_.host->failed(ticket, error, now_ms);
    }
    void page_made(ConnectionId id, const Printed& page, std::int64_t now_ms) override {
        if (session_.host) session_.host->page_made(id, page, now_ms);
    }
    void best_found(std::uint32_t table, const BestFound& found, std::int64_t now_ms) override {
        if (session_.host) session_.host->best_found(table, found, now_ms);
    }
    std::vector<Output> take_output() override;
    std::string join_code() const override { return session_.host ? session_.host->join_code() : code_; }
    std::string trainer_key() const override { return key_; }
    Figures figures() const override;
    std::string title() const override { return session_.host ? session_.host->title() : "Samenspel"; }

private:
    void hello(ConnectionId id, Guest& guest, const Hello& hello);
    void welcome(ConnectionId id);
    void send_setup(ConnectionId id);
    void open(ConnectionId by, const HostSession& wish);
    Options options_for(const HostSession& wish);
    void bring_in(bool another);
    void send(ConnectionId id, const ServerMessage& message, bool close = false) { output_.push_back({id, {frame(message)}, close}); }
    void refuse(ConnectionId id, Refusal refusal, bool close, std::vector<std::string> args = {}) { send(id, refused(refusal, std::move(args)), close); }
    void note(std::string_view line) const { if (options_.common.log) options_.common.log(line); }
    // What somebody can cause by a connection alone.
    void note_of(const Guest& guest, std::string_view line) {
        if (const auto passed = lines_.pass(line, guest.network, now_ms_)) note(*passed);
    }

    LoungeOptions options_;
    std::int64_t now_ms_;
    const std::shared_ptr<WrongTries> wrong_tries_;             // of the sessions too
    LineLimit lines_;                                           // about connections
    const std::string code_, key_, key_hash_;
    std::map<std::uint64_t, Guest> guests_;   // every connection; gone once it was told to close
    std::vector<Output> output_;              // before the session's
    OpenedSession session_;
    std::optional<std::pair<ConnectionId, HostSession>> wish_;  // for the next session, told while this one was at work
};

void Lounge::received(ConnectionId id, std::string_view bytes, std::int64_t now_ms) {
    now_ms_ = now_ms;
    const auto found = guests_.find(id.value);
    if (found == guests_.end()) return;
    Guest& guest = found->second;
    ClientMessage message;
    if (session_.host) {
        // Only a hello begins with this tag: nothing else is read twice.
        constexpr char hello_tag = ClientMessage::kHelloFieldNumber << 3 | 2;
        if (!bytes.empty() && bytes[0] == hello_tag && parse(bytes, message) == ClientMessage::kHello) {
            guest.said_hello = true;
            if (message.hello().has_trainer_key()) guest.with_key = std::make_unique<Hello>(message.hello());
        }
        session_.host->received(id, bytes, now_ms);
        if (auto wish = std::exchange(wish_, std::nullopt)) open(wish->first, wish->second);
        return;
    }
    switch (parse(bytes, message)) {
        case ClientMessage::kHello: return hello(id, guest, message.hello());
        case ClientMessage::kHostSession:
            if (guest.is_trainer) return open(id, message.host_session());
            break;
        case ClientMessage::kAskSetup:
            if (guest.is_trainer) return send_setup(id);
            break;
        case ClientMessage::kCommand:
        case ClientMessage::kWatch:
        case ClientMessage::kIssueTicket:
        case ClientMessage::kPrint:
        case ClientMessage::kPoint:
            if (guest.is_trainer) return refuse(id, NO_SESSION, false);
            break;
        case ClientMessage::BODY_NOT_SET: break;
    }
    note_of(guest, "a connection sent what is no message and was closed");
    refuse(id, BAD_MESSAGE, true);
}

void Lounge::hello(ConnectionId id, Guest& guest, const Hello& hello) {
    if (guest.is_trainer) return refuse(id, BAD_MESSAGE, true);
    if (hello.protocol() != protocol) return refuse(id, OLD_CLIENT, true, {std::to_string(protocol)});
    if (!hello.has_trainer_key()) return refuse(id, NO_SESSION, true);
    const bool good = same_hash(hash_of(tidy_code(hello.trainer_key())), key_hash_);
    if (guest.tries.too_many(now_ms_) || wrong_tries_->refuses_key(guest.network, good, now_ms_)) {
        note_of(guest, "too many wrong codes, keys or tokens");
        return refuse(id, TOO_MANY_TRIES, true);
    }
    if (!good) {
        guest.tries.wrong(now_ms_);
        wrong_tries_->wrong_key(guest.network, now_ms_);
        return refuse(id, WRONG_KEY, false);
    }
    if (!sound_instance(hello.instance())) return refuse(id, BAD_MESSAGE, true);
    guest.said_hello = guest.is_trainer = true;
    guest.with_key = std::make_unique<Hello>(hello);
    welcome(id);
}

void Lounge::welcome(ConnectionId id) {
    ServerMessage welcome;
    Welcome& who = *welcome.mutable_welcome();
    who.set_protocol(protocol);
    who.set_viewer(HOST_VIEWER);
    who.set_fresh(true);
    who.set_fresh_session(true);
    who.set_code(code_);
    send(id, welcome);
    send_setup(id);
    send(id, reach_message(options_.common.addresses, code_));
}

void Lounge::send_setup(ConnectionId id) {
    ServerMessage setup;
    options_.offer(*setup.mutable_setup());
    send(id, setup);
}

Options Lounge::options_for(const HostSession& wish) {
    Options out = options_.common;
    // Who was in the session before has its code: the next one gets another.
    out.code = session_.host ? make_code() : code_;
    out.trainer_key = key_;
    // More may come than were expected.
    out.tables = wish.tables() != 0 ? wish.tables() : std::max(tables_unless_told, wish.tables_expected());
    out.as_many_tables_as_needed = wish.tables() == 0;
    out.tables_chosen = wish.tables() != 0;
    out.length_min = wish.length_min() != 0 ? wish.length_min() : length_unless_told_min;
    out.typed = wish.talk() == TYPED;
    out.absent = wish.absent();
    out.instruments_off = wish.instruments_off();
    for (const auto instrument : wish.without()) out.without.push_back(static_cast<Instrument>(instrument));
    out.theater = wish.theater();
    out.language = wish.language();
    out.wrong_tries = wrong_tries_;
    out.offer = options_.offer;
    out.next_session = [this](ConnectionId by, const HostSession& next) { wish_.emplace(by, next); };
    return out;
}

void Lounge::open(ConnectionId by, const HostSession& wish) {
    OpenedSession opened;
    std::string error = wrong(wish, &opened.why);
    if (error.empty()) opened = options_.open(wish, options_for(wish), now_ms_, &error);
    if (!opened.host) {
        refuse(by, CANNOT_HOST, false,
               {error.empty() ? "The session could not be opened." : error, opened.why.empty() ? "failed" : opened.why});
        return send_setup(by);  // what was offered may have changed since
    }
    const bool another = session_.host != nullptr;
    if (another)
        for (auto& output : session_.host->take_output()) output_.push_back(std::move(output));
    session_.host = nullptr;
    session_ = std::move(opened);
    bring_in(another);
    note(another ? "another session was opened" : "a session was opened");
}

// Trainers are welcomed as if they had come now; whoever was in the session before is told that it is over.
void Lounge::bring_in(bool another) {
    for (const auto& output : output_)
        if (output.close) guests_.erase(output.connection.value);
    for (auto at = guests_.begin(); at != guests_.end();) {
        const ConnectionId id{at->first};
        Guest& guest = at->second;
        guest.is_trainer = false;
        if (another && guest.said_hello && !guest.with_key) {
            refuse(id, SESSION_OVER, true);
            at = guests_.erase(at);
            continue;
        }
        session_.host->opened(id, now_ms_);
        session_.host->came_from(id, guest.network);
        if (guest.with_key) {
            ClientMessage message;
            Hello& hello = *message.mutable_hello();
            hello = *guest.with_key;
            hello.set_table(0);
            hello.clear_as_seat();
            hello.clear_seen();
            hello.clear_seen_session();
            session_.host->received(id, message.SerializeAsString(), now_ms_);
        }
        ++at;
    }
}

std::vector<Output> Lounge::take_output() {
    std::vector<Output> out = std::exchange(output_, {});
    if (session_.host)
        for (auto& output : session_.host->take_output()) out.push_back(std::move(output));
    for (const auto& output : out)
        if (output.close) guests_.erase(output.connection.value);
    return out;
}

Figures Lounge::figures() const {
    if (session_.host) return session_.host->figures();
    Figures out;
    out.connections = guests_.size();
    return out;
}

}  // namespace

std::unique_ptr<Host> open_lounge(LoungeOptions options, std::int64_t now_ms) { return std::make_unique<Lounge>(std::move(options), now_ms); }

}  // namespace samenspel::host
