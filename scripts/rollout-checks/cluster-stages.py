"""A whole rollout in a cluster: pods before traffic, traffic before scale-down, back in the middle, and another machine goes on."""
import time

from cluster_lab import SIDES, VERSIONS, ClusterRollouts
from rollout_lab import Lab

STAGES = """
  - {name: before, version: {stable: '3.9', canary: '3.9'}, replicas: {stable: 2, canary: 0}, traffic: 0}
  - {name: ten, version: {canary: '3.10'}, replicas: {canary: 2}, traffic: 10}
  - {name: half, traffic: 50}
  - {name: all, traffic: 100}
  - {name: copy, version: {stable: '3.10'}}
  - {name: back, traffic: 0}
  - {name: down, replicas: {canary: 0}}
"""
# Where it goes back from, and the canary's shares on the way there and back.
RETURNS = {"ten": [0, 10, 0], "half": [0, 10, 50, 0], "copy": [0, 10, 50, 100, 0], "back": [0, 10, 50, 100, 0, 100, 0]}


def check(lab: Lab) -> str:
    rollouts = ClusterRollouts(lab, STAGES, head=SIDES)
    with rollouts.installed(*VERSIONS):
        for stage, shares in RETURNS.items():
            check_return(rollouts, stage, shares)
        check_other_machine(rollouts)
        rollouts.check_order()
        return f"{len(RETURNS)} returns, {len(rollouts.seen.events)} changes in order"


def check_return(rollouts: ClusterRollouts, stage: str, shares: list[int]) -> None:
    begun = len(rollouts.seen.weights("web")) - 1
    rollouts.start("--until", stage)
    rollouts.rollout("abort", "web", "--reason", "check", expect=4)
    rollouts.check_order()
    assert rollouts.seen.weights("web")[max(0, begun):] == shares, (stage, rollouts.seen.weights("web"))
    rollouts.check_returned()


def check_other_machine(rollouts: ClusterRollouts) -> None:
    """The driver dies while pods get ready; somebody elsewhere who shares the store goes on."""
    rollouts.start("--no-run", expect=(0, 3))
    driver = rollouts.lab.start("rollout", "run", "web", "-n", rollouts.namespace)
    while rollouts.replicas("canary") == 0:
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    assert rollouts.canary_weight() == 0, "traffic moved before it died"
    other = Lab(rollouts.lab.swelm, rollouts.lab.folder / "other")
    other.folder.mkdir()
    other.store = rollouts.lab.store
    other.environment.update(
        SWELM_CLUSTER="on", KUBECONFIG=rollouts.kubeconfig, SWELM_ACTOR="ben")
    rollouts.rollout("run", "web", lab=other)
    history = rollouts.lab.check_history("web", rollouts.namespace)
    assert history[-1]["description"].endswith("stage 7 of 7: down"), history[-1]
    assert rollouts.canary_weight() == 0 and rollouts.replicas("canary") == 0
    assert rollouts.image("web", "stable").endswith(":3.10")
