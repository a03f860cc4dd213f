"""axe-core, which tells whether anybody can use a page: with a keyboard, a screen reader, or eyes that need contrast."""

import os
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

AXE = Path(os.environ.get("ZJ415X_AXE", "")) / "node_modules" / "axe-core" / "axe.min.js"
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="ZJ415X_AXE names no folder where npm installed axe-core")
THEMES = ("light", "dark")
_ALL = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then((found) => done(found.violations));
"""
# Nearly all time goes into two rules on colours. A text or a link is as easy to tell as every other that has its colours,
# size, weight and line, the same backgrounds behind it and the same colour around it: axe looks at one of each. Every
# other rule it tries on the whole page, and once: they do not ask for colours.
_BY_SHADES = """
const [theme, seen, done] = arguments;
document.getAnimations().forEach((one) => one.finish());
const behind = new Map([[null, ""]]);
const backgrounds = (node) => {
  if (!behind.has(node)) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(node);
    behind.set(node, `${backgrounds(node.parentElement)} ${backgroundColor} ${backgroundImage} ${opacity}`);
  }
  return behind.get(node);
};
const shades = new Map();
for (const node of document.querySelectorAll("body *")) {
  const told = [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
  if (told && node.checkVisibility({ visibilityProperty: true })) {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle } = getComputedStyle(node);
    const own = [color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle];
    const link = node.closest("a");
    const around = link ? getComputedStyle(link.parentElement).color : "";
    shades.set([theme, ...own, around, backgrounds(node)].join("|"), link ?? node);
  }
}
seen.forEach((one) => shades.delete(one));
const colours = ["color-contrast", "link-in-text-block"];
const options = { resultTypes: ["violations"] };
const rest = { ...options, rules: Object.fromEntries(colours.map((one) => [one, { enabled: false }])) };
(async () => {
  const found = theme === "light" ? (await axe.run(document, rest)).violations : [];
  const only = { ...options, runOnly: { type: "rule", values: colours } };
  if (shades.size) found.push(...(await axe.run({ include: [...shades.values()] }, only)).violations);
  done([found.filter((one) => ["critical", "serious"].includes(one.impact)), [...shades.keys()]]);
})();
"""


def _told(violations: list[dict[str, Any]]) -> list[str]:
    return [f"{one['id']}: {node['html']}" for one in violations for node in one["nodes"]]


def _set_theme(browser: webdriver.Chrome, theme: str | None) -> None:
    features = [{"name": "prefers-color-scheme", "value": theme}] if theme else []
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def faults(browser: webdriver.Chrome) -> dict[str, list[str]]:
    """All that axe-core finds wrong with the page that is open, in the light and in the dark."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = {}
    for theme in THEMES:
        _set_theme(browser, theme)
        found[theme] = _told(browser.execute_async_script(_ALL))
    _set_theme(browser, None)
    return found


def serious_faults(browser: webdriver.Chrome, seen: set[str]) -> dict[str, list[str]]:
    """What it finds critical or serious, as quickly: ``seen`` are the shades of the pages before, and then of this one."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = {}
    for theme in THEMES:
        _set_theme(browser, theme)
        violations, shades = browser.execute_async_script(_BY_SHADES, theme, list(seen))
        found[theme] = _told(violations)
        seen.update(shades)
    _set_theme(browser, None)
    return found
