package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

    @Test
    void takesWhatThereIs() {
        assertThat(Devices.of("auto", 0).all()).containsExactly(Device.cpu());
        assertThat(Devices.of("auto", 2).all()).containsExactly(Device.gpu(0), Device.gpu(1));
        assertThat(Devices.of("cpu", 2).all()).containsExactly(Device.cpu());
    }

    @Test
    void takesTheGpusThatAreNamed() {
        assertThat(Devices.of("cuda", 1).all()).containsExactly(Device.gpu(0));
        assertThat(Devices.of("cuda:2,cuda:0", 3).all()).containsExactly(Device.gpu(2), Device.gpu(0));
    }

    @Test
    void namesWhatIsThereWhenAGpuIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.of("cuda:0,cuda:1", 1))
                .withMessageContaining("cuda:1, but the engine sees 1 GPUs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:0,cpu", "cuda:x", "CPU", "cuda:0, cuda:1"})
    void refusesAnythingElse(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.check(setting))
                .withMessageContaining("cuda:0,cuda:1");
    }

    @Test
    void givesEveryThreadOneDeviceForGood() {
        Devices devices = Devices.of("auto", 2);
        try (var first = Executors.newSingleThreadExecutor();
                var second = Executors.newSingleThreadExecutor()) {
            List<Device> seen = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                seen.add(CompletableFuture.supplyAsync(devices::mine, first).join());
                seen.add(CompletableFuture.supplyAsync(devices::mine, second).join());
            }
            assertThat(seen).containsExactly(Device.gpu(0), Device.gpu(1), Device.gpu(0), Device.gpu(1));
        }
    }
}
