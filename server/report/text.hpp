// Small pieces of which pages and their data are made: texts that can hurt nobody, JSON, times and numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samenspel::report {

// The two languages side by side, where the words are used; English is the source.
class Say {
public:
    explicit Say(bool dutch) : dutch_(dutch) {}
    bool dutch() const { return dutch_; }
    std::string operator()(std::string_view english, std::string_view dutch) const { return std::string(dutch_ ? dutch : english); }
    // `{}` in the words is replaced by the values in order; there are as many.
    std::string operator()(std::string_view english, std::string_view dutch, const std::vector<std::string>& values) const;
    std::string number(double value, int digits) const;   // decimal comma in Dutch; no "-0"

private:
    bool dutch_;
};

// Valid UTF-8 without control characters and without the marks that turn the direction of text around (U+202A..E, U+2066..9,
// U+200E, U+200F, U+061C) or show nothing, but for those that words and pictures are spelled with (soft hyphen, joiners, variation
// selectors): each becomes U+FFFD. Line feeds and tabs become spaces.
std::string clean(std::string_view text);
// Clean, and without meaning to a browser inside an element or a quoted attribute.
std::string escaped(std::string_view text);
// A clean JSON string with its quotes. Safe inside a script element: '<', '>' and '&' are written as \u00XX.
std::string json(std::string_view text);
// JSON that somebody else wrote, on one line, with the same value: in its strings every control character, mark of direction and
// character that shows nothing is written as \uXXXX. What is no UTF-8 becomes U+FFFD.
std::string json_in_sight(std::string_view json);
std::string json(double value);                              // null when it is not finite
std::string json_object(const std::vector<std::pair<std::string_view, std::string>>& fields);  // values are JSON already
std::string json_list(const std::vector<std::string>& items);

std::string clock(std::int64_t ms);                          // "12:30" of table time, minutes and seconds

}  // namespace samenspel::report
