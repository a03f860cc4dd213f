// From disk a page may not fetch another, and a search would find pages without showing what they say:
// there it takes this from a script that stands beside the pages.
"use strict";
if (location.protocol === "file:") {
  const root = document.documentElement.dataset.content_root;
  const loaded = new Promise((done) => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => done(window.excerpts || {});
    script.src = `${root}_static/excerpts-texts.js`;
    document.head.append(script);
  });
  window.fetch = async (address) => {
    const page = address.slice(root.length).replace(/\.html$/, "");
    return new Response(`<div role="main">${(await loaded)[page] || ""}</div>`);
  };
}
