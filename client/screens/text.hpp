// The client's words in Dutch and English, from assets/translations/*.po, built into the program.
// It knows nothing of screens. Keys are ids ("table.vote.for"); both catalogues hold every key with the same {0} {1}.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace samenspel::screens {

enum class Language { dutch, english };

// Takes effect at once, for the whole program; the UI thread only.
void set_language(Language language);
Language language();
// "nl", "nl_NL.UTF-8", "en-GB", ...: Dutch for nl, English for the rest.
Language language_named(std::string_view code);

// The text of a key; valid for the program's life. A key that no catalogue has comes back as it is.
std::string_view tr(std::string_view key);
// With {0}, {1}, ... replaced by the arguments; an argument is never read for braces again.
std::string tr(std::string_view key, std::initializer_list<std::string_view> arguments);
// key.one for 1 and key.many for the rest, with {0} the number.
std::string tr_count(std::string_view key, long count);
std::string fill_in(std::string_view text, std::initializer_list<std::string_view> arguments);

using Catalogue = std::map<std::string, std::string, std::less<>>;
const Catalogue& catalogue(Language language);
// Reads msgid and msgstr of a .po file, with continuation lines and the escapes \n \t \" \\. Nothing on a syntax error.
std::optional<Catalogue> parse_po(std::string_view file);

}  // namespace samenspel::screens
