// Who is called what in a scenario: names are defined while reading and looked up when everything has been read.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "server/scenario/value.hpp"

namespace samenspel::scenario {

enum class Kind {
    party,
    seat,
    role,
    interest,
    issue,
    option,
    act,
    inject,
    form,
    question,
    word,
    indicator,
    site,
    shape,
    entity,
    phase,
    answer,     // an option of a question; scope: "form/question"
    domain,
    case_card,
    way,        // scope: the case
    successor,
    length,     // its minutes
    strategy,
    assignment
};

class Names {
public:
    // Defines the name that `value` holds and returns it. `scope` is the issue of an option, the form of a question, and so on.
    std::string define(Kind kind, const Value& value, const std::string& scope = {});
    // As above for names that several things may share.
    void define_shared(Kind kind, const std::string& id, const Place& place);
    // Notes that `value` names something of one of these kinds and returns the name.
    std::string use(std::vector<Kind> kinds, const Value& value, const std::string& scope = {});
    bool known(Kind kind, const std::string& id, const std::string& scope = {}) const;
    // Where it was defined; the start of the first file for unknown names.
    Place place_of(Kind kind, const std::string& id, const std::string& scope = {}) const;
    // Reports every name that was used and never defined.
    void resolve() const;

private:
    struct Use {
        std::vector<Kind> kinds;
        std::string scope;
        std::string id;
        Value value;
    };
    std::map<std::tuple<Kind, std::string, std::string>, Place> defined_;
    std::vector<Use> uses_;
};

}  // namespace samenspel::scenario
