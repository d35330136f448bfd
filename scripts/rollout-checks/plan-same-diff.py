"""A file that was written for `diff stages` gives what it always gave, and is a file of this format, too."""
from rollout_lab import ROOT, Lab

IS_FAST = True


def check(lab: Lab) -> None:
    file = str(ROOT / "charts" / "productpage" / "stages.yaml")
    diff = lab.run("diff", "stages", file, expect=2).stdout
    expected = (ROOT / "fixtures" / "rollouts" / "productpage-stages.txt").read_text()
    # Causes name the file as it was named.
    assert diff.replace(f"{ROOT}/", "") == expected
    plan = lab.run("rollout", "plan", file, expect=2).stdout
    assert "\n7 stable again" in plan, plan
