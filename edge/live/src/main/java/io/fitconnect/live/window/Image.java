package io.fitconnect.live.window;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row as viewers get it. Never changes: a row that changes is a new image, so that windows compare by identity and
 * every window that shows it shares its encodings.
 */
public abstract class Image {
    private static final JsonFormat.Printer JSON = JsonFormat.printer().omittingInsignificantWhitespace();

    // made when first needed, on any thread; two threads may both make it, which is as good
    private @Nullable Message message;
    private @Nullable String json;

    /** The athlete. */
    public abstract String key();

    /** The row's message; called when somebody needs it encoded. */
    protected abstract Message describe();

    final Message message() {
        Message made = message;
        if (made == null) {
            made = describe();
            message = made;
        }
        return made;
    }

    /** The same as JSON in the canonical protobuf mapping; what is shown often writes it by hand. */
    protected String print() {
        try {
            return JSON.print(message());
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible); // only unknown Any types do this
        }
    }

    final String json() {
        String made = json;
        if (made == null) {
            made = print();
            json = made;
        }
        return made;
    }
}
