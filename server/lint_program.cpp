#include "server/lint_program.hpp"

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "server/child_process.hpp"

namespace samenspel {
namespace {

constexpr int longest_s = 600, niceness = 10;
constexpr std::size_t most_warnings = 20;

}  // namespace

LintProgram::LintProgram(std::string program, std::function<void(const std::string&)> tell) : program_(std::move(program)), tell_(std::move(tell)) {}

LintProgram::~LintProgram() { leave(); }

void LintProgram::leave() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    stop_ = false;
}

void LintProgram::look_at(const std::string& folder) {
    leave();
    thread_ = std::thread([this, folder] {
        for (const std::string& line : warnings(folder)) tell_(line);
    });
}

std::vector<std::string> LintProgram::warnings(const std::string& folder) const {
    std::vector<std::string> out;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> words(std::tmpfile(), std::fclose);
    if (!words || run_program({program_, folder}, longest_s, niceness, &stop_, fileno(words.get())) != 0) return out;
    std::rewind(words.get());
    std::array<char, 2048> line{};
    while (out.size() < most_warnings && std::fgets(line.data(), static_cast<int>(line.size()), words.get())) {
        std::string text = line.data();
        if (!text.empty() && text.back() == '\n') text.pop_back();
        if (text.find(": warning: ") != std::string::npos) out.push_back(std::move(text));
    }
    return out;
}

}  // namespace samenspel
