// A table's record written by hand, one event a line, so that every measure can be worked out on paper.
#pragma once

#include <catch2/catch.hpp>
#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "server/insight/record.hpp"
#include "tests/support/mini_scenario.hpp"

namespace samenspel::testing {

// Opens with the mini scenario: seats 1 north, 2 south, 3 mayor, 4 north's clerk; parties 1 north, 2 south, 3 mayor.
class ToldTable {
public:
    ToldTable() {
        Event& opened = events_.emplace_back();
        opened.mutable_table_opened()->set_table(1);
        *opened.mutable_table_opened()->mutable_content() = mini_scenario()->lengths(0).content();
        opened.mutable_table_opened()->set_talk(TYPED);
    }
    // `event` in protobuf text format: "promise_made { from: 1 to: 2 }".
    ToldTable& at(std::int64_t at_ms, const std::string& event) {
        Event& added = events_.emplace_back();
        REQUIRE(google::protobuf::TextFormat::ParseFromString(event, &added));
        added.set_at_ms(at_ms);
        return *this;
    }
    Content& content() { return *events_[0].mutable_table_opened()->mutable_content(); }  // to be changed before the record is made
    insight::Record record() const { return insight::Record(events_); }

private:
    std::vector<Event> events_;
};

}  // namespace samenspel::testing
