// A trainer hosts from the browser; six people join by link, each in a browser of their own, and play a krimp of 45 minutes
// to its end, table time running faster and the trainer moving on, with the board beside it. One reloads, one is offline for 20 s, one goes on at
// another device, two come late. Usage: whole_session.js spoken|typed nl|en [WIDTH HEIGHT]
"use strict";

const { check, run } = require("./harness");

const [talk = "spoken", language = "nl", width = "1280", height = "800"] = process.argv.slice(2);
const size = { language, width: Number(width), height: Number(height) };
const others = { language, width: 1024, height: 720 };   // a dozen large screens are more than one machine draws without a graphics card
const typed = talk === "typed";
const names = ["Anne", "Bram", "Carla", "Dirk", "Els", "Fatima"];
const package_ = ["schools.centre-east", "board.one-identity", "staff.guarantee-farewell", "money.plan-large"];
const offline_ms = 20000;

async function hosted(house, server) {
    const trainer = await house.person("Trainer", size);
    await trainer.open(server.origin + "/");
    await trainer.shot("00-door");
    await trainer.click("connect.trainer");
    await trainer.click("connect.key");
    await trainer.type(server.key);
    await trainer.key("Enter");
    await trainer.see("setup.go");
    await trainer.click("setup.scenario.krimp");
    while (Number((await trainer.find("setup.people")).label) > names.length) await trainer.click("setup.fewer");
    await trainer.click("setup.length.0");
    if (typed) await trainer.click("setup.talk.1");
    if (language === "en") await trainer.click("setup.language.1");
    await trainer.shot("01-setup");
    await trainer.click("setup.go");
    await trainer.see("lobby.start");
    await trainer.shot("02-lobby-empty");
    return trainer;
}

// Anne's screen has the size that was asked for; the last is on a phone.
async function filled(house, server, host) {
    const people = [];
    for (const name of names) {
        const person = await house.person(name, name === "Fatima" ? { ...size, width: 390, height: 844, phone: true } : name === "Anne" ? size : others);
        await person.join(server.link());
        await person.see("region.lobby");
        people.push(person);
    }
    await host.read("Fatima");
    await people[5].shot("03-lobby");
    await host.shot("03-lobby-full");
    await host.click("host.deal");
    for (const person of people) await person.until("is not dealt a seat", async () => (await person.find("region.lobby")) && !(await person.shows("Geen stoel")));
    await host.shot("04-dealt");
    await host.click("lobby.fill");
    await host.begin();
    for (const person of people) await person.see("briefing.role");
    return people;
}

// The clock and one sentence on every screen, nothing else.
async function lids_down(host, board, anne, fatima) {
    await host.click("trainer.lids");
    for (const person of [anne, fatima]) await person.see("lids.clock");
    await anne.shot("06-lids");
    await fatima.shot("06-lids");
    const left = (await anne.screen()).filter((item) => item.focusable);
    check("nothing but the clock and the sentence", left.length === 0, left);
    await board.see("lids.clock");
    await board.shot("06-lids");
    await host.click("trainer.lids");
    await anne.gone("lids.clock");
}

// What was so far, in at most five lines.
async function reads_recap(late) {
    const { label: go } = await late.see("recap.go");
    const lines = (await late.screen()).filter((item) => item.depth === 1 && item.role === "text" && item.label !== go);
    check("a recap in five lines, and its title", lines.length >= 4 && lines.length <= 6, lines.map((one) => one.label));
    await late.shot("06-late");
    await late.click("recap.go");
    await late.gone("recap.go");
    await late.later();
}

// Two come late. The first takes over from a bot; with all seats held the second waits and sees no table, until the trainer
// presses one key: then two share a seat.
async function come_late(house, server, host) {
    const first = await house.person("Gijs", others);
    await first.join(server.link());
    await reads_recap(first);
    const second = await house.person("Hanna", others);
    await second.join(server.link());
    await second.see("region.no_place");
    check("who waits sees no table", !(await second.find("region.middle")));
    await host.see("late.in");
    await second.shot("06-waits");
    await host.shot("06-waits");
    await host.key("l");
    await reads_recap(second);
    await host.gone("late.in");
    return [first, second];
}

// Carries on while the others play; awaited later.
async function drops_off(person) {
    await person.context.setOffline(true);
    await person.until("does not see that the network is gone", async () => (await person.screen()).some((item) => /verbinding|connection/i.test(item.label || "")));
    await person.shot("07-offline");
    await person.page.waitForTimeout(offline_ms);
    await person.context.setOffline(false);
    await person.until("does not come back", async () => !(await person.screen()).some((item) => /verbinding|connection/i.test(item.label || "")));
}

async function says(person, words) {
    if (!(await person.find("story.text"))) await person.click("table.tabs.story");
    await person.click("story.text");
    await person.type(words);
    await person.key("Enter");
}

async function reads(person, words) {
    if (!(await person.find("story.text"))) await person.click("table.tabs.story");
    await person.read(words);
}

// In plenary, to one seat, and the trainer to one seat: each is read by who may hear it, and by nobody else.
async function people_type(host, people) {
    const [anne, bram, , dirk, , fatima] = people;
    await says(anne, "Goedemiddag — zullen we eerst zeggen wat ons zorgen baart? Ik begin: één gebouw, twee geloven.");
    await says(fatima, "Vanaf mijn telefoon: € 1.240 per leerling");
    for (const person of [bram, dirk, fatima]) await reads(person, "één gebouw, twee geloven");
    await reads(anne, "Vanaf mijn telefoon");
    await anne.click("story.to.some");
    const seat = await anne.until("cannot choose who hears it", async () => (await anne.screen()).find((item) => /^story\.hears\./.test(item.id || "") && item.role !== "text"));
    await anne.click(seat.id);
    await anne.shot("07-hearers");
    await anne.click("story.choosing.go");
    await says(anne, "Alleen voor jou");
    await anne.read("Alleen voor jou");
    const heard = async () => {
        const found = [];
        for (const person of people.slice(1)) if (await person.shows("Alleen voor jou")) found.push(person.name);
        return found;
    };
    for (const person of people) if (person !== anne && !(await person.find("story.text"))) await person.click("table.tabs.story");
    await anne.until("is heard by nobody", async () => (await heard()).length > 0, 10000).catch(() => {});   // a bot's seat it may be
    check("one seat hears it, no other", (await heard()).length <= 1, await heard());
    await anne.click("story.to.table");

    await host.click("trainer.whisper");
    await host.click("trainer.whisper.text");
    await host.type("Let op de klok — nog één kwartier.");
    await host.shot("07-whisper");
    await host.click("trainer.whispering.go");
    for (const person of [anne, fatima]) await person.read("nog één kwartier");
    await anne.shot("07-story");
    await fatima.shot("07-story");
    await host.click("trainer.tabs.story");
    await host.read("Alleen voor jou");
    await host.shot("07-story");
    for (const person of people) await person.click("table.tabs.proposals");
}

async function who_has_the_pen(people) {
    return await people[0].until("nobody can propose", async () => {
        for (const person of people) {
            const button = await person.find("table.propose");
            if (button && !button.disabled) return person;
        }
        return null;
    });
}

async function play_round(people, trainer) {
    const pen = await who_has_the_pen(people);
    await pen.click("table.propose");
    await pen.shot("07-composer-empty");
    for (const choice of package_) await pen.click("composer." + choice);
    await pen.shot("07-composer");
    await pen.click("composer.go");
    for (const person of people) await person.proposed();
    await Promise.all(people.map(async (person) => {
        const vote = await person.find("proposal.1.vote.support");
        if (vote && !vote.disabled) await person.click("proposal.1.vote.support");
    }));
    for (const person of [trainer, pen, people[people.length - 1]]) await person.shot("08-proposal");
}

// The old one says so, the new one has the seat.
async function changes_device(house, server, host, els) {
    if (await host.find("trainer.tabs.people")) await host.click("trainer.tabs.people");   // a wide screen shows them anyway
    const device = await host.until("has no way to another device for Els", async () => (await host.screen()).find((item) => /^trainer\.device\./.test(item.id || "") && item.label.includes("Els")));
    await host.click(device.id);
    const told = async () => (await host.screen()).map((item) => `${item.label || ""} ${item.value || ""}`).join(" ");
    await host.until("shows no link for the device", async () => (await told()).includes("#t="));
    await host.shot("09-device");
    const ticket = /#t=([A-Za-z0-9_-]+)/.exec(await told())[1];
    await host.key("Escape");
    const other = await house.person("Els", { ...size, width: 1024, height: 768 });
    await other.open(`${server.link()}#t=${ticket}`);
    await other.see("region.middle");
    check("the ticket is gone from the address", !other.page.url().includes(ticket), other.page.url());
    await other.see("recap.go");   // where the table stands, for who begins on a clean device
    await other.click("recap.go");
    await other.later();
    await els.gone("region.middle");
    await els.shot("10-old-device");
    await other.shot("10-new-device");
    return other;
}

// The trainer moves on, phase by phase; whoever finds a form leaves it for later.
async function to_the_end(host, board, people) {
    const [anne] = people;
    const later = async () => { for (const person of people) await person.later(); };
    for (let phase = 0; phase < 8 && !(await anne.find("region.end")); ++phase) {
        const before = (await anne.find("header.steps") || {}).value;
        await host.click("trainer.next");
        await anne.until("does not come to another phase", async () => (await host.find("trainer.next.sure.yes") && await host.click("trainer.next.sure.yes"), await anne.find("region.end") || await anne.find("form.later") || (await anne.find("header.steps") || {}).value !== before), 4000).catch(() => {});
        if (phase === 0) await anne.shot("13-form");
        await later();
        if (phase === 0) {
            await anne.shot("13-result");
            await people[people.length - 1].shot("13-result");
            await host.shot("13-result");
        }
    }
    await anne.see("region.end");
    await later();
    await anne.shot("14-end");
    for (const person of people) await person.see("region.end");
    await later();
    await people[people.length - 1].shot("14-end");
    await host.click("trainer.end");
    await host.click("trainer.end.sure.yes");
    await host.until("cannot compare tables", () => host.find("trainer.board.3"));
    await host.click("trainer.board.3");
    await board.until("does not compare", () => board.find("board.compared"), 5000).catch(() => {});
    await host.shot("15-over");
    await board.shot("15-board-3");
    await anne.shot("15-over");
}

run(async (house, serve) => {
    const server = await serve("--host", "--speed", "4", "--seed", "5");
    const early = await house.person("Early", size);
    await early.open(server.link("AAAAAA"));   // before there is a session, with a wrong code: nothing happens
    await early.see("connect.name");
    await early.page.close();

    const host = await hosted(house, server);
    const board = await house.person("Board", size);
    await board.open(`${server.origin}/board/${server.code}`);
    await board.see("board.code");
    await board.shot("03-board-lobby");
    const people = await filled(house, server, host);
    const [anne, bram, carla, dirk, els, fatima] = people;
    await anne.shot("05-covered");
    await anne.hold("briefing.role");
    await anne.shot("05-held");
    await anne.lift();
    await fatima.shot("05-covered");
    await lids_down(host, board, anne, fatima);

    await host.click("trainer.next");
    for (const person of people) {
        await person.see("form.later");
        if (person === anne || person === fatima) await person.shot("06-form");
        await person.later();
        await person.see("region.middle");
    }
    await host.click("trainer.pause");   // whoever comes in late gets time for it
    await anne.read(language === "en" ? "The clock is stopped" : "De klok staat stil");
    const late = await come_late(house, server, host);
    await bram.page.reload();
    await bram.see("region.middle");
    await bram.later();
    await host.click("trainer.resume");
    for (let times = 0; typed && times < 6; ++times) await host.click("trainer.extend");
    if (typed) await people_type(host, [anne, bram, carla, dirk, els, fatima]);
    const offline = drops_off(carla);
    offline.catch(() => {});   // said where it is awaited
    await host.click("trainer.next");
    for (let times = 0; times < 4; ++times) await host.click("trainer.extend");
    await play_round([anne, bram, dirk, els, fatima], host);
    await board.shot("08-board-1");
    people[4] = await changes_device(house, server, host, els);
    await offline;
    await carla.proposed();
    await carla.shot("11-back");

    // The board's second page, opened by the trainer.
    await host.click("trainer.tabs.proposals");
    await host.click("trainer.board.2");
    await board.until("does not turn the page", async () => !(await board.find("board.now")));
    await board.shot("12-board-2");
    await host.click("trainer.board.1");
    await board.see("board.now");
    await to_the_end(host, board, [anne, bram, carla, dirk, people[4], ...late, fatima]);
    process.stdout.write(`${talk}, ${language}: a whole session in eight browsers, a board and a trainer's\n`);
});
