// samenspel-print as a person runs it.
#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/print/pages.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::print::test;

namespace {

const std::string program = SAMENSPEL_PRINT " ";
bool says(const Ran& ran, const std::string& words) { return ran.output.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("samenspel-print writes the paper, and over a file only when it is told to") {
    const samenspel::testing::Scratch scratch;
    const std::string file = scratch / "clock.pdf", command = program + "assets/scenarios/krimp --what clock --length 90 --language en --out " + file;
    CHECK(run(command).code == 0);
    CHECK(says(run("pdfinfo " + file), "Shrinking schools on the Wieling coast: The trainer's clock"));
    const Ran again = run(command);
    CHECK(again.code == 1);
    CHECK(says(again, "is there already. Name another with --out, or add --force"));
    CHECK(run(command + " --force").code == 0);
}

TEST_CASE("samenspel-print says what to do when it cannot") {
    const samenspel::testing::Scratch scratch;
    const std::string to = " --out " + (scratch / "a.pdf");
    CHECK(says(run(program + "assets/scenarios/krimp --length 60" + to), "no length of 60 minutes: choose one of 45, 90, 180"));
    CHECK(says(run(program + "assets/scenarios/nowhere" + to), "has errors, listed above"));
    CHECK(says(run(program + "assets/scenarios/krimp --out " + scratch.path()), "is a folder. Name a file with --out"));
    CHECK(says(run(program + "assets/scenarios/krimp --out " + (scratch / "no/a.pdf")), "Does its folder exist"));
    CHECK(run(program + "assets/scenarios/krimp --what poster" + to).code != 0);
    CHECK(run(program + "assets/scenarios/krimp --language de" + to).code != 0);
    CHECK_FALSE(std::filesystem::exists(scratch / "a.pdf"));
}

TEST_CASE("without the font nothing is printed, and the sentence says what to install") {
    const samenspel::testing::Scratch scratch;
    const std::string none = scratch / "fonts.conf";
    REQUIRE(run("echo '<fontconfig><dir>/usr/share/fonts/none</dir></fontconfig>' > " + none).code == 0);
    const Ran ran = run("FONTCONFIG_FILE=" + none + " " + program + "assets/scenarios/krimp --out " + (scratch / "a.pdf"));
    CHECK(ran.code == 1);
    CHECK(says(ran, "The font Inter is missing: install Debian's package fonts-inter"));
    CHECK_FALSE(std::filesystem::exists(scratch / "a.pdf"));
}
