// Defining and resolving names.
#include "server/scenario/names.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace samenspel::scenario {

namespace {

const char* word_for(Kind kind) {
    switch (kind) {
        case Kind::party: return "party";
        case Kind::seat: return "seat";
        case Kind::role: return "role";
        case Kind::interest: return "interest";
        case Kind::issue: return "issue";
        case Kind::option: return "option";
        case Kind::act: return "act";
        case Kind::inject: return "inject";
        case Kind::form: return "form";
        case Kind::question: return "question";
        case Kind::word: return "word";
        case Kind::indicator: return "indicator";
        case Kind::site: return "site";
        case Kind::shape: return "shape";
        case Kind::entity: return "entity of the model";
        case Kind::phase: return "phase";
        case Kind::answer: return "option";
        case Kind::domain: return "domain";
        case Kind::case_card: return "case";
        case Kind::way: return "way";
        case Kind::length: return "length";
        case Kind::successor: return "successor";
        case Kind::strategy: return "strategy";
        case Kind::assignment: return "assignment";
    }
    return "name";
}

}  // namespace

std::string Names::define(Kind kind, const Value& value, const std::string& scope) {
    std::string id = value.id();
    if (id.empty()) return id;
    const auto [old, is_new] = defined_.emplace(std::make_tuple(kind, scope, id), value.place());
    if (!is_new) {
        value.error(fmt::format("{} '{}' is already defined in line {}", word_for(kind), id, old->second.line),
                    "give one of the two another name");
    }
    return id;
}

void Names::define_shared(Kind kind, const std::string& id, const Place& place) {
    defined_.emplace(std::make_tuple(kind, std::string(), id), place);
}

std::string Names::use(std::vector<Kind> kinds, const Value& value, const std::string& scope) {
    std::string id = value.text();
    if (!id.empty()) uses_.push_back({std::move(kinds), scope, id, value});
    return id;
}

bool Names::known(Kind kind, const std::string& id, const std::string& scope) const {
    return defined_.count(std::make_tuple(kind, scope, id)) > 0;
}

Place Names::place_of(Kind kind, const std::string& id, const std::string& scope) const {
    const auto found = defined_.find(std::make_tuple(kind, scope, id));
    return found == defined_.end() ? Place{} : found->second;
}

void Names::resolve() const {
    for (const Use& use : uses_) {
        const auto knows = [&](Kind kind) { return known(kind, use.id, use.scope); };
        if (std::any_of(use.kinds.begin(), use.kinds.end(), knows)) continue;
        // An option of an unknown issue: the issue has been reported already.
        const bool of_issue = std::find(use.kinds.begin(), use.kinds.end(), Kind::option) != use.kinds.end();
        if (of_issue && !known(Kind::issue, use.scope)) continue;
        std::vector<std::string> candidates;
        std::string words;
        for (const Kind kind : use.kinds) {
            words += (words.empty() ? "" : " or ") + std::string(word_for(kind));
            for (const auto& [key, place] : defined_) {
                if (std::get<0>(key) == kind && std::get<1>(key) == use.scope) candidates.push_back(std::get<2>(key));
            }
        }
        use.value.error(fmt::format("there is no {} '{}'{}", words, use.id, use.scope.empty() ? "" : " of '" + use.scope + "'"),
                        suggestion(use.id, candidates));
    }
}

}  // namespace samenspel::scenario
