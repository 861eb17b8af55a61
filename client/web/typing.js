// Keys, typed text and touches, from the browser's events to the client's. Must be loaded before the program: SDL, inside
// it, listens on the window too and would swallow the browser's own keys.
"use strict";

const typing = (() => {
    let physical = false;      // the last key pressed was a real one that SDL understands
    let composed = "";         // what an input method has shown so far, not yet final
    const ready = () => window.Module && Module.calledRun;

    function text(words) {
        if (words && ready()) Module.ccall("samenspel_text", null, ["string"], [words]);
    }
    function key(name) {
        if (ready()) Module.ccall("samenspel_key", null, ["string"], [name]);
    }

    // Keys that stay the browser's: reload, developer tools, tabs, zoom, find, print. Paste comes as an event of its own.
    function browsers(event) {
        if (/^F(5|11|12)$/.test(event.key)) return true;
        if (!event.ctrlKey && !event.metaKey) return false;
        return /^([vrtwnlfp+\-=0]|Tab|PageUp|PageDown)$/i.test(event.key) || (event.shiftKey && /^[ijc]$/i.test(event.key));
    }

    addEventListener("keydown", (event) => {
        const altgr = event.getModifierState("AltGraph") || (event.ctrlKey && event.altKey && event.key.length === 1);
        const composing = event.isComposing || event.keyCode === 229;
        physical = !composing && event.code !== "";
        if (composing || altgr || browsers(event)) {
            event.stopImmediatePropagation();
            return;
        }
        // Enter and Space would press the mirrored button as well as the drawn one.
        const field = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
        if (!field && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    }, true);
    // Text comes from the fields of the mirror, not from key presses: so that accents and input methods work.
    addEventListener("keypress", (event) => event.stopImmediatePropagation(), true);
    addEventListener("paste", (event) => {
        event.preventDefault();
        text(event.clipboardData.getData("text/plain"));
    });

    // What an input method shows while composing replaces what it showed before.
    function compose(now) {
        let same = 0;
        const before = [...composed], after = [...now];
        while (same < before.length && same < after.length && before[same] === after[same]) ++same;
        for (let at = same; at < before.length; ++at) key("backspace");
        text(after.slice(same).join(""));
        composed = now;
    }

    // A field of the mirror that has the browser's focus.
    function field(element) {
        element.addEventListener("beforeinput", (event) => {
            if (event.isComposing || event.inputType === "insertCompositionText") return;
            event.preventDefault();
            if (event.inputType.startsWith("insert") && event.data) text(event.data);
            else if (physical) return;
            else if (event.inputType.startsWith("deleteContentForward")) key("delete");
            else if (event.inputType.startsWith("delete")) key("backspace");
            else if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") key("enter");
        });
        element.addEventListener("compositionstart", () => { composed = ""; });
        element.addEventListener("compositionupdate", (event) => compose(event.data));
        element.addEventListener("compositionend", (event) => {
            compose(event.data);
            composed = "";
            element.value = element.dataset.value || "";
        });
    }

    // A finger presses like a mouse until it moves: then it scrolls.
    let finger = null;
    function pointer(kind, x, y, lines) {
        if (ready()) Module.ccall("samenspel_pointer", null, ["number", "number", "number", "number"], [kind, x, y, lines || 0]);
    }
    const MOVE = 0, DOWN = 1, UP = 2, CANCEL = 3, SCROLL = 4;
    function touches(canvas) {
        const listen = (name, act) => canvas.addEventListener(name, (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
            act(event.changedTouches[0]);
        }, { passive: false });
        listen("touchstart", (touch) => {
            if (finger) return;
            finger = { id: touch.identifier, x: touch.clientX, y: touch.clientY, last: touch.clientY, scrolls: false };
            pointer(MOVE, touch.clientX, touch.clientY);
            pointer(DOWN, touch.clientX, touch.clientY);
        });
        listen("touchmove", (touch) => {
            if (!finger || touch.identifier !== finger.id) return;
            if (!finger.scrolls && Math.abs(touch.clientY - finger.y) > 10) {
                finger.scrolls = true;
                pointer(CANCEL, touch.clientX, touch.clientY);
            }
            if (!finger.scrolls) return;
            pointer(SCROLL, touch.clientX, touch.clientY, touch.clientY - finger.last);
            finger.last = touch.clientY;
        });
        const end = (touch) => {
            if (!finger || touch.identifier !== finger.id) return;
            if (!finger.scrolls) pointer(UP, touch.clientX, touch.clientY);
            finger = null;
            mirror.follow();
        };
        listen("touchend", end);
        listen("touchcancel", end);
    }
    return { field, touches };
})();
