"""A build in which the system fails at a chosen moment: `python -m tests.site_builder.fault HOW AT BUILD…`.

Every change a build makes to the disk goes through a call that Python tells its audit hooks of. This counts them,
in the workers too, and at number AT (from there on, where HOW ends in `-on`) kills everything or refuses the call.
HOW is `count`, `kill`, `full` (no space) or `full-on`. The number of calls is written to standard error at the end.
"""

import errno
import mmap
import os
import signal
import struct
import sys

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = frozenset({"os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir"})

_calls = mmap.mmap(-1, 8)


def main(how: str, at: int, arguments: list[str]) -> None:
    """Build with the fault."""
    from site_builder.cli import main as etalase

    def hook(event: str, about: tuple[object, ...]) -> None:
        if not _changes(event, about):
            return
        number = struct.unpack("q", _calls[:8])[0] + 1
        _calls[:8] = struct.pack("q", number)
        if how == "kill" and number == at:
            os.killpg(0, signal.SIGKILL)
        if how.startswith("full") and event != "os.remove" and (number == at or (number > at and how.endswith("-on"))):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    try:
        etalase(arguments)
    finally:
        sys.stderr.write(f"\ncalls={struct.unpack('q', _calls[:8])[0]}\n")


def _changes(event: str, about: tuple[object, ...]) -> bool:
    """Whether a call changes something on the disk; the exchange of two folders is a system call by hand."""
    if event == "open":
        return isinstance(about[2], int) and bool(about[2] & WRITES) and "/dev/" not in str(about[0])
    return event in CHANGES or (event == "ctypes.dlsym" and "renameat2" in str(about[-1]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
