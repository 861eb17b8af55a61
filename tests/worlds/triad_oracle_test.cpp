// The triad model against every line that our reference run prints, under its oracle and its play parameters.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "tests/worlds/triad_support.hpp"

namespace samenspel::worlds::triad::tests {

namespace {

constexpr int rounds = 6;

std::string line_of(const World& world, const Package& package) {
    Outcome outcome = world.start(1);
    double cases = 0;
    int frozen = 0;
    for (int round = 0; round < rounds; ++round) {
        outcome = world.tick(outcome.state, effects_of(package), outcome.chance);
        cases += value_of(outcome, "", "cases");
        frozen += value_of(outcome, "", "frozen") > 0 ? 1 : 0;
    }
    const auto millions = [&](const char* party) {
        const double value = value_of(outcome, party, "total_eur") / 1e6;
        return std::abs(value) < 0.005 ? 0.0 : value;
    };
    return fmt::format("  {:44s} support {:5.1f} waiting {:4.0f} cases/yr {:4.1f} housed {:4.0f} municipality {:+6.2f}M association {:+5.2f}M provider {:+5.2f}M frozen {}\n",
                       package.label, value_of(outcome, "", "support"), value_of(outcome, "", "waiting"), cases / rounds, value_of(outcome, "", "housed"),
                       millions("municipality"), millions("association"), millions("provider"), frozen);
}

std::string whole_print() {
    std::string text = "oracle parameters\n";
    for (const auto& package : packages()) text += line_of(*model_with(oracle()), package);
    text += "play parameters\n";
    for (const auto& package : packages()) text += line_of(*model_with(expected()), package);
    return text;
}

constexpr const char* expected_print = R"PRINT(oracle parameters
  no deal                                      support  60.0 waiting  380 cases/yr  0.0 housed    0 municipality  +0.00M association +0.00M provider +0.00M frozen 0
  quota pushed, thin guidance                  support   0.0 waiting  188 cases/yr 27.4 housed  192 municipality  +8.02M association -1.60M provider -1.13M frozen 4
  defensive, low quota                         support  29.2 waiting  260 cases/yr  7.3 housed  120 municipality  +3.15M association -0.53M provider -0.50M frozen 0
  joint package                                support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  +0.67M association -0.54M provider +0.33M frozen 0
  joint package, nobody compensated            support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  +2.78M association -1.18M provider -1.15M frozen 0
  joint package, 1,500 a home as well          support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  +0.13M association +0.00M provider +0.33M frozen 0
  cheap joint package, one hour throughout     support  51.8 waiting   20 cases/yr 11.2 housed  360 municipality  +5.08M association +0.00M provider +0.04M frozen 0
play parameters
  no deal                                      support  60.0 waiting  380 cases/yr  0.0 housed    0 municipality -30.60M association +0.00M provider +0.00M frozen 0
  quota pushed, thin guidance                  support   0.0 waiting  188 cases/yr 43.3 housed  192 municipality  -6.34M association -2.37M provider -1.13M frozen 4
  defensive, low quota                         support  10.3 waiting  274 cases/yr 11.8 housed  106 municipality -19.52M association -0.73M provider -0.49M frozen 1
  joint package                                support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  -4.73M association -0.54M provider +0.33M frozen 0
  joint package, nobody compensated            support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  -2.62M association -1.18M provider -1.15M frozen 0
  joint package, 1,500 a home as well          support  48.1 waiting   20 cases/yr 13.3 housed  360 municipality  -5.27M association +0.00M provider +0.33M frozen 0
  cheap joint package, one hour throughout     support  41.0 waiting   20 cases/yr 17.2 housed  360 municipality  -0.82M association +0.00M provider +0.04M frozen 0
)PRINT";

}  // namespace

TEST_CASE("the triad model reproduces every line of the reference run, with the oracle's and with the play parameters") {
    CHECK(whole_print() == expected_print);
}

TEST_CASE("the triad's table agrees with the reference script where that lies beside the project") {
    const std::string script = "../shared/reference/triad_ref.py";
    if (!std::ifstream(script)) return;
    FILE* pipe = popen(("python3 " + script).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string printed;
    std::array<char, 4096> buffer;
    while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe)) printed.append(buffer.data(), got);
    REQUIRE(pclose(pipe) == 0);
    CHECK(printed == expected_print);
}

}  // namespace samenspel::worlds::triad::tests
