package dev.taskspace.download;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where models are downloaded from.
 *
 * @param url of a hub that speaks as huggingface.co does; empty to switch downloads off
 * @param redirectHosts where it may redirect to besides itself, as it does for large files: names, {@code *.names}
 * @param maxSize most that the files of one model have in all
 * @param attempts how often a file may break off without a byte more before the download fails
 * @param firstPause before the next try, doubled after each further one
 */
@ConfigurationProperties("taskspace.hub")
record DownloadProperties(
        @DefaultValue("https://huggingface.co") String url,
        @DefaultValue({"*.huggingface.co", "*.hf.co"}) List<String> redirectHosts,
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("6") int attempts,
        @DefaultValue("1s") Duration firstPause) {}
