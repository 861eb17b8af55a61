// The options by CLI11, and the folders by what the system says.
#include "server/command_line.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <unistd.h>

namespace samenspel {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

// Where this program is; empty when the system does not say.
fs::path program_folder() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

std::optional<CommandLine> read_command_line(int argc, const char* const* argv, int* exit_code) {
    CommandLine line;
    line.data = default_data_folder();
    line.assets = default_assets_folder();
    CLI::App app("Hosts a Samenspel session. People join with the address and code that it prints.");
    app.add_option("--scenario", line.scenario, "Which scenario: a folder in assets/scenarios")->capture_default_str();
    app.add_option("--tables", line.tables, "How many tables play in parallel, 1 to 1000")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--port", line.port, "Where to listen; 0 takes any free port")->capture_default_str();
    app.add_option("--data", line.data, "Folder for the session files")->capture_default_str();
    app.add_option("--length", line.length_min, "Minutes: 45, 90 or 180")->check(CLI::IsMember({45, 90, 180}))->capture_default_str();
    app.add_option("--talk", line.talk, "spoken: people sit together; typed: at a distance")->check(CLI::IsMember({"spoken", "typed"}))->capture_default_str();
    app.add_flag("--fast", line.fast, "Table time runs 60 times as fast");
    app.add_option("--speed", line.speed, "Table time runs so many times as fast")->check(CLI::Range(1, 600));
    app.add_option("--seed", line.seed, "For a run that can be repeated; 0 takes chance from the system")->capture_default_str();
    app.add_flag("--bots", line.bots, "Bots take every empty seat");
    app.add_option("--temperament", line.temperament, "Of the bots; without it, one of each in turn");
    app.add_flag("--theater", line.theater, "With the Theatre of Decision: everybody gets a secret strategy beside the role, each round");
    app.add_flag("--exit-when-done", line.exit_when_done, "End when every table has been played to its end");
    app.add_option("--assets", line.assets, "Folder with scenarios")->capture_default_str();
    app.add_option("--own-scenarios", line.own, "Folder with scenarios of your own; without it, 'scenarios' in the folder of the session files");
    app.add_option("--web", line.web, "Folder with the web client; without it, browsers are told how to join");
    CLI::Option* cert = app.add_option("--tls-cert", line.tls_cert, "PEM file with a certificate: the server then speaks TLS (https, wss) only");
    CLI::Option* key = app.add_option("--tls-key", line.tls_key, "PEM file with its private key, without a password");
    cert->needs(key);
    key->needs(cert);
    app.add_option("--command-limit", line.command_limit, "Commands a second of one connection; 0: no limit, for measuring")->capture_default_str();
    std::string file;
    const CLI::Option* resume = app.add_option("--resume", file, "Open this session file again, to go on or to look back; without a name, the newest unfinished one in the data folder, or else the newest")->expected(0, 1);
    CLI::Option* host = app.add_flag("--host", line.host, "Begin without a session: the trainer chooses what to host, or what to go on with");
    host->excludes("--scenario")->excludes("--resume")->excludes("--bots")->excludes("--theater");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        *exit_code = app.exit(error);
        return std::nullopt;
    }
    if (line.web.empty()) line.web = default_web_folder(line.assets);
    if (line.own.empty()) line.own = default_own_folder(line.data);
    if (resume->count() > 0) line.resume = file == "true" ? std::string() : file;
    return line;
}

std::string default_data_folder() {
    const std::string data_home = environment("XDG_DATA_HOME");
    // The specification says to ignore a relative one.
    if (!data_home.empty() && data_home[0] == '/') return data_home + "/samenspel";
    const std::string home = environment("HOME");
    return (home.empty() ? std::string(".") : home) + "/.local/share/samenspel";
}

std::string default_own_folder(const std::string& data) { return data + "/scenarios"; }

std::string default_assets_folder() {
    std::error_code error;
    const fs::path beside = program_folder();
    if (beside.empty()) return {};
    for (const char* way : {"../../../assets", "../share/samenspel", "../assets"}) {
        const fs::path folder = (beside / way).lexically_normal();
        if (fs::is_directory(folder / "scenarios", error)) return folder.string();
    }
    return {};
}

std::string program_beside(const std::string& name) {
    std::error_code error;
    const fs::path folder = program_folder();
    if (folder.empty() || !fs::is_regular_file(folder / name, error)) return {};
    return (folder / name).string();
}

std::string default_web_folder(const std::string& assets) {
    std::error_code error;
    // Beside the programs, beside the assets, or, as installed, among them.
    for (const fs::path& folder : {fs::path(program_folder()) / "../web", fs::path(assets) / "../web", fs::path(assets) / "web"}) {
        if (folder.is_relative()) continue;
        // A folder without the page is something else that happens to be called so.
        if (fs::is_regular_file(folder / "index.html", error)) return folder.lexically_normal().string();
    }
    return {};
}

std::string prepare_data_folder(const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error && !fs::is_directory(folder)) {
        return "The folder " + folder + " cannot be made: " + error.message() + ". Choose another one with --data.";
    }
    const fs::path probe = fs::path(folder) / (".write-test-" + std::to_string(::getpid()));
    errno = 0;
    { std::ofstream file(probe); file << "x"; file.flush(); if (file.good()) errno = 0; else if (errno == 0) errno = EIO; }
    const int failed = errno;
    fs::remove(probe, error);
    if (failed == 0) return {};
    return "The folder " + folder + " cannot be written: " + std::strerror(failed) +
           ". Make it writable, free space on the disk, or choose another one with --data.";
}

std::vector<std::string> session_files(const std::string& folder, std::string* error) {
    std::vector<std::pair<fs::file_time_type, std::string>> found;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        std::error_code unknown;  // of a file that has gone meanwhile: it comes last
        if (entry->path().extension() == session_extension) found.emplace_back(entry->last_write_time(unknown), entry->path().string());
    }
    if (failed && failed != std::errc::no_such_file_or_directory) {
        *error = "The session files in " + folder + " cannot be listed: " + failed.message() +
                 ". See that it is a folder, that you may read it, and that its disk is connected and sound.";
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> out;
    for (auto& [time, path] : found) out.push_back(std::move(path));
    return out;
}

}  // namespace samenspel
