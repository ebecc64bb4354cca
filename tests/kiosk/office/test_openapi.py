"""What the lobbies' side documents is what it does, whatever it is asked."""

import subprocess
import sys


def test_the_lobbies_side_does_what_it_documents(office, tmp_path):
    token = office.office.lobbies.admit("Fuzzed", now=office.office.clock().at)
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{office.address}/api/openapi.json"),
        *("--header", f"Authorization: Bearer {token}"),
        *("--phases", "coverage,fuzzing", "--max-examples", "10", "--seed", "1"),
        *("--generation-database", "none", "--no-color"),
        # A time, say, has to be one, which no schema can tell in full.
        *("--exclude-checks", "positive_data_acceptance"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:]
