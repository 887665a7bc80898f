package io.fitconnect.live.window;

/** A board or wall through one viewer's eyes; on its owner's thread. */
public interface View {
    /** The rows as they are now, best first; the same object for a row that looks as before. */
    Image[] rows();

    /** Members of the whole. */
    int total();

    /** Grows with every change; equal versions show the same. */
    long version();

    /** Whether this is final. */
    boolean official();
}
