// A debrief page as PDF, printed by a browser of the Chromium family on this machine: the same charts, the page's own print style.
#pragma once

#include <string>

namespace samenspel::debrief {

// The browser that can print: SAMENSPEL_CHROMIUM, else the first of chromium, chromium-browser, google-chrome, google-chrome-stable,
// microsoft-edge in PATH. Empty when there is none.
std::string printing_browser();

// Prints `html` (an absolute path) into `pdf`, under another name first. Nothing is loaded from anywhere but that file. Gives up
// after a minute. A sentence that says what went wrong, or empty.
std::string print_to_pdf(const std::string& browser, const std::string& html, const std::string& pdf);

}  // namespace samenspel::debrief
