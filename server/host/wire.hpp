// How answers become frames. An event's bytes are shared between viewers; the viewer's own number stands before them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/host/host.hpp"
#include "server/rules/decide.hpp"

namespace samenspel::host {

Frame event_frame(std::uint64_t number, bool of_session, std::shared_ptr<const std::string> body);
Frame frame(const ServerMessage& message);

ServerMessage acknowledged(std::uint64_t reference, std::uint64_t number);
ServerMessage rejected(std::uint64_t reference, const rules::Rejection& rejection);
ServerMessage refused(Refusal refusal, std::vector<std::string> args = {});
ServerMessage clock_message(std::int64_t now_ms, bool running, std::uint32_t speed);
ServerMessage reach_message(const std::vector<Address>& addresses, const std::string& code);
// `error` says what its people and the trainer can do.
ServerMessage frozen_message(bool frozen, const store::Error& error);

}  // namespace samenspel::host
