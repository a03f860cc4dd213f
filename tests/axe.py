"""axe-core, which tells whether anybody can use a page: with a keyboard, a screen reader, or eyes that need contrast."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

AXE = Path(os.environ.get("ZJ415X_AXE", "")) / "node_modules" / "axe-core" / "axe.min.js"
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="ZJ415X_AXE names no folder where npm installed axe-core")
THEMES = ("light", "dark")
_RUN = """
const [impacts, done] = arguments;
document.getAnimations().forEach((one) => one.finish());
axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.filter(
  (one) => impacts === null || impacts.includes(one.impact))));
"""


def faults(browser: webdriver.Chrome, impacts: Collection[str] | None = None) -> dict[str, list[str]]:
    """What axe-core finds wrong with the page that is open, in the light and in the dark; of some impacts, or of any."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = {}
    for theme in THEMES:
        feature = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
        violations: list[dict[str, Any]] = browser.execute_async_script(_RUN, impacts)
        found[theme] = [f"{one['id']}: {node['html']}" for one in violations for node in one["nodes"]]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    return found
