"""A driver that is killed at any moment is followed by another one to the same end, 300 times."""
import os
import random

from rollout_lab import Lab, Productpage, kill

# How long a driver may live, in seconds.
SPAN = float(os.environ.get("SWELM_ROLLOUT_SPAN", "0.06"))
KILLS = int(os.environ.get("SWELM_ROLLOUT_KILLS", "300"))


def check(lab: Lab) -> str:
    numbers = random.Random(int(os.environ.get("SWELM_SEED", "14")))
    killed = rollouts = 0
    while killed < KILLS:
        folder = lab.folder / f"rollout-{rollouts}"
        folder.mkdir()
        killed += check_rollout(Lab(lab.swelm, folder), numbers, KILLS - killed)
        rollouts += 1
        assert rollouts < KILLS * 3 + 10, f"only {killed} of {rollouts} rollouts were hit"
    return f"{killed} kills in {rollouts} rollouts"


def check_rollout(lab: Lab, numbers: random.Random, most: int) -> int:
    """One rollout whose drivers are killed at each of its stages; how often they were."""
    page = Productpage(lab)
    page.install()
    page.start("--no-run", expect=0)
    killed = 0
    for _ in range(page.stages + 1):
        killed += kill_drivers(page, numbers, most - killed)
        if page.rollout("run", page.release, expect=(0, 3)).returncode == 0:
            break
        page.approve()
    check_end(page)
    return killed


def kill_drivers(page: Productpage, numbers: random.Random, most: int) -> int:
    """Kills drivers of one stage one after the other, fewer than after which a person is asked."""
    killed = 0
    for _ in range(min(4, most)):
        driver = page.lab.start("rollout", "run", page.release, "-n", page.namespace)
        if not kill(driver, numbers.uniform(0.001, SPAN)):
            break
        killed += 1
    return killed


def check_end(page: Productpage) -> None:
    history = page.history()
    good = [row for row in history if row["status"] != "failed"]
    stages = [row["description"] for row in good[1:]]
    expected = [f"Rollout productpage.1, stage {number} of 7: " for number in range(2, 8)]
    assert len(stages) == 6 and all(map(str.startswith, stages, expected)), stages
    last = history[-1]["revision"]
    typed = page.lab.run(
        "template", page.release, page.chart, "-n", page.namespace, "--is-upgrade", "--set",
        page.settings(*page.typed[-1])).stdout
    assert page.manifest(last).strip() == typed.strip()
