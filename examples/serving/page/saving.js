// Saving: what is shown, on paper, as a page of its own, or as JSON; only where somebody asks for it.
"use strict";

function save(content, media, ending) {
  const address = URL.createObjectURL(new Blob([content], { type: media }));
  el("a", { href: address, download: `${word("saved")}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function asPage() {
  const report = $("report").cloneNode(true);
  report.querySelectorAll(".entries").forEach((one) => one.remove()); // they lead into the form, which stays behind
  report.querySelectorAll("details.section").forEach((one) => { one.open = true; });
  report.querySelectorAll("button, input").forEach((one) => {
    if (one.matches(".link")) one.replaceWith(el("span", {}, ...one.childNodes));
    else one.remove();
  });
  const style = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
  const page = document.implementation.createHTMLDocument(word("title"));
  page.documentElement.lang = document.documentElement.lang;
  page.head.append(el("meta", { charset: "utf-8" }), el("meta", { name: "color-scheme", content: "light dark" }), el("style", {}, style));
  page.body.append(el("main", { class: "alone" }, el("section", { id: "result" }, el("h1", {}, word("result")), report, el("p", { class: "quiet" }, word("under")))));
  return `<!doctype html>\n${page.documentElement.outerHTML}`;
}

// On paper all is open but what is only counted: blanks, which the findings name again, and what is not applicable.
let closed = [];
window.addEventListener("beforeprint", () => {
  closed = [...$("report").querySelectorAll("details.section:not([open], .aside)")];
  closed.forEach((one) => { one.open = true; });
});
window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
$("print").addEventListener("click", () => print());
$("save-html").addEventListener("click", () => save(asPage(), "text/html", "html"));
$("save-json").addEventListener("click", () => save(JSON.stringify(shown.body, null, 2), "application/json", "json"));
