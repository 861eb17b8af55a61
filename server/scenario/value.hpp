// A piece of YAML that knows where it stands and reports its own mistakes. Hides yaml-cpp from the rest of the room;
// knows nothing of scenarios.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/scenario/report.hpp"

namespace YAML {
class Node;
}

namespace samenspel::scenario {

// Absent values (a key that was not there) answer every question with nothing and report nothing: whoever looked for
// the key has already reported it.
class Value {
public:
    Value() = default;
    // `path`: where it stands in its file's structure, as "/issues/[]/options"; any entry of a list is "[]".
    Value(Report& report, const YAML::Node& node, Place place, std::string path = {});

    explicit operator bool() const { return report_ != nullptr; }
    Place place() const { return place_; }
    bool is_map() const;
    bool is_empty() const;  // a key without anything after it

    std::string text() const;  // never empty unless reported
    std::string id() const;    // [a-z0-9_-]{1,32}; a bad one is reported and returned
    std::uint32_t whole(std::uint32_t least, std::uint32_t most) const;
    double number(double least, double most) const;
    bool yes() const;
    std::vector<Value> list(std::size_t least, std::size_t most) const;
    // The members of a map in file order, keys included; for maps whose keys the author chooses.
    std::vector<std::pair<Value, Value>> members() const;
    // Notes that a reader looks for this key of the map.
    void looks_for(const std::string& key) const;

    void error(std::string what, std::string mend) const;
    void warning(std::string what, std::string mend) const;

    // The value that belongs to the scalar, which is one of `words`.
    template <typename Enum>
    Enum choice(const std::vector<std::pair<std::string, Enum>>& words) const {
        std::vector<std::string> known;
        const std::string word = text();
        for (const auto& [name, value] : words) {
            if (name == word) return value;
            known.push_back(name);
        }
        if (!word.empty()) error("'" + word + "' is not a choice here", suggestion(word, known));
        return Enum{};
    }

private:
    std::optional<std::string> scalar() const;

    Report* report_ = nullptr;
    // Behind a pointer, because assigning a YAML::Node changes the document.
    std::shared_ptr<const YAML::Node> node_;
    Place place_;
    std::string path_;
};

// The fields of a map with fixed keys. Reports missing and duplicate keys, and when it goes out of scope the keys that
// nobody asked for.
class Fields {
public:
    explicit Fields(const Value& value);
    ~Fields();
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    Value need(const std::string& key);
    Value may(const std::string& key);
    bool has(std::string_view key) const;
    Place place() const { return value_.place(); }

private:
    Value value_;
    bool is_map_ = false;
    std::vector<std::pair<Value, Value>> members_;
    std::vector<std::string> names_;  // of members_
    std::vector<std::string> asked_;
};

// Parses one file. Absent when it cannot be read, is not UTF-8 or is no single YAML document; that is reported.
Value parse_file(Report& report, const std::string& path);

}  // namespace samenspel::scenario
