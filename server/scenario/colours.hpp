// Whether people tell the colours of two parties apart, those too who see fewer colours. Knows the client's palette by
// its numbers (tests/screens holds the two together) and nothing of scenarios.
#pragma once

#include <array>
#include <cstdint>

namespace samenspel::scenario {

// A colour in CIE L*a*b* under daylight (D65).
struct Lab {
    double lightness = 0.0;  // 0..100
    double a = 0.0, b = 0.0;
};

enum class Sight : std::uint8_t { full, no_red, no_green, no_blue };
inline constexpr std::array<Sight, 4> all_sights{Sight::full, Sight::no_red, Sight::no_green, Sight::no_blue};

// What `rgb` (0xRRGGBB, sRGB) looks like to this sight. Machado, Oliveira and Fernandes (2009), severity 1.
Lab seen(std::uint32_t rgb, Sight sight);

// CIEDE2000, by Sharma, Wu and Dalal (2005). 0 for the same colour; about 1 can just be seen side by side.
double difference(const Lab& one, const Lab& other);

// The marks of parties in the light and the dark theme.
inline constexpr int palette_size = 7;
inline constexpr std::array<std::array<std::uint32_t, palette_size>, 2> palette{
    {{0x1F66B0, 0xE5A21A, 0x0C8062, 0xB84A80, 0x4D5660, 0x7A5C3E, 0x3F0F57}, {0x6AA9EC, 0xF0BC4A, 0x4FC3A1, 0xD97CB0, 0xE3E8EC, 0xC8A27C, 0x8964F7}}};
inline constexpr std::array<const char*, palette_size> palette_words{"blue", "yellow", "green", "pink", "grey", "brown", "purple"};

// Two marks on one screen are told apart from 7.5 on, to one decimal.
inline constexpr double least_difference = 7.45;
// The least difference of two colours of the palette over both themes and all sights. Numbers from 0, below palette_size.
double apart(std::uint32_t one, std::uint32_t other);

}  // namespace samenspel::scenario
