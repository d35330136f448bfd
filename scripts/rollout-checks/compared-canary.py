"""A canary as bad as the stable side passes where both are compared, and one that is worse goes back."""
from measured_lab import COMPARED, TEN, Measured, at_once
from rollout_lab import Lab


def check(lab: Lab) -> str:
    equal, worse = at_once(lambda: compared(lab, "equal", 0.02, 0), lambda: compared(lab, "worse", 0.06, 4))
    assert [event["verdict"] for event in equal.judged(TEN)][-1] == "passed", equal.judged(TEN)
    last = worse.judged(TEN)[-1]
    assert last["verdict"] == "failed" and "worse than the other side" in last["message"], last
    worse.check_returned()
    return f"worse is seen at look {last['check']}"


def compared(lab: Lab, name: str, errors: float, code: int) -> Measured:
    rollout = Measured(lab, name, {"success": COMPARED})
    rollout.traffic({"rps": 100, "errors": errors}, {"rps": 900, "errors": 0.02})
    rollout.start(expect=code)
    sides = {sample["side"] for sample in rollout.samples()}
    assert sides == {"canary", "stable"}, sides
    rollout.check_asked_again()
    return rollout
