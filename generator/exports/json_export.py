"""The model as one JSON object."""

from __future__ import annotations

import json

from generator.exports import export
from generator.exports._model_json import model_value
from generator.graph.model import Model


@export("handbook.json", "Everything in this handbook as one JSON file, each fact with its source and status")
def make(model: Model) -> bytes:
    """Sorted and stable: the same model gives the same bytes."""
    return (json.dumps(model_value(model), indent=1, ensure_ascii=False) + "\n").encode()
