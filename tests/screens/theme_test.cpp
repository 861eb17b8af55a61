// The colours' promises.
#include <catch2/catch.hpp>

#include <initializer_list>

#include "client/screens/kit/theme.hpp"
#include "server/scenario/colours.hpp"

using namespace samenspel::kit;

TEST_CASE("scenarios are checked against the colours that parties have here") {
    REQUIRE(party_colors == samenspel::scenario::palette_size);
    for (int i = 0; i < party_colors; ++i) {
        CHECK(light_theme().party[i] == rgb(samenspel::scenario::palette[0].at(static_cast<std::size_t>(i))));
        CHECK(dark_theme().party[i] == rgb(samenspel::scenario::palette[1].at(static_cast<std::size_t>(i))));
    }
}

TEST_CASE("text reaches 4.5 to 1 on everything it is put on, in both themes") {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        const Theme& t = *theme;
        INFO((t.dark ? "dark" : "light"));
        for (const Color back : {t.surface, t.background, t.inset, t.primary_soft, t.warning_soft}) CHECK(contrast(t.ink, back) >= 4.5f);
        for (const Color back : {t.surface, t.background, t.inset}) {
            CHECK(contrast(t.ink_second, back) >= 4.5f);
            CHECK(contrast(t.ink_third, back) >= 4.5f);
        }
        CHECK(contrast(t.on_primary, t.primary) >= 4.5f);
        CHECK(contrast(t.primary, t.surface) >= 4.5f);
        CHECK(contrast(t.primary, t.primary_soft) >= 4.5f);
        CHECK(contrast(t.in_favour, t.in_favour_soft) >= 4.5f);
        CHECK(contrast(t.against, t.against_soft) >= 4.5f);
        CHECK(contrast(t.against, t.surface) >= 4.5f);
        CHECK(contrast(t.abstain, t.abstain_soft) >= 4.5f);
        CHECK(contrast(t.warning, t.warning_soft) >= 4.5f);
        CHECK(contrast(t.on_tooltip, t.tooltip) >= 4.5f);
        for (const Color vivid : {t.in_favour, t.against, t.abstain}) CHECK(contrast(t.on_vivid, vivid) >= 4.5f);
        for (const Color ink : {t.secret_ink, t.secret_ink_second, t.secret_accent}) {
            CHECK(contrast(ink, t.secret) >= 4.5f);
            CHECK(contrast(ink, t.secret_inset) >= 4.5f);
        }
        for (int i = 0; i < party_colors; ++i) CHECK(contrast(t.on_party[i], t.party[i]) >= 4.5f);
        CHECK(contrast(t.control_border, t.surface) >= 3.0f);
        CHECK(contrast(t.focus, t.surface) >= 3.0f);
    }
}
