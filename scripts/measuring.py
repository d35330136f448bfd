"""What the scripts that measure swelm beside real Helm share."""
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"


def reference_helm(shared: pathlib.Path) -> str:
    """The path of real Helm, which is brought where it is missing."""
    return subprocess.run([shared.resolve() / "tools" / "reference-helm", ROOT / ".reference"], check=True,
                          capture_output=True, text=True).stdout.strip()


def install_missing(*packages: str) -> None:
    missing = [package for package in packages if not shutil.which(package)]
    if missing:
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], check=True, stdout=subprocess.DEVNULL)


def environment(home: pathlib.Path) -> dict[str, str]:
    """The variables of a user who has set none for Helm, Kubernetes or swelm."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HELM_", "KUBE", "SWELM_"))}
    return kept | {"HOME": str(home), "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
                   "TZ": "UTC", "NO_COLOR": "1"}


def commit() -> str:
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()


def write(table: str, command: str, name: str = "results") -> None:
    """Puts a table into docs/performance.md, between the marks of that name."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, rest = PAGE.read_text().split(begin)
    head = f"Commit {commit()}, {os.cpu_count()} cores, `{command}`:\n\n"
    PAGE.write_text(before + begin + "\n" + head + table + end + rest.split(end)[1])
