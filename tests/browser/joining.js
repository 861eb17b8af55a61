// Coming in by link: what a participant's browser must be able to do before anything is played.
"use strict";

const { check, run } = require("./harness");

// Everything that crosses the wire for a first visit, as it is sent.
async function wire(person, url) {
    const session = await person.context.newCDPSession(person.page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
    const began = Date.now();
    await person.open(url);
    await person.see("connect.name");
    const took = Date.now() - began;
    await session.detach();
    return { bytes, took };
}

async function typing(person) {
    const name = async () => (await person.find("connect.name")).value || "";
    const is = async (wanted) => person.until(`the name is not "${wanted}"`, async () => await name() === wanted);
    await person.until("the name has no focus", async () => (await person.find("connect.name")).focused);
    await person.type("Zoë Ünal-Łuk");
    await is("Zoë Ünal-Łuk");
    await person.key("Backspace");
    await is("Zoë Ünal-Łu");
    await person.key("Home");
    await person.key("Delete");
    await is("oë Ünal-Łu");
    await person.key("Control+a");
    await person.key("Delete");
    await is("");
    // An input method shows what is not final yet, then replaces it.
    const session = await person.context.newCDPSession(person.page);
    await session.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
    await is("にほ");
    await session.send("Input.insertText", { text: "日本" });
    await is("日本");
    await session.detach();
    await person.key("Control+a");
    await person.key("Delete");
    // In and out by the clipboard.
    await person.page.evaluate(() => navigator.clipboard.writeText("Anne-Fleur\u202e\u0007"));
    await person.key("Control+v");
    await person.until("nothing was pasted", async () => (await name()).startsWith("Anne-Fleur"));
    await person.key("Control+a");
    await person.key("Control+c");
    await person.until("nothing was copied", async () => (await person.page.evaluate(() => navigator.clipboard.readText())).startsWith("Anne-Fleur"));
    await person.key("Delete");
    await is("");
}

// What is typed right after a click, before a busy page has drawn anything more, arrives whole, and once.
async function in_haste(person) {
    await person.page.mouse.click(4, 4);
    await person.until("the name keeps the focus", async () => !(await person.find("connect.name")).focused);
    const { x, y } = await person.place("connect.name"), session = await person.context.newCDPSession(person.page);
    await person.page.mouse.move(x, y);
    await person.page.waitForTimeout(200);
    const busy = person.page.evaluate(() => { const until = performance.now() + 700; while (performance.now() < until); });
    await new Promise((done) => setTimeout(done, 100));
    const mouse = (type) => session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    const key = (type, one) => session.send("Input.dispatchKeyEvent", { type, key: one, code: `Key${one.toUpperCase()}`, windowsVirtualKeyCode: one.toUpperCase().charCodeAt(0), ...(type === "keyDown" ? { text: one } : {}) });
    const done = [mouse("mousePressed"), mouse("mouseReleased")];
    for (const one of "haast") done.push(key("keyDown", one), key("keyUp", one));
    await Promise.all([busy, ...done]);
    await session.detach();
    await person.type("ig");
    await person.until("what was typed in haste is lost", async () => (await person.find("connect.name")).value === "haastig", 5000);
    await person.key("Control+a");
    await person.key("Delete");
}

async function idle(person) {
    const count = () => person.page.evaluate(() => { let n = 0; const real = window.requestAnimationFrame; window.requestAnimationFrame = (f) => { ++n; return real(f); }; window.frames_asked = () => n; });
    await person.page.waitForTimeout(500);
    await count();
    await person.page.waitForTimeout(3000);
    return await person.page.evaluate(() => window.frames_asked());
}

run(async (house, serve) => {
    const server = await serve("--talk", "spoken", "--length", "45", "--seed", "5");
    const anne = await house.person("Anne");
    const { bytes, took } = await wire(anne, server.link());
    check("at most 2 MiB over the wire", bytes <= 2 * 1024 * 1024, bytes);
    // The best of three first visits: what else the machine does is not the page's time.
    let best = took;
    for (let more = 0; more < 2 && best > 3000; ++more) {
        const other = await house.person("Visitor");
        best = Math.min(best, (await wire(other, server.link())).took);
        await other.page.close();
    }
    check("usable within 3 s", best <= 3000, best);
    await typing(anne);
    await in_haste(anne);
    await anne.shot("1-name");
    check("an idle page draws nothing", await idle(anne) === 0);

    // Looking at the link took no seat: the first who joins gets the first one.
    await anne.type("Anne");
    await anne.key("Enter");
    await anne.see("region.lobby");
    await anne.shot("2-lobby");
    check("the address keeps no secrets", anne.page.url() === server.link(), anne.page.url());

    // Reloading keeps the seat.
    await anne.page.reload();
    await anne.see("region.lobby");
    await anne.read("Anne · ");

    // A second tab with the same seat: the newer wins, the older says so.
    const tab = await anne.tab();
    await tab.open(server.link());
    await tab.see("region.lobby");
    await anne.until("the older tab does not say so", async () => !(await anne.find("region.lobby")) || await anne.shows("ander venster") || await anne.shows("verder"));
    await anne.shot("3-elsewhere");
    await tab.page.close();
    await anne.page.reload();
    await anne.see("region.lobby");

    // A name that is taken, a wrong code.
    const other = await house.person("Bram");
    await other.join(server.link(), "Anne");
    await other.until("a taken name is not refused", async () => await other.find("connect.name") && (await other.screen()).some((item) => item.role === "status" || /naam/i.test(item.label || "")));
    await other.shot("4-name-taken");
    await other.key("Control+a");
    await other.type("Bram");
    await other.key("Enter");
    await other.see("region.lobby");
    const lost = await house.person("Lost");
    await lost.join(server.link("WRONG1"), "Lost");
    await lost.until("a wrong code is not said", async () => (await lost.screen()).some((item) => /code/i.test(item.label || "")));
    await lost.shot("5-wrong-code");

    // Offline and back: the client resumes by itself.
    await anne.context.setOffline(true);
    await anne.until("does not see that the network is gone", async () => (await anne.screen()).some((item) => /verbinding/i.test(item.label || "")));
    await anne.shot("6-offline");
    await anne.page.waitForTimeout(2000);
    await anne.context.setOffline(false);
    await anne.until("does not come back", async () => !(await anne.screen()).some((item) => /verbinding/i.test(item.label || "")), 15000);

    // A smaller window, another pixel ratio.
    await anne.page.setViewportSize({ width: 800, height: 600 });
    await anne.until("does not follow the window", async () => (await anne.page.evaluate(() => document.getElementById("canvas").width)) === 800);
    await anne.see("region.lobby");
    await anne.shot("7-small");
    const sharp = await house.person("Sharp", { ratio: 2 });
    await sharp.open(server.link());
    await sharp.see("connect.name");
    check("sharp on a fine screen", await sharp.page.evaluate(() => document.getElementById("canvas").width) === 2560);

    // A phone: taps, and the field is the browser's own so that a keyboard comes up.
    const phone = await house.person("Fleur", { width: 390, height: 844, phone: true, ratio: 2 });
    await phone.open(server.link());
    await phone.tap("connect.name");
    check("the field has the browser's focus", await phone.page.evaluate(() => document.activeElement.dataset.id) === "connect.name");
    await phone.type("Fleur");
    await phone.shot("8-phone");
    await phone.tap("connect.go");
    await phone.see("region.lobby");
    await phone.shot("9-phone-lobby");
    process.stdout.write(`joined by link: ${Math.round(bytes / 1024)} KiB over the wire, usable after ${took} ms\n`);
});
