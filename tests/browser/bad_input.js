// What people paste and what hostile people send is shown as text, bounded and clear; and /check says what is wrong on the way to the server.
"use strict";

const { check, run } = require("./harness");

const markup = "<img src=x onerror=alert(1)><b>Eve</b>";
const emoji = "\u{1F600}";

async function paste(person, words) {
    await person.page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await person.key("Control+v");
    await person.page.waitForTimeout(150);
}

// Nothing of what was written became an element of the page.
async function only_text(person) {
    const strange = await person.page.evaluate(() => [...document.querySelectorAll("#mirror img, #mirror b, #mirror script, #mirror a, #spoken *:not(p)")].length);
    check("markup stays text", strange === 0, strange);
}

async function check_page(house, server) {
    for (const language of ["nl", "en"]) {
        const lost = await house.person("Check", { language, width: 390, height: 844 });
        await lost.open(server.origin + "/check");
        await lost.page.waitForFunction(() => !document.getElementById("again").hidden);
        const said = await lost.page.evaluate(() => [...document.querySelectorAll("li")].map((line) => line.className));
        check("all is well on the way to the server", said.length === 5 && said.every((kind) => kind === "good"), said);
        await lost.shot("1-check");
        await lost.open(server.origin + "/check?protocol=999");
        await lost.page.waitForFunction(() => !document.getElementById("again").hidden);
        check("an old program is told", await lost.page.evaluate(() => document.querySelectorAll("li.bad").length) === 1);
        await lost.shot("2-check-old");
        await lost.page.close();
    }
}

run(async (house, serve) => {
    const server = await serve("--talk", "typed", "--length", "45", "--seed", "5");
    await check_page(house, server);

    const eve = await house.person("Eve"), anne = await house.person("Anne", { width: 390, height: 844 });
    await eve.open(server.link());
    await eve.until("the name has no focus", async () => (await eve.find("connect.name") || {}).focused);
    await paste(eve, emoji.repeat(10000));
    const long = await eve.until("nothing was pasted", async () => (await eve.find("connect.name")).value);
    check("a name is no longer than forty characters", [...long].length === 40, [...long].length);
    await eve.shot("3-emoji-name");
    await eve.key("Control+a");
    await paste(eve, `\u202e\u0007\u0000${markup}\r\n`);
    await eve.until("marks that turn the direction and control characters stay", async () => (await eve.find("connect.name")).value.trim() === markup, 10000);
    await eve.key("Enter");
    await eve.see("region.lobby");
    await anne.join(server.link());
    await anne.see("region.lobby");
    await anne.read(markup);
    await only_text(anne);
    await anne.shot("4-hostile-name");

    const trainer = await house.person("Trainer");
    await trainer.lead(server);
    await trainer.see("lobby.start");
    await trainer.shot("5-lobby");
    await only_text(trainer);
    await trainer.begin();
    await trainer.click("trainer.next");
    for (const person of [eve, anne]) {
        await person.see("form.later");
        await person.later();
        await person.click("table.tabs.story");
        await person.see("story.text");
    }
    for (const words of [markup, `abc\u202edef\u2066ghi`, "e\u0301\u0301\u0301".repeat(200), emoji.repeat(10000)]) {
        await eve.click("story.text");
        await paste(eve, words);
        await eve.until("nothing was pasted", async () => (await eve.find("story.text") || {}).value);
        await eve.key("Enter");
        await eve.until("what was sent stays in its line", async () => !(await eve.find("story.text")).value);
    }
    await anne.until("does not read what Eve sent", async () => (await anne.screen()).some((item) => (item.label || "").includes(emoji) || (item.value || "").includes(emoji)));
    await anne.shot("6-hostile-talk");
    await eve.shot("6-hostile-talk");
    await trainer.click("trainer.tabs.story");
    await trainer.page.waitForTimeout(300);
    await trainer.shot("6-hostile-talk");
    for (const person of [eve, anne, trainer]) await only_text(person);
    await anne.page.mouse.move(195, 500);
    await anne.page.mouse.wheel(0, -5000);
    await anne.read("abcdefghi");

    // Two tabs with one seat: the newer has it, the older says so.
    const tab = await anne.tab();
    await tab.open(server.link());
    await tab.see("region.middle");
    await anne.read("ander venster");
    await anne.shot("7-older-tab");
    process.stdout.write("hostile names and talk are text; the way to the server is checked\n");
});
