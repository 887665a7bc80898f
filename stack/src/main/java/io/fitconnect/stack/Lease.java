package io.fitconnect.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** The right to run on a data directory: one launcher at a time, and nothing left over of the one before. */
public final class Lease implements AutoCloseable {
    private final DataDir data;
    private final FileChannel channel;

    private Lease(DataDir data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /** Another launcher works on the same data directory. */
    public static final class Taken extends IOException {
        private static final long serialVersionUID = 1L;

        Taken(DataDir data) {
            super("already up: another instance runs with the data in " + data.root()
                    + " (./fitconnect status shows it, ./fitconnect down stops it, --data DIR runs another beside it)");
        }
    }

    /**
     * Takes the directory and ends what a killed launcher left running there.
     *
     * @throws Taken when another launcher holds it
     */
    public static Lease take(DataDir data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.runFile("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Taken(data);
            }
            for (RunRecord remains : RunRecord.all(data)) {
                remains.clear(data);
            }
            return new Lease(data, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new Taken(data);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public DataDir data() {
        return data;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
