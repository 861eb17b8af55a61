// The whole vocabulary, full runtime: for server, tools and tests.
#pragma once

#include "commands.pb.h"
#include "content.pb.h"
#include "envelope.pb.h"
#include "events.pb.h"
#include "knowledge.pb.h"
#include "scenario.pb.h"
