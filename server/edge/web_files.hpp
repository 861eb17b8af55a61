// The web client's files, read into memory once at the start; a path is looked up by its exact name, so nothing else on
// the disk can be reached. Knows no socket and no request.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace samenspel::edge {

struct WebFile {
    // One way to send the file. The tag differs between them, as a strong one must.
    struct Form {
        std::shared_ptr<const std::string> body;  // null: there is none
        std::string_view encoding;                // of Content-Encoding; empty for the file as it is
        std::string tag;                          // with its quotes
    };
    std::string_view type;  // of Content-Type
    Form plain, gzip, brotli;

    // What a client that sends this Accept-Encoding gets: Brotli before gzip before the file as it is.
    const Form& pick(std::string_view accept_encoding) const;
};

class WebFiles {
public:
    static constexpr std::size_t most_files = 64;  // their compressed forms count too
    static constexpr std::size_t most_bytes = 16 * 1024 * 1024;

    // Reads the regular files of `folder` and of its folders, no deeper. False, with a sentence in `error` that says
    // what to do, when that cannot be done or is too much.
    bool load(const std::string& folder, std::string* error);

    bool empty() const { return files_.empty(); }
    std::size_t size() const { return files_.size(); }
    std::size_t bytes() const { return bytes_; }

    // By a path such as "/samenspel.js". "/", "/j/CODE" and "/board/CODE" are the page itself. Null: nothing there.
    const WebFile* find(std::string_view path) const;

private:
    bool read(const std::string& path, const std::string& name, std::string* error);

    std::map<std::string, WebFile, std::less<>> files_;
    std::size_t count_ = 0, bytes_ = 0;
};

// "/j/CODE" or "/board/CODE", with at most 16 letters, digits and dashes for the code.
bool is_join_path(std::string_view path);

// Whether an If-None-Match header names this tag.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace samenspel::edge
