// samenspel-server: puts journal, host and edge together, says where to join, and stops cleanly.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include <fmt/format.h>
#include <google/protobuf/stubs/logging.h>
#include <sys/resource.h>

#include "proto/full.hpp"
#include "server/command_line.hpp"
#include "server/debrief_program.hpp"
#include "server/edge/addresses.hpp"
#include "server/edge/announce.hpp"
#include "server/edge/edge.hpp"
#include "server/edge/log.hpp"
#include "server/host/host.hpp"
#include "server/host/lounge.hpp"
#include "server/host/temperament_bots.hpp"
#include "server/lint_program.hpp"
#include "server/print/print.hpp"
#include "server/session_files.hpp"
#include "server/store/sqlite_journal.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t fast_speed = 60;
constexpr const char* card_game = "theater";   // the scenario whose strategies go with another's roles

int complain(const std::string& sentence) {
    fmt::print(stderr, "samenspel-server: {}\n", sentence);
    return 1;
}

// Every connection is a file to the system, which allows few by default.
void allow_many_connections() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else out += c;
    }
    return out + "\"";
}

std::vector<host::Address> addresses_of(std::uint16_t port, bool secure) {
    std::vector<host::Address> out;
    for (const std::string& address : edge::lan_addresses()) out.push_back({fmt::format("{}://{}:{}", secure ? "https" : "http", address, port), out.empty()});
    return out;
}

void say_where(const host::Host& host, const std::vector<host::Address>& addresses, std::uint16_t port, const std::string& file) {
    const std::string code = host.join_code(), key = host.trainer_key();
    const auto link = [&](const host::Address& address) { return fmt::format("{}/j/{}", address.url, code); };
    fmt::print("{{\"port\": {}, \"join\": {}, \"code\": {}, \"trainer_key\": {}, \"data\": {}}}\n", port, quoted(link(addresses[0])),
               quoted(code), quoted(key), quoted(file));
    std::fflush(stdout);
    fmt::print(stderr, "\n  Join         {}\n", link(addresses[0]));
    for (std::size_t at = 1; at < addresses.size(); ++at) fmt::print(stderr, "  or           {}\n", link(addresses[at]));
    fmt::print(stderr, "  Board        {}/board/{}\n", addresses[0].url, code);
    fmt::print(stderr, "  Code         {}\n  Trainer key  {}\n  Journal      {}\n  Stop         Ctrl+C; go on later with --resume\n\n", code, key, file);
}

std::string journal_metrics(const store::SqliteJournal& journal) {
    const auto commits = journal.commits();
    std::string out = "# HELP samenspel_commit_seconds Time that commits to the journal took.\n# TYPE samenspel_commit_seconds histogram\n";
    for (std::size_t i = 0; i < commits.up_to_ms.size(); ++i)
        out += fmt::format("samenspel_commit_seconds_bucket{{le=\"{}\"}} {}\n", commits.up_to_ms[i] / 1000.0, commits.took_up_to[i]);
    out += fmt::format(
        "samenspel_commit_seconds_bucket{{le=\"+Inf\"}} {1}\nsamenspel_commit_seconds_sum {0:.6f}\nsamenspel_commit_seconds_count {1}\n"
        "# HELP samenspel_committed_records_total Records that are durable.\n# TYPE samenspel_committed_records_total counter\n"
        "samenspel_committed_records_total {2}\n"
        "# HELP samenspel_commits_waiting Batches that wait for the next commit.\n# TYPE samenspel_commits_waiting gauge\n"
        "samenspel_commits_waiting {3}\n",
        static_cast<double>(commits.micros) / 1e6, commits.count, commits.records, commits.waiting);
    return out;
}

host::Options host_options(const CommandLine& line) {
    host::Options options;
    options.tables = line.tables;
    options.tables_chosen = line.tables > 1;  // one is what a server has without being told
    options.length_min = line.length_min;
    options.typed = line.talk == "typed";
    options.fill_with_bots = line.bots;
    options.start_at_once = line.bots && (line.fast || line.exit_when_done);
    options.temperament = line.temperament;
    options.theater = line.theater;
    options.bots = host::temperament_bots();
    options.speed = line.fast ? fast_speed : line.speed;
    options.seed = line.seed;
    options.commands_per_second = line.command_limit;
    options.print = [](const Print& wish, const Scenario& scenario, std::uint32_t length_min, const std::vector<host::PromiseCard>& promises) {
        print::Options how{length_min, wish.language(), wish.table(), {}};
        for (const auto& promise : promises) how.promises.push_back({promise.who, promise.text});
        Printed printed;
        std::string why;
        std::string pdf = print::print(wish.kind(), scenario, how, &why);
        if (pdf.empty()) edge::log_info("nothing was printed: " + why);
        else printed.set_name(print::file_name(wish.kind(), scenario, how)), printed.set_file(std::move(pdf));
        return printed;
    };
    options.log = [](std::string_view what) { edge::log_info(std::string(what)); };
    return options;
}

// Journals of one session after another report to one edge, from threads of their own. Tickets grow from session to
// session, so the greatest is the newest; an older one is not passed on after it, as the edge keeps the last that it heard.
class Completions {
public:
    explicit Completions(edge::Edge& edge) : edge_(edge) {}

    // The first ticket of another journal.
    store::Ticket next_journal() {
        constexpr int ticket_bits = 40;  // more than a session can have
        return {++journals_ << ticket_bits};
    }
    store::Journal::Completion of_journal() {
        return {[this](store::Ticket up_to) { committed(up_to); }, [this](store::Ticket ticket, store::Error what) { edge_.failed(ticket, what); }};
    }

private:
    void committed(store::Ticket up_to) {
        const std::lock_guard lock(mutex_);
        newest_ = std::max(newest_, up_to);
        edge_.committed(newest_);
    }
    edge::Edge& edge_;
    std::mutex mutex_;
    store::Ticket newest_{};
    std::uint64_t journals_ = 0;
};

// What a trainer can do something about, as the word that clients have a sentence for.
const char* kind_of(store::Error::Kind kind) {
    switch (kind) {
        case store::Error::Kind::disk_full: return "disk-full";
        case store::Error::Kind::read_only: return "read-only";
        case store::Error::Kind::broken_file: return "broken-file";
        default: return "failed";
    }
}

// Puts sessions together: file, journal, host.
class Opener {
public:
    Opener(const CommandLine& line, edge::Edge& edge) : completions_(edge), scenarios_(line.assets, line.own), stored_(line.data) {
        if (const std::string program = program_beside("samenspel-debrief"); !program.empty())
            afterwards_ = std::make_unique<DebriefProgram>(
                program, line.data, [&edge](auto what) { edge.tell(std::move(what)); }, [this](const std::string& file) { return file == file_; });
        if (const std::string program = program_beside("samenspel-lint"); !program.empty()) lint_ = std::make_unique<LintProgram>(program, edge::log_warning);
    }

    // What the newest session is written in; null before the first.
    const store::SqliteJournal* journal() const { return journal_; }

    host::OpenedSession open(const std::string& file, bool is_new, host::Options options, std::int64_t now_ms, std::string* error) {
        if (afterwards_) {
            options.debrief_page = [this, file](host::ConnectionId asker, std::uint32_t participant, const Print& wish) { afterwards_->page(file, asker, participant, wish); };
            options.search_best = [this, file](std::uint32_t table) { afterwards_->best(file, table); };
        }
        store::Error failed;
        host::OpenedSession out;
        auto journal = store::SqliteJournal::open(file, &failed);
        if (!journal) {
            *error = fmt::format("The session file {} cannot be opened: {}", file, failed.what);
            out.why = kind_of(failed.kind);
            return out;
        }
        out.first = completions_.next_journal();
        journal->number_from(out.first);
        journal->on_completion(completions_.of_journal());
        out.host = host::Host::open(*journal, options, now_ms, error);
        if (!out.host) {
            journal.reset();
            out.why = is_new ? "scenario" : "broken-file";
            // Nothing was begun, so nothing is left behind.
            std::error_code ignored;
            if (is_new) for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file + tail, ignored);
            return out;
        }
        // Those of the assets are looked at when they are built.
        if (is_new && lint_ && scenarios_.is_own(options.scenario_folder)) lint_->look_at(options.scenario_folder);
        journal_ = journal.get();
        file_ = file;
        out.journal = std::move(journal);
        return out;
    }

    // Told the title of each session that the trainer opens.
    std::function<void(const std::string&)> opened_session;

    // What the trainer asked for by name: only what lies in the folders, and nothing with a way to another in it.
    host::OpenedSession open_wish(const HostSession& wish, host::Options options, std::int64_t now_ms, std::string* error) {
        const bool is_new = wish.resume().empty();
        if (is_new) options.scenario_folder = scenarios_.folder(wish.scenario(), error);
        if (is_new && error->empty() && options.theater) options.cards_folder = scenarios_.folder(card_game, error);
        const std::string file = !error->empty() ? std::string() : is_new ? stored_.new_file(wish.scenario()) : stored_.named(wish.resume(), error);
        if (file.empty()) return {{}, {}, is_new ? "scenario" : "file", {}};
        host::OpenedSession out = open(file, is_new, options, now_ms, error);
        if (out.host) fmt::print(stderr, "The session is in {}\n", file);
        if (out.host && opened_session) opened_session(out.host->title());
        return out;
    }

    void offer(Setup& setup) {
        scenarios_.offer(setup);
        stored_.offer(setup, file_);
    }
    ScenarioFolders& scenarios() { return scenarios_; }
    StoredSessions& stored() { return stored_; }

private:
    Completions completions_;
    std::unique_ptr<DebriefProgram> afterwards_;
    std::unique_ptr<LintProgram> lint_;                 // of the trainer's own scenarios
    std::string file_;                                  // of the newest session
    ScenarioFolders scenarios_;
    StoredSessions stored_;
    const store::SqliteJournal* journal_ = nullptr;
};

// The session that the command line asks for. No host, with what is wrong in `error`.
host::OpenedSession open_asked(const CommandLine& line, Opener& opener, host::Options options, std::string* file, std::string* error) {
    const bool is_new = !line.resume;
    if (is_new) options.scenario_folder = opener.scenarios().folder(line.scenario, error);
    if (is_new && error->empty() && options.theater) options.cards_folder = opener.scenarios().folder(card_game, error);
    if (error->empty()) *file = is_new ? opener.stored().new_file(line.scenario) : opener.stored().to_resume(*line.resume, error);
    if (!error->empty()) return {};
    return opener.open(*file, is_new, options, edge::Edge::steady_ms(), error);
}

// Servers nearby are listed by number, and a certificate is of a name: with TLS nobody is told.
std::unique_ptr<edge::Announcement> announce(const CommandLine& line, const host::Host& host, std::uint16_t port) {
    return line.tls_cert.empty() ? std::make_unique<edge::Announcement>(host.title(), port) : nullptr;
}

int serve(const CommandLine& line) {
    std::string error = prepare_data_folder(line.data);
    if (!error.empty()) return complain(error);

    // Journals end before the edge that they report to, and hosts before their journals.
    Opener* opener_in_use = nullptr;
    edge::Options edge_options;
    edge_options.port = line.port;
    edge_options.web_folder = line.web;
    edge_options.tls_certificate = line.tls_cert;
    edge_options.tls_key = line.tls_key;
    edge_options.stop_on_signals = true;
    edge_options.stop_when_complete = line.exit_when_done;
    edge_options.more_metrics = [&opener_in_use] {
        const store::SqliteJournal* journal = opener_in_use == nullptr ? nullptr : opener_in_use->journal();
        return journal == nullptr ? std::string() : journal_metrics(*journal);
    };
    const auto edge = edge::Edge::listen(std::move(edge_options), &error);
    if (!edge) return complain(error);
    Opener opener(line, *edge);
    opener_in_use = &opener;

    host::Options options = host_options(line);
    options.addresses = addresses_of(edge->port(), !line.tls_cert.empty());
    if (line.host) {
        host::LoungeOptions lounge;
        lounge.common = options;
        lounge.offer = [&opener](Setup& setup) { opener.offer(setup); };
        lounge.open = [&opener](const HostSession& wish, host::Options chosen, std::int64_t now_ms, std::string* why) {
            return opener.open_wish(wish, std::move(chosen), now_ms, why);
        };
        const auto host = host::open_lounge(std::move(lounge), edge::Edge::steady_ms());
        say_where(*host, options.addresses, edge->port(), line.data);
        const auto announcement = announce(line, *host, edge->port());
        opener.opened_session = [&announcement](const std::string& title) {
            if (announcement) announcement->rename(title);
        };
        edge->run(*host);
        return 0;
    }
    std::string file;
    const host::OpenedSession session = open_asked(line, opener, options, &file, &error);
    if (!session.host) {
        if (error.find(": error: ") == std::string::npos) return complain(error);
        fmt::print(stderr, "{}\n", error);
        return complain("The scenario has to be mended before a session can begin; what is wrong stands above.");
    }
    say_where(*session.host, options.addresses, edge->port(), file);
    const auto announcement = announce(line, *session.host, edge->port());
    edge->run(*session.host);
    fmt::print(stderr, "The session is in {}\n", file);
    return 0;
}

}  // namespace
}  // namespace samenspel

int main(int argc, char** argv) {
    google::protobuf::SetLogHandler(nullptr);  // it would write a line for each broken text that a peer sends
    int exit_code = 0;
    const auto line = samenspel::read_command_line(argc, argv, &exit_code);
    if (!line) return exit_code;
    samenspel::allow_many_connections();
    return samenspel::serve(*line);
}
