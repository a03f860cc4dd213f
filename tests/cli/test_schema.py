"""Schema: JSON Schemas from the command line."""

import json
import sys

import pytest

from zj415x.cli import main
from zj415x.cli.schema import WORDS
from zj415x.schema import KINDS, json_schema


def test_lists_all_schemas_without_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert [*WORDS] == [*KINDS, "product-table"]
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{name}  {words}" for name, words in WORDS.items()]
    assert main(["schema", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "application  cluster application",
        "product  premium product",
        "ranking  a ranked list",
    ]


def test_prints_the_librarys_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("msgspec", reason="msgspec is not installed (extra: schema)")
    for name, kind in KINDS.items():
        assert main(["schema", name, "--lang", "en"]) == 0
        assert json.loads(capsys.readouterr().out) == json_schema(kind, "en")
    assert main(["schema", "Product"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema(KINDS["product"])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("aplication", "没有名为“aplication”的数据；相近的有：application、allocation、apportionment"),
        ("申报", "没有名为“申报”的数据；不写名称就列出有哪些"),
    ],
)
def test_reports_an_unknown_name(typed: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["schema", typed])
    assert end.value.code == 2
    assert capsys.readouterr().err.endswith(f"zj415x schema：名称：{says}\n")


def test_a_missing_package_gives_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "msgspec.json", None)
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert main(["schema", "product", "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", "msgspec is not installed; run pip install 'zj415x[schema]' first\n")
