// The name comes from a server: only its last part counts.
#include "client/keep_file.hpp"

#include <SDL.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace samenspel::client {

namespace fs = std::filesystem;

void keep_and_open(const std::string& name, const std::string& bytes) {
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/') return;
    std::error_code error;
    fs::path folder = fs::path(home) / "Downloads";
    if (!fs::is_directory(folder, error)) folder = home;
    const fs::path plain = fs::path(name).filename();
    if (plain.empty() || plain.string().front() == '.') return;
    fs::path path = folder / plain;
    for (int number = 2; fs::exists(path, error); ++number)
        path = folder / (plain.stem().string() + "-" + std::to_string(number) + plain.extension().string());
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) SDL_OpenURL(("file://" + path.string()).c_str());
}

}  // namespace samenspel::client
