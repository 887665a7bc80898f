package io.fitconnect.load.link;

import com.google.protobuf.Message;

/**
 * What a connection tells its owner, always on the context that opened it.
 *
 * @param <F> the frames the peer sends
 */
public interface LinkEvents<F extends Message> {

    void opened();

    void frame(F frame);

    /** There is room to send again. */
    void writable();

    /** The end, told once; also when the connection was never opened. */
    void closed(LinkEnd end);
}
