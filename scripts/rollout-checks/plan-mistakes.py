"""Mistakes in a file: exit 1, with line, column and what was meant, and no crash whatever the file holds."""
from rollout_lab import ROOT, Lab

IS_FAST = True

HEAD = f"""chart: {ROOT}/charts/twin
release: web
sides: {{stable: {{weight: stable.weight}}, canary: {{weight: canary.weight}}}}
"""
CASES = [
    (HEAD + "stages: [{name: one, traffic: {canary: 20, stable: 90}}]\n", [":4:22: ", "add up to 110"]),
    (HEAD + "stages:\n  - name: one\n    trafic: 10\n", [":6:5: ", 'did you mean "traffic"?']),
    (HEAD + "parameters: {to: {required: true}}\nstages: [{name: one}]\n", [":4:", "--param to=VALUE"]),
    (HEAD + "schema: 9\nstages: [{name: one}]\n", [":4:", "version 9", "version 1"]),
    (HEAD + "providers: {p: {prometheus: {address: 'http://p'}}}\n"
     "metrics: {a: {provider: p, ratio: {good: g, total: t}, min: 99%}}\n"
     "stages: [{name: one, bake: 10m, checks: [a], analysis: {interval: 10s, window: 60s}}]\n",
     [":6:42: ", "`window` must not be longer than `interval`"]),
    (HEAD + "stages: " + "[" * 500_000 + "]" * 500_000 + "\n", []),
]


def check(lab: Lab) -> str:
    file = lab.folder / "stages.yaml"
    for text, expected in CASES:
        file.write_text(text)
        run = lab.run("rollout", "plan", str(file), expect=1)
        assert run.stderr and not run.stdout, run.stdout[:500]
        for part in expected:
            assert part in run.stderr, f"{part!r} is not in {run.stderr[:500]!r}"
    return f"{len(CASES)} files"
