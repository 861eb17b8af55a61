// A PDF in memory, and text on it by Pango in Inter. Lengths in points, from the page's top left corner.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/print/flow.hpp"

namespace samenspel::print {

struct Color {
    double red = 0, green = 0, blue = 0;
};
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<double>(hex >> 16 & 0xFF) / 255, static_cast<double>(hex >> 8 & 0xFF) / 255, static_cast<double>(hex & 0xFF) / 255};
}
inline constexpr Color ink = rgb(0x1C2630), ink_second = rgb(0x4A5763), line_color = rgb(0x958F83), secret_color = rgb(0x25324A), white = rgb(0xFFFFFF);

// A party's colour, and the letters' that stand on it, by PartyInfo.colour. Never alone: its letter goes with it.
Color party_color(std::uint32_t index);
Color on_party_color(std::uint32_t index);

inline constexpr double millimetre = 72 / 25.4;
struct Size {
    double width = 0, height = 0;
};
inline constexpr Size a5_upright{148 * millimetre, 210 * millimetre}, a6_lying{148 * millimetre, 105 * millimetre}, a4_lying{297 * millimetre, 210 * millimetre};
inline constexpr double margin = 10 * millimetre;

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

// Letters of one kind within a text.
struct Run {
    std::string text;
    bool bold = false;
    Color color = ink;
};
enum class Align : std::uint8_t { left, centre, right };

class Paper {
public:
    // `language` is "nl" or "en". Ask `fault` first: with a fault nothing else may be called.
    Paper(Size page, const std::string& title, std::string_view language);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    // A sentence that says what is wrong and what to do, or empty.
    std::string fault() const;

    // Text as pieces, one a line. The Paper has to outlive them.
    Pieces text(const std::vector<Run>& runs, double size, double width, Align align = Align::left) const;
    double text_width(const Run& run, double size) const;
    // A few words at once, in the middle of the box's height. What does not fit ends in an ellipsis, so a label is for
    // words that are short, or stand whole elsewhere.
    void label(const Run& run, double size, const Box& box, Align align = Align::left);

    void fill(const Box& box, Color color);
    void frame(const Box& box, Color color, double thickness);
    void line(double x0, double y0, double x1, double y1, Color color, double thickness);
    void dot(double x, double y, double radius, Color color, bool filled);
    // The closed lock that stands for "secret".
    void lock(double x, double y, double height, Color color);

    // Names the current page in the reader's list of contents.
    void outline(const std::string& name);
    void finish_page();
    std::string finish();  // the PDF's bytes; the last call

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace samenspel::print
