// The folders that a server works with: scenarios to play, and session files to begin or to go on with.
#pragma once

#include <map>
#include <cstdint>
#include <optional>
#include <string>

#include "proto/full.hpp"

namespace samenspel {

class ScenarioFolders {
public:
    // `assets` as on the command line; empty: there are none. `own`: the trainer's own scenarios, which come before those
    // of the assets of the same name; it need not be there.
    ScenarioFolders(std::string assets, std::string own) : assets_(std::move(assets)), own_(std::move(own)) {}

    // Where the scenario of this name is, or a sentence in `error`.
    std::string folder(const std::string& name, std::string* error) const;
    // Whether it is a folder of the trainer's own scenarios.
    bool is_own(const std::string& folder) const;
    // Adds every scenario that can be played, and those that cannot with what is wrong. The files are read as they are now.
    void offer(Setup& setup);

private:
    // What a folder was found to hold, for as long as its files stay as they were.
    struct Known {
        std::string files;
        std::optional<ScenarioOffer> offer;
        UnusableScenario unusable;  // when there is no offer
    };
    static Known read(const std::string& folder);
    std::map<std::string, std::string> folders() const;  // by name

    std::string assets_, own_;
    std::map<std::string, Known> known_;  // by folder
};

class StoredSessions {
public:
    explicit StoredSessions(std::string folder) : folder_(std::move(folder)) {}

    // A name that tells when and what; a second session in the same minute gets a number.
    std::string new_file(const std::string& scenario) const;
    // The file to open again, as the command line says: this one, or when empty the newest unfinished one, and when all are
    // finished the newest. Else a sentence in `error`.
    std::string to_resume(const std::string& asked, std::string* error) const;
    // The one with this name in the folder, finished or not, or a sentence in `error`.
    std::string named(const std::string& name, std::string* error) const;
    // Adds those that nobody has ended and those that are finished, the newest first; all but `open`, which is being played.
    void offer(Setup& setup, const std::string& open) const;

private:
    std::string folder_;
};

}  // namespace samenspel
