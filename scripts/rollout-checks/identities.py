"""Who approves is known by the database where the file counts that, and by nothing weaker then."""
import json
import os

from rollout_lab import ROOT, Lab, Missing

IS_FAST = True


def check(lab: Lab) -> str:
    if not os.environ.get("SWELM_TEST_POSTGRESQL"):
        raise Missing("scripts/with-postgresql gives it a database")
    lab.file = lab.folder / "stages.yaml"
    lab.file.write_text(f"""
chart: {ROOT / 'charts' / 'twin'}
release: known-{os.getpid()}
stages:
  - {{name: one, set: [stable.replicas=1], approval: {{identity: [database], reason: required}}}}
  - {{name: two, set: [stable.replicas=2]}}
""")
    file_knows_nobody(lab)
    lab.use_postgresql()
    name = f"known-{os.getpid()}"
    lab.run("rollout", "start", str(lab.file), expect=3)
    lab.run("rollout", "approve", name, "--reason", "looks fine", SWELM_ACTOR="eve")
    lab.run("rollout", "run", name)
    events = json.loads(lab.run("rollout", "history", name, "-o", "json").stdout)
    answers = [event for event in events["events"] if " approved stage 1" in event["sentence"]]
    who = [(event["actor"]["name"], event["actor"]["source"]) for event in answers]
    assert len(who) == 1 and who[0][1] == "database" and who[0][0] != "eve", who
    return f"{who[0][0]} by the database"


def file_knows_nobody(lab: Lab) -> None:
    """SQLite asks nobody who they are."""
    name = f"known-{os.getpid()}"
    lab.run("rollout", "start", str(lab.file), expect=3)
    refused = lab.run("rollout", "approve", name, "--reason", "looks fine", SWELM_ACTOR="eve", expect=1)
    assert "this stage does not trust who is known by declared only" in refused.stderr, refused.stderr
