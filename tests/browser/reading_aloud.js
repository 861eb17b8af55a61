// The mirror under axe-core: what a screen reader gets of every screen has names, sound roles and no serious fault; and a
// person who only has that mirror can join, choose and press.
"use strict";

const fs = require("fs");
const { check, run } = require("./harness");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function examine(person, what) {
    // By the debugger's door: the page's own policy lets no foreign script in.
    await person.page.evaluate(axe);
    const found = await person.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const bad = found.violations.filter((one) => one.impact === "serious" || one.impact === "critical");
    check(`nothing serious in ${what}`, bad.length === 0, bad.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ; ")}`));
}

// A screen reader's press: no mouse, no key, no coordinates.
async function press(person, role, name) {
    const element = person.page.getByRole(role, { name }).first();
    await element.waitFor({ state: "attached" });
    await element.evaluate((one) => { one.focus(); one.click(); });
    await person.page.waitForTimeout(300);
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

    const trainer = await house.person("Trainer", { language: "en" });
    await trainer.open(server.origin + "/");
    await trainer.click("connect.trainer");
    await trainer.click("connect.key");
    await trainer.type(server.key);
    await trainer.key("Enter");
    await trainer.until("is no trainer", async () => !(await trainer.find("connect.key")));
    await trainer.page.waitForTimeout(500);
    await examine(trainer, "the trainer's lobby");
});
