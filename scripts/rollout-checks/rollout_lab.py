"""What the checks of staged releases have in common: a folder, a store, and swelm in it."""
import json
import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Missing(Exception):
    """Something that this machine does not have."""


class Lab:
    def __init__(self, swelm: str, folder: pathlib.Path):
        self.swelm = swelm
        self.folder = folder
        self.store = f"sqlite:{folder}/releases.db"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "TZ": "UTC", "SWELM_CLUSTER": "off", "SWELM_ACTOR": "ann",
        }

    def command(self, *arguments: str) -> list[str]:
        return [self.swelm, *arguments]

    def variables(self, **changes: str) -> dict:
        return {**self.environment, "SWELM_STORE": self.store, **changes}

    def run(self, *arguments: str, expect=0, **changes: str) -> subprocess.CompletedProcess:
        """Runs swelm; `expect` is the exit code or several, None for any."""
        done = subprocess.run(
            self.command(*arguments), env=self.variables(**changes), capture_output=True, text=True, cwd=self.folder,
            stdin=subprocess.DEVNULL)
        codes = None if expect is None else expect if isinstance(expect, tuple) else (expect,)
        if codes is not None and done.returncode not in codes:
            text = f"{' '.join(arguments)}: exit {done.returncode}, not {codes}\n{done.stdout}{done.stderr}"
            raise AssertionError(text)
        return done

    def start(self, *arguments: str, **changes: str) -> subprocess.Popen:
        return subprocess.Popen(
            self.command(*arguments), env=self.variables(**changes), cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    # Releases

    def history(self, release: str, namespace: str) -> list[dict]:
        text = self.run("history", release, "-n", namespace, "-o", "json", "--max", "1000").stdout
        return json.loads(text)

    def manifest(self, release: str, namespace: str, revision: int) -> str:
        return self.run("get", "manifest", release, "-n", namespace, "--revision", str(revision)).stdout

    def check_history(self, release: str, namespace: str) -> list[dict]:
        """No gap, and exactly one revision that is deployed."""
        history = self.history(release, namespace)
        numbers = [row["revision"] for row in history]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), numbers
        deployed = [row["revision"] for row in history if row["status"] == "deployed"]
        assert len(deployed) == 1, history
        return history

    # A database

    def use_postgresql(self) -> None:
        url = os.environ.get("SWELM_TEST_POSTGRESQL")
        if not url:
            raise Missing("scripts/with-postgresql gives it a database")
        self.store = url
        self.environment["HELM_DRIVER_SQL_CONNECTION_STRING"] = url


class Productpage:
    """The seven stages of a canary release, from tag 83 to 84."""

    release = "productpage"
    namespace = "bookinfo-k8s-helm-istio-canary"
    file = str(ROOT / "charts" / "rollouts" / "productpage.yaml")
    chart = str(ROOT / "charts" / "productpage")
    stages = 7

    @staticmethod
    def settings(stable: tuple, canary: tuple) -> str:
        """What is typed for a stage without a stages file: tag, replicas and weight of each side."""
        words = []
        for side, (tag, replicas, weight) in (("production", stable), ("canary", canary)):
            words += [
                f"{side}Deployment.image.repository=myacrepo.azurecr.io/bookinfo-canary/productpage",
                f"{side}Deployment.image.tag={tag}", f"{side}Deployment.replicaCount={replicas}",
                f"{side}Deployment.weight={weight}",
            ]
        return ",".join(words)

    typed = [
        ((83, 2, 100), (83, 0, 0)), ((83, 2, 90), (84, 2, 10)), ((83, 2, 10), (84, 2, 90)), ((83, 2, 0), (84, 2, 100)),
        ((84, 2, 0), (84, 2, 100)), ((84, 2, 100), (84, 2, 0)), ((84, 2, 100), (84, 0, 0)),
    ]

    def __init__(self, lab: Lab):
        self.lab = lab

    def install(self) -> None:
        self.lab.run(
            "install", self.release, self.chart, "-n", self.namespace, "--set", self.settings(*self.typed[0]))

    def rollout(self, verb: str, *arguments: str, expect=0, **changes: str) -> subprocess.CompletedProcess:
        return self.lab.run("rollout", verb, *arguments, "-n", self.namespace, expect=expect, **changes)

    def start(self, *arguments: str, expect=3, **changes: str) -> subprocess.CompletedProcess:
        return self.rollout("start", self.file, "--param", "to=84", *arguments, expect=expect, **changes)

    def go_to(self, stage: int) -> None:
        """Drives until a stage waits, by its number from 1; the gates before it are approved."""
        self.start()
        for _ in range(2, stage):
            self.approve()
            self.rollout("run", self.release, expect=(0, 3))

    def approve(self, **changes: str) -> None:
        self.rollout("approve", self.release, "--reason", "ok", **{"SWELM_ACTOR": "ben", **changes})

    def finish(self, limit: int = 20) -> None:
        """Approves and drives to the end."""
        for _ in range(limit):
            if self.rollout("run", self.release, expect=(0, 3)).returncode == 0:
                return
            self.approve()
        raise AssertionError("it did not come to an end")

    def history(self) -> list[dict]:
        return self.lab.check_history(self.release, self.namespace)

    def manifest(self, revision: int) -> str:
        return self.lab.manifest(self.release, self.namespace, revision)


def kill(process: subprocess.Popen, after: float) -> bool:
    """Kills a process after a time; whether it was still there."""
    time.sleep(after)
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return alive
