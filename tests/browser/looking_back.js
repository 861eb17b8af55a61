// Looking back together in real browsers: the trainer runs the guided debriefing and scrubs, three people follow, one looks around and
// snaps back; what is opened is opened to all, and nothing else is. Usage: looking_back.js nl|en [WIDTH HEIGHT]
"use strict";

const { check, run } = require("./harness");

const [language = "nl", width = "1280", height = "800"] = process.argv.slice(2);
const size = { language, width: Number(width), height: Number(height) };
const secret = "Tussen ons: ik wil dat de dorpsschool blijft.", answer = "Dat blijft onder ons.", open = "Goedemorgen allemaal.";

// Where somebody stands on the line, in words: "12:05".
async function stands(person) {
    const clock = await person.find("replay.clock") || await person.find("replay.band");
    return clock ? ((clock.label || "").match(/\d+:\d\d/) || [""])[0] : "";
}

async function same(people, host) {
    for (const person of people) await person.until("does not stand where the trainer stands", async () => await stands(person) === await stands(host) && await stands(host) !== "");
}

// The trainer holds the time line and goes along it: everybody comes along.
async function drag(host, people, shares) {
    const { x, y, item } = await host.place("replay.line");
    const width = item.rect[2] / await host.page.evaluate(() => devicePixelRatio), stood = [];
    await host.page.mouse.move(x, y);
    await host.page.mouse.down();
    for (const share of shares) {
        await host.page.mouse.move(x + width * (share - 0.5), y, { steps: 5 });
        await host.page.waitForTimeout(150);
        await same(people, host);
        stood.push(await stands(host));
    }
    await host.page.mouse.up();
    return stood;
}

async function says_openly(person, words) {
    await person.click("table.tabs.story");
    await person.click("story.text");
    await person.type(words);
    await person.key("Enter");
    await person.read(words);
}

async function says_apart(person, seat, words) {
    if (!(await person.find("story.text"))) await person.click("table.tabs.story");
    await person.click("story.to.some");
    await person.click(`story.hears.${seat}`);
    await person.click("story.choosing.go");
    await person.click("story.text");
    await person.type(words);
    await person.key("Enter");
    await person.read(words);
}

// To the debriefing: everybody in their seat, some talk apart, a moment marked, and the end.
async function play(house, server) {
    const host = await house.person("Trainer", size);
    await host.lead(server);
    await host.see("lobby.start");
    const people = [];
    for (const name of ["Anne", "Bram", "Carla"]) {
        const person = await house.person(name, name === "Carla" ? { ...size, width: 390, height: 844, phone: true } : size);
        await person.join(server.link());
        await person.see("region.lobby");
        people.push(person);
    }
    await host.read("Carla");
    await host.begin();
    await people[0].see("briefing.role");
    await host.click("trainer.next");
    for (const person of people) {
        await person.see("region.middle");
        await person.later();
    }
    const [anne, bram] = people;
    const seats = await host.page.evaluate(() => mirror.screen().map((item) => item.id || "").filter((id) => /^trainer\.pen\./.test(id)).map((id) => id.slice("trainer.pen.".length)));
    await says_openly(anne, open);
    await says_apart(anne, seats[1], secret);
    await bram.click("table.tabs.story");
    await says_apart(bram, seats[0], answer);
    await host.click("trainer.bookmark");
    await host.click("trainer.bookmarking.go");
    await host.click("trainer.end");
    await host.click("trainer.end.sure.yes");
    for (const person of people) {
        await person.until("is not at the end", async () => await person.find("region.end") || await person.find("form.later"));
        await person.later();
        await person.see("region.end");
    }
    return { host, people, seats };
}

run(async (house, serve) => {
    const server = await serve("--talk", "typed", "--length", "45", "--seed", "5");
    const { host, people, seats } = await play(house, server);
    const [anne, bram, carla] = people;
    const board = await house.person("Board", size);
    await board.open(`${server.origin}/board/${server.code}`);

    // Out of the role: a word each, and everybody sees it.
    await host.see("debrief.next");
    await host.shot("1-debrief");
    await host.click("debrief.next");
    await anne.click("debrief.word");
    await anne.type("opgelucht");
    await anne.key("Enter");
    for (const person of [bram, host, board]) await person.read("opgelucht");
    await anne.shot("2-word");
    await board.shot("2-word");

    // Nothing has opened by itself.
    check("what was said apart is not known to a third", !(await carla.shows(secret)));

    // Together: all stand where the trainer stands.
    await host.click("debrief.next");
    await host.click("debrief.moment.1");
    await same(people, host);
    await host.click("replay.back");
    await host.click("replay.back");
    await same(people, host);
    await host.shot("3-replay");
    await anne.shot("3-replay");
    await carla.shot("3-replay");
    await board.see("region.replay");

    // What everybody saw then stands on everybody's screen, and what was said openly on the board; what was said apart on neither.
    for (const person of people) await person.see("table.tabs.proposals");
    await board.see("board.then.newest");
    await board.read(open);
    for (const person of [carla, board]) check("what was said apart is not shown with everybody's eyes", !(await person.shows(secret)));
    await board.shot("3-replay");

    // Dragged along the line.
    const stood = await drag(host, people, [0.2, 0.6, 0.98]);
    check("the time line goes where it is dragged", new Set(stood).size === stood.length, stood);

    // Bram looks around, and goes along again.
    const together = await stands(host);
    await bram.click("replay.back");
    await bram.click("replay.back");
    await bram.click("replay.back");
    await bram.see("replay.snap");
    const alone = await stands(bram);
    check("who looks around stands elsewhere", alone !== "" , alone, together);
    await host.click("replay.forward");
    await same([anne, carla], host);
    check("and stays there", await stands(bram) === alone, await stands(bram), alone);
    await bram.shot("4-around");
    await bram.click("replay.snap");
    await bram.gone("replay.snap");
    await same(people, host);

    // A moment marked afterwards stands in the list where it is meant.
    const marked = await stands(host);
    await host.click("replay.keep");
    await host.click("replay.note");
    await host.type("En hier ging het verder.");
    await host.until("the note is not what was typed", async () => ((await host.find("replay.note")) || {}).value === "En hier ging het verder.");
    await host.click("replay.keeping.go");
    await host.read("En hier ging het verder.");

    // Through Anne's eyes the others see no more than was opened: nothing yet.
    await host.click("replay.eyes");
    await host.click("replay.eyes.2");
    await bram.read(language === "nl" ? "voor zover opengelegd" : "as far as opened");
    check("Anne's card is not shown to others", !(await bram.find("role")) && !(await bram.shows(secret)));
    await host.click("replay.close");
    await host.read(`${marked} · En hier ging het verder.`);
    for (const person of people) await person.see("region.end");

    // Anne is asked first; what she said apart opens only when she agrees, and what Bram answered stays closed.
    await host.click("open.kind.talk");
    await host.click(`open.${seats[0]}.ask`);
    await anne.see("consent.2.yes");
    await anne.shot("5-asked");
    check("nobody else is told that she was asked", !(await bram.find("consent.2.yes")));
    check("it does not open before she answered", (await host.find(`open.${seats[0]}.go`)).disabled);
    await anne.click("consent.2.yes");
    await host.until("does not hear that she agrees", async () => !(await host.find(`open.${seats[0]}.go`)).disabled);
    await host.click(`open.${seats[0]}.go`);
    await carla.read(secret);
    check("the answer stays closed", !(await carla.shows(answer)));
    check("and so do her interests", !(await carla.screen()).some((item) => /^opened\.1\.1/.test(item.id || "")));
    await carla.shot("6-opened");
    await host.click("open.kind.interests");
    await host.shot("6-openings");
    await host.click(`open.${seats[0]}.go`);
    await bram.until("does not see her interests", async () => (await bram.screen()).some((item) => /^opened\.1\.1/.test(item.id || "")));
    await bram.shot("6-opened");

    // A guess at the neighbour's card: the trainer's to read, and the others' no more than the card itself.
    await host.click("debrief.step.3");
    await anne.click("debrief.guess");
    await anne.type("rust in de tent");
    await anne.click("debrief.guess.send");
    await host.read("rust in de tent");
    for (const person of [bram, carla, board]) check("nobody else reads the guess", !(await person.shows("rust in de tent")));
    await anne.shot("6-neighbour");

    // The outcome against the best that could be found, which another program searches meanwhile.
    await host.click("debrief.step.4");
    const best = language === "nl" ? "Het beste dat te vinden was" : "The best that could be found";
    for (const person of [...people, board]) await person.read(best);
    await carla.shot("6-outcome");
    await board.shot("6-outcome");

    // One promise for Monday.
    await host.click("debrief.step.5");
    await carla.tap("debrief.promise");
    await carla.type("Ik bel eerst.");
    await carla.tap("debrief.promise.send");
    for (const person of [anne, host, board]) await person.read("Ik bel eerst.");
    await anne.shot("7-promise");
    await board.shot("7-promise");
    process.stdout.write("looked back together\n");
});
