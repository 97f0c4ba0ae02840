"""How the pages of this folder become a site: `make docs`."""

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Attributed Quotes"
author = "The Attributed Quotes engineers"
copyright = f"2026, {author}"  # noqa: A001 - Sphinx's name for it
version = release = installed("attributed-quotes")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "rule_diagrams"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "publish"]
default_role = "code"  # `name` in our docstrings
nitpicky = True
nitpick_ignore_regex = [("py:class", r".*")]  # types of other libraries have no pages here

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"

html_theme = "furo"
html_title = project
html_static_path: list[str] = []
