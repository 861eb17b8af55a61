// The scenario while it is being read, and what the readers of the single files share. Private to this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenario.pb.h"
#include "server/scenario/names.hpp"

namespace samenspel::scenario {

// How long a text may be in one language; 0: no limit but the 4,000 bytes of every text.
struct Limit {
    std::size_t characters = 0;
    std::size_t words = 0;
};
constexpr Limit label_limit{40, 0};
constexpr Limit title_limit{60, 0};
constexpr Limit sentence_limit{400, 0};  // one or two sentences
constexpr Limit story_limit{1200, 0};
constexpr Limit region_limit{0, 120};
constexpr Limit role_limit{0, 180};
constexpr Limit case_limit{0, 90};
constexpr Limit card_limit{0, 60};       // a strategy or an assignment
constexpr Limit board_option_limit{80, 0};

enum class Audience { open, secret };

// One language of one text, kept for the check that nothing secret is said in the open.
struct Told {
    Place place;
    std::string words;
};

struct Draft {
    explicit Draft(Report& report_in) : report(report_in) {}

    Report& report;
    Names names;
    Scenario scenario;
    Content whole;  // the content with every issue and act open
    bool is_card_game = false;  // it has a theater.yaml, and may go without much of the rest
    std::vector<std::string> languages;
    std::vector<Told> open_texts;
    std::vector<Told> secret_texts;
    std::vector<Mention> mentions;

    void text(const Value& value, Text* out, const Limit& limit, Audience audience = Audience::open);
    // Keeps a name for the world to judge.
    void mention(Mention::What what, const Value& value, std::string name, std::string subject = {});
    // The number of a party by name, 0 when there is none; notes the use.
    std::uint32_t party_number(const Value& value);
    const SeatInfo* seat(const std::string& id) const;
    const PartyInfo* party(std::uint32_t number) const;
};

// Who bears the effects of an option, an act or an inject differs; so do the targets they may name.
enum class EffectOf { option, act, inject, way };
void read_effects(Draft& draft, const Value& list, EffectOf of, bool has_targets,
                  google::protobuf::RepeatedPtrField<EffectSpec>* out);

// Instruments by the names that authors use.
const std::vector<std::pair<std::string, Instrument>>& instrument_words();

// One for each file; each reports what it finds.
void read_languages(Draft& draft, const Value& scenario_file);
void read_parties(Draft& draft, const Value& file);
void read_map(Draft& draft, const Value& file);
void read_model(Draft& draft, const Value& file);
void read_issues(Draft& draft, const Value& file);
void read_acts(Draft& draft, const Value& file);
void read_injects(Draft& draft, const Value& file);
void read_forms(Draft& draft, const Value& file);
void read_cases(Draft& draft, const Value& file);
void read_theater(Draft& draft, const Value& file);
void read_roles(Draft& draft, const Value& file);
void read_sheet(Draft& draft, const Value& value, ScoreSheet* sheet);
// Once all roles were read: who decides holds a sheet, or nobody does.
void check_sheets(Draft& draft, const Value& roles);
// Last, because it puts together the content of each length.
void read_scenario(Draft& draft, const Value& file, const std::string& folder_name);

// The phases of the card game: in each round drawing, talking, and perhaps evaluating.
void check_drawn_rounds(const Value& phases, const Content& content, int assignments);

// What can only be seen when all files have been read.
void check_whole(Draft& draft);
void check_interests(Draft& draft);
void check_zone(Draft& draft);
void check_secrets(Draft& draft);

}  // namespace samenspel::scenario
