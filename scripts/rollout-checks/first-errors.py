"""Errors before the first scrape are found in the samples; `increase` does not see them, and the plan had said so."""
import json
import sys

from measured_lab import EXACT, SUCCESS, TEN, Measured, at_once, numbers_in, total, variable
from rollout_lab import Lab

STEER = """
import json, sys, urllib.request
urllib.request.urlopen(urllib.request.Request(sys.argv[1], sys.argv[2].encode(), method="PUT"))
"""
BORN = {"rps": 100, "errors": 0, "burst": {"bad": 50}}


def check(lab: Lab) -> str:
    samples, _ = at_once(lambda: found(lab), lambda: unseen(lab))
    return samples


def born(lab: Lab, name: str, metrics: dict) -> Measured:
    """A canary that is born with fifty errors, as soon as it is watched."""
    script = lab.folder / f"{name}.py"
    script.write_text(STEER)
    command = json.dumps([sys.executable, str(script), f"{variable('SWELM_TEST_EXPORTER')}/version/{name}", json.dumps(BORN)])
    once = f"during: [{{name: born, every: 1h, command: {command}}}]"
    rollout = Measured(
        lab, name, metrics, ten="version: {canary: v2}, replicas: {canary: 2}, " + once)
    rollout.traffic(None)
    return rollout


def warnings(rollout: Measured) -> list[str]:
    return [finding["code"] for finding in rollout.plan()["stages"][TEN]["findings"]]


def found(lab: Lab) -> str:
    rollout = born(lab, "born-exact", {"exact": EXACT})
    assert "first-errors-uncounted" not in warnings(rollout), warnings(rollout)
    rollout.start(expect=4)
    judged = rollout.judged(TEN)
    assert [event["verdict"] for event in judged] == ["failed"], judged
    bad, every = numbers_in(judged[0]["message"])
    assert bad == 50 and 50 < every < 300, judged
    rollout.check_returned()
    return f"{bad} of {every} at the first look"


def unseen(lab: Lab) -> None:
    rollout = born(lab, "born-increase", {"success": SUCCESS})
    assert "first-errors-uncounted" in warnings(rollout), rollout.plan()["stages"][TEN]
    rollout.start()
    assert total(rollout.samples(TEN), "bad") == 0, rollout.samples(TEN)
