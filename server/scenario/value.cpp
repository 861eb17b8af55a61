// Reading YAML with positions: bytes, types, ranges, duplicate and unknown keys.
#include "server/scenario/value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace samenspel::scenario {

namespace {

constexpr std::size_t most_bytes = 1'000'000;  // of one file

Place place_of(const YAML::Mark& mark, int file) {
    return mark.is_null() ? Place{file, 1, 1} : Place{file, mark.line + 1, mark.column + 1};
}

Value value_at(Report& report, const YAML::Node& node, const Place& fallback, std::string path = {}) {
    // yaml-cpp marks an empty value where the next token stands; its key is the better place.
    const Place place = node.IsNull() ? fallback : place_of(node.Mark(), fallback.file);
    return Value(report, node, place, std::move(path));
}

// Where the first byte stands that is no well-formed UTF-8; the size of `bytes` when all are.
std::size_t first_not_utf8(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    std::size_t at = 0;
    while (at < bytes.size()) {
        const unsigned first = byte(at), second = byte(at + 1);
        const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        bool holds = length > 0;
        for (std::size_t k = 1; k < length; ++k) holds = holds && (byte(at + k) & 0xC0U) == 0x80U;
        // Longer than needed, half of a UTF-16 pair, beyond the last character.
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) holds = false;
        if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) holds = false;
        if (!holds) return at;
        at += length;
    }
    return at;
}

bool is_id(const std::string& word) {
    return !word.empty() && word.size() <= 32 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

Value::Value(Report& report, const YAML::Node& node, Place place, std::string path)
    : report_(&report), node_(std::make_shared<const YAML::Node>(node)), place_(place), path_(std::move(path)) {}

bool Value::is_map() const { return report_ != nullptr && node_->IsMap(); }

bool Value::is_empty() const { return report_ != nullptr && node_->IsNull(); }

void Value::error(std::string what, std::string mend) const {
    if (report_ != nullptr) report_->error(place_, std::move(what), std::move(mend));
}

void Value::warning(std::string what, std::string mend) const {
    if (report_ != nullptr) report_->warning(place_, std::move(what), std::move(mend));
}

std::optional<std::string> Value::scalar() const {
    if (report_ == nullptr) return std::nullopt;
    if (node_->IsScalar()) return node_->Scalar();
    if (node_->IsNull()) {
        error("the value is empty", "write one after the colon or take the key away");
    } else {
        error(fmt::format("a single value is expected, not a {}", node_->IsMap() ? "map" : "list"), "write one value here");
    }
    return std::nullopt;
}

std::string Value::text() const {
    const auto word = scalar();
    if (!word) return {};
    if (word->empty()) error("the value is empty", "write one between the quotes or take the key away");
    return *word;
}

std::string Value::id() const {
    std::string word = text();
    if (!word.empty() && !is_id(word)) {
        error(fmt::format("'{}' is not a name", word), "use 1 to 32 of the characters a-z, 0-9, - and _");
    }
    return word;
}

std::uint32_t Value::whole(std::uint32_t least, std::uint32_t most) const {
    const auto word = scalar();
    if (!word) return least;
    std::uint32_t number = 0;
    const auto [end, status] = std::from_chars(word->data(), word->data() + word->size(), number);
    if (status != std::errc{} || end != word->data() + word->size()) {
        error(fmt::format("'{}' is not a whole number", *word), fmt::format("write one from {} to {}", least, most));
        return least;
    }
    if (number < least || number > most) {
        error(fmt::format("{} is out of range", number),
              least == most ? fmt::format("write {}", least) : fmt::format("write a whole number from {} to {}", least, most));
        return least;
    }
    return number;
}

double Value::number(double least, double most) const {
    const auto word = scalar();
    if (!word) return least;
    double number = 0.0;
    const auto [end, status] = std::from_chars(word->data(), word->data() + word->size(), number);
    if (status != std::errc{} || end != word->data() + word->size() || !std::isfinite(number)) {
        error(fmt::format("'{}' is not a number", *word), "write digits, with a point for decimals");
        return least;
    }
    if (number < least || number > most) {
        error(fmt::format("{} is out of range", number), fmt::format("write a number from {} to {}", least, most));
        return least;
    }
    return number;
}

bool Value::yes() const {
    const auto word = scalar();
    if (!word) return false;
    if (*word == "true") return true;
    if (*word != "false") error(fmt::format("'{}' is neither true nor false", *word), "write true or false");
    return false;
}

std::vector<Value> Value::list(std::size_t least, std::size_t most) const {
    std::vector<Value> values;
    if (report_ == nullptr) return values;
    if (!node_->IsSequence()) {
        error("a list is expected", "write [a, b] or a line with '- ' for each entry");
        return values;
    }
    for (const auto& node : *node_) values.push_back(value_at(*report_, node, place_, path_ + "/[]"));
    if (values.size() < least || values.size() > most) {
        error(fmt::format("the list has {} entries", values.size()),
              least == most ? fmt::format("write exactly {}", least) : fmt::format("write {} to {}", least, most));
        if (values.size() > most) values.resize(most);
    }
    return values;
}

std::vector<std::pair<Value, Value>> Value::members() const {
    std::vector<std::pair<Value, Value>> found;
    if (report_ == nullptr) return found;
    if (!node_->IsMap()) {
        error("a map is expected", "write 'key: value' lines or {key: value}");
        return found;
    }
    for (const auto& member : *node_) {
        const Value key = value_at(*report_, member.first, place_);
        const std::string name = key.text();
        const bool twice =
            std::any_of(found.begin(), found.end(), [&](const auto& other) { return other.first.text() == name; });
        if (twice) {
            key.error(fmt::format("'{}' stands here twice", name), "keep one of the two");
            continue;
        }
        found.emplace_back(key, value_at(*report_, member.second, key.place(), path_ + "/" + name));
    }
    return found;
}

void Value::looks_for(const std::string& key) const {
    if (report_ != nullptr) report_->key_looked_for(place_, path_ + "/" + key);
}

Fields::Fields(const Value& value) : value_(value), is_map_(value.is_map()), members_(value.members()) {
    for (const auto& member : members_) names_.push_back(member.first.text());
}

Fields::~Fields() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (std::find(asked_.begin(), asked_.end(), names_[i]) != asked_.end()) continue;
        members_[i].first.error(fmt::format("'{}' is not a key here", names_[i]), members_[i].second.is_empty()
                                                                                      ? "put a text with a comma between quotes"
                                                                                      : suggestion(names_[i], asked_));
    }
}

Value Fields::may(const std::string& key) {
    asked_.push_back(key);
    value_.looks_for(key);
    const auto found = std::find(names_.begin(), names_.end(), key);
    return found == names_.end() ? Value() : members_[static_cast<std::size_t>(found - names_.begin())].second;
}

Value Fields::need(const std::string& key) {
    Value value = may(key);
    if (!value && is_map_) value_.error(fmt::format("'{}' is missing", key), fmt::format("add '{}:' to this entry", key));
    return value;
}

bool Fields::has(std::string_view key) const { return std::find(names_.begin(), names_.end(), key) != names_.end(); }

Value parse_file(Report& report, const std::string& path) {
    const Place start{report.add_file(path), 1, 1};
    std::error_code trouble;
    std::ifstream stream;
    // Of anything but a file, a pipe for one, reading might never come to an end.
    if (std::filesystem::is_regular_file(path, trouble)) stream.open(path, std::ios::binary);
    if (!stream.is_open()) {
        report.error(start, "this file is missing or cannot be read",
                     "write it; server/scenario/README.md says what belongs in it");
        return {};
    }
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (bytes.size() > most_bytes) {
        report.error(start, fmt::format("the file has {} bytes", bytes.size()), fmt::format("keep it under {}", most_bytes));
        return {};
    }
    // The parser lets other bytes through, and every message with such a text in it would be broken.
    if (const std::size_t wrong = first_not_utf8(bytes); wrong < bytes.size()) {
        const std::string_view before = std::string_view(bytes).substr(0, wrong);
        const std::size_t line_start = before.rfind('\n') + 1;  // 0 when there is none
        report.error({start.file, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, static_cast<int>(wrong - line_start) + 1},
                     fmt::format("this is not UTF-8: byte {:02X}", static_cast<unsigned char>(bytes[wrong])),
                     "save the file as UTF-8 (choose it as the encoding under 'Save as') and see whether the letter here is right");
        return {};
    }
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(bytes);
        if (documents.size() == 1 && documents[0].IsMap()) return Value(report, documents[0], start);
        report.error(start, "the file is not one map of keys and values", "see server/scenario/README.md for its keys");
    } catch (const YAML::Exception& problem) {
        report.error(
            place_of(problem.mark, start.file), fmt::format("this is not YAML: {}", problem.msg),
            "check indentation, quotes and brackets here and just above; between { } a text with , : or ? needs quotes");
    }
    return {};
}

}  // namespace samenspel::scenario
