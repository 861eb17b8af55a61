// Journals made by the server itself where they can be, and filled through the store where that would take hours.
#include "tools/bench/refold.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/apply.hpp"
#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tools/bench/child.hpp"
#include "tools/bench/speech.hpp"

namespace samenspel::bench {
namespace {

namespace fs = std::filesystem;

constexpr int most_restart_ms = 120'000, most_play_ms = 180'000;
constexpr std::uint32_t batch_records = 500, private_every = 10;

std::shared_ptr<const rules::Rulebook> book_of(store::Journal& journal, std::string* trouble) {
    auto scenario = std::make_shared<Scenario>();
    std::uint32_t length_min = 0;
    const store::Error error = journal.read(0, 1, [&](const store::Record& record) {
        Event event;
        if (event.ParseFromString(record.body) && scenario->ParseFromString(event.session_opened().compiled()))
            length_min = event.session_opened().length_min();
        return false;
    });
    if (error || length_min == 0) {
        *trouble = "the session that was played cannot be read";
        return nullptr;
    }
    return rules::Rulebook::make(std::move(scenario), length_min, trouble);
}

// Plays until the server is done. It says nothing more, so its ending is waited for.
bool play_to_the_end(Child& server) {
    const std::int64_t until_ns = now_ns() + most_play_ms * 1'000'000LL;
    while (server.alive() && now_ns() < until_ns) usleep(50'000);
    return !server.alive();
}

// One line of talk, as rules would have written it.
Event line_of_talk(std::uint64_t number, std::int64_t at_ms, std::uint32_t seats) {
    Event event;
    event.set_n(number);
    event.set_at_ms(at_ms);
    const auto seat = static_cast<std::uint32_t>(number % seats) + 1, other = seat % seats + 1;
    const std::string text(64, static_cast<char>('a' + number % 26));
    Origin& origin = *event.mutable_origin();
    origin.set_instance("00000000000000" + std::to_string(10 + seat));
    origin.set_reference(number);
    origin.set_seat(seat);
    origin.set_events(1);
    if (number % private_every != 0) {
        event.mutable_said_in_plenary()->set_seat(seat);
        event.mutable_said_in_plenary()->set_text(text);
        return event;
    }
    SaidInGroup& said = *event.mutable_said_in_group();
    said.set_seat(seat);
    said.set_text(text);
    for (const auto member : {std::min(seat, other), std::max(seat, other)}) {
        said.add_members(member);
        event.add_listed(member);
    }
    return event;
}

// Hands over a batch at a time and lets few of them wait, so that memory does not fill with what is still to be written.
class Filling {
public:
    explicit Filling(store::Journal& journal) : journal_(journal) {
        journal.on_completion({[this](store::Ticket up_to) { tell(up_to, false); }, [this](store::Ticket ticket, const store::Error&) { tell(ticket, true); }});
    }
    ~Filling() { journal_.on_completion({}); }
    bool add(store::Batch batch) { return wait_for(journal_.append(std::move(batch)).value, 64); }
    bool finish() { return wait_for(journal_.append({}).value, 0); }

private:
    void tell(store::Ticket up_to, bool failed) {
        const std::lock_guard lock(mutex_);
        done_ = std::max(done_, up_to.value);
        failed_ = failed_ || failed;
        told_.notify_one();
    }
    bool wait_for(std::uint64_t ticket, std::uint64_t behind) {
        std::unique_lock lock(mutex_);
        told_.wait(lock, [&] { return failed_ || done_ + behind >= ticket; });
        return !failed_;
    }
    store::Journal& journal_;
    std::mutex mutex_;
    std::condition_variable told_;
    std::uint64_t done_ = 0;
    bool failed_ = false;
};

bool fill(const std::string& file, std::uint32_t tables, std::uint32_t events_each, std::string* trouble) {
    store::Error error;
    const auto journal = store::SqliteJournal::open(file, &error);
    if (!journal) {
        *trouble = error.what;
        return false;
    }
    const auto book = book_of(*journal, trouble);
    if (!book) return false;
    Filling filling(*journal);
    bool good = true;
    for (std::uint32_t table = 1; table <= tables && good; ++table) {
        const std::int64_t at_ms = journal->clock_ms(table).value_or(0);
        std::uint64_t number = journal->last_seq(table);
        while (number < events_each && good) {
            store::Batch batch;
            while (number < events_each && batch.records.size() < batch_records) {
                const Event event = line_of_talk(++number, at_ms, book->seat_count());
                batch.records.push_back({table, number, at_ms, event.SerializeAsString()});
            }
            good = filling.add(std::move(batch));
        }
    }
    good = filling.finish() && good;
    if (!good) *trouble = "the journal could not be filled";
    return good;
}

}  // namespace

Refolded refold(const Setting& setting, std::uint32_t tables, double seconds) {
    Refolded out;
    std::string file;
    {
        const auto server = Child::start({setting.server, "--port", "0", "--data", setting.folder, "--tables", std::to_string(tables), "--bots",
                                          "--fast", "--exit-when-done", "--seed", "1"}, any_core, most_restart_ms, &out.trouble);
        if (!server) return out;
        file = server->said("data");
        if (!play_to_the_end(*server)) out.trouble = "the bots did not reach the end of their session; what they left was folded";
    }
    store::Error error;
    const auto journal = store::open_for_reading(file, &error);
    std::string trouble;
    const auto book = journal ? book_of(*journal, &trouble) : nullptr;
    if (!book) {
        out.trouble = journal ? trouble : error.what;
        return out;
    }
    std::vector<std::vector<std::string>> streams(tables);
    for (std::uint32_t table = 1; table <= tables; ++table) {
        const store::Error unread = journal->read(table, 1, [&](const store::Record& record) {
            streams[table - 1].push_back(record.body);
            return true;
        });
        if (unread) out.trouble = unread.what;
        out.events += streams[table - 1].size();
    }
    pin(setting.server_core);
    const std::int64_t began_ns = now_ns();
    std::uint64_t folded = 0;
    while (static_cast<double>(now_ns() - began_ns) < seconds * 1e9 && out.events > 0) {
        for (const auto& stream : streams) {
            rules::Table table(book);
            for (const auto& body : stream)
                if (!rules::apply_encoded(table, body)) out.trouble = "an event could not be read";
            folded += stream.size();
        }
    }
    out.events_per_second = static_cast<double>(folded) * 1e9 / static_cast<double>(now_ns() - began_ns);
    return out;
}

Restarted restart(const Setting& setting, std::uint32_t tables, std::uint32_t events_each) {
    Restarted out;
    out.tables = tables;
    std::string file, code;
    {
        const auto server = Child::start(server_command(setting, tables, {}), any_core, most_restart_ms, &out.trouble);
        if (!server) return out;
        const auto port = static_cast<std::uint16_t>(std::stoi("0" + server->said("port")));
        const auto speech = samenspel_speech(server->said("code"));
        Load load(port, tables, *speech);
        if (load.join(tables, 60).seated != tables || !start_session(port, server->said("trainer_key"))) {
            out.trouble = "the session did not start";
            return out;
        }
        file = server->said("data");
        code = server->said("code");
    }
    if (!fill(file, tables, events_each, &out.trouble)) return out;
    out.events = static_cast<std::uint64_t>(tables) * events_each;
    const std::int64_t began_ns = now_ns();
    const auto server = Child::start(server_command(setting, tables, file), setting.server_core, most_restart_ms, &out.trouble);
    if (!server) return out;
    if (welcome_ms(static_cast<std::uint16_t>(std::stoi("0" + server->said("port"))), code) < 0) out.trouble = "no welcome came";
    out.seconds = static_cast<double>(now_ns() - began_ns) / 1e9;
    out.memory_mib = server->memory_kib() / 1024;
    return out;
}

Sync disk_sync(const std::string& folder) {
    constexpr std::size_t times = 200;
    const std::string path = (fs::path(folder) / "sync").string();
    const int fd = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    std::vector<double> took_ms;
    const std::string block(4096, 'x');
    for (std::size_t at = 0; at < times && fd >= 0; ++at) {
        const std::int64_t began_ns = now_ns();
        if (pwrite(fd, block.data(), block.size(), static_cast<off_t>(at * block.size())) < 0 || fdatasync(fd) != 0) break;
        took_ms.push_back(static_cast<double>(now_ns() - began_ns) / 1e6);
    }
    if (fd >= 0) close(fd);
    std::sort(took_ms.begin(), took_ms.end());
    if (took_ms.empty()) return {};
    return {took_ms[took_ms.size() / 2], took_ms[took_ms.size() * 99 / 100]};
}

}  // namespace samenspel::bench
