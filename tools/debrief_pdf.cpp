// No shell: the browser is started with its arguments as they are.
#include "tools/debrief_pdf.hpp"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "server/child_process.hpp"

namespace samenspel::debrief {
namespace {

namespace fs = std::filesystem;

constexpr int longest_seconds = 60;

std::string in_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string rest = path ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const std::size_t colon = rest.find(':');
        const fs::path candidate = fs::path(rest.substr(0, colon)) / name;
        if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
        rest = colon == std::string::npos ? std::string() : rest.substr(colon + 1);
    }
    return {};
}

// As in a file: address.
std::string address_of(const std::string& path) {
    std::string out = "file://";
    for (const char letter : path) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
                           letter == '/' || letter == '.' || letter == '-' || letter == '_';
        out += plain ? std::string(1, letter) : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return out;
}

}  // namespace

std::string printing_browser() {
    if (const char* named = std::getenv("SAMENSPEL_CHROMIUM"); named && *named) return named;
    for (const char* name : {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"})
        if (std::string found = in_path(name); !found.empty()) return found;
    return {};
}

std::string print_to_pdf(const std::string& browser, const std::string& html, const std::string& pdf) {
    // A profile of its own: an open browser would only be handed the page.
    std::error_code failed;
    std::string profile = (fs::temp_directory_path(failed) / "samenspel-debrief-XXXXXX").string();
    if (failed || !mkdtemp(profile.data())) return "There is no room for the browser's own files in the folder for temporary files.";
    const std::string unfinished = pdf + ".part";
    std::vector<std::string> arguments{browser,
                                       "--headless",
                                       "--disable-gpu",
                                       "--disable-dev-shm-usage",
                                       "--disable-extensions",
                                       "--no-first-run",
                                       "--no-pdf-header-footer",
                                       "--user-data-dir=" + profile,
                                       "--print-to-pdf=" + unfinished,
                                       address_of(html)};
    // Chromium refuses its sandbox to root.
    if (geteuid() == 0) arguments.insert(arguments.begin() + 1, "--no-sandbox");
    const int code = run_program(std::move(arguments), longest_seconds);
    const bool there = fs::file_size(unfinished, failed) > 0 && !failed;
    std::error_code ignored;
    fs::remove_all(profile, ignored);
    if (code == 0 && there) fs::rename(unfinished, pdf, failed);
    if (code == 0 && there && !failed) return {};
    fs::remove(unfinished, ignored);
    return fmt::format("{} could not print '{}'. Open the page in any browser and print it to PDF there.", browser, html);
}

}  // namespace samenspel::debrief
