"""A YAML operating model goes in, a published governance handbook comes out."""

__version__ = "0.1.0"
