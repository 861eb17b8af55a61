// What samenspel-server was asked to do, and where its files are. Knows no session.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace samenspel {

struct CommandLine {
    std::string scenario = "krimp";
    std::uint32_t tables = 1;
    std::uint16_t port = 7070;
    std::string data;         // folder of the session files
    std::string assets;
    std::string own;          // folder of the trainer's own scenarios
    std::string web;          // folder of the web client's files; empty: none
    std::string tls_cert, tls_key;  // PEM files; both or neither
    std::uint32_t length_min = 45;
    std::string talk = "spoken";
    std::string temperament;
    std::uint64_t seed = 0;
    std::uint32_t command_limit = 20;  // a second, of one connection; 0: none
    bool fast = false;
    std::uint32_t speed = 1;
    bool bots = false;
    bool exit_when_done = false;
    bool theater = false;     // strategy cards beside the roles
    bool host = false;        // begin without a session: the trainer chooses one
    std::optional<std::string> resume;  // a file, or empty: the newest unfinished one, or else the newest
};

// Null when the program has to end at once, with `exit_code`; what was wrong has been said.
std::optional<CommandLine> read_command_line(int argc, const char* const* argv, int* exit_code);

// $XDG_DATA_HOME/samenspel, or .local/share/samenspel in the home folder.
std::string default_data_folder();
// The assets beside the program: in the source tree that it was built from, or installed. Empty when there are none.
std::string default_assets_folder();

// A program that stands beside this one; empty when it does not.
std::string program_beside(const std::string& name);

// The web client beside the program or beside the assets. Empty when there is none.
std::string default_web_folder(const std::string& assets);

// Makes the folder and tries to write in it. A sentence that says what to do, or empty.
std::string prepare_data_folder(const std::string& folder);

// Where trainers keep scenarios of their own, given the folder of the session files.
std::string default_own_folder(const std::string& data);

// Session files in the folder, the newest first; none in a folder that is not there. When it cannot be read to its end:
// those that were found, and in `error` a sentence that says what to do.
std::vector<std::string> session_files(const std::string& folder, std::string* error);

inline constexpr const char* session_extension = ".samenspel";

}  // namespace samenspel
