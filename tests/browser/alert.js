// A table that talks for eight minutes without proposal or reveal: the trainer's console says so, one key gives the card, and it
// stands on every screen, on the board too. Table time runs thirty times as fast.
"use strict";

const { check, run } = require("./harness");

run(async (house, serve) => {
    const server = await serve("--talk", "spoken", "--length", "45", "--speed", "30", "--seed", "5");
    const anne = await house.person("Anne"), fleur = await house.person("Fleur", { language: "en", width: 390, height: 844, phone: true });
    for (const person of [anne, fleur]) {
        await person.join(server.link());
        await person.see("region.lobby");
    }
    const board = await house.person("Board", { width: 1920, height: 1080 });
    await board.open(`${server.origin}/board/${server.code}`);
    const trainer = await house.person("Trainer");
    await trainer.lead(server);
    await trainer.begin();
    await trainer.see("trainer.next");
    await trainer.click("trainer.next");
    for (const person of [anne, fleur]) {
        await person.see("form.later");
        await person.later();
        await person.see("region.middle");
    }
    // Exploring, made long enough to be quiet in.
    for (let times = 0; times < 4; ++times) await trainer.click("trainer.extend");
    check("no alert before the eight minutes", !(await trainer.find("console.send.1")));
    await trainer.see("console.send.1", 40000);
    for (const help of ["mediator", "break", "stop"]) await trainer.see(`console.${help}.1`);
    await trainer.shot("1-alert");
    await trainer.key("Escape");             // all tables
    await trainer.see("console.table.1");
    await trainer.shot("2-overview");
    await trainer.key("1");
    await trainer.key("Enter");              // the table that is pointed at sends its card
    for (const person of [anne, fleur]) await person.see("prompt.words");
    await board.until("the board does not show the card", async () => /zorg/i.test((await board.find("board.now") || {}).label || ""));
    await trainer.gone("console.send.1");
    await trainer.gone("console.mediator.1");
    await anne.shot("3-card");
    await fleur.shot("3-card");
    await board.shot("3-card");
    check("the card asks for a worry, in Fleur's language", /worry/i.test((await fleur.find("prompt.words")).label), await fleur.find("prompt.words"));
    await fleur.tap("prompt.close");
    await fleur.gone("prompt.words");
    process.stdout.write("quiet for eight minutes: an alert, one key, a card on every screen\n");
});
