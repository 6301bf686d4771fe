package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPropertiesTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1,false", "::1,false", "localhost,false", "0.0.0.0,true", "::,true", "10.0.0.7,true", ",true"})
    void needsKeysWhereMoreThanThisMachineCanCall(String address, boolean required) {
        assertThat(new AccessProperties(null, null, Map.of()).requiredAt(address))
                .isEqualTo(required);
    }

    @Test
    void canBeToldOtherwise() {
        assertThat(new AccessProperties(true, null, Map.of()).requiredAt("127.0.0.1"))
                .isTrue();
        assertThat(new AccessProperties(false, null, Map.of()).requiredAt("0.0.0.0"))
                .isFalse();
    }

    @Test
    void refusesASecretThatCouldBeGuessed() {
        assertThatThrownBy(() -> new AccessProperties(null, "hunter2", Map.of()))
                .hasMessageContaining("at least 32")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "Red", "red blue"})
    void refusesAKeyForWhatIsNoProject(String project) {
        var key = new AccessProperties.Configured("x".repeat(32), Scope.READ, project, null);

        assertThatThrownBy(() -> new AccessProperties(null, null, Map.of("dashboard", key)))
                .hasMessageContaining("taskspace.access.keys.dashboard.project");
    }
}
