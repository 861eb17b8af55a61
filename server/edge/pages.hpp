// The texts that a browser gets, in Dutch and English. Constant: nothing of a request ends up in them.
#pragma once

#include <string>
#include <string_view>

namespace samenspel::edge {

// The pages at / and, with how to go on, at /j/CODE and /board/CODE, where the server has no web client.
const std::string& front_page();
const std::string& join_page();
const std::string& board_page();
// The Content-Security-Policy of all: nothing is loaded, and only their own style is applied.
const std::string& page_policy();
// How a policy names a style that stands in the page itself.
std::string style_source(std::string_view style);

}  // namespace samenspel::edge
