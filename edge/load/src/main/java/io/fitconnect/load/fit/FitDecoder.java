package io.fitconnect.load.fit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int MAGIC = 0x5449462E; // ".FIT", little-endian

    private final List<FitMessage> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final @Nullable Definition[] definitions = new Definition[16];
    private long timestamp = -1;

    private FitDecoder() {}

    /**
     * What a file held.
     *
     * @param messages in the order of the file
     * @param problems what was wrong with it, for people; empty when all is well
     */
    public record Decoded(List<FitMessage> messages, List<String> problems) {}

    /** @throws IllegalArgumentException when the bytes are no FIT file */
    public static Decoded decode(byte[] file) {
        FitDecoder decoder = new FitDecoder();
        int start = 0;
        while (start >= 0 && start < file.length) {
            start = decoder.decodeOne(file, start);
        }
        return new Decoded(List.copyOf(decoder.messages), List.copyOf(decoder.problems));
    }

    /** Position after this file's part, or -1 when nothing more can be read. */
    private int decodeOne(byte[] file, int start) {
        if (!isHeader(file, start)) {
            if (start == 0) {
                throw new IllegalArgumentException("not a FIT file: no .FIT mark in its header");
            }
            problems.add("bytes after the end of the data are not a FIT file");
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
            problems.add("the file breaks off before its end");
            return -1;
        }
        int stored = (file[end] & 0xFF) | (file[end + 1] & 0xFF) << 8;
        if (Crc16.of(file, start, end) != stored) {
            problems.add("the checksum does not match: the file is damaged");
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
            problems.add("the header's checksum does not match");
        }
    }

    private void readMessages(ByteBuffer in) {
        try {
            while (in.hasRemaining()) {
                readMessage(in);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add("unreadable message at byte " + in.position());
        }
    }

    private void readMessage(ByteBuffer in) {
        int header = in.get() & 0xFF;
        if ((header & 0x80) != 0) {
            // Compressed timestamp: five bits that roll over into the last full one.
            if (timestamp >= 0) {
                timestamp += ((header & 0x1F) - timestamp) & 0x1F;
            }
            readData(in, (header >> 5) & 0x3);
        } else if ((header & 0x40) != 0) {
            definitions[header & 0xF] = Definition.read(in, (header & 0x20) != 0);
        } else {
            readData(in, header & 0xF);
        }
    }

    private void readData(ByteBuffer in, int localType) {
        Definition definition = definitions[localType];
        if (definition == null) {
            throw new IllegalArgumentException("data without a definition");
        }
        Map<Integer, double[]> fields = definition.readData(in);
        double[] own = fields.get(TIMESTAMP_FIELD);
        if (own != null) {
            timestamp = (long) own[0];
        }
        messages.add(new FitMessage(definition.number(), timestamp, fields));
    }
}
