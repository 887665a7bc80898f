package io.fitconnect.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Recordings are often kept gzipped. */
public final class Gzip {
    private Gzip() {}

    /**
     * The bytes themselves, or what was packed in them.
     *
     * @param most bytes that it may come to
     * @throws RecordingException when it comes to more, or is damaged
     */
    public static byte[] unpacked(byte[] bytes, int most) {
        boolean gzipped = bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        byte[] plain = gzipped ? unpack(bytes, most) : bytes;
        if (plain.length > most) {
            throw new RecordingException(
                    RecordingException.Reason.TOO_LONG, "the file comes to more than " + most + " bytes");
        }
        return plain;
    }

    /** One byte more than there may be, if there are more. */
    private static byte[] unpack(byte[] bytes, int most) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
        } catch (IOException e) {
            throw new RecordingException(RecordingException.Reason.UNREADABLE, "damaged gzip: " + e.getMessage(), e);
        }
    }
}
