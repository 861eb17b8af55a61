// How a sentence that is being typed may land, before anybody reads it. Pure; nothing of it is sent or kept.
//
// The rule: it may land as blame when it speaks of the other ("you", "jullie") and has a word that accuses ("always", "never",
// "fault", "nooit", "schuld"). After the magazine's line from blame to need, which goes from "you" and the past to "I" and what
// is to come; the words are our choice. Limits: it knows Dutch and English, no tone and no context. It errs both ways, so it
// may offer something and never refuses, tags or records anything.
#pragma once

#include <string_view>

namespace samenspel::knowledge {

// UTF-8, of any length.
bool may_land_as_blame(std::string_view sentence);

}  // namespace samenspel::knowledge
