// Texts in their languages and the few look-ups that several readers need.
#include "server/scenario/draft.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace samenspel::scenario {

namespace {

constexpr std::size_t most_text_bytes = 4000;

std::size_t count_characters(const std::string& text) {
    // Every byte that does not continue a UTF-8 sequence begins a character.
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A dash that stands alone is no word.
std::size_t count_words(const std::string& text) {
    std::size_t words = 0;
    bool in_word = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isspace(byte)) {
            in_word = false;
        } else if (!in_word && (std::isalnum(byte) || byte >= 0xC3)) {
            in_word = byte < 0x80 || byte == 0xC3 || byte == 0xC4 || byte == 0xC5;  // letters; E2 begins dashes and quotes
            words += in_word ? 1 : 0;
        }
    }
    return words;
}

void check_length(const Value& value, const std::string& words, const Limit& limit) {
    if (words.size() > most_text_bytes) {
        value.error(fmt::format("the text has {} bytes", words.size()), fmt::format("shorten it to {}", most_text_bytes));
    }
    const std::size_t characters = count_characters(words);
    if (limit.characters > 0 && characters > limit.characters) {
        value.error(fmt::format("the text has {} characters", characters), fmt::format("shorten it to {}", limit.characters));
    }
    const std::size_t count = count_words(words);
    if (limit.words > 0 && count > limit.words) {
        value.error(fmt::format("the text has {} words", count), fmt::format("shorten it to {}", limit.words));
    }
}

}  // namespace

void Draft::text(const Value& value, Text* out, const Limit& limit, Audience audience) {
    if (!value) return;
    if (!value.is_map()) {
        value.error("a text is written in each language", "write {nl: ..., en: ...}");
        return;
    }
    Fields fields(value);
    for (const std::string& language : languages) {
        const Value translation = fields.may(language);
        if (!translation) {
            value.error(fmt::format("the text has no '{}'", language), fmt::format("add '{}:' with its translation", language));
            continue;
        }
        const std::string words = translation.text();
        check_length(translation, words, limit);
        (language == "nl" ? out->mutable_nl() : out->mutable_en())->assign(words);
        (audience == Audience::open ? open_texts : secret_texts).push_back({translation.place(), words});
    }
}

void Draft::mention(Mention::What what, const Value& value, std::string name, std::string subject) {
    if (!value) return;
    const Place at = value.place();
    mentions.push_back({what, std::move(name), std::move(subject), report.path_of(at), at.line, at.column});
}

std::uint32_t Draft::party_number(const Value& value) {
    const std::string id = names.use({Kind::party}, value);
    for (const PartyInfo& info : whole.parties()) {
        if (info.id() == id) return info.number();
    }
    return 0;
}

const SeatInfo* Draft::seat(const std::string& id) const {
    for (const SeatInfo& info : whole.seats()) {
        if (info.id() == id) return &info;
    }
    return nullptr;
}

const PartyInfo* Draft::party(std::uint32_t number) const {
    for (const PartyInfo& info : whole.parties()) {
        if (info.number() == number) return &info;
    }
    return nullptr;
}

}  // namespace samenspel::scenario
