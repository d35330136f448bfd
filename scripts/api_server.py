"""The API server of a kubeconfig, asked directly or through a proxy: for the scripts that run swelm in a cluster."""
import base64
import http.client
import http.server
import json
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.parse


class Server:
    """The API server of a kubeconfig's current context, and who we are to it.

    The kubeconfig has to hold its certificates or a token. Requests may come from several threads.
    """

    def __init__(self, path: str) -> None:
        text = subprocess.run(["kubectl", "config", "view", "--raw", "--minify", "--flatten", "-o", "json", "--kubeconfig", path],
                              capture_output=True, check=True).stdout
        self.config = json.loads(text)
        cluster, user = self.config["clusters"][0]["cluster"], self.config["users"][0]["user"]
        self.url = urllib.parse.urlsplit(cluster["server"])
        self.headers = {"Authorization": f"Bearer {user['token']}"} if "token" in user else {}
        self.context = None
        self.local = threading.local()
        if self.url.scheme == "https":
            self.context = ssl.create_default_context(cadata=decoded(cluster["certificate-authority-data"]))
            if "client-certificate-data" in user:
                with tempfile.NamedTemporaryFile("w") as pair:
                    pair.write(decoded(user["client-certificate-data"]) + "\n" + decoded(user["client-key-data"]))
                    pair.flush()
                    self.context.load_cert_chain(pair.name)

    @property
    def address(self) -> tuple[str, int]:
        return self.url.hostname, self.url.port or (443 if self.context else 80)

    def connect(self) -> http.client.HTTPConnection:
        if self.context:
            return http.client.HTTPSConnection(*self.address, context=self.context, timeout=120)
        return http.client.HTTPConnection(*self.address, timeout=120)

    def ask(self, method: str, path: str, body: dict | None = None, missing: bool = False) -> dict | None:
        """The answer to a request; ends the script where it is a refusal, but for a 404 of what may be `missing`."""
        try:
            answer, text = self.answer(method, path, body and json.dumps(body))
        except http.client.RemoteDisconnected:
            # Servers close connections that were long unused.
            self.local.connection = None
            answer, text = self.answer(method, path, body and json.dumps(body))
        if answer.status == 404 and missing:
            return None
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {json.loads(text).get('message', '')}")
        return json.loads(text)

    def answer(self, method: str, path: str, body: str | None) -> tuple[http.client.HTTPResponse, bytes]:
        """An answer and its body, by the connection of the thread."""
        if getattr(self.local, "connection", None) is None:
            self.local.connection = self.connect()
        self.local.connection.request(method, path, body, self.headers | {"Content-Type": "application/json"})
        answer = self.local.connection.getresponse()
        return answer, answer.read()


def decoded(text: str) -> str:
    return base64.b64decode(text).decode()


def relay(server: Server, answered) -> str:
    """Starts a proxy on this machine that adds our credentials.

    `answered` is called with the method of each request that the server has answered, before the client hears of it.
    Gives the proxy's URL. It speaks HTTP/1.1 and takes a connection for each request, so it is no place to take times.
    """
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def relay(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "accept-encoding")}
            connection = server.connect()
            connection.request(self.command, self.path, body or None, headers | server.headers)
            answer = connection.getresponse()
            answered(self.command)
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            while piece := answer.read1(65536):
                self.wfile.write(piece)
                self.wfile.flush()
            connection.close()
            self.close_connection = True

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                pass  # The client is gone.

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = relay

        def log_message(self, *_: object) -> None:
            pass

    class Listener(socketserver.ThreadingTCPServer):
        daemon_threads, request_queue_size = True, 128

    listener = Listener(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{listener.server_address[1]}"
