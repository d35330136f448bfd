"""What a provider does not say proves nothing: no traffic, ten seconds without an answer, and no answer for good."""
import http.server
import json
import threading
import time
import urllib.request

from measured_lab import TEN, Measured, at_once, prometheus, wait_until
from rollout_lab import Lab


class Forwarding(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with urllib.request.urlopen(prometheus() + self.path, body) as answer:
            text = answer.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Proxy:
    """Stands before Prometheus, and refuses connections while it is closed."""

    def __init__(self):
        self.port = 0
        self.open()

    def open(self) -> None:
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Forwarding)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def check(lab: Lab) -> str:
    at_once(lambda: silent(lab), lambda: away(lab), lambda: gone(lab), lambda: ticked(lab))
    return "without traffic, away, gone, and gone between ticks"


def silent(lab: Lab) -> None:
    rollout = Measured(lab, "silent")
    rollout.traffic(None)
    rollout.start(expect=6)
    samples = rollout.samples(TEN)
    assert len(samples) == 20 and {sample["status"] for sample in samples} == {"none"}, samples
    assert "there is no data" in rollout.status(), rollout.status()


def errors(rollout: Measured) -> list[dict]:
    return [sample for sample in rollout.samples(TEN) if sample.get("status") == "error"]


def away(lab: Lab) -> None:
    """What was missed is asked for later, and comes to the same."""
    proxy = Proxy()
    rollout = Measured(lab, "away", address=proxy.address)
    rollout.traffic({"rps": 100, "errors": 0.001})

    def interrupt():
        wait_until(lambda: len(rollout.samples(TEN)) >= 2)
        proxy.close()
        time.sleep(10)
        missed = errors(rollout)
        assert len(missed) >= 4 and all("refused" in sample["message"] for sample in missed), missed
        assert "refused" in rollout.status(), rollout.status()
        proxy.open()

    at_once(rollout.start, interrupt)
    proxy.close()
    assert len(rollout.samples(TEN)) == 10 and not errors(rollout), rollout.samples(TEN)
    verdicts = [event["verdict"] for event in rollout.judged(TEN)]
    assert verdicts == ["inconclusive"] * 9 + ["passed"], verdicts
    rollout.check_asked_again()


def gone(lab: Lab) -> None:
    proxy = Proxy()
    rollout = Measured(lab, "gone", address=proxy.address)
    rollout.traffic({"rps": 100, "errors": 0.001})

    def interrupt():
        wait_until(lambda: len(rollout.samples(TEN)) >= 2)
        proxy.close()

    at_once(lambda: rollout.start(expect=6), interrupt)
    last = rollout.judged(TEN)[-1]
    assert last["verdict"] == "inconclusive" and "answers in a row could not be read" in last["message"], last
    assert "refused" in last["message"] and "refused" in rollout.status(), rollout.status()
    missed = errors(rollout)
    assert len(missed) >= 17 and len(rollout.samples(TEN)) == 20, missed


def ticked(lab: Lab) -> None:
    """An outage is one also where each look is another process, and a bake has fewer looks than it takes to notice."""
    proxy = Proxy()
    proxy.close()
    rollout = Measured(lab, "ticked", bake="4s", address=proxy.address)
    rollout.traffic({"rps": 100, "errors": 0.001})
    rollout.start("--no-run", expect=(0, 3))
    wait_until(lambda: time.sleep(1) or rollout.rollout("tick", "ticked", expect=(3, 6)).returncode == 6)
    last = rollout.judged(TEN)[-1]
    assert last["check"] == 4 and "refused" in last["message"], last
    assert "refused" in rollout.status(), rollout.status()
    assert "refused" in json.dumps(rollout.samples(TEN)), rollout.samples(TEN)
