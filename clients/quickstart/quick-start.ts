/** Uploads every file named, embeds each, and ranks the others for the first: with the generated TypeScript client. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Configuration, DatasetsApi, EmbeddingsApi, RankingApi, instanceOfEmbedding } from "./client/index.js";

const method = "textemb";
const key = process.env.TASKSPACE_API_KEY;
const configuration = new Configuration({
    basePath: process.env.TASKSPACE_URL,
    headers: key ? { Authorization: `Bearer ${key}` } : {},
});

function nameOf(file: string): string {
    return `typescript-${basename(file).split(".")[0]}`;
}

const files = process.argv.slice(2);
for (const path of files) {
    const dataset = await new DatasetsApi(configuration).registerDataset({
        file: new File([await readFile(path)], basename(path)),
        metadata: { name: nameOf(path) },
    });
    const outcome = await new EmbeddingsApi(configuration).requestEmbedding({
        embeddingRequest: { dataset: dataset.name, method },
        wait: "5m",
    });
    if (!instanceOfEmbedding(outcome)) {
        throw new Error(`no embedding yet: ${JSON.stringify(outcome)}`);
    }
    console.log(`${dataset.name}: ${dataset.examples} examples, ${outcome.dimensions} dimensions`);
}
const { results } = await new RankingApi(configuration).rank({ target: nameOf(files[0]!), method, limit: 200 });
for (const source of results) {
    console.log(`${source.rank}. ${source.source} ${source.score.toFixed(3)}`);
}
if (results.length < files.length - 1) {
    throw new Error("every other file should be ranked");
}
