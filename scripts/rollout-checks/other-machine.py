"""Another person on another machine approves and goes on, where both share a database; the history names both."""
import json

from rollout_lab import Lab, Productpage

# Other checks use the same database.
NAMESPACE = "other-machine"


def check(lab: Lab) -> str:
    lab.use_postgresql()
    page = Productpage(lab)
    page.namespace = NAMESPACE
    page.install()
    page.start()
    other = Lab(lab.swelm, lab.folder / "other")
    other.folder.mkdir()
    other.store = lab.store
    there = Productpage(other)
    there.namespace = NAMESPACE
    there.approve(SWELM_ACTOR="", GITHUB_ACTOR="ben", GITHUB_SERVER_URL="https://github.example", GITHUB_REPOSITORY="a/b", GITHUB_RUN_ID="7")
    there.rollout("run", page.release, expect=3)
    history = json.loads(there.rollout("history", page.release, "-o", "json").stdout)
    text = json.dumps(history)
    assert '"ann"' in text and '"ben"' in text and '"declared"' in text and '"ci"' in text, text
    assert "https://github.example/a/b/actions/runs/7" in text, text
    return "both are named"
