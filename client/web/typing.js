// Keys, typed text and touches, from the browser's events to the client's. Must be loaded before the program: SDL, inside
// it, listens on the window too and would swallow the browser's own keys.
"use strict";

const typing = (() => {
    let physical = false;      // the last key pressed was a real one that SDL understands
    let composed = "";         // what an input method has shown so far, not yet final
    const ready = () => window.Module && Module.calledRun;

    function text(words) {
        words = words.replace(/\0/g, "");   // else the rest would be lost on the way
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

    const field = (event) => /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    // Typed before the browser's focus came after the client's, as on a busy machine right after a click: no field of the
    // mirror hears it, and the client gives it to the field that has its focus, or to nobody.
    function typed_early(event, altgr) {
        if ([...event.key].length === 1 && (altgr || !(event.ctrlKey || event.metaKey))) text(event.key);
    }

    addEventListener("keydown", (event) => {
        const altgr = event.getModifierState("AltGraph") || (event.ctrlKey && event.altKey && event.key.length === 1);
        const composing = event.isComposing || event.keyCode === 229;
        physical = !composing && event.code !== "";
        if (composing || altgr || browsers(event)) {
            if (altgr && !composing && !field(event)) typed_early(event, altgr);
            event.stopImmediatePropagation();
            return;
        }
        if (field(event)) return;
        typed_early(event, altgr);
        // Enter and Space would press the mirrored button as well as the drawn one.
        if (event.key === "Enter" || event.key === " ") event.preventDefault();
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

    // Listens to a field of the mirror, for as long as it has the browser's focus.
    function listen_to(element) {
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

    // A finger presses like a mouse until it moves: then it scrolls, and what it pushed rolls on and slows down.
    let finger = null, rolling = 0, rolls_at = 0;
    function pointer(kind, x, y, lines) {
        if (ready()) Module.ccall("samenspel_pointer", null, ["number", "number", "number", "number"], [kind, x, y, lines || 0]);
    }
    const MOVE = 0, DOWN = 1, UP = 2, CANCEL = 3, SCROLL = 4;
    const REMEMBERED = 100, SLOWING = 325, SLOWEST = 0.03;   // ms of the finger's way; ms to a third of the speed; points a ms
    const CREEPING = 0.2;  // points a ms: what rolls slower than this does not keep a finger from pressing
    const HOLDING = 350;   // ms: then a finger holds what it is on, and goes on doing so while it scrolls: a covered card

    // Points a millisecond, of the last of its way; 0 for a finger that stood still before it left.
    function speed_of({ way }, now) {
        const recent = way.filter((one) => now - one.at <= REMEMBERED);
        if (recent.length < 2) return 0;
        const first = recent[0], last = recent[recent.length - 1];
        return (last.y - first.y) / Math.max(16, now - first.at);
    }
    function roll(x, y, speed) {
        let before = performance.now();
        const step = (now) => {
            const passed = Math.min(64, Math.max(0, now - before));
            before = now;
            pointer(SCROLL, x, y, speed * passed);
            rolls_at = speed *= Math.exp(-passed / SLOWING);
            rolling = Math.abs(speed) > SLOWEST ? requestAnimationFrame(step) : 0;
        };
        rolls_at = speed;
        if (Math.abs(speed) > SLOWEST) rolling = requestAnimationFrame(step);
    }
    function stand() {
        const rolled = rolling !== 0 && Math.abs(rolls_at) > CREEPING;
        cancelAnimationFrame(rolling);
        rolling = 0;
        return rolled;
    }

    function touches(canvas) {
        const listen = (name, act) => canvas.addEventListener(name, (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
            act(event.changedTouches[0], event.timeStamp);
        }, { passive: false });
        listen("touchstart", (touch, at) => {
            if (finger) return;
            const rolled = stand();
            // A finger on what still rolls only stops it.
            finger = { id: touch.identifier, x: touch.clientX, y: touch.clientY, last: touch.clientY, scrolls: rolled, holds: false, since: at, way: [{ at, y: touch.clientY }] };
            pointer(MOVE, touch.clientX, touch.clientY);
            if (!rolled) pointer(DOWN, touch.clientX, touch.clientY);
        });
        listen("touchmove", (touch, at) => {
            if (!finger || touch.identifier !== finger.id) return;
            finger.way = [...finger.way.filter((one) => at - one.at <= REMEMBERED), { at, y: touch.clientY }];
            if (!finger.scrolls && Math.abs(touch.clientY - finger.y) > 10) {
                finger.scrolls = true;
                finger.holds = at - finger.since > HOLDING;
                if (!finger.holds) pointer(CANCEL, touch.clientX, touch.clientY);
            }
            if (!finger.scrolls) return;
            pointer(SCROLL, touch.clientX, touch.clientY, touch.clientY - finger.last);
            finger.last = touch.clientY;
        });
        const lifted = (act) => (touch, at) => {
            if (!finger || touch.identifier !== finger.id) return;
            act(touch, at);
            finger = null;
            mirror.follow();
        };
        listen("touchend", lifted((touch, at) => {
            if (!finger.scrolls) pointer(UP, touch.clientX, touch.clientY);
            else if (finger.holds) pointer(CANCEL, touch.clientX, touch.clientY);
            else roll(touch.clientX, touch.clientY, speed_of(finger, at));
        }));
        listen("touchcancel", lifted((touch) => { if (!finger.scrolls || finger.holds) pointer(CANCEL, touch.clientX, touch.clientY); }));
    }
    return { listen_to, touches };
})();
