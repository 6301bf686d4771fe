"""What a job is about, in few words."""

from __future__ import annotations

from collections.abc import Sequence

from taskspace.resources.jobs import Job


def about(job: Job) -> str:
    """As far as its request says: ``datasets/sst2 taskemb``. Empty for kinds that a newer service has."""
    match job.request:
        case {"entity": entity, "method": method}:
            return f"{entity} {method}"
        case {"sources": sources, "targets": targets}:
            return f"{_several(sources)} → {_several(targets)}"
        case {"target": target, "sources": sources}:
            return f"{_several(sources)} → {target}"
        case {"target": target, "prompts": prompts}:
            return f"{_several(prompts)} on {target}"
        case {"hub": hub, "split": split, "metadata": {"name": name}}:
            return f"{hub} {split} → datasets/{name}"
        case {"hub": hub, "revision": revision}:
            return f"{hub} {revision}"
        case _:
            return ""


def _several(references: Sequence[str]) -> str:
    """One by its name, more by their number: ``3 datasets``."""
    if len(references) == 1:
        return references[0]
    collections = {reference.partition("/")[0] for reference in references}
    return f"{len(references):,} {collections.pop() if len(collections) == 1 else 'entities'}"
