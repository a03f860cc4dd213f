"""Cutting a copy of a notice into passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x.errors import InvalidTypeError
from zj415x.printed.transcript import normalised, transcribe


def cut(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in transcribe(text)]


def test_headings_lose_their_marks() -> None:
    assert cut("# 甲\n\n### （一） 乙 丙\n") == [("标题", "甲"), ("标题", "(一)乙丙")]


def test_sentences_end_at_stops_and_limbs_at_commas() -> None:
    text = "由甲县会同有关部门办理事项，由乙县会同有关部门办理事项；丙县另行办理。“丁县”不办！”完"
    assert [words for _, words in cut(text)] == [
        "由甲县会同有关部门办理事项,",
        "由乙县会同有关部门办理事项;",
        "丙县另行办理。",
        "“丁县”不办!”",
        "完",
    ]


def test_short_limb_joins_the_next() -> None:
    assert cut("申报甲的，应有一。申报乙的，") == [("句", "申报甲的,应有一。"), ("句", "申报乙的,")]


def test_numbered_items_are_separate_passages() -> None:
    text = "1.甲\n2.2026年乙\n1-2. 丙\n（十一）丁\n三、戊\n- 附：己\n- 附件：庚\n3.5倍"
    assert [kind for kind, _ in cut(text)] == ["条目"] * 8
    assert cut("2026年乙") == [("题签", "2026年乙")]


def test_note_includes_the_items_after_it() -> None:
    assert cut("注：1.甲\n\n2.乙\n\n备注：丙\n（一）丁") == [
        ("注", "注:1.甲"),
        ("注", "2.乙"),
        ("注", "备注:丙"),
        ("条目", "(一)丁"),
    ]


def test_line_without_a_stop_is_a_caption() -> None:
    assert cut("附 1-2\n\n盖章  \n年 月 日\n\n填报人：") == [
        ("题签", "附1-2"),
        ("题签", "盖章"),
        ("题签", "年月日"),
        ("题签", "填报人:"),
    ]


def test_sentence_cut_by_a_page_break_is_joined_with_its_lines() -> None:
    text = "1.各有关单位负责对材料进行审核，择\n\n优推荐；并于\n\n某日前报送某处，逾期的某处不再受理。\n\n2.乙"
    assert [(one.line, one.text) for one in transcribe(text)] == [
        (1, "1.各有关单位负责对材料进行审核,"),
        (1, "择优推荐;"),
        (3, "并于某日前报送某处,逾期的某处不再受理。"),
        (7, "2.乙"),
    ]


def test_row_separates_its_cells() -> None:
    assert cut("甲\t300\t50\n甲\t30\t050") == [("表行", "甲|300|50"), ("表行", "甲|30|050")]


def test_row_spans_lines_up_to_the_width_of_its_table() -> None:
    text = "序号\t名称\n及型号\t单位\n1\t甲\t家\n2\t乙\n（含丙）\t个\n续"
    assert [(one.line, one.text) for one in transcribe(text)] == [
        (1, "序号|名称及型号|单位"),
        (3, "1|甲|家"),
        (4, "2|乙(含丙)|个续"),
    ]


def test_caption_directly_above_a_table_is_not_a_row() -> None:
    assert cut("某表\n甲\t乙") == [("题签", "某表"), ("表行", "甲|乙")]


def test_rules_and_empty_rows_are_skipped() -> None:
    assert cut("---\n\n\t\t\n\n___\n#\n-") == []


def test_marks_spaces_and_width_are_normalised() -> None:
    line = '**<b>甲</b>** [http://x\\_y](http://x_y) <https://z> <input type="checkbox"/>　ａ（１）％ <5'
    assert normalised(line) == "甲http://x_yhttps://za(1)%<5"
    assert transcribe("**甲**")[0].sha256 == transcribe("<b> 甲 </b>")[0].sha256
    assert transcribe("\ufeff甲\r\n") == transcribe("甲\n")


def test_a_copy_from_a_pdf_is_the_same_copy() -> None:
    typed = transcribe("# 通知文件\n\n1.车间见长。\n- 甲\t乙\n")
    assert transcribe("#\u00a0通知⽂件\n\n1.\u200b⻋间⻅⻓\u00ad。\n-\u00a0甲\t乙\u2060\n") == typed


def test_beginning_is_short_and_escapes_control_characters() -> None:
    (passage,) = transcribe("\x07" + "甲" * 99)
    assert passage.beginning == "\\x07" + "甲" * 15 + "…"
    assert transcribe("乙")[0].beginning == "乙"
    assert repr(transcribe("乙")[0]) == "Passage(kind=<Kind.CAPTION>, line=1, text='乙')"


def test_non_text_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="要一份通知的文字"):
        transcribe(b"1.")  # type: ignore[arg-type]


class TestAnyText:
    @given(st.text(st.characters() | st.sampled_from("，。；;!\t\n\r#*<>[]()\\-注：1.（一）、"), max_size=200))
    def test_any_text_is_transcribed_whole(self, text: str) -> None:
        passages = transcribe(text)
        assert all(passage.text and len(passage.sha256) == 64 for passage in passages)
        lines = [passage.line for passage in passages]
        assert lines == sorted(lines)
        assert all(1 <= line <= text.count("\n") + 1 for line in lines)

    @given(st.text("甲乙，。；", max_size=80))
    def test_no_word_is_lost(self, text: str) -> None:
        assert "".join(passage.text for passage in transcribe(text)) == normalised(text)

    def test_lone_surrogate_has_a_hash(self) -> None:
        assert len(transcribe("\ud800")[0].sha256) == 64

    @pytest.mark.parametrize(
        "piece", ["<", "<a ", "[", "[](", "[a](", "\\", "*", "，", "甲，\n\n", "\t\n", "1", "（", "<https:"]
    )
    @pytest.mark.parametrize("times", [20_000, pytest.param(320_000, marks=pytest.mark.slow)])
    def test_repeated_text_is_transcribed_whole(self, piece: str, times: int) -> None:
        # How long that takes, tests/benchmarks/bench_transcript.py tells; by the square of its length it would be hours.
        assert "".join(passage.text for passage in transcribe(piece * times)) == normalised(piece * times)
