// A .po parser of the little that we use, and lookup.
#include "client/screens/text.hpp"

#include "client/screens/text_files.hpp"

namespace samenspel::screens {
namespace {

Language current = Language::dutch;

// The quoted text of a line, unescaped; nothing when the quotes do not match.
std::optional<std::string> quoted(std::string_view line) {
    const std::size_t open = line.find('"'), close = line.rfind('"');
    if (open == std::string_view::npos || close <= open) return std::nullopt;
    std::string out;
    for (std::size_t i = open + 1; i < close; ++i) {
        if (line[i] != '\\') {
            out += line[i];
            continue;
        }
        if (++i == close) return std::nullopt;
        out += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
    }
    return out;
}

}  // namespace

std::optional<Catalogue> parse_po(std::string_view file) {
    Catalogue out;
    std::string key, value;
    std::string* part = nullptr;
    const auto finish = [&] {
        if (part == &value && !key.empty() && !value.empty()) out[key] = value;
        key.clear();
        value.clear();
        part = nullptr;
    };
    while (!file.empty()) {
        const std::size_t end = file.find('\n');
        std::string_view line = file.substr(0, end);
        file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (line.substr(0, 6) == "msgid ") {
            finish();
            part = &key;
        } else if (line.substr(0, 7) == "msgstr ") {
            if (part != &key) return std::nullopt;
            part = &value;
        } else if (line.front() != '"' || part == nullptr) {
            return std::nullopt;
        }
        const std::optional<std::string> text = quoted(line);
        if (!text) return std::nullopt;
        *part += *text;
    }
    finish();
    return out;
}

const Catalogue& catalogue(Language language) {
    static const Catalogue dutch = parse_po(text_files::dutch).value_or(Catalogue{});
    static const Catalogue english = parse_po(text_files::english).value_or(Catalogue{});
    return language == Language::dutch ? dutch : english;
}

void set_language(Language language) { current = language; }
Language language() { return current; }

Language language_named(std::string_view code) {
    return code.substr(0, 2) == "nl" ? Language::dutch : Language::english;
}

std::string_view tr(std::string_view key) {
    const Catalogue& texts = catalogue(current);
    const auto found = texts.find(key);
    return found == texts.end() ? key : std::string_view(found->second);
}

std::string fill_in(std::string_view text, std::initializer_list<std::string_view> arguments) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}';
        const std::size_t index = placeholder ? static_cast<std::size_t>(text[i + 1] - '0') : arguments.size();
        if (index >= arguments.size()) {
            out += text[i];
            continue;
        }
        out += *(arguments.begin() + index);
        i += 2;
    }
    return out;
}

std::string tr(std::string_view key, std::initializer_list<std::string_view> arguments) {
    return fill_in(tr(key), arguments);
}

std::string tr_count(std::string_view key, long count) {
    const std::string full = std::string(key) + (count == 1 ? ".one" : ".many");
    return tr(full, {std::to_string(count)});
}

}  // namespace samenspel::screens
