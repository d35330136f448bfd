"""Of two drivers one drives, of two starts one starts, and a tick beside a run does nothing."""
from rollout_lab import Lab, Productpage

IS_FAST = True


def check(lab: Lab) -> str:
    page = Productpage(lab)
    page.install()
    starts = at_once(lab, 4, "rollout", "start", page.file, "--param", "to=84", "--no-run", "-n", page.namespace)
    assert sorted(starts) == [0, 7, 7, 7], starts
    runs = at_once(lab, 4, "rollout", "run", page.release, "-n", page.namespace)
    assert set(runs) <= {3, 7} and 3 in runs, runs
    ticks = at_once(lab, 4, "rollout", "tick", page.release, "-n", page.namespace)
    assert set(ticks) <= {0, 3}, ticks
    history = page.history()
    assert len(history) == 2, history
    page.finish()
    return f"starts {starts}, runs {runs}"


def at_once(lab: Lab, count: int, *arguments: str) -> list[int]:
    processes = [lab.start(*arguments) for _ in range(count)]
    return [process.wait(timeout=120) for process in processes]
