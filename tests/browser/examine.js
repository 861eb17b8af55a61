// One screen under axe-core, and what axe cannot know: that all which can be pressed has a name for ears, and that the browser's
// focus is where the client's is. Where pictures are asked for, one is kept.
"use strict";

const fs = require("fs");
const { check } = require("./harness");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function examine(person, what) {
    await person.steady();
    // By the debugger's door: the page's own policy lets no foreign script in.
    if (!person.armed) await person.page.evaluate(axe);
    person.armed = true;
    const found = await person.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const bad = found.violations.filter((one) => one.impact === "serious" || one.impact === "critical");
    check(`nothing serious in ${what}`, bad.length === 0, bad.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ; ")}`));
    // An id would do for axe, not for ears.
    const mute = (await person.screen()).filter((item) => (item.focusable || item.role === "input" || item.role === "gauge" || item.role === "image") && !item.label);
    check(`all that can be pressed or read in ${what} has a name`, mute.length === 0, mute);
    const lost = await person.page.evaluate(() => {
        const focused = mirror.screen().filter((item) => item.focused).map((item) => item.id);
        return focused.length === 0 || focused.includes(document.activeElement.dataset.id) ? null : [focused, document.activeElement.outerHTML.slice(0, 200)];
    });
    check(`the browser's focus is where the client's is in ${what}`, lost === null, lost);
    await person.shot(what.replace(/[^a-z0-9]+/gi, "-"));
}

module.exports = { examine };
