package io.fitconnect.recording.fit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a FIT file (Flexible and Interoperable Data Transfer, protocol 1 and 2).
 *
 * <p>Definition messages of both byte orders, compressed timestamps, developer fields (skipped), chained files and both
 * checksums are understood. A file that breaks off (a watch whose battery died) yields what came before, with a problem
 * named.
 */
public final class FitDecoder {
    private static final int TIMESTAMP_FIELD = 253;
    private static final int MOST_PROBLEMS = 20;
    private static final int MAGIC = 0x5449462E; // ".FIT", little-endian

    private final Consumer<FitMessage> messages;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable Definition[] definitions = new Definition[16];
    private long timestamp = -1;
    private boolean damaged;

    private FitDecoder(Consumer<FitMessage> messages) {
        this.messages = messages;
    }

    /**
     * What a file held.
     *
     * @param messages in the order of the file
     * @param problems what was wrong with it, for people; empty when all is well
     */
    public record Decoded(List<FitMessage> messages, List<String> problems) {}

    /**
     * How the reading ended.
     *
     * @param problems what was wrong with the file, for people, the first few; empty when all is well
     * @param damaged whether a checksum does not match what was read
     */
    public record Ending(List<String> problems, boolean damaged) {}

    /** The bytes are no FIT file. */
    public static final class NoFitFileException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private NoFitFileException() {
            super("not a FIT file: no .FIT mark in its header");
        }
    }

    /** @throws NoFitFileException when the bytes are no FIT file */
    public static Decoded decode(byte[] file) {
        List<FitMessage> messages = new ArrayList<>();
        Ending ending = decode(file, messages::add);
        return new Decoded(List.copyOf(messages), ending.problems());
    }

    /**
     * Hands on the messages in the order of the file and keeps none of them.
     *
     * @throws NoFitFileException when the bytes are no FIT file
     */
    public static Ending decode(byte[] file, Consumer<FitMessage> messages) {
        FitDecoder decoder = new FitDecoder(messages);
        int start = 0;
        do {
            start = decoder.decodeOne(file, start);
        } while (start >= 0 && start < file.length);
        return new Ending(List.copyOf(decoder.problems), decoder.damaged);
    }

    private void problem(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(what);
        }
    }

    /** Position after this file's part, or -1 when nothing more can be read. */
    private int decodeOne(byte[] file, int start) {
        if (!isHeader(file, start)) {
            if (start == 0) {
                throw new NoFitFileException();
            }
            problem("bytes after the end of the data are not a FIT file");
            return -1;
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int headerSize = file[start] & 0xFF;
        long dataEnd = start + headerSize + (in.getInt(start + 4) & 0xFFFFFFFFL);
        if (headerSize >= 14) {
            checkHeader(file, start, in.getShort(start + 12) & 0xFFFF);
        }
        boolean whole = dataEnd + 2 <= file.length;
        int end = whole ? (int) dataEnd : file.length;
        readMessages(in.position(start + headerSize).limit(end));
        if (!whole) {
            problem("the file breaks off before its end");
            return -1;
        }
        int stored = (file[end] & 0xFF) | (file[end + 1] & 0xFF) << 8;
        if (Crc16.of(file, start, end) != stored) {
            damaged = true;
            problem("the checksum does not match: the file is damaged");
        }
        return end + 2;
    }

    private static boolean isHeader(byte[] file, int start) {
        return start + 12 <= file.length
                && (file[start] & 0xFF) >= 12
                && start + (file[start] & 0xFF) <= file.length
                && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(start + 8) == MAGIC;
    }

    private void checkHeader(byte[] file, int start, int stored) {
        // 0 says that the writer left the header's checksum out.
        if (stored != 0 && Crc16.of(file, start, start + 12) != stored) {
            damaged = true;
            problem("the header's checksum does not match");
        }
    }

    private void readMessages(ByteBuffer in) {
        while (in.hasRemaining()) {
            FitMessage message;
            try {
                message = readMessage(in);
            } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
                problem("unreadable message at byte " + in.position());
                return;
            }
            if (message != null) {
                messages.accept(message);
            }
        }
    }

    /** Null: it was a definition. */
    private @Nullable FitMessage readMessage(ByteBuffer in) {
        int header = in.get() & 0xFF;
        if ((header & 0x80) != 0) {
            // Compressed timestamp: five bits that roll over into the last full one.
            if (timestamp >= 0) {
                timestamp += ((header & 0x1F) - timestamp) & 0x1F;
            }
            return readData(in, (header >> 5) & 0x3);
        }
        if ((header & 0x40) != 0) {
            definitions[header & 0xF] = Definition.read(in, (header & 0x20) != 0);
            return null;
        }
        return readData(in, header & 0xF);
    }

    private FitMessage readData(ByteBuffer in, int localType) {
        Definition definition = definitions[localType];
        if (definition == null) {
            throw new IllegalArgumentException("data without a definition");
        }
        Map<Integer, double[]> fields = definition.readData(in);
        double[] own = fields.get(TIMESTAMP_FIELD);
        if (own != null) {
            timestamp = (long) own[0];
        }
        return new FitMessage(definition.number(), timestamp, fields);
    }
}
