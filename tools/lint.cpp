// samenspel-lint FOLDER: says what is wrong with a scenario, where, and how to mend it. Exit code 1 on errors.
// With --keys it prints the keys that the loader looked for instead, for the test of the editors' schema.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"
#include "server/worlds/scenario_check.hpp"
#include "tools/zone.hpp"

int main(int argc, char** argv) {
    const bool wants_keys = argc == 3 && std::string(argv[1]) == "--keys";
    if (!wants_keys && (argc != 2 || std::string(argv[1]).rfind("-", 0) == 0)) {
        fmt::print(stderr, "usage: samenspel-lint FOLDER   (a folder under assets/scenarios)\n");
        return 2;
    }
    const samenspel::scenario::Loaded loaded = samenspel::scenario::load(argv[argc - 1]);
    if (wants_keys) {
        for (const std::string& key : loaded.keys) fmt::print("{}\n", key);
        return 0;
    }
    std::vector<samenspel::scenario::Finding> findings = loaded.findings;
    for (auto& finding : samenspel::worlds::check_scenario(loaded)) findings.push_back(std::move(finding));
    if (std::none_of(findings.begin(), findings.end(), [](const auto& finding) { return finding.error; }))
        for (auto& finding : samenspel::search_agreements(loaded)) findings.push_back(std::move(finding));
    for (const auto& finding : findings) fmt::print("{}\n", to_line(finding));
    const auto errors = std::count_if(findings.begin(), findings.end(), [](const auto& finding) { return finding.error; });
    const auto warnings = static_cast<long>(findings.size()) - errors;
    fmt::print("{} errors, {} warnings\n", errors, warnings);
    return errors > 0 ? 1 : 0;
}
