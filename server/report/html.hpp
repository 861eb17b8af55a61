// A report as one HTML page that needs nothing beside it: no network, no other file.
//
// Texts are escaped where they are set, and the page's own policy lets no script run but the one that draws the charts, by its
// hash. Without that script the page has its tables, and says what is missing.
#pragma once

#include <string>

#include "server/report/document.hpp"

namespace samenspel::report {

// What the page wears, as text: assets/debrief/page.css, and the bundled script of the charts (empty: none).
struct Dress {
    std::string css, charts;
};

std::string to_html(const Document& document, const Dress& dress);

}  // namespace samenspel::report
