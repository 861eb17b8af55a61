#include "tools/dictionary.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include "proto/full.hpp"

namespace samenspel::log {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

using Comments = std::map<std::string, std::string>;  // by full name

std::string one_line(std::string text) {
    std::string out;
    for (const char letter : text) {
        const char plain = letter == '\n' ? ' ' : letter;
        if (plain == ' ' && (out.empty() || out.back() == ' ')) continue;
        if (plain == '|') out += '\\';
        out += plain;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

// The word before `end` in a line of code.
std::string word_before(std::string_view code, std::size_t end) {
    while (end > 0 && code[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && code[begin - 1] != ' ') --begin;
    return std::string(code.substr(begin, end - begin));
}

// Reads the comments of a .proto file as ours are written: one declaration a line, what explains it above it or behind it.
class Reader {
public:
    explicit Reader(Comments* out) : out_(out) {}

    void take(std::string_view line) {
        const std::size_t slashes = line.find("//");
        const std::string code = trimmed(line.substr(0, slashes)),
                          said = slashes == std::string_view::npos ? std::string() : trimmed(line.substr(slashes + 2));
        if (code.empty()) {
            // A blank line or a heading belongs to nothing below it.
            above_ = said.empty() || said.find("----") != std::string::npos ? std::string() : above_ + " " + said;
            return;
        }
        const std::string explained = one_line(above_ + " " + said);
        above_.clear();
        if (code.front() == '}') {
            if (!inside_.empty()) inside_.pop_back();
            return;
        }
        const bool opens = code.find('{') != std::string::npos && code.back() != '}';
        const bool is_message = code.rfind("message ", 0) == 0;
        if (is_message) tell(word_before(code, code.find('{')), explained);
        else if (const std::size_t equals = code.find(" = "); equals != std::string::npos && !opens)
            tell(word_before(code, equals), explained);
        if (opens) inside_.push_back(is_message ? word_before(code, code.find('{')) : std::string());
    }

private:
    void tell(const std::string& name, const std::string& explained) {
        std::string full = "samenspel";
        for (const auto& outer : inside_)
            if (!outer.empty()) full += "." + outer;
        if (!explained.empty()) (*out_)[full + "." + name] = explained;
    }
    Comments* out_;
    std::vector<std::string> inside_;  // messages; empty for an enumeration or a oneof
    std::string above_;
};

void gather(std::string_view text, Comments* out) {
    Reader reader(out);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        reader.take(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

const char* audience(Audience sees) {
    switch (sees) {
        case EVERYONE: return "everyone";
        case LISTED: return "the seats listed, and the trainer";
        case OWNERS: return "its owners, and the trainer";
        case TRAINER: return "the trainer";
        default: return "nobody; stays in the journal";
    }
}

std::string type_of(const FieldDescriptor& field) {
    std::string out = field.is_repeated() ? "list of " : "";
    if (field.message_type()) out += field.message_type()->name();
    else if (field.enum_type()) {
        out += field.enum_type()->name();
        out += " (";
        for (int i = 0; i < field.enum_type()->value_count(); ++i) out += (i == 0 ? "" : ", ") + field.enum_type()->value(i)->name();
        out += ")";
    } else out += field.type_name();
    return out;
}

void describe(const Descriptor& message, const Comments& comments, std::map<std::string, const Descriptor*>* todo, std::string* out) {
    const auto comment = [&](const std::string& name) {
        const auto found = comments.find(name);
        return found == comments.end() ? std::string() : found->second;
    };
    *out += fmt::format("\n### {}\n\n", message.name());
    if (const std::string said = comment(message.full_name()); !said.empty()) *out += said + "\n\n";
    if (message.field_count() == 0) *out += "No fields.\n";
    else *out += "| field | type | who may see it | meaning |\n|---|---|---|---|\n";
    for (int i = 0; i < message.field_count(); ++i) {
        const FieldDescriptor& field = *message.field(i);
        *out += fmt::format("| {} | {} | {} | {} |\n", field.name(), type_of(field), audience(field.options().GetExtension(sees)),
                            comment(field.full_name()));
        if (field.message_type()) todo->emplace(field.message_type()->full_name(), field.message_type());
    }
}

}  // namespace

std::string dictionary() {
    Comments comments;
    gather(content_proto, &comments);
    gather(events_proto, &comments);
    std::string out =
        "# Data dictionary\n\n"
        "Lines of `events-session.jsonl` and `events-table-N.jsonl` are messages `Event` in Protobuf's JSON, one a line, in order and complete: `samenspel-log import` makes the same session of them. "
        "64-bit numbers are strings there, and bytes base64. `events.csv` has the same, the fields of each event as JSON in one column. `disclosures` is what each viewer was told of them. "
        "Times are table time in milliseconds, which stands still in pauses. Seats and parties are numbers of the scenario; `participants` says who held which.\n\n"
        "In CSV files a cell that begins with = + - @, a tab or a carriage return and is no number has an apostrophe before it, so that no spreadsheet takes it for a formula.\n\n"
        "## Events and their parts\n";
    std::map<std::string, const Descriptor*> done, todo;
    describe(*Event::descriptor(), comments, &todo, &out);
    done.emplace(Event::descriptor()->full_name(), Event::descriptor());
    while (!todo.empty()) {
        const auto next = todo.extract(todo.begin());
        if (!done.emplace(next.key(), next.mapped()).second) continue;
        std::map<std::string, const Descriptor*> more;
        describe(*next.mapped(), comments, &more, &out);
        for (const auto& one : more)
            if (!done.contains(one.first)) todo.insert(one);
    }
    return out;
}

}  // namespace samenspel::log
