// Turns a scenario folder of YAML files into the compiled protobuf Scenario, or says exactly what is wrong with it.
// It must not know the rules or the worlds, and lets no exception out.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace samenspel {
class Length;
class Scenario;
}  // namespace samenspel

namespace samenspel::scenario {

// One remark about a scenario's files. Lines and columns count from 1.
struct Finding {
    std::string file;  // path, beginning with the folder as it was given
    int line = 1;
    int column = 1;
    std::string what;  // what is wrong
    std::string mend;  // how to mend it
    bool error = true;  // false: a warning, the scenario can be played
};

// A lever that an effect names, so that a room which knows the worlds can check it and report a Finding.
struct LeverMention {
    std::string lever;
    std::string file;
    int line = 1;
    int column = 1;
};

struct Loaded {
    Loaded();
    Loaded(Loaded&&) noexcept;
    Loaded& operator=(Loaded&&) noexcept;
    ~Loaded();

    std::unique_ptr<Scenario> scenario;  // null when one of the findings is an error
    std::vector<Finding> findings;       // by file, line and column
    std::vector<LeverMention> levers;
};

// Reads and checks the scenario in `folder`, whose name has to be the scenario's id.
Loaded load(const std::string& folder);

// The content for a session of `minutes`, or null when the scenario has no such length.
const Length* length_of(const Scenario& scenario, std::uint32_t minutes);

// "file:line:column: error: what; mend", as compilers write it.
std::string to_line(const Finding& finding);

}  // namespace samenspel::scenario
