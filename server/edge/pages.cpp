// The pages and the policy that goes with them.
#include "server/edge/pages.hpp"

#include <string_view>

#include <sodium.h>

namespace samenspel::edge {
namespace {

constexpr std::string_view style =
    "body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif;color:#1d2a33;background:#f6f4ef}"
    "h1{font-size:1.6rem}section+section{border-top:1px solid #c9c4b8;margin-top:2rem;padding-top:1rem}code{background:#e8e4da;padding:0 .3em}";

constexpr std::string_view front_dutch =
    "<h1>Samenspel draait</h1><p>Op deze computer staat een oefensessie klaar. Je speelt mee met het programma Samenspel: open het en "
    "vul daar het adres van deze pagina in.</p>";
constexpr std::string_view front_english =
    "<h1>Samenspel is running</h1><p>This computer hosts a training session. You take part with the Samenspel program: open it and "
    "enter the address of this page there.</p>";
constexpr std::string_view join_dutch =
    "<h1>Je bent uitgenodigd voor een sessie</h1><p>Je bent er bijna. Open het programma Samenspel op je eigen computer en plak daar het "
    "adres van deze pagina. De letters achter <code>/j/</code> zijn de code van de sessie. Daarna kies je een naam.</p>"
    "<p>Deze pagina houdt geen plaats voor je bezet; dat gebeurt pas in het programma. Lukt het niet? <a href=\"/check\">Kijk wat er mis is</a>.</p>";
constexpr std::string_view join_english =
    "<h1>You are invited to a session</h1><p>Nearly there. Open the Samenspel program on your own computer and paste the address of this "
    "page into it. The letters after <code>/j/</code> are the code of the session. Then you choose a name.</p>"
    "<p>This page does not hold a seat for you; only the program does. Does it not work? <a href=\"/check\">See what is wrong</a>.</p>";

constexpr std::string_view board_dutch =
    "<h1>Het bord voor de beamer</h1><p>Deze server toont het bord niet in een browser; het programma Samenspel doet dat wel. Start het op "
    "de computer bij de beamer zo, met het adres van deze pagina op de plaats van <code>ADRES</code>:</p>"
    "<p><code>samenspel --board ADRES</code></p><p>De letters achter <code>/board/</code> zijn de code van de sessie. Voor een andere tafel dan "
    "de eerste komt er bijvoorbeeld <code>--table 2</code> achter. Het bord toont niets geheims.</p>";
constexpr std::string_view board_english =
    "<h1>The board for the projector</h1><p>This server does not show the board in a browser; the Samenspel program does. Start it on the "
    "computer at the projector like this, with the address of this page in place of <code>ADDRESS</code>:</p>"
    "<p><code>samenspel --board ADDRESS</code></p><p>The letters after <code>/board/</code> are the code of the session. For another table than the "
    "first, add <code>--table 2</code>, for instance. The board shows nothing secret.</p>";

std::string page(std::string_view dutch, std::string_view english) {
    std::string html = "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Samenspel</title>"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>";
    html.append(style).append("</style></head><body><section>").append(dutch);
    html.append("</section><section lang=\"en\">").append(english).append("</section></body></html>\n");
    return html;
}

std::string policy() {
    return "default-src 'none'; style-src " + style_source(style) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace

std::string style_source(std::string_view text_of_style) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text_of_style.data()), text_of_style.size());
    char text[sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL)];
    sodium_bin2base64(text, sizeof text, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return std::string("'sha256-") + text + "'";
}

const std::string& front_page() {
    static const std::string html = page(front_dutch, front_english);
    return html;
}

const std::string& join_page() {
    static const std::string html = page(join_dutch, join_english);
    return html;
}

const std::string& board_page() {
    static const std::string html = page(board_dutch, board_english);
    return html;
}

const std::string& page_policy() {
    static const std::string text = policy();
    return text;
}

}  // namespace samenspel::edge
