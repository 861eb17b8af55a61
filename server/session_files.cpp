#include "server/session_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "server/command_line.hpp"
#include "server/scenario/loader.hpp"
#include "server/store/session_file.hpp"
#include "server/worlds/scenario_check.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr int most_offered_files = 20;

std::set<std::string> folders_in(const fs::path& all) {
    std::set<std::string> out;
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(all, failed))
        if (entry.is_directory(failed)) out.insert(entry.path().filename().string());
    return out;
}

std::optional<ScenarioOffer> offer_of(const std::string& folder) {
    const scenario::Loaded loaded = scenario::load(folder);
    const auto wrong = [](const auto& findings) { return std::any_of(findings.begin(), findings.end(), [](const auto& one) { return one.error; }); };
    if (!loaded.scenario || wrong(loaded.findings) || wrong(worlds::check_scenario(loaded)) || loaded.scenario->lengths_size() == 0) return std::nullopt;
    const Scenario& scenario = *loaded.scenario;
    ScenarioOffer out;
    out.set_scenario(scenario.id());
    *out.mutable_title() = scenario.lengths(0).content().title();
    *out.mutable_summary() = scenario.has_summary() ? scenario.summary() : scenario.lengths(0).content().region();
    for (const auto& length : scenario.lengths()) out.add_lengths_min(length.minutes());
    const auto seats = static_cast<std::uint32_t>(scenario.lengths(0).content().seats_size());
    out.set_least_people(scenario.has_least_people() ? scenario.least_people() : seats);
    out.set_most_people(scenario.has_most_people() ? scenario.most_people() : 2 * seats);
    return out;
}

// What stands at the beginning of a session that nobody has ended.
std::optional<SessionOpened> unfinished(const std::string& path) {
    store::Error error;
    const auto journal = store::open_for_reading(path, &error);
    if (!journal || error || journal->last_seq(0) == 0) return std::nullopt;
    bool ended = false;
    error = journal->read(0, journal->last_seq(0), [&ended](const store::Record& record) {
        Event event;
        ended = !event.ParseFromString(record.body) || event.has_session_ended();
        return true;
    });
    if (error || ended) return std::nullopt;
    std::optional<SessionOpened> out;
    error = journal->read(0, 1, [&out](const store::Record& record) {
        Event event;
        if (event.ParseFromString(record.body) && event.has_session_opened()) out = std::move(*event.mutable_session_opened());
        return false;
    });
    return error ? std::nullopt : out;
}

}  // namespace

std::string ScenarioFolders::folder(const std::string& name, std::string* error) const {
    if (assets_.empty()) {
        *error = "The assets are not beside the program. Say where they are with --assets DIR.";
        return {};
    }
    const fs::path all = fs::path(assets_) / "scenarios";
    const std::set<std::string> names = folders_in(all);
    if (names.count(name) != 0) return (all / name).string();
    *error = fmt::format("There is no scenario '{}' in {}. {}", name, all.string(),
                         names.empty() ? "Say where the scenarios are with --assets DIR." : fmt::format("There are: {}.", fmt::join(names, ", ")));
    return {};
}

void ScenarioFolders::offer(Setup& setup) {
    const fs::path all = fs::path(assets_) / "scenarios";
    for (const std::string& name : folders_in(all)) {
        if (sound_.count(name) == 0)
            if (auto read = offer_of((all / name).string())) sound_.emplace(name, std::move(*read));
        if (const auto found = sound_.find(name); found != sound_.end()) *setup.add_scenarios() = found->second;
    }
}

std::string StoredSessions::new_file(const std::string& scenario) const {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char date[32];
    std::strftime(date, sizeof date, "%Y-%m-%d-%H%M", &local);
    const fs::path base = fs::path(folder_) / fmt::format("{}-{}", date, scenario);
    std::string path = base.string() + session_extension;
    for (int number = 2; fs::exists(path); ++number) path = fmt::format("{}-{}{}", base.string(), number, session_extension);
    return path;
}

std::string StoredSessions::to_resume(const std::string& asked, std::string* error) const {
    if (!asked.empty()) {
        if (fs::exists(asked)) return asked;
        *error = fmt::format("There is no file {}. `samenspel-log list` shows the session files.", asked);
        return {};
    }
    for (const std::string& path : session_files(folder_))
        if (unfinished(path)) return path;
    *error = fmt::format("There is no unfinished session in {}. Leave --resume out to begin a new one.", folder_);
    return {};
}

std::string StoredSessions::unfinished_named(const std::string& name, std::string* error) const {
    for (const std::string& path : session_files(folder_))
        if (fs::path(path).filename() == name && unfinished(path)) return path;
    *error = "There is no unfinished session of that name.";
    return {};
}

void StoredSessions::offer(Setup& setup) const {
    for (const std::string& path : session_files(folder_)) {
        if (setup.unfinished_size() >= most_offered_files) return;
        const auto opened = unfinished(path);
        if (!opened) continue;
        SessionFile& file = *setup.add_unfinished();
        file.set_file(fs::path(path).filename().string());
        *file.mutable_title() = opened->title();
        struct stat status {};
        if (stat(path.c_str(), &status) == 0) file.set_changed_unix_s(status.st_mtime);
    }
}

}  // namespace samenspel
