// Start: the page asks a worker in which CPython runs; until that has started, a line says how far it is.
"use strict";

const waiting = new Map();
let questions = 0;
let worker = null;
let begun = null; // a promise: the worker is there

function tooOld() {
  return typeof WebAssembly !== "object" || typeof DecompressionStream !== "function" || typeof Worker !== "function";
}

function progress(name, step = 0, of = 1) {
  $("start").hidden = name === null;
  if (name === null) return;
  $("start-words").dataset.say = name;
  $("start-words").textContent = word(name);
  $("start-bar").value = step / of;
  $("start-bar").hidden = name !== "starting";
}

function begin() {
  if (tooOld()) {
    progress("old");
    return new Promise(() => {}); // it never starts
  }
  progress("starting", 0.2);
  return new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
    worker = new Worker(address);
    worker.onmessage = ({ data }) => {
      if (data.step !== undefined) progress("starting", data.step + 0.5, data.of);
      else if (data.ready) { progress(null); resolve(); }
      else if (data.id === undefined) { console.error(data.failed); progress("broken"); }
      else {
        const { resolve: got, reject } = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.failed === undefined) got({ ok: data.status < 300, status: data.status, body: JSON.parse(data.body) });
        else reject(new Error(data.failed));
      }
    };
    worker.onerror = () => progress("broken");
    worker.postMessage({ packed: $("packed").textContent });
    $("packed").remove();
    $("worker").remove();
  });
}

const ask = (address, { body } = {}) => posed(address, typeof body === "object" ? new Uint8Array(body) : new TextEncoder().encode(body ?? ""), language);

async function posed(address, body, language) {
  begun ??= begin();
  await begun;
  const id = ++questions;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, address, body, language });
  });
}
