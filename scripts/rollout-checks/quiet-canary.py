"""One request in five seconds proves nothing, whatever is required."""
from measured_lab import TEN, Measured, at_once, total
from rollout_lab import Lab


def check(lab: Lab) -> str:
    return ", ".join(at_once(lambda: quiet(lab, "proof"), lambda: quiet(lab, "sample")))


def quiet(lab: Lab, requirement: str) -> str:
    rollout = Measured(lab, f"quiet-{requirement}", analysis=f"require: {requirement}")
    rollout.traffic({"rps": 0.2, "errors": 0, "burst": {"good": 1}})
    rollout.start(expect=6)
    last = rollout.judged(TEN)[-1]
    assert last["verdict"] == "inconclusive" and last["check"] == 20, last
    assert "and it takes 300" in last["message"] or "there is no data" in last["message"], last
    requests = total(rollout.samples(TEN), "of")
    assert 0 < requests < 30, rollout.samples(TEN)
    assert last["message"] in rollout.status() or "inconclusive" in rollout.status(), rollout.status()
    return f"{requests} requests"
