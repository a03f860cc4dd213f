"""Documents: applications, products and ranked lists from JSON, by both routes, in and out and in again."""

import json
from collections.abc import Callable
from typing import Any

from zj415x import InvalidDocumentError
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, incoming, read, read_application, read_product, read_ranking
from zj415x.exchange.document import parse

from ..builders import EXAMPLES, application, new_star, product, software
from .draw import Draw, changed, written
from .laws import jsonable, judged, told


def short(value: Any) -> Any:
    """Cut the lists in a document: what holds of a row holds of a hundred, at a hundredth of the time."""
    if isinstance(value, dict):
        return {key: short(each) for key, each in value.items()}
    return [short(each) for each in value[:2]] if isinstance(value, list) else value


def _example(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


_FULL = [*map(dump, (application(), new_star(), software())), _example("application.json")]
APPLICATIONS = [json.dumps(short(one)) for one in _FULL]
PRODUCTS = [json.dumps(dump(product())), json.dumps(_example("product.json"))]
RANKINGS = [
    json.dumps(_example("lists/quzhou.json")),
    json.dumps([{"enterprise": "某公司", "product": "机床", "score": 97.5, "track": "人工智能", "in_zone": True}] * 2),
]
NAMES = [
    *(track.name for track in NOTICE.clusters.tracks), *NOTICE.jingpin.tracks, *NOTICE.clusters.x_system.on_form,
    *sorted(NOTICE.clusters.x_system.boxes), *sorted(NOTICE.clusters.line_fields)[:40],
]  # fmt: skip


def keys_in(texts: list[str]) -> list[str]:
    """List the keys of some documents, and some that no document has."""
    found: dict[str, None] = {}

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found.update(dict.fromkeys(key for key, _ in pairs))
        return dict(pairs)

    for text in texts:
        json.loads(text, object_pairs_hook=keep)
    return [*found, "$comment", "x", "\ud800", "", "a:b", "\x1b", "y" * 100]


KEYS = keys_in([*APPLICATIONS, *PRODUCTS, *RANKINGS])


def drawn(draw: Draw, seeds: list[str]) -> tuple[Any, bytes]:
    """Draw a document, and its text, which may have been spoilt since."""
    document = changed(draw, json.loads(draw.of(seeds)), NAMES, KEYS)
    return document, written(draw, document)


def attempted(reader: Callable[..., Any], *given: Any) -> Any:
    """Read; an error that the reader may raise is what comes of it."""
    try:
        return reader(*given)
    except InvalidDocumentError as error:
        told(error)
        return error


def same(first: Any, second: Any) -> bool:
    """Tell whether two attempts come to the same: equal objects, or equal problems."""
    if isinstance(first, InvalidDocumentError) and isinstance(second, InvalidDocumentError):
        return first.problems == second.problems
    return bool(first == second)


def _either(data: bytes, seeds: list[str], reader: Any, quick: Any, thorough: Any) -> None:
    draw = Draw(data)
    document, raw = drawn(draw, seeds)
    made = attempted(reader, raw, NOTICE)
    slowly = attempted(lambda: thorough(*parse(raw), NOTICE))
    assert same(made, slowly), (made, slowly)
    fast = incoming._quickly(quick, raw, NOTICE)
    assert fast is None or (fast == slowly and repr(fast) == repr(slowly)), (fast, slowly)
    from_data = attempted(reader, document, NOTICE)
    again = attempted(lambda: thorough(*parse(document), NOTICE))
    assert same(from_data, again), (from_data, again)
    whole = attempted(read, raw, NOTICE)
    for subject in (made, from_data):
        if isinstance(subject, InvalidDocumentError):
            continue
        assert subject is not made or whole == made
        out = jsonable(subject)
        assert reader(out, NOTICE) == subject
        text = json.dumps(out, ensure_ascii=False)
        back = reader(text, NOTICE)
        assert back == subject
        assert hash(back) == hash(subject)
        assert dump(back) == out
        if draw.once_in(4):
            judged(subject, aloud=draw.once_in(16))


def applications(data: bytes) -> None:
    """Read an application, quickly and thoroughly; what is dumped reads back."""
    _either(data, APPLICATIONS, read_application, incoming._quick_application, incoming._application)


def products(data: bytes) -> None:
    """Read a product, quickly and thoroughly; what is dumped reads back."""
    _either(data, PRODUCTS, read_product, incoming._quick_product, incoming._product)


def rankings(data: bytes) -> None:
    """Read a ranked list; what is dumped reads back."""
    document, raw = drawn(Draw(data), RANKINGS)
    for given in (raw, document):
        made = attempted(read_ranking, given, NOTICE)
        if not isinstance(made, InvalidDocumentError):
            out = jsonable(made)
            assert read_ranking(out, NOTICE) == made
            assert dump(read_ranking(json.dumps(out), NOTICE)) == out
