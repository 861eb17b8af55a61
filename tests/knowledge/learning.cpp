// The shorthand itself, and a small table to learn about.
#include "tests/knowledge/learning.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace samenspel::knowledge {

Event& Learning::next() {
    fold_pending();
    at_ms_ += 1'000;
    Event& event = pending_.emplace_back();
    event.set_at_ms(at_ms_);
    return event;
}

const Knowledge& Learning::known() {
    fold_pending();
    return known_;
}

std::string Learning::bytes() {
    std::string out;
    {
        google::protobuf::io::StringOutputStream stream(&out);
        google::protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        known().SerializeToCodedStream(&coded);
    }
    return out;
}

void Learning::fold_pending() {
    for (const auto& event : pending_) fold(known_, event);
    pending_.clear();
}

namespace {

void add_phase(Content& content, const char* id, PhaseKind kind, std::uint32_t round) {
    PhaseInfo& phase = *content.add_phases();
    phase.set_id(id);
    phase.set_kind(kind);
    phase.set_round(round);
}

}  // namespace

void open_small_table(Learning& learning) {
    TableOpened& opened = *learning.next().mutable_table_opened();
    opened.set_table(1);
    Content& content = *opened.mutable_content();
    for (std::uint32_t number = 1; number <= 4; ++number) {
        PartyInfo& party = *content.add_parties();
        party.set_number(number);
        party.set_id("party-" + std::to_string(number));
        SeatInfo& seat = *content.add_seats();
        seat.set_number(number);
        seat.set_party(number);
        seat.set_signatory(true);
    }
    IssueInfo& issue = *content.add_issues();
    issue.set_id("merge");
    issue.add_options()->set_id("now");
    for (const char* id : {"recruit", "invest"}) {
        ActInfo& act = *content.add_acts();
        act.set_id(id);
        act.set_cost(id[0] == 'r' ? 1 : 3);
    }
    add_phase(content, "reading", READING, 0);
    add_phase(content, "talk-1", TALKING, 1);
    add_phase(content, "result-1", RESULT, 1);
    add_phase(content, "pause", BREAK, 0);
    content.set_budget(3);
}

void table_a_proposal(Learning& learning, std::uint32_t number) {
    ProposalTabled& tabled = *learning.next().mutable_proposal_tabled();
    tabled.set_proposal(number);
    tabled.set_seat(1);
    Choice& choice = *tabled.mutable_draft()->add_choices();
    choice.set_issue("merge");
    choice.set_option("now");
    tabled.mutable_draft()->add_parties(1);
    tabled.mutable_draft()->add_parties(2);
}

}  // namespace samenspel::knowledge
