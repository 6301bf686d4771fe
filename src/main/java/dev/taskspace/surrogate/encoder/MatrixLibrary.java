package dev.taskspace.surrogate.encoder;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The matrix library inside the engine. It asks once whether the processor is Intel's, in {@code
 * mkl_serv_intel_cpu_true}, and remembers the answer in a variable, -1 before it was asked. Here the answer is given
 * beforehand. No code is changed: the function's first instructions, which must be exactly those below, tell where its
 * variable lies.
 */
final class MatrixLibrary {

    private static final String FILE = "libtorch_cpu.so";

    private static final String ASKS = "mkl_serv_intel_cpu_true";

    /** {@code mov eax, [rip + distance]; test eax, eax; js ...; ret}: the distance stands at byte 2, all end at 11. */
    private static final int DISTANCE = 2;

    private static final int NEXT = 6;

    private static final long BEGIN = 0x058b;
    private static final long END = 0xc3_01_78_c0_85L;

    private static final int UNASKED = -1;
    private static final int YES = 1;

    /** {@code RTLD_NOLOAD | RTLD_NOW}: a handle of what is loaded already. */
    private static final int LOADED = 0x4 | 0x2;

    private MatrixLibrary() {}

    /**
     * Loads the libraries of the engine and chooses the fast path, to be called before the engine starts.
     *
     * @throws IllegalStateException when the library is not as it is known here; nothing is changed then
     */
    static void takeFastPath() {
        LibUtils.loadLibrary();
        NativeLibrary library = NativeLibrary.getInstance(file(), Map.of(Library.OPTION_OPEN_FLAGS, LOADED));
        Pointer answer = remembered(library.getFunction(ASKS));
        int before = answer.getInt(0);
        if (before != UNASKED) {
            throw new IllegalStateException("The matrix library has already chosen its path");
        }
        answer.setInt(0, YES);
    }

    private static Pointer remembered(Pointer function) {
        boolean known = Short.toUnsignedLong(function.getShort(0)) == BEGIN
                && (function.getLong(NEXT) & 0xff_ff_ff_ff_ffL) == END;
        if (!known) {
            throw new IllegalStateException("The matrix library is not the one that this is known to work with");
        }
        return function.share(NEXT + (long) function.getInt(DISTANCE), Integer.BYTES);
    }

    private static String file() {
        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
            return mapped.filter(line -> line.endsWith("/" + FILE))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The engine has no " + FILE));
        } catch (IOException e) {
            throw new IllegalStateException("The libraries of the process cannot be read", e);
        }
    }
}
