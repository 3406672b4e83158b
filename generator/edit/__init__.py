"""The model as sheets of cells, and what was changed in the cells written back into the YAML."""

from generator.edit.sheets import Column, Row, Sheet, content, mark, sheets

__all__ = ["Column", "Row", "Sheet", "content", "mark", "sheets"]
