// TLS on the port: pages, messages and large answers through it, what refuses it, and certificates that cannot be used.
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "tests/edge/client.hpp"
#include "tests/edge/fake_host.hpp"

using namespace samenspel;
using namespace samenspel::edge_test;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace fs = std::filesystem;

// A folder with a certificate for one day and its key, made anew.
class Certificate {
public:
    Certificate() {
        static int number = 0;
        folder_ = fs::temp_directory_path() / ("samenspel-tls-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        fs::create_directories(folder_);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 86'400);
        X509_set_pubkey(made.get(), key.get());
        X509_NAME* name = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("trainer.local"), -1, -1, 0);
        X509_set_issuer_name(made.get(), name);
        REQUIRE(X509_sign(made.get(), key.get(), EVP_sha256()) > 0);
        const auto write = [](const std::string& path, auto&& put) {
            const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "w"), std::fclose);
            REQUIRE(put(file.get()) == 1);
        };
        write(certificate(), [&](std::FILE* file) { return PEM_write_X509(file, made.get()); });
        write(this->key(), [&](std::FILE* file) { return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    }
    ~Certificate() { fs::remove_all(folder_); }
    std::string certificate() const { return (folder_ / "certificate.pem").string(); }
    std::string key() const { return (folder_ / "key.pem").string(); }
    std::string folder() const { return folder_.string(); }
    edge::Options options() const {
        edge::Options out;
        out.tls_certificate = certificate();
        out.tls_key = key();
        return out;
    }

private:
    fs::path folder_;
};

using Stream = asio::ssl::stream<asio::ip::tcp::socket>;

// Asio's TLS, so that the server is not tried against itself.
struct Secure {
    asio::io_context context;
    asio::ssl::context settings{asio::ssl::context::tls_client};
    beast::websocket::stream<Stream> stream;

    explicit Secure(std::uint16_t port, const Certificate& certificate) : stream(context, trust(settings, certificate)) {
        stream.next_layer().next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
        stream.next_layer().handshake(asio::ssl::stream_base::client);
    }
    static asio::ssl::context& trust(asio::ssl::context& settings, const Certificate& certificate) {
        settings.load_verify_file(certificate.certificate());
        settings.set_verify_mode(asio::ssl::verify_peer);
        return settings;
    }
    std::string ask(const std::string& request) {
        asio::write(stream.next_layer(), asio::buffer(request));
        std::string answer;
        beast::error_code error;
        asio::read(stream.next_layer(), asio::dynamic_buffer(answer), error);
        CHECK(error == asio::error::eof);  // a proper end, not a cut
        return answer;
    }
    void open() {
        stream.handshake("trainer.local", "/ws");
        stream.binary(true);
    }
    std::string read() {
        beast::flat_buffer buffer;
        stream.read(buffer);
        return beast::buffers_to_string(buffer.data());
    }
};

void echo(FakeHost& host, host::ConnectionId connection, std::string_view bytes) {
    host.output.push_back({connection, {{"echo ", std::make_shared<const std::string>(bytes)}}, false});
}

}  // namespace

TEST_CASE("with a certificate the port speaks TLS: pages and messages of every size go through it") {
    const Certificate certificate;
    FakeHost host;
    host.on_message = echo;
    const Served served(host, certificate.options());
    const std::string page = Secure(served.port(), certificate).ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(page.find("Samenspel draait") != std::string::npos);
    Secure client(served.port(), certificate);
    client.open();
    for (const std::size_t size : {0u, 1u, 125u, 4096u, 16384u}) {
        client.stream.write(asio::buffer(std::string(size, 'm')));
        CHECK(client.read() == "echo " + std::string(size, 'm'));
    }
    client.stream.close(beast::websocket::close_code::normal);
    host.wait_for("closed");
}

TEST_CASE("many messages at once, beyond what the system takes, come through TLS whole and in order") {
    const Certificate certificate;
    FakeHost host;
    const Served served(host, certificate.options());
    Secure client(served.port(), certificate);
    client.open();
    client.stream.read_message_max(1 << 20);
    const auto body = std::make_shared<const std::string>(70'000, 'b');
    host.on_message = [&](FakeHost& it, host::ConnectionId connection, std::string_view) {
        host::Output output{connection, {}, false};
        for (int k = 0; k < 50; ++k) output.frames.push_back({std::to_string(k) + " ", body});
        it.output.push_back(std::move(output));
    };
    for (int round = 0; round < 3; ++round) {
        client.stream.write(asio::buffer(std::string("go")));
        host.wait_for("message", static_cast<std::size_t>(round) + 1);
        for (int k = 0; k < 50; ++k) REQUIRE((client.read() == std::to_string(k) + " " + *body));
    }
    host.wait_for("drained", 1);
}

TEST_CASE("a large file comes through TLS whole") {
    const Certificate certificate;
    FakeHost host;
    edge::Options options = certificate.options();
    options.web_folder = certificate.folder() + "/web";
    fs::create_directories(options.web_folder);
    std::string large(8 << 20, '\0');
    for (std::size_t at = 0; at < large.size(); ++at) large[at] = static_cast<char>((at * 2654435761u) >> 13);
    std::ofstream(options.web_folder + "/large.data", std::ios::binary) << large;
    const Served served(host, options);
    const std::string answer = Secure(served.port(), certificate).ask("GET /large.data HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK((answer.substr(answer.find("\r\n\r\n") + 4) == large));
}

TEST_CASE("who does not speak TLS on a TLS port is told so where it speaks HTTP, is closed, and others go on") {
    const Certificate certificate;
    FakeHost host;
    host.on_message = echo;
    const Served served(host, certificate.options());
    Secure client(served.port(), certificate);
    client.open();
    const std::string told = ask(served.port(), "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(told.rfind("HTTP/1.1 426", 0) == 0);
    CHECK(told.find("https://") != std::string::npos);
    const auto body = told.find("\r\n\r\n");
    REQUIRE(body != std::string::npos);
    CHECK(told.find("Content-Length: " + std::to_string(told.size() - body - 4)) != std::string::npos);
    CHECK(ask(served.port(), std::string(3000, '\xff')).find("HTTP/1.1") == std::string::npos);
    // A TLS record that is cut off, and one of rubbish.
    ask(served.port(), std::string("\x16\x03\x01\x40\x00", 5) + std::string(16'384, 'x'));
    client.stream.write(asio::buffer(std::string("still here")));
    CHECK(client.read() == "echo still here");
    CHECK(host.count("opened") == 1);
}

TEST_CASE("a certificate or key that cannot be used gives a sentence that says what to do") {
    const Certificate one, other;
    const std::string rubbish = one.folder() + "/rubbish.pem";
    std::ofstream(rubbish) << "this is no certificate\n";
    const auto sentence = [](const std::string& certificate, const std::string& key) {
        edge::Options options;
        options.address = "127.0.0.1";
        options.tls_certificate = certificate;
        options.tls_key = key;
        std::string error;
        CHECK(edge::Edge::listen(options, &error) == nullptr);
        return error;
    };
    CHECK(sentence(one.folder() + "/none.pem", one.key()).find("cannot be read") != std::string::npos);
    CHECK(sentence(one.certificate(), "").find("cannot be read") != std::string::npos);
    CHECK(sentence(rubbish, one.key()).find("holds no certificate") != std::string::npos);
    CHECK(sentence(one.certificate(), rubbish).find("holds no private key") != std::string::npos);
    CHECK(sentence(one.certificate(), other.key()).find("does not belong to the certificate") != std::string::npos);
}
