// Keeps an Identity in a small file that its owner alone may read.
#pragma once

#include <optional>
#include <string>

#include "client/link/identity.hpp"

namespace samenspel::link {

// $XDG_STATE_HOME/samenspel, else ~/.local/state/samenspel; empty when neither is known.
std::string default_state_folder();

// None when there is no such file, when it cannot be read, or when it is not one of ours.
std::optional<Identity> read_identity(const std::string& path);
// Puts the file in place whole or not at all, mode 0600; makes its folder when needed, mode 0700. False when the disk
// refuses: the old file, if any, stands.
bool write_identity(const std::string& path, const Identity& identity);
// To join as somebody else. True when there is no such file any more.
bool forget_identity(const std::string& path);

}  // namespace samenspel::link
