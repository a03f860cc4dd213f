// What scrolls and holds nothing to stop at can be reached with the keyboard.
const STOPS = "a[href], button, input, select, textarea, summary";
const scrolls = (node) => {
  const { overflowX, overflowY } = getComputedStyle(node);
  return (
    (node.scrollWidth > node.clientWidth && /auto|scroll/.test(overflowX)) ||
    (node.scrollHeight > node.clientHeight && /auto|scroll/.test(overflowY))
  );
};
const reach = () => {
  for (const node of document.querySelectorAll("article *")) {
    const larger = node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight;
    if (larger && scrolls(node) && !node.querySelector(STOPS)) node.tabIndex = 0;
  }
};
reach();
addEventListener("load", reach);
addEventListener("resize", reach);
