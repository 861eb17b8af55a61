// samenspel-server: puts journal, host and edge together, says where to join, and stops cleanly.
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <google/protobuf/stubs/logging.h>
#include <sys/resource.h>

#include "proto/full.hpp"
#include "server/command_line.hpp"
#include "server/edge/addresses.hpp"
#include "server/edge/announce.hpp"
#include "server/edge/edge.hpp"
#include "server/edge/log.hpp"
#include "server/host/host.hpp"
#include "server/host/temperament_bots.hpp"
#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t fast_speed = 60;

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

// Where the scenario is, or a sentence in `error`.
std::string scenario_folder(const CommandLine& line, std::string* error) {
    if (line.assets.empty()) {
        *error = "The assets are not beside the program. Say where they are with --assets DIR.";
        return {};
    }
    const fs::path all = fs::path(line.assets) / "scenarios";
    const fs::path folder = all / line.scenario;
    std::error_code failed;
    if (line.scenario.find('/') == std::string::npos && fs::is_directory(folder, failed)) return folder.string();
    std::string known;
    for (const fs::directory_entry& entry : fs::directory_iterator(all, failed)) {
        known += (known.empty() ? "" : ", ") + entry.path().filename().string();
    }
    *error = fmt::format("There is no scenario '{}' in {}. {}", line.scenario, all.string(),
                         known.empty() ? "Say where the scenarios are with --assets DIR." : "There are: " + known + ".");
    return {};
}

// A name that tells when and what; a second session in the same minute gets a number.
std::string new_session_file(const CommandLine& line) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char date[32];
    std::strftime(date, sizeof date, "%Y-%m-%d-%H%M", &local);
    const fs::path base = fs::path(line.data) / fmt::format("{}-{}", date, line.scenario);
    std::string path = base.string() + session_extension;
    for (int number = 2; fs::exists(path); ++number) path = fmt::format("{}-{}{}", base.string(), number, session_extension);
    return path;
}

// A session that nobody has ended.
bool unfinished(const std::string& path) {
    store::Error error;
    const auto journal = store::open_for_reading(path, &error);
    if (!journal || error || journal->last_seq(0) == 0) return false;
    bool ended = false;
    error = journal->read(0, journal->last_seq(0), [&ended](const store::Record& record) {
        Event event;
        ended = !event.ParseFromString(record.body) || event.has_session_ended();
        return true;
    });
    return !error && !ended;
}

// The file to go on with, or a sentence in `error`.
std::string file_to_resume(const CommandLine& line, std::string* error) {
    if (!line.resume->empty()) {
        if (fs::exists(*line.resume)) return *line.resume;
        *error = fmt::format("There is no file {}. `samenspel-log list` shows the session files.", *line.resume);
        return {};
    }
    for (const std::string& path : session_files(line.data)) {
        if (unfinished(path)) return path;
    }
    *error = fmt::format("There is no unfinished session in {}. Leave --resume out to begin a new one.", line.data);
    return {};
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
    fmt::print(stderr, "  Code         {}\n  Trainer key  {}\n  Journal      {}\n  Stop         Ctrl+C; go on later with --resume\n\n", code,
               key.empty() ? "(the one that was shown when the session began)" : key, file);
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

host::Options host_options(const CommandLine& line, std::string folder) {
    host::Options options;
    options.scenario_folder = std::move(folder);
    options.tables = line.tables;
    options.length_min = line.length_min;
    options.typed = line.talk == "typed";
    options.fill_with_bots = line.bots;
    options.start_at_once = line.bots && (line.fast || line.exit_when_done);
    options.temperament = line.temperament;
    options.bots = host::temperament_bots();
    options.speed = line.fast ? fast_speed : 1;
    options.seed = line.seed;
    options.commands_per_second = line.command_limit;
    options.log = [](std::string_view what) { edge::log_info(std::string(what)); };
    return options;
}

int serve(const CommandLine& line) {
    std::string error;
    const std::string folder = scenario_folder(line, &error);
    if (folder.empty() && !line.resume) return complain(error);
    error = prepare_data_folder(line.data);
    if (!error.empty()) return complain(error);
    const std::string file = line.resume ? file_to_resume(line, &error) : new_session_file(line);
    if (file.empty()) return complain(error);

    // The journal outlives the edge's thread of callbacks, so it is declared after the edge and ends before it.
    store::SqliteJournal* journal_in_use = nullptr;
    edge::Options edge_options;
    edge_options.port = line.port;
    edge_options.web_folder = line.web;
    edge_options.tls_certificate = line.tls_cert;
    edge_options.tls_key = line.tls_key;
    edge_options.stop_on_signals = true;
    edge_options.stop_when_complete = line.exit_when_done;
    edge_options.more_metrics = [&journal_in_use] { return journal_in_use == nullptr ? std::string() : journal_metrics(*journal_in_use); };
    const auto edge = edge::Edge::listen(std::move(edge_options), &error);
    if (!edge) return complain(error);

    store::Error failed;
    const auto journal = store::SqliteJournal::open(file, &failed);
    if (!journal) return complain(fmt::format("The session file {} cannot be opened: {}", file, failed.what));
    journal_in_use = journal.get();
    journal->on_completion({[&edge](store::Ticket up_to) { edge->committed(up_to); },
                            [&edge](store::Ticket ticket, store::Error what) { edge->failed(ticket, what); }});

    host::Options options = host_options(line, folder);
    options.addresses = addresses_of(edge->port(), !line.tls_cert.empty());
    const auto host = host::Host::open(*journal, options, edge::Edge::steady_ms(), &error);
    if (!host) {
        // Nothing was begun, so nothing is left behind.
        std::error_code ignored;
        if (!line.resume) for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file + tail, ignored);
        if (error.find(": error: ") == std::string::npos) return complain(error);
        fmt::print(stderr, "{}\n", error);
        return complain("The scenario has to be mended before a session can begin; what is wrong stands above.");
    }
    say_where(*host, options.addresses, edge->port(), file);
    const edge::Announcement announcement(host->title(), edge->port());
    edge->run(*host);
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
