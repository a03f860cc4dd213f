"""What the README does, as a user writes it: clean under every checker, and run by a test."""

from decimal import Decimal
from pathlib import Path

from zj415x import InvalidDocumentError, Money, Readings, Topic, Verdict
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, read_application, read_ranking
from zj415x.wording import say, why

EXAMPLES = Path(__file__).parents[2] / "examples"

ours = read_application((EXAMPLES / "application.json").read_bytes(), NOTICE)
report = ours.validate(NOTICE.clusters, readings=Readings(A12="last-year-actual"))
scale = report["scale"]
gap = scale.gap
if isinstance(gap, Money):
    print(f"{ours.threshold().amount} {gap} {gap.fen}")
elif isinstance(gap, int | Decimal):
    print(gap + 1)
print(say(scale), say(scale, "en"), report.verdict is Verdict.NEEDS_EXPLANATION)
print([f"{entry.number} {entry.path}" for finding in report.of(Topic.FORM).unknown for entry in finding.entries])
print(report.sensitivity().hinges_on, why(report, NOTICE))
for remedy in report.remedies():
    print([(change.field, change.from_, change.to, change.gap) for change in remedy.changes])
for alternative in ours.routes(NOTICE.clusters):
    print(alternative.track.name, alternative.tier, alternative.verdict)
chosen = {"A12": "this-year-forecast"}  # what a form of one's own brings along
print(ours.validate(NOTICE.clusters, readings=Readings.of(chosen)).verdict, dump(report)["verdict"])
ranked = read_ranking((EXAMPLES / "lists" / "quzhou.json").read_bytes(), NOTICE)
cut = NOTICE.jingpin.quotas.allocate("衢州市", ranked, score=lambda listed: listed.score)
print([listed.product for listed in cut.recommended], len(cut.tied), NOTICE.deadline("cluster-online").closes)
try:
    read_application('{"tier": "核心"}', NOTICE)
except InvalidDocumentError as error:
    print([f"{path} {sentence}" for path, sentence in error.problems])
