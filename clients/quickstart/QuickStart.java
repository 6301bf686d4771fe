import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.taskspace.client.ApiClient;
import dev.taskspace.client.api.DatasetsApi;
import dev.taskspace.client.api.EmbeddingsApi;
import dev.taskspace.client.api.RankingApi;
import dev.taskspace.client.model.Dataset;
import dev.taskspace.client.model.DatasetRequest;
import dev.taskspace.client.model.EmbeddingOutcome;
import dev.taskspace.client.model.EmbeddingRequest;
import dev.taskspace.client.model.RankedSource;
import java.io.File;
import java.util.List;

/** Uploads every file named, embeds each, and ranks the others for the first: with the generated Java client. */
class QuickStart {
    private static final String METHOD = "textemb";

    public static void main(String[] files) throws Exception {
        ApiClient client = new ApiClient();
        // an embedding is told from a job, which the same operation may answer, by their fields
        client.setObjectMapper(ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(System.getenv("TASKSPACE_URL"));
        String key = System.getenv("TASKSPACE_API_KEY");
        if (key != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        }
        for (String file : files) {
            Dataset dataset = new DatasetsApi(client)
                    .registerDataset(new File(file), new DatasetRequest().name(nameOf(file)), null);
            EmbeddingOutcome outcome = new EmbeddingsApi(client)
                    .requestEmbedding(new EmbeddingRequest().dataset(dataset.getName()).method(METHOD), "5m", null);
            System.out.printf(
                    "%s: %d examples, %d dimensions%n",
                    dataset.getName(), dataset.getExamples(), outcome.getEmbedding().getDimensions());
        }
        List<RankedSource> ranked = new RankingApi(client)
                .rank(nameOf(files[0]), "datasets", METHOD, 200, null, null, null, null, null, null)
                .getResults();
        for (RankedSource source : ranked) {
            System.out.printf("%d. %s %.3f%n", source.getRank(), source.getSource(), source.getScore());
        }
        if (ranked.size() < files.length - 1) {
            throw new AssertionError("every other file should be ranked");
        }
    }

    private static String nameOf(String file) {
        return "java-" + new File(file).getName().replaceFirst("\\..*", "");
    }
}
