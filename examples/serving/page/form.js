// Form: a schema and a value become fields, and the fields a value again; what is blank stays away.
"use strict";

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

const UNIT = /(?:，表上的单位是|; unit on the form: )(.+?)(?=。|\.(?: |$))/;

function labelled(at, control, description, wide = false) {
  const id = fresh();
  control.id = id;
  control.dataset.path = at.path;
  const [told, printed] = description?.match(UNIT) ?? [];
  const unit = printed ? el("span", { class: "unit", id: `${id}-unit` }, printed) : null;
  const hint = hinted(printed ? description.replace(told, "") : description, { id: `${id}-hint` });
  const describing = [unit, hint].filter(Boolean).map((one) => one.id);
  if (describing.length) control.setAttribute("aria-describedby", describing.join(" "));
  if (at.needed) control.setAttribute("aria-required", "true");
  const label = el("label", { for: id }, at.title, at.needed ? el("span", { class: "needed" }, word("needed")) : null);
  return el("div", { class: wide ? "field wide" : "field" }, label, unit ? measured(control, unit) : control, hint);
}

// A box with the unit that the form prints, which goes where another is typed.
function measured(control, unit) {
  const refresh = () => { unit.hidden = /[^\d.,，。\s]$/.test(control.value.normalize("NFKC").trim()); };
  control.addEventListener("input", refresh);
  refresh();
  return el("div", { class: "measured" }, control, unit);
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?\+08:00$/;

// A moment is typed, in Beijing time; what the library does not understand of it, it says.
function buildMoment(schema, at, value) {
  const control = el("input", { placeholder: word("moment"), autocomplete: "off" });
  if (value) control.value = shownMoment(value);
  const read = () => momentOf(control.value) || undefined;
  const own = schema.description?.replace(at.root.$defs.Instant?.description ?? "", "").trim(); // that is for documents
  const hint = [own, word("moment-hint")].filter(Boolean).join(language === "zh" ? "" : " ");
  return { node: labelled(at, control, hint), read };
}

// As people write it, without the zone and seconds that are none.
const shownMoment = (text) => (MOMENT.test(text) ? text.slice(0, -6).replace("T", " ").replace(/(:\d\d):00$/, "$1") : text);

// What is typed as 2026年6月20日 10:00 or 2026/6/20 10:00, as an address has it; anything else as it is.
const DATE = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2}))/;
const CLOCK = /^([01]?\d|2[0-4])(?:[时点]整?|[:时点]([0-5]?\d)(?:[:分]([0-5]?\d)秒?|分)?)$/;
const two = (text) => text.padStart(2, "0");

function dayAndRest(text) {
  const typed = text.normalize("NFKC").trim().replace(/\s+/g, " ").replace(/ ?([年月日]) ?/g, "$1");
  const found = typed.match(DATE);
  if (!found) return [];
  const [whole, year, month, day, , otherMonth, otherDay] = found;
  return [`${year}-${two(month ?? otherMonth)}-${two(day ?? otherDay)}`, typed.slice(whole.length).trim()];
}

function dayOf(text) {
  const [day, rest] = dayAndRest(text);
  return day && !rest ? day : text.trim();
}

function momentOf(text) {
  const [day, rest] = dayAndRest(text);
  const clock = rest?.match(CLOCK);
  if (!clock) return text.trim();
  const [, hour, minute = "0", second = "0"] = clock;
  return `${day}T${two(hour)}:${two(minute)}:${two(second)}+08:00`;
}

function buildText(schema, at, value) {
  const blank = value === undefined || value === null;
  if (MOMENT.test(schema.examples?.[0] ?? "") && (blank || typeof value === "string")) return buildMoment(schema, at, value);
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
  const titled = Object.entries(other.properties).map(([key, one]) => [key, { ...one, title: one.title ?? word(key) }]);
  const spelt = { ...other, title: word("other"), properties: Object.fromEntries(titled) };
  const inner = buildObject(spelt, { ...at, needed: false }, written ? value : undefined, true);
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
