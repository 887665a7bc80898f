package io.fitconnect.load.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Opens a recorded workout by its file name's extension; any format may be gzipped. */
public final class Recordings {
    private Recordings() {}

    /**
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when it isn't what its name says, with the reason
     */
    public static Recording read(Path file) throws IOException {
        byte[] bytes = contents(file);
        String name = plainName(file);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> CsvRecording.parse(bytes);
            case "fit" -> FitRecording.parse(bytes);
            case "tcx" -> TcxRecording.parse(bytes);
            case "gpx" -> GpxRecording.parse(bytes);
            default -> throw new IllegalArgumentException("unknown format: expected .fit, .tcx, .gpx, .csv or .csv.gz");
        };
    }

    /** The name without folder, extension and ".gz". */
    public static String stem(Path file) {
        String name = file.getFileName().toString().replaceFirst("(?i)\\.gz$", "");
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String plainName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }

    private static byte[] contents(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean gzipped = bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        if (!gzipped) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
