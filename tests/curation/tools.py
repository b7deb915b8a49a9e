"""The programs that a history is proven with, installed where that can be done."""

import os
import shutil
import subprocess

PACKAGES = {"git": "git", "ssh-keygen": "openssh-client"}
ADVICE = "git and ssh-keygen are needed; on Debian and Ubuntu: sudo apt install git openssh-client"


def provide() -> None:
    """See that git and ssh-keygen are there."""
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (("update", "-qq"), ("install", "-qq", "-y", "--no-install-recommends", *missing)):
            subprocess.run(["apt-get", *words], env=quiet, check=False, stdout=subprocess.DEVNULL)
    assert all(map(shutil.which, PACKAGES)), ADVICE
