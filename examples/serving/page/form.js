// Form: a schema and a value become fields, and the fields a value again; what is blank stays away.
"use strict";

const LONG = 24; // a list of more boxes than that is folded

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
  const long = /字以内|characters/.test(schema.description ?? "") || /\n/.test(value); // an input takes lines together
  const whole = schema.type === "integer";
  const control = long
    ? el("textarea", { rows: 3 })
    : el("input", { placeholder: schema.examples?.[0], inputmode: whole ? "numeric" : undefined });
  if (value !== undefined && value !== null) {
    if (typeof value === "object" || typeof value === "boolean") at.lost.push(at.path);
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
    if (!Object.hasOwn(schema.properties, key)) at.lost.push(`${at.path}.${key}`);
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
  (value ?? []).forEach((one, place) => { if (typeof one !== "string") at.lost.push(`${at.path}[${place}]`); });
  control.value = (value ?? []).filter((one) => typeof one === "string").join("\n");
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
