// samenspel-lint FOLDER...: says what is wrong with scenarios, where, and how to mend it. Exit code 1 on errors.
// With --keys it prints the keys that the loader looked for instead, for the test of the editors' schema.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"
#include "server/worlds/scenario_check.hpp"
#include "tools/zone.hpp"

namespace {

std::vector<samenspel::scenario::Finding> findings_of(const samenspel::scenario::Loaded& loaded) {
    std::vector<samenspel::scenario::Finding> findings = loaded.findings;
    for (auto& finding : samenspel::worlds::check_scenario(loaded)) findings.push_back(std::move(finding));
    if (std::none_of(findings.begin(), findings.end(), [](const auto& finding) { return finding.error; }))
        for (auto& finding : samenspel::search_agreements(loaded)) findings.push_back(std::move(finding));
    return findings;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> folders(argv + 1, argv + argc);
    const bool wants_keys = folders.size() == 2 && folders[0] == "--keys";
    if (wants_keys) {
        for (const std::string& key : samenspel::scenario::load(folders[1]).keys) fmt::print("{}\n", key);
        return 0;
    }
    // Among several, as in assets/scenarios/*, what is no folder is none of ours.
    if (folders.size() > 1)
        folders.erase(std::remove_if(folders.begin(), folders.end(), [](const std::string& name) { return std::filesystem::is_regular_file(name); }), folders.end());
    const bool help = std::any_of(folders.begin(), folders.end(), [](const std::string& name) { return name == "--help" || name == "-h"; });
    if (help || folders.empty() || std::any_of(folders.begin(), folders.end(), [](const std::string& name) { return name.rfind("-", 0) == 0; })) {
        fmt::print(help ? stdout : stderr, "usage: samenspel-lint FOLDER...   (folders under assets/scenarios, or of your own)\n");
        return help ? 0 : 2;
    }
    long errors = 0, warnings = 0;
    for (const std::string& folder : folders)
        for (const auto& finding : findings_of(samenspel::scenario::load(folder))) {
            fmt::print("{}\n", to_line(finding));
            ++(finding.error ? errors : warnings);
        }
    fmt::print("{} errors, {} warnings\n", errors, warnings);
    return errors > 0 ? 1 : 0;
}
