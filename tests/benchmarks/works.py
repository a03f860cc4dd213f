"""Works: the calls that are counted and timed, ours and their peers'.

Subjects differ from call to call, as an office's do, and each is met once while instructions are counted: what is
remembered of a subject helps only as far as the next resembles it.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve, frozen

from tests.benchmarks import apportion_floors, dividing, sheets
from zj415x import CHINA, ClusterApplication, JingpinProduct, Readings, Report, Standing, yi
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, quick, read_application, read_product
from zj415x.records import replay
from zj415x.wording import say

EXAMPLE = Path(__file__).parents[2] / "examples" / "application.json"
WARM = 20
_NUMBER = re.compile(r"\d[\d.,]*")
Ask = Callable[[int], object]
"""Do the work on the subject of a number."""


@frozen
class Work:
    """A work: how its subjects are made, how many of them it is done on, and for how many others before."""

    prepare: Callable[[int], Ask]
    times: int
    warm: int = WARM


@cache
def documents(count: int) -> list[bytes]:
    """Make applications of some 11 KB; figures differ, and some are blank."""
    random = Random(415)
    full = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del full["$comment"]  # the peer does not know comments
    made = []
    for _ in range(count):
        for part, field, figure in (
            ("scale", "revenue", f"{random.randrange(200, 900) / 10}亿元"),
            ("scale", "revenue_growth", f"{random.randrange(0, 300) / 10}%"),
            ("scale", "revenue_forecast", f"{random.randrange(300, 999) / 10}亿元"),
            ("scale", "chain_leaders", random.randrange(4)),
            ("scale", "little_giants", random.randrange(40)),
            ("innovation", "rd_share", f"{random.randrange(10, 90) / 10}%"),
            ("innovation", "rd_expense", f"{random.randrange(50, 400) / 100}亿元"),
            ("innovation", "innovation_platforms", random.randrange(3)),
        ):
            full[part][field] = None if random.random() < 0.1 else figure
        made.append(json.dumps(full, ensure_ascii=False, indent=2).encode())
    return made


@cache
def applications(count: int) -> list[ClusterApplication]:
    return [read_application(data, NOTICE) for data in documents(count)]


def reports(count: int) -> list[Report]:
    return [application.validate(NOTICE.clusters) for application in applications(count)]


@cache
def products(count: int) -> list[JingpinProduct]:
    """Make products of which two in three miss a condition or leave it blank."""
    from tests.benchmarks import bench_check, product_floors

    random = Random(415)
    made = [read_product(bench_check.product(number, random), NOTICE) for number in range(count)]
    for product in made[-10:]:  # those that no count meets
        found = tuple(finding.judgement.met for finding in product.validate(NOTICE.jingpin).findings)
        assert found == product_floors.in_money(product) == product_floors.in_fen(product), "they do not answer alike"
    return made


def of_products(ask: Callable[[JingpinProduct], object]) -> Callable[[int], Ask]:
    def prepare(count: int) -> Ask:
        made = products(count)
        return lambda number: ask(made[number])

    return prepare


def with_findings(product: JingpinProduct) -> object:
    return product.validate(NOTICE.jingpin).findings


def in_fen(count: int) -> Ask:
    from tests.benchmarks import product_floors

    return of_products(product_floors.in_fen)(count)


def by_hand(count: int) -> Ask:
    from tests.benchmarks import product_floors

    return of_products(product_floors.by_hand)(count)


def read_by(parser: Callable[[], Callable[[bytes], Any]]) -> Callable[[int], Ask]:
    """Read by one JSON parser; the choice is the library's own, by what is installed."""

    def prepare(count: int) -> Ask:
        parse, made = parser(), documents(count)

        def chosen() -> Callable[[bytes], Any]:
            return parse

        def ask(number: int) -> object:
            quick.parser = chosen  # type: ignore[assignment]  # cached in the library
            return read_application(made[number], NOTICE)

        return ask

    return prepare


def plain() -> Callable[[bytes], Any]:
    return quick.plain_parser


def orjson() -> Callable[[bytes], Any]:
    import orjson

    parser: Callable[[bytes], Any] = orjson.loads
    return parser


def read_by_pydantic(count: int) -> Ask:
    from tests.benchmarks import peer

    made = documents(count)
    assert json.loads(json.dumps(dump(applications(count)[-1]))) == peer.Application.model_validate_json(
        made[-1]
    ).model_dump(mode="json"), "they do not answer alike"
    return lambda number: peer.Application.model_validate_json(made[number])


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def read_unique_by_pydantic(count: int) -> Ask:
    from tests.benchmarks import peer

    made = documents(count)
    return lambda number: peer.Application.model_validate(json.loads(made[number], object_pairs_hook=unique))


def read_mapping(count: int) -> Ask:
    made = [json.loads(data) for data in documents(count)]
    return lambda number: read_application(made[number], NOTICE)


def read_mapping_by_pydantic(count: int) -> Ask:
    from tests.benchmarks import peer

    made = [json.loads(data) for data in documents(count)]
    return lambda number: peer.Application.model_validate(made[number])


def read_mapping_in_pydantic(count: int) -> Ask:
    import pydantic

    made = [json.loads(data) for data in documents(count)]
    adapter = pydantic.TypeAdapter(ClusterApplication)
    return lambda number: adapter.validate_python(made[number])


def of_applications(ask: Callable[[ClusterApplication], object]) -> Callable[[int], Ask]:
    def prepare(count: int) -> Ask:
        made = applications(count)
        return lambda number: ask(made[number])

    return prepare


def of_models(ask: Callable[[Any], object]) -> Callable[[int], Ask]:
    def prepare(count: int) -> Ask:
        from tests.benchmarks import peer

        made = [peer.Application.model_validate_json(data) for data in documents(count)]
        return lambda number: ask(made[number])

    return prepare


def dump_by_orjson(count: int) -> Ask:
    import orjson

    made = applications(count)
    return lambda number: orjson.dumps(dump(made[number]))


def of_reports(ask: Callable[[Report], object]) -> Callable[[int], Ask]:
    def prepare(count: int) -> Ask:
        made = reports(count)
        return lambda number: ask(made[number])

    return prepare


def of_short_reports(ask: Callable[[Report], object]) -> Callable[[int], Ask]:
    """Of applications that fail five conditions: floor, chain leader, innovation base, X system, and time."""

    def prepare(count: int) -> Ask:
        made = [
            evolve(
                full, titles=(), x_types=("无",), standing=Standing.NONE, submitted=datetime(2026, 7, 1, tzinfo=CHINA),
                scale=evolve(full.scale, revenue=yi(30), chain_leaders=0),
                innovation=evolve(full.innovation, innovation_platforms=0, research_institutes=0),
            ).validate(NOTICE.clusters)
            for full in applications(count)
        ]  # fmt: skip
        return lambda number: ask(made[number])

    return prepare


def write_receipts(subjects: Callable[[int], list[Any]], call: Any) -> Callable[[int], Ask]:
    """Write receipts of reports that have been made."""

    def prepare(count: int) -> Ask:
        made = [(subject, subject.validate(call)) for subject in subjects(count)]
        return lambda number: bytes(made[number][1].receipt(document=made[number][0]))

    return prepare


def replay_receipts(count: int) -> Ask:
    """Replay receipts beside the JSON of their documents."""
    kept = [bytes(report.receipt(document=report.case.subject)) for report in reports(count) if report.case]
    made = documents(count)
    assert replay(kept[-1], made[-1]).same, "it does not answer alike"
    return lambda number: replay(kept[number], made[number])


def read_and_validate(count: int) -> Ask:
    made = documents(count)
    return lambda number: read_application(made[number], NOTICE).validate(NOTICE.clusters)


def say_amount(count: int) -> Ask:
    made = [yi(f"{number + 300}.{number % 9 + 1}") for number in range(count)]
    return lambda number: say(made[number], "en")


def format_decimals(count: int) -> Ask:
    """Format as many numbers as a report says, in a locale that is kept."""
    numbers = len(_NUMBER.findall(say(reports(1)[0], "en")))
    format_one = format_kept(count * numbers)

    def ask(number: int) -> None:
        for at in range(number * numbers, (number + 1) * numbers):
            format_one(at)

    return ask


def format_kept(count: int) -> Ask:
    from babel import Locale
    from babel.numbers import format_decimal

    locale = Locale.parse("en")
    made = [Decimal(f"{number + 300}.{number % 9 + 1}") for number in range(count)]
    return lambda number: format_decimal(made[number], locale=locale)


def _big(size: int, equal: int, bodies: int = 10, readings: Readings = dividing.AS_IT_IS) -> Work:
    return Work(dividing.placing(size, equal, bodies, readings), 1, 0)


WORKS = {
    "validate a product, with findings": Work(of_products(with_findings), 400),
    "validate a product": Work(of_products(lambda product: product.validate(NOTICE.jingpin)), 400),
    "booleans on whole numbers": Work(in_fen, 400),
    "findings by hand": Work(by_hand, 400),
    "validate an application": Work(of_applications(lambda made: made.validate(NOTICE.clusters)), 40),
    "validate an application, with findings": Work(
        of_applications(lambda made: made.validate(NOTICE.clusters).findings), 40
    ),
    "read an application": Work(read_by(plain), 40),
    "read an application, orjson": Work(read_by(orjson), 40),
    "pydantic, read": Work(read_by_pydantic, 40),
    "pydantic, read, no key twice": Work(read_unique_by_pydantic, 40),
    "read a mapping": Work(read_mapping, 40),
    "read a mapping, as a field of pydantic's": Work(read_mapping_in_pydantic, 40),
    "pydantic, read a mapping": Work(read_mapping_by_pydantic, 40),
    "dump": Work(of_applications(dump), 40),
    "model_dump": Work(of_models(lambda model: model.model_dump(mode="json")), 40),
    "dump to text, orjson": Work(dump_by_orjson, 40),
    "dump to text": Work(of_applications(lambda made: json.dumps(dump(made), ensure_ascii=False)), 40),
    "model_dump_json": Work(of_models(lambda model: model.model_dump_json()), 40),
    "sensitivity": Work(of_reports(lambda report: report.sensitivity()), 10, 5),
    "remedies": Work(of_short_reports(lambda report: report.remedies()), 2, 1),
    "write a receipt": Work(write_receipts(applications, NOTICE.clusters), 40),
    "write a product's receipt": Work(write_receipts(products, NOTICE.jingpin), 400),
    "replay a receipt": Work(replay_receipts, 40),
    "read and validate": Work(read_and_validate, 40),
    "say a report": Work(of_reports(lambda report: say(report, "en")), 10, 5),
    "format_decimal, as often": Work(format_decimals, 10, 5),
    "say an amount": Work(say_amount, 200),
    "format_decimal, kept locale": Work(format_kept, 200),
    "apportion": Work(dividing.dividing(dividing.divisors, apportion_floors.bare_in_whole_numbers), 200),
    "apportion, with steps": Work(dividing.dividing(dividing.with_steps), 100),
    "apportion by remainders": Work(dividing.dividing(dividing.remainders, apportion_floors.bare_remainders), 200),
    "apportion, floors": Work(dividing.dividing(dividing.with_floors), 200),
    "apportion, caps": Work(dividing.dividing(dividing.with_caps), 200),
    "bare whole numbers": Work(dividing.dividing(apportion_floors.bare_in_whole_numbers), 200),
    "bare remainders": Work(dividing.dividing(apportion_floors.bare_remainders), 200),
    "votelib": Work(dividing.by_votelib, 3, 1),
    "2 000, all scores equal": _big(2000, 2000),
    "2 000, scores apart": _big(2000, 1),
    "20 000, all scores equal": _big(20_000, 20_000),
    "20 000, scores apart": _big(20_000, 1),
    "20 000, all scores equal, with bodies": _big(20_000, 20_000, 1000),
    "20 000, scores apart, with bodies": _big(20_000, 1, 1000),
    "20 000, all scores equal, per body": _big(20_000, 20_000, 1000, dividing.PER_BODY),
    "20 000, scores apart, per body": _big(20_000, 1, 1000, dividing.PER_BODY),
    "cut 60 of 100 000": Work(dividing.cutting(dividing.ours), 1, 0),
    "one pass over 100 000": Work(dividing.cutting(dividing.one_pass), 1, 0),
    "read a sheet": Work(sheets.read, 1, 0),
    "openpyxl": Work(sheets.by_openpyxl, 1, 0),
    "python-calamine": Work(sheets.by_calamine, 1, 0),
}
"""The works that one process can do after each other."""
_READ = (
    "from zj415x.editions.y2026 import NOTICE; from zj415x.exchange import read_application; "
    "report = read_application(open('examples/application.json', 'rb').read(), NOTICE).validate(NOTICE.clusters)"
)
PROCESSES = {
    "import attrs": "import attrs",
    "import a model class": "from zj415x import ClusterApplication",
    "import NOTICE": "from zj415x.editions.y2026 import NOTICE",
    "check a file": "from zj415x.cli import main; main(['check', 'examples/product.json'])",
    "a report and Babel": f"{_READ}; import babel.lists, babel.messages.pofile",
    "say a first sentence": f"{_READ}; from zj415x.wording import say; say(report['scale'], 'en')",
}
"""The works of a process that ends with them: a statement."""
