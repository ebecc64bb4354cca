"""The memory of a small machine: what is let go goes back to the system.

The GNU C library keeps it for later, for each of many threads apart, and large pieces as well once the first
was let go: after eight passwords that were checked by eight threads, it holds 150 MiB for nobody.
"""

import ctypes

LARGE = 1024 * 1024  # bytes: such a piece is taken from the system by itself, and given back
POOLS = 2  # of small pieces, which threads share; by itself there are eight for each processor
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # M_MMAP_THRESHOLD and M_ARENA_MAX of malloc.h


def keep_little() -> None:
    """Has this process keep little that was let go, from now on; other C libraries do so by themselves."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_MMAP_THRESHOLD, LARGE)
        libc.mallopt(_ARENA_MAX, POOLS)
