// OpenSSL over a socket that does not block, one record at a time.
#include "server/edge/tls.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace samenspel::edge {
namespace {

constexpr std::size_t record_bytes = 16 * 1024;

int socket_of(BIO* bio) { return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio))); }

// OpenSSL's own way to a socket would end the program by a signal when the other side has gone.
int send_to(BIO* bio, const char* bytes, int count) {
    BIO_clear_retry_flags(bio);
    const ssize_t sent = ::send(socket_of(bio), bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) BIO_set_retry_write(bio);
    return static_cast<int>(sent);
}

int receive_from(BIO* bio, char* out, int most) {
    BIO_clear_retry_flags(bio);
    const ssize_t got = ::recv(socket_of(bio), out, static_cast<std::size_t>(most), 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) BIO_set_retry_read(bio);
    return static_cast<int>(got);
}

long control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

const BIO_METHOD* socket_method() {
    static BIO_METHOD* const method = [] {
        BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
        BIO_meth_set_write(made, send_to);
        BIO_meth_set_read(made, receive_from);
        BIO_meth_set_ctrl(made, control);
        return made;
    }();
    return method;
}

// A key behind a password cannot be used by a server that starts by itself; without this, OpenSSL would ask for it.
int no_password(char*, int, int, void*) { return -1; }

bool readable(const std::string& path) { return std::ifstream(path).peek() != std::ifstream::traits_type::eof(); }

}  // namespace

std::unique_ptr<TlsIdentity> TlsIdentity::load(const std::string& certificate_file, const std::string& key_file, std::string* error) {
    for (const std::string& path : {certificate_file, key_file}) {
        if (readable(path)) continue;
        *error = "The file " + path + " cannot be read, or is empty. Name the certificate with --tls-cert FILE and its key with --tls-key FILE, and let the server read both.";
        return nullptr;
    }
    ERR_clear_error();
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    if (context == nullptr) {
        *error = "TLS cannot be used on this computer. Start the server without --tls-cert and --tls-key.";
        return nullptr;
    }
    std::unique_ptr<TlsIdentity> identity(new TlsIdentity(context));
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_default_passwd_cb(context, no_password);
    const bool certificate = SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) == 1;
    // The key is compared with the certificate when it is read, so that a mismatch shows here too.
    const bool key = certificate && SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) == 1;
    const bool mismatch = certificate && !key && ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH;
    ERR_clear_error();
    if (key && SSL_CTX_check_private_key(context) == 1) return identity;
    if (!certificate) {
        *error = "The file " + certificate_file + " holds no certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----). Name one with --tls-cert FILE.";
    } else if (key || mismatch) {
        *error = "The key in " + key_file + " does not belong to the certificate in " + certificate_file + ". Name the key that was made with it with --tls-key FILE.";
    } else {
        *error = "The file " + key_file + " holds no private key in PEM form, or one behind a password. Name one without a password with --tls-key FILE.";
    }
    return nullptr;
}

TlsIdentity::~TlsIdentity() { SSL_CTX_free(context_); }

TlsStream::TlsStream(const TlsIdentity& identity, int socket) : stream_(SSL_new(identity.context_)) {
    BIO* bio = BIO_new(socket_method());
    if (stream_ == nullptr || bio == nullptr) {
        BIO_free(bio);
        SSL_free(stream_);
        throw std::bad_alloc();
    }
    BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket)));
    BIO_set_init(bio, 1);
    SSL_set_bio(stream_, bio, bio);
    SSL_set_accept_state(stream_);
}

TlsStream::~TlsStream() { SSL_free(stream_); }

TlsStream::Result TlsStream::read(char* out, std::size_t most, std::size_t* count) {
    ERR_clear_error();
    const int done = SSL_read_ex(stream_, out, most, count);
    if (done == 1) return Result::done;
    *count = 0;
    // To wait for room to write while reading cannot be: a handshake's few kilobytes always have it.
    if (SSL_get_error(stream_, done) == SSL_ERROR_WANT_READ) return Result::wait;
    failed_ = true;
    ERR_clear_error();
    return Result::ended;
}

TlsStream::Result TlsStream::push(const char* bytes, std::size_t count) {
    ERR_clear_error();
    std::size_t written = 0;
    const int done = SSL_write_ex(stream_, bytes, count, &written);
    if (done == 1) return Result::done;
    if (SSL_get_error(stream_, done) == SSL_ERROR_WANT_WRITE) return Result::wait;
    failed_ = true;
    ERR_clear_error();
    return Result::ended;
}

TlsStream::Result TlsStream::write(const Outbox::Buffers& buffers, std::size_t* count) {
    *count = 0;
    if (!waiting_.empty()) {
        const Result result = push(waiting_.data(), waiting_.size());
        if (result != Result::done) return result;
        waiting_ = std::string();
    }
    std::array<char, record_bytes> record;
    for (const auto& buffer : buffers) {
        const std::size_t part = std::min(buffer.size(), record.size() - *count);
        std::memcpy(record.data() + *count, buffer.data(), part);
        *count += part;
        if (*count == record.size()) break;
    }
    if (*count == 0) return Result::done;
    const Result result = push(record.data(), *count);
    // OpenSSL has sealed the record already: the same bytes have to be offered again, whatever becomes of the queue.
    if (result == Result::wait) waiting_.assign(record.data(), *count);
    return result == Result::ended ? result : Result::done;
}

void TlsStream::end() {
    if (failed_ || SSL_in_init(stream_) != 0) return;
    ERR_clear_error();
    SSL_shutdown(stream_);
    ERR_clear_error();
}

}  // namespace samenspel::edge
