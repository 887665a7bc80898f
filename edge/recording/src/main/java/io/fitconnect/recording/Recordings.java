package io.fitconnect.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a recorded workout by its file name's extension; any format may be gzipped. */
public final class Recordings {
    private Recordings() {}

    /**
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when it isn't what its name says, with the reason
     */
    public static Recording read(Path file) throws IOException {
        String name = plainName(file);
        Format format = Format.named(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown format: expected .fit, .tcx, .gpx, .csv or .csv.gz"));
        return parse(format, Gzip.unpacked(Files.readAllBytes(file), Integer.MAX_VALUE));
    }

    /** @throws RecordingException when it isn't of that format, holds nothing, or too much */
    public static Recording parse(Format format, byte[] bytes) {
        return switch (format) {
            case FIT -> FitRecording.parse(bytes);
            case TCX -> TcxRecording.parse(bytes);
            case GPX -> GpxRecording.parse(bytes);
            case CSV -> CsvRecording.parse(bytes);
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
}
