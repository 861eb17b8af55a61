// The debrief page in a real Chromium: charts drawn, nothing loaded, openings that lead to their moments, axe-core, paper; also
// with packages, and a participant's own page.
"use strict";

const { spawnSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { chromium } = require("playwright-core");
const { check } = require("./harness");

const root = path.resolve(__dirname, "../..");
const bin = process.env.SAMENSPEL_BIN || path.join(root, "build/dev/bin");
const shots = process.env.SAMENSPEL_SHOTS;
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

function run(program, ...options) {
    const done = spawnSync(path.join(bin, program), options, { encoding: "utf8", timeout: 200000 });
    check(`${program} ${options.join(" ")} succeeds`, done.status === 0, done.stdout, done.stderr);
    return done.stdout;
}

async function look_at(browser, file, name, { scheme, width, height, media = "screen", script = true }) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: script });
    const page = await context.newPage(), errors = [], asked = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("file://" + file, { waitUntil: "load" });
    if (media === "print") {
        await page.emulateMedia({ media, colorScheme: scheme });
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    }
    if (shots) await page.screenshot({ path: path.join(shots, `report-${name}.png`), fullPage: true });
    check(`${name} has no errors`, errors.length === 0, errors);
    check(`${name} loads nothing but itself`, asked.length === 1, asked);
    return { context, page };
}

async function accessible(page, name) {
    // The page's own policy lets no other script in; a debugger's evaluation is not a script of the page.
    await page.evaluate(axe + "\n;undefined");
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    // Of landmarks too each has to have a name of its own: pages of several tables repeat their chapters.
    const serious = found.violations.filter((one) => one.impact === "serious" || one.impact === "critical" || one.id === "landmark-unique");
    check(`axe finds nothing serious on ${name}`, serious.length === 0, serious.map((one) => ({ id: one.id, where: one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.failureSummary) })));
}

// Along the axes: counts in whole steps, and numbers as the language writes them.
async function numbers_along_axes(page, name, language) {
    const odd = await page.$$eval("figure.chart", (all, dutch) => all.flatMap((one) => {
        const rows = JSON.parse(one.querySelector("script").textContent).filter((row) => !row.options);
        const counts = one.dataset.kind === "bars" && rows.every((row) => Number.isInteger(row.value)), own = rows.flatMap((row) => [row.name, row.label]);
        return [...one.querySelectorAll("svg text")].map((part) => part.textContent.trim()).filter((text) =>
            /^[-\u2212]?\d+[.,]\d{1,2}$/.test(text) && !own.includes(text) && (counts || text.includes(dutch ? "." : ",")));
    }), language === "nl");
    check(`numbers along the axes of ${name} are whole where they count, and written in its language`, odd.length === 0, odd);
}

// With what packages are worth, and a participant's own: of a session that people played.
async function full_pages(browser, folder, language) {
    const out = path.join(folder, `full-${language}`), size = { width: 1280, height: 800 };
    run("samenspel-debrief", path.join(root, "tests/store/golden/sports-hall.samenspel"), "-o", out, "--everyone", "--language", language);
    for (const file of ["debrief", "participant-1"]) {
        for (const scheme of ["light", "dark"]) {
            const name = `${language}-full-${file}-${scheme}`;
            const { context, page } = await look_at(browser, path.join(out, `${file}.html`), name, { scheme, ...size });
            const kinds = await page.$$eval("figure.chart", (all) => all.map((one) => one.dataset.failed || one.dataset.kind));
            check(`${name} has the figure of packages, as far as it is the trainer's`, kinds.includes("plane") === (file === "debrief"), kinds);
            await numbers_along_axes(page, name, language);
            await page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
            await accessible(page, name);
            await context.close();
        }
    }
}

async function whole_page(browser, file, language) {
    const size = language === "nl" ? { width: 1280, height: 800 } : { width: 1920, height: 1080 };
    for (const scheme of ["light", "dark"]) {
        const { context, page } = await look_at(browser, file, `${language}-${scheme}`, { scheme, ...size });
        const drawn = await page.$$eval("figure.chart", (all) => all.map((one) => ({ kind: one.dataset.kind, failed: one.dataset.failed, svg: one.querySelectorAll("svg").length })));
        check("every figure is drawn as SVG", drawn.length >= 6 && drawn.every((one) => !one.failed && one.svg > 0), drawn);
        const behind = await page.$$eval("figure.chart", (all) => all.every((one) => one.parentElement.querySelector("details.behind table tbody tr")));
        check("behind every figure stands a table", behind);
        await numbers_along_axes(page, `${language} ${scheme}`, language);
        await page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
        await accessible(page, `${language} ${scheme}`);
        await context.close();
    }
    const { context, page } = await look_at(browser, file, `${language}-leads`, { scheme: "light", ...size });
    const openings = await page.$$("#openings li");
    check("there is something to begin with, and no more than five things", openings.length >= 1 && openings.length <= 5, openings.length);
    // By keyboard: the skip link first, then an opening; its moment unfolds and has the focus.
    await page.keyboard.press("Tab");
    check("the first thing that Tab reaches leads past the cover", await page.evaluate(() => document.activeElement.getAttribute("href")) === "#openings");
    const leads = await page.$$eval("#openings a.moment", (all) => all.map((one) => one.getAttribute("href")));
    check("every opening leads somewhere", leads.length === openings.length);
    for (const lead of leads) {
        await page.focus(`#openings a.moment[href="${lead}"]`);
        await page.keyboard.press("Enter");
        await page.waitForFunction((id) => { const found = document.querySelector(id); return found && found.getClientRects().length > 0 && location.hash === id; }, lead);
    }
    await context.close();
    const paper = await look_at(browser, file, `${language}-paper`, { scheme: "light", width: 794, height: 1123, media: "print" });
    const hidden = await paper.page.$$eval("details", (all) => all.filter((one) => !one.open).length);
    check("on paper nothing is folded", hidden === 0, hidden);
    if (shots) await paper.page.pdf({ path: path.join(shots, `report-${language}.pdf`), preferCSSPageSize: true });
    await paper.context.close();
}

(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "samenspel-report-"));
    const browser = await chromium.launch({ executablePath: process.env.SAMENSPEL_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
    try {
        run("samenspel-server", "--scenario", "krimp", "--tables", "2", "--bots", "--speed", "300", "--exit-when-done", "--port", "0", "--seed", "5", "--talk", "typed", "--data", folder);
        const session = path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith(".samenspel")));
        for (const language of ["nl", "en"]) {
            const out = path.join(folder, language);
            run("samenspel-debrief", session, "-o", out, "--language", language, "--quick");
            await whole_page(browser, path.join(out, "debrief.html"), language);
        }
        await full_pages(browser, folder, "nl");
        // Without the script everything can still be read.
        const { context, page } = await look_at(browser, path.join(folder, "nl/debrief.html"), "nl-without-script", { scheme: "light", width: 390, height: 844, script: false });
        check("without a script every measure has its table or says why not", await page.locator("article.measure").count() >= 20);
        for (const id of ["promises", "heard", "steps", "words", "neighbours", "monday"]) check(`the measure ${id} stands on the page`, await page.locator(`article#table-1-${id}`).count() === 1);
        const wide = await page.locator("body").boundingBox();
        check("on a phone nothing sticks out", wide.width <= 390, wide);
        await context.close();
    } finally {
        await browser.close();
        fs.rmSync(folder, { recursive: true, force: true });
    }
    console.log("ok");
})().catch((error) => { console.error(error); process.exit(1); });
