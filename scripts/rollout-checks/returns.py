"""A rejection or an abort at any stage ends at the base, byte for byte, in as many revisions as were planned."""
from rollout_lab import Lab, Productpage

IS_FAST = True

# The revisions that the way back from a stage takes.
STEPS = {2: 1, 3: 1, 4: 1, 5: 1, 6: 2}


def check(lab: Lab) -> str:
    for stage, steps in STEPS.items():
        check_return(Lab(lab.swelm, make(lab.folder / f"abort-{stage}")), stage, steps, is_abort=True)
    check_return(Lab(lab.swelm, make(lab.folder / "reject")), 3, 1, is_abort=False)
    return f"{len(STEPS) + 1} returns"


def make(folder):
    folder.mkdir()
    return folder


def check_return(lab: Lab, stage: int, steps: int, is_abort: bool) -> None:
    page = Productpage(lab)
    page.install()
    page.go_to(stage)
    before = page.history()
    assert len(before) == stage, before
    if is_abort:
        page.rollout("abort", page.release, "--reason", "check", expect=4)
    else:
        page.rollout("reject", page.release, "--reason", "check", SWELM_ACTOR="ben")
        page.rollout("run", page.release, expect=4)
    after = page.history()
    assert len(after) == stage + steps, after
    assert after[-1]["description"].startswith("Rollback to 1 (rollout productpage.1"), after[-1]
    assert page.manifest(after[-1]["revision"]) == page.manifest(1)
