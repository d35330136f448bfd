"""Steps and news against a receiver that checks their signatures, drops, refuses, redirects and answers ten megabytes."""
import base64
import contextlib
import json
import subprocess
import time

from rollout_lab import ROOT, Lab

IS_FAST = True

KEY = "whsec_" + base64.b64encode(b"a key of the receiver and of swelm").decode()
HEAD = f"""
chart: {ROOT}/charts/twin
release: web
namespace: lab
cumulative: true
return: {{drain: 0s}}
sides: {{stable: {{weight: stable.weight}}, canary: {{weight: canary.weight, replicas: canary.replicas}}}}
notify: [{{webhook: {{url: 'URL/flaky/news', secret: {{fromEnv: HOOK_KEY}}}}}}]
stages:
  - {{name: before, replicas: {{canary: 1}}, traffic: 0}}
  - name: ten
    traffic: 10
    before:
      - {{name: drops once, webhook: {{url: 'URL/flaky/step', secret: {{fromEnv: HOOK_KEY}}}}}}
      - {{name: large, webhook: {{url: 'URL/large', secret: {{fromEnv: HOOK_KEY}}}}}}
      - {{name: broken, retries: 1, onFailure: ignore, webhook: {{url: 'URL/500', secret: {{fromEnv: HOOK_KEY}}}}}}
      - {{name: elsewhere, retries: 1, onFailure: ignore, webhook: {{url: 'URL/302', secret: {{fromEnv: HOOK_KEY}}}}}}
  - name: half
    traffic: 50
    confirm: [{{name: ask, every: 1s, within: 1m, webhook: {{url: 'URL/409/no', secret: {{fromEnv: HOOK_KEY}}}}}}]
"""
# How often each of the steps is called: again after a failure, never again after a no for good.
TRIES = {"/flaky/step": 2, "/large": 1, "/500": 2, "/302": 2, "/409/no": 1}


@contextlib.contextmanager
def receiver(folder, *keys: str):
    """The address of a receiver of webhooks that knows keys."""
    process = subprocess.Popen([str(ROOT / "scripts" / "webhook-receiver"), str(folder), *keys])
    try:
        address = folder / "address"
        while not address.exists():
            time.sleep(0.05)
        yield address.read_text()
    finally:
        process.terminate()
        process.wait()


def check(lab: Lab) -> str:
    folder = lab.folder / "receiver"
    folder.mkdir()
    with receiver(folder, KEY) as url:
        file = lab.folder / "stages.yaml"
        file.write_text(HEAD.replace("URL", url))
        lab.run("install", "web", f"{ROOT}/charts/twin", "-n", "lab", "--set", "canary.replicas=1")
        lab.run("rollout", "start", str(file), "-n", "lab", expect=4, HOOK_KEY=KEY)
    requests = [json.loads(line) for line in (folder / "requests").read_text().splitlines()]
    assert all(request["valid"] == [0] and request["isFresh"] for request in requests), "a signature is not valid"
    check_ids(requests)
    tries = {path: sum(request["path"] == path for request in requests) for path in TRIES}
    assert tries == TRIES, tries
    assert "/200" not in {request["path"] for request in requests}, "it followed a redirection"
    history = lab.check_history("web", "lab")
    assert history[-1]["description"].startswith("Rollback to 1 (rollout web.1"), history[-1]
    return f"{len(requests)} requests"


def check_ids(requests: list[dict]) -> None:
    """One id for each event, the same for each of its tries, whose body is the same, too."""
    bodies: dict[str, set[str]] = {}
    for request in requests:
        bodies.setdefault(request["headers"]["webhook-id"], set()).add(request["path"])
    assert all(len(paths) == 1 for paths in bodies.values()), bodies
    steps = [name for name, paths in bodies.items() if paths & set(TRIES)]
    news = [name for name, paths in bodies.items() if paths == {"/flaky/news"}]
    assert len(steps) == len(TRIES) and len(news) >= 3, bodies
