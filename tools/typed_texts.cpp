#include "tools/typed_texts.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace samenspel {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t shortest_part = 3;
constexpr std::string_view gap = "\u2026";

using Change = std::function<bool(std::string&)>;  // true when it changed the text

// What holds the scenario's words only.
bool is_scenario(const Message& message) {
    const auto* type = message.GetDescriptor();
    return type == TableOpened::descriptor() || type == SessionOpened::descriptor() || type == RoleDealt::descriptor() ||
           type == Card::descriptor() || type == Text::descriptor() || type == Meaning::descriptor();
}

// The vocabulary calls what people type by these names.
bool is_typed(const FieldDescriptor& field) {
    if (field.type() != FieldDescriptor::TYPE_STRING) return false;
    for (const char* name : {"text", "reason", "note", "choice"})
        if (field.name() == name) return true;
    return false;
}

std::size_t visit_text(Text& text, const Change& change) {
    return static_cast<std::size_t>(text.has_nl() && change(*text.mutable_nl())) +
           static_cast<std::size_t>(text.has_en() && change(*text.mutable_en()));
}

std::size_t visit(Message& message, const Change& change) {
    if (is_scenario(message)) return 0;
    std::size_t changed = 0;
    if (message.GetDescriptor() == InjectThrown::descriptor()) {
        // Without a card of the deck these are the trainer's own words.
        auto& thrown = static_cast<InjectThrown&>(message);
        if (thrown.inject().empty() && thrown.has_title()) changed += visit_text(*thrown.mutable_title(), change);
        if (thrown.inject().empty() && thrown.has_text()) changed += visit_text(*thrown.mutable_text(), change);
        return changed;
    }
    std::vector<const FieldDescriptor*> fields;
    const auto& reflection = *message.GetReflection();
    reflection.ListFields(message, &fields);
    for (const auto* field : fields) {
        const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
        for (int at = 0; at < count; ++at) {
            if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
                changed += visit(field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, at)
                                                      : *reflection.MutableMessage(&message, field),
                                 change);
            } else if (is_typed(*field)) {
                std::string text = field->is_repeated() ? reflection.GetRepeatedString(message, field, at)
                                                        : reflection.GetString(message, field);
                if (!change(text)) continue;
                ++changed;
                if (field->is_repeated()) reflection.SetRepeatedString(&message, field, at, text);
                else reflection.SetString(&message, field, text);
            }
        }
    }
    return changed;
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }
bool in_word(char letter) {
    return static_cast<unsigned char>(letter) >= 0x80 || (letter >= '0' && letter <= '9') || (lower(letter) >= 'a' && lower(letter) <= 'z');
}

// Small letters of U+00C0..U+017F, where names here have theirs; each is as many bytes as its capital, so places stay as they were.
std::uint32_t small(std::uint32_t code) {
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
    if (code == 0x178) return 0xFF;
    const bool dotted_i = code == 0x130 || code == 0x131;  // their pairs are ASCII
    if (!dotted_i && ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177))) return code | 1u;
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E)) return code + (code & 1u);
    return code;
}

std::string in_small_letters(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
        if (first < 0xC3 || first > 0xC5 || (second & 0xC0u) != 0x80u) {
            out += lower(text[at]);
            continue;
        }
        const std::uint32_t code = small((first & 0x1Fu) << 6 | (second & 0x3Fu));
        out += static_cast<char>(0xC0u | code >> 6);
        out += static_cast<char>(0x80u | (code & 0x3Fu));
        ++at;
    }
    return out;
}

// Where `part` stands in the text as words of their own, from `from` on; npos when it does not.
std::size_t find_word(std::string_view text, std::string_view part, std::size_t from) {
    const std::string in = in_small_letters(text), wanted = in_small_letters(part);
    for (std::size_t at = from; !wanted.empty() && (at = in.find(wanted, at)) != std::string::npos; ++at) {
        const std::size_t end = at + wanted.size();
        if ((at == 0 || !in_word(in[at - 1])) && (end == in.size() || !in_word(in[end]))) return at;
    }
    return std::string_view::npos;
}

// The whole name first, then its longer parts.
std::vector<std::string> parts_of(std::string_view person) {
    std::vector<std::string> out{std::string(person)};
    std::string part;
    for (const char letter : std::string(person) + " ") {
        if (letter != ' ') {
            part += letter;
            continue;
        }
        if (part.size() >= shortest_part && part != person) out.push_back(part);
        part.clear();
    }
    return out;
}

}  // namespace

std::vector<std::string> typed_texts(const Event& event) {
    Event copy = event;
    std::vector<std::string> out;
    visit(copy, [&](std::string& text) {
        if (!text.empty()) out.push_back(text);
        return false;
    });
    return out;
}

bool names(std::string_view text, std::string_view person) {
    if (person.empty()) return false;
    const auto parts = parts_of(person);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& part) { return find_word(text, part, 0) != std::string_view::npos; });
}

std::size_t blank(Event& event, std::string_view person) {
    const auto parts = parts_of(person);
    return visit(event, [&](std::string& text) {
        bool changed = false;
        for (const auto& part : parts)
            for (std::size_t at = find_word(text, part, 0); at != std::string::npos; at = find_word(text, part, at + gap.size())) {
                text.replace(at, part.size(), gap);
                changed = true;
            }
        return changed;
    });
}

}  // namespace samenspel
