"""From a model to a handbook: pages, links, navigation, and the folder they are written to."""

from generator.site.build import Built, build
from generator.site.pages import Page

__all__ = ["Built", "Page", "build"]
