import subprocess
import sys

CHECKED = """
import re
import threading
from pathlib import Path
from kiosk.office.memory import keep_little
{first}
def held():
    return int(re.findall(r"VmRSS:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[0]) / 1024
def hold():
    for _ in range(2):
        piece = bytearray(16 * 1024 * 1024)
        turn.wait()
        del piece
turn = threading.Barrier(6)
before = held()
threads = [threading.Thread(target=hold) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(held() - before)
"""


def kept(first):
    """MiB that a process keeps of six times 16, after they were let go in threads of their own."""
    command = [sys.executable, "-c", CHECKED.format(first=first)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)


def test_what_is_let_go_goes_back_to_the_system():
    assert kept("keep_little()") < 16
