// Report: what the service answers, shown as text; what is named leads to its field, where there is one. A path is for
// programs: it is read in a title, and never printed.
"use strict";

const FIRST = "scale"; // what everybody looks for first is never folded
const COLOURS = { 符合: "good", 需作说明: "doubt", 待补正: "doubt", 不符合: "bad" };

function colourOf(finding) {
  if (finding.force === "提示") return "doubt";
  if (finding.outcome === "不符合") return finding.force === "必须" ? "bad" : finding.force === "原则上" ? "doubt" : "";
  return finding.outcome === "不明" ? "doubt" : finding.outcome === "符合" ? "good" : "";
}

function mark(text, colour) {
  return el("span", { class: `mark ${colour}` }, text);
}

// Whose case it is, so that a printed result says it; of persons nothing.
function subject(text) {
  const { applicant, enterprise, name, tier, track } = JSON.parse(text.replace(/^\ufeff/, ""));
  const parts = [applicant?.name, enterprise?.name, name, tier, track?.name ?? track];
  return el("p", { class: "subject" }, parts.filter((one) => typeof one === "string").join(" · "));
}

function reported({ report, said, routes }, text) {
  const all = report.findings.map((finding, place) => ({ finding, said: said.findings[place] }));
  const topicwise = said.topics.length ? el("span", { class: "topics" }, said.topics.join(word("also"))) : null;
  const nodes = [
    subject(text),
    el("p", { class: "verdict" }, word("verdict"), mark(said.verdict, COLOURS[report.verdict]), topicwise),
    el("p", { class: "quiet" }, said.count),
  ];
  if (said.reasons) nodes.push(el("h3", {}, word("reasons")), reasoned(said.reasons));
  const topics = [...new Set(all.map((one) => one.said.topic))];
  for (const topic of topics) {
    const mine = all.filter((one) => one.said.topic === topic);
    const [first, rest] = [true, false].map((first) => mine.filter((one) => (one.finding.clause === FIRST) === first));
    const open = rest.filter((one) => ["不符合", "不明"].includes(one.finding.outcome));
    const met = rest.filter((one) => one.finding.outcome === "符合");
    const aside = rest.filter((one) => one.finding.outcome === "不适用");
    nodes.push(el("h3", {}, topic));
    if (first.length || open.length) nodes.push(listed([...first, ...open]));
    else nodes.push(el("p", { class: "quiet" }, word(met.length ? "good" : "unchecked")));
    if (met.length) nodes.push(fold(word("met", { n: met.length }), met));
    if (aside.length) nodes.push(fold(word("aside", { n: aside.length }), aside, "aside"));
  }
  if (routes?.said) nodes.push(...alternatives(routes));
  return nodes;
}

// Lines as lists: what is deeper belongs to the line before it.
function reasoned(lines) {
  const box = el("div", { class: "why" });
  const inside = [box]; // what the next line of each depth stands in
  for (const { depth, sentence, folded, blanks } of lines) {
    const list = blanks.length ? el("ul", {}, ...blanks.map(({ path, said }) => el("li", {}, placed(path, said)))) : null;
    const content = folded ? [el("details", {}, el("summary", {}, sentence), list)] : [...linked(sentence), list];
    const line = el(depth ? "li" : "div", { class: folded ? "folded" : undefined }, ...content.filter(Boolean));
    let holder = inside[depth];
    if (depth) {
      if (holder.lastElementChild?.tagName !== "UL") holder.append(el("ul"));
      holder = holder.lastElementChild;
    }
    holder.append(line);
    inside[depth + 1] = line;
  }
  return box;
}

// A text whose codes of open points lead to their questions, and whose paths are the names of their fields.
function linked(text) {
  return text.split(/(\bA\d\d\b|\$(?:\.\w+|\[\d+\])+)/).map((part, place) => {
    if (place % 2 === 0) return part;
    if (part.startsWith("$")) return placed(part, nameAt(part));
    return coded(part);
  });
}

function coded(id) {
  const known = readings.node.querySelector(`[data-path=".${id}"]`);
  return known ? el("button", { type: "button", class: "link code", onclick: () => question(id) }, id) : id;
}

function question(id) {
  $("how").open = true;
  const field = $("readings").querySelector(`[data-path=".${id}"]`);
  field.focus();
  field.scrollIntoView({ block: "center" });
}

function alternatives({ said }) {
  if (!said.length) return [];
  const list = el("ul", { class: "findings" }, ...said.map((one) => el("li", {}, el("div", { class: "sentence" }, one))));
  return [el("details", { class: "section" }, el("summary", {}, word("routes")), list)];
}

function fold(title, findings, kind = "") {
  return el("details", { class: `section ${kind}`.trim() }, el("summary", {}, title), listed(findings));
}

function listed(findings) {
  return el("ul", { class: "findings" }, ...findings.map(({ finding, said }) => {
    const head = el("div", { class: "head" }, mark(said.outcome, colourOf(finding)), el("span", { class: "force" }, said.force));
    if (said.section) head.append(el("span", {}, said.section));
    if (finding.readings.length) head.append(el("span", {}, word("readings"), ...finding.readings.flatMap((id) => [" ", coded(id)])));
    return el("li", { "data-clause": finding.clause }, head, el("div", { class: "sentence" }, said.sentence), entriesOf(finding.entries, said.entries));
  }));
}

const FEW = 3; // more entries than that are folded: the sentence names them already

function entriesOf(entries, names) {
  if (!entries.length) return null;
  const list = el("ul", { class: "entries" }, ...entries.slice(0, 50).map(({ path }, place) => el("li", {}, placed(path, names[place]))));
  if (entries.length <= FEW) return list;
  return el("details", { class: "entries" }, el("summary", {}, word("concerned", { n: entries.length })), list);
}

// What a field is called, as a link to it where it is on the page.
function placed(path, name) {
  if (!fieldAt(path)) return el("span", { title: path || undefined }, name);
  return el("button", { type: "button", class: "link", title: path, onclick: () => leadTo(path) }, name);
}

// What a path is called on the form; what is not known of it stays as it is written.
function nameAt(path) {
  if (path.startsWith("?")) return fieldAt(path) ? labelOf(fieldAt(path)) : path.slice(1);
  let schema = schemaShown;
  const names = [];
  for (const part of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
    if (part[2] !== undefined) {
      names.push(word("row", { n: Number(part[2]) + 1 }));
      schema = schema?.items && resolved(schema.items, schemaShown);
      continue;
    }
    const property = schema?.properties && Object.hasOwn(schema.properties, part[1]) ? schema.properties[part[1]] : undefined;
    if (!property) return [...names, path.slice(part.index).replace(/^\./, "")].join(word("within"));
    const options = parts(resolved(property, schemaShown), schemaShown);
    schema = options.find((one) => one.properties || one.items) ?? options[0];
    names.push(property.title ?? schema.title ?? part[1]);
  }
  return names.length ? names.join(word("within")) : word("whole");
}

const labelOf = (field) => (field.labels?.[0] ?? field.querySelector("summary"))?.textContent ?? "";

function refused(problems) {
  return [
    el("p", { class: "verdict" }, mark(word("problems", { n: problems.length }), "bad")),
    el("ul", { class: "findings problems" }, ...problems.map((one) => el("li", {}, one.path ? el("div", { class: "head", "data-path": one.path }, placed(one.path, nameAt(one.path))) : null, el("div", { class: "sentence" }, one.message)))),
  ];
}

function fieldAt(path) {
  if (path.startsWith("?")) return $(path === "?reading" ? "how" : path.slice(1)) ?? undefined; // what is asked beside the case
  return chosen("way") !== "fill" ? undefined : [...$("filled").querySelectorAll("[data-path]")].find((one) => one.dataset.path === path);
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

function unmark(within) {
  within.querySelectorAll(".wrong").forEach((one) => one.remove());
  within.querySelectorAll("[aria-invalid]").forEach((one) => {
    one.removeAttribute("aria-invalid");
    one.removeAttribute("aria-errormessage");
  });
}
