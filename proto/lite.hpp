// The part of the vocabulary that both runtimes have: what the client rooms may use.
#pragma once

#include "commands.pb.h"
#include "content.pb.h"
#include "envelope.pb.h"
#include "events.pb.h"
#include "knowledge.pb.h"
