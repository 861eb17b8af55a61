// What every paper asks of its arguments first.
#pragma once

#include <optional>
#include <string>

#include "server/print/print.hpp"
#include "server/print/words.hpp"

namespace samenspel::print {

struct Request {
    const Content* content = nullptr;  // of the scenario
    Language language = Language::dutch;
};

// Nothing, with a sentence in `error`, when the scenario has no such length or there is no such language.
std::optional<Request> read_request(const Scenario& scenario, const Options& options, std::string* error);

}  // namespace samenspel::print
