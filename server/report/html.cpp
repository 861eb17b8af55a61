// Sets a Document as HTML5. Only this file knows markup.
#include "server/report/html.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "server/report/text.hpp"

namespace samenspel::report {
namespace {

constexpr std::size_t most_rows = 14;   // of a table that lies open

// As a Content-Security-Policy names a script: its SHA-256 in base64.
std::string source_hash(const std::string& script) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(script.data()), script.size());
    std::string out(sodium_base64_ENCODED_LEN(sizeof digest, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
    out.resize(out.find('\0') == std::string::npos ? out.size() : out.find('\0'));
    return out;
}

class Page {
public:
    Page(const Document& document, const Dress& dress) : document_(document), dress_(dress), say_(document.language == "nl") {}

    std::string whole() {
        head();
        cover();
        openings();
        contents();
        for (const Part& one : document_.parts) part(one);
        foot();
        return std::move(out_);
    }

private:
    template <typename... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    }
    void element(std::string_view name, std::string_view text) { put("<{0}>{1}</{0}>\n", name, escaped(text)); }

    void head() {
        put("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", document_.language == "nl" ? "nl" : "en");
        // Charts set their own styles; nothing can be loaded from anywhere.
        const std::string scripts = dress_.charts.empty() ? std::string("'none'") : "'sha256-" + source_hash(dress_.charts) + "'";
        put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n",
            scripts);
        put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        put("<title>{} – {}</title>\n<style>\n{}\n</style>\n</head>\n<body>\n", escaped(document_.title), escaped(document_.kicker),
            dress_.css);
        put("<a class=\"skip\" href=\"#openings\">{}</a>\n", escaped(say_("Skip to what to begin with", "Ga naar waar je mee begint")));
    }

    void cover() {
        put("<header class=\"cover\">\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<ul class=\"facts\">\n", escaped(document_.kicker),
            escaped(document_.title));
        for (const std::string& fact : document_.facts) element("li", fact);
        put("</ul>\n<p class=\"warning\">{}</p>\n</header>\n<main>\n", escaped(document_.warning));
        if (dress_.charts.empty())
            put("<p class=\"missing\">{}</p>\n",
                escaped(say_(
                    "The charts are missing: this program was built without them (tools/debrief-charts makes them). Every figure is in the tables.",
                    "De grafieken ontbreken: dit programma is zonder gebouwd (tools/debrief-charts maakt ze). Alle cijfers staan in de tabellen.")));
    }

    void openings() {
        put("<section id=\"openings\" class=\"openings\" tabindex=\"-1\" aria-labelledby=\"openings-title\">\n<h2 id=\"openings-title\">{}</h2>\n",
            escaped(say_("What to begin with", "Waar je mee begint")));
        if (document_.openings.empty())
            element("p", say_("Nothing was recorded that one could begin with.", "Er is niets vastgelegd om mee te beginnen."));
        put("<ol>\n");
        for (const Opening& opening : document_.openings) {
            put("<li><p class=\"says\">{}</p><p class=\"asks\">{}</p>", escaped(opening.says), escaped(opening.asks));
            if (!opening.moment.empty()) put("<a class=\"moment\" href=\"#{}\">{}</a>", escaped(opening.moment), escaped(opening.when));
            put("</li>\n");
        }
        put("</ol>\n<details class=\"about\"><summary>{}</summary><p>{}</p></details>\n</section>\n",
            escaped(say_("How these were chosen", "Hoe deze zijn gekozen")), escaped(document_.openings_rule));
    }

    void contents() {
        put("<nav class=\"contents\" aria-label=\"{}\">\n", escaped(say_("Contents", "Inhoud")));
        for (const Part& one : document_.parts) {
            put("<p><a href=\"#{}\">{}</a></p>\n<ul>\n", escaped(one.id), escaped(one.title));
            for (std::size_t i = 0; i < one.chapters.size(); ++i)
                put("<li><a href=\"#{}-{}\">{}</a></li>\n", escaped(one.id), i + 1, escaped(one.chapters[i].title));
            put("</ul>\n");
        }
        put("</nav>\n");
    }

    void part(const Part& one) {
        put("<section class=\"part\" id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n", escaped(one.id),
            escaped(one.title));
        for (std::size_t i = 0; i < one.chapters.size(); ++i) {
            const Chapter& chapter = one.chapters[i];
            put("<section class=\"chapter\" id=\"{0}-{1}\" aria-labelledby=\"{3}{0}-{1}-title\">\n<h3 id=\"{0}-{1}-title\">{2}</h3>\n",
                escaped(one.id), i + 1, escaped(chapter.title), part_of_name(one.id));
            if (!chapter.lead.empty()) put("<p class=\"chapter-lead\">{}</p>\n", escaped(chapter.lead));
            for (const Measure& each : chapter.measures) measure(one.id, each);
            put("</section>\n");
        }
        put("</section>\n");
    }

    // What stands before the name of a region within a part, where other parts have one of the same name: that part's own.
    std::string part_of_name(const std::string& part) const {
        return document_.parts.size() > 1 ? escaped(part) + "-title " : std::string();
    }

    void measure(const std::string& part, const Measure& one) {
        const std::string id = part + "-" + one.id;
        put("<article class=\"measure{1}\" id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h4 id=\"{0}-title\">{2}</h4>\n", escaped(id),
            one.observed() ? "" : " unobserved", escaped(one.title));
        if (!one.observed())
            put("<p class=\"nothing\"><strong>{}</strong> {}</p>\n", escaped(one.left_out ? say_("Not worked out.", "Niet uitgerekend.") : say_("Not observed.", "Niet waargenomen.")),
                escaped(one.lead));
        else put("<p class=\"lead\">{}</p>\n", escaped(one.lead));
        const bool drawn = one.figure && one.observed() && !dress_.charts.empty();
        if (drawn) {
            put("<figure class=\"chart\" data-kind=\"{}\"><div class=\"drawing\" role=\"img\" aria-label=\"{}\" tabindex=\"0\"></div>",
                escaped(one.figure->kind), escaped(one.figure->says));
            put("<script type=\"application/json\">{}</script><figcaption>{}</figcaption></figure>\n", one.figure->data,
                escaped(one.figure->says));
        }
        if (one.observed()) {
            // A table behind a chart, and one that is long, can be opened; another lies open.
            const bool folded = drawn || one.table.rows.size() > most_rows;
            const std::string summary = drawn ? say_("The figures", "De cijfers") : say_("All {} lines", "Alle {} regels", {std::to_string(one.table.rows.size())});
            if (folded) put("<details class=\"behind\"><summary>{}</summary>\n", escaped(summary));
            table(one, fmt::format("{}{}-title", part_of_name(part), escaped(id)));
            if (folded) put("</details>\n");
        }
        put("<details class=\"about\"><summary>{}</summary>\n<dl>\n",
            escaped(say_("Formula, source and limits", "Formule, bron en grenzen")));
        put("<dt>{}</dt><dd>{}</dd>\n", escaped(say_("Formula", "Formule")), escaped(one.formula));
        put("<dt>{}</dt><dd>{}</dd>\n", escaped(say_("Source", "Bron")), escaped(one.source));
        put("<dt>{}</dt><dd>{}</dd>\n</dl></details>\n</article>\n", escaped(say_("Limits", "Grenzen")), escaped(one.limits));
    }

    // `named_by`: the ids of what its region is called after.
    void table(const Measure& one, const std::string& named_by) {
        put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{}\"><table>\n<caption>{}</caption>\n<thead><tr>", named_by,
            escaped(one.title));
        for (const Column& column : one.table.columns)
            put("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"number\"" : "", escaped(column.title));
        put("</tr></thead>\n<tbody>\n");
        for (std::size_t row = 0; row < one.table.rows.size(); ++row) {
            put("<tr");
            if (row < one.table.row_ids.size() && !one.table.row_ids[row].empty())
                put(" id=\"{}\" tabindex=\"-1\"", escaped(one.table.row_ids[row]));
            put(">");
            for (std::size_t at = 0; at < one.table.rows[row].size(); ++at)
                cell(one.table.rows[row][at], at, at < one.table.columns.size() && one.table.columns[at].number);
            put("</tr>\n");
        }
        put("</tbody></table></div>\n");
    }

    void cell(const Cell& one, std::size_t at, bool number) {
        put("<{}{}>", at == 0 ? "th scope=\"row\"" : "td", number ? " class=\"number\"" : "");
        if (one.badge) put("<span class=\"badge p{}\" aria-hidden=\"true\">{}</span>", one.badge->colour % 7, escaped(one.badge->letter));
        if (one.moment.empty()) put("<bdi>{}</bdi>", escaped(one.text));
        else put("<a href=\"#{}\"><bdi>{}</bdi></a>", escaped(one.moment), escaped(one.text));
        put("</{}>", at == 0 ? "th" : "td");
    }

    void foot() {
        put("</main>\n<footer><p>{}</p></footer>\n",
            escaped(say_(
                "Made by Samenspel from the recorded session alone. What was said aloud and not recorded is not in it. No figure here scores a person.",
                "Gemaakt door Samenspel, alleen uit wat is vastgelegd. Wat hardop is gezegd en niet vastgelegd, staat er niet in. Geen cijfer hier beoordeelt een persoon.")));
        if (!dress_.charts.empty()) put("<script>{}</script>\n", dress_.charts);
        put("</body>\n</html>\n");
    }

    const Document& document_;
    const Dress& dress_;
    Say say_;
    std::string out_;
};

}  // namespace

std::string to_html(const Document& document, const Dress& dress) { return Page(document, dress).whole(); }

}  // namespace samenspel::report
