#include "client/screens/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>

#include "client/knowledge/queries.hpp"
#include "client/screens/session.hpp"

namespace samenspel::screens {
namespace {

const char* const hard_space = "\xC2\xA0";

bool dutch() { return language() == Language::dutch; }

std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value < 0 ? -value : value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), dutch() ? "." : ",");
    return digits;
}

std::string one_decimal(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(std::fabs(value) * 10));
    return grouped(tenths / 10) + (dutch() ? "," : ".") + std::to_string(tenths % 10);
}

const char* minus(double value) { return value < 0 ? "\xE2\x88\x92" : ""; }

bool shows_zero(double value, double step) { return std::fabs(value) < step / 2; }

std::string unsigned_euros(double value) {
    const double size = std::fabs(value);
    const std::string mark = dutch() ? std::string("€") + hard_space : "€";
    if (size >= 995'000) return mark + one_decimal(size / 1e6) + (dutch() ? std::string(hard_space) + "mln" : "m");
    return mark + grouped(static_cast<std::int64_t>(std::llround(size / 1000)) * 1000);
}

std::string unsigned_measure(double value, const std::string& unit) {
    if (unit == "eur") return unsigned_euros(value);
    if (unit == "pct") return one_decimal(value) + (dutch() ? std::string(hard_space) + "%" : "%");
    const std::string number = unit == "fte" || unit == "points" ? one_decimal(value) : grouped(std::llround(std::fabs(value)));
    return unit == "min" ? number + hard_space + "min" : number;
}

double step_of(const std::string& unit) { return unit == "eur" ? 1000.0 : unit == "pct" || unit == "fte" || unit == "points" ? 0.1 : 1.0; }

// The server was not reached, or by something between that lets pages through and no conversations.
bool check_may_tell(Connection::Cause cause) {
    using Cause = Connection::Cause;
    return cause == Cause::unreachable || cause == Cause::refused || cause == Cause::timed_out || cause == Cause::not_samenspel;
}

}  // namespace

std::string say(const Text& text) {
    return knowledge::text_in(text, dutch() ? knowledge::Language::dutch : knowledge::Language::english);
}

std::string whole_number(double value) { return measured(value, "count"); }
std::string euros(double value) { return measured(value, "eur"); }

std::string measured(double value, const std::string& unit) {
    const bool zero = shows_zero(value, step_of(unit));
    return (zero ? "" : minus(value)) + unsigned_measure(zero ? 0.0 : value, unit);
}

std::string change(double value, const std::string& unit) {
    if (shows_zero(value, step_of(unit))) return "=";
    return (value < 0 ? "\xE2\x88\x92" : "+") + unsigned_measure(value, unit);
}

std::string minutes(std::int64_t ms) {
    const std::int64_t seconds = ms <= 0 ? 0 : (ms + 999) / 1000;
    const std::string tail = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + ":" + (tail.size() < 2 ? "0" : "") + tail;
}

std::string first_words(const std::string& text, int most) {
    int words = 0;
    std::size_t sentence_end = 0, word_end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(' ', at);
        if (begin == std::string::npos) break;
        at = std::min(text.find(' ', begin), text.size());
        if (++words > most) break;
        word_end = at;
        if (text[at - 1] == '.' || text[at - 1] == '?' || text[at - 1] == '!') sentence_end = at;
    }
    if (words <= most) return text;
    return sentence_end > 0 ? text.substr(0, sentence_end) : text.substr(0, word_end) + "…";
}

std::string day_and_time(std::int64_t unix_s) {
    const std::time_t moment = static_cast<std::time_t>(unix_s);
    std::tm parts{};
    localtime_r(&moment, &parts);
    char out[24];
    std::strftime(out, sizeof out, dutch() ? "%d-%m, %H:%M" : "%d/%m, %H:%M", &parts);
    return out;
}

std::string reason_sentence(const Rejected& rejected, const Session& session) {
    const std::string key = "reason." + std::to_string(static_cast<int>(rejected.reason()));
    const auto argument = [&](int index) { return index < rejected.args_size() ? rejected.args(index) : std::string("?"); };
    if (rejected.reason() == PEN_IS_ELSEWHERE)
        return tr(key, {seat_name(session.knowledge(), static_cast<std::uint32_t>(std::strtoul(argument(0).c_str(), nullptr, 10)))});
    if (rejected.reason() == UNKNOWN_CHOICE) return tr(key, {issue_title(session.knowledge(), argument(0))});
    return tr(key, {argument(0), argument(1)});
}

std::string connection_sentence(const Connection& connection) {
    if (connection.state == Connection::State::open || connection.cause == Connection::Cause::none) return {};
    if (connection.cause == Connection::Cause::refused_by_server && connection.refusal == CANNOT_HOST && connection.args.size() > 1) {
        // A kind that a newer server has and this client does not know comes in the server's own words.
        const std::string key = "cannot_host." + connection.args[1];
        const std::string_view known = tr(key);
        return tr("refusal.16", {known == key ? connection.args[0] : std::string(known)});
    }
    if (connection.cause == Connection::Cause::refused_by_server)
        return tr("refusal." + std::to_string(static_cast<int>(connection.refusal)), {connection.args.empty() ? "?" : connection.args[0]});
    const std::string why(tr("cause." + std::to_string(static_cast<int>(connection.cause))));
    return connection.check_page.empty() || !check_may_tell(connection.cause) ? why : why + " " + tr("cause.check", {connection.check_page});
}

std::string finding_sentence(const std::string& finding, const Knowledge& knowledge) {
    const auto colon = finding.find(':');
    if (colon == std::string::npos) return {};
    const std::string key = "finding." + finding.substr(0, colon);
    const std::string rest = finding.substr(colon + 1), first = rest.substr(0, rest.find(':'));
    const std::string second = rest.find(':') == std::string::npos ? std::string() : rest.substr(rest.find(':') + 1);
    if (tr(key) == key) return {};
    const auto named = [&](const std::string& id) {
        for (const auto& party : knowledge.opened().content().parties())
            if (party.id() == id) return say(party.name());
        for (const auto& site : knowledge.opened().content().sites())
            if (site.id() == id) return say(site.name());
        for (const auto& seat : knowledge.opened().content().seats())
            if (seat.id() == id) return say(*knowledge::seat_name(knowledge, {seat.number()}));
        return id;
    };
    return tr(key, {named(first), named(second)});
}

std::string party_name(const Knowledge& knowledge, std::uint32_t party) {
    const PartyInfo* info = knowledge::party_info(knowledge, {party});
    return info ? say(info->name()) : "?";
}

std::string seat_name(const Knowledge& knowledge, std::uint32_t seat) {
    const Text* name = knowledge::seat_name(knowledge, {seat});
    if (!name) return "?";
    const std::string whole = say(*name);
    return whole.substr(0, whole.find(','));
}

std::string issue_title(const Knowledge& knowledge, const std::string& issue) {
    const IssueInfo* info = knowledge::issue_info(knowledge, issue);
    return info ? say(info->title()) : "?";
}

std::string option_label(const Knowledge& knowledge, const std::string& issue, const std::string& option) {
    const IssueInfo* info = knowledge::issue_info(knowledge, issue);
    const OptionInfo* choice = info ? knowledge::option_info(*info, option) : nullptr;
    return choice ? say(choice->label()) : "?";
}

}  // namespace samenspel::screens
