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
    std::string what;   // what is wrong
    std::string mend;   // how to mend it
    bool error = true;  // false: a warning, the scenario can be played
};

// A name that only others can judge: a lever of an effect; an indicator of a measure or of the map; the ticks of a length's
// rounds; a length or a seat, of which playing may show something. Kept with its position, so that who knows the worlds or
// the rules can report a Finding.
struct Mention {
    enum class What : std::uint8_t { lever, measured, shown, ticks, length, seat };
    What what = What::lever;
    std::string name;     // ticks: the years that one tick covers here; length: its minutes
    std::string subject;  // measured: party or site id, empty for the region
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
    std::vector<Mention> mentions;
    // Every key that was looked for, there or not: "issues.yaml/issues/[]/options". For the test of the editors' schema.
    std::vector<std::string> keys;
    std::string folder;  // as it was given, without a slash at its end
};

// Reads and checks the scenario in `folder`, whose name has to be the scenario's id.
Loaded load(const std::string& folder);

// The content for a session of `minutes`, or null when the scenario has no such length.
const Length* length_of(const Scenario& scenario, std::uint32_t minutes);

// "file:line:column: error: what; mend", as compilers write it.
std::string to_line(const Finding& finding);

}  // namespace samenspel::scenario
