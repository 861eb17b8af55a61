// The printed words that are not the scenario's own, in both languages.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "proto/full.hpp"

namespace samenspel::print {

enum class Language : std::uint8_t { dutch, english };

enum class Word : std::uint8_t {
    role_cards, card_page, successor, secret, public_mandate, story, interests, bottom_line, concession, loaded_words, weight,
    personal, organisation, collective, advantage, feeling, conviction, served, trigger, price,
    clock_sheet, minutes, table, trainer, begins_at, start, length, time, phase, say, act, form, bar,
    joining, reading, exploring, talking, result, debriefing, pause, case_card,
    assignment, strategy, drawing, deciding, evaluating, promise,
    count
};

// A word with its key. Keys that the client's catalogues have too carry the same words there; a test holds that.
struct Printed {
    Word word;
    std::string_view key, nl, en;
};
std::span<const Printed> printed_words();

std::string say(Word word, Language language);
// A text of the scenario; in the other language when this one is not there.
const std::string& say(const Text& text, Language language);

}  // namespace samenspel::print
