// samenspel-debrief FILE -o DIR: what a session looks back on, as pages. All of them are made before the first is written.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include "server/command_line.hpp"
#include "server/report/html.hpp"
#include "server/report/report.hpp"
#include "server/report/text.hpp"
#include "tools/debrief_best.hpp"
#include "tools/debrief_pdf.hpp"
#include "tools/participant_page.hpp"
#include "tools/session.hpp"
#include "tools/valued_by_model.hpp"

namespace samenspel::debrief {
namespace {

namespace fs = std::filesystem;

struct Wishes {
    std::string file, out, language, charts;
    std::vector<std::uint32_t> participants;
    std::uint32_t table = 0;
    bool everyone = false, pdf = false, names = false, talk_shares = false, quick = false, best = false;
};

struct Page {
    std::string name;  // without ending
    report::Document document;
};

int fail(const std::string& sentence) {
    fmt::print(stderr, "samenspel-debrief: {}\n", report::clean(sentence));  // parts of it may come out of a file
    return 1;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return file ? out.str() : std::string();
}

// The bundled charts: beside the assets as installed, or where the source tree makes them. Empty when there are none.
std::string charts_of(const Wishes& wishes, const fs::path& assets) {
    if (!wishes.charts.empty()) return content_of(wishes.charts);
    for (const fs::path& path : {assets / "debrief/charts-bundle.js", assets / "../build/debrief/charts.js"})
        if (std::string found = content_of(path); !found.empty()) return found;
    return {};
}

std::string name_of(const Session& session, std::uint32_t participant) {
    for (const auto& one : session.participants)
        if (one.id == participant) return one.name;
    return {};
}

// A sentence when a wish cannot be met.
std::string gather(const Session& session, const Wishes& wishes, std::vector<Page>* pages) {
    report::Options options;
    options.language = wishes.language.empty() ? session.opened().language() : wishes.language;
    if (options.language != "en") options.language = "nl";
    options.talk_shares = wishes.talk_shares;
    std::vector<std::uint32_t> people = wishes.participants;
    if (wishes.everyone) people = session.people();
    if (people.empty() || wishes.everyone) {
        const auto scenario = scenario_of(session);
        std::vector<report::TableRecord> tables;
        for (const auto table : session.tables())
            if (wishes.table == 0 || wishes.table == table)
                tables.push_back(record_of(session, table, scenario, wishes.quick));
        if (tables.empty())
            return wishes.table == 0
                       ? "No table was opened in this session: there is nothing to look back on."
                       : fmt::format("The session has no table {}; it has {}.", wishes.table, fmt::join(session.tables(), ", "));
        pages->push_back(
            {wishes.table == 0 ? "debrief" : fmt::format("debrief-table-{}", wishes.table), report::session_report(tables, options)});
    }
    for (const auto participant : people) {
        if (wishes.names) options.name = name_of(session, participant);
        auto page = participant_page(session, participant, wishes.table, options);
        if (page) pages->push_back({fmt::format("participant-{}", participant), std::move(*page)});
        else if (!wishes.everyone)
            return fmt::format("Participant {} was at {}. Those who were at a table: {}.", participant,
                               wishes.table == 0 ? "no table" : fmt::format("no seat of table {}", wishes.table), fmt::join(session.people(), ", "));
    }
    return {};
}

// best-table-N.json for each table of which something can be said.
int write_best(const Session& session, const Wishes& wishes) {
    std::string sentence;
    const auto folder = folder_called(wishes.out, &sentence);
    if (!folder) return fail(sentence);
    for (const auto table : session.tables()) {
        if (wishes.table != 0 && wishes.table != table) continue;
        const auto record = record_of(session, table, scenario_of(session), false);
        const auto found = record.bargaining ? best_found(*record.bargaining) : std::nullopt;
        std::string json;
        if (!found || !google::protobuf::util::MessageToJsonString(*found, &json).ok()) continue;
        const fs::path path = *folder / fmt::format("best-table-{}.json", table);
        if (const std::string error = write_whole(path.string(), json + "\n"); !error.empty()) return fail(error);
        fmt::print("{}\n", path.lexically_normal().string());
    }
    return 0;
}

int make(const Wishes& wishes) {
    std::string error;
    const auto session = read_session(wishes.file, &error);
    if (!session) return fail(error);
    if (wishes.best) return write_best(*session, wishes);
    std::vector<Page> pages;
    if (error = gather(*session, wishes, &pages); !error.empty()) return fail(error);
    const fs::path assets = default_assets_folder();
    report::Dress dress{content_of(assets / "debrief/page.css"), charts_of(wishes, assets)};
    if (dress.charts.empty())
        fmt::print(stderr,
                   "samenspel-debrief: without charts, for they were not built (tools/debrief-charts makes them); the tables are whole.\n");
    // Inside a style or script element its own end may not stand.
    for (std::string* text : {&dress.css, &dress.charts})
        if (text->find("</") != std::string::npos && (text->find("</s") != std::string::npos || text->find("</S") != std::string::npos))
            return fail("The charts or the style that this program found are not its own: they hold an end of their element.");
    const std::string browser = wishes.pdf ? printing_browser() : std::string();
    if (wishes.pdf && browser.empty())
        return fail(
            "There is no Chromium, Chrome or Edge on this machine to print with. Leave out --pdf, open the page in any browser, and print it to PDF there.");
    const auto folder = folder_called(wishes.out, &error);
    if (!folder) return fail(error);
    for (const Page& page : pages) {
        const fs::path html = *folder / (page.name + ".html");
        if (error = write_whole(html.string(), report::to_html(page.document, dress)); !error.empty()) return fail(error);
        fmt::print("{}\n", html.lexically_normal().string());
        if (!wishes.pdf) continue;
        const fs::path pdf = *folder / (page.name + ".pdf");
        if (error = print_to_pdf(browser, html.string(), pdf.string()); !error.empty()) return fail(error);
        fmt::print("{}\n", pdf.lexically_normal().string());
    }
    return 0;
}

int run(int argc, char** argv) {
    Wishes wishes;
    CLI::App app("Looks back on a recorded session: a page for the trainer, and one for each participant.");
    app.add_option("file", wishes.file, "The session file; `samenspel-log list` shows them")->required();
    app.add_option("-o,--out", wishes.out, "The folder to write in; pages that are there already are replaced")->required();
    app.add_option("--participant", wishes.participants,
                   "Only this participant's own page, with what that person was told; may be repeated");
    app.add_flag("--everyone", wishes.everyone, "The trainer's page and one for each participant");
    app.add_flag("--pdf", wishes.pdf, "Each page as PDF too; needs Chromium, Chrome or Edge");
    app.add_option("--language", wishes.language, "nl or en; without it, the session's own")->check(CLI::IsMember({"nl", "en"}));
    app.add_option("--table", wishes.table, "Only this table");
    app.add_flag("--names", wishes.names, "With the participant's name on their own page; without it the role alone");
    app.add_flag("--talk-shares", wishes.talk_shares, "With how much each role spoke; only when the table agreed to it");
    app.add_flag("--quick", wishes.quick, "Without the search for the best package in scenarios with a model, which takes seconds a table");
    app.add_flag("--best", wishes.best, "Instead of pages, for programs: the best package that could have been agreed, as JSON, a file a table");
    app.add_option("--charts", wishes.charts, "The bundled charts, when they are not where this program looks")->check(CLI::ExistingFile);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return make(wishes);
}

}  // namespace
}  // namespace samenspel::debrief

int main(int argc, char** argv) { return samenspel::debrief::run(argc, argv); }
