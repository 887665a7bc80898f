package io.fitconnect.load.link;

import com.google.protobuf.Message;

/**
 * One connection that takes frames of one type; confined to the context that opened it.
 *
 * @param <F> the frames this side sends
 */
public interface Link<F extends Message> {

    /** False while the peer holds us back by flow control; {@link LinkEvents#writable} follows. */
    boolean isWritable();

    void send(F frame);

    /** Says that nothing more will be sent; the peer may still answer and then ends the connection. */
    void finish();

    /** Ends the connection now. */
    void close();
}
