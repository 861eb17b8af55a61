// The page around the program: loads it, says what is wrong when that fails, and gives it what only a page has.
"use strict";

const dutch = !/^en\b/i.test(navigator.language || "nl");
const words = dutch ? {
    loading: "Samenspel wordt geladen …",
    old: "Deze browser is te oud voor Samenspel. Werk hem bij, of gebruik een recente Chrome, Edge, Firefox of Safari.",
    failed: "Samenspel kon niet worden geladen. Kijk of je nog op het netwerk van de trainer zit en laad de pagina opnieuw. Helpt dat niet: " + location.host + "/check",
    stopped: "Samenspel is gestopt door een fout. Laad de pagina opnieuw: je plaats blijft van jou."
} : {
    loading: "Loading Samenspel …",
    old: "This browser is too old for Samenspel. Update it, or use a recent Chrome, Edge, Firefox or Safari.",
    failed: "Samenspel could not be loaded. Check that you are still on the trainer's network and reload the page. If that does not help: " + location.host + "/check",
    stopped: "Samenspel stopped because of an error. Reload the page: your seat stays yours."
};

const page = (() => {
    const load = document.getElementById("load"), bar = document.getElementById("load-bar"), line = document.getElementById("load-text");
    function say(text) {
        load.hidden = false;
        bar.hidden = text !== words.loading;
        line.textContent = text;
    }
    // Works without a secure context too, where there is no navigator.clipboard.
    function copy(text) {
        if (navigator.clipboard && isSecureContext) {
            navigator.clipboard.writeText(text).catch(() => {});
            return;
        }
        const area = document.createElement("textarea");
        area.value = text;
        area.className = "unseen";
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        mirror.follow();
    }
    function save(name, bytes) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([bytes], { type: name.endsWith(".html") ? "text/html" : "application/pdf" }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
    return { say, copy, save, done: () => { load.hidden = true; }, progress: (part) => { bar.value = part; } };
})();

document.documentElement.lang = dutch ? "nl" : "en";
page.say(words.loading);

var Module = {
    canvas: document.getElementById("canvas"),
    page, mirror,
    locateFile: (name) => "/" + name,
    setStatus: (text) => {
        const parts = /\((\d+(?:\.\d+)?)\/(\d+)\)/.exec(text);
        if (parts) page.progress(Number(parts[1]) / Number(parts[2]));
    },
    print: (text) => console.log(text),
    printErr: (text) => console.warn(text),
    onAbort: () => page.say(words.stopped)
};

(() => {
    const canvas = Module.canvas;
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    typing.touches(canvas);
    // A phone's keyboard makes the seen part smaller: the canvas follows, so that it hides no field.
    if (window.visualViewport) {
        const fit = () => {
            canvas.style.height = `${visualViewport.height}px`;
            canvas.style.width = `${visualViewport.width}px`;
            dispatchEvent(new UIEvent("resize"));
        };
        let height = visualViewport.height, width = visualViewport.width;
        visualViewport.addEventListener("resize", () => {
            if (visualViewport.height === height && visualViewport.width === width) return;
            height = visualViewport.height;
            width = visualViewport.width;
            fit();
        });
    }
    addEventListener("pointerup", () => setTimeout(mirror.follow, 60));
    if (typeof WebAssembly !== "object" || typeof WebSocket !== "function" || typeof BigInt !== "function") {
        page.say(words.old);
        return;
    }
    const script = document.createElement("script");
    script.src = "/samenspel.js";
    script.async = true;
    script.onerror = () => page.say(words.failed);
    document.body.append(script);
})();
