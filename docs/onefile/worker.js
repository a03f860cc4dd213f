// Worker: CPython starts from what the page carries, and answers what the page asks. It asks nobody for anything.
"use strict";

const STEPS = ["unpack", "python", "library"];
const GLUE = `
import importlib

importlib.invalidate_caches()
from serving.desk import answered

lambda address, body, language: answered(address, body.to_bytes(), language)
`;
const files = new Map();
let answered = null;

const tell = (step) => self.postMessage({ step: STEPS.indexOf(step), of: STEPS.length });

// What Pyodide would fetch is at hand.
self.fetch = async (address) => {
  const name = new URL(address).pathname.split("/").pop();
  if (!files.has(name)) throw new Error(`not packed: ${name}`);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(files.get(name), { headers: { "Content-Type": type } });
};

async function unpack(packed) {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  const length = new DataView(whole.buffer).getUint32(0, true);
  let place = 4 + length;
  for (const [name, size] of JSON.parse(new TextDecoder().decode(whole.subarray(4, place)))) {
    files.set(name, whole.subarray(place, (place += size)));
  }
}

async function start(packed) {
  tell("unpack");
  await unpack(packed);
  tell("python");
  const machine = URL.createObjectURL(new Blob([files.get("machine.js")], { type: "text/javascript" }));
  // From disk a worker can be no module. Pyodide refuses others, by this function, as they could import none of its parts;
  // here it has all of them.
  const load = self.importScripts.bind(self);
  self.importScripts = () => { throw new Error("nothing is imported"); };
  load(machine);
  URL.revokeObjectURL(machine);
  const python = await loadPyodide({
    indexURL: "https://packed.invalid/", createPyodideModule, lockFileContents: LOCK, packageBaseUrl: "https://packed.invalid/",
    env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
  });
  tell("library");
  const site = python.runPython("import site; site.getsitepackages()[0]");
  for (const [name, content] of files) {
    if (!name.startsWith("packages/")) continue;
    const path = `${site}/${name.slice("packages/".length)}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, content);
  }
  files.clear();
  answered = python.runPython(GLUE);
}

self.onmessage = async ({ data }) => {
  try {
    if (data.packed !== undefined) {
      await start(data.packed);
      self.postMessage({ ready: true });
      return;
    }
    const answer = answered(data.address, data.body, data.language);
    const [status, body] = answer.toJs();
    answer.destroy();
    self.postMessage({ id: data.id, status, body });
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};
