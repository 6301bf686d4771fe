package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.ModelStore;
import dev.taskspace.surrogate.OnnxClassifiers;
import dev.taskspace.surrogate.SequenceClassifiers;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.encoder.FastMath;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.onnx.InstalledOnnxClassifiers;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the surrogates to the application. They are not closed with it: a worker that still computes would read freed
 * memory. The process frees them.
 */
@Configuration(proxyBeanMethods = false)
class SurrogateConfiguration {

    private final ModelFolder folder;

    SurrogateConfiguration(
            @Value("${taskspace.models-dir}") Path folder,
            @Value("${taskspace.fast-math}") FastMath fastMath,
            @Value("${taskspace.devices}") String devices) {
        TensorRuntime.prefer(fastMath, devices);
        this.folder = new ModelFolder(folder.toAbsolutePath().normalize());
    }

    @Bean
    Surrogates surrogates() {
        return new InstalledSurrogates(new ClasspathSurrogates(), folder);
    }

    @Bean
    SequenceClassifiers sequenceClassifiers() {
        return new InstalledClassifiers(folder);
    }

    @Bean
    ModelStore modelStore() {
        return new StagedModels(folder);
    }

    @Bean
    OnnxClassifiers onnxClassifiers() {
        return new InstalledOnnxClassifiers(folder::directoryOf);
    }
}
