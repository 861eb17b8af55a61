// Reads the files of a scenario in the order in which they lean on each other and puts the findings in one list.
#include "server/scenario/loader.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

using Reader = void (*)(Draft&, const Value&);
struct File {
    const char* name;
    Reader read;
    enum class Needed { always, never, without_theater } needed = Needed::always;
};
using Needed = File::Needed;
// scenario.yaml comes first for its languages and is read in full at the end.
constexpr std::array<File, 11> files{{{"scenario.yaml", nullptr},
                                     {"parties.yaml", read_parties},
                                     {"map.yaml", read_map, Needed::without_theater},
                                     {"model.yaml", read_model},
                                     {"issues.yaml", read_issues, Needed::without_theater},
                                     {"acts.yaml", read_acts, Needed::without_theater},
                                     {"injects.yaml", read_injects, Needed::without_theater},
                                     {"forms.yaml", read_forms},
                                     {"roles.yaml", read_roles, Needed::without_theater},
                                     {"cases.yaml", read_cases, Needed::never},
                                     {"theater.yaml", read_theater, Needed::never}}};

void check_strangers(Report& report, const std::filesystem::path& folder) {
    std::error_code trouble;
    std::vector<std::string> strangers;
    for (std::filesystem::directory_iterator entry(folder, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
        const std::string name = entry->path().filename().string();
        const std::string extension = entry->path().extension().string();
        const bool ours = std::any_of(files.begin(), files.end(), [&](const File& file) { return name == file.name; });
        if (!ours && (extension == ".yaml" || extension == ".yml")) strangers.push_back(name);
    }
    std::sort(strangers.begin(), strangers.end());
    std::vector<std::string> known;
    for (const File& file : files) known.emplace_back(file.name);
    for (const std::string& name : strangers) {
        report.warning({report.add_file((folder / name).string()), 1, 1},
                       "no scenario has a file of this name, so it is not read", suggestion(name, known));
    }
}

void read_all(Draft& draft, const std::filesystem::path& folder) {
    std::map<std::string_view, Value> values;
    const auto exists = [&](const char* name) {
        std::error_code trouble;
        return std::filesystem::exists(folder / name, trouble);
    };
    draft.is_card_game = exists("theater.yaml");
    for (const File& file : files) {
        const bool needed = file.needed == Needed::always || (file.needed == Needed::without_theater && !draft.is_card_game);
        if (needed || exists(file.name)) values[file.name] = parse_file(draft.report, (folder / file.name).string());
    }
    check_strangers(draft.report, folder);
    const auto may_lack = [&](const File& file) { return file.needed == Needed::never || (file.needed == Needed::without_theater && draft.is_card_game); };
    // Without one of the files most names in the others would seem unknown.
    const bool is_complete = !draft.report.broken();
    read_languages(draft, values["scenario.yaml"]);
    for (const File& file : files) {
        if (file.read != nullptr && (values[file.name] || !may_lack(file))) file.read(draft, values[file.name]);
    }
    read_scenario(draft, values["scenario.yaml"], folder.filename().string());
    if (!is_complete) return;
    draft.names.resolve();
    check_secrets(draft);
    // What could not be read would make these checks complain of things that are not there.
    if (!draft.report.broken()) check_whole(draft);
}

}  // namespace

Loaded::Loaded() = default;
Loaded::Loaded(Loaded&&) noexcept = default;
Loaded& Loaded::operator=(Loaded&&) noexcept = default;
Loaded::~Loaded() = default;

Loaded load(const std::string& folder) {
    Loaded loaded;
    Report report;
    Draft draft(report);
    try {
        std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
        if (path.filename().empty()) path = path.parent_path();  // "krimp/"
        loaded.folder = path.string();
        read_all(draft, path);
    } catch (const std::exception& problem) {
        report.error({report.add_file(folder), 1, 1}, fmt::format("the scenario cannot be read: {}", problem.what()),
                     "check that the folder and its files can be opened");
    }
    loaded.findings = report.findings();
    loaded.keys = report.keys();
    loaded.mentions = std::move(draft.mentions);
    if (!report.broken()) loaded.scenario = std::make_unique<Scenario>(std::move(draft.scenario));
    return loaded;
}

const Length* length_of(const Scenario& scenario, std::uint32_t minutes) {
    for (const Length& length : scenario.lengths()) {
        if (length.minutes() == minutes) return &length;
    }
    return nullptr;
}

std::string to_line(const Finding& finding) {
    return fmt::format("{}:{}:{}: {}: {}; {}", finding.file, finding.line, finding.column, finding.error ? "error" : "warning",
                       finding.what, finding.mend);
}

}  // namespace samenspel::scenario
