// What the canvas shows, as elements: for screen readers, for input methods and a phone's keyboard, and for tests. The
// client tells what is on screen; the browser's focus follows the client's, and the other way round.
"use strict";

const mirror = (() => {
    const known = new Map();   // key: { element, state }
    let told = "[]";           // what the client said last
    let wanted = null;         // the element that has the client's focus
    let room = null;

    const roles = {
        toggle: "switch", radio: "radio", slider: "slider", link: "link", card: "group", region: "group", dialog: "dialog",
        list: "group", table: "group", gauge: "img", image: "img", status: "status"
    };
    const buttons = new Set(["button", "select", "option", "tab"]);

    function call(name, id) {
        if (window.Module && Module.calledRun) Module.ccall(name, null, ["string"], [id]);
    }

    function tag(item) {
        if (item.role === "input") return item.rect[3] > 60 * devicePixelRatio ? "textarea" : "input";
        if (buttons.has(item.role)) return "button";
        return item.role === "text" ? "p" : "div";
    }

    function make(item) {
        const element = document.createElement(tag(item));
        if (item.id) element.dataset.id = item.id;
        if (roles[item.role]) element.setAttribute("role", roles[item.role]);
        if (item.role === "dialog") element.setAttribute("aria-modal", "true");
        if (item.role === "input") {
            for (const [name, value] of [["autocomplete", "off"], ["autocapitalize", "off"], ["autocorrect", "off"], ["spellcheck", "false"]]) element.setAttribute(name, value);
            typing.listen_to(element);
        }
        // Also while it cannot be used: that may change.
        if (item.id && item.role !== "text") {
            element.addEventListener("focus", () => { if (wanted !== element) call("samenspel_focus", item.id); });
            element.addEventListener("click", () => call("samenspel_press", item.id));
        }
        return element;
    }

    function set(element, name, value) {
        if (value === null) element.removeAttribute(name);
        else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }

    function update(element, item, reachable) {
        const ratio = devicePixelRatio, [x, y, width, height] = item.rect;
        element.style.cssText = `left:${x / ratio}px;top:${y / ratio}px;width:${Math.max(width, 1) / ratio}px;height:${Math.max(height, 1) / ratio}px`;
        const label = item.label || item.id || item.role;
        if (item.role === "text") {
            if (element.textContent !== label) element.textContent = label;
        } else if (item.role === "input") {
            set(element, "aria-label", label);
            element.dataset.value = item.value || "";
            if (document.activeElement !== element || !element.value) element.value = item.value || "";
        } else if (item.role === "status") {
            if (element.textContent !== label) element.textContent = label;
        } else {
            set(element, "aria-label", item.value && !buttons.has(item.role) ? `${label}: ${item.value}` : label);
            if (buttons.has(item.role)) set(element, "aria-description", item.value || null);
        }
        if (item.role === "toggle" || item.role === "radio") set(element, "aria-checked", String(!!item.checked));
        else if (item.role === "option" || item.role === "tab") set(element, "aria-pressed", String(!!item.checked));
        else if (item.role === "slider") set(element, "aria-valuenow", String(parseFloat(item.value) || 0));
        if (tag(item) === "button" || item.role === "input") element.disabled = !!item.disabled;
        else set(element, "aria-disabled", item.disabled ? "true" : null);
        const stop = (item.focusable || item.role === "input") && reachable;
        if (!buttons.has(item.role) && item.role !== "input") set(element, "tabindex", stop ? "0" : null);
        element.inert = !reachable;
    }

    // A whole screen: elements that stay are kept, so that a reader does not lose its place.
    function show(json) {
        told = json;
        room = room || document.getElementById("mirror");
        const items = JSON.parse(json).filter((item) => !item.owner && (item.label || item.focusable || item.role === "input"));
        const deepest = Math.max(0, ...items.map((item) => item.depth || 0).filter((depth) => depth < 100));
        const used = new Set(), counts = new Map();
        let before = null;
        wanted = null;
        for (const item of items) {
            const base = `${item.role}|${item.id || item.label}|${item.depth || 0}|${tag(item)}`;
            const count = counts.get(base) || 0;
            counts.set(base, count + 1);
            const key = `${base}|${count}`;
            let entry = known.get(key);
            if (!entry) known.set(key, entry = { element: make(item), state: "" });
            used.add(key);
            const reachable = (item.depth || 0) >= deepest;
            const state = JSON.stringify(item) + reachable + devicePixelRatio;
            if (entry.state !== state) update(entry.element, item, reachable);
            entry.state = state;
            const place = before ? before.nextSibling : room.firstChild;
            if (entry.element !== place) room.insertBefore(entry.element, place);
            before = entry.element;
            if (item.focused) wanted = entry.element;
        }
        for (const [key, entry] of known) {
            if (used.has(key)) continue;
            entry.element.remove();
            known.delete(key);
        }
        follow();
    }

    // The browser's focus goes where the client's is.
    function follow() {
        if (wanted && document.activeElement !== wanted) wanted.focus({ preventScroll: true });
        else if (!wanted && room && room.contains(document.activeElement)) document.activeElement.blur();
    }

    // Read aloud once, politely.
    function speak(words) {
        const spoken = document.getElementById("spoken"), line = document.createElement("p");
        line.textContent = words;
        spoken.append(line);
        while (spoken.childElementCount > 5) spoken.firstChild.remove();
    }
    return { show, follow, speak, screen: () => JSON.parse(told) };
})();
