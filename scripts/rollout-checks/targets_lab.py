"""Shipper's example over two targets that keep their releases in stores of their own."""
import json
import os
import pathlib
import re
import shutil

from rollout_lab import ROOT, Lab

FILE = ROOT / "charts" / "rollouts" / "super-server.yaml"
BASE = "stable.version=v1,canary.version=v1,stable.replicas=4,canary.replicas=0,stable.weight=100,canary.weight=0"


class SuperServer:
    """Release `super-server` on the targets `eu` and `us`; the rollout is recorded elsewhere."""

    release = "super-server"
    targets = ["eu", "us"]
    stages = ["incumbent", "staging", "50/50", "full on"]

    def __init__(self, lab: Lab, *, waves="", back="mode: reverse, retries: 0", in_files=False):
        self.lab = lab
        self.stores = {target: f"sqlite:{lab.folder}/{target}.db" for target in self.targets}
        url = os.environ.get("SWELM_TEST_POSTGRESQL")
        if url and not in_files:
            self.stores["us"] = url
        lab.environment["US_STORE"] = self.stores["us"]
        text = FILE.read_text()
        for old, new in [
            ("../twin", str(ROOT / "charts" / "twin")), ("context: prod-eu", f"store: 'sqlite:{lab.folder}/eu.db'"),
            ("context: prod-us", "store: {fromEnv: US_STORE}"), ("return: {mode: reverse}", f"return: {{{back}}}\n{waves}"),
        ]:
            assert old in text, old
            text = text.replace(old, new)
        self.namespace = "rollout-" + re.sub("[^a-z0-9]+", "-", str(lab.folder).lower())[-40:].strip("-")
        self.file = lab.folder / "stages.yaml"
        self.file.write_text(text + f"\nnamespace: {self.namespace}\n")

    def install(self) -> None:
        for target, store in self.stores.items():
            self.on(target, "install", self.release, str(ROOT / "charts" / "twin"), "--set", BASE, "--set", f"image=images.{target}.example/super")

    def on(self, target: str, *arguments: str, **options):
        return self.lab.run(*arguments, "-n", self.namespace, SWELM_STORE=self.stores[target], **options)

    def rollout(self, verb: str, *arguments: str, expect=0, **changes: str):
        return self.lab.run("rollout", verb, *arguments, expect=expect, **changes)

    def start(self, *arguments: str, expect=3):
        return self.rollout("start", str(self.file), "--param", "to=v2", *arguments, expect=expect)

    def approve(self) -> None:
        self.rollout("approve", self.release, SWELM_ACTOR="ben")

    def finish(self) -> None:
        for _ in range(20):
            if self.rollout("run", self.release, expect=(0, 3)).returncode == 0:
                return
            self.approve()
        raise AssertionError("it did not come to an end")

    def history(self, target: str) -> list[dict]:
        rows = json.loads(self.on(target, "history", self.release, "-o", "json", "--max", "1000").stdout)
        numbers = [row["revision"] for row in rows]
        assert numbers == list(range(1, len(numbers) + 1)), (target, rows)
        assert [row["status"] for row in rows].count("deployed") == 1, (target, rows)
        return rows

    def stage(self, target: str) -> str:
        """The stage that a target's newest revision is of; `base` for what was there before."""
        description = self.history(target)[-1]["description"]
        return "base" if description.startswith(("Install", "Rollback to 1 ")) else description.split(": ", 1)[1]

    def manifest(self, target: str, revision: int) -> str:
        return self.on(target, "get", "manifest", self.release, "--revision", str(revision)).stdout

    def check_returned(self) -> None:
        """Both have what they had before, byte for byte."""
        for target in self.targets:
            last = self.history(target)[-1]["revision"]
            assert self.manifest(target, last) == self.manifest(target, 1), target

    def check_finished(self) -> None:
        for target in self.targets:
            rows = self.history(target)
            manifest = self.manifest(target, rows[-1]["revision"])
            assert f"images.{target}.example/super:v2" in manifest, (target, manifest)
            # However often a driver died, no stage is deployed twice.
            made = [row["description"].split(": ", 1)[1] for row in rows[1:] if row["status"] != "failed"]
            assert made == [stage for stage in made if stage.split(" (")[0] in self.stages], made
            assert len(made) == len(set(made)) == len(self.stages) - 1, (target, rows)

    # A target that is away

    def take_away(self, target: str) -> None:
        """Nobody can open its store."""
        path = pathlib.Path(self.stores[target].removeprefix("sqlite:"))
        for file in path.parent.glob(f"{target}.db*"):
            file.rename(file.with_name("away-" + file.name))
        path.mkdir()

    def bring_back(self, target: str) -> None:
        path = pathlib.Path(self.stores[target].removeprefix("sqlite:"))
        shutil.rmtree(path)
        for file in path.parent.glob(f"away-{target}.db*"):
            file.rename(file.with_name(file.name.removeprefix("away-")))
