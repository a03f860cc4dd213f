"""Name: names as people type them, matched with the printed ones."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Literal

from ..errors import UnknownNameError

# Longer than any known name, so a longer text matches none; normalizing costs the square of the length.
_LONGEST = 200
# Radicals of the supplement, which a PDF may hold for the ideographs, by Unicode's EquivalentUnifiedIdeograph.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿"
    "⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹"
    "虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# Kangxi radicals, and compatibility ideographs: alone, each is what it is normalized to.
_COMPATIBLE = ((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
# Default_Ignorable_Code_Point: format characters, zero-width ones, variation selectors, the byte order mark.
_IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BLANKS = " \t\v\f\n\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_QUOTES = "“”\"„‟〝〞〟‘’'‚‛「」『』"
_DOTS = "•‧∙⋅・･"  # variants of ·
_RINGS = "○◯"  # variants of 〇
_HYPHENS = "‐‑‒–−﹣"
_TRADITIONAL = str.maketrans(
    "東臨麗義烏樂鄉雲侖餘蘭興區華縣臺颱吳頭寧嶺慶廬開橋潯溫灣濱環甌鹽紹縉蒼蓮蕭諸錢鎮長門陽順黃龍",
    "东临丽义乌乐乡云仑余兰兴区华县台台吴头宁岭庆庐开桥浔温湾滨环瓯盐绍缙苍莲萧诸钱镇长门阳顺黄龙",
)
"""The traditional ideographs of the printed cities and counties: a guess to offer first, and none to take."""


@lru_cache(maxsize=1024)
def loosely(name: str) -> str:
    """Fold a name for comparing: width, brackets, quotes, dots, spaces and what cannot be seen are ignored.

    “新星”产业集群 is the notice's other word for “新星”产业群 (A62).
    """
    if not name or len(name) > _LONGEST:
        return name
    if min(name) < "\u4e00" or max(name) > "\u9fff":
        name = _normalize()("NFKC", unified(name)).translate(_silent()).casefold()
    return name.replace("新星产业集群", "新星产业群")


def unified(text: str) -> str:
    """Rewrite look-alikes as a copy from a PDF holds them: radicals as ideographs, every space as a plain one.

    Characters that cannot be seen (zero-width ones, soft hyphens, variation selectors) go.
    """
    return text if text.isascii() else text.translate(_look_alikes())


@cache
def _look_alikes() -> dict[int, str | None]:
    compatible = {code: _normalize()("NFKC", chr(code)) for code in _codes(_COMPATIBLE)}
    return {
        **dict(zip(map(ord, _RADICALS), _IDEOGRAPHS, strict=True)),
        **compatible,
        **dict.fromkeys(_codes(_IGNORABLE)),
        **dict.fromkeys(map(ord, _SPACES), " "),
    }


def _codes(ranges: Iterable[tuple[int, int]]) -> Iterable[int]:
    return (code for first, last in ranges for code in range(first, last + 1))


@cache
def _silent() -> dict[int, str | None]:
    return {
        **dict.fromkeys(map(ord, _BLANKS + _SPACES + _QUOTES)),
        **dict.fromkeys(map(ord, _DOTS), "·"),
        **dict.fromkeys(map(ord, _RINGS), "〇"),
        **dict.fromkeys(map(ord, _HYPHENS), "-"),
    }


@cache
def _normalize() -> Callable[[Literal["NFKC"], str], str]:
    from unicodedata import normalize  # only for names that differ from the printed ones

    return normalize


def meant(name: object, known: Collection[str]) -> str | None:
    """Find the printed name that ``name`` means; None where no name in ``known`` fits."""
    if not isinstance(name, str):
        return None
    if name in known:
        return str(name)
    loose = loosely(name)
    return next((key for key in known if loosely(key) == loose), None)


_FEW = 12  # so many known names are listed


def printed(name: object, known: Iterable[str], what: str, error: type[UnknownNameError] = UnknownNameError) -> str:
    """Find the printed name that ``name`` means; output never repeats the typed spelling.

    Raises:
        UnknownNameError: no name in ``known`` fits; the error lists the nearest ones, or all, where they are few.
    """
    known = tuple(known)
    found = meant(name, known)
    if found is None:
        guesses = _LEFT.get() != []
        raise error(what, name, nearest(name, known), known if guesses and len(known) <= _FEW else ())
    return found


# How many guesses are left while a document is read; None: no limit. Comparing with all names is what takes the time.
_LEFT: ContextVar[list[None] | None] = ContextVar("guesses", default=None)
GUESSES = 20
"""For so many problems of one document the nearest names are offered."""


@contextmanager
def few_guesses() -> Iterator[None]:
    """Offer the nearest names for the first problems of a document only."""
    outer = _LEFT.set([None] * GUESSES)
    try:
        yield
    finally:
        _LEFT.reset(outer)


def nearest(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that look most like ``name``, best first, three at most."""
    from difflib import SequenceMatcher

    left = _LEFT.get()
    if not isinstance(name, str) or len(name) > _LONGEST or left == []:
        return ()
    if left is not None:
        left.pop()
    loose = loosely(name).translate(_TRADITIONAL)
    matcher = SequenceMatcher(None, "", loose)
    scored = []
    for index, key in enumerate(known):
        folded = loosely(key)
        matcher.set_seq1(folded)
        if folded == loose:
            return (key,)
        alike = 0.6 if loose and (loose in folded or folded in loose) else 0.0
        if matcher.real_quick_ratio() >= 0.4 and matcher.quick_ratio() >= 0.4:
            alike = max(alike, matcher.ratio())
        if alike >= 0.4:
            scored.append((-alike, index, key))
    return tuple(key for _, _, key in sorted(scored)[:3])
