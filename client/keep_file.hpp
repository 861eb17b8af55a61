// Keeps a file that the server made where the person finds it, and opens it.
#pragma once

#include <string>

namespace samenspel::client {

// In ~/Downloads, or in the home folder when there is none; a name that is taken gets a number. Opens it with what this
// machine has for it. Nothing happens when the folder cannot be written.
void keep_and_open(const std::string& name, const std::string& bytes);

}  // namespace samenspel::client
