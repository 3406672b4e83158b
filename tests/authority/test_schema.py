"""What the example writes is what editors accept, so that nobody is warned while typing something right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.graph.schema import all_schemas
from generator.kinds import kinds

ROOT = Path(__file__).parents[2] / "model" / "example"
FILES = [path for path in sorted(ROOT.rglob("*.yml")) if path.name != "handbook.yml"]


class _NoDates(yaml.SafeLoader):
    """Dates stay text, as editors of YAML 1.2 read them."""


_NoDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if tag != "tag:yaml.org,2002:timestamp"]
    for first, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_the_example_fits_its_schema(path: Path) -> None:
    inside = path.relative_to(ROOT).parts
    folder = inside[0] if len(inside) > 1 else path.stem
    (kind,) = [name for name, one in kinds().items() if folder == one.FOLDER]
    data: Any = yaml.load(path.read_text("utf-8"), _NoDates)
    jsonschema.Draft202012Validator(all_schemas()[kind]).validate(data)
