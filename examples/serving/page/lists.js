// Lists: the rows of a form, its boxes, and its lines of text; none is not the same as blank.
"use strict";

const LONG = 24; // a list of more boxes than that is folded

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
