"""A person at a terminal sees a rollout go on, answers it with keys, takes one back, and has the terminal as it was at the end."""
import json
import shlex
import shutil
import subprocess
import time

from rollout_lab import Lab, Missing, Productpage

IS_FAST = True


class Terminal:
    """A shell on a terminal of its own, typed into and looked at through tmux."""

    def __init__(self, lab: Lab, **variables: str):
        if not shutil.which("tmux"):
            raise Missing("make deps installs tmux")
        self.lab = lab
        self.server = ["tmux", "-S", str(lab.folder / "terminal"), "-f", "/dev/null"]
        settings = {**lab.variables(), "PS1": "ready> ", "TERM": "screen", "LC_ALL": "C.UTF-8", "HISTFILE": "", **variables}
        words = ["env", "-i", *(f"{name}={value}" for name, value in settings.items()), "sh"]
        self.tmux("new-session", "-d", "-x", "150", "-y", "50", shlex.join(words))
        self.wait_for("ready>")

    def tmux(self, *words: str) -> str:
        return subprocess.run([*self.server, *words], check=True, capture_output=True, text=True).stdout

    def type(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def line(self, text: str) -> None:
        """Types a line whose words are none of tmux's names of keys."""
        self.tmux("send-keys", "-l", text)
        self.type("Enter")

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait_for(self, *texts: str) -> str:
        """The screen, once it shows all of these."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            screen = self.screen()
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"the terminal does not show {texts}:\n{self.screen()}")

    def end(self) -> None:
        self.tmux("kill-server")


def check(lab: Lab) -> str:
    page = Productpage(lab)
    page.install()
    page.go_to(2)
    terminal = Terminal(lab, SWELM_ACTOR="ben")
    try:
        watch(terminal, page)
    finally:
        terminal.end()
    return "approved, aborted, and left"


def watch(terminal: Terminal, page: Productpage) -> None:
    terminal.line("stty -g > before; clear")
    look(terminal, page)
    terminal.wait_for("2 ten per cent", "a approve  r reject  p pause  x abort  q quit")
    # A question that is not said yes to asks for nothing, and neither does a reason that is taken back.
    terminal.type("x")
    terminal.wait_for("Abort", "y/n")
    terminal.type("n")
    terminal.wait_for("a approve")
    terminal.type("a", "y", "n", "o", "Escape")
    terminal.wait_for("a approve  r reject")
    assert approvals(page) == [], approvals(page)
    terminal.type("a", "y", "f", "i", "x", "BSpace", "n", "e", "Enter")
    terminal.wait_for("approved")
    assert approvals(page) == ["fine"], approvals(page)
    page.rollout("run", page.release, expect=3)
    terminal.wait_for("3 ninety per cent", "waiting")
    terminal.type("x", "y", "b", "a", "d", "Enter")
    terminal.wait_for("It is going back", "bad")
    page.rollout("run", page.release, expect=4)
    terminal.wait_for("returned", "\nleft: 0")
    check_left(terminal)
    page.start()
    terminal.line("clear")
    look(terminal, page)
    terminal.wait_for("q quit")
    terminal.type("q")
    terminal.wait_for("\nleft: 0")
    check_left(terminal)


def look(terminal: Terminal, page: Productpage) -> None:
    command = shlex.join(page.lab.command("rollout", "watch", page.release, "-n", page.namespace))
    terminal.line(f'{command}; echo "left: $?"')


def check_left(terminal: Terminal) -> None:
    """What is typed is shown again, and lines are read as before."""
    terminal.line("stty -g | cmp - before && echo as it was")
    terminal.wait_for("\nas it was")


def approvals(page: Productpage) -> list[str]:
    lines = page.rollout("events", page.release, "-o", "ndjson").stdout
    events = [json.loads(line) for line in lines.splitlines()]
    return [event.get("reason", "") for event in events if "pproved" in json.dumps(event) and event.get("reason") != "ok"]
