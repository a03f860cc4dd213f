"""The parts of Babel that English needs, the same in every allowed version of Babel.

Whatever is not stated here is ours: the words of ``en.po``, and all of Chinese.
"""

import ast
import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.lists import format_list
from babel.messages.pofile import read_po

import zj415x
from zj415x.wording import say
from zj415x.wording.values import month_of
from zj415x.wording.voice import voice_of

SOURCE = Path(zj415x.__file__).parent
EXAMPLES = Path(__file__).parents[2] / "examples"
ENGLISH = Locale.parse("en")
MONTHS = {
    1: ("January", "Jan"),
    2: ("February", "Feb"),
    3: ("March", "Mar"),
    4: ("April", "Apr"),
    5: ("May", "May"),
    6: ("June", "Jun"),
    7: ("July", "Jul"),
    8: ("August", "Aug"),
    9: ("September", "Sep"),
    10: ("October", "Oct"),
    11: ("November", "Nov"),
    12: ("December", "Dec"),
}


def from_babel(module: Path) -> set[str]:
    """List the names that a module imports from Babel."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "babel":
            found |= {f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name.partition(".")[0] == "babel"}
    return found


def test_only_the_known_names_come_from_babel() -> None:
    taken = {str(path.relative_to(SOURCE)): from_babel(path) for path in SOURCE.rglob("*.py")}
    assert {name: names for name, names in taken.items() if names} == {
        str(Path("wording", "voice.py")): {
            "babel.Locale",
            "babel.lists.format_list",
            "babel.messages.pofile.read_po",
        }
    }


def run(script: str, *arguments: str, **environment: str) -> str:
    """Run a script in a new interpreter and return its output; stderr must be empty."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
    )
    assert done.stderr == ""
    return done.stdout


def test_chinese_does_not_load_babel() -> None:
    printed = run(
        "import sys\n"
        "sys.modules['babel'] = None\n"
        "from zj415x.cli import main\n"
        "from zj415x.display import show\n"
        "from zj415x.editions.y2026 import NOTICE\n"
        "print(show(NOTICE.deadlines).html)\n"
        "for path in sys.argv[1:]:\n"
        "    main(['check', '--why', path])\n",
        *[str(EXAMPLES / name) for name in ("product.json", "application.json")],
    )
    for said in (
        ">7月<",
        "上市时间 2023年5月1日，在2023年1月1日至2024年12月31日期间。",
        "提交时间 2026年6月20日10:00，在时限内",
        "从 41.9 亿元到 42 亿元，差 0.1 亿元",
    ):
        assert said in printed


@pytest.mark.parametrize("zone", ["", ":", "CST-8", "/no/such/file"])
def test_english_works_in_any_machine_time_zone(zone: str) -> None:
    # Babel looks for the zone as soon as it is loaded.
    script = "from zj415x.wording import say; from datetime import date; print(say(date(2026, 7, 10), 'en'))"
    assert run(script, TZ=zone) == "July 10, 2026\n"


@pytest.mark.parametrize("number", MONTHS)
def test_months_have_their_names(number: int) -> None:
    name, short = MONTHS[number]
    assert (ENGLISH.months["format"]["wide"][number], ENGLISH.months["format"]["abbreviated"][number]) == (name, short)
    day, voice = date(2026, number, 5), voice_of("en")
    assert voice.say(day) == f"{name} 5, 2026"
    assert month_of(day, voice, year=False) == short
    assert month_of(day, voice, year=True) == f"{short} 2026"


@pytest.mark.parametrize(
    ("several", "all_of_them", "a_choice"),
    [
        ("a", "a", "a"),
        ("ab", "a and b", "a or b"),
        ("abc", "a, b, and c", "a, b, or c"),
        ("abcdefghijkl", "a, b, c, d, e, f, g, h, i, j, k, and l", "a, b, c, d, e, f, g, h, i, j, k, or l"),
    ],
)
def test_lists_are_joined(several: str, all_of_them: str, a_choice: str) -> None:
    assert format_list(list(several), style="standard", locale=ENGLISH) == all_of_them
    assert format_list(list(several), style="or", locale=ENGLISH) == a_choice
    assert say(tuple(several), "en") == all_of_them
    assert voice_of("en").say(tuple(several), style="or") == a_choice


def test_po_file_is_read() -> None:
    file = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. glossary
#. What it is.
msgid "核心区"
msgstr "core zone"

msgid "{count} 天"
msgid_plural "{count} 天"
msgstr[0] "{count} day"
msgstr[1] "{count} days"

msgctxt "Outcome"
msgid "符合"
msgstr "met"

msgid ""
"一"
"二\\n"
msgstr "“one”\\n"
"\\"two\\""
"""
    read = [(one.context, one.id, one.string, one.auto_comments) for one in read_po(BytesIO(file.encode()))]
    assert read[0][1] == ""
    assert read[1:] == [
        (None, "核心区", "core zone", ["glossary", "What it is."]),
        (None, ("{count} 天", "{count} 天"), ("{count} day", "{count} days"), []),
        ("Outcome", "符合", "met", []),
        (None, "一二\n", '“one”\n"two"', []),
    ]
