// The arithmetic of colours, as published.
#include "server/scenario/colours.hpp"

#include <algorithm>
#include <cmath>

namespace samenspel::scenario {

namespace {

constexpr double pi = 3.14159265358979323846;
using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix full{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix no_red{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix no_green{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix no_blue{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix to_xyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr Triple white{0.9505, 1.0, 1.089};

const Matrix& matrix_of(Sight sight) {
    switch (sight) {
        case Sight::no_red: return no_red;
        case Sight::no_green: return no_green;
        case Sight::no_blue: return no_blue;
        case Sight::full: break;
    }
    return full;
}

Triple times(const Matrix& matrix, const Triple& value) {
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) out[row] += matrix[row][column] * value[column];
    return out;
}

double linear(std::uint32_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double degrees(double b, double a) {
    const double angle = a == 0.0 && b == 0.0 ? 0.0 : std::atan2(b, a) * 180.0 / pi;
    return angle < 0.0 ? angle + 360.0 : angle;
}

double cosine(double angle_degrees) { return std::cos(angle_degrees * pi / 180.0); }

double chroma_part(double chroma) { return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7))); }

// From the first hue to the second the short way round, and the hue half-way, in degrees; of grey there is no hue.
struct Hues { double step = 0.0, middle = 0.0; };
Hues between(double one, double other, bool grey) {
    if (grey) return {0.0, one + other};
    const double straight = other - one;
    if (std::abs(straight) <= 180.0) return {straight, (one + other) / 2.0};
    return {straight > 0.0 ? straight - 360.0 : straight + 360.0, one + other < 360.0 ? (one + other + 360.0) / 2.0 : (one + other - 360.0) / 2.0};
}

}  // namespace

Lab seen(std::uint32_t rgb, Sight sight) {
    Triple light = times(matrix_of(sight), {linear((rgb >> 16) & 255u), linear((rgb >> 8) & 255u), linear(rgb & 255u)});
    for (double& channel : light) channel = std::clamp(channel, 0.0, 1.0);
    Triple f = times(to_xyz, light);
    for (std::size_t i = 0; i < 3; ++i) {
        const double share = f[i] / white[i];
        f[i] = share > 0.008856 ? std::cbrt(share) : 7.787 * share + 16.0 / 116.0;
    }
    return {116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])};
}

// Names and steps are the paper's.
double difference(const Lab& one, const Lab& other) {
    const double mean_chroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2.0;
    const double stretch = 1.0 + 0.5 * (1.0 - chroma_part(mean_chroma));
    const double a1 = one.a * stretch, a2 = other.a * stretch;
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const Hues hue = between(degrees(one.b, a1), degrees(other.b, a2), c1 * c2 == 0.0);
    const double dl = other.lightness - one.lightness, dc = c2 - c1;
    const double dh = 2.0 * std::sqrt(c1 * c2) * std::sin(hue.step / 2.0 * pi / 180.0);
    const double l = (one.lightness + other.lightness) / 2.0 - 50.0, c = (c1 + c2) / 2.0, h = hue.middle;
    const double t = 1.0 - 0.17 * cosine(h - 30.0) + 0.24 * cosine(2.0 * h) + 0.32 * cosine(3.0 * h + 6.0) - 0.20 * cosine(4.0 * h - 63.0);
    const double sl = 1.0 + 0.015 * l * l / std::sqrt(20.0 + l * l), sc = 1.0 + 0.045 * c, sh = 1.0 + 0.015 * c * t;
    const double turn = 60.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2));
    const double rt = -2.0 * chroma_part(c) * std::sin(turn * pi / 180.0);
    const double x = dl / sl, y = dc / sc, z = dh / sh;
    return std::sqrt(std::max(0.0, x * x + y * y + z * z + rt * y * z));
}

double apart(std::uint32_t one, std::uint32_t other) {
    double least = 1e9;
    for (const auto& theme : palette)
        for (const Sight sight : all_sights) least = std::min(least, difference(seen(theme.at(one), sight), seen(theme.at(other), sight)));
    return least;
}

}  // namespace samenspel::scenario
