// Cairo draws, Pango lays out. Hinting and rounding are off: a text breaks its lines the same way at every resolution.
#include "server/print/paper.hpp"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#ifdef SAMENSPEL_LEAK_CHECK
// Fontconfig keeps 288 bytes of a program for good, however many papers it makes. They are its own, so the leak checker
// of every program that prints leaves them out.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace samenspel::print {
namespace {

constexpr const char* family = "Inter";
constexpr double leading = 1.36;  // line height in em
// Not the day of printing: the same scenario gives the same bytes.
constexpr const char* fixed_date = "2026-01-01T00:00:00Z";

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename Object>
using Held = std::unique_ptr<Object, Unref>;

cairo_status_t keep(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

bool has_family(PangoFontMap* fonts) {
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(fonts, &families, &count);
    const bool found = std::any_of(families, families + count, [](PangoFontFamily* one) { return std::string_view(pango_font_family_get_name(one)) == family; });
    g_free(families);
    return found;
}

PangoAttrList* attributes_of(const std::vector<Run>& runs) {
    PangoAttrList* list = pango_attr_list_new();
    guint at = 0;
    const auto add = [&](PangoAttribute* attribute, guint until) {
        attribute->start_index = at;
        attribute->end_index = until;
        pango_attr_list_insert(list, attribute);
    };
    const auto part = [](double share) { return static_cast<guint16>(share * 65535 + 0.5); };
    for (const Run& run : runs) {
        const guint until = at + static_cast<guint>(run.text.size());
        add(pango_attr_weight_new(run.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL), until);
        add(pango_attr_foreground_new(part(run.color.red), part(run.color.green), part(run.color.blue)), until);
        at = until;
    }
    return list;
}

PangoAlignment alignment_of(Align align) { return align == Align::left ? PANGO_ALIGN_LEFT : align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT; }

constexpr std::array party_colors{0x1F66B0U, 0xE5A21AU, 0x0C8062U, 0xB84A80U, 0x4D5660U, 0x7A5C3EU, 0x3F0F57U};

}  // namespace

Color party_color(std::uint32_t index) { return rgb(party_colors[index % party_colors.size()]); }
Color on_party_color(std::uint32_t index) { return index % party_colors.size() == 1 ? rgb(0x2A1E00) : white; }

struct Paper::Inside {
    std::string bytes;
    Held<PangoFontMap> fonts;
    Held<PangoContext> context;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    bool font_found = false;
    int finished = 0;  // pages

    void color(Color value) const { cairo_set_source_rgb(cairo, value.red, value.green, value.blue); }

    Held<PangoLayout> layout(const std::vector<Run>& runs, double size) const {
        Held<PangoLayout> made(pango_layout_new(context.get()));
        PangoFontDescription* font = pango_font_description_from_string(family);
        pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
        pango_layout_set_font_description(made.get(), font);
        pango_font_description_free(font);
        std::string text;
        for (const Run& run : runs) text += run.text;
        pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
        PangoAttrList* attributes = attributes_of(runs);
        pango_layout_set_attributes(made.get(), attributes);
        pango_attr_list_unref(attributes);
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        return made;
    }
};

Paper::Paper(Size page, const std::string& title, std::string_view language) : inside_(std::make_unique<Inside>()) {
    Inside& in = *inside_;
    in.fonts.reset(pango_cairo_font_map_new());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(in.fonts.get()), 72);  // one unit is one point
    in.font_found = has_family(in.fonts.get());
    in.context.reset(pango_font_map_create_context(in.fonts.get()));
    pango_context_set_language(in.context.get(), pango_language_from_string(std::string(language).c_str()));
    pango_context_set_round_glyph_positions(in.context.get(), FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(in.context.get(), options);
    cairo_font_options_destroy(options);

    in.surface = cairo_pdf_surface_create_for_stream(keep, &in.bytes, page.width, page.height);
    cairo_pdf_surface_set_metadata(in.surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(in.surface, CAIRO_PDF_METADATA_CREATOR, "Samenspel");
    cairo_pdf_surface_set_metadata(in.surface, CAIRO_PDF_METADATA_CREATE_DATE, fixed_date);
    cairo_pdf_surface_set_metadata(in.surface, CAIRO_PDF_METADATA_MOD_DATE, fixed_date);
    in.cairo = cairo_create(in.surface);
}

Paper::~Paper() {
    cairo_destroy(inside_->cairo);
    cairo_surface_destroy(inside_->surface);
}

std::string Paper::fault() const {
    if (!inside_->font_found) return "The font Inter is missing: install Debian's package fonts-inter on the computer that prints, then try again.";
    if (const cairo_status_t status = cairo_status(inside_->cairo); status != CAIRO_STATUS_SUCCESS)
        return std::string("The PDF could not be made (") + cairo_status_to_string(status) + "): free some memory, then try again.";
    return {};
}

Pieces Paper::text(const std::vector<Run>& runs, double size, double width, Align align) const {
    std::shared_ptr<PangoLayout> layout(inside_->layout(runs, size).release(), Unref{});
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), alignment_of(align));
    Pieces pieces;
    PangoLayoutIter* line = pango_layout_get_iter(layout.get());
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(line, nullptr, &extents);
        const double high = static_cast<double>(extents.height) / PANGO_SCALE, height = std::max(leading * size, high);
        const double rise = (height - high) / 2 + static_cast<double>(pango_layout_iter_get_baseline(line) - extents.y) / PANGO_SCALE;
        const double inset = static_cast<double>(extents.x) / PANGO_SCALE;
        const int index = static_cast<int>(pieces.size());
        pieces.push_back({.height = height, .draw = [this, layout, index, rise, inset](double x, double y) {
            cairo_move_to(inside_->cairo, x + inset, y + rise);
            pango_cairo_show_layout_line(inside_->cairo, pango_layout_get_line_readonly(layout.get(), index));
        }});
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    // No line alone at the foot or the head of a page.
    if (pieces.size() > 1) pieces.front().with_next = pieces[pieces.size() - 2].with_next = true;
    return pieces;
}

double Paper::text_width(const Run& run, double size) const {
    PangoRectangle extents;
    pango_layout_get_extents(inside_->layout({run}, size).get(), nullptr, &extents);
    return static_cast<double>(extents.width) / PANGO_SCALE;
}

void Paper::label(const Run& run, double size, const Box& box, Align align) {
    const Held<PangoLayout> layout = inside_->layout({run}, size);
    pango_layout_set_width(layout.get(), static_cast<int>(box.width * PANGO_SCALE));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), alignment_of(align));
    PangoRectangle extents;
    pango_layout_get_extents(layout.get(), nullptr, &extents);
    cairo_move_to(inside_->cairo, box.x, box.y + (box.height - static_cast<double>(extents.height) / PANGO_SCALE) / 2);
    pango_cairo_show_layout(inside_->cairo, layout.get());
}

void Paper::fill(const Box& box, Color color) {
    inside_->color(color);
    cairo_rectangle(inside_->cairo, box.x, box.y, box.width, box.height);
    cairo_fill(inside_->cairo);
}

void Paper::frame(const Box& box, Color color, double thickness) {
    inside_->color(color);
    cairo_set_line_width(inside_->cairo, thickness);
    cairo_rectangle(inside_->cairo, box.x + thickness / 2, box.y + thickness / 2, box.width - thickness, box.height - thickness);
    cairo_stroke(inside_->cairo);
}

void Paper::line(double x0, double y0, double x1, double y1, Color color, double thickness) {
    inside_->color(color);
    cairo_set_line_width(inside_->cairo, thickness);
    cairo_move_to(inside_->cairo, x0, y0);
    cairo_line_to(inside_->cairo, x1, y1);
    cairo_stroke(inside_->cairo);
}

void Paper::dot(double x, double y, double radius, Color color, bool filled) {
    constexpr double thickness = 0.9;
    inside_->color(color);
    cairo_set_line_width(inside_->cairo, thickness);
    cairo_new_path(inside_->cairo);
    cairo_arc(inside_->cairo, x, y, filled ? radius : radius - thickness / 2, 0, 2 * std::numbers::pi);
    filled ? cairo_fill(inside_->cairo) : cairo_stroke(inside_->cairo);
}

void Paper::lock(double x, double y, double height, Color color) {
    const double width = height * 0.8, body = height * 0.56, radius = width * 0.28;
    fill({x, y + height - body, width, body}, color);
    cairo_set_line_width(inside_->cairo, height * 0.13);
    cairo_new_path(inside_->cairo);
    cairo_move_to(inside_->cairo, x + width / 2 - radius, y + height - body);
    cairo_arc(inside_->cairo, x + width / 2, y + height * 0.065 + radius, radius, std::numbers::pi, 0);
    cairo_line_to(inside_->cairo, x + width / 2 + radius, y + height - body);
    cairo_stroke(inside_->cairo);
}

void Paper::outline(const std::string& name) {
    const std::string link = "page=" + std::to_string(inside_->finished + 1);
    cairo_pdf_surface_add_outline(inside_->surface, CAIRO_PDF_OUTLINE_ROOT, name.c_str(), link.c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
}

void Paper::finish_page() {
    cairo_show_page(inside_->cairo);
    ++inside_->finished;
}

std::string Paper::finish() {
    cairo_surface_finish(inside_->surface);
    return cairo_surface_status(inside_->surface) == CAIRO_STATUS_SUCCESS ? std::move(inside_->bytes) : std::string();
}

}  // namespace samenspel::print
