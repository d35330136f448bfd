"""Files of Flagger, Argo Rollouts, KubeVela and Shipper become stages files, with every value mapped or named.

Six of our own are completed, planned and played. With SWELM_TEST_IMPORTS=FOLDER all files of FOLDER/flagger, FOLDER/argo and so on
are taken over, too.
"""
import collections
import json
import os
import pathlib
import re

from rollout_lab import ROOT

IS_FAST = True
SAMPLES = {
    "flagger-ramp": "flagger", "flagger-steps": "flagger", "argo-canary": "argo", "argo-bluegreen": "argo",
    "kubevela": "kubevela", "shipper": "shipper",
}
TWIN = ROOT / "charts" / "twin"
# What a person says of charts/twin, by a part of what is left to do.
ANSWERS = {
    "the folder or archive of the chart": TWIN, "the chart shop of the repository": TWIN,
    "the stable side's share": "stable.weight", "the canary side's share": "canary.weight",
    "the number of the stable side's pods": "stable.replicas", "the number of the canary side's pods": "canary.replicas",
    "the stable side's version": "stable.version", "the canary side's version": "canary.version",
    "where the metrics of the AnalysisTemplate": "prometheus", "its query": "up", "the query of the MetricTemplate": "up",
    "the most that passes": 1000, "the address of the Prometheus": "http://prometheus.monitoring:9090",
    "the program that asks": "count", "where the number stands": "$", "the value by which the chart routes": "tester=true",
}
# Numbers between the bounds of the samples.
NUMBERS = {"cost": 5, "queue": 50, "latency": 0.1}


def completed(text: str) -> str:
    """The file without targets, which need clusters, and with an answer for each thing left to do."""
    def answer(found: re.Match) -> str:
        question = found[1].replace("''", "'")
        answers = [str(value) for key, value in ANSWERS.items() if key in question]
        assert answers, f"nobody knows what to say of {question}"
        return answers[0]

    text = re.sub(r"(?m)^targets:\n(?: .*\n)+", "", text)
    text = re.sub(r"(?m)^chartVersion: .*\n", "", text)
    return re.sub(r"'TODO: ((?:[^']|'')*)'", answer, text)


def numbers(plan: dict, parameters: dict):
    """A good number for each check, and a yes at each gate."""
    yield {"expect": "finished", "param": parameters}
    for stage in plan["stages"]:
        yield {"at": 0, "approve": stage["name"]}
    for name in sorted({name for stage in plan["stages"] for name in stage["checks"]}):
        for at in range(0, 1800, 5):
            number = {"good": 5000, "total": 5000} if name == "request-success-rate" else {"value": NUMBERS.get(name, 1)}
            yield {"metric": name, "at": at, **number}


def taken(lab, tool: str, path: pathlib.Path):
    """What became of a file; nothing where it is refused."""
    done = lab.run("rollout", "import", tool, str(path), "-o", "json", expect=(0, 1, 2))
    if done.returncode == 1:
        assert done.stderr.startswith(f"Error: {path}:") or "the files hold no" in done.stderr, done.stderr
        return None
    document = json.loads(done.stdout)
    for field in document["fields"]:
        assert bool(field.get("mapped")) != bool(field.get("dropped")), f"{path}: {field} is neither mapped nor named"
    named = any("dropped" in field for field in document["fields"])
    assert done.returncode == (2 if named else 0), f"{path}: exit code {done.returncode}"
    return document


def play(lab, name: str, text: str) -> None:
    file = lab.folder / f"{name}.yaml"
    file.write_text(text)
    refused = lab.run("rollout", "plan", str(file), expect=1)
    assert "this is left to do: " in refused.stderr, refused.stderr
    file.write_text(completed(text))
    sides = "stable.version=1,canary.version=1,stable.replicas=2,canary.replicas=0,stable.weight=100,canary.weight=0"
    lab.run("install", "shop", str(TWIN), "-n", name, "--set", sides)
    parameters = {"to": "2"} | ({"password": "x"} if "password:" in text else {})
    given = [word for key, value in parameters.items() for word in ("--param", f"{key}={value}")]
    file.write_text(file.read_text().replace("namespace: demo", f"namespace: {name}"))
    plan = json.loads(lab.run("rollout", "plan", str(file), *given, "-o", "json", expect=2).stdout)
    recorded = lab.folder / f"{name}.jsonl"
    recorded.write_text("".join(json.dumps(line) + "\n" for line in numbers(plan, parameters)))
    lab.run("rollout", "simulate", str(file), "--metrics", str(recorded))


def public(lab) -> str:
    folder = os.environ.get("SWELM_TEST_IMPORTS")
    if not folder:
        return ""
    notes = []
    for tool in ("flagger", "argo", "kubevela", "shipper"):
        documents = [taken(lab, tool, path) for path in sorted((pathlib.Path(folder) / tool).iterdir())]
        fates = collections.Counter("mapped" if "mapped" in field else "named" for one in documents if one for field in one["fields"])
        files = sum(1 for one in documents if one)
        notes.append(f"{tool}: {files} of {len(documents)} files, {fates['mapped']} values mapped, {fates['named']} named")
    return "; ".join(notes)


def check(lab) -> str:
    for name, tool in SAMPLES.items():
        play(lab, name, taken(lab, tool, ROOT / "fixtures" / "imports" / f"{name}.yaml")["stages"])
    return public(lab)
