// The words of the trainer's cards, for the table, the board and the trainer who chooses one.
#pragma once

#include <optional>
#include <string>

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

std::string prompt_words(const View& view, Prompt prompt);
// The card that lies on the table now: for a minute, or until the person put it away.
std::optional<Prompt> prompt_now(const View& view);

}  // namespace samenspel::screens
