"""Find a Chromium for the tests, or install one: Debian's package where that can be done, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""The shell without windows comes first: it opens a page in less than half the time of a whole browser."""
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync")
ADVICE = """No Chromium was found, and none could be installed.
Install one and run the tests again:
    Debian:  sudo apt install chromium-headless-shell
    others:  .venv/bin/python -m playwright install --with-deps chromium
or name the one you have: ETALASE_CHROMIUM=/path/to/chromium make test"""


def executable() -> str | None:
    """The Chromium to drive: the one named in ETALASE_CHROMIUM, the system's, or Playwright's."""
    if named := os.environ.get("ETALASE_CHROMIUM"):
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install one by the first way that works: Debian's shell, Debian's browser, Playwright's. Each says itself what it does."""
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    debian = Path("/etc/debian_version").exists() and "ubuntu" not in Path("/etc/os-release").read_text("utf-8").lower()
    if debian and (not become or shutil.which("sudo")):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*become, "apt-get", "update", "-qq"], env=quiet, check=False)
        for name in NAMES[:2]:
            done = subprocess.run([*become, "apt-get", "install", "-qq", "-y", "--no-install-recommends", name, "fonts-dejavu-core"],
                                  env=quiet, check=False, stdout=subprocess.DEVNULL)
            if done.returncode == 0:
                return
    if executable():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if not (os.environ.get("ETALASE_CHROMIUM") or shutil.which(NAMES[0])):
        install()
    if not executable():
        sys.exit(ADVICE)
