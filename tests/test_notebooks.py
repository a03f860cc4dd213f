"""The code on the pages that run it works: each page's cells in order, as a reader would run them."""

import ast
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "examples" / "notebooks"
_CELL = re.compile(r"^(`{3,})\{code-cell\}[^\n]*\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
_OPTIONS = re.compile(r"\A(?:---\n.*?^---\n|(?::[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
# What draws the charts, and what the doors open with; nothing of it is needed to use the rest of the library.
_NEEDED = {
    "import altair": ("altair", "vl_convert"),
    "import duckdb": ("duckdb",),
    "import polars": ("polars",),
    "zj415x.frames": ("narwhals", "pyarrow"),
    "zj415x.calendar": ("icalendar", "chinese_calendar"),
    "zj415x.office": ("openpyxl", "docx"),
    "zj415x.schema": ("msgspec",),
    "from pydantic": ("pydantic",),
    "from fastapi": ("fastapi",),
    "from sqlalchemy": ("sqlalchemy",),
}

# What the notebooks tell of in their prose, line by line as it is printed.
TOLD = {
    "draft-to-eligible": (
        "待补正\n待补正\n需作说明 A05 A12 A15\n符合 A05 A12 A13 A15\n符合 A05 A12 A13 A15\n",
        "省级及以上链主企业数量（含培育库）：从 0 到 1，差 1〔尚可办理；附件1 四（一）2〕\n",
        "Annex 1, IV(i)1 (in principle): revenue of enterprises above designated size, 2025: 4.19 billion yuan, below",
    ),
    "city-cut": (
        "\n18 3 3 24\nFalse 2\n",
        "\n不倾斜 衢州市：名额 20（推荐名额表 第8行），推荐 18，2 个名额待定（3 个产品同分），",
        "\n最大余额法分 20 个名额：柯城区 7、衢江区 5、江山市 4、龙游县 2、常山县 1、开化县 1\n",
        "\n圣拉古法分 20 个名额：柯城区 6、衢江区 5、江山市 4、龙游县 2、常山县 2、开化县 1\n",
        "\n德洪特法分 20 个名额：柯城区 7、衢江区 6、江山市 4、龙游县 2、常山县 1、开化县 0\n",
    ),
    "quotas": (
        "20 推荐名额表 第8行\n",
        "\n衢州市：名额 20（推荐名额表 第8行），推荐 18，2 个名额待定（3 个产品同分），名额外 3\n",
        "\n3 个产品同为 86.5 分，余 2 个名额：壬午医疗有限公司：一次性内窥镜 E-1、癸未硅业有限公司：光伏用有机硅密封胶 G-9、",
        "\n(19, 2, 1)\n",
        "\nTrue 20 0\n",
        "\n全省推荐 21，名额外 0\n",
        "\n圣拉古法分 20 个名额：柯城区 5、衢江区 4、江山市 4、龙游县 3、常山县 2、开化县 2\n",
    ),
    "whole-table": (
        "聚烯烃弹性体",
        "抗菌功能面料 附件2 二5（必须）：近三年年均销售收入（2023、2024、2025年） 560 万元，要求不低于 600 万元，差 40 万元。",
        "\n2 A47\n1 A48\n10 A48、A51\n",
        "\n衢州市：名额 20（推荐名额表 第8行），推荐 18，2 个名额待定（3 个产品同分），名额外 1\n",
    ),
    "tables": (
        "category（产品类别）：没有名为“产品类别”的列；相近的有：产品类别名\n",
        "2024年销售收入（万元） → sales.2024 万元\n",
        "    2025年销售收入：从 640 万元到 760 万元，差 120 万元〔既成事实；附件2 二5〕\n",
    ),
    "recipes": (
        "[1] True None\n(1, None, '需作说明')\n(True, None, '需作说明')\n",
        "\n['需作说明', '需作说明', '需作说明', '需作说明']\n",
        '"level": "INFO", "event": "核对完毕", "name": "开化县人民政府", "track": "低空经济与商业航天", "tier": "核心区", ',
    ),
    "province-overview": (
        "\n开放申报 25\n仅调整 4\n不开放申报 7\n",
        "\n390\n",
        "\n440 全省推荐 374，4 个名额待定（7 个产品同分），名额外 59\n",
        'font-family="Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"',
    ),
}


def cells(page: str) -> list[str]:
    """The code of a page's cells, without what is said of how they are to be shown."""
    return [_OPTIONS.sub("", found.group(2)) for found in _CELL.finditer(page)]


def pages() -> list[Path]:
    """The notebooks, and the pages of the documentation that run code."""
    documentation = sorted((ROOT / "docs").glob("*.md"))
    return [*sorted(NOTEBOOKS.glob("*.md")), *(path for path in documentation if _runs(path))]


def _runs(path: Path) -> bool:
    head = re.match(r"---\n(.*?)^---$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return head is not None and "file_format: mystnb" in head.group(1).splitlines()


def run(path: Path) -> None:
    """Run a page's cells in order; what the last line of each comes to is printed as a notebook shows it."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, code in enumerate(cells(path.read_text(encoding="utf-8")), start=1):
        tree = ast.parse(code, f"{path.name}, cell {number}")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"{path.name}, cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            _show(eval(compile(ast.Expression(last.value), f"{path.name}, cell {number}", "eval"), names))


def _show(value: Any) -> None:
    for representation in ("_repr_mimebundle_", "_repr_html_"):
        if hasattr(value, representation):
            print(getattr(value, representation)())
            return
    if value is not None:
        print(repr(value))


def lacking(path: Path) -> list[str]:
    """What a page needs and is not installed."""
    text = path.read_text(encoding="utf-8")
    needed = [name for words, names in _NEEDED.items() if words in text for name in names]
    return [name for name in needed if importlib.util.find_spec(name) is None]


@pytest.fixture(scope="module")
def ran() -> dict[str, Any]:
    """What each page printed whose needs are installed, and how it failed; all of them in one program."""
    return ran_alone(path for path in pages() if not lacking(path))


def ran_alone(paths: Iterable[Path]) -> dict[str, Any]:
    """What pages print, and how they fail, in a program of their own."""
    command = [sys.executable, "-X", "utf8", os.fspath(Path(__file__)), *map(os.fspath, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_its_cells_run(path: Path, ran: dict[str, Any]) -> None:
    if missing := lacking(path):
        pytest.skip(f"{path.name} needs what is not installed (extra: docs): {', '.join(missing)}")
    printed, error = ran[os.fspath(path)]
    assert error is None, error
    for line in TOLD.get(path.stem, ()):
        assert line in printed


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java")
@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed")
def test_a_whole_table_comes_to_the_same_on_spark() -> None:
    path = NOTEBOOKS / "whole-table.md"
    if missing := lacking(path):
        pytest.skip(f"{path.name} needs what is not installed (extra: docs): {', '.join(missing)}")
    printed, error = ran_alone([path])[os.fspath(path)]
    assert error is None, error
    assert printed.endswith(
        "\nTrue\nTrue\n"
        "园区安全大模型 quality-preferred launch-evidence\n伺服电机 quality-system quality-preferred commitment\n"
        "钕铁硼磁环 rd-share\n高强不锈钢丝 mean-sales\n"
    )


def test_there_are_notebooks_to_run() -> None:
    assert {path.stem for path in pages() if path.is_relative_to(NOTEBOOKS)} == set(TOLD) - {
        "quotas",
        "recipes",
        "tables",
    }


def test_how_a_cell_is_to_be_shown_is_no_code() -> None:
    page = (
        "```{code-cell} python\n:tags: [hide-input]\n1 + 1\n```\n\n````{code-cell}\n---\ntags: [a]\n---\n'```'\n````\n"
    )
    assert cells(page) == ["1 + 1\n", "'```'\n"]


def main(paths: list[str]) -> None:
    """Run pages, each where it stands or, one of the documentation, at the root; print what each printed as JSON."""
    ran = {}
    for path in map(Path, paths):
        os.chdir(path.parent if path.is_relative_to(NOTEBOOKS) else ROOT)
        error = None
        with redirect_stdout(io.StringIO()) as printed:
            try:
                run(path)
            except Exception:
                error = traceback.format_exc()
        ran[os.fspath(path)] = printed.getvalue(), error
    print(json.dumps(ran))


if __name__ == "__main__":
    main(sys.argv[1:])
