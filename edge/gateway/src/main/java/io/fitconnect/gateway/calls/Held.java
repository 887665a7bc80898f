package io.fitconnect.gateway.calls;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a watcher holds after the frames so far: a snapshot and every delta since.
 *
 * @param official no change follows
 * @param total members of the board; of a wall the tiles
 */
public record Held<T>(
        String id, long epoch, long version, long total, long asOfMs, boolean official, Map<String, T> lines) {

    static <T> Held<T> of(
            String id,
            long epoch,
            long version,
            long total,
            long asOfMs,
            boolean official,
            Collection<T> lines,
            Function<T, String> key) {
        Map<String, T> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(key.apply(line), line));
        return new Held<>(id, epoch, version, total, asOfMs, official, all);
    }

    Held<T> after(
            long version,
            long total,
            long asOfMs,
            Collection<T> upserts,
            Collection<String> removed,
            Function<T, String> key) {
        Map<String, T> all = new LinkedHashMap<>(lines);
        removed.forEach(all::remove);
        upserts.forEach(line -> all.put(key.apply(line), line));
        return new Held<>(id, epoch, version, total, asOfMs, official, all);
    }

    public List<T> values() {
        return List.copyOf(lines.values());
    }
}
