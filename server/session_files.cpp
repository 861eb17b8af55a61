#include "server/session_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/command_line.hpp"
#include "server/rules/instruments.hpp"
#include "server/rules/session.hpp"
#include "server/scenario/loader.hpp"
#include "server/scenario/strategy_cards.hpp"
#include "server/store/session_file.hpp"
#include "server/worlds/scenario_check.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr int most_offered_files = 20;       // of each kind
constexpr int most_files_looked_at = 500;    // for the offer; each is opened
constexpr std::size_t most_scenarios = 100;  // in one folder

// Folders with a scenario's files in them, whole or not; hidden ones are none of ours.
std::map<std::string, std::string> scenarios_in(const fs::path& all) {
    std::map<std::string, std::string> out;
    std::error_code failed, unread;
    for (fs::directory_iterator entry(all, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (out.size() >= most_scenarios || name[0] == '.' || !entry->is_directory(unread)) continue;
        bool any = false;
        for (fs::directory_iterator file(entry->path(), unread); !any && !unread && file != end; file.increment(unread)) any = file->path().extension() == ".yaml";
        if (any) out.emplace(name, entry->path().string());
    }
    return out;
}

// A line that changes when one of the folder's files does. Empty when it might not: a file that has just been written can
// be written again within the same tick of its clock.
std::string state_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    std::error_code failed;
    bool settled = true;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        struct stat status {};
        if (entry->path().extension() != ".yaml" || stat(entry->path().c_str(), &status) != 0) continue;
        settled = settled && status.st_mtime + 2 < std::time(nullptr);
        files[entry->path().filename().string()] = fmt::format("{} {} {}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    }
    return settled && !failed ? fmt::format("{}", fmt::join(files, ";")) : std::string();
}

ScenarioOffer offer_of(const Scenario& scenario) {
    ScenarioOffer out;
    out.set_scenario(scenario.id());
    *out.mutable_title() = scenario.lengths(0).content().title();
    *out.mutable_summary() = scenario.has_summary() ? scenario.summary() : scenario.lengths(0).content().region();
    for (const auto& length : scenario.lengths()) out.add_lengths_min(length.minutes());
    const auto seats = static_cast<std::uint32_t>(scenario.lengths(0).content().seats_size());
    out.set_least_people(scenario.has_least_people() ? scenario.least_people() : seats);
    out.set_most_people(scenario.has_most_people() ? scenario.most_people() : 2 * seats);
    for (int number = 1; number < Instrument_ARRAYSIZE; ++number) {
        const auto instrument = static_cast<Instrument>(number);
        const auto& lengths = scenario.lengths();
        if (std::any_of(lengths.begin(), lengths.end(), [&](const Length& length) { return rules::has_instrument(length.content(), instrument); })) out.add_instruments(instrument);
    }
    if (scenario::is_card_game(scenario)) out.set_theater(true);
    return out;
}

// The start of a text that an author may have made long; whole characters, and no bytes that are no text.
std::string clipped(const std::string& text) {
    constexpr std::size_t most_bytes = 400;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t length = byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
        bool whole = length > 0 && at + length <= text.size();
        for (std::size_t i = 1; whole && i < length; ++i) whole = (static_cast<unsigned char>(text[at + i]) & 0xC0) == 0x80;
        const std::string piece = !whole ? "?" : byte < 0x20 ? " " : text.substr(at, length);
        if (out.size() + piece.size() > most_bytes - 3) return out + "...";
        out += piece;
        at += whole ? length : 1;
    }
    return out;
}

UnusableScenario unusable(const std::string& name, const std::vector<scenario::Finding>& errors) {
    UnusableScenario out;
    out.set_scenario(clipped(name));
    if (errors.empty()) return out;
    const scenario::Finding& first = errors.front();
    out.set_file(clipped(fs::path(first.file).filename().string()));
    out.set_line(static_cast<std::uint32_t>(first.line));
    out.set_column(static_cast<std::uint32_t>(first.column));
    out.set_what(clipped(first.what));
    out.set_mend(clipped(first.mend));
    out.set_more(static_cast<std::uint32_t>(errors.size() - 1));
    return out;
}

// How a session stands, as far as an offer tells.
struct Stored {
    Text title;
    bool finished = false;  // ended, and no table branched off since
};

// Nothing when it is no session that can be read.
std::optional<Stored> stored(const std::string& path) {
    store::Error error;
    const auto journal = store::open_for_reading(path, &error);
    if (!journal || error) return std::nullopt;
    rules::Session session;
    bool sound = false;
    error = journal->read(0, 1, [&](const store::Record& record) {
        Event event;
        sound = event.ParseFromString(record.body) && (record.seq == 1) == event.has_session_opened();
        if (sound) rules::apply_session(session, event);
        return sound;
    });
    if (error || !sound) return std::nullopt;
    return Stored{session.opened.title(), session.ended};
}

}  // namespace

std::map<std::string, std::string> ScenarioFolders::folders() const {
    std::map<std::string, std::string> out = scenarios_in(own_);
    out.merge(scenarios_in(fs::path(assets_) / "scenarios"));
    return out;
}

std::string ScenarioFolders::folder(const std::string& name, std::string* error) const {
    const std::map<std::string, std::string> all = folders();
    if (const auto found = all.find(name); found != all.end()) return found->second;
    if (all.empty()) {
        *error = "There are no scenarios beside the program. Say where the assets are with --assets DIR.";
        return {};
    }
    std::string names;
    for (const auto& [known, path] : all) names += (names.empty() ? "" : ", ") + known;
    *error = fmt::format("There is no scenario '{}'. There are: {}.", name, names);
    return {};
}

bool ScenarioFolders::is_own(const std::string& folder) const { return fs::path(folder) == fs::path(own_) / fs::path(folder).filename(); }

ScenarioFolders::Known ScenarioFolders::read(const std::string& folder) {
    Known out{state_of(folder), std::nullopt, {}};
    const scenario::Loaded loaded = scenario::load(folder);
    std::vector<scenario::Finding> errors = loaded.findings;
    for (auto& finding : worlds::check_scenario(loaded)) errors.push_back(std::move(finding));
    errors.erase(std::remove_if(errors.begin(), errors.end(), [](const auto& finding) { return !finding.error; }), errors.end());
    if (errors.empty() && loaded.scenario && loaded.scenario->lengths_size() > 0) out.offer = offer_of(*loaded.scenario);
    else out.unusable = unusable(fs::path(folder).filename().string(), errors);
    return out;
}

void ScenarioFolders::offer(Setup& setup) {
    std::map<std::string, Known> known;
    for (const auto& [name, path] : folders()) {
        const auto before = known_.find(path);
        const bool as_it_was = before != known_.end() && !before->second.files.empty() && before->second.files == state_of(path);
        const Known& now = known.emplace(path, as_it_was ? std::move(before->second) : read(path)).first->second;
        if (now.offer) *setup.add_scenarios() = *now.offer;
        else *setup.add_unusable() = now.unusable;
    }
    known_ = std::move(known);
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
    std::string unread, newest_finished;
    for (const std::string& path : session_files(folder_, &unread)) {
        const auto known = stored(path);
        if (known && !known->finished) return path;
        if (known && newest_finished.empty()) newest_finished = path;
    }
    if (newest_finished.empty()) *error = !unread.empty() ? unread : fmt::format("There is no session in {}. Leave --resume out to begin a new one.", folder_);
    return newest_finished;
}

std::string StoredSessions::named(const std::string& name, std::string* error) const {
    std::string unread;
    for (const std::string& path : session_files(folder_, &unread))
        if (fs::path(path).filename() == name && stored(path)) return path;
    *error = !unread.empty() ? unread : "There is no session of that name.";
    return {};
}

void StoredSessions::offer(Setup& setup, const std::string& open) const {
    std::string unread;  // those that were found are offered all the same
    int looked_at = 0;
    for (const std::string& path : session_files(folder_, &unread)) {
        if (++looked_at > most_files_looked_at) return;
        const auto known = path == open ? std::nullopt : stored(path);
        if (!known) continue;
        auto& files = known->finished ? *setup.mutable_finished() : *setup.mutable_unfinished();
        if (files.size() >= most_offered_files) continue;
        SessionFile& file = *files.Add();
        file.set_file(fs::path(path).filename().string());
        *file.mutable_title() = known->title;
        struct stat status {};
        if (stat(path.c_str(), &status) == 0) file.set_changed_unix_s(status.st_mtime);
    }
}

}  // namespace samenspel
