// The web client's files over HTTP: what is served, in which form, what is not, and to readers of every speed.
#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "server/edge/web_files.hpp"
#include "tests/edge/client.hpp"
#include "tests/edge/fake_host.hpp"

using namespace samenspel;
using namespace samenspel::edge_test;

namespace {

namespace fs = std::filesystem;

// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        static int number = 0;
        path_ = fs::temp_directory_path() / ("samenspel-web-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        fs::create_directories(path_ / "web");
        put("secret.txt", "root: outside");
    }
    ~Folder() { fs::remove_all(path_); }
    void put(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    std::string web() const { return (path_ / "web").string(); }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

struct Client_files : Folder {
    Client_files() {
        put("web/index.html", "<!doctype html><title>Samenspel</title>");
        put("web/index.html.gz", "page, gzip");
        put("web/samenspel.js", "start();");
        put("web/samenspel.wasm", std::string("\0asm", 4));
        put("web/samenspel.wasm.br", "wasm, brotli");
        put("web/samenspel.wasm.gz", "wasm, gzip");
        for (const char* name : {"samenspel.data", "a.css", "a.svg", "a.png", "favicon.ico", "a.json", "app.webmanifest", "a.txt", "fonts/a.woff2", "strange"})
            put(std::string("web/") + name, std::string("this is ") + name);
        put("web/deep/deeper/x.txt", "too deep");
        put("web/.hidden", "hidden");
        put("web/only.js.br", "nothing behind it");
        fs::create_symlink(path() / "secret.txt", path() / "web/link.txt");
    }
    edge::Options options() const {
        edge::Options out;
        out.web_folder = web();
        return out;
    }
};

std::string get(std::uint16_t port, const std::string& target, const std::string& headers = {}, const std::string& method = "GET") {
    return ask(port, method + " " + target + " HTTP/1.1\r\nHost: trainer.local\r\n" + headers + "\r\n");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }
std::string line_of(const std::string& answer, const std::string& name) {
    const std::size_t at = answer.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t start = at + name.size() + 4;
    return answer.substr(start, answer.find("\r\n", start) - start);
}

}  // namespace

TEST_CASE("each of the web client's files is served with its own type, to be asked for anew each time") {
    FakeHost host;
    const Client_files files;
    const Served served(host, files.options());
    const std::pair<const char*, const char*> types[] = {
        {"/index.html", "text/html; charset=utf-8"}, {"/samenspel.js", "text/javascript; charset=utf-8"}, {"/samenspel.wasm", "application/wasm"},
        {"/samenspel.data", "application/octet-stream"}, {"/a.css", "text/css; charset=utf-8"}, {"/a.svg", "image/svg+xml"}, {"/a.png", "image/png"},
        {"/favicon.ico", "image/x-icon"}, {"/a.json", "application/json"}, {"/app.webmanifest", "application/manifest+json"},
        {"/a.txt", "text/plain; charset=utf-8"}, {"/fonts/a.woff2", "font/woff2"}, {"/strange", "application/octet-stream"}};
    for (const auto& [path, type] : types) {
        INFO(path);
        const std::string answer = get(served.port(), path);
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(line_of(answer, "Content-Type") == type);
        CHECK(line_of(answer, "Cache-Control") == "no-cache");
        CHECK(line_of(answer, "X-Content-Type-Options") == "nosniff");
        CHECK(line_of(answer, "Vary") == "Accept-Encoding");
        CHECK(line_of(answer, "Content-Length") == std::to_string(body_of(answer).size()));
        CHECK(has(line_of(answer, "Content-Security-Policy"), "default-src 'none'"));
    }
    CHECK(has(line_of(get(served.port(), "/index.html"), "Content-Security-Policy"), "script-src 'self' 'wasm-unsafe-eval'; "));
    CHECK(body_of(get(served.port(), "/fonts/a.woff2")) == "this is fonts/a.woff2");
    CHECK(body_of(get(served.port(), "/samenspel.js?v=2")) == "start();");
}

TEST_CASE("the page, a join link and a board link are the same bytes, and take no seat") {
    FakeHost host;
    const Client_files files;
    const Served served(host, files.options());
    const std::string page = get(served.port(), "/");
    CHECK(has(page, "<title>Samenspel</title>"));
    for (const char* path : {"/index.html", "/j/JOINCODE", "/j/WRONG", "/board/JOINCODE", "/j/ab-CD-12", "/j/1234567890abcdef", "/j/X?lang=nl"}) {
        INFO(path);
        CHECK(get(served.port(), path) == page);
    }
    for (const char* path : {"/j", "/j/", "/board", "/board/", "/j/a/b", "/j/<script>", "/j/12345678901234567", "/j/a.b", "/j/a%20b", "/J/CODE"}) {
        INFO(path);
        CHECK(get(served.port(), path).starts_with("HTTP/1.1 404 "));
    }
    CHECK(host.count("opened") == 0);
    CHECK(body_of(get(served.port(), "/healthz")) == "ok\n");
}

TEST_CASE("Brotli goes before gzip before the file as it is, as far as the browser takes them") {
    FakeHost host;
    const Client_files files;
    const Served served(host, files.options());
    const std::pair<const char*, const char*> wants[] = {
        {"", ""}, {"gzip", "gzip"}, {"gzip, deflate, br", "br"}, {"br;q=0, gzip", "gzip"}, {"br;q=0.0,gzip;q=0", ""}, {"BR", "br"}, {"*", "br"},
        {"*;q=0", ""}, {"*, br;q=0", "gzip"}, {"identity", ""}, {"gzip ; q=0.5 , br ; q=0.1", "br"}, {"brotli, xgzip", ""}, {", ,;,", ""}};
    for (const auto& [accepted, encoding] : wants) {
        INFO(accepted);
        const std::string answer = get(served.port(), "/samenspel.wasm", "Accept-Encoding: " + std::string(accepted) + "\r\n");
        CHECK(line_of(answer, "Content-Encoding") == encoding);
        const std::string want = *encoding == 0 ? std::string("\0asm", 4) : *encoding == 'b' ? "wasm, brotli" : "wasm, gzip";
        CHECK(body_of(answer) == want);
    }
    CHECK(line_of(get(served.port(), "/samenspel.wasm", "Accept-Encoding: gzip\r\nAccept-Encoding: br\r\n"), "Content-Encoding") == "br");
    CHECK(line_of(get(served.port(), "/index.html", "Accept-Encoding: br\r\n"), "Content-Encoding").empty());
    CHECK(line_of(get(served.port(), "/j/CODE", "Accept-Encoding: br, gzip\r\n"), "Content-Encoding") == "gzip");
}

TEST_CASE("who has the same bytes already is told so, and a changed file has another tag") {
    FakeHost host;
    const Client_files files;
    std::string tag;
    {
        const Served served(host, files.options());
        tag = line_of(get(served.port(), "/samenspel.js"), "ETag");
        REQUIRE(tag.size() > 10);
        for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
            INFO(known);
            const std::string answer = get(served.port(), "/samenspel.js", "If-None-Match: " + known + "\r\n");
            CHECK(answer.starts_with("HTTP/1.1 304 Not Modified\r\n"));
            CHECK(line_of(answer, "ETag") == tag);
            CHECK(line_of(answer, "Vary") == "Accept-Encoding");
            CHECK(body_of(answer).empty());
        }
        CHECK(get(served.port(), "/samenspel.js", "If-None-Match: \"other\"\r\n").starts_with("HTTP/1.1 200 "));
        // Each form has a tag of its own.
        const std::string plain = line_of(get(served.port(), "/samenspel.wasm"), "ETag");
        CHECK(get(served.port(), "/samenspel.wasm", "Accept-Encoding: gzip\r\nIf-None-Match: " + plain + "\r\n").starts_with("HTTP/1.1 200 "));
    }
    files.put("web/samenspel.js", "start(); // anew");
    const Served served(host, files.options());
    const std::string answer = get(served.port(), "/samenspel.js", "If-None-Match: " + tag + "\r\n");
    CHECK(answer.starts_with("HTTP/1.1 200 "));
    CHECK(line_of(answer, "ETag") != tag);
}

TEST_CASE("HEAD of a file gives its headers alone, and other methods are refused") {
    FakeHost host;
    const Client_files files;
    const Served served(host, files.options());
    const std::string whole = get(served.port(), "/samenspel.wasm", "Accept-Encoding: br\r\n");
    CHECK(get(served.port(), "/samenspel.wasm", "Accept-Encoding: br\r\n", "HEAD") == whole.substr(0, whole.find("\r\n\r\n") + 4));
    CHECK(get(served.port(), "/samenspel.js", {}, "DELETE").starts_with("HTTP/1.1 405 "));
}

TEST_CASE("nothing but the files of the folder can be reached, however a path is written") {
    FakeHost host;
    const Client_files files;
    const Served served(host, files.options());
    for (const std::string path : {
             "/../secret.txt", "/./../secret.txt", "/fonts/../../secret.txt", "/%2e%2e/secret.txt", "/%2E%2E%2Fsecret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
             "/..\\secret.txt", "\\..\\secret.txt", "/....//secret.txt", "/%252e%252e/secret.txt", "/%c0%ae%c0%ae/secret.txt", "//secret.txt", "/fonts/",
             "/fonts", "/fonts//a.woff2", "/./samenspel.js", "/samenspel.js/", "/samenspel.js%00", "/samenspel.js%00.html", "/SAMENSPEL.JS", "/samenspel.js.",
             "/samenspel.wasm.br", "/index.html.gz", "/only.js", "/only.js.br", "/.hidden", "/link.txt", "/deep/deeper/x.txt", "/j/../secret.txt",
             "/board/..", "/j/%2e%2e", "http://trainer.local/samenspel.js", "*", "samenspel.js", "/../../../../../../etc/passwd"}) {
        INFO(path);
        const std::string answer = get(served.port(), path);
        CHECK((answer.starts_with("HTTP/1.1 404 ") || answer.starts_with("HTTP/1.1 400 ")));
        CHECK_FALSE(has(answer, "root:"));
    }
    CHECK_FALSE(has(get(served.port(), files.path().string() + "/secret.txt"), "root:"));
    const std::string with_nul = ask(served.port(), std::string("GET /samenspel.js\0.txt HTTP/1.1\r\nHost: h\r\n\r\n", 45));
    CHECK((with_nul.starts_with("HTTP/1.1 404 ") || with_nul.starts_with("HTTP/1.1 400 ")));
}

TEST_CASE("a folder that is missing, too full or too large gives a sentence that says what to do") {
    const Folder folder;
    std::string error;
    edge::WebFiles files;
    CHECK_FALSE(files.load(folder.web() + "/nothing", &error));
    CHECK(has(error, "--web DIR"));
    for (int k = 0; k < 65; ++k) folder.put("web/" + std::to_string(k) + ".txt", "x");
    edge::WebFiles many;
    CHECK_FALSE(many.load(folder.web(), &error));
    CHECK(has(error, "at most 64 files of 16 MiB together"));
    const Folder large;
    large.put("web/a.data", std::string(9 << 20, 'a'));
    large.put("web/b.data", std::string(9 << 20, 'b'));
    edge::WebFiles too_large;
    CHECK_FALSE(too_large.load(large.web(), &error));

    edge::Options options;
    options.web_folder = folder.web() + "/nothing";
    CHECK(edge::Edge::listen(options, &error) == nullptr);
}

TEST_CASE("a slow reader gets a large file whole as long as it reads, and one that does not is dropped") {
    FakeHost host;
    const Folder folder;
    std::string large(12 << 20, '\0');
    for (std::size_t at = 0; at < large.size(); ++at) large[at] = static_cast<char>((at * 2654435761u) >> 13);
    folder.put("web/large.data", large);
    std::atomic<std::int64_t> clock_ms{0};
    edge::Options options;
    options.web_folder = folder.web();
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    Served served(host, options);
    const std::string request = "GET /large.data HTTP/1.1\r\nHost: h\r\n\r\n";
    Bare slow(served.port(), 64 * 1024), dead(served.port(), 64 * 1024);
    slow.send(request);
    dead.send(request);
    slow.read_head();
    dead.read_head();
    std::string got;
    // Twelve minutes for what a fast reader takes in no time.
    while (got.size() < large.size()) {
        got += slow.read_exactly(std::min<std::size_t>(256 * 1024, large.size() - got.size()));
        clock_ms += 15'000;
        served.edge().wake();
        // The answer shows that the server has looked at its clock.
        const std::string figures = get(served.port(), "/metrics");
        if (got.size() == 2 << 20) CHECK(has(figures, "samenspel_closed_slow_total 1\n"));
    }
    CHECK((got == large));
    CHECK(dead.read_all().size() < large.size());
}
