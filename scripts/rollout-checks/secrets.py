"""Secrets that a stages file refers to are found in no output, no log, no page and no byte of the store, however they are asked for."""
import base64
import contextlib
import gzip
import http.server
import json
import os
import pathlib
import sqlite3
import subprocess
import threading
import zlib

from rollout_lab import ROOT, Lab

# Where each secret is found. All of them are repeated by the server that they are sent to.
SECRETS = {
    "BEARER": "bearer-cafe-0001", "HEADER": "header-cafe-0002", "SLACK": "slack-cafe-0003", "TEAMS": "teams-cafe-0004",
    "HOOK_KEY": "whsec_" + base64.b64encode(b"hook-cafe-0005 of some length").decode(), "STEP": "step-cafe-0006",
    "QUERY": "query-cafe-0007",
}
FILE_SECRET = "file-cafe-0008"
# This is no secret: whoever does not find it in a store does not look well.
MARKER = "marker-cafe-0009"
STAGES = f"""
chart: {ROOT}/charts/twin
release: web
namespace: lab
cumulative: true
values: [{{marker: {MARKER}}}]
return: {{drain: 0s}}
sides:
  stable: {{weight: stable.weight, replicas: stable.replicas, workload: Deployment/web-stable}}
  canary: {{weight: canary.weight, replicas: canary.replicas, workload: Deployment/web-canary}}
providers:
  prom: {{prometheus: {{address: URL/prom, delay: 0s, timeout: 2s, bearer: {{fromEnv: BEARER}}, headers: {{X-Key: {{fromEnv: HEADER}}}}}}}}
  shop: {{http: {{url: {{fromEnv: QUERY_URL}}, json: $.now, bearer: {{fromFile: TOKEN_FILE}}}}}}
metrics:
  errors: {{provider: prom, value: up, max: 1}}
  backlog: {{provider: shop, json: $.queue, max: 1}}
analysis: {{interval: 1s, extend: 0s}}
notify:
  - {{slack: {{url: {{fromEnv: SLACK_URL}}}}, on: [held]}}
  - {{teams: {{url: {{fromEnv: TEAMS_URL}}}}, on: [held]}}
  - {{webhook: {{url: URL/news, secret: {{fromEnv: HOOK_KEY}}, headers: {{X-Step: {{fromEnv: STEP}}}}}}, on: [returned]}}
finally: {{name: after, onFailure: ignore, retries: 0, webhook: {{url: URL/after, headers: {{X-Step: {{fromEnv: STEP}}}}}}}}
stages:
  - {{name: before, replicas: {{canary: 1}}, traffic: 0}}
  - name: ten
    traffic: 10
    before: [{{name: ask, onFailure: ignore, retries: 0, webhook: {{url: URL/step, secret: {{fromEnv: HOOK_KEY}}, headers: {{X-Step: {{fromEnv: STEP}}}}}}}}]
    bake: 3s
    checks: [errors, backlog]
"""


class Repeating(http.server.BaseHTTPRequestHandler):
    """Refuses each request with all that was sent with it."""

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        told = " ".join([self.path, *(f"{name}={value}" for name, value in self.headers.items())])
        self.server.heard.append(told + body)
        self.send_response(401)
        text = json.dumps({"status": "error", "error": f"refused: {told}", "now": told}).encode()
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def repeating():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Repeating)
    server.heard = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def check(lab: Lab) -> str:
    found = [look(lab, "sqlite")]
    if os.environ.get("SWELM_TEST_POSTGRESQL"):
        found.append(look(lab, "postgresql"))
    return ", ".join(found)


def look(parent: Lab, kind: str) -> str:
    """Looks for secrets in all that a rollout with that store writes."""
    folder = parent.folder / kind
    folder.mkdir()
    lab = Lab(parent.swelm, folder)
    if kind == "postgresql":
        lab.use_postgresql()
    with repeating() as (server, url):
        variables = surroundings(folder, url)
        written = outputs(lab, folder, variables)
        heard = "\n".join(server.heard)
    for secret in [*SECRETS.values(), FILE_SECRET]:
        if not secret.startswith("whsec_"):
            assert secret in heard, f"{secret} was never sent"
    stored = contents_of_postgresql(lab) if kind == "postgresql" else contents_of_sqlite(folder)
    assert any(MARKER.encode() in piece for piece in stored), f"what {kind} holds is not seen"
    assert any(b"refused: " in piece for piece in stored), f"what the provider said is not in {kind}"
    for place, pieces in (("an output", written), (kind, stored)):
        for piece in pieces:
            for secret in [*SECRETS.values(), FILE_SECRET]:
                for form in forms(secret):
                    assert form not in piece, f"{secret} is in {place}: {excerpt(piece, form)}"
    return f"{kind}: {sum(map(len, written))} bytes of outputs, {sum(map(len, stored))} stored"


def surroundings(folder: pathlib.Path, url: str) -> dict:
    """The environment that holds the secrets, and the file."""
    (folder / "token").write_text(FILE_SECRET + "\n")
    (folder / "stages.yaml").write_text(
        STAGES.replace("URL/", f"{url}/").replace("TOKEN_FILE", str(folder / "token")))
    addresses = {"SLACK_URL": f"{url}/{SECRETS['SLACK']}", "TEAMS_URL": f"{url}/{SECRETS['TEAMS']}"}
    return {**SECRETS, **addresses, "QUERY_URL": f"{url}/stats?key={SECRETS['QUERY']}"}


def outputs(lab: Lab, folder: pathlib.Path, variables: dict) -> list[bytes]:
    """All that commands write, to their outputs and to files."""
    written: list[bytes] = []

    def run(*arguments: str, expect=0):
        done = lab.run(*arguments, "-n", "lab", expect=expect, **variables)
        written.extend([done.stdout.encode(), done.stderr.encode()])

    file = str(folder / "stages.yaml")
    lab.run("install", "web", f"{ROOT}/charts/twin", "-n", "lab", "--set", f"canary.replicas=1,marker={MARKER}")
    for form in ("text", "json", "markdown"):
        run("rollout", "plan", file, "-o", form, expect=2)
    run("rollout", "plan", file, "--live", expect=None)
    run("rollout", "plan", file, "--save", str(folder / "plan.json"), expect=2)
    files = [folder / name for name in ("env", "summary", "page", "metrics", "plan.json")]
    flags = [text for flag, path in zip(("--env-file", "--summary", "--report", "--metrics-file"), files) for text in (flag, str(path))]
    run("rollout", "start", file, "--debug", *flags, expect=6)
    for arguments in (
            ["list"], ["status", "web"], ["status", "web", "-o", "json"], ["status", "web", "-o", "yaml"],
            ["status", "web", "-o", "markdown"], ["history", "web"], ["history", "web", "-o", "json"], ["events", "web"],
            ["events", "web", "-o", "ndjson"], ["report", "web", "-o", "html"], ["report", "web", "-o", "markdown"],
            ["report", "web", "-o", "json"], ["export", "web"], ["dashboard"],
            ["simulate", file, "--at", "2026-01-01 00:00"]):
        run("rollout", *arguments, expect=None)
    run("rollout", "abort", "web", "--debug", expect=4)
    run("history", "web", "-o", "json")
    assert all(path.exists() for path in files), [path for path in files if not path.exists()]
    assert any(b"***" in piece for piece in written), "nothing is masked"
    return written + [path.read_bytes() for path in files]


def forms(secret: str) -> list[bytes]:
    """A secret as it is, and as Base64 and URLs write it."""
    plain = secret.removeprefix("whsec_").encode()
    return [plain, base64.b64encode(plain)[:-4], plain.hex().encode()]


def excerpt(piece: bytes, form: bytes) -> bytes:
    place = piece.index(form)
    return piece[max(0, place - 200):place + 100]


# What stores hold

def contents_of_sqlite(folder: pathlib.Path) -> list[bytes]:
    """The bytes of the file and of what stands beside it, and each value unpacked."""
    pieces = [path.read_bytes() for path in folder.glob("releases.db*")]
    database = sqlite3.connect(f"file:{folder}/releases.db?mode=ro", uri=True)
    pieces += contents_of_table(database)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in database.execute(f"SELECT * FROM {table}"):
            pieces += [piece for value in row if isinstance(value, (str, bytes)) for piece in unpacked(value)]
    database.close()
    return pieces


def contents_of_table(database: sqlite3.Connection) -> list[bytes]:
    """Charts, manifests and plans, some of which are packed with the help of another one."""
    rows = {row[0]: row[1:] for row in database.execute("SELECT id, base, data FROM content_data")}

    def content(number: int) -> bytes:
        base, data = rows[number]
        dictionary = content(base) if base else b""
        # Of a dictionary the end counts, in the format without a head.
        stream = zlib.decompressobj(-15, zdict=dictionary[-32768:]) if dictionary else zlib.decompressobj(-15)
        return stream.decompress(data) + stream.flush()

    return [content(number) for number in rows]


def contents_of_postgresql(lab: Lab) -> list[bytes]:
    """The rows of all tables, and each value unpacked."""
    def ask(query: str) -> list[str]:
        done = subprocess.run(["psql", lab.store, "-AtXc", query], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    pieces: list[bytes] = []
    for table in ask("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
                     "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"):
        for line in ask(f"SELECT row_to_json(t) FROM {table} t"):
            pieces.append(line.encode())
            for value in json.loads(line).values():
                if isinstance(value, str):
                    pieces += unpacked(bytes.fromhex(value[2:]) if value.startswith("\\x") else value)
                elif value is not None:
                    pieces.append(json.dumps(value).encode())
    return pieces


def unpacked(value: str | bytes) -> list[bytes]:
    """A value, and what it holds in Base64 or compressed, layer by layer."""
    data = value.encode() if isinstance(value, str) else value
    pieces = [data]
    for _ in range(4):
        data = next_layer(data)
        if data is None:
            break
        pieces.append(data)
    return pieces


def next_layer(data: bytes) -> bytes | None:
    for unpack in (gzip.decompress, zlib.decompress, inflate, decode):
        try:
            return unpack(data)
        except (OSError, EOFError, ValueError, zlib.error):
            continue
    return None


def inflate(data: bytes) -> bytes:
    return zlib.decompress(data, wbits=-15)


def decode(data: bytes) -> bytes:
    if len(data) < 40:
        raise ValueError
    return base64.b64decode(data, validate=True)
