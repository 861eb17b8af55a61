// One libFuzzer program for each target: TARGET is its name.
#include <google/protobuf/stubs/logging.h>

#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    google::protobuf::SetLogHandler(nullptr);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    samenspel::fuzz::TARGET(data, size);
    return 0;
}
