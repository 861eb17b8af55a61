// Each target takes any bytes and must neither crash, nor hang, nor change what it may not. Built twice: for libFuzzer
// (preset fuzz), and with a driver of seeded bytes for the normal run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace samenspel::fuzz {

// What a connection sends to the host, message by message.
void client_messages(const std::uint8_t* data, std::size_t size);
// What a socket sends to the reader of frames, in pieces of any size.
void websocket_frames(const std::uint8_t* data, std::size_t size);
// A journal's body from a file that anybody may have made: disclosed to every viewer, applied, folded.
void journal_events(const std::uint8_t* data, std::size_t size);

// A session file that anybody may have made, as a file of SQLite or as lines: read, and reported on when it is one.
void session_import(const std::uint8_t* data, std::size_t size);
// What a viewer is sent, decoded and folded, and made into that viewer's page.
void disclosures(const std::uint8_t* data, std::size_t size);

}  // namespace samenspel::fuzz
