package dev.taskspace.platform.postgres;

import dev.taskspace.platform.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The packed server of the platform this process runs on, a resource of the zonky binaries artifact. */
record ServerArchive(URL resource) {
    private static final int VERSION_LENGTH = 12;
    private static final int BUFFER = 1 << 16;

    static ServerArchive ofThisPlatform() {
        String system = property("os.name").startsWith("mac") ? "darwin" : property("os.name");
        String machine = property("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL resource = find("postgres-" + system + "-" + machine + ".txz");
        if (resource == null) {
            throw new EmbeddedPostgresException(
                    "This build carries no embedded PostgreSQL for " + system + " on " + machine + ".",
                    "Build on that platform, or " + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE);
        }
        return new ServerArchive(resource);
    }

    /** Tells two archives apart by their content, as nothing in the artifact states its version. */
    String version() throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream packed = resource.openStream()) {
            for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
                hash.bytes(buffer, 0, read);
            }
        }
        return hash.hex().substring(0, VERSION_LENGTH);
    }

    private static @Nullable URL find(String name) {
        return ServerArchive.class.getClassLoader().getResource(name);
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }
}
