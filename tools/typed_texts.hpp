// Texts that people typed, within events: where a name may stand that is to be forgotten. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proto/full.hpp"

namespace samenspel {

// What somebody typed in this event, in the order of its fields; nothing of the scenario's own texts.
std::vector<std::string> typed_texts(const Event& event);

// Whether the text names this person: the whole name, or a part of it of at least three letters, as a word of its own, in capitals
// or not (of ASCII and of U+00C0..U+017F). It finds neither nicknames nor misspellings, nor accents written as characters of their own.
bool names(std::string_view text, std::string_view person);

// Puts "…" in the place of the person's name in each typed text. How many texts changed.
std::size_t blank(Event& event, std::string_view person);

}  // namespace samenspel
