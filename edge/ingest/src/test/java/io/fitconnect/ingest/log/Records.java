package io.fitconnect.ingest.log;

/** What the log would write. */
public final class Records {

    private Records() {}

    /** Of entries that share a record. */
    public static byte[] value(SampleLog.Entry first, SampleLog.Entry... more) {
        Joined record = new Joined(first);
        for (SampleLog.Entry entry : more) {
            if (!record.add(entry)) {
                throw new IllegalArgumentException("too much for one record");
            }
        }
        return record.value();
    }
}
