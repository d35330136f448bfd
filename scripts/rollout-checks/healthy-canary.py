"""A healthy canary goes to the end, and each number that is kept is what Prometheus answers to the same question later."""
from measured_lab import EXACT, HALF, P99, SUCCESS, TEN, Measured
from rollout_lab import Lab


def check(lab: Lab) -> str:
    healthy = Measured(lab, "healthy", {"success": SUCCESS, "exact": EXACT.replace("max: 1%", "compare: {worse: 1%}"), "p99": P99})
    healthy.traffic({"rps": 100, "errors": 0.001})
    healthy.start()
    for stage in (TEN, HALF):
        verdicts = [event["verdict"] for event in healthy.judged(stage)]
        assert verdicts[-1] == "passed" and set(verdicts[:-1]) == {"inconclusive"} and len(verdicts) == 10, verdicts
        found = {(sample["metric"], sample["side"], sample["check"]) for sample in healthy.samples(stage)}
        asked = [("success", "canary"), ("exact", "canary"), ("exact", "stable"), ("p99", "canary")]
        assert found == {(*name, check) for name in asked for check in range(1, 11)}, found
    silent = [sample for sample in healthy.samples() if "status" in sample]
    assert len(silent) <= 2, silent
    return f"{healthy.check_asked_again()} samples"
