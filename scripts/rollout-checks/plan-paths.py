"""The plan of the seven stages: passes, the way back from each, and that nothing is connected to or started."""
import json
import shutil
import subprocess

from rollout_lab import Lab, Missing, Productpage

IS_FAST = True

PASSES = ["grow", "route", "shrink"]
CANARY, STABLE, ROUTE = "Deployment productpagecanary", "Deployment productpage", "VirtualService product-page-svc"
# What each stage applies, pass by pass, and then what each revision on the way back does.
EXPECTED = [
    ([], []),
    ([[CANARY], [ROUTE], []], ["route shrink"]),
    ([[], [ROUTE], []], ["route shrink"]),
    ([[], [ROUTE], []], ["route shrink"]),
    ([[STABLE], [], []], ["grow route shrink"]),
    ([[], [ROUTE], []], ["route", "grow route shrink"]),
    ([[], [], [CANARY]], ["grow route", "grow route shrink"]),
]


def check(lab: Lab) -> str:
    if not shutil.which("strace"):
        raise Missing("strace shows what is connected to")
    page = Productpage(lab)
    page.install()
    stages = planned(lab, page)
    back = [len(stage["return"]) for stage in stages]
    assert back == [0, 1, 1, 1, 1, 2, 2], back
    for stage, expected in zip(stages, EXPECTED):
        found = (stage["passes"] and passes(stage["passes"][0]), [words(step) for step in stage["wayBack"]])
        assert found == expected, f"{stage['name']}: {found}, not {expected}"
    return f"{len(stages)} stages"


def planned(lab: Lab, page: Productpage) -> list:
    """The stages of the plan, made under the eyes of strace."""
    trace = lab.folder / "trace"
    plan = subprocess.run(
        ["strace", "-f", "-e", "trace=connect,execve", "-o", str(trace)]
        + lab.command("rollout", "plan", page.file, "--param", "to=84", "-n", page.namespace, "-o", "json"),
        env=lab.variables(), capture_output=True, text=True)
    assert plan.returncode == 2, plan.stderr
    calls = [line for line in trace.read_text().splitlines() if "connect(" in line or "execve(" in line]
    assert len(calls) == 1, calls
    return json.loads(plan.stdout)["stages"]


def passes(step: dict) -> list:
    return [[without_namespace(text) for text in step[name]] for name in PASSES]


def without_namespace(text: str) -> str:
    kind, name = text.split(" ", 1)
    return f"{kind} {name.rsplit('/', 1)[-1]}"


def words(step: dict) -> str:
    return " ".join(name for name in PASSES if step["passes"][0][name])
