// Real servers and real browsers. A Person is one browser with storage of its own: it finds things by the ids and words
// of the mirror, and clicks and types where the canvas shows them.
"use strict";

const { spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { chromium } = require("playwright-core");

const root = path.resolve(__dirname, "../..");
const bin = process.env.SAMENSPEL_BIN || path.join(root, "build/dev/bin");
const site = process.env.SAMENSPEL_SITE || path.join(root, "build/web/site");
const shots = process.env.SAMENSPEL_SHOTS;
const patience = 90000;   // a dozen browsers on a busy machine

function check(claim, sound, ...what) {
    if (!sound) throw new Error([claim, ...what.map((one) => typeof one === "string" ? one : JSON.stringify(one))].join(" | "));
}

// A server of the client's page, on a free port of loopback.
class Server {
    static async start(...options) {
        const server = new Server();
        server.folder = fs.mkdtempSync(path.join(os.tmpdir(), "samenspel-browser-"));
        server.log = "";
        server.process = spawn(path.join(bin, "samenspel-server"), ["--port", "0", "--data", server.folder, "--web", site, ...options]);
        server.process.stderr.on("data", (text) => { server.log += text; });
        server.ended = new Promise((done) => server.process.on("exit", done));
        let first = "";
        const told = await new Promise((done, failed) => {
            server.process.stdout.on("data", (text) => {
                first += text;
                if (first.includes("\n")) done(JSON.parse(first.split("\n")[0]));
            });
            server.process.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${server.log}`)));
        });
        Object.assign(server, { port: told.port, code: told.code, key: told.trainer_key, file: told.data });
        server.origin = `http://127.0.0.1:${told.port}`;
        return server;
    }
    link(code = this.code) { return `${this.origin}/j/${code}`; }
    async stop() {
        if (this.process.exitCode === null) this.process.kill("SIGTERM");
        await this.ended;
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

// One Chromium for many people: each gets a context, so nothing is shared between them.
class House {
    static async open() {
        const house = new House();
        house.browser = await chromium.launch({ executablePath: process.env.SAMENSPEL_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
        house.people = [];
        return house;
    }
    async person(name, { language = "nl", width = 1280, height = 800, phone = false, ratio = 1, storage } = {}) {
        const context = await this.browser.newContext({
            locale: language === "nl" ? "nl-NL" : "en-GB", viewport: { width, height }, deviceScaleFactor: ratio, hasTouch: phone, isMobile: phone, storageState: storage,
            permissions: ["clipboard-read", "clipboard-write"]
        });
        const person = new Person(name, context, await context.newPage(), `${language}-${width}`);
        this.people.push(person);
        return person;
    }
    async close() {
        await this.browser.close();
        for (const person of this.people) check(`${person.name}'s page has no errors`, person.errors.length === 0, person.errors);
    }
}

class Person {
    constructor(name, context, page, size) {
        Object.assign(this, { name, context, page, size, errors: [] });
        this.watch(page);
    }
    watch(page) {
        page.on("pageerror", (error) => this.errors.push(String(error)));
        page.on("console", (message) => { if (message.type() === "error" && !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/.test(message.text())) this.errors.push(message.text()); });
    }
    // The same person's second tab: same storage.
    async tab() {
        const other = new Person(this.name + " (tab)", this.context, await this.context.newPage(), this.size);
        return other;
    }
    async open(url) { await this.page.goto(url, { waitUntil: "load" }); }

    // ---- what is on screen: the client's own record of it ----
    async screen() { return await this.page.evaluate(() => mirror.screen()).catch(() => []); }
    async find(id) { return (await this.screen()).filter((item) => item.id === id).pop(); }
    async shows(words) {
        return (await this.screen()).some((item) => (item.label || "").includes(words) || (item.value || "").includes(words));
    }
    async until(what, holds, limit = patience) {
        const end = Date.now() + limit;
        for (;;) {
            const found = await holds();
            if (found) return found;
            if (Date.now() > end) {
                await this.shot("failed");
                const ids = (await this.screen()).map((item) => item.id || item.label).filter(Boolean);
                throw new Error(`${this.name}: ${what} | on screen: ${ids.join(", ").slice(0, 1500)}`);
            }
            await this.page.waitForTimeout(60);
        }
    }
    async see(id, limit) { return await this.until(`sees no ${id}`, () => this.find(id), limit); }
    async gone(id, limit) { await this.until(`still sees ${id}`, async () => !(await this.find(id)), limit); }
    async read(words, limit) { await this.until(`cannot read "${words}"`, () => this.shows(words), limit); }

    // ---- what people do ----
    async place(id) {
        const item = await this.see(id);
        const [x, y, width, height] = item.rect, ratio = await this.page.evaluate(() => devicePixelRatio);
        return { x: (x + width / 2) / ratio, y: (y + height / 2) / ratio, item };
    }
    // Brings it into view the way Tab would.
    async reach(id) {
        await this.see(id);
        await this.page.evaluate((wanted) => Module.ccall("samenspel_focus", null, ["string"], [wanted]), id);
        await this.until(`cannot reach ${id}`, async () => (await this.find(id) || {}).focused);
    }
    async click(id) {
        const item = await this.see(id);
        if (item.scrolled && item.focusable && item.clip) await this.reach(id);
        await this.steady();
        const { x, y } = await this.place(id);
        await this.page.mouse.move(x, y);
        await this.page.mouse.down();
        await this.page.waitForTimeout(40);
        await this.page.mouse.up();
        await this.page.waitForTimeout(60);
    }
    async tap(id) {
        await this.steady();
        const { x, y } = await this.place(id);
        await this.page.touchscreen.tap(x, y);
        await this.page.waitForTimeout(80);
    }
    // Holds the mouse on it.
    async hold(id) {
        await this.steady();
        const { x, y } = await this.place(id);
        await this.page.mouse.move(x, y);
        await this.page.mouse.down();
        await this.page.waitForTimeout(150);
    }
    async lift() { await this.page.mouse.up(); await this.page.waitForTimeout(100); }
    async proposed() { await this.until("sees no proposal", async () => (await this.screen()).some((item) => /^(Voorstel|Proposal) 1\b/.test(item.label || ""))); }
    // Puts the form aside that came by itself, and the one after it.
    async later() {
        for (let form = await this.find("form"); form && await this.find("form.later"); form = await this.find("form")) {
            await this.click("form.later");
            await this.until("cannot put the form aside", async () => ((await this.find("form")) || {}).label !== form.label);
        }
    }
    async type(words) { await this.page.keyboard.type(words); await this.page.waitForTimeout(80); }
    async key(name) { await this.page.keyboard.press(name); await this.page.waitForTimeout(80); }
    // Until two looks in a row are the same: nothing moves under the finger any more.
    async steady() {
        const where = async () => JSON.stringify((await this.screen()).filter((item) => item.focusable).map((item) => [item.id, item.rect]));
        let before = await where();
        for (let tries = 0; tries < 20; ++tries) {
            await this.page.waitForTimeout(50);
            const now = await where();
            if (now === before) return;
            before = now;
        }
    }
    async join(url, name = this.name) {
        await this.open(url);
        await this.see("connect.name");
        await this.until("the name's field has no focus", async () => (await this.find("connect.name")).focused);
        await this.type(name);
        await this.key("Enter");
    }
    // As the server's trainer, with its key.
    async lead(server) {
        await this.open(server.origin + "/");
        await this.click("connect.trainer");
        await this.click("connect.key");
        await this.type(server.key);
        await this.key("Enter");
    }
    // Starts the tables, also without everybody's signature.
    async begin() {
        await this.click("lobby.start");
        await this.until("does not start", async () => await this.find("host.anyway.yes") || !(await this.find("lobby.start")));
        if (await this.find("host.anyway.yes")) await this.click("host.anyway.yes");
    }
    async shot(name) {
        if (!shots) return;
        fs.mkdirSync(shots, { recursive: true });
        await this.page.screenshot({ path: path.join(shots, `${name}-${this.name.replace(/[^A-Za-z]+/g, "")}-${this.size}.png`) }).catch(() => {});
    }
}

// Runs a test: everything it opened is closed, and a failure ends the program with 1.
async function run(test) {
    const house = await House.open(), servers = [];
    const serve = async (...options) => {
        const server = await Server.start(...options);
        servers.push(server);
        return server;
    };
    let failure = null;
    try {
        await test(house, serve);
        await house.close();
    } catch (error) {
        failure = error;
        for (const person of house.people) await person.shot("failed").catch(() => {});
        await house.browser.close().catch(() => {});
    }
    for (const server of servers) {
        await server.stop();
        if (failure) process.stderr.write(server.log.slice(-2000));
    }
    if (failure) {
        process.stderr.write(`${failure.stack}\n`);
        process.exitCode = 1;
    }
}

module.exports = { check, run, Person };
