package dev.taskspace.surrogate.encoder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AutogradTest {

    @Test
    void differentiatesTheProductWithAConstant() {
        try (NDManager manager = TensorRuntime.open()) {
            NDArray x = manager.create(new double[] {1, 2}).duplicate();
            x.setRequiresGradient(true);

            Autograd.recorded(
                    () -> Autograd.backward(x.mul(Autograd.constant(3, x)).sum(), 0.5));

            assertThat(x.getGradient().toDoubleArray()).containsExactly(1.5, 1.5);
            Autograd.clear(x);
            assertThat(x.getGradient().toDoubleArray()).containsOnly(0);
        }
    }

    @Test
    void leavesTheThreadAsItFoundIt() {
        TensorRuntime.open().close();
        for (boolean before : new boolean[] {true, false}) {
            JniUtils.setGradMode(before);
            assertThat(Autograd.unrecorded(JniUtils::isGradMode)).isFalse();
            Autograd.recorded(() -> assertThat(JniUtils.isGradMode()).isTrue());
            assertThat(JniUtils.isGradMode()).isEqualTo(before);
        }
    }

    /** Its memory is given up before the backward pass reads it. */
    @Test
    void isNeverGivenAJavaNumber() {
        JavaClasses surrogate = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.taskspace.surrogate");
        for (String operation : new String[] {"mul", "div", "pow", "add", "sub"}) {
            noClasses()
                    .should()
                    .callMethod(NDArray.class, operation, Number.class)
                    .check(surrogate);
        }
    }
}
