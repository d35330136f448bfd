"""The schema that is published is the one that the program checks with; StagesSchemaTests puts 2,000 files to both."""
from rollout_lab import ROOT, Lab

IS_FAST = True


def check(lab: Lab) -> None:
    assert lab.run("rollout", "schema").stdout == (ROOT / "docs" / "stages.schema.json").read_text()
