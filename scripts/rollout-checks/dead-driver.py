"""A driver that is killed in a bake misses nothing: one tick after the end asks for all, and comes to the same verdict."""
import time

from measured_lab import HALF, TEN, Measured, at_once, wait_until
from rollout_lab import Lab

WELL, ILL = {"rps": 100, "errors": 0.001}, {"rps": 60, "errors": 0.03}


def check(lab: Lab) -> str:
    looks = at_once(
        lambda: undisturbed(lab, "well-watched", WELL), lambda: killed(lab, "well-alone", WELL),
        lambda: undisturbed(lab, "ill-watched", ILL), lambda: killed(lab, "ill-alone", ILL))
    (well, well_alone), (ill, ill_alone) = looks[:2], looks[2:]
    assert well == well_alone == ["inconclusive"] * 9 + ["passed"], looks
    # The instants are others, so that it may be another look that tells.
    for found in (ill, ill_alone):
        assert found[-1] == "failed" and len(found) < 10 and set(found[:-1]) <= {"inconclusive"}, looks
    return f"passed at look {len(well_alone)}, failed at look {len(ill_alone)}"


def verdicts(rollout: Measured) -> list[str]:
    judged = rollout.judged(TEN)
    assert [event["check"] for event in judged] == list(range(1, len(judged) + 1)), judged
    return [event["verdict"] for event in judged]


def undisturbed(lab: Lab, name: str, canary: dict) -> list[str]:
    rollout = Measured(lab, name)
    rollout.traffic(canary)
    rollout.start("--until", "ten", expect=4 if canary is ILL else 0)
    return verdicts(rollout)


def killed(lab: Lab, name: str, canary: dict) -> list[str]:
    rollout = Measured(lab, name)
    rollout.traffic(canary)
    rollout.start("--no-run")
    driver = rollout.lab.start("rollout", "run", name, "-n", rollout.namespace)
    wait_until(lambda: rollout.samples(TEN))
    driver.kill()
    driver.wait()
    seen = len(rollout.samples(TEN))
    assert seen < 5, "it died too late"
    time.sleep(24)
    assert len(rollout.samples(TEN)) == seen, "somebody measured"
    # 3: it goes on with the next stage.
    rollout.rollout("tick", name, expect=4 if canary is ILL else 3)
    if canary is WELL:
        assert len(rollout.samples(TEN)) == 10 and not rollout.samples(HALF), rollout.samples()
    rollout.check_asked_again()
    check_played_again(rollout)
    return verdicts(rollout)


def check_played_again(rollout: Measured) -> None:
    """Somebody who looks in time, as a simulation does, comes to the same at the same look."""
    recorded = rollout.lab.folder / "recorded.jsonl"
    recorded.write_text(rollout.rollout("export", rollout.name).stdout)
    played = rollout.lab.run("rollout", "simulate", str(rollout.file), "--metrics", str(recorded), expect=None).stdout
    last = rollout.judged(TEN)[-1]
    look = f"ten, check {last['check']}: {last['verdict']}: {last['message']}"
    assert look in played, f"{look!r} is not in {played}"
