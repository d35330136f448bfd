"""Two services that depend on each other, in a cluster: the caller's traffic follows the other's pods, and goes back before them."""
import itertools

from cluster_lab import ClusterRollouts
from rollout_lab import ROOT, Lab

MEMBERS = ["backend", "frontend"]
# From which stages it goes back, and whose objects change then, one after the other: all stages are walked backwards.
RETURNS = {
    "frontend v2 in the dark": ["frontend", "backend"], "10 per cent": ["frontend", "backend"],
    "backend for everybody": ["backend", "frontend", "backend"],
}


class Pair(ClusterRollouts):
    """charts/rollouts/pair.yaml, with images that are there and with short bakes."""

    def __init__(self, lab: Lab):
        super().__init__(lab, "  - {name: none}\n")
        text = (ROOT / "charts" / "rollouts" / "pair.yaml").read_text()
        text = text.replace("../twin", str(self.chart)).replace("bake: 10m", "bake: 1s").replace("istio-test", self.namespace)
        head = "values: [{image: registry.k8s.io/pause}]\nreturn: {drain: 3s}\n"
        self.file.write_text(text.replace("releases:\n", head + "releases:\n", 1))

    def go_to(self, stage: str) -> None:
        self.start("--param", "from=3.9", "--param", "to=3.10", "--until", stage)


def check(lab: Lab) -> str:
    pair = Pair(lab)
    with pair.installed("stable.version=3.9", "canary.version=3.9", releases=MEMBERS):
        bases = {member: lab.manifest(member, pair.namespace, 1) for member in MEMBERS}
        for stage, order in RETURNS.items():
            check_return(pair, stage, order, bases)
        pair.go_to("canaries go")
        pair.check_order(*MEMBERS)
        for member in MEMBERS:
            assert pair.image(member, "stable").endswith(":3.10"), member
    return f"{len(RETURNS)} returns, {len(pair.seen.events)} changes in order"


def check_return(pair: Pair, stage: str, expected: list[str], bases: dict) -> None:
    pair.go_to(stage)
    pair.check_order(*MEMBERS)
    begun = len(pair.seen.events)
    pair.rollout("abort", "backend", "--reason", "check", expect=4)
    pair.check_order(*MEMBERS)
    for member in MEMBERS:
        last = pair.lab.check_history(member, pair.namespace)[-1]["revision"]
        assert pair.lab.manifest(member, pair.namespace, last) == bases[member], f"{member} is not the base"
        assert pair.replicas("canary", member) == 0, member
    changes = sorted(pair.seen.events[begun:])
    order = [name for name, _ in itertools.groupby(event[2].split("-")[0] for event in changes)]
    assert order == expected, (stage, changes)
