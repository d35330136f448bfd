"""The revisions of a rollout are those of the commands that would have been typed, in PostgreSQL too, where Helm reads them."""
import contextlib
import http.server
import json
import os
import subprocess
import threading

from rollout_lab import Lab, Productpage


def check(lab: Lab) -> str:
    typed = Lab(lab.swelm, lab.folder / "typed")
    typed.folder.mkdir()
    install_typed(Productpage(typed))
    lab.use_postgresql()
    page = Productpage(lab)
    page.install()
    page.start()
    page.finish()
    history = page.history()
    assert len(history) == Productpage.stages, history
    for revision in range(1, Productpage.stages + 1):
        assert page.manifest(revision) == Productpage(typed).manifest(revision), f"revision {revision}"
        values = [json.loads(values_of(where, page, revision)) for where in (lab, typed)]
        assert values[0] == numbers_as_typed(values[1], values[0]), f"values of revision {revision}"
    return check_helm(lab, page)


def install_typed(page: Productpage) -> None:
    for stage in page.typed:
        page.lab.run(
            "upgrade", "--install", page.release, page.chart, "-n", page.namespace, "--set", page.settings(*stage))


def values_of(lab: Lab, page: Productpage, revision: int) -> str:
    return lab.run(
        "get", "values", page.release, "-n", page.namespace, "--revision", str(revision), "-o", "json").stdout


def numbers_as_typed(values, like):
    """A tag that is typed is a number, and one of a file's parameter a string; the manifests show that both are one."""
    if isinstance(values, dict):
        return {key: numbers_as_typed(value, like.get(key) if isinstance(like, dict) else None) for key, value in values.items()}
    return str(values) if isinstance(like, str) else values


def check_helm(lab: Lab, page: Productpage) -> str:
    helm = os.environ.get("SWELM_HELM")
    if not helm:
        return "without Helm"
    with reachable_cluster(lab) as kubeconfig:
        environment = lab.variables(HELM_DRIVER="sql", KUBECONFIG=kubeconfig)
        rows = json.loads(answer(helm, environment, "history", page.release, "-n", page.namespace, "-o", "json"))
        assert [row["status"] for row in rows].count("deployed") == 1, rows
        for row in rows:
            revision = str(row["revision"])
            text = answer(
                helm, environment, "get", "manifest", page.release, "-n", page.namespace, "--revision", revision)
            assert text == page.manifest(row["revision"]), row
    return f"Helm reads {len(rows)} revisions"


def answer(helm: str, environment: dict, *arguments: str) -> str:
    done = subprocess.run([helm, *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Version(http.server.BaseHTTPRequestHandler):
    """All that Helm asks of a cluster before it reads a database."""

    def do_GET(self):
        body = json.dumps({"major": "1", "minor": "36", "gitVersion": "v1.36.0"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def reachable_cluster(lab: Lab):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Version)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = lab.folder / "kubeconfig"
    cluster = {"name": "c", "cluster": {"server": f"http://127.0.0.1:{server.server_port}"}}
    context = {"name": "c", "context": {"cluster": "c", "user": "u"}}
    path.write_text(json.dumps({
        "apiVersion": "v1", "kind": "Config", "clusters": [cluster], "contexts": [context], "current-context": "c",
        "users": [{"name": "u", "user": {}}]}))
    try:
        yield str(path)
    finally:
        server.shutdown()
