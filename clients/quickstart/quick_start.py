"""Uploads every file named, embeds each, and ranks the others for the first: with the generated Python client."""

import os
import sys
from pathlib import Path

from taskspace_api import ApiClient, Configuration, DatasetRequest, DatasetsApi, Embedding
from taskspace_api import EmbeddingRequest, EmbeddingsApi, RankingApi

METHOD = "textemb"


def name_of(file: str) -> str:
    return "python-" + Path(file).name.split(".")[0]


def main(files: list[str]) -> None:
    with ApiClient(Configuration(host=os.environ["TASKSPACE_URL"])) as client:
        if key := os.environ.get("TASKSPACE_API_KEY"):
            client.set_default_header("Authorization", f"Bearer {key}")
        for file in files:
            dataset = DatasetsApi(client).register_dataset(
                file, DatasetRequest(name=name_of(file)), _content_type="multipart/form-data"
            )
            outcome = EmbeddingsApi(client).request_embedding(
                EmbeddingRequest(dataset=dataset.name, method=METHOD), wait="5m"
            )
            embedding = outcome.actual_instance
            assert isinstance(embedding, Embedding), embedding
            print(f"{dataset.name}: {dataset.examples} examples, {embedding.dimensions} dimensions")
        ranked = RankingApi(client).rank(name_of(files[0]), method=METHOD, limit=200).results
        for source in ranked:
            print(f"{source.rank}. {source.source} {source.score:.3f}")
        assert len(ranked) >= len(files) - 1, "every other file should be ranked"


main(sys.argv[1:])
