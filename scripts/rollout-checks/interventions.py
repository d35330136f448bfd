"""An ordinary change in the middle is refused; one that is made all the same holds the rollout until a person decides."""
from rollout_lab import Lab, Productpage

IS_FAST = True


def check(lab: Lab) -> str:
    for way in ("accept", "abort"):
        folder = lab.folder / way
        folder.mkdir()
        check_way(Lab(lab.swelm, folder), way)
    return "accepted and aborted"


def check_way(lab: Lab, way: str) -> None:
    page = Productpage(lab)
    page.install()
    page.go_to(3)
    change = ("upgrade", page.release, page.chart, "-n", page.namespace, "--set", "productionDeployment.weight=50")
    refused = lab.run(*change, expect=1).stderr
    assert "takes part in rollout productpage.1" in refused and "swelm rollout abort productpage.1" in refused, refused
    for words in (("rollback", page.release, "1"), ("uninstall", page.release)):
        lab.run(*words, "-n", page.namespace, expect=1)
    lab.run(*change, "--during-rollout", "hold")
    held = page.rollout("tick", page.release, expect=6)
    assert "revision 4" in held.stdout, held.stdout
    if way == "accept":
        page.rollout("resume", page.release, "--accept-revision", "--reason", "known")
        page.finish()
        assert page.history()[-1]["description"].startswith("Rollout productpage.1, stage 7 of 7")
    else:
        page.rollout("abort", page.release, expect=4)
        history = page.history()
        assert page.manifest(history[-1]["revision"]) == page.manifest(1)
