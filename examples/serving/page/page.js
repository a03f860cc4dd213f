// The page of the service: a case is pasted, or filled in by hand along its JSON Schema, and its report is shown.
// Whatever is shown is put there as text, never as markup; nothing is kept.
"use strict";

const WORDS = {
  zh: {
    title: "申报核对",
    under: "浙制高办〔2026〕30号的可执行读本。不是官方工具，以通知原文为准；填的内容只用来核对，不保存。",
    language: "语言", case: "申报材料", kind: "申报什么", application: "集群申报", product: "精品产品", way: "怎样填",
    paste: "粘贴文件", fill: "逐项填写", example: "载入示意材料", clear: "清空", file: "打开文件…", text: "申报文件（JSON）",
    how: "提交日和疑处的读法", on: "按哪一天提交来核对", "on-hint": "空白的，用材料里的提交时间。",
    why: "说明结论取决于什么、最少改什么", check: "核对", result: "核对结果", nothing: "还没有核对。",
    blank: "（空白）", usual: "默认：{text}", null: "空白", yes: "是", no: "否", needed: "（必填）", add: "添加一行", remove: "删除", row: "第 {n} 行", rows: "{n} 行",
    none: "没有（不是没有填）", each: "一行写一个", other: "没有列明的，另写", ticked: "已选 {n} 项",
    encoding: "文件不是 UTF-8 编码；请另存为 UTF-8。",
    unread: "这里的文件不是 JSON，没有带到表里。", lost: "表里放不下，没有带过来：{paths}",
    problems: "有 {n} 处问题，没有核对", away: "没有连上服务，请稍后再试。", verdict: "结论",
    aside: "不适用的 {n} 条", reasons: "原因", missing: "涉及", readings: "疑处", good: "没有要办的",
    met: "符合的 {n} 条",
  },
  en: {
    title: "Check an application",
    under: "The executable reading of 浙制高办〔2026〕30号. No official tool; the Chinese text prevails. What is filled in is used for the check alone, and not kept.",
    language: "Language", case: "The case", kind: "What for", application: "Cluster", product: "Premium product", way: "How",
    paste: "Paste a file", fill: "Fill in", example: "Load the example", clear: "Clear", file: "Open a file…", text: "The document (JSON)",
    how: "Day of submission and readings", on: "Check as submitted on", "on-hint": "Blank: the time of submission in the case is used.",
    why: "Say what the verdict hinges on, and the smallest changes", check: "Check", result: "The report", nothing: "Nothing has been checked yet.",
    blank: "(blank)", usual: "by default: {text}", null: "blank", yes: "yes", no: "no", needed: "(needed)", add: "Add a row", remove: "Remove", row: "Row {n}", rows: "{n} rows",
    none: "there are none (and it is not blank)", each: "one on each line", other: "another one that is not listed", ticked: "{n} chosen",
    encoding: "The file is not in UTF-8; save it as UTF-8.",
    unread: "The document is no JSON; it was not taken into the form.", lost: "There is no room for this in the form: {paths}",
    problems: "{n} problems; nothing was checked", away: "The service cannot be reached; try again later.", verdict: "Verdict",
    aside: "{n} that do not apply", reasons: "Why", missing: "Concerns", readings: "Phrases in doubt", good: "nothing to be done",
    met: "{n} that are met",
  },
};
const LONG = 24; // a list of more boxes than that is folded
const $ = (id) => document.getElementById(id);
let language = "zh";
let form = null; // what was built of the schema: {node, read}
let readings = null;
let shown = null; // what is shown as the result, to be asked for again in another language
let asked = 0;

const word = (name, values = {}) => WORDS[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;

// An element; children that are strings become text.
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((one) => one !== null && one !== undefined));
  return node;
}

async function ask(address, options = {}) {
  const headers = { "Accept-Language": language, ...(options.headers ?? {}) };
  const response = await fetch(address, { ...options, headers, cache: "no-store" });
  return { ok: response.ok, status: response.status, body: await response.json() };
}

/* The form: a schema and a value become fields, and the fields a value again. */

function resolved(schema, root) {
  if (!schema.$ref) return schema;
  return { ...root.$defs[schema.$ref.split("/").pop()], ...schema, $ref: undefined };
}

// The parts of a schema that say something else than null.
function parts(schema, root) {
  const some = schema.anyOf ? schema.anyOf.filter((one) => one.type !== "null") : [];
  if (some.length === 1) return [{ ...resolved(some[0], root), ...told(schema, resolved(some[0], root)) }];
  if (some.length) return some.map((one) => resolved(one, root));
  return [schema];
}

function told(schema, inner) {
  const both = [schema.description, inner.description].filter(Boolean);
  return { title: schema.title ?? inner.title, description: both.join(language === "zh" ? "" : " ") || undefined };
}

// A description, for those who fill in a form: what stands as null in a document is blank here.
function hinted(description, attributes = {}) {
  if (!description) return null;
  return el("p", { class: "hint", ...attributes }, description.replace(language === "zh" ? / ?null ?/g : /null/g, word("null")));
}

let count = 0;
const fresh = () => `f${++count}`;

// Everything below returns {node, read}; read() gives undefined for what is blank. `lost` collects what has no room.
function build(schema, root, path, value, needed, lost) {
  schema = resolved(schema, root);
  const nullable = (schema.anyOf ?? []).some((one) => one.type === "null");
  const options = parts(schema, root);
  const at = { root, path, needed, lost, nullable, title: schema.title ?? options[0].title ?? "" };
  if (options.length > 1) return buildEither(options, at, value, schema);
  const [one] = options;
  if (one.enum) return buildChoice(one, at, value);
  if (one.type === "boolean") return buildYesNo(one, at, value);
  if (one.type === "object") return buildObject(one, at, value);
  if (one.type === "array") return buildList(one, at, value);
  return buildText(one, at, value);
}

function labelled(at, control, description, wide = false) {
  const id = fresh();
  control.id = id;
  control.dataset.path = at.path;
  const hint = hinted(description, { id: `${id}-hint` });
  if (hint) control.setAttribute("aria-describedby", hint.id);
  if (at.needed) control.setAttribute("aria-required", "true");
  const label = el("label", { for: id }, at.title, at.needed ? el("span", { class: "needed" }, word("needed")) : null);
  return el("div", { class: wide ? "field wide" : "field" }, label, control, hint);
}

function buildText(schema, at, value) {
  const long = /字以内|characters/.test(schema.description ?? "");
  const whole = schema.type === "integer";
  const control = long
    ? el("textarea", { rows: 3 })
    : el("input", { placeholder: schema.examples?.[0], inputmode: whole ? "numeric" : undefined });
  if (value !== undefined && value !== null) {
    if (typeof value === "object") at.lost.push(at.path);
    else control.value = String(value);
  }
  const read = () => {
    const text = control.value.trim();
    if (text === "") return undefined;
    return whole && /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
  };
  return { node: labelled(at, control, schema.description, long), read };
}

function select(options, value, at, blank = word("blank")) {
  const control = el("select", {}, el("option", { value: "" }, blank));
  options.forEach(([text], place) => control.append(el("option", { value: String(place) }, text)));
  const place = options.findIndex(([, one]) => one === value);
  if (place >= 0) control.value = String(place);
  else if (value !== undefined && value !== null) at.lost.push(at.path);
  return { control, read: () => (control.value === "" ? undefined : options[Number(control.value)][1]) };
}

function buildChoice(schema, at, value) {
  const { options, rest } = explained(schema);
  const usual = options.find(([, one]) => one === schema.default);
  const made = select(options, value, at, usual && word("usual", { text: usual[0] }));
  return { node: labelled(at, made.control, rest), read: made.read };
}

// The words to choose from, each with what its description says of it, and what more that says.
function explained(schema) {
  const meanings = new Map();
  let rest = schema.description ?? "";
  for (const one of schema.enum) {
    for (const [before, after] of [[`${one}: `, /^[^;]*/], [`=${one}（`, /^[^）]*/], [`=${one} (`, /^[^)]*/]]) {
      let place = rest.indexOf(before); // 协同区 ends other words, too
      while (place > 0 && !before.startsWith("=") && !/[;. ]/.test(rest[place - 1])) place = rest.indexOf(before, place + 1);
      if (place < 0) continue;
      const [meaning] = rest.slice(place + before.length).match(after);
      meanings.set(one, before.startsWith("=") ? meaning : `${one}　${meaning}`); // seven is a word for programs
      const begin = before.startsWith("=") ? rest.slice(0, place).search(/\w*$/) : place;
      const end = place + before.length + meaning.length;
      rest = rest.slice(0, begin) + rest.slice(end).replace(/^[）)]?[;；]? ?/, "");
      break;
    }
  }
  const options = schema.enum.map((one) => [meanings.get(one) ?? one, one]);
  return { options, rest: rest.trim() || undefined };
}

function buildYesNo(schema, at, value) {
  const made = select([[word("yes"), true], [word("no"), false]], value, at);
  return { node: labelled(at, made.control, schema.description), read: made.read };
}

// A printed name, or an object in its place.
function buildEither(options, at, value, schema) {
  const named = options.find((one) => one.enum);
  const other = options.find((one) => one.type === "object");
  if (!named || !other) return buildText({ ...options[0], description: schema.description }, at, value);
  const written = value !== null && typeof value === "object";
  const another = {};
  const { options: printed, rest } = explained({ ...named, description: schema.description });
  const choices = [...printed, [word("other"), another]];
  const made = select(choices, written ? another : value, at);
  const inner = buildObject({ ...other, title: word("other") }, { ...at, needed: false }, written ? value : undefined, true);
  const show = () => { inner.node.hidden = made.read() !== another; };
  made.control.addEventListener("change", show);
  show();
  const node = el("div", { class: "field wide" }, ...labelled(at, made.control, rest).childNodes, inner.node);
  return { node, read: () => (made.read() === another ? (inner.read() ?? {}) : made.read()) };
}

function buildObject(schema, at, value, plain = false) {
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  if (value !== undefined && value !== null && !isObject) at.lost.push(at.path);
  const given = isObject ? value : {};
  for (const key of Object.keys(given)) {
    if (!(key in schema.properties)) at.lost.push(`${at.path}.${key}`);
  }
  const fields = Object.entries(schema.properties).map(([key, one]) => {
    const mine = Object.hasOwn(given, key) ? given[key] : undefined;
    return [key, build(one, at.root, `${at.path}.${key}`, mine, (schema.required ?? []).includes(key), at.lost)];
  });
  const grid = el("div", { class: "grid" }, ...fields.map(([, one]) => one.node));
  const read = () => {
    const found = fields.map(([key, one]) => [key, one.read()]).filter(([, one]) => one !== undefined);
    return found.length ? Object.fromEntries(found) : undefined;
  };
  if (plain) return { node: el("fieldset", {}, el("legend", {}, schema.title ?? at.title), grid), read };
  const open = at.needed || isObject;
  const hint = hinted(schema.description);
  const node = el("details", { class: "section", open, "data-path": at.path }, el("summary", {}, at.title), hint, grid);
  return { node, read };
}

function buildList(schema, at, value) {
  const items = resolved(schema.items, at.root);
  const isList = Array.isArray(value);
  if (value !== undefined && value !== null && !isList) at.lost.push(at.path);
  if (items.enum) return buildBoxes(items, schema, at, isList ? value : undefined);
  if (items.type === "string") return buildLines(schema, at, isList ? value : undefined);
  return buildRows(items, schema, at, isList ? value : undefined);
}

function folded(schema, at, value, counted, content, boxes) {
  const counter = el("span", { class: "count" });
  const tell = () => { counter.textContent = boxes.length || counted() ? counted.words() : ""; };
  const none = el("input", { type: "checkbox" });
  none.checked = Array.isArray(value) && value.length === 0;
  const nothing = at.nullable ? el("label", { class: "tick" }, none, word("none")) : null;
  const hint = hinted(schema.description);
  const node = el(
    "details",
    { class: "section list", open: value !== undefined && boxes.length <= LONG && (value.length > 0 || none.checked), "data-path": at.path },
    el("summary", {}, at.title, counter),
    hint, ...content, nothing,
  );
  const refresh = () => {
    if (counted() > 0) none.checked = false;
    none.disabled = counted() > 0;
    tell();
  };
  node.addEventListener("change", refresh);
  refresh();
  return { node, refresh, none: () => (none.checked && !counted() ? [] : undefined) };
}

// One of several words, each with a box.
function buildBoxes(items, schema, at, value) {
  const known = new Set(items.enum);
  for (const one of value ?? []) if (!known.has(one)) at.lost.push(at.path);
  const boxes = items.enum.map((name) => {
    const box = el("input", { type: "checkbox" });
    box.checked = (value ?? []).includes(name);
    return [name, box];
  });
  const { options, rest } = explained({ enum: items.enum, description: [schema.description, items.description].filter(Boolean).join(" ") });
  const names = new Map(options.map(([text, name]) => [name, text]));
  const list = el("div", { class: "boxes" }, ...boxes.map(([name, box]) => el("label", { class: "tick" }, box, titleAt(name, at.root) ?? names.get(name))));
  schema = { ...schema, description: rest };
  const counted = () => boxes.filter(([, box]) => box.checked).length;
  counted.words = () => word("ticked", { n: counted() });
  const made = folded(schema, at, value, counted, [list], boxes);
  const read = () => {
    const names = boxes.filter(([, box]) => box.checked).map(([name]) => name);
    return names.length ? names : made.none();
  };
  return { node: made.node, read };
}

// What scale.revenue is called.
function titleAt(name, root) {
  let schema = root;
  for (const key of name.split(".")) {
    schema = schema.properties?.[key];
    if (!schema) return undefined;
    schema = resolved(schema, root);
  }
  return schema.title;
}

function buildLines(schema, at, value) {
  const control = el("textarea", { rows: 3 });
  control.value = (value ?? []).map(String).join("\n");
  const empty = Array.isArray(value) && value.length === 0;
  const read = () => {
    const lines = control.value.split("\n").map((one) => one.trim()).filter(Boolean);
    return lines.length ? lines : empty ? [] : undefined;
  };
  return { node: labelled(at, control, [schema.description, word("each")].filter(Boolean).join(" "), true), read };
}

function buildRows(items, schema, at, value) {
  let rows = [];
  const holder = el("div");
  const add = el("button", { type: "button" }, word("add"));
  const counted = () => rows.length;
  counted.words = () => word("rows", { n: rows.length });
  const renumber = () => rows.forEach((row, place) => {
    row.name.textContent = word("row", { n: place + 1 });
    row.remove.setAttribute("aria-label", `${at.title} ${word("row", { n: place + 1 })} ${word("remove")}`);
    for (const one of [row.node, ...row.node.querySelectorAll("[data-path]")]) {
      if (one.dataset.path) one.dataset.path = `${at.path}[${place}]${one.dataset.path.slice(row.path.length)}`;
    }
    row.path = `${at.path}[${place}]`;
  });
  const made = folded(schema, at, value, counted, [holder, add], []);
  const append = (one, focus) => {
    const path = `${at.path}[${rows.length}]`;
    const inner = build({ ...items, description: undefined }, at.root, path, one, true, at.lost);
    const name = el("strong");
    const remove = el("button", { type: "button", class: "link" }, word("remove"));
    const body = inner.node.querySelector(".grid") ?? inner.node;
    const node = el("div", { class: "item", "data-path": path }, el("div", { class: "head" }, name, remove), body);
    const row = { node, name, remove, path, read: () => inner.read() ?? {} };
    remove.addEventListener("click", () => {
      rows = rows.filter((each) => each !== row);
      node.remove();
      renumber();
      made.refresh();
      add.focus();
    });
    rows.push(row);
    holder.append(node);
    renumber();
    made.refresh();
    if (focus) node.querySelector("input, select, textarea")?.focus();
  };
  add.addEventListener("click", () => append(undefined, true));
  for (const one of value ?? []) append(one, false);
  return { node: made.node, read: () => (rows.length ? rows.map((row) => row.read()) : made.none()) };
}

/* The case: text or fields, and from one to the other. */

async function showForm(value) {
  const { body: schema } = await ask(`schemas/${chosen("kind")}`);
  const lost = [];
  const needed = true;
  const at = { root: schema, path: "$", needed, lost, nullable: false, title: schema.title };
  form = buildObject(schema, at, value, true);
  $("filled").replaceChildren(form.node);
  const told = lost.filter((one) => !one.endsWith(".$comment")); // a comment is not read anyway
  notice(told.length ? word("lost", { paths: told.join(", ") }) : "");
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
    notice("");
    if ($("text").value.trim()) {
      try {
        value = JSON.parse($("text").value.replace(/^\ufeff/, ""));
      } catch {
        await showForm(undefined);
        notice(word("unread"));
      }
    }
    if (value !== undefined || !$("text").value.trim()) await showForm(value);
  } else {
    const value = form?.read();
    if (form) $("text").value = value === undefined ? "" : JSON.stringify(value, null, 2);
    form = null;
    $("filled").replaceChildren();
    notice("");
  }
  $("filled").hidden = !filling;
  $("pasted").hidden = filling;
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

/* The result. */

async function check() {
  const turn = ++asked;
  const kind = chosen("kind");
  const query = new URLSearchParams();
  if ($("on").value.trim()) query.set("on", $("on").value.trim());
  if ($("why").checked) query.set("why", "true");
  for (const [id, option] of Object.entries(readings?.read() ?? {})) query.append("reading", `${id}=${option}`);
  const button = $("check");
  button.setAttribute("aria-disabled", "true");
  let answer;
  try {
    const headers = { "Content-Type": "application/json" };
    answer = await ask(`${kind}s/validate?${query}`, { method: "POST", headers, body: current() });
  } catch {
    answer = { ok: false, body: { problems: [{ path: "", message: word("away") }] } };
  }
  button.removeAttribute("aria-disabled");
  if (turn !== asked) return;
  shown = answer;
  unmark();
  $("report").replaceChildren(...(answer.ok ? reported(answer.body) : refused(answer.body.problems)));
  if (!answer.ok) answer.body.problems.forEach(markField);
}

const COLOURS = { 符合: "good", 需作说明: "doubt", 待补充: "doubt", 不符合: "bad" };

function colourOf(finding) {
  if (finding.force === "提示") return "doubt";
  if (finding.outcome === "不符合") return finding.force === "必须" ? "bad" : finding.force === "原则上" ? "doubt" : "";
  return finding.outcome === "不明" ? "doubt" : finding.outcome === "符合" ? "good" : "";
}

function mark(text, colour) {
  return el("span", { class: `mark ${colour}` }, text);
}

function reported({ report, said }) {
  const all = report.findings.map((finding, place) => ({ finding, said: said.findings[place] }));
  const nodes = [el("p", { class: "verdict" }, word("verdict"), mark(said.verdict, COLOURS[report.verdict]))];
  if (said.why) nodes.push(el("h3", {}, word("reasons")), el("div", { class: "why" }, said.why));
  const topics = [...new Set(all.map((one) => one.said.topic))];
  for (const topic of topics) {
    const mine = all.filter((one) => one.said.topic === topic);
    const open = mine.filter((one) => ["不符合", "不明"].includes(one.finding.outcome));
    const met = mine.filter((one) => one.finding.outcome === "符合");
    const aside = mine.filter((one) => one.finding.outcome === "不适用");
    nodes.push(el("h3", {}, topic));
    if (open.length) nodes.push(listed(open));
    else nodes.push(el("p", { class: "quiet" }, word("good")));
    if (met.length) nodes.push(fold(word("met", { n: met.length }), met));
    if (aside.length) nodes.push(fold(word("aside", { n: aside.length }), aside));
  }
  return nodes;
}

function fold(title, findings) {
  return el("details", { class: "section" }, el("summary", {}, title), listed(findings));
}

function listed(findings) {
  return el("ul", { class: "findings" }, ...findings.map(({ finding, said }) => {
    const head = el("div", { class: "head" }, mark(said.outcome, colourOf(finding)), el("span", { class: "place" }, finding.place), el("span", { class: "force" }, said.force));
    if (said.section) head.append(el("span", {}, said.section));
    if (finding.readings.length) head.append(el("span", {}, `${word("readings")} ${finding.readings.join(" ")}`));
    return el("li", { "data-clause": finding.clause }, head, el("div", { class: "sentence" }, said.sentence), pathsOf(finding.entries));
  }));
}

function pathsOf(entries) {
  if (!entries.length) return null;
  return el("ul", { class: "paths" }, ...entries.slice(0, 50).map((one) => el("li", {}, pathed(one.path))));
}

// A path that leads to its field, where there is one.
function pathed(path) {
  if (chosen("way") !== "fill" || !fieldAt(path)) return el("code", {}, path);
  return el("button", { type: "button", class: "link", onclick: () => leadTo(path) }, el("code", {}, path));
}

function refused(problems) {
  return [
    el("p", { class: "verdict" }, mark(word("problems", { n: problems.length }), "bad")),
    el("ul", { class: "findings problems" }, ...problems.map((one) => el("li", {}, one.path ? el("div", { class: "head" }, pathed(one.path)) : null, el("div", { class: "sentence" }, one.message)))),
  ];
}

function fieldAt(path) {
  return [...$("filled").querySelectorAll("[data-path]")].find((one) => one.dataset.path === path);
}

function leadTo(path) {
  const field = fieldAt(path);
  if (!field) return;
  for (let node = field; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  const control = field.matches("input, select, textarea") ? field : field.querySelector("summary, input, select, textarea, button");
  control?.focus();
  field.scrollIntoView({ block: "center" });
}

function markField({ path, message }) {
  const field = fieldAt(path);
  if (!field) return;
  const wrong = el("p", { class: "wrong", id: fresh() }, message);
  if (field.matches("input, select, textarea")) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", wrong.id);
    field.closest(".field").append(wrong);
  } else field.querySelector("summary, .head")?.after(wrong);
  for (let node = field; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
}

function unmark() {
  document.querySelectorAll(".wrong").forEach((one) => one.remove());
  document.querySelectorAll("[aria-invalid]").forEach((one) => {
    one.removeAttribute("aria-invalid");
    one.removeAttribute("aria-errormessage");
  });
}

/* What somebody does. */

async function speak(name) {
  const value = chosen("way") === "fill" && form ? form.read() : undefined;
  const chose = readings?.read();
  language = name;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = word("title");
  document.querySelectorAll("[data-say]").forEach((one) => { one.textContent = word(one.dataset.say); });
  await showReadings(chose);
  if (chosen("way") === "fill") await showForm(value);
  if (shown) await check();
}

function reset() {
  asked += 1;
  shown = null;
  form = null;
  notice("");
  $("report").replaceChildren(el("p", { class: "quiet", "data-say": "nothing" }, word("nothing")));
}

$("language").addEventListener("change", (event) => speak(event.target.value));
document.querySelectorAll("input[name=way]").forEach((one) => one.addEventListener("change", showWay));
document.querySelectorAll("input[name=kind]").forEach((one) => one.addEventListener("change", async () => {
  reset();
  await put("");
}));
$("example").addEventListener("click", async () => {
  const { body } = await ask(`examples/${chosen("kind")}`);
  reset();
  await put(JSON.stringify(body, null, 2));
});
$("clear").addEventListener("click", async () => {
  reset();
  await put("");
});
$("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  reset();
  try {
    await put(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    await put("");
    notice(word("encoding"));
  }
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
// Whoever comes back to the page finds it as it was at first.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
speak("zh");
