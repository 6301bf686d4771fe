package dev.taskspace.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file of a backup, known to be whole before anything of it is used. */
final class Archive implements Closeable {
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws BackupException when the file is none, is cut off or is damaged anywhere */
    static Archive open(Path file) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            Archive archive = new Archive(zip, manifest(zip));
            archive.readThrough();
            return archive;
        } catch (IOException | JacksonException e) {
            close(zip);
            throw new BackupException(
                    file + " is no backup, or is cut off or damaged (" + e.getMessage()
                            + "); take the copy that the backup was written to.",
                    e);
        } catch (BackupException e) {
            close(zip);
            throw e;
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new IOException("it has no manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(in, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException("This backup was written by a newer release; restore it with that one.");
            }
            return manifest;
        }
    }

    /** The library reads damaged entries without a word, so their checksums are compared here. */
    private void readThrough() throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            try (CheckedInputStream in = new CheckedInputStream(read(table), new CRC32())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (in.getChecksum().getValue() != entry(table).getCrc()) {
                    throw new IOException("table " + table.name() + " has another checksum");
                }
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(Manifest.Table table) throws IOException {
        return zip.getInputStream(entry(table));
    }

    private ZipEntry entry(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException("it has no table " + table.name());
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
