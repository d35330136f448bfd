"""A canary with one bad request in five goes back within three looks, traffic first, with its counts in the verdict."""
from measured_lab import TEN, Measured, numbers_in, total
from rollout_lab import Lab

IS_FAST = True


def check(lab: Lab) -> str:
    bad = Measured(lab, "bad")
    bad.traffic({"rps": 10, "errors": 0.2})
    way = bad.plan()["stages"][TEN]["wayBack"][0]["passes"][0]
    assert way["route"] and not way["grow"], way
    bad.start(expect=4)
    judged = bad.judged(TEN)
    assert judged[-1]["verdict"] == "failed" and len(judged) <= 3, judged
    samples = bad.samples()
    counts = total(samples, "bad"), total(samples, "of")
    assert numbers_in(judged[-1]["message"]) == counts, (judged[-1], samples)
    bad.check_returned()
    return f"{counts[0]} of {counts[1]} bad at look {len(judged)}"
