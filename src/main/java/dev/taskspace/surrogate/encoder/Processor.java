package dev.taskspace.surrogate.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What computes here.
 *
 * @param platform operating system and architecture as Java names them, for example {@code linux amd64}
 * @param maker as the processor says, for example {@code AuthenticAMD}; empty when unknown
 * @param wide whether it has the instructions of the fast matrix path
 */
record Processor(String platform, String maker, boolean wide) {

    static Processor here() {
        String platform = System.getProperty("os.name").toLowerCase(Locale.ROOT) + " " + System.getProperty("os.arch");
        return new Processor(
                platform, entry("vendor_id"), (" " + entry("flags") + " ").matches(".* (avx2|avx512f) .*"));
    }

    boolean mayProfit() {
        return platform.equals("linux amd64") && maker.equals("AuthenticAMD") && wide;
    }

    private static String entry(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }
}
