// TLS for one connection without a thread or wait of its own: it reads and writes what the socket has room for now, as a
// plain socket does. Nothing of OpenSSL shows outside the source file.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "server/edge/outbox.hpp"

struct ssl_st;
struct ssl_ctx_st;

namespace samenspel::edge {

// The server's certificate and key. Outlives the streams made with it.
class TlsIdentity {
public:
    // From PEM files; the certificate's may hold the chain too. Null, with a sentence in `error` that says what to do.
    static std::unique_ptr<TlsIdentity> load(const std::string& certificate_file, const std::string& key_file, std::string* error);
    ~TlsIdentity();
    TlsIdentity(const TlsIdentity&) = delete;
    TlsIdentity& operator=(const TlsIdentity&) = delete;

private:
    friend class TlsStream;
    explicit TlsIdentity(ssl_ctx_st* context) : context_(context) {}
    ssl_ctx_st* context_;
};

class TlsStream {
public:
    enum class Result { done, wait, ended };  // ended: by the other side, or it does not speak TLS

    // `socket`: a connected one that does not block; stays the caller's.
    TlsStream(const TlsIdentity& identity, int socket);
    ~TlsStream();
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;

    // Shakes hands first, as far as that goes.
    Result read(char* out, std::size_t most, std::size_t* count);
    // Takes from the front of `buffers`. What it has taken may wait here until the socket has room: see waiting().
    Result write(const Outbox::Buffers& buffers, std::size_t* count);
    // Bytes taken that have not left. Write again, if need be nothing, when the socket has room.
    std::size_t waiting() const { return waiting_.size(); }
    // Says that nothing follows, if there is room to say so.
    void end();

private:
    Result push(const char* bytes, std::size_t count);
    ssl_st* stream_;
    std::string waiting_;  // one record's worth at most
    bool failed_ = false;
};

}  // namespace samenspel::edge
