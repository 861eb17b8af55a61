// The icons of the Material font (Debian: fonts-material-design-icons-iconfont) that the client uses, as UTF-8.
#pragma once

namespace samenspel::kit::icon {

inline constexpr const char* add = "\xEE\x85\x85";  // U+E145
inline constexpr const char* add_person = "\xEE\x9F\xBE";  // U+E7FE
inline constexpr const char* arrow_down = "\xEE\x97\x9B";  // U+E5DB
inline constexpr const char* arrow_up = "\xEE\x97\x98";  // U+E5D8
inline constexpr const char* assignment = "\xEE\xA1\x9D";  // U+E85D
inline constexpr const char* balance = "\xEE\xAB\xB6";  // U+EAF6
inline constexpr const char* branches = "\xEE\x82\xB6";  // U+E0B6
inline constexpr const char* building = "\xEE\x9F\xAE";  // U+E7EE
inline constexpr const char* bus = "\xEE\x94\xB0";  // U+E530
inline constexpr const char* campaign = "\xEE\xBD\x89";  // U+EF49
inline constexpr const char* chat = "\xEE\x82\xB7";  // U+E0B7
inline constexpr const char* check = "\xEE\x97\x8A";  // U+E5CA
inline constexpr const char* chevron_left = "\xEE\x97\x8B";  // U+E5CB
inline constexpr const char* chevron_right = "\xEE\x97\x8C";  // U+E5CC
inline constexpr const char* close = "\xEE\x97\x8D";  // U+E5CD
inline constexpr const char* copy = "\xEE\x85\x8D";  // U+E14D
inline constexpr const char* dark_mode = "\xEE\x94\x9C";  // U+E51C
inline constexpr const char* document = "\xEE\xA1\xB3";  // U+E873
inline constexpr const char* download = "\xEF\x82\x90";  // U+F090
inline constexpr const char* edit = "\xEE\x8F\x89";  // U+E3C9
inline constexpr const char* erase = "\xEE\xA1\xB2";  // U+E872
inline constexpr const char* euro = "\xEE\xA8\x95";  // U+EA15
inline constexpr const char* event = "\xEE\xA1\xB8";  // U+E878
inline constexpr const char* expand_less = "\xEE\x97\x8E";  // U+E5CE
inline constexpr const char* expand_more = "\xEE\x97\x8F";  // U+E5CF
inline constexpr const char* flag = "\xEE\x85\x93";  // U+E153
inline constexpr const char* forum = "\xEE\x82\xBF";  // U+E0BF
inline constexpr const char* gavel = "\xEE\xA4\x8E";  // U+E90E
inline constexpr const char* groups = "\xEF\x88\xB3";  // U+F233
inline constexpr const char* hand = "\xEE\xA4\xA5";  // U+E925
inline constexpr const char* handshake = "\xEE\xAF\x8B";  // U+EBCB
inline constexpr const char* heart = "\xEE\xA1\xBD";  // U+E87D
inline constexpr const char* help = "\xEE\xA2\x87";  // U+E887
inline constexpr const char* hidden = "\xEE\xA3\xB5";  // U+E8F5
inline constexpr const char* history = "\xEE\xA2\x89";  // U+E889
inline constexpr const char* home = "\xEE\xA2\x8A";  // U+E88A
inline constexpr const char* idea = "\xEE\x83\xB0";  // U+E0F0
inline constexpr const char* info = "\xEE\xA2\x8E";  // U+E88E
inline constexpr const char* key = "\xEE\x9C\xBC";  // U+E73C
inline constexpr const char* language = "\xEE\xA2\x94";  // U+E894
inline constexpr const char* leave = "\xEE\xA6\xBA";  // U+E9BA
inline constexpr const char* light_mode = "\xEE\x94\x98";  // U+E518
inline constexpr const char* link = "\xEE\x85\x97";  // U+E157
inline constexpr const char* lock = "\xEE\xA2\x97";  // U+E897
inline constexpr const char* map = "\xEE\x95\x9B";  // U+E55B
inline constexpr const char* microphone = "\xEE\x80\xA9";  // U+E029
inline constexpr const char* minus = "\xEE\x85\x9B";  // U+E15B
inline constexpr const char* more = "\xEE\x97\x93";  // U+E5D3
inline constexpr const char* offline = "\xEE\x8B\x81";  // U+E2C1
inline constexpr const char* pause = "\xEE\x80\xB4";  // U+E034
inline constexpr const char* person = "\xEE\x9F\xBD";  // U+E7FD
inline constexpr const char* pin = "\xEF\x84\x8D";  // U+F10D
inline constexpr const char* place = "\xEE\x95\x9F";  // U+E55F
inline constexpr const char* play = "\xEE\x80\xB7";  // U+E037
inline constexpr const char* record = "\xEE\x81\xA1";  // U+E061
inline constexpr const char* refresh = "\xEE\x97\x95";  // U+E5D5
inline constexpr const char* savings = "\xEE\x8B\xAB";  // U+E2EB
inline constexpr const char* schedule = "\xEE\xA2\xB5";  // U+E8B5
inline constexpr const char* school = "\xEE\xA0\x8C";  // U+E80C
inline constexpr const char* search = "\xEE\xA2\xB6";  // U+E8B6
inline constexpr const char* send = "\xEE\x85\xA3";  // U+E163
inline constexpr const char* settings = "\xEE\xA2\xB8";  // U+E8B8
inline constexpr const char* skip_next = "\xEE\x81\x84";  // U+E044
inline constexpr const char* star = "\xEE\xA0\xB8";  // U+E838
inline constexpr const char* stop = "\xEE\x81\x87";  // U+E047
inline constexpr const char* swap = "\xEE\xA3\x94";  // U+E8D4
inline constexpr const char* sync = "\xEE\x98\xA7";  // U+E627
inline constexpr const char* text_size = "\xEE\x89\xA2";  // U+E262
inline constexpr const char* thermostat = "\xEF\x81\xB6";  // U+F076
inline constexpr const char* timer = "\xEE\x90\xA5";  // U+E425
inline constexpr const char* trending_down = "\xEE\xA3\xA3";  // U+E8E3
inline constexpr const char* trending_up = "\xEE\xA3\xA5";  // U+E8E5
inline constexpr const char* undo = "\xEE\x85\xA6";  // U+E166
inline constexpr const char* visible = "\xEE\xA3\xB4";  // U+E8F4
inline constexpr const char* vote = "\xEE\x85\xB5";  // U+E175
inline constexpr const char* warning = "\xEE\x80\x82";  // U+E002
inline constexpr const char* work = "\xEE\xA3\xB9";  // U+E8F9

// Every icon above: only these enter the font atlas.
inline constexpr const char* all[] = {
    add, add_person, arrow_down, arrow_up, assignment, balance, branches, building, bus, campaign, chat, check,
    chevron_left, chevron_right, close, copy, dark_mode, document, download, edit, erase, euro, event,
    expand_less, expand_more, flag, forum, gavel, groups, hand, handshake, heart, help, hidden, history, home,
    idea, info, key, language, leave, light_mode, link, lock, map, microphone, minus, more, offline, pause,
    person, pin, place, play, record, refresh, savings, schedule, school, search, send, settings, skip_next,
    star, stop, swap, sync, text_size, thermostat, timer, trending_down, trending_up, undo, visible, vote,
    warning, work,
};

}  // namespace samenspel::kit::icon
