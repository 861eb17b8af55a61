// The folders that a server works with: scenarios to play, and session files to begin or to go on with.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "proto/full.hpp"

namespace samenspel {

class ScenarioFolders {
public:
    // `assets` as on the command line; empty: there are none.
    explicit ScenarioFolders(std::string assets) : assets_(std::move(assets)) {}

    // Where the scenario of this name is, or a sentence in `error`.
    std::string folder(const std::string& name, std::string* error) const;
    // Adds every scenario that can be played. A sound one is read once; what is wrong with the others is for the linter.
    void offer(Setup& setup);

private:
    std::string assets_;
    std::map<std::string, ScenarioOffer> sound_;
};

class StoredSessions {
public:
    explicit StoredSessions(std::string folder) : folder_(std::move(folder)) {}

    // A name that tells when and what; a second session in the same minute gets a number.
    std::string new_file(const std::string& scenario) const;
    // The file to go on with, as the command line says: this one, or when empty the newest unfinished one. Else a
    // sentence in `error`.
    std::string to_resume(const std::string& asked, std::string* error) const;
    // The unfinished one with this name in the folder, or a sentence in `error`.
    std::string unfinished_named(const std::string& name, std::string* error) const;
    // Adds those that nobody has ended, the newest first.
    void offer(Setup& setup) const;

private:
    std::string folder_;
};

}  // namespace samenspel
