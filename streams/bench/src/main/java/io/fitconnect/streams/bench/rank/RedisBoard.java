package io.fitconnect.streams.bench.rank;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The peer: a sorted set with the same members in a Redis of its own, which writes nothing to disk. */
final class RedisBoard implements AutoCloseable {
    private static final int PIPELINE = 16;
    private static final int CONNECTIONS = 8;

    private final DataDir data;
    private final Stack stack;
    private final List<RedisConnection> connections = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(17);

    /** What one connection sends next. */
    interface Command {
        String[] next();
    }

    private RedisBoard(DataDir data, Stack stack) throws IOException {
        this.data = data;
        this.stack = stack;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new RedisConnection(stack.port(Service.REDIS)));
        }
        connections.getFirst().call("CONFIG", "SET", "appendonly", "no");
    }

    static RedisBoard start() throws Exception {
        DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-bench"));
        return new RedisBoard(
                data, Stack.start(data, Map.of(Service.REDIS, Ports.free()), Durability.PROCESS_KILL, Progress.SILENT));
    }

    long pid() {
        return stack.pid(Service.REDIS);
    }

    void fill() throws IOException {
        var members = IntStream.range(0, Members.COUNT).iterator();
        run(Members.COUNT, () -> {
            int member = members.nextInt();
            return new String[] {"ZADD", "board", Long.toString((long) Members.score(member)), Members.id(member)};
        });
    }

    /** Bytes in use, as INFO memory says. */
    long usedBytes() throws IOException {
        return connections
                .getFirst()
                .call("INFO", "memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    void updateAndRank(int updates) throws IOException {
        String[] id = {""};
        boolean[] rank = {false};
        run(updates * 2, () -> {
            rank[0] = !rank[0];
            if (!rank[0]) {
                return new String[] {"ZREVRANK", "board", id[0]};
            }
            id[0] = Members.id(random.nextInt(Members.COUNT));
            return new String[] {"ZADD", "board", Integer.toString(random.nextInt(Members.SCORES)), id[0]};
        });
    }

    void top100(int times) throws IOException {
        run(times, () -> new String[] {"ZREVRANGE", "board", "0", "99"});
    }

    void around(int times) throws IOException {
        run(times, () -> {
            int rank = random.nextInt(Members.COUNT - 11);
            return new String[] {"ZREVRANGE", "board", Integer.toString(rank), Integer.toString(rank + 10)};
        });
    }

    /** All connections have a pipeline on its way all the time, so that Redis never waits for this client. */
    private void run(int commands, Command command) throws IOException {
        int left = commands;
        for (RedisConnection connection : connections) {
            left -= connection.send(Math.min(left, PIPELINE), command);
        }
        boolean waiting = true;
        while (waiting) {
            waiting = false;
            for (RedisConnection connection : connections) {
                connection.receive();
                left -= connection.send(Math.min(left, PIPELINE), command);
                waiting |= connection.waiting();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (RedisConnection connection : connections) {
            connection.close();
        }
        stack.close();
        data.delete();
    }
}
