// Page: a case is filled in by hand along its JSON Schema, opened or pasted, and its report is shown. Nothing is kept.
"use strict";

let schemaShown = null; // of the kind that is filled in or was checked, in the language of the page
let form = null; // what was built of the schema: {node, read}
let readings = null;
let shown = null; // what is shown as the result, to be asked for again in another language
let asked = 0;
let spoken = 0;
let unread = false; // what stands in the text could not be taken into the form
let kind = chosen("kind");
let drafts = {}; // what was filled in of the other kind

/* The case: text or fields, and from one to the other. */

async function schemaOf(kind) {
  const { body: whole } = await ask(`schemas/${kind}`);
  schemaShown = whole.properties ? whole : { ...whole.$defs.Ranked, $defs: whole.$defs };
  return schemaShown;
}

async function showForm(value) {
  const schema = await schemaOf(chosen("kind"));
  if (Array.isArray(value) && chosen("kind") === "ranking") value = { ranked: value }; // a list may also be written without its name
  const lost = [];
  const needed = true;
  const at = { root: schema, path: "$", needed, lost, nullable: false, title: schema.title };
  form = buildObject(schema, at, value, true);
  $("filled").replaceChildren(form.node);
  const told = lost.filter((one) => !one.endsWith(".$comment")); // a comment is not read anyway
  notice(told.length ? word("lost", { names: told.map(nameAt).join(word("and")) }) : "");
}

function notice(text) {
  $("notice").textContent = text;
  $("notice").hidden = !text;
}

function current() {
  return chosen("way") === "fill" && form ? JSON.stringify(form.read() ?? {}, null, 2) : $("text").value;
}

async function showWay() {
  const filling = chosen("way") === "fill";
  if (filling) {
    let value;
    unread = false;
    notice("");
    if ($("text").value.trim()) {
      try {
        value = JSON.parse($("text").value.replace(/^\ufeff/, ""));
        unread = value === null || typeof value !== "object" || (Array.isArray(value) && kind !== "ranking");
      } catch {
        unread = true;
        await showForm(undefined);
        notice(word("unread"));
      }
    }
    if (value !== undefined || !$("text").value.trim()) await showForm(value);
    if (value !== undefined && repeats($("text").value, value)) notice(`${$("notice").textContent} ${word("twice")}`.trim());
  } else {
    const value = form?.read();
    if (value !== undefined) $("text").value = JSON.stringify(value, null, 2);
    else if (form && !unread) $("text").value = "";
    form = null;
    $("filled").replaceChildren();
    notice("");
  }
  $("filled").hidden = !filling;
  $("pasted").hidden = filling;
}

// Whether a key stands twice in an object: JSON.parse keeps the last of them without a word.
function repeats(text, value) {
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon).length;
  const keys = (one) => (one === null || typeof one !== "object" ? 0 : Object.values(one).reduce((sum, each) => sum + keys(each), Array.isArray(one) ? 0 : Object.keys(one).length));
  return written > keys(value);
}

async function put(text) {
  $("text").value = text;
  if (chosen("way") === "fill") await showWay();
}

async function showReadings(value) {
  const { body: schema } = await ask("schemas/readings");
  for (const [id, one] of Object.entries(schema.properties)) {
    one.title = `${id}　${one.title}`;
  }
  readings = buildObject(schema, { root: schema, path: "", needed: false, lost: [], nullable: false, title: "" }, value, true);
  readings.node.querySelector("legend").remove();
  $("readings").replaceChildren(readings.node);
}

/* The check. */

// What is typed in the fields becomes what its document has: 95 with its unit, 2026年6月20日 as a day. The fields then show it.
async function understood(kind, turn) {
  const typed = current();
  if (chosen("way") !== "fill" || kind === "ranking") return { ok: true, text: typed };
  const { ok, body } = await ask(`${kind}s/fields`, { body: typed });
  if (!ok) return { ok, body };
  const text = JSON.stringify(body, null, 2);
  if (text !== typed && turn === asked) await showAgain(body);
  return { ok, text };
}

async function showAgain(value) {
  const open = [...$("filled").querySelectorAll("details[open]")].map((one) => one.dataset.path);
  await showForm(value);
  for (const one of $("filled").querySelectorAll("details")) one.open ||= open.includes(one.dataset.path);
}

async function check(decided = []) {
  const turn = ++asked;
  const kind = chosen("kind");
  const query = kind === "ranking" ? cuttingQuery(decided) : new URLSearchParams();
  if (kind !== "ranking" && $("on").value.trim()) query.set("on", dayOf($("on").value));
  for (const [id, option] of Object.entries(readings?.read() ?? {})) query.append("reading", `${id}=${option}`);
  const button = $("check");
  button.setAttribute("aria-disabled", "true");
  let answer;
  let body;
  try {
    if (chosen("way") !== "fill") await schemaOf(kind);
    const written = await understood(kind, turn);
    body = written.text;
    if (!written.ok) answer = written;
    else if (kind === "ranking") answer = await ask(`allocate?${query}`, { body });
    else {
      answer = await ask(`${kind}s/validate?${query}${$("why").checked ? "&why=true" : ""}`, { body });
      if (kind === "application" && answer.ok) answer.body.routes = (await ask(`routes?${query}`, { body })).body;
    }
  } catch {
    answer = { ok: false, body: { problems: [{ path: "", message: word("away") }] } };
  }
  button.removeAttribute("aria-disabled");
  if (turn !== asked) return;
  shown = answer;
  unmark($("case"));
  $("keep").hidden = !answer.ok;
  const nodes = !answer.ok ? refused(answer.body.problems) : kind === "ranking" ? cut(answer.body, decided) : reported(answer.body, body);
  $("report").replaceChildren(...nodes);
  if (!answer.ok) answer.body.problems.forEach(markField);
}

/* What somebody does. */

async function speak(name) {
  const value = chosen("way") === "fill" && form ? form.read() : undefined;
  const chose = readings?.read();
  language = name;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = word("title");
  document.querySelectorAll("[data-say]").forEach((one) => { one.textContent = word(one.dataset.say); });
  $("check").textContent = word(kind === "ranking" ? "cut" : "check");
  const turn = ++spoken;
  await showReadings(chose);
  if (turn !== spoken) return;
  if (chosen("way") === "fill") await showForm(value);
  await showRecommenders();
  if ($("dues").open) await showDues();
  if (shown) await check();
}

// What belongs to a kind alone.
function showKind() {
  $("cutting").hidden = kind !== "ranking";
  $("day").hidden = $("reasons").hidden = kind === "ranking";
  $("check").textContent = word(kind === "ranking" ? "cut" : "check");
}

async function showDues() {
  const at = momentOf($("at").value);
  const { ok, body } = await ask(`deadlines${at ? `?${new URLSearchParams({ at })}` : ""}`);
  if (at !== momentOf($("at").value)) return;
  unmark($("dues"));
  if (ok) $("due").replaceChildren(...body.map((one) => el("li", { class: "sentence" }, one.said)));
  else {
    $("due").replaceChildren();
    body.problems.forEach(markField);
  }
}

function reset() {
  asked += 1;
  shown = null;
  form = null;
  notice("");
  $("keep").hidden = true;
  $("report").replaceChildren(el("p", { class: "quiet", "data-say": "nothing" }, word("nothing")));
}

$("language").addEventListener("change", (event) => speak(event.target.value));
document.querySelectorAll("input[name=way]").forEach((one) => one.addEventListener("change", showWay));
async function changeKind() {
  const filling = chosen("way") === "fill";
  if (filling && form) drafts[kind] = JSON.stringify(form.read() ?? {});
  kind = chosen("kind");
  reset();
  showKind();
  if (filling) await put(drafts[kind] ?? "");
}

document.querySelectorAll("input[name=kind]").forEach((one) => one.addEventListener("change", changeKind));
$("dues").addEventListener("toggle", () => { if ($("dues").open) showDues(); });
$("at").addEventListener("change", showDues);
$("example").addEventListener("click", async () => {
  const { body } = await ask(`examples/${chosen("kind")}`);
  reset();
  await put(JSON.stringify(body, null, 2));
});
async function openWorkbook(bytes) {
  const answer = await ask("workbooks", { body: bytes });
  if (!answer.ok) {
    reset();
    $("report").replaceChildren(...refused(answer.body.problems));
    notice(word("encoding").split(/[：:]/)[0]);
    return;
  }
  const { kind: found, document: read, recommender, remarks } = answer.body;
  if (found !== kind) {
    document.querySelector(`input[name=kind][value=${found}]`).checked = true;
    await changeKind();
  } else reset();
  await put(JSON.stringify(read, null, 2));
  if ([...$("recommender").options].some((one) => one.value === recommender)) $("recommender").value = recommender;
  if (remarks.length) notice(remarks.join("\n"));
}

$("clear").addEventListener("click", async () => {
  reset();
  drafts = {};
  await put("");
});
$("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) { // PK: a workbook, or another file of its kind
    await openWorkbook(await file.arrayBuffer());
    return;
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    notice(word("encoding"));
    return;
  }
  reset();
  await put(text);
});
$("case").addEventListener("submit", async (event) => {
  event.preventDefault();
  if ($("check").hasAttribute("aria-disabled")) return;
  await check();
  $("result-title").focus({ preventScroll: true });
  const { top } = $("result-title").getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) $("result").scrollIntoView({ block: "start" });
  else $("result").scrollTop = 0;
});
// What the check does not see to itself: a schema or an example that does not come.
window.addEventListener("unhandledrejection", () => notice(word("away")));
// Whoever comes back to the page finds it as it was at first.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
speak("zh");
