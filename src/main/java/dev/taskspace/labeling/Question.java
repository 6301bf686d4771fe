package dev.taskspace.labeling;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.platform.data.Sha256;
import java.util.function.Function;

/**
 * One call that can be answered from the cache.
 *
 * @param labeler identity of endpoint and model, by which costs are estimated
 * @param key identity of the question: sha256 of endpoint, model and everything that decides the answer
 * @param call how to ask
 * @param reading makes the answer of the body of a 2xx response; throws
 *     {@link dev.taskspace.endpoint.NonsenseException} when it means nothing
 */
public record Question(String labeler, String key, EndpointCall call, Function<String, Answer> reading) {

    /** The question that this call is: its address and body are all that decides the answer, its key is not. */
    public static Question of(EndpointCall call, String model, Function<String, Answer> reading) {
        String labeler = new Sha256().field(call.url().toString()).field(model).hex();
        String key = new Sha256().field(labeler).field(call.body()).hex();
        return new Question(labeler, key, call, reading);
    }
}
