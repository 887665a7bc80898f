package io.fitconnect.platform.archive;

import io.smallrye.mutiny.Multi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip archive (PKWARE APPNOTE 6.3) that is written while its parts are read: a part's bytes are taken only as the
 * reader takes what came before, and nothing but the bytes under way and the list of parts is held. A reader that gets
 * half of it notices, since the directory comes last.
 */
public final class ZipArchive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    private ZipArchive() {}

    /**
     * One file of an archive.
     *
     * @param name its path in the archive
     * @param content read once, when its turn comes
     */
    public record Part(String name, Multi<byte[]> content) {}

    private interface Step {
        void run() throws IOException;
    }

    /** The archive's bytes; each subscriber gets an archive of its own. */
    public static Multi<byte[]> of(Multi<Part> parts) {
        return Multi.createFrom().deferred(() -> {
            ZipArchive archive = new ZipArchive();
            Multi<byte[]> entries = parts.onItem().transformToMultiAndConcatenate(archive::entry);
            Multi<byte[]> directory = Multi.createFrom().item(() -> archive.after(archive.zip::finish));
            return Multi.createBy().concatenating().streams(entries, directory).filter(written -> written.length > 0);
        });
    }

    private Multi<byte[]> entry(Part part) {
        Multi<byte[]> begin = Multi.createFrom().item(() -> after(() -> zip.putNextEntry(new ZipEntry(part.name()))));
        Multi<byte[]> content = part.content().map(read -> after(() -> zip.write(read)));
        Multi<byte[]> end = Multi.createFrom().item(() -> after(zip::closeEntry));
        return Multi.createBy().concatenating().streams(begin, content, end);
    }

    /** What the step has brought out of the compressor. */
    private byte[] after(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }
}
