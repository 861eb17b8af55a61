// A tab that nobody looks at: its title counts what came, and after a sleep it is there again by itself, with the newest state.
"use strict";

const { check, run } = require("./harness");

// What the browser tells a page when another tab or window is before it, and when it is seen again.
async function look(person, away) {
    await person.page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }, away);
}

const unread = async (person) => Number((/^\((\d+)\) Samenspel$/.exec(await person.page.title()) || [0, 0])[1]);
const title_is = (person, wanted) => person.until(`the title is not "${wanted}"`, async () => await person.page.title() === wanted, 15000);

async function says(person, words) {
    if (!(await person.find("story.text"))) await person.click("table.tabs.story");
    await person.click("story.text");
    await person.type(words);
    await person.key("Enter");
    await person.read(words);
}

// The page stands still as in a laptop that is shut: no timer rings, and when it opens the clock has gone on without it.
async function sleeps(person, meanwhile) {
    const session = await person.context.newCDPSession(person.page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await meanwhile();
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await session.detach();
    await person.page.evaluate(() => { const told = Date.now.bind(Date); Date.now = () => told() + 600000; });
}

run(async (house, serve) => {
    const server = await serve("--talk", "typed", "--length", "45", "--seed", "5");
    const anne = await house.person("Anne"), bram = await house.person("Bram");
    let sockets = 0;
    anne.page.on("websocket", () => { ++sockets; });
    for (const person of [anne, bram]) {
        await person.join(server.link());
        await person.see("region.lobby");
    }
    const trainer = await house.person("Trainer");
    await trainer.lead(server);
    await trainer.begin();
    await trainer.see("trainer.next");
    await trainer.click("trainer.next");
    for (const person of [anne, bram]) {
        await person.see("form.later");
        await person.later();
        await person.see("region.middle");
    }

    // Away: each thing that comes counts. Back: what was counted is seen.
    await title_is(anne, "Samenspel");
    await look(anne, true);
    await says(bram, "Waar ben je?");
    await title_is(anne, "(1) Samenspel");
    await says(bram, "We wachten op je.");
    await title_is(anne, "(2) Samenspel");
    check("who looks counts nothing", await unread(bram) === 0, await bram.page.title());
    await look(anne, false);
    await title_is(anne, "Samenspel");
    if (!(await anne.find("story.text"))) await anne.click("table.tabs.story");
    await anne.read("We wachten op je.");

    // Asleep and awake: the newest state is there without a touch, over a connection of its own making.
    await look(anne, true);
    const before = sockets;
    await sleeps(anne, () => says(bram, "Dit zei ik terwijl je sliep."));
    await anne.until("makes no new connection after a sleep", async () => sockets > before, 30000);
    await title_is(anne, "(1) Samenspel");
    await look(anne, false);
    await anne.read("Dit zei ik terwijl je sliep.");
    await title_is(anne, "Samenspel");
    await says(anne, "Ik ben er weer.");
    await bram.read("Ik ben er weer.");

    // Moved to another seat while away: all that is to be read there is new.
    await look(anne, true);
    await trainer.click("trainer.move");
    const name = await trainer.until("does not list Anne", async () => (await trainer.screen()).find((item) => /^host\.person\.\d+$/.test(item.id || "") && (item.label || "").startsWith("Anne")));
    await trainer.click(name.id);
    await trainer.click("host.seat.1.4");
    if (await trainer.until("does not move Anne", async () => await trainer.find("move.sure.yes") || await unread(anne) >= 3) && await trainer.find("move.sure.yes")) await trainer.click("move.sure.yes");
    await anne.until("the title counts nothing of the new seat", async () => await unread(anne) >= 3, 15000);
    await look(anne, false);
    await title_is(anne, "Samenspel");
    process.stdout.write("unseen: the title counts, a sleep is slept off, a move is told\n");
});
