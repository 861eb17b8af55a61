// Another program, started without a shell, its arguments as they are; it reads nothing, and its words go nowhere or into a file.
#pragma once

#include <atomic>
#include <string>
#include <vector>

namespace samenspel {

// Waits for it. The exit code; -1 when it did not start, was ended by a signal, took longer than `longest_s`, or `stop` became true:
// then it is ended. `niceness` as of nice(1), 0..19. `words`: the descriptor of an open file for its standard output; below 0: none.
int run_program(std::vector<std::string> arguments, int longest_s, int niceness = 0, const std::atomic<bool>* stop = nullptr, int words = -1);

}  // namespace samenspel
