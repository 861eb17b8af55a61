// Walks a disclosed message by reflection; order is that of the field numbers.
#include "tools/log_lines.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include "proto/full.hpp"
#include "server/report/text.hpp"

namespace samenspel::log {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* body_field(const Event& event) {
    return event.body_case() == Event::BODY_NOT_SET ? nullptr : Event::descriptor()->FindFieldByNumber(event.body_case());
}

std::string numbers(const google::protobuf::RepeatedField<std::uint32_t>& values) { return fmt::format("[{}]", fmt::join(values, ",")); }

// Fields that hold seats, by name: the vocabulary uses these words for nothing else.
bool holds_seat(const FieldDescriptor& field) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_UINT32) return false;
    for (const char* name : {"seat", "from", "to", "by", "members", "listed", "owners"}) {
        if (field.name() == name) return true;
    }
    return false;
}

class Plain {
public:
    Plain(const Content* content, bool dutch) : content_(content), dutch_(dutch) {}

    std::string message(const Message& message) const {
        if (message.GetDescriptor() == Text::descriptor()) {
            const auto& text = static_cast<const Text&>(message);
            return fmt::format("\"{}\"", dutch_ || text.en().empty() ? text.nl() : text.en());
        }
        std::vector<const FieldDescriptor*> fields;
        message.GetReflection()->ListFields(message, &fields);
        std::string out;
        for (const FieldDescriptor* field : fields) {
            std::string name = field->name();
            std::replace(name.begin(), name.end(), '_', ' ');
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, values(message, *field));
        }
        return out;
    }

private:
    std::string values(const Message& message, const FieldDescriptor& field) const {
        if (!field.is_repeated()) return value(message, field, -1);
        std::string out;
        const int count = message.GetReflection()->FieldSize(message, &field);
        for (int at = 0; at < count; ++at) out += (at == 0 ? "" : ", ") + value(message, field, at);
        return "[" + out + "]";
    }

    // `at` is -1 for a field that is not repeated.
    std::string value(const Message& message, const FieldDescriptor& field, int at) const {
        const auto& reflection = *message.GetReflection();
        switch (field.cpp_type()) {
            case FieldDescriptor::CPPTYPE_MESSAGE: {
                const Message& inner = at < 0 ? reflection.GetMessage(message, &field) : reflection.GetRepeatedMessage(message, &field, at);
                return inner.GetDescriptor() == Text::descriptor() ? this->message(inner) : "(" + this->message(inner) + ")";
            }
            case FieldDescriptor::CPPTYPE_STRING:
                return fmt::format("\"{}\"", at < 0 ? reflection.GetString(message, &field) : reflection.GetRepeatedString(message, &field, at));
            case FieldDescriptor::CPPTYPE_ENUM:
                return (at < 0 ? reflection.GetEnum(message, &field) : reflection.GetRepeatedEnum(message, &field, at))->name();
            case FieldDescriptor::CPPTYPE_BOOL:
                return (at < 0 ? reflection.GetBool(message, &field) : reflection.GetRepeatedBool(message, &field, at)) ? "yes" : "no";
            case FieldDescriptor::CPPTYPE_DOUBLE:
                return fmt::format("{:.6g}", at < 0 ? reflection.GetDouble(message, &field) : reflection.GetRepeatedDouble(message, &field, at));
            case FieldDescriptor::CPPTYPE_FLOAT:
                return fmt::format("{:.6g}", at < 0 ? reflection.GetFloat(message, &field) : reflection.GetRepeatedFloat(message, &field, at));
            case FieldDescriptor::CPPTYPE_INT32:
                return std::to_string(at < 0 ? reflection.GetInt32(message, &field) : reflection.GetRepeatedInt32(message, &field, at));
            case FieldDescriptor::CPPTYPE_INT64:
                return std::to_string(at < 0 ? reflection.GetInt64(message, &field) : reflection.GetRepeatedInt64(message, &field, at));
            case FieldDescriptor::CPPTYPE_UINT64:
                return std::to_string(at < 0 ? reflection.GetUInt64(message, &field) : reflection.GetRepeatedUInt64(message, &field, at));
            case FieldDescriptor::CPPTYPE_UINT32: {
                const std::uint32_t number = at < 0 ? reflection.GetUInt32(message, &field) : reflection.GetRepeatedUInt32(message, &field, at);
                return holds_seat(field) ? seat(number) : std::to_string(number);
            }
        }
        return {};
    }

    std::string seat(std::uint32_t number) const {
        if (content_ == nullptr || number == 0 || number > static_cast<std::uint32_t>(content_->seats_size())) return std::to_string(number);
        return content_->seats(static_cast<int>(number) - 1).id();
    }

    const Content* content_;
    bool dutch_;
};

}  // namespace

std::string json_line(std::uint64_t n, const Event& disclosed) {
    const FieldDescriptor* body = body_field(disclosed);
    std::string out = fmt::format("{{\"n\":{},\"at_ms\":{},\"type\":\"{}\"", n, disclosed.at_ms(), body == nullptr ? "nothing" : body->name());
    if (disclosed.has_n()) out += fmt::format(",\"journal_n\":{}", disclosed.n());
    if (disclosed.listed_size() > 0) out += ",\"listed\":" + numbers(disclosed.listed());
    if (disclosed.owners_size() > 0) out += ",\"owners\":" + numbers(disclosed.owners());
    std::string fields = "{}";
    if (body != nullptr) {
        google::protobuf::util::JsonPrintOptions options;
        options.preserve_proto_field_names = true;
        fields.clear();
        const Message& message = disclosed.GetReflection()->GetMessage(disclosed, body);
        if (!google::protobuf::util::MessageToJsonString(message, &fields, options).ok()) fields = "{\"unprintable\":true}";
    }
    if (fields.size() > 2) out += "," + fields.substr(1, fields.size() - 2);
    return report::json_in_sight(out + "}");
}

std::string plain_line(std::uint64_t n, const Event& disclosed, const Content* content, bool dutch) {
    const FieldDescriptor* body = body_field(disclosed);
    std::string type = body == nullptr ? "nothing" : body->name();
    std::replace(type.begin(), type.end(), '_', ' ');
    const std::int64_t seconds = disclosed.at_ms() / 1000;
    std::string out = fmt::format("{:5}  {:02}:{:02}  {}", n, seconds / 60, seconds % 60, type);
    // The whole content of a table is a page of its own; here its title is enough.
    if (disclosed.has_table_opened()) return report::clean(out + ": " + Plain(content, dutch).message(disclosed.table_opened().content().title()));
    if (body != nullptr) {
        const std::string fields = Plain(content, dutch).message(disclosed.GetReflection()->GetMessage(disclosed, body));
        if (!fields.empty()) out += ": " + fields;
    }
    return report::clean(out);
}

}  // namespace samenspel::log
