// The schema's labels: none missing, and each as it was agreed.
#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "labels.pb.h"
#include "server/rules/disclose.hpp"

using namespace samenspel;
using google::protobuf::Descriptor;

namespace {

// "Event.role_dealt LISTED" for each field reachable from Event that is not for everyone.
std::string narrowed_labels() {
    std::set<std::string> lines;
    std::set<const Descriptor*> seen;
    const std::function<void(const Descriptor*)> walk = [&](const Descriptor* message) {
        if (!seen.insert(message).second) return;
        for (int i = 0; i < message->field_count(); ++i) {
            const auto* field = message->field(i);
            const Audience sees = field->options().GetExtension(samenspel::sees);
            if (sees != EVERYONE) lines.insert(message->name() + "." + field->name() + " " + Audience_Name(sees));
            if (field->message_type()) walk(field->message_type());
        }
    };
    walk(Event::descriptor());
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
}

}  // namespace

TEST_CASE("every field of every event carries a label") { CHECK(rules::unlabelled_fields().empty()); }

TEST_CASE("the labels that keep something from somebody are those agreed") {
    std::ifstream file("tests/proto/narrowed_labels.txt");
    REQUIRE(file);
    std::stringstream agreed;
    agreed << file.rdbuf();
    CHECK(narrowed_labels() == agreed.str());
}

TEST_CASE("event messages have no maps and no required fields, and every field is optional or repeated") {
    std::set<const Descriptor*> seen;
    const std::function<void(const Descriptor*)> walk = [&](const Descriptor* message) {
        if (!seen.insert(message).second) return;
        for (int i = 0; i < message->field_count(); ++i) {
            INFO(message->field(i)->full_name());
            CHECK_FALSE(message->field(i)->is_map());
            CHECK_FALSE(message->field(i)->is_required());
            if (message->field(i)->message_type()) walk(message->field(i)->message_type());
        }
    };
    walk(Event::descriptor());
}
