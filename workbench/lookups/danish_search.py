"""Searches of the Danish register's Elasticsearch 6: bodies of questions, and hits of answers."""

import json
from collections.abc import Mapping, Sequence

from workbench.domain.lookup import Answer
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.turned_down import failed, turned_down
from workbench.net.exchange import Response
from workbench.texts import say

_SERVER = 500
_ENGINES_OWN = ("_index", "_type", "_id", "_score", "sort")


def search_body(query: Mapping[str, object], *, size: int, **more: object) -> bytes:
    """Return the body of a search; at most 3,000 hits can be asked for."""
    return json.dumps({"query": query, "size": size, **more}, ensure_ascii=False).encode()


def no_hits(response: Response, parser: str) -> Answer | None:
    """Return "refused" or "failed" where the answer is none; None where hits must be read.

    A search that broke off, or that some part of the index did not take part in, is a failure:
    what is missing in it may exist.

    Raises:
        SourceUnreadable: the answer is no JSON.
    """
    if response.status == _SERVER and b"Result window is too large" in response.content:
        return failed(
            parser, say("The register refuses to list so many publications."), again=False
        )
    refusal = turned_down(response, parser)
    if refusal is not None:
        return refusal
    root = read_json(response.content)
    timed_out, lost = root.get("timed_out"), root.at("_shards", "failed")
    if (timed_out is not None and timed_out.flag()) or (lost is not None and lost.number()):
        return failed(parser, say("The register answered only in part."))
    return None


def hits_of(root: Node, wrapped: str = "") -> tuple[int, list[tuple[Node, Node]]]:
    """Return how many documents match, and those that came, each with its hit.

    Args:
        root: the whole answer.
        wrapped: field of a document that holds all of it.

    Raises:
        SourceUnreadable: there are no hits of the shape that version 6 answers with.
    """
    found = root.required("hits")
    listed, total = found.get("hits"), found.get("total")
    if listed is None or total is None:
        raise root.unlike()
    count = total.number() or 0
    documents = []
    for hit in listed.elements():
        hit.ignore(*_ENGINES_OWN)
        document = hit.at("_source", wrapped) if wrapped else hit.get("_source")
        if document is not None:
            documents.append((hit, document))
    root.ignore("took", "timed_out", "_shards")
    found.ignore("max_score", "total")
    if count and not documents:
        raise root.unlike(f"{found.pointer}/hits")
    return int(count), documents


def only(documents: Sequence[tuple[Node, Node]], field: str, number: str) -> list[Node]:
    """Return the documents that hold a number."""
    return [document for _, document in documents if document.code(field) == number]
