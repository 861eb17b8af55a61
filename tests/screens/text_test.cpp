// The two catalogues against each other and against the sources that use them.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "client/screens/text.hpp"

using namespace samenspel::screens;

namespace {

std::multiset<std::string> placeholders(const std::string& text) {
    std::multiset<std::string> out;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        if (text[i] == '{' && text[i + 2] == '}') out.insert(text.substr(i, 3));
    }
    return out;
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

}  // namespace

TEST_CASE("both catalogues have the same keys with the same placeholders") {
    const Catalogue& dutch = catalogue(Language::dutch);
    const Catalogue& english = catalogue(Language::english);
    REQUIRE_FALSE(dutch.empty());
    for (const auto& [key, text] : dutch) {
        INFO(key);
        const auto other = english.find(key);
        REQUIRE(other != english.end());
        CHECK(placeholders(text) == placeholders(other->second));
    }
    for (const auto& [key, text] : english) {
        INFO(key);
        CHECK(dutch.count(key) == 1);
    }
}

TEST_CASE("Dutch says je, and no sentence ends in an adjective without its noun; English checks whether, and does not look along") {
    const std::regex not_dutch("\\b[Uu]w?\\b|\\been nieuw\\.");
    for (const auto& [key, text] : catalogue(Language::dutch)) {
        INFO(key << ": " << text);
        CHECK_FALSE(std::regex_search(text, not_dutch));
    }
    const std::regex not_english("[Ll]ooks? (along\\b|whether\\b)");
    for (const auto& [key, text] : catalogue(Language::english)) {
        INFO(key << ": " << text);
        CHECK_FALSE(std::regex_search(text, not_english));
    }
}

TEST_CASE("every key that a source asks for is in the catalogues") {
    const std::regex use("\\btr(_count)?\\(\\s*\"([^\"]+)\"");
    for (const auto& entry : std::filesystem::recursive_directory_iterator("client")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string source = file_text(entry.path());
        for (std::sregex_iterator it(source.begin(), source.end(), use), end; it != end; ++it) {
            const std::string key = (*it)[2];
            INFO(entry.path().string() << ": " << key);
            const bool counted = (*it)[1].matched;
            if (key.back() == '.') {  // the rest is a number or an id: some key must begin so
                const auto next = catalogue(Language::dutch).lower_bound(key);
                CHECK((next != catalogue(Language::dutch).end() && next->first.compare(0, key.size(), key) == 0));
                continue;
            }
            CHECK(catalogue(Language::dutch).count(counted ? key + ".one" : key) == 1);
            if (counted) CHECK(catalogue(Language::dutch).count(key + ".many") == 1);
        }
    }
}

TEST_CASE("every finding of every world and of every scenario's own watches has a sentence") {
    const std::regex said("\"([a-z_-]+):\""), watched("kind: watch, id: ([a-z0-9_-]+)");
    std::set<std::string> findings;
    const auto look_in = [&](const char* folder, const char* extension, const std::regex& pattern) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != extension) continue;
            const std::string text = file_text(entry.path());
            for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) findings.insert((*it)[1]);
        }
    };
    look_in("server/worlds", ".cpp", said);
    look_in("assets/scenarios", ".yaml", watched);
    for (const char* known : {"supervision", "council_passed", "succession", "council-vote"}) CHECK(findings.count(known) == 1);
    for (const auto& finding : findings) {
        INFO(finding);
        CHECK(catalogue(Language::dutch).count("finding." + finding) == 1);
        CHECK(catalogue(Language::english).count("finding." + finding) == 1);
    }
}

TEST_CASE("the language changes while the program runs") {
    set_language(Language::english);
    CHECK(tr("kit.dialog.close") == "Close");
    set_language(Language::dutch);
    CHECK(tr("kit.dialog.close") == "Sluiten");
    CHECK(tr("no.such.key") == "no.such.key");
    CHECK(language_named("nl_NL.UTF-8") == Language::dutch);
    CHECK(language_named("en-GB") == Language::english);
}

TEST_CASE("arguments go where their numbers are and are not read again") {
    CHECK(fill_in("{1} voor {0}", {"{1}", "twee"}) == "twee voor {1}");
    CHECK(fill_in("{0} en {2}", {"een"}) == "een en {2}");
    CHECK(fill_in("{", {"een"}) == "{");
}

TEST_CASE("a .po file has continuation lines, escapes and comments, and a broken one is nothing") {
    const auto parsed = parse_po("# uitleg\nmsgid \"\"\nmsgstr \"kop\\n\"\n\nmsgid \"a.b\"\nmsgstr \"een \"\n\"\\\"twee\\\"\\n\"\r\n");
    REQUIRE(parsed.has_value());
    CHECK(parsed->size() == 1);
    CHECK(parsed->at("a.b") == "een \"twee\"\n");
    CHECK_FALSE(parse_po("msgid \"a\nmsgstr \"b\"\n").has_value());
    CHECK_FALSE(parse_po("msgstr \"b\"\n").has_value());
    CHECK_FALSE(parse_po("zomaar iets\n").has_value());
}

TEST_CASE("no text is written twice, and both languages have the same ones") {
    std::set<std::string> in_both[2];
    const char* files[] = {"assets/translations/nl.po", "assets/translations/en.po"};
    for (int at = 0; at < 2; ++at) {
        std::ifstream file(files[at]);
        REQUIRE(file);
        for (std::string line; std::getline(file, line);) {
            if (line.rfind("msgid ", 0) != 0 || line == "msgid \"\"") continue;
            INFO(files[at] << ": " << line);
            CHECK(in_both[at].insert(line).second);
        }
    }
    CHECK(in_both[0] == in_both[1]);
}
