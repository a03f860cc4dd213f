// Report: what the service answers, shown as text; each path leads to its field, where there is one.
"use strict";

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
  const nodes = [subject(text), el("p", { class: "verdict" }, word("verdict"), mark(said.verdict, COLOURS[report.verdict]))];
  if (said.why) nodes.push(el("h3", {}, word("reasons")), el("div", { class: "why" }, ...coded(said.why)));
  const topics = [...new Set(all.map((one) => one.said.topic))];
  for (const topic of topics) {
    const mine = all.filter((one) => one.said.topic === topic);
    const open = mine.filter((one) => ["不符合", "不明"].includes(one.finding.outcome));
    const met = mine.filter((one) => one.finding.outcome === "符合");
    const aside = mine.filter((one) => one.finding.outcome === "不适用");
    nodes.push(el("h3", {}, topic));
    if (open.length) nodes.push(listed(open));
    else nodes.push(el("p", { class: "quiet" }, word(met.length ? "good" : "unchecked")));
    if (met.length) nodes.push(fold(word("met", { n: met.length }), met));
    if (aside.length) nodes.push(fold(word("aside", { n: aside.length }), aside));
  }
  if (routes?.said) nodes.push(...alternatives(routes));
  return nodes;
}

// A text whose codes of open points lead to their questions.
function coded(text) {
  return text.split(/\b(A\d\d)\b/).map((part, place) => (
    place % 2 && readings.node.querySelector(`[data-path=".${part}"]`) ? el("button", { type: "button", class: "link code", onclick: () => question(part) }, part) : part
  ));
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

function fold(title, findings) {
  return el("details", { class: "section" }, el("summary", {}, title), listed(findings));
}

function listed(findings) {
  return el("ul", { class: "findings" }, ...findings.map(({ finding, said }) => {
    const head = el("div", { class: "head" }, mark(said.outcome, colourOf(finding)), el("span", { class: "force" }, said.force));
    if (said.section) head.append(el("span", {}, said.section));
    if (finding.readings.length) head.append(el("span", {}, word("readings"), ...finding.readings.flatMap((id) => [" ", ...coded(id)])));
    return el("li", { "data-clause": finding.clause }, head, el("div", { class: "sentence" }, said.sentence), pathsOf(finding.entries));
  }));
}

function pathsOf(entries) {
  if (!entries.length) return null;
  return el("ul", { class: "paths" }, ...entries.slice(0, 50).map((one) => el("li", {}, pathed(one.path))));
}

// A path that leads to its field, where there is one.
function pathed(path) {
  const field = chosen("way") === "fill" ? fieldAt(path) : undefined;
  if (!field) return el("code", {}, path);
  const name = (field.labels?.[0] ?? field.querySelector("summary, .head strong"))?.firstChild?.textContent ?? "";
  return el("button", { type: "button", class: "link", onclick: () => leadTo(path) }, name, el("code", {}, path));
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
