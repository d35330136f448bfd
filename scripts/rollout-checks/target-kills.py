"""A driver over two targets that is killed at any moment is followed by another one to the same end, or back."""
import os
import random

from rollout_lab import Lab, kill
from targets_lab import SuperServer

SPAN = float(os.environ.get("SWELM_ROLLOUT_SPAN", "0.12"))
KILLS = int(os.environ.get("SWELM_ROLLOUT_KILLS", "100"))


def check(lab: Lab) -> str:
    numbers = random.Random(int(os.environ.get("SWELM_SEED", "25")))
    killed = rollouts = 0
    while killed < KILLS:
        folder = lab.folder / f"rollout-{rollouts}"
        folder.mkdir()
        killed += check_rollout(Lab(lab.swelm, folder), numbers, KILLS - killed, goes_back=rollouts % 2 == 1)
        rollouts += 1
        assert rollouts < KILLS * 3 + 10, f"only {killed} of {rollouts} rollouts were hit"
    return f"{killed} kills in {rollouts} rollouts"


def check_rollout(lab: Lab, numbers: random.Random, most: int, *, goes_back: bool) -> int:
    waves = "" if numbers.random() < 0.5 else "waves: [[eu], [us]]"
    more = "\nparallel: 2" if not waves and numbers.random() < 0.5 else ""
    both = SuperServer(lab, waves=waves + more)
    both.install()
    both.start("--no-run", expect=0)
    killed = 0
    for stage in range(6 if waves else 3):
        killed += kill_drivers(both, numbers, most - killed, "run")
        if both.rollout("run", both.release, expect=(0, 3)).returncode == 0:
            break
        if goes_back and stage == 1:
            return killed + check_return(both, numbers, most - killed)
        both.approve()
    both.check_finished()
    return killed


def check_return(both: SuperServer, numbers: random.Random, most: int) -> int:
    killed = kill_drivers(both, numbers, most, "abort")
    both.rollout("abort", both.release, "--reason", "test", expect=(1, 4))
    both.rollout("run", both.release, expect=4)
    both.check_returned()
    return killed


def kill_drivers(both: SuperServer, numbers: random.Random, most: int, verb: str) -> int:
    killed = 0
    for _ in range(min(4, most)):
        if not kill(both.lab.start("rollout", verb, both.release), numbers.uniform(0.001, SPAN)):
            break
        killed += 1
    return killed
