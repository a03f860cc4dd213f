// Old: in the words that every browser understands, for those that do not understand the page.
(function () {
  if (typeof WebAssembly === "object" && typeof DecompressionStream === "function" && typeof Worker === "function") return;
  document.getElementById("start").hidden = false;
  document.getElementById("start-bar").hidden = true;
  document.getElementById("start-words").textContent =
    "浏览器过旧，打不开这一页：请用近两年的 Edge、Chrome、Firefox 或 Safari。" +
    " This browser is too old for this page: use Edge, Chrome, Firefox or Safari of the last two years.";
})();
