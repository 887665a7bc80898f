package io.fitconnect.imports;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.recording.Gzip;
import io.fitconnect.recording.RecordingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Takes a request's body in, up to a size and within a time. */
final class Upload {
    private static final int CHUNK = 65_536;

    private Upload() {}

    /** The file, unpacked if it came gzipped. */
    static byte[] read(InputStream body, int most, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            file.write(chunk, 0, read);
            if (file.size() > most) {
                throw new RefusedException(ProblemCode.REQUEST_TOO_LARGE, "A file may have up to " + most + " bytes.");
            }
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        ProblemCode.REQUEST_MALFORMED, "The file has not arrived within " + within.toSeconds() + " s.");
            }
        }
        try {
            return Gzip.unpacked(file.toByteArray(), most);
        } catch (RecordingException e) {
            throw Workout.refusal(e);
        }
    }
}
