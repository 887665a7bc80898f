package io.fitconnect.ingest.log;

import com.google.protobuf.CodedOutputStream;
import io.fitconnect.ingest.log.SampleLog.Entry;
import io.fitconnect.ingest.log.SampleLog.Topic;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Entries that share a record. Encoded messages that stand one after the other are one message with the fields of all
 * (protobuf.dev, "Last One Wins"), so nothing is parsed for it.
 */
final class Joined {

    /** Beyond it a record takes no further entry; about 500 samples. */
    private static final int ENOUGH = 16 << 10;

    private final Entry first;
    private Entry last;
    private int bytes;

    Joined(Entry first) {
        this.first = first;
        this.last = first;
        this.bytes = first.payload().length;
    }

    /** False: it is full. */
    boolean add(Entry entry) {
        if (bytes + entry.payload().length > ENOUGH) {
            return false;
        }
        last.next(entry);
        last = entry;
        bytes += entry.payload().length;
        return true;
    }

    Topic topic() {
        return first.topic();
    }

    Lane lane() {
        return first.lane();
    }

    byte[] value() {
        if (topic() == Topic.REFUSED) {
            return first.payload();
        }
        byte[] head = lane().head();
        long received = last.receivedMillis();
        int tail = CodedOutputStream.computeInt64Size(SampleBatch.RECEIVED_MS_FIELD_NUMBER, received);
        byte[] value = new byte[head.length + bytes + tail];
        System.arraycopy(head, 0, value, 0, head.length);
        int end = head.length;
        for (Entry entry = first; entry != null; entry = entry.next()) {
            System.arraycopy(entry.payload(), 0, value, end, entry.payload().length);
            end += entry.payload().length;
        }
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(value, value.length - tail, tail);
            out.writeInt64(SampleBatch.RECEIVED_MS_FIELD_NUMBER, received);
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            // the array is as long as was computed
            throw new UncheckedIOException(impossible);
        }
        return value;
    }

    /** Tells every entry, in their order; returns how many. */
    int outcome(SampleLog.Outcome outcome) {
        int told = 0;
        for (Entry entry = first; entry != null; entry = entry.next()) {
            entry.outcome(outcome);
            told++;
        }
        return told;
    }
}
