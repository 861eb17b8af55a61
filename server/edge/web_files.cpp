// Reads the folder, and the two small header languages: Accept-Encoding and If-None-Match.
#include "server/edge/web_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <sodium.h>

#include "server/edge/log.hpp"

namespace samenspel::edge {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view brotli_tail = ".br", gzip_tail = ".gz";

struct Type {
    std::string_view tail, type;
};
constexpr Type types[] = {
    {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".wasm", "application/wasm"},
    {".data", "application/octet-stream"}, {".css", "text/css; charset=utf-8"}, {".svg", "image/svg+xml"},
    {".png", "image/png"}, {".ico", "image/x-icon"}, {".json", "application/json"},
    {".webmanifest", "application/manifest+json"}, {".txt", "text/plain; charset=utf-8"}, {".woff2", "font/woff2"},
};

std::string_view type_of(std::string_view name) {
    for (const Type& one : types) {
        if (name.ends_with(one.tail)) return one.type;
    }
    return "application/octet-stream";
}

bool plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

// Names that mean the same in every file system and need no escaping in a path.
bool plain_name(std::string_view name) {
    return !name.empty() && name[0] != '.' && std::all_of(name.begin(), name.end(), [](char c) { return plain_letter(c) || c == '.' || c == '_'; });
}

std::string tag_of(std::string_view bytes, std::string_view tail) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    char text[2 * sizeof hash + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return "\"" + std::string(text) + std::string(tail) + "\"";
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// The next item of a list with commas; shortens the list.
std::string_view next_item(std::string_view& list) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view item = trimmed(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    return item;
}

bool same_word(std::string_view one, std::string_view other) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [&](char a, char b) { return small(a) == small(b); });
}

// "q=0", "q=0.0", ...: not at all.
bool is_zero(std::string_view parameters) {
    const std::size_t at = parameters.find_first_of("qQ");
    if (at == std::string_view::npos) return false;
    std::string_view value = trimmed(parameters.substr(at + 1));
    if (!value.starts_with('=')) return false;
    value = trimmed(value.substr(1));
    return value.starts_with('0') && value.find_first_of("123456789") == std::string_view::npos;
}

bool accepts(std::string_view list, std::string_view encoding) {
    bool any = false;
    while (!list.empty()) {
        const std::string_view item = next_item(list);
        const std::size_t semicolon = std::min(item.find(';'), item.size());
        const std::string_view name = trimmed(item.substr(0, semicolon));
        const bool wanted = !is_zero(item.substr(semicolon));
        if (same_word(name, encoding)) return wanted;
        if (name == "*") any = wanted;
    }
    return any;
}

std::vector<std::pair<std::string, std::string>> paths_in(const fs::path& folder, const std::string& before, bool deeper, std::error_code& error) {
    std::vector<std::pair<std::string, std::string>> found;  // path, name
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!plain_name(name)) continue;
        std::error_code unknown;
        const fs::file_status status = at->symlink_status(unknown);
        if (fs::is_regular_file(status)) found.emplace_back(at->path().string(), before + name);
        if (!deeper || !fs::is_directory(status)) continue;
        auto more = paths_in(at->path(), before + name + "/", false, error);
        std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

const WebFile::Form& WebFile::pick(std::string_view accept_encoding) const {
    for (const Form* form : {&brotli, &gzip}) {
        if (form->body && accepts(accept_encoding, form->encoding)) return *form;
    }
    return plain;
}

bool WebFiles::read(const std::string& path, const std::string& name, std::string* error) {
    const auto too_much = [&] {
        *error = "The web client's folder is larger than a web client is: at most " + std::to_string(most_files) + " files of " +
                 std::to_string(most_bytes / (1024 * 1024)) + " MiB together. Name its folder with --web DIR.";
        return false;
    };
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto length = static_cast<std::streamoff>(file.tellg());
    if (!file || length < 0) {
        *error = "The file " + path + " of the web client cannot be read. Make it readable, or name another folder with --web DIR.";
        return false;
    }
    if (++count_ > most_files || static_cast<std::size_t>(length) > most_bytes - bytes_) return too_much();
    auto body = std::make_shared<std::string>(static_cast<std::size_t>(length), '\0');
    file.seekg(0);
    if (!file.read(body->data(), length)) {
        *error = "The file " + path + " of the web client changed while it was read. Start the server again.";
        return false;
    }
    bytes_ += body->size();
    const bool is_brotli = name.ends_with(brotli_tail), is_gzip = name.ends_with(gzip_tail);
    const std::string base = is_brotli || is_gzip ? name.substr(0, name.size() - brotli_tail.size()) : name;
    WebFile& target = files_["/" + base];
    target.type = type_of(base);
    if (is_brotli) target.brotli = {body, "br", tag_of(*body, "-br")};
    else if (is_gzip) target.gzip = {body, "gzip", tag_of(*body, "-gz")};
    else target.plain = {body, {}, tag_of(*body, {})};
    return true;
}

bool WebFiles::load(const std::string& folder, std::string* error) {
    std::error_code failed;
    const auto paths = paths_in(folder, {}, true, failed);
    if (failed) {
        *error = "The web client's folder " + folder + " cannot be read: " + failed.message() + ". Name another one with --web DIR.";
        return false;
    }
    for (const auto& [path, name] : paths) {
        if (!read(path, name, error)) return false;
    }
    // A compressed form alone is of no use to a browser that wants the file as it is.
    std::erase_if(files_, [](const auto& entry) {
        if (!entry.second.plain.body) log_warning("the web client's " + entry.first + " is there in compressed form only, and is not served");
        return !entry.second.plain.body;
    });
    return true;
}

bool is_join_path(std::string_view path) {
    for (const std::string_view start : {"/j/", "/board/"}) {
        if (!path.starts_with(start)) continue;
        const std::string_view code = path.substr(start.size());
        return !code.empty() && code.size() <= 16 && std::all_of(code.begin(), code.end(), plain_letter);
    }
    return false;
}

const WebFile* WebFiles::find(std::string_view path) const {
    const auto at = files_.find(path == "/" || is_join_path(path) ? std::string_view("/index.html") : path);
    return at == files_.end() ? nullptr : &at->second;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        std::string_view item = next_item(if_none_match);
        if (item == "*") return true;
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == tag) return true;
    }
    return false;
}

}  // namespace samenspel::edge
