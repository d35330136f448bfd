"""Rollouts in a cluster that may be used for tests: a namespace of their own, and a watch that notes what its objects go through."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import threading
import time

from rollout_lab import ROOT, Lab, Missing

KINDS = ["DestinationRule", "VirtualService"]
# What is noted of an object; versions of objects of all kinds count in one row.
DEPLOYMENT = "{.metadata.resourceVersion}|{.metadata.name}|{.spec.replicas}|{.status.readyReplicas}{'\\n'}"
ROUTE = "{.metadata.resourceVersion}|{.metadata.name}|{.spec.http[-1:].route[0].weight}|{.spec.http[-1:].route[1].weight}{'\\n'}"
# For how long pods stay once traffic left them, in seconds.
DRAIN = 3


def kubeconfig() -> str:
    path = os.environ.get("SWELM_TEST_KUBECONFIG")
    if not path:
        raise Missing("SWELM_TEST_KUBECONFIG names the kubeconfig of a cluster that may be used for tests")
    if not shutil.which("kubectl"):
        raise Missing("kubectl shows what becomes of objects")
    return str(pathlib.Path(path).resolve())


def definition(kind: str) -> str:
    """A kind of Istio's, as far as this needs it."""
    plural = f"{kind.lower()}s"
    version = {"served": True, "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}}
    names = {"kind": kind, "listKind": f"{kind}List", "plural": plural, "singular": kind.lower()}
    return json.dumps({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.networking.istio.io"},
        "spec": {"group": "networking.istio.io", "scope": "Namespaced", "names": names, "versions": [
            {"name": "v1", "storage": True, **version}, {"name": "v1beta1", "storage": False, **version}]}})


class Seen:
    """What a watch told, in the order of the cluster: at what time, of which object, and its numbers."""

    def __init__(self):
        self.events: list[tuple[int, float, str, int, int]] = []

    def note(self, line: str) -> None:
        version, name, first, second = line.split("|")
        self.events.append((int(version), time.monotonic(), name, int(first or 0), int(second or 0)))

    def check(self, release: str) -> None:
        """At no time is traffic led to a side without a ready pod, and pods that traffic left stay until it is drained."""
        ready, weights, left = {}, {"stable": 100, "canary": 0}, {}
        sizes: dict[str, int] = {}
        for _, moment, name, first, second in sorted(self.events):
            if name.split("-")[0] != release:
                continue
            if name == release:
                for side, weight in zip(weights, (first, second)):
                    if weights[side] and not weight:
                        left[side] = moment
                    weights[side] = weight
            else:
                side = name.removeprefix(f"{release}-")
                if first < sizes.get(side, 0) and side in left:
                    waited = moment - left[side]
                    assert waited > DRAIN - 0.3, f"{side} shrank {waited:.1f} s after traffic left it"
                sizes[side], ready[side] = first, second
            for side, weight in weights.items():
                # The first look tells of one object after the other.
                assert not weight or ready.get(side, 1) > 0, f"{weight} % go to {side}, which has no ready pod: {self.events}"

    def weights(self, release: str) -> list[int]:
        """The canary's, as it changed."""
        found = [event[4] for event in sorted(self.events) if event[2] == release]
        return [weight for place, weight in enumerate(found) if not place or found[place - 1] != weight]


class ClusterRollouts:
    """Release `web` of a copy of chart twin."""

    release = "web"

    def __init__(self, lab: Lab, stages: str, *, head=""):
        self.lab, self.chart = lab, lab.folder / "twin"
        shutil.copytree(ROOT / "charts" / "twin", self.chart)
        self.namespace = f"swelm-rollouts-{os.getpid()}-{lab.folder.name[:20].lower().replace('_', '-')}"
        self.kubeconfig = kubeconfig()
        lab.environment.update(SWELM_CLUSTER="on", KUBECONFIG=self.kubeconfig, PATH=os.environ["PATH"])
        self.seen = Seen()
        self.file = lab.folder / "stages.yaml"
        self.file.write_text(f"""
chart: {self.chart}
release: {self.release}
namespace: {self.namespace}
cumulative: true
values: [{{image: registry.k8s.io/pause}}]
return: {{drain: {DRAIN}s, wait: 1m}}
defaults: {{wait: 1m}}
{head}
stages:
{stages}""")

    def kubectl(self, *arguments: str, text: str | None = None, **options) -> str:
        done = subprocess.run(
            ["kubectl", "--kubeconfig", self.kubeconfig, *arguments], input=text, capture_output=True, text=True,
            env={**os.environ, "KUBECACHEDIR": str(self.lab.folder / "cache")}, **options)
        assert done.returncode == 0, f"kubectl {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def inside(self, *arguments: str, **options) -> str:
        return self.kubectl("-n", self.namespace, *arguments, **options)

    @contextlib.contextmanager
    def installed(self, *settings: str, releases=(release,)):
        """The namespace with the releases, watched; all of it goes afterwards."""
        made = [kind for kind in KINDS if self.define(kind)]
        self.use_served_version()
        watches = []
        try:
            self.kubectl("create", "namespace", self.namespace)
            for release in releases:
                self.lab.run(
                    "install", release, str(self.chart), "-n", self.namespace, "--wait", "--timeout", "1m",
                    "--set", ",".join(["image=registry.k8s.io/pause", *settings]))
            self.base = self.lab.manifest(releases[0], self.namespace, 1)
            watches = [self.watch("deployments", DEPLOYMENT), self.watch("virtualservices", ROUTE)]
            yield self
        finally:
            for watch in watches:
                watch.terminate()
                watch.wait()
            self.kubectl("delete", "namespace", self.namespace, "--ignore-not-found", "--wait=false")
            for kind in made:
                self.kubectl("delete", "crd", f"{kind.lower()}s.networking.istio.io", "--wait=false")

    def define(self, kind: str) -> bool:
        """Makes a kind unless the cluster has it."""
        name = f"{kind.lower()}s.networking.istio.io"
        if self.kubectl("get", "crd", name, "--ignore-not-found", "-o", "name"):
            return False
        self.kubectl("create", "-f", "-", text=definition(kind))
        self.kubectl("wait", "--for=condition=Established", f"crd/{name}")
        return True

    def use_served_version(self) -> None:
        """A cluster may have the kinds of an older Istio."""
        versions = self.kubectl("get", "crd", "virtualservices.networking.istio.io", "-o", "jsonpath={.spec.versions[*].name}")
        for template in self.chart.glob("templates/*.yaml"):
            text = template.read_text()
            template.write_text(text.replace("networking.istio.io/v1\n", f"networking.istio.io/{versions.split()[0]}\n"))

    def watch(self, kind: str, shown: str) -> subprocess.Popen:
        process = subprocess.Popen(
            ["kubectl", "--kubeconfig", self.kubeconfig, "-n", self.namespace, "get", kind, "--watch", "-o", f"jsonpath={shown}"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

        def read():
            for line in process.stdout:
                self.seen.note(line.strip())

        threading.Thread(target=read, daemon=True).start()
        return process

    # Rollouts

    def rollout(self, verb: str, *arguments: str, expect=0, lab: Lab | None = None, **changes: str):
        return (lab or self.lab).run("rollout", verb, *arguments, "-n", self.namespace, expect=expect, **changes)

    def start(self, *arguments: str, expect=0):
        return self.rollout("start", str(self.file), *arguments, expect=expect)

    def check_order(self, *releases: str) -> None:
        """Of all that was seen up to now."""
        time.sleep(0.5)
        for release in releases or [self.release]:
            self.seen.check(release)

    def canary_weight(self) -> int:
        return int(self.inside("get", "virtualservice", self.release, "-o", "jsonpath={.spec.http[-1:].route[1].weight}"))

    def replicas(self, side: str, release=release) -> int:
        return int(self.inside("get", "deployment", f"{release}-{side}", "-o", "jsonpath={.spec.replicas}"))

    def image(self, release: str, side: str) -> str:
        path = "jsonpath={.spec.template.spec.containers[0].image}"
        return self.inside("get", "deployment", f"{release}-{side}", "-o", path)

    def check_returned(self) -> None:
        last = self.lab.check_history(self.release, self.namespace)[-1]["revision"]
        assert self.lab.manifest(self.release, self.namespace, last) == self.base, "the last revision is not the base"
        assert self.canary_weight() == 0 and self.replicas("canary") == 0 and self.replicas("stable") == 2


SIDES = """sides:
  stable: {weight: stable.weight, replicas: stable.replicas, version: stable.version, workload: Deployment/web-stable}
  canary: {weight: canary.weight, replicas: canary.replicas, version: canary.version, workload: Deployment/web-canary}
"""
VERSIONS = ("stable.version=3.9", "canary.version=3.9")
