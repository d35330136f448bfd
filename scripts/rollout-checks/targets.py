"""Two targets go together or in waves, come back from every stage, and one that is away leaves nothing half-done."""
import pathlib

from rollout_lab import Lab
from targets_lab import SuperServer

IS_FAST = True
WAVES = "waves: [[eu], {targets: [us], name: rest, approval: {by: [user:ben]}}]"


def check(lab: Lab) -> str:
    checks = [lockstep, returns, waves, away_before, away_between, away_on_the_way_back, bad_places]
    for index, body in enumerate(checks):
        folder = lab.folder / f"part-{index}"
        folder.mkdir()
        body(Lab(lab.swelm, folder))
    return f"{len(checks)} parts"


def lockstep(lab: Lab) -> None:
    """A stage is done when it is done everywhere."""
    both = SuperServer(lab)
    both.install()
    both.rollout("plan", str(both.file), "--param", "to=v2", expect=2)
    both.start()
    for stage in ["staging", "50/50"]:
        assert [both.stage(target) for target in both.targets] == [stage, stage]
        both.approve()
        both.rollout("run", both.release, expect=(0, 3))
    both.check_finished()
    head = both.rollout("status", both.release).stdout
    assert "v1 → v2" in head.splitlines()[0], head


def returns(lab: Lab) -> None:
    """From a stage, and from the end, all stages backwards."""
    for part, steps in (("abort", ["Rollback to 1"]), ("undo", ["50/50", "staging", "Rollback to 1"])):
        (lab.folder / part).mkdir()
        both = SuperServer(Lab(lab.swelm, lab.folder / part))
        both.install()
        both.start()
        if part == "undo":
            both.finish()
        both.rollout(part, both.release, "--reason", "test", expect=4)
        both.check_returned()
        for target in both.targets:
            made = [row["description"] for row in both.history(target)][-len(steps):]
            assert all(step in text for step, text in zip(steps, made)), made


def waves(lab: Lab) -> None:
    """One after the other, and back from the second with its own members alone where the file says so."""
    one = SuperServer(lab, waves=WAVES, back="mode: auto, scope: wave, retries: 0")
    one.install()
    one.start()
    for _ in range(2):
        one.approve()
        one.rollout("run", one.release, expect=3)
    assert (one.stage("eu"), one.stage("us")) == ("full on (eu)", "staging (rest)"), one.history("us")
    one.rollout("reject", one.release, "--reason", "slow", SWELM_ACTOR="ben")
    one.rollout("run", one.release, expect=6)
    assert (one.stage("eu"), one.stage("us")) == ("full on (eu)", "base")
    one.rollout("abort", one.release, "--reason", "slow", expect=4)
    one.check_returned()


def away_before(lab: Lab) -> None:
    """Nothing begins."""
    both = SuperServer(lab, in_files=True)
    both.install()
    both.take_away("us")
    refused = both.start(expect=1)
    assert "target us: " in refused.stderr, refused.stderr
    assert "super-server.1" not in both.rollout("list").stdout
    both.bring_back("us")
    assert [both.stage(target) for target in both.targets] == ["base", "base"]


def away_between(lab: Lab) -> None:
    """The stage stays open, and goes on where it was; the last one, too."""
    both = SuperServer(lab, in_files=True)
    both.install()
    both.start()
    for _ in ["50/50", "full on"]:
        both.approve()
        both.take_away("us")
        failed = both.rollout("run", both.release, expect=1)
        assert "target us: " in failed.stderr, failed.stderr
        both.bring_back("us")
        both.rollout("run", both.release, expect=(0, 3))
    both.check_finished()


def away_on_the_way_back(lab: Lab) -> None:
    """The other one goes back; a person is told, and the return goes on once it is there."""
    both = SuperServer(lab, in_files=True)
    both.install()
    both.start()
    both.take_away("us")
    stuck = both.rollout("abort", both.release, "--reason", "test", expect=5)
    assert both.stage("eu") == "base"
    status = both.rollout("status", both.release).stdout
    assert "target us: " in status, status + stuck.stderr
    both.bring_back("us")
    both.rollout("resume", both.release, "--reason", "it is back")
    both.rollout("run", both.release, expect=4)
    both.check_returned()


def bad_places(lab: Lab) -> None:
    """What is one and the same, or is not there, is named; nothing begins."""
    both = SuperServer(lab)
    both.install()
    same = both.rollout("start", str(both.file), "--param", "to=v2", expect=1, US_STORE=both.stores["eu"])
    assert "targets eu and us are the same release super-server" in same.stderr, same.stderr
    unset = both.rollout("start", str(both.file), "--param", "to=v2", expect=1, US_STORE="")
    assert "target us: the variable US_STORE is empty" in unset.stderr, unset.stderr
    text = both.file.read_text().replace("store: {fromEnv: US_STORE}", "context: nowhere")
    other = pathlib.Path(lab.folder / "context.yaml")
    other.write_text(text)
    config = lab.folder / "config"
    config.write_text('{"apiVersion": "v1", "kind": "Config", "clusters": [], "contexts": [], "users": []}')
    missing = both.rollout("start", str(other), "--param", "to=v2", expect=1, SWELM_CLUSTER="auto", KUBECONFIG=str(config))
    assert "target us: " in missing.stderr and "nowhere" in missing.stderr, missing.stderr
    assert "super-server.1" not in both.rollout("list").stdout
    assert [both.stage(target) for target in both.targets] == ["base", "base"]
