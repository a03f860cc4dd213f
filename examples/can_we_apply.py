"""公布过的真实数字能申报什么：逐个核对 cases/ 里的文件，说出结论和起决定作用的条款。"""

import json
from pathlib import Path

from zj415x import Force, Outcome, Topic
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_application
from zj415x.wording import say

CASES = Path(__file__).parent / "cases"


def main() -> None:
    for path in sorted(CASES.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        source = document["$comment"]
        published = source["published"]
        application = read_application(document, NOTICE)
        report = application.validate(NOTICE.clusters)

        print(f"{source['case']}  {application.applicant.name}：{application.track} {application.tier}")
        print(f"  公布：{published['year']}年{published['metric']} {published['value']}")
        for assumption in source["assumed"]:
            print(f"  假定：{assumption}")
        print(f"  结论：{say(report.verdict)}")
        conditions = report.of(Topic.ELIGIBILITY)
        for finding in conditions.unmet + conditions.unknown:
            if finding.force in (Force.REQUIRED, Force.IN_PRINCIPLE):
                print(f"    {finding.outcome}  {say(finding)}")
        if not conditions.unmet + conditions.unknown:
            met = [finding.clause for finding in conditions.findings if finding.outcome is Outcome.MET]
            print(f"    已满足：{'、'.join(met)}")
        filled, asked = report.of(Topic.FORM).filled
        print(f"    申报表编号指标已填 {filled}/{asked}")
        for finding in report.of(Topic.ADVICE).unmet:
            print(f"    提示  {say(finding)}")
        print()


if __name__ == "__main__":
    main()
