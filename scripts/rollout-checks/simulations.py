"""The recorded runs beside the stages files come out as they say, and twice as the same bytes; another expectation is told by exit code 2."""
from rollout_lab import ROOT, Lab

FOLDER = ROOT / "charts" / "rollouts"


def check(lab: Lab) -> str:
    recorded = sorted((FOLDER / "tests").glob("*.jsonl"))
    files = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    names = [name for name in files if any(path.stem == name or path.stem.startswith(f"{name}-") for path in recorded)]
    assert len(recorded) >= 12 and names, recorded
    for name in names:
        first, second = (lab.run("rollout", "simulate", str(FOLDER / f"{name}.yaml"), "--all") for _ in range(2))
        assert first.stdout and (first.stdout, first.stderr) == (second.stdout, second.stderr), name
    lab.run(
        "rollout", "simulate", str(FOLDER / "podinfo.yaml"), "--metrics", str(FOLDER / "tests" / "podinfo-healthy.jsonl"),
        "--expect", "returned in canary 5", expect=2)
    return f"{len(recorded)} runs"
