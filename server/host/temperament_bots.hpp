// The bots of client/bots as players of the host.
#pragma once

#include "server/host/bot_player.hpp"

namespace samenspel::host {

// Bots of one temperament, or of each in turn by seat when none is asked for. An unknown word counts as none.
BotFactory temperament_bots();

}  // namespace samenspel::host
