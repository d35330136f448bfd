"""A canary that turns bad in the middle of a stage goes back within three looks of the first bad one."""
from measured_lab import HALF, Measured, at_once, numbers_in, steer, wait_until
from rollout_lab import Lab


def check(lab: Lab) -> str:
    turning = Measured(lab, "turning")
    turning.traffic({"rps": 100, "errors": 0.001})

    def turn():
        wait_until(lambda: len(turning.samples(HALF)) >= 4, 90)
        steer("turning", errors=0.2)

    at_once(lambda: turning.start(expect=4), turn)
    first = next(sample["check"] for sample in turning.samples(HALF) if sample.get("bad", 0) > 0.02 * sample.get("of", 0))
    judged = turning.judged(HALF)
    assert judged[-1]["verdict"] == "failed" and first <= judged[-1]["check"] <= first + 2, (first, judged)
    bad, every = numbers_in(judged[-1]["message"])
    assert 0 < bad < every, judged[-1]
    turning.check_returned()
    return f"bad from look {first} on, back at look {judged[-1]['check']}: {bad} of {every} bad"
