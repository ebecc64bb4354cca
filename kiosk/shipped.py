"""Where `config/` and `translations/` are: beside the packages in a checkout, inside them in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_HOME = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

CONFIG = _HOME / "config"
TRANSLATIONS = _HOME / "translations"
