"""How notebooks are executed: anew when the package changed, with static widgets and SVG figures.

One BLAS thread, because a number's last bits depend on how many there are.
"""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

KERNEL_CONFIG = """\
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": None}
"""


def setup(app: Sphinx) -> None:
    os.environ |= {"NNCOURSE_STATIC": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    app.connect("config-inited", name_cache)
    app.connect("builder-inited", configure_kernels)


def name_cache(app: Sphinx, config: Config) -> None:
    """Name the cache by what the outputs depend on besides the notebook, and drop those of other names."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    cache = caches / fingerprint(Path(app.srcdir))
    for old in set(caches.glob("*")) - {cache}:
        shutil.rmtree(old)
    config.nb_execution_cache_path = str(cache)


def fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    for name in ("matplotlib", "numpy"):
        digest.update(f"{name} {version(name)}\n".encode())
    for folder in ("nncourse", "book/_ext"):
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def configure_kernels(app: Sphinx) -> None:
    """Give the kernels a profile of the book's own, whatever the user's is."""
    ipython = Path(app.outdir).parent / ".ipython"
    profile = ipython / "profile_default" / "ipython_kernel_config.py"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(KERNEL_CONFIG)
    os.environ["IPYTHONDIR"] = str(ipython)
