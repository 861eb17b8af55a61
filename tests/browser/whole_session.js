// A trainer hosts from the browser; six people join by link, each in a browser of their own, and play a krimp of 45 minutes
// to its end, table time running faster and the trainer moving on, with the board beside it. One reloads, one is offline for 20 s, one goes on at another device,
// one comes late. Usage: whole_session.js spoken|typed nl|en [WIDTH HEIGHT]
"use strict";

const { check, run } = require("./harness");

const [talk = "spoken", language = "nl", width = "1280", height = "800"] = process.argv.slice(2);
const size = { language, width: Number(width), height: Number(height) };
const names = ["Anne", "Bram", "Carla", "Dirk", "Els", "Fatima"];
const package_ = ["schools.centre-east", "board.one-identity", "staff.guarantee-farewell", "money.plan-large"];

async function hosted(house, server) {
    const trainer = await house.person("Trainer", size);
    await trainer.open(server.origin + "/");
    await trainer.click("connect.trainer");
    await trainer.click("connect.key");
    await trainer.type(server.key);
    await trainer.key("Enter");
    await trainer.see("setup.go");
    await trainer.click("setup.length.0");
    if (talk === "typed") await trainer.click("setup.talk.1");
    if (language === "en") await trainer.click("setup.language.1");
    await trainer.shot("01-setup");
    await trainer.click("setup.go");
    await trainer.see("lobby.start");
    await trainer.shot("02-lobby-empty");
    return trainer;
}

async function play_round(people, trainer) {
    const pen = await (async () => {
        for (let tries = 0; tries < 200; ++tries) {
            for (const person of people) {
                const button = await person.find("table.propose");
                if (button && !button.disabled) return person;
            }
            await trainer.page.waitForTimeout(100);
        }
        throw new Error("nobody can propose");
    })();
    await pen.click("table.propose");
    for (const choice of package_) await pen.click("composer." + choice);
    await pen.shot("07-composer");
    await pen.click("composer.go");
    for (const person of people) await person.see("proposal.1", 10000).catch(() => {});
    await Promise.all(people.map(async (person) => {
        const vote = await person.find("proposal.1.vote.support");
        if (vote && !vote.disabled) await person.click("proposal.1.vote.support");
    }));
    await trainer.shot("08-proposal");
    await pen.shot("08-proposal");
}

run(async (house, serve) => {
    const server = await serve("--host", "--speed", "4", "--seed", "5");
    const trainer = await house.person("Early", size);
    await trainer.open(server.link("AAAAAA"));   // before there is a session, with a wrong code: nothing happens
    await trainer.see("connect.name");
    await trainer.page.close();

    const host = await hosted(house, server);
    const board = await house.person("Board", size);
    await board.open(`${server.origin}/board/${server.code}`);
    await board.see("board.code");
    await board.shot("03-board-lobby");

    const people = [];
    for (const name of names) {
        const person = await house.person(name, name === "Fatima" ? { ...size, width: 390, height: 844, phone: true } : size);
        await person.join(server.link());
        await person.see("region.lobby");
        people.push(person);
    }
    await host.read("Fatima");
    await host.shot("03-lobby-full");
    await host.click("host.deal");
    await host.page.waitForTimeout(500);
    await host.shot("04-dealt");
    await host.click("lobby.fill");
    await host.click("lobby.start");
    await host.page.waitForTimeout(400);
    if (await host.find("host.anyway.yes")) await host.click("host.anyway.yes");
    for (const person of people) await person.see("briefing.role");
    const [anne, bram, carla, dirk, els] = people;
    await anne.shot("05-covered");
    await anne.hold("briefing.role");
    await anne.shot("05-held");
    await anne.lift();

    // Lids down: the clock and one sentence, nothing else.
    await host.click("trainer.lids");
    for (const person of [anne, people[5]]) await person.see("lids.clock");
    await anne.shot("06-lids");
    await people[5].shot("06-lids");
    check("nothing but the clock and the sentence", (await anne.screen()).filter((item) => item.focusable).length === 0, await anne.screen());
    await board.see("lids.clock");
    await host.click("trainer.lids");
    await anne.gone("lids.clock");

    // One comes late: as the second at a seat, with five lines of what was.
    await host.click("trainer.next");
    for (const person of people) await person.see("region.middle");
    const late = await house.person("Gijs", size);
    await late.join(server.link());
    await late.see("recap.go");
    await late.shot("06-late");
    await late.click("recap.go");

    // One reloads, one is offline for 20 s, meanwhile the round begins.
    await bram.page.reload();
    await bram.see("region.middle");
    await carla.context.setOffline(true);
    const offline = (async () => {
        await carla.page.waitForTimeout(20000);
        await carla.context.setOffline(false);
        await carla.until("does not come back", async () => (await carla.find("region.middle") || await carla.find("form.later")) && !(await carla.screen()).some((item) => /verbinding|connection/i.test(item.label || "")), 20000);
    })();
    await host.click("trainer.next");
    await play_round([anne, bram, dirk, els, people[5]], host);

    // One goes on at another device: the old one says so, the new one has the seat.
    if (await host.find("trainer.tabs.people")) await host.click("trainer.tabs.people");   // a wide screen shows them anyway
    const device = await host.until("has no way to another device for Els", async () => (await host.screen()).find((item) => /^trainer\.device\./.test(item.id || "") && item.label.includes("Els")));
    await host.click(device.id);
    await host.until("shows no link for the device", async () => (await host.screen()).some((item) => (item.label || "").includes("#t=") || (item.value || "").includes("#t=")));
    await host.shot("09-device");
    const shown = (await host.screen()).map((item) => `${item.label || ""} ${item.value || ""}`).join(" ");
    const ticket = /#t=([A-Za-z0-9_-]+)/.exec(shown)[1];
    await host.key("Escape");
    const other = await house.person("Els", { ...size, width: 1024, height: 768 });
    await other.open(`${server.link()}#t=${ticket}`);
    await other.see("region.middle");
    check("the ticket is gone from the address", !other.page.url().includes(ticket), other.page.url());
    await els.gone("region.middle");
    await els.shot("10-old-device");
    await other.shot("10-new-device");
    people[4] = other;
    await offline;
    await carla.shot("11-back");

    // The board's second page, opened by the trainer.
    await host.click("trainer.tabs.proposals");
    for (const page of ["2", "1"]) {
        await host.click(`trainer.board.${page}`);
        await board.page.waitForTimeout(600);
        await board.shot(`12-board-page-${page}`);
    }

    // On to the end: the trainer moves on, phase by phase; whoever finds a form leaves it for later.
    await host.click("trainer.tabs.proposals");
    for (let phase = 0; phase < 8 && !(await anne.find("region.end")); ++phase) {
        await host.click("trainer.next");
        await anne.page.waitForTimeout(1500);
        if (phase === 0) await anne.shot("13-result");
        for (const person of [anne, bram]) if (await person.find("form.later")) await person.click("form.later");
    }
    await anne.see("region.end");
    if (await anne.find("form.later")) await anne.click("form.later");
    await anne.shot("14-end");
    await bram.see("region.end");
    for (const person of [carla, dirk, other, late, people[5]]) await person.see("region.end");
    await host.shot("15-end");
    await board.shot("15-board-end");
    process.stdout.write(`${talk}, ${language}: a whole session in seven browsers, a board and a trainer's\n`);
});
