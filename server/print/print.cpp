// Which paper, whether it can be printed, and its file's name.
#include "server/print/print.hpp"

#include <fmt/format.h>

#include "server/print/request.hpp"

namespace samenspel::print {

std::optional<Request> read_request(const Scenario& scenario, const Options& options, std::string* error) {
    Request request;
    std::string lengths;
    for (const auto& length : scenario.lengths()) {
        if (length.minutes() == options.length_min) request.content = &length.content();
        lengths += (lengths.empty() ? "" : ", ") + std::to_string(length.minutes());
    }
    if (!request.content) *error = fmt::format("The scenario '{}' has no length of {} minutes: choose one of {}.", scenario.id(), options.length_min, lengths);
    else if (options.language != "nl" && options.language != "en") *error = fmt::format("There is no paper in the language '{}': choose nl or en.", options.language);
    else {
        request.language = options.language == "nl" ? Language::dutch : Language::english;
        return request;
    }
    return std::nullopt;
}

std::string print(PrintKind kind, const Scenario& scenario, const Options& options, std::string* error) {
    if (kind == ROLE_CARDS) return role_cards(scenario, options, error);
    if (kind == CLOCK_SHEET) return clock_sheet(scenario, options, error);
    if (kind == THEATER_CARDS) return theater_cards(scenario, options, error);
    if (kind == PROMISE_CARDS) return promise_cards(scenario, options, error);
    *error = "Nothing to print: choose role cards, the card game's cards or the clock sheet.";
    return {};
}

std::string file_name(PrintKind kind, const Scenario& scenario, const Options& options) {
    const char* what = kind == CLOCK_SHEET ? "clock" : kind == THEATER_CARDS ? "cards" : kind == PROMISE_CARDS ? "promises" : "role-cards";
    const std::string table = options.table ? fmt::format("-table-{}", options.table) : "";
    return fmt::format("{}-{}-{}-{}{}.pdf", scenario.id(), options.length_min, what, options.language, table);
}

}  // namespace samenspel::print
