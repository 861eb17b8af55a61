// A phone in the hand: what is pushed rolls on, the keyboard hides no field, and whoever holds the pen can write a proposal.
"use strict";

const { check, run } = require("./harness");

// A finger on the glass, from one height to another in so many ms by the events' own clock, however busy the machine is.
async function swipe(person, from, to, over_ms) {
    const session = await person.context.newCDPSession(person.page), began = Date.now() / 1000, steps = 8;
    const touch = (type, y, step) => session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: 195, y }], timestamp: began + over_ms * step / steps / 1000 });
    await touch("touchStart", from, 0);
    for (let step = 1; step <= steps; ++step) await touch("touchMove", from + (to - from) * step / steps, step);
    await touch("touchEnd", to, steps);
    await session.detach();
}

const height_of = async (person, id) => (await person.find(id)).rect[1];

async function rolls(person, id) {
    const before = await height_of(person, id), ratio = 2, way = 200 * ratio;
    await swipe(person, 600, 400, 60);
    await person.until("the screen does not follow the finger", async () => await height_of(person, id) < before - way / 2, 3000);
    await person.until("what was pushed does not roll on", async () => await height_of(person, id) < before - way - 40, 5000);
    let last = 0;
    await person.until("it never stands still", async () => {
        const now = await height_of(person, id), still = now === last;
        last = now;
        await person.page.waitForTimeout(150);
        return still;
    }, 6000);
}

// The secret card is open as long as a finger holds it, also while that finger scrolls to the rest of it.
async function holds_and_scrolls(person) {
    const session = await person.context.newCDPSession(person.page);
    const touch = (type, y) => session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: 195, y }] });
    const open = async () => ((await person.find("briefing.role")) || {}).checked;
    const words = async () => (await person.screen()).filter((item) => item.role === "text" && item.scrolled);
    await touch("touchStart", 700);
    await person.until("the card does not open", open);
    await person.page.waitForTimeout(500);
    const before = await words();
    for (let y = 690; y >= 400; y -= 10) await touch("touchMove", y);
    await person.page.waitForTimeout(200);
    check("the card stays open while the finger scrolls", await open());
    const after = await words(), first = after.find((item) => item.label === before[0].label) || { rect: [0, -1e6] };
    check("the rest of the card comes into view", first.rect[1] < before[0].rect[1] - 40, before[0], first);
    await person.shot("2-briefing-lower");
    await touch("touchEnd");
    await person.until("the card stays open after the finger left", async () => !(await open()));
    await session.detach();
}

run(async (house, serve) => {
    const server = await serve("--talk", "typed", "--length", "45", "--speed", "2", "--seed", "5");
    const fleur = await house.person("Fleur", { width: 390, height: 844, phone: true, ratio: 2 });
    await fleur.open(server.link());
    await fleur.tap("connect.name");
    await fleur.type("Fleur");
    // The keyboard takes the lower half: the field stays in sight.
    await fleur.page.setViewportSize({ width: 390, height: 420 });
    await fleur.until("the field is hidden by the keyboard", async () => { const [, y, , tall] = (await fleur.find("connect.name")).rect; return (y + tall) / 2 <= 420; });
    await fleur.shot("1-keyboard");
    await fleur.page.setViewportSize({ width: 390, height: 844 });
    await fleur.tap("connect.go");
    await fleur.see("region.lobby");

    const trainer = await house.person("Trainer");
    await trainer.lead(server);
    await trainer.begin();
    await fleur.see("briefing.role");
    await fleur.shot("2-briefing");
    await holds_and_scrolls(fleur);
    await trainer.click("trainer.next");
    await fleur.see("form.later");
    await fleur.later();
    await fleur.see("region.middle");
    await trainer.click("trainer.next");
    const pen = await trainer.until("nobody can get the pen", async () => (await trainer.screen()).find((item) => /^trainer\.pen\./.test(item.id || "")));
    // The one seat that is held: its row shows the name.
    const [, row] = (await trainer.screen()).find((item) => item.label === "Fleur" && item.role === "text").rect;
    const near = (await trainer.screen()).filter((item) => /^trainer\.pen\./.test(item.id || "")).sort((a, b) => Math.abs(a.rect[1] - row) - Math.abs(b.rect[1] - row))[0] || pen;
    await trainer.click(near.id);

    await fleur.until("cannot propose", async () => { const button = await fleur.find("table.propose"); return button && !button.disabled; });
    await fleur.shot("3-table");
    await fleur.tap("table.propose");
    await fleur.see("composer.go");
    await fleur.shot("4-composer");
    await rolls(fleur, "composer.schools.centre-east");
    await fleur.shot("5-composer-lower");
    await swipe(fleur, 300, 700, 60);
    await fleur.page.waitForTimeout(1500);
    await swipe(fleur, 300, 700, 60);
    await fleur.page.waitForTimeout(1500);
    for (const choice of ["schools.centre-east", "board.one-identity"]) {
        await fleur.reach("composer." + choice);
        const chosen = async () => (await fleur.find("composer." + choice)).checked;
        // A finger on what still rolls stops it, and the next one presses.
        for (let taps = 0; taps < 3 && !(await chosen()); ++taps) {
            await fleur.tap("composer." + choice);
            await fleur.until(`does not choose ${choice}`, chosen, 2000).catch((error) => { if (taps === 2) throw error; });
        }
    }
    const [, y, , tall] = (await fleur.find("composer.go")).rect;
    check("the button to put it on the table is in sight", y >= 0 && (y + tall) / 2 <= 844, y, tall);
    await fleur.shot("6-chosen");
    await fleur.tap("composer.go");
    await fleur.proposed();
    await fleur.shot("7-proposal");

    // Typing, with the keyboard up: the line that is written stays in sight.
    await fleur.tap("table.tabs.story");
    await fleur.tap("story.text");
    await fleur.page.setViewportSize({ width: 390, height: 420 });
    await fleur.until("the line is hidden by the keyboard", async () => { const line = await fleur.find("story.text"); return line && (line.rect[1] + line.rect[3]) / 2 <= 420; });
    await fleur.type("Hallo vanaf de telefoon");
    await fleur.shot("8-typing");
    await fleur.key("Enter");
    await fleur.page.setViewportSize({ width: 390, height: 844 });
    await fleur.read("Hallo vanaf de telefoon");
    await fleur.shot("9-story");
    process.stdout.write("a phone: rolls on, shows what is typed, writes a proposal\n");
});
