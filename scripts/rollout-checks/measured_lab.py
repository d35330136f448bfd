"""Rollouts that a real Prometheus measures: chart twin, a look each two seconds, and versions that behave as they are told."""
import concurrent.futures
import json
import math
import os
import re
import sqlite3
import time
import urllib.parse
import urllib.request

from rollout_lab import ROOT, Lab, Missing

TWIN = ROOT / "charts" / "twin"
REQUESTS = 'app_requests_total{version="${app}"}'
GOOD = 'app_requests_total{version="${app}",code!~"5.."}'
BAD = 'app_requests_total{version="${app}",code=~"5.."}'
# What metrics ask for: the counts of a ratio, or one number.
QUERIES = {
    "success": (f"sum(increase({GOOD}[${{window}}]))", f"sum(increase({REQUESTS}[${{window}}]))"),
    "exact": (BAD, REQUESTS),
    "p99": ("histogram_quantile(0.99, sum by (le) (rate(app_duration_seconds_bucket{version=\"${app}\"}[${window}])))",),
}
SUCCESS = f"{{provider: lab, ratio: {{good: '{QUERIES['success'][0]}', total: '{QUERIES['success'][1]}'}}, min: 99%}}"
EXACT = f"{{provider: lab, ratio: {{bad: '{BAD}', total: '{REQUESTS}'}}, max: 1%, count: samples}}"
COMPARED = SUCCESS.replace("min: 99%", "compare: {worse: 1%}")
P99 = f"{{provider: lab, value: '{QUERIES['p99'][0]}', max: 0.5}}"
# The places of the stages that are measured.
TEN, HALF = 2, 3


def variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise Missing("scripts/with-prometheus gives it a Prometheus and an application")
    return value


def prometheus() -> str:
    return variable("SWELM_TEST_PROMETHEUS")


def steer(version: str, **wish) -> None:
    """Makes a version of the application behave so."""
    url = f"{variable('SWELM_TEST_EXPORTER')}/version/{version}"
    with urllib.request.urlopen(urllib.request.Request(url, json.dumps(wish).encode(), method="PUT")):
        pass


def at_once(*functions) -> list:
    """What functions that run side by side return; the first that raises ends it."""
    with concurrent.futures.ThreadPoolExecutor(len(functions)) as pool:
        return [future.result() for future in [pool.submit(function) for function in functions]]


def wait_until(is_so, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"after {seconds} s it is not so yet"
        time.sleep(0.1)


class Measured:
    """One rollout of a release in a store of its own; its canary is the version of the release's name."""

    namespace = "lab"

    def __init__(self, lab: Lab, name: str, metrics: dict | None = None, *, analysis="", ten="", bake="20s", address=None):
        folder = lab.folder / name
        folder.mkdir()
        self.lab, self.name = Lab(lab.swelm, folder), name
        self.file = folder / "lab.yaml"
        self.file.write_text(self.text(metrics or {"success": SUCCESS}, analysis, ten, bake, address or prometheus()))
        self.lab.run("install", name, str(TWIN), "-n", self.namespace)

    def text(self, metrics: dict, analysis: str, ten: str, bake: str, address: str) -> str:
        checks = f"bake: {bake}, checks: [{', '.join(metrics)}]"
        listed = "\n".join(f"  {name}: {metric}" for name, metric in metrics.items())
        return f"""
chart: {TWIN}
release: {self.name}
namespace: {self.namespace}
cumulative: true
sides:
  stable: {{weight: stable.weight, replicas: stable.replicas, version: stable.version, workload: Deployment/{self.name}-stable, variables: {{app: {self.name}-stable}}}}
  canary: {{weight: canary.weight, replicas: canary.replicas, version: canary.version, workload: Deployment/{self.name}-canary, variables: {{app: {self.name}}}}}
providers: {{lab: {{prometheus: {{address: '{address}', delay: 2s, timeout: 5s}}}}}}
metrics:
{listed}
analysis: {{interval: 2s{analysis and ', ' + analysis}}}
stages:
  - {{name: before, version: {{stable: v1, canary: v1}}, replicas: {{stable: 2, canary: 0}}, traffic: 0}}
  - {{name: dark{"" if ten else ", version: {canary: v2}, replicas: {canary: 2}"}}}
  - {{name: ten, traffic: 10, {checks}{ten and ', ' + ten}}}
  - {{name: half, traffic: 50, {checks}}}
  - {{name: all, traffic: 100}}
"""

    def traffic(self, canary: dict | None, stable: dict | None = None) -> None:
        """Lets the sides have traffic until a first window is full of it; a Prometheus that just began takes its time."""
        steer(f"{self.name}-stable", **{"rps": 900, "errors": 0.002, **(stable or {})})
        if canary:
            steer(self.name, **canary)
        seen = f'min(count_over_time(app_requests_total{{version="{self.name}-stable"}}[3s]))'
        wait_until(lambda: (number(seen, int(time.time() * 1000)) or 0) >= 3, 30)

    def rollout(self, verb: str, *arguments: str, expect=0, **changes: str):
        return self.lab.run("rollout", verb, *arguments, "-n", self.namespace, expect=expect, **changes)

    def start(self, *arguments: str, expect=0) -> str:
        return self.rollout("start", str(self.file), *arguments, expect=expect).stdout

    def plan(self) -> dict:
        return json.loads(self.rollout("plan", str(self.file), "-o", "json", expect=2).stdout)

    # What became of it

    def samples(self, stage: int | None = None) -> list[dict]:
        """All that the store holds of what was measured."""
        database = sqlite3.connect(f"file:{self.lab.folder}/releases.db?mode=ro", uri=True, timeout=10)
        try:
            rows = database.execute(
                "SELECT stage, number, metric, side, instant, span, json FROM rollout_samples ORDER BY stage, number, metric, side")
            names = ["stage", "check", "metric", "side", "instant", "window"]
            found = [{**dict(zip(names, row)), **json.loads(row[-1])} for row in rows]
        finally:
            database.close()
        return [sample for sample in found if stage is None or sample["stage"] == stage]

    def events(self, kind: str) -> list[dict]:
        lines = self.rollout("events", self.name, "-o", "ndjson").stdout.splitlines()
        return [event for event in map(json.loads, lines) if event["kind"] == kind]

    def judged(self, stage: int) -> list[dict]:
        return [event for event in self.events("judged") if event["stage"] == stage]

    def status(self) -> str:
        return self.rollout("status", self.name).stdout

    def manifest(self, revision: int) -> str:
        return self.lab.manifest(self.name, self.namespace, revision)

    def check_returned(self) -> None:
        history = self.lab.check_history(self.name, self.namespace)
        assert self.manifest(history[-1]["revision"]) == self.manifest(1), "the last revision is not the base"

    # Asking again

    def check_asked_again(self) -> int:
        """Each sample is what Prometheus answers now to the question of then; how many there are."""
        samples = self.samples()
        for sample in samples:
            found = {name: sample[name] for name in ("bad", "of", "value", "status", "message") if name in sample}
            again = self.asked_again(sample)
            assert found == again, f"{sample} is now {again}"
        return len(samples)

    def asked_again(self, sample: dict) -> dict:
        app = self.name if sample["side"] == "canary" else f"{self.name}-stable"
        queries = [text.replace("${app}", app).replace("${window}", f"{sample['window'] // 1000}s") for text in QUERIES[sample["metric"]]]
        if sample["metric"] == "exact":
            bad, every = (counted(query, sample["instant"], sample["window"]) for query in queries)
            return {"bad": bad or 0, "of": every} if every else {"status": "none"}
        numbers = [number(query, sample["instant"]) for query in queries]
        if numbers[-1] is None:
            return {"status": "none"}
        if len(numbers) == 1:
            return {"value": numbers[0]}
        good, every = (math.floor((value or 0) + 0.5) for value in numbers)
        return {"bad": every - min(good, every), "of": every} if every else {"status": "none"}


def asked(query: str, instant: int) -> list:
    form = urllib.parse.urlencode({"query": query, "time": f"{instant / 1000:.3f}"}).encode()
    with urllib.request.urlopen(f"{prometheus()}/api/v1/query", form) as answer:
        return json.load(answer)["data"]["result"]


def number(query: str, instant: int) -> float | None:
    series = asked(query, instant)
    value = float(series[0]["value"][1]) if series else math.nan
    return None if math.isnan(value) else value


def counted(selector: str, instant: int, window: int) -> int | None:
    """By how much the counters grew in the window, the first sample of a series counted from 0."""
    end, grown = instant / 1000, None
    for series in asked(f"{selector}[{window // 1000 + 300}s]", instant):
        last = 0
        for stamp, text in series["values"]:
            value = float(text)
            if end - window / 1000 < stamp <= end:
                grown = (grown or 0) + value - (last if value >= last else 0)
            last = value
    return None if grown is None else round(grown)


def total(samples: list[dict], part: str) -> int:
    """Of all samples that have numbers: a scrape that came late leaves a window without."""
    return sum(sample.get(part, 0) for sample in samples)


def numbers_in(message: str) -> tuple[int, int]:
    """The counts of `5 of 40 were bad`."""
    found = re.search(r"(\d+) of (\d+) were bad", message)
    assert found, f"no counts in {message!r}"
    return int(found[1]), int(found[2])
