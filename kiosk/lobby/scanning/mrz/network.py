"""The two neural networks that rapidocr's wheel carries, run by onnxruntime. Nothing is ever downloaded."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]

FINDS_TEXT, READS_TEXT = "*_det_*.onnx", "*_rec_*.onnx"

_THREADS = 2
_ERRORS_ONLY = 3


def are_shipped() -> bool:
    """Whether both are here, and onnxruntime to run them."""
    return find_spec("onnxruntime") is not None and None not in (_file(FINDS_TEXT), _file(READS_TEXT))


class Network:
    """One network; loading it takes a second and up to 250 MB, so it is made when first needed."""

    def __init__(self, name: str) -> None:
        """Args:
        name: `FINDS_TEXT` or `READS_TEXT`; call only where both `are_shipped()`.
        """
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the screens need the cores
        options.enable_cpu_mem_arena = False  # it would keep the memory of the largest picture for good
        self._session = onnxruntime.InferenceSession(
            str(_file(name)), options, providers=["CPUExecutionProvider"]
        )
        self._takes = self._session.get_inputs()[0].name

    @property
    def characters(self) -> list[str]:
        """What a network that reads tells apart, after the blank."""
        said: str = self._session.get_modelmeta().custom_metadata_map["character"]
        return said.splitlines()

    def run(self, grey: npt.NDArray[np.uint8]) -> Array:
        """What the network makes of one picture, (height, width)."""
        level = grey.astype(np.float32) / 127.5 - 1
        output: Array = self._session.run(None, {self._takes: np.stack([level] * 3)[None]})[0][0]
        return output


def _file(name: str) -> Path | None:
    spec = find_spec("rapidocr")
    folders = spec.submodule_search_locations if spec else None
    return next((file for folder in folders or () for file in Path(folder, "models").glob(name)), None)
