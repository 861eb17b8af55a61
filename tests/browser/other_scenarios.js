// The screens that krimp does not have: cards, cases, score sheets and their boards, in every phase, under axe-core. A participant
// and a trainer with bots beside them. Usage: other_scenarios.js SCENARIO nl|en
"use strict";

const { check, run } = require("./harness");
const { examine } = require("./examine");

const [scenario = "theater", language = "nl"] = process.argv.slice(2);
const size = { language };

// All tabs of one row, each examined when it is opened.
async function every_tab(person, row, where) {
    const tabs = (await person.screen()).filter((item) => item.role === "tab" && (item.id || "").startsWith(row + ".")).map((item) => item.id);
    if (tabs.length === 0) return await examine(person, where);
    for (const tab of tabs) {
        if (!(await person.find(tab))) continue;   // one may go when another comes
        await person.click(tab);
        await examine(person, `${where} ${tab.slice(row.length + 1)}`);
    }
}

// What asks for an answer before the table goes on, or lies over it.
async function answers(anne, where) {
    for (let times = 0; times < 6; ++times) {
        const id = (await anne.screen()).map((item) => item.id).find((one) => ["form.later", "prompt.close", "recap.go", "theater.pick", "theater.read"].includes(one));
        const item = id && await anne.find(id);
        if (!item || item.disabled) return;
        await examine(anne, `${where} before ${id}`);
        if (id === "form.later") { await anne.later(); continue; }   // another form may come after it
        await anne.click(id);
        await anne.until(`presses ${id} in vain`, async () => !(await anne.find(id)), 10000);
    }
}

run(async (house, serve) => {
    const server = await serve("--scenario", scenario, "--talk", "spoken", "--length", "45", "--seed", "5", "--bots");
    const anne = await house.person("Anne", size), board = await house.person("Board", { language, width: 1920, height: 1080 }), trainer = await house.person("Trainer", size);
    await anne.join(server.link());
    await anne.see("region.lobby");
    await examine(anne, "the lobby");
    await board.open(`${server.origin}/board/${server.code}`);
    await board.see("board.code");
    await trainer.lead(server);
    await trainer.see("lobby.start");
    await examine(trainer, "the trainer's lobby");
    await trainer.begin();
    await trainer.see("trainer.next");
    let phases = 0;
    for (; phases < 24; ++phases) {
        const where = `${scenario} ${phases + 1}`;
        await answers(anne, where);
        await every_tab(anne, "table.tabs", `${where} table`);
        await answers(anne, where);
        if (await anne.find("region.end")) await every_tab(anne, "end.tabs", `${where} end`);
        if (phases < 6) await every_tab(trainer, "trainer.tabs", `${where} console`);
        await examine(board, `${where} board`);
        const next = await trainer.find("trainer.next");
        if (!next || next.disabled) break;
        const before = JSON.stringify((await trainer.find("header.steps") || {}).value);
        await trainer.click("trainer.next");
        await trainer.until("comes to no other phase", async () => (await trainer.find("trainer.next.sure.yes") && await trainer.click("trainer.next.sure.yes"), JSON.stringify((await trainer.find("header.steps") || {}).value) !== before), 5000).catch(() => {});
        await anne.page.waitForTimeout(400);
    }
    check("there was more than one phase", phases > 2, phases);
    const turns = scenario !== "theater";   // the card game's board goes by its phases
    check("pages of the board are offered where it has them", Boolean(await trainer.find("trainer.board.2")) === turns, scenario);
    await trainer.click("trainer.end");
    await trainer.click("trainer.end.sure.yes");
    await trainer.until("does not see that it is over", async () => ((await trainer.find("trainer.end")) || {}).disabled);
    if (turns) {
        await trainer.until("cannot compare tables", () => trainer.find("trainer.board.3"));
        await trainer.click("trainer.board.3");
    } else {
        check("no page to turn to after the end either", !(await trainer.find("trainer.board.3")), scenario);
    }
    await board.page.waitForTimeout(500);
    await examine(board, `${scenario} board at the end`);
    await every_tab(trainer, "trainer.tabs", `${scenario} console at the end`);
    process.stdout.write(`${scenario}, ${language}: ${phases + 1} phases read aloud, nothing serious\n`);
});
