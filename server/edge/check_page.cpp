// The page, its script with the sentences in both languages, and the figures it compares with.
#include "server/edge/check_page.hpp"

#include <fmt/format.h>

#include "server/edge/pages.hpp"
#include "server/host/host.hpp"

namespace samenspel::edge {
namespace {

constexpr std::string_view check_style =
    "body{max-width:34rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif;color:#1d2a33;background:#f6f4ef}"
    "h1{font-size:1.6rem}ul{list-style:none;padding:0}li{position:relative;padding:.8rem 0 .8rem 2.4rem;border-top:1px solid #c9c4b8}"
    "li b{position:absolute;left:.2rem;font-size:1.3rem;line-height:1.3}.good b{color:#2c6e49}.bad b{color:#a4361d}.note b,.wait b{color:#6b6558}"
    "button{font:inherit;padding:.6rem 1.2rem;border:1px solid #1d2a33;border-radius:.4rem;background:#fff;color:inherit}";

constexpr std::string_view page_text =
    "</style></head><body><h1>Samenspel</h1><p id=\"lead\"></p><ul id=\"list\"></ul><p><button id=\"again\" type=\"button\" hidden></button></p>"
    "<noscript><p>Je hebt de server bereikt. Deze browser voert geen JavaScript uit; zet dat aan, of neem een andere browser.</p>"
    "<p lang=\"en\">You have reached the server. This browser does not run JavaScript; switch it on, or use another browser.</p></noscript>"
    "<script src=\"/check.js\"></script></body></html>\n";

constexpr std::string_view sentences = R"js((function () {
'use strict';
var dutch = {
  lead: 'Deze pagina kijkt of je vanaf dit apparaat kunt meedoen.',
  reached: 'Je hebt de server bereikt. Het netwerk tussen jou en de trainer werkt.',
  modern: 'Deze browser is nieuw genoeg.',
  old: 'Deze browser is te oud voor Samenspel. Werk hem bij, of neem een andere: Firefox, Chrome, Edge of Safari van de laatste drie jaar.',
  opening: 'De doorlopende verbinding wordt geprobeerd…',
  open: 'De doorlopende verbinding werkt.',
  blocked: 'De doorlopende verbinding komt niet tot stand. Iets ertussen houdt haar tegen: een proxy, een virusscanner of het netwerk. ' +
    'Zet een VPN of proxy uit, probeer een andere browser, of ga op hetzelfde netwerk als de trainer.',
  asking: 'De versie wordt vergeleken…',
  same: 'Je versie past bij die van de server.',
  other: 'Je versie past niet bij die van de server. Laad de pagina van de sessie opnieuw (Ctrl+Shift+R); ' +
    'gebruik je het programma, neem dan dat van je trainer.',
  silent: 'De server antwoordt niet meer. Is de laptop van de trainer nog aan, en zit je nog op hetzelfde netwerk?',
  right: 'De klok van dit apparaat loopt gelijk.',
  wrong: 'De klok van dit apparaat wijkt MINUTES af van die van de server. Dat kan geen kwaad: in de sessie telt de klok van de server.',
  minutes: ' minuten', hours: ' uur', days: ' dagen',
  well: 'Alles is in orde. Open de link van je trainer om mee te doen.',
  again: 'Kijk opnieuw'
};
var english = {
  lead: 'This page checks whether you can take part from this device.',
  reached: 'You have reached the server. The network between you and the trainer works.',
  modern: 'This browser is recent enough.',
  old: 'This browser is too old for Samenspel. Update it, or use another one: Firefox, Chrome, Edge or Safari of the last three years.',
  opening: 'Trying the lasting connection…',
  open: 'The lasting connection works.',
  blocked: 'The lasting connection cannot be made. Something in between holds it back: a proxy, a virus scanner or the network. ' +
    'Switch off a VPN or proxy, try another browser, or join the same network as the trainer.',
  asking: 'Comparing versions…',
  same: 'Your version fits that of the server.',
  other: 'Your version does not fit that of the server. Load the page of the session again (Ctrl+Shift+R); ' +
    'if you use the program, take the one that your trainer has.',
  silent: 'The server no longer answers. Is the trainer\'s laptop still on, and are you still on the same network?',
  right: 'The clock of this device is right.',
  wrong: 'The clock of this device is MINUTES away from that of the server. That does no harm: a session goes by the server\'s clock.',
  minutes: ' minutes', hours: ' hours', days: ' days',
  well: 'All is well. Open the link that your trainer gave you to take part.',
  again: 'Check again'
};
)js";

constexpr std::string_view looking = R"js(
function language() {
  var wanted = navigator.languages && navigator.languages.length ? navigator.languages : [navigator.language || ''];
  for (var k = 0; k < wanted.length; ++k) {
    var two = String(wanted[k]).slice(0, 2).toLowerCase();
    if (two === 'nl' || two === 'en') return two;
  }
  return 'nl';
}
var code = language(), say = code === 'en' ? english : dutch;
var list = document.getElementById('list'), again = document.getElementById('again'), lead = document.getElementById('lead');
var marks = { good: '\u2713', bad: '\u2717', note: 'i', wait: '\u2026' }, lines = 0, bad = 0;
document.documentElement.lang = code;
lead.textContent = say.lead;
again.textContent = say.again;
again.onclick = function () { location.reload(); };

// A line with its mark; call it again with the outcome.
function line() {
  var item = document.createElement('li'), mark = document.createElement('b'), text = document.createElement('span');
  item.appendChild(mark); item.appendChild(text); list.appendChild(item);
  ++lines;
  return function (kind, sentence) {
    item.className = kind; mark.textContent = marks[kind]; text.textContent = sentence;
    if (kind === 'wait') return;
    if (kind === 'bad') ++bad;
    if (--lines > 0) return;
    again.hidden = false;
    if (bad === 0) lead.textContent = say.well;
  };
}

function far(ms) {
  var minutes = Math.round(Math.abs(ms) / 60000);
  if (minutes < 120) return minutes + say.minutes;
  return minutes < 2880 ? Math.round(minutes / 60) + say.hours : Math.round(minutes / 1440) + say.days;
}

var reached = line(), browser = line(), socket = line(), version = line(), clock = line();
reached('good', say.reached);
if (typeof WebAssembly === 'object' && typeof WebSocket === 'function' && typeof BigInt === 'function') browser('good', say.modern);
else browser('bad', say.old);

function look_at_socket() {
  if (typeof WebSocket !== 'function') return socket('bad', say.old);
  socket('wait', say.opening);
  var done = false;
  function end(kind, sentence) { if (!done) { done = true; socket(kind, sentence); } }
  try {
    var attempt = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + '/ws');
    attempt.onopen = function () { end('good', say.open); attempt.close(); };
    attempt.onerror = attempt.onclose = function () { end('bad', say.blocked); };
    setTimeout(function () { end('bad', say.blocked); attempt.close(); }, 8000);
  } catch (failed) { end('bad', say.blocked); }
}

// A program that sends its user here says its own number in the address: /check?protocol=1
function own_protocol() {
  var told = /[?&]protocol=(\d{1,6})(&|$)/.exec(location.search);
  return told ? Number(told[1]) : made_for;
}

function look_at_figures() {
  version('wait', say.asking);
  var request = new XMLHttpRequest(), asked = Date.now();
  request.open('GET', '/check.json');
  request.timeout = 8000;
  request.onload = function () {
    var figures;
    try { figures = JSON.parse(request.responseText); } catch (failed) { return request.onerror(); }
    if (figures.protocol === own_protocol()) version('good', say.same);
    else version('bad', say.other);
    var off = (asked + Date.now()) / 2 - figures.time_ms;
    if (Math.abs(off) < 120000) clock('good', say.right);
    else clock('note', say.wrong.replace('MINUTES', far(off)));
  };
  request.onerror = request.ontimeout = function () { version('bad', say.silent); clock('note', say.silent); };
  request.send();
}
look_at_socket();
look_at_figures();
)js";

}  // namespace

const std::string& check_page() {
    static const std::string html =
        std::string("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Samenspel</title>"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>") +
        std::string(check_style) + std::string(page_text);
    return html;
}

std::string_view check_script() {
    // The number of the server that this script came from: a page that stayed open since an older one still has the older.
    static const std::string script =
        std::string(sentences) + fmt::format("var made_for = {};\n", host::protocol_version) + std::string(looking) + "}());\n";
    return script;
}

const std::string& check_policy() {
    static const std::string text = "default-src 'none'; style-src " + style_source(check_style) +
                                    "; script-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    return text;
}

std::string check_figures(std::int64_t wall_ms) {
    return fmt::format("{{\"protocol\":{},\"version\":\"{}\",\"time_ms\":{}}}\n", host::protocol_version, SAMENSPEL_VERSION, wall_ms);
}

}  // namespace samenspel::edge
