"""What is not as it was left, not ready or too small holds a rollout in a cluster before traffic moves, and is not asked where a file says so."""
from cluster_lab import SIDES, VERSIONS, ClusterRollouts
from rollout_lab import Lab

STAGES = """
  - {name: before, version: {stable: '3.9', canary: '3.9'}, replicas: {stable: 2, canary: 0}, traffic: 0}
  - {name: ten, version: {canary: '3.10'}, replicas: {canary: 2}, traffic: 10}
  - {name: half, traffic: 50}
  - {name: most, traffic: 90}
"""
# Nobody says how many pods there are: an autoscaler does, or here the check.
SCALED_STAGES = """
  - {name: before, version: {stable: '3.9', canary: '3.9'}, traffic: 0}
  - {name: ten, version: {canary: '3.10'}, traffic: 10}
  - {name: half, traffic: 50}
"""
SCALED_SIDES = SIDES.replace("replicas: stable.replicas, ", "").replace("replicas: canary.replicas, ", "")
AUTOSCALERS = """
{{- range $side := list "stable" "canary" }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: {{ $.Release.Name }}-{{ $side }}}
spec:
  minReplicas: 1
  maxReplicas: 20
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ $.Release.Name }}-{{ $side }}}
{{- end }}
"""


def check(lab: Lab) -> str:
    for name, function in (("drift", check_drift), ("ready", check_ready), ("capacity", check_capacity)):
        folder = lab.folder / name
        folder.mkdir()
        function(Lab(lab.swelm, folder))
    return "drift, ready, capacity"


def check_drift(lab: Lab) -> None:
    rollouts = ClusterRollouts(lab, STAGES, head=SIDES)
    with rollouts.installed(*VERSIONS):
        rollouts.start("--until", "ten")
        lead(rollouts, 30)
        held = rollouts.rollout("run", "web", expect=6)
        told = rollouts.rollout("status", "web").stdout
        assert '"drift" says no' in told and "VirtualService web" in told, (held.stdout, told)
        assert rollouts.canary_weight() == 30, "it moved traffic"
        rollouts.rollout("resume", "web", "--proceed", "--reason", "known")
        rollouts.rollout("next", "web", "--stage", "half")
        assert rollouts.canary_weight() == 50
        # What was accepted was so for one stage.
        lead(rollouts, 30)
        rollouts.rollout("run", "web", expect=6)
        rollouts.rollout("abort", "web", expect=4)
        rollouts.check_returned()
        rollouts.check_order()


def lead(rollouts: ClusterRollouts, share: int) -> None:
    """Somebody changes the route by hand."""
    route = '[{"op":"replace","path":"/spec/http/0/route/%d/weight","value":%d}]'
    for place, weight in ((0, 100 - share), (1, share)):
        rollouts.inside("patch", "virtualservice", "web", "--type=json", "-p", route % (place, weight))


def check_ready(lab: Lab) -> None:
    rollouts = ClusterRollouts(lab, STAGES, head=SIDES + "guards: {drift: ignore}\n")
    with rollouts.installed(*VERSIONS):
        rollouts.start("--until", "ten")
        rollouts.inside("patch", "deployment", "web-canary", "-p", broken("Recreate", "never"))
        wait(rollouts, "0")
        rollouts.rollout("run", "web", expect=6)
        told = rollouts.rollout("status", "web").stdout
        assert '"ready" says no' in told and "0 of 2 pods are ready of the side canary" in told, told
        assert rollouts.canary_weight() == 10
        rollouts.inside("patch", "deployment", "web-canary", "-p", broken("RollingUpdate", "3.10"))
        wait(rollouts, "2")
        rollouts.rollout("resume", "web", "--again")
        rollouts.rollout("run", "web")
        assert rollouts.canary_weight() == 90


def broken(strategy: str, tag: str) -> str:
    container = '{"name": "web", "image": "registry.k8s.io/pause:%s"}' % tag
    kind = '{"$retainKeys": ["type"], "type": "%s"}' % strategy
    return '{"spec": {"strategy": %s, "template": {"spec": {"containers": [%s]}}}}' % (kind, container)


def wait(rollouts: ClusterRollouts, ready: str) -> None:
    condition = "jsonpath={.status.readyReplicas}=" + ready
    if ready == "0":
        # The field is left out.
        condition = "jsonpath={.status.unavailableReplicas}=2"
    rollouts.inside("wait", f"--for={condition}", "deployment/web-canary", "--timeout=60s")


def check_capacity(lab: Lab) -> None:
    rollouts = ClusterRollouts(lab, SCALED_STAGES, head=SCALED_SIDES)
    deployments = rollouts.chart / "templates" / "deployments.yaml"
    deployments.write_text(deployments.read_text().replace("  replicas: {{ .replicas }}\n", ""))
    (rollouts.chart / "templates" / "autoscalers.yaml").write_text(AUTOSCALERS)
    with rollouts.installed(*VERSIONS):
        scale(rollouts, "stable", 4)
        rollouts.start("--until", "ten")
        rollouts.rollout("run", "web", expect=6)
        told = rollouts.rollout("status", "web").stdout
        assert '"capacity" says no' in told and "1 ready pods of 5, and it takes 3" in told, told
        assert rollouts.canary_weight() == 10
        scale(rollouts, "canary", 6)
        rollouts.rollout("resume", "web", "--again")
        rollouts.rollout("run", "web")
        assert rollouts.canary_weight() == 50 and rollouts.replicas("canary") == 6
        rollouts.check_order()


def scale(rollouts: ClusterRollouts, side: str, count: int) -> None:
    rollouts.inside("scale", "deployment", f"web-{side}", f"--replicas={count}")
    rollouts.inside("wait", f"--for=jsonpath={{.status.readyReplicas}}={count}", f"deployment/web-{side}", "--timeout=60s")
