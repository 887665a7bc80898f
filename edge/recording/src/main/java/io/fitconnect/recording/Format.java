package io.fitconnect.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats of recorded workouts. */
public enum Format {
    FIT,
    TCX,
    GPX,
    CSV;

    /** XML's root element stands within its first bytes, behind comments and namespaces at the most. */
    private static final int HEAD_BYTES = 4_096;

    private static final int FIT_MARK_AT = 8;

    /** By the usual file extension, such as "fit". */
    public static Optional<Format> named(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equalsIgnoreCase(extension))
                .findFirst();
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By what the file holds; a name may be missing or wrong. */
    public static Optional<Format> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (head.startsWith(".FIT", FIT_MARK_AT)) {
            return Optional.of(FIT);
        }
        if (head.contains("<TrainingCenterDatabase")) {
            return Optional.of(TCX);
        }
        if (head.contains("<gpx")) {
            return Optional.of(GPX);
        }
        String firstLine = head.lines().findFirst().orElse("");
        return Arrays.asList(firstLine.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))
                        .contains("t_s")
                ? Optional.of(CSV)
                : Optional.empty();
    }
}
