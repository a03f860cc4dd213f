// Cutting: a ranked list, cut at the places of its recommender; those tied are for people to decide.
"use strict";

async function showRecommenders() {
  const { body } = await ask("recommenders");
  const chose = $("recommender").value;
  $("recommender").replaceChildren(...body.map((name) => el("option", { value: name }, name)));
  if (chose) $("recommender").value = chose;
}

function cuttingQuery(decided) {
  const query = new URLSearchParams({ recommender: $("recommender").value, tilt: $("tilt").value });
  if ($("taken").value.trim()) query.set("taken", $("taken").value.trim());
  decided.forEach((row) => query.append("decided", row));
  return query;
}

const named = ({ enterprise, product, score }) => `${enterprise}　${product}${score === null ? "" : `（${word("points", { n: score })}）`}`;

function products(found) {
  return el("ol", { class: "products" }, ...found.map((one) => el("li", {}, named(one))));
}

function cut({ allocation, said }, decided) {
  const nodes = [el("p", { class: "verdict sentence" }, said.summary)];
  if (allocation.tied.length) {
    const boxes = allocation.tied.map((one, place) => el("label", { class: "tick" }, el("input", { type: "checkbox", value: said.tied_rows[place] }), named(one)));
    const again = el("button", { type: "button", onclick: () => check([...decided, ...boxes.map((one) => one.firstChild).filter((one) => one.checked).map((one) => one.value)]) }, word("decide"));
    nodes.push(el("h3", {}, word("tied")), el("div", { class: "lines", id: "tied" }, ...boxes), again);
  }
  nodes.push(el("h3", {}, word("recommended", { n: allocation.recommended.length })), products(allocation.recommended));
  if (allocation.left_out.length) nodes.push(el("h3", {}, word("left", { n: allocation.left_out.length })), products(allocation.left_out));
  for (const [title, all] of [["steps", said.steps], ["duplicates", said.duplicates]]) {
    if (all.length) nodes.push(el("h3", {}, word(title)), el("ul", { class: "findings" }, ...all.map((one) => el("li", { class: "sentence" }, one))));
  }
  return nodes;
}
