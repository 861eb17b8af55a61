// The mirror under axe-core: what a screen reader gets of every screen of a session has names, sound roles and no serious
// fault; and a person who only has that mirror can join, choose and press.
"use strict";

const { check, run } = require("./harness");
const { examine } = require("./examine");

// A screen reader's press: no mouse, no key, no coordinates.
async function press(person, role, name) {
    const element = person.page.getByRole(role, { name }).first();
    await element.waitFor({ state: "attached" });
    await element.evaluate((one) => { one.focus(); one.click(); });
    await person.page.waitForTimeout(300);
}

async function as_trainer(house, server) {
    const trainer = await house.person("Trainer", { language: "en" });
    await trainer.lead(server);
    await trainer.until("is no trainer", async () => !(await trainer.find("connect.key")));
    return trainer;
}

// The pen for the one person at the table.
async function give_pen(trainer, name) {
    const screen = await trainer.screen(), row = screen.find((item) => item.label === name && item.role === "text").rect[1];
    const pens = screen.filter((item) => /^trainer\.pen\./.test(item.id || ""));
    await trainer.click(pens.sort((a, b) => Math.abs(a.rect[1] - row) - Math.abs(b.rect[1] - row))[0].id);
}

// Every dialog of the console: opened, examined, put away.
async function console_dialogs(trainer) {
    for (const tool of ["prompt", "swap", "look", "inject", "whisper", "forms", "bookmark", "print", "back", "skip", "end"]) {
        await trainer.click("trainer." + tool);
        await trainer.until(`opens no dialog for ${tool}`, async () => (await trainer.screen()).some((item) => item.role === "dialog"));
        await examine(trainer, `the trainer's dialog ${tool}`);
        await trainer.key("Escape");
        await trainer.until(`cannot put away ${tool}`, async () => !(await trainer.screen()).some((item) => item.role === "dialog"));
    }
}

// Whoever comes when all have begun waits; the trainer's page with everybody on it.
async function a_latecomer(house, server, trainer) {
    const late = await house.person("Gijs", { language: "en", width: 390, height: 844 });
    await late.join(server.link());
    await late.until("comes in nowhere", async () => await late.find("recap.go") || await late.find("region.no_place"));
    await examine(late, await late.find("recap.go") ? "what was so far" : "waiting for a place");
    await trainer.click("trainer.move");
    await trainer.see("people.back");
    await examine(trainer, "the trainer's page of people");
    await trainer.click("people.back");
    await late.page.close();
}

// All instruments on: what they bring to a table.
async function instruments(trainer, anne) {
    await trainer.click("trainer.switches");
    await trainer.see("switches.done");
    await examine(trainer, "the instruments");
    const off = (await trainer.screen()).filter((item) => /^switches\.[0-9]+$/.test(item.id || "") && !item.checked);
    for (const one of off) await trainer.click(one.id);
    await trainer.click("switches.done");
    await trainer.click("trainer.tabs.insight");
    await examine(trainer, "the console's insight");
    await anne.click("table.tabs.together");
    await examine(anne, "what a table writes together");
    await anne.click("table.tabs.story");
    await anne.see("speech.tag");
    await examine(anne, "the help for a speaker");
}

run(async (house, serve) => {
    const server = await serve("--talk", "typed", "--length", "45", "--seed", "5");
    const anne = await house.person("Anne", { language: "en" });
    await anne.open(server.link());
    await anne.see("connect.name");
    await examine(anne, "the door");
    const field = anne.page.getByRole("textbox", { name: "Your name" });
    await field.evaluate((one) => one.focus());
    await anne.type("Anne");
    await press(anne, "button", "Join");
    await anne.see("region.lobby");
    await examine(anne, "the lobby");
    const board = await house.person("Board", { language: "en" });
    await board.open(`${server.origin}/board/${server.code}`);
    await board.see("board.code");
    await examine(board, "the board's lobby");

    const trainer = await as_trainer(house, server);
    await trainer.see("lobby.start");
    await examine(trainer, "the trainer's lobby");
    await trainer.click("lobby.start");
    await trainer.until("does not start", async () => await trainer.find("host.anyway.yes") || await trainer.find("trainer.next"));
    await examine(trainer, "the question whether to start");
    if (await trainer.find("host.anyway.yes")) await trainer.click("host.anyway.yes");
    await anne.see("briefing.role");
    await examine(anne, "the briefing");
    await trainer.click("trainer.lids");
    await anne.see("lids.clock");
    await examine(anne, "lids down");
    await trainer.click("trainer.lids");
    await trainer.click("trainer.next");
    await anne.see("form.later");
    await examine(anne, "a form");
    await anne.later();
    await trainer.click("trainer.next");

    // At the table.
    await anne.see("region.middle");
    await give_pen(trainer, "Anne");
    await anne.until("cannot propose", async () => { const button = await anne.find("table.propose"); return button && !button.disabled; });
    for (const tab of ["proposals", "acts", "result", "story"]) {
        await anne.click("table.tabs." + tab);
        await examine(anne, `the table's ${tab}`);
    }
    await anne.click("story.to.some");
    await anne.see("story.choosing");
    await examine(anne, "who hears it");
    await anne.click("story.choosing.go");
    await anne.click("table.tabs.proposals");
    await press(anne, "button", /^Proposal$/);
    await anne.see("composer.go");
    await examine(anne, "the composer");
    for (const choice of ["schools.centre-east", "board.one-identity"]) await anne.click("composer." + choice);
    await examine(anne, "the composer with choices");
    await anne.click("composer.go");
    await anne.proposed();
    await examine(anne, "a proposal");
    await anne.click("proposal.1.vote.object");
    await anne.see("objection.reason");
    await examine(anne, "an objection");
    await anne.key("Escape");
    await anne.click("proposal.1.amend");
    await anne.see("composer.go");
    await examine(anne, "a changed proposal");
    await anne.key("Escape");

    // The console.
    for (const tab of ["proposals", "result", "story", "map", "observe", "people"]) {
        if (!(await trainer.find("trainer.tabs." + tab))) continue;
        await trainer.click("trainer.tabs." + tab);
        await examine(trainer, `the console's ${tab}`);
    }
    await console_dialogs(trainer);
    await instruments(trainer, anne);
    await a_latecomer(house, server, trainer);
    await trainer.click("console.back");
    await trainer.see("console.table.1");
    await examine(trainer, "all tables");
    await trainer.click("console.open.1");
    await examine(board, "the board's first page");
    await trainer.click("trainer.board.2");
    await board.until("does not turn", async () => !(await board.find("board.now")));
    await examine(board, "the board's second page");

    // Result, form, end.
    await trainer.click("trainer.next");
    await trainer.see("trainer.next.sure.yes");
    await examine(trainer, "the question before an outcome");
    await trainer.click("trainer.next.sure.yes");
    await anne.see("form.later");
    await examine(anne, "the form of the result");
    await anne.later();
    await examine(anne, "the result");
    for (let phase = 0; phase < 6 && !(await anne.find("region.end")); ++phase) {
        await trainer.click("trainer.next");
        await anne.page.waitForTimeout(500);
        if (await trainer.find("trainer.next.sure.yes")) await trainer.click("trainer.next.sure.yes");
    }
    await anne.see("region.end");
    await anne.later();
    for (const tab of ["result", "agreements", "story"]) {
        await anne.click("end.tabs." + tab);
        await examine(anne, `the end's ${tab}`);
    }
    await trainer.click("trainer.end");
    await trainer.click("trainer.end.sure.yes");
    await trainer.click("trainer.board.3");
    await board.page.waitForTimeout(500);
    await examine(board, "the board's third page");
    await examine(trainer, "the console at the end");
    process.stdout.write("every screen read aloud: nothing serious\n");
});
