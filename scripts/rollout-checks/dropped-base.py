"""After sixteen stages the history holds the base no more, and the way back still ends there."""
from rollout_lab import Lab, ROOT

TWIN = ROOT / "charts" / "twin"
# The sixteen stages of charts/rollouts/podinfo.yaml; what is measured there is another check's matter.
STAGES = """
stages:
  - {name: before, version: {stable: '${from}', canary: '${from}'}, replicas: {stable: 2, canary: 0}, traffic: 0}
  - {name: dark, version: {canary: '${to}'}, replicas: {canary: 2}}
  - {name: canary, ramp: {from: 5, to: 50, by: 5}}
  - {name: all on the canary, traffic: 100}
  - {name: copy to primary, version: {stable: '${to}'}}
  - {name: route to primary, traffic: 0}
  - {name: scale down, replicas: {canary: 0}}
"""
HEAD = f"""
chart: {TWIN}
release: podinfo
namespace: test
cumulative: true
return: {{drain: 0s}}
parameters: {{from: {{base: stable.version}}, to: {{required: true}}}}
sides:
  stable: {{weight: stable.weight, replicas: stable.replicas, version: stable.version, workload: Deployment/podinfo-stable}}
  canary: {{weight: canary.weight, replicas: canary.replicas, version: canary.version, workload: Deployment/podinfo-canary}}
"""


def check(lab: Lab) -> str:
    quick = lab.folder / "podinfo.yaml"
    quick.write_text(HEAD + STAGES)
    lab.run("install", "podinfo", str(TWIN), "-n", "test", "--set", settings())
    lab.run("rollout", "start", str(quick), "--param", "to=6.1.0", "--history-max", "5", "--until", "scale down", "-n", "test")
    history = lab.check_history("podinfo", "test")
    assert len(history) == 5 and history[0]["revision"] > 1, history
    lab.run("rollout", "undo", "podinfo", "-n", "test", "--history-max", "5", expect=4)
    last = lab.check_history("podinfo", "test")[-1]
    expected = lab.run("template", "podinfo", str(TWIN), "-n", "test", "--set", settings()).stdout
    assert lab.manifest("podinfo", "test", last["revision"]).strip() == expected.strip()
    return f"{history[-1]['revision']} revisions, 5 kept"


def settings() -> str:
    return "stable.version=6.0.0,canary.version=6.0.0,stable.replicas=2,canary.replicas=0,stable.weight=100,canary.weight=0"
