// samenspel-print FOLDER: role cards or the trainer's clock of a scenario, as a PDF.
#include <cstdio>
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "server/print/print.hpp"
#include "server/scenario/loader.hpp"

using namespace samenspel;

namespace {

int fail(const std::string& sentence) {
    fmt::print(stderr, "samenspel-print: {}\n", sentence);
    return 1;
}

// All of it or nothing: a file that could not be written whole is taken away again.
bool write_whole(const std::string& path, const std::string& bytes) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed) std::remove(path.c_str());
    return written && closed;
}

}  // namespace

int main(int count, char** values) {
    std::string folder, what = "cards", language = "nl", out;
    print::Options options;
    bool force = false;
    CLI::App line("Prints a scenario's role cards (A5, secret) or the trainer's clock (A4) to a PDF.");
    line.add_option("folder", folder, "The scenario: a folder under assets/scenarios")->required();
    line.add_option("--what", what, "cards or clock; of the card game, cards are assignments and strategies")->check(CLI::IsMember({"cards", "clock"}))->capture_default_str();
    line.add_option("--length", options.length_min, "Minutes, one of the scenario's lengths")->capture_default_str();
    line.add_option("--language", language, "nl or en")->check(CLI::IsMember({"nl", "en"}))->capture_default_str();
    line.add_option("--table", options.table, "The number of the table, printed on it; 0: none")->check(CLI::Range(0, 1000))->capture_default_str();
    line.add_option("--out", out, "The file to write; without it: SCENARIO-LENGTH-WHAT-LANGUAGE.pdf in this folder");
    line.add_flag("--force", force, "Write over a file that is there already");
    CLI11_PARSE(line, count, values);

    const scenario::Loaded loaded = scenario::load(folder);
    for (const auto& finding : loaded.findings)
        if (finding.error) fmt::print(stderr, "{}\n", to_line(finding));
    if (!loaded.scenario) return fail(fmt::format("the scenario in '{}' has errors, listed above. Mend them (samenspel-lint shows all), then try again.", folder));

    const PrintKind kind = what == "clock" ? CLOCK_SHEET : loaded.scenario->assignments().empty() ? ROLE_CARDS : THEATER_CARDS;
    options.language = language;
    if (out.empty()) out = print::file_name(kind, *loaded.scenario, options);
    std::error_code ignored;
    if (std::filesystem::is_directory(out, ignored)) return fail(fmt::format("'{}' is a folder. Name a file with --out.", out));
    if (!force && std::filesystem::exists(out, ignored))
        return fail(fmt::format("the file '{}' is there already. Name another with --out, or add --force to write over it.", out));
    std::string error;
    const std::string pdf = print::print(kind, *loaded.scenario, options, &error);
    if (!error.empty()) return fail(error);
    if (!write_whole(out, pdf)) return fail(fmt::format("the file '{}' could not be written. Does its folder exist, may you write there, and is there room on the disk?", out));
    fmt::print("{}\n", out);
    return 0;
}
