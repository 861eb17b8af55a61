// Lookup and a small JSON writer.
#include "client/screens/kit/semantics.hpp"

#include <cstdio>

namespace samenspel::kit {
namespace {

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            out += escaped;
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_field(std::string& out, const char* name, std::string_view value) {
    if (value.empty()) return;
    out += ", \"";
    out += name;
    out += "\": ";
    append_string(out, value);
}

void append_flag(std::string& out, const char* name, bool value) {
    if (!value) return;
    out += ", \"";
    out += name;
    out += "\": true";
}

void append_rect(std::string& out, const char* name, const Rect& r) {
    char text[96];
    std::snprintf(text, sizeof text, ", \"%s\": [%.0f, %.0f, %.0f, %.0f]", name, static_cast<double>(r.x0),
                  static_cast<double>(r.y0), static_cast<double>(r.width()), static_cast<double>(r.height()));
    out += text;
}

}  // namespace

const char* role_name(Role role) {
    constexpr const char* names[] = {"text", "button", "toggle", "radio", "input", "slider", "select", "option", "tab",
                                     "link", "card", "region", "dialog", "list", "table", "gauge", "image", "status"};
    return names[static_cast<std::size_t>(role)];
}

const Semantic* find(const Semantics& all, std::string_view id) {
    // The last one: an open dialog may repeat an id of the screen below it.
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->id == id) return &*it;
    }
    return nullptr;
}

bool shows(const Semantics& all, std::string_view part) {
    for (const Semantic& s : all) {
        if (s.shown().empty()) continue;
        if (s.label.find(part) != std::string::npos || s.value.find(part) != std::string::npos) return true;
    }
    return false;
}

std::string to_json(const Semantics& all) {
    std::string out = "[";
    for (const Semantic& s : all) {
        out += out.size() == 1 ? "\n" : ",\n";
        out += "{\"role\": \"";
        out += role_name(s.role);
        out += '"';
        append_field(out, "id", s.id);
        append_field(out, "label", s.label);
        append_field(out, "value", s.value);
        append_field(out, "owner", s.owner);
        append_rect(out, "rect", s.rect);
        if (!s.clip.contains(s.rect)) append_rect(out, "clip", s.clip);
        if (s.depth != 0) out += ", \"depth\": " + std::to_string(s.depth);
        append_flag(out, "focusable", s.focusable);
        append_flag(out, "focused", s.focused);
        append_flag(out, "checked", s.checked);
        append_flag(out, "disabled", s.disabled);
        append_flag(out, "scrolled", s.scrolled);
        append_flag(out, "shortened", s.shortened);
        append_flag(out, "cut", s.cut);
        out += '}';
    }
    out += "\n]\n";
    return out;
}

}  // namespace samenspel::kit
