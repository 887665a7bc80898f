package io.fitconnect.streams.bench.scale;

import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A board whose athletes are spread over parts by their ids, each part a rank index of its own, as tasks on different
 * machines would hold them. A merge adds the parts' counts: a rank is one more than the members above the score in all
 * parts; a window is the merge of one window a part. Competition ranking (1-2-2-4).
 */
final class SplitBoard {
    private static final Comparator<Place> ORDER =
            Comparator.comparingDouble(Place::score).reversed().thenComparing(Place::id);

    private final List<Part> parts = new ArrayList<>();

    /** A member as a window shows it. */
    record Place(String id, double score) {}

    /** What one machine holds. */
    private static final class Part {
        final MemberTable ids = new MemberTable();
        final RankIndex index = new RankIndex(ids);

        Place place(int member) {
            return new Place(ids.id(member), index.score(member));
        }

        /** Those with the score, however many, and up to that many members on each side of them. */
        List<Place> near(double score, int radius) {
            int from = Math.max(0, index.countAbove(score) - radius);
            int until = index.countAbove(Math.nextDown(score)) + radius;
            List<Place> places = new ArrayList<>();
            for (int member : index.slice(from, until - from)) {
                places.add(place(member));
            }
            return places;
        }
    }

    SplitBoard(int count) {
        for (int i = 0; i < count; i++) {
            parts.add(new Part());
        }
    }

    private Part part(String id) {
        // Kafka's own partitioner hashes with murmur2; any even spread will do here.
        return parts.get(Math.floorMod(id.hashCode() * 0x9E3779B9, parts.size()));
    }

    void set(String id, double score) {
        Part part = part(id);
        part.index.set(part.ids.add(id), score);
    }

    int total() {
        return parts.stream().mapToInt(part -> part.index.size()).sum();
    }

    int rank(String id) {
        Part own = part(id);
        double score = own.index.score(own.ids.find(id));
        int above = 0;
        for (Part part : parts) {
            above += part.index.countAbove(score);
        }
        return above + 1;
    }

    /** The first n: each part sends its own first n. */
    List<Place> top(int n) {
        List<Place> heads = new ArrayList<>();
        for (Part part : parts) {
            for (int member : part.index.top(n)) {
                heads.add(part.place(member));
            }
        }
        heads.sort(ORDER);
        return List.copyOf(heads.subList(0, Math.min(n, heads.size())));
    }

    /** The members within a radius: each part sends those with the score and their neighbours. */
    List<Place> around(String id, int radius) {
        Part own = part(id);
        double score = own.index.score(own.ids.find(id));
        List<Place> near = new ArrayList<>();
        for (Part part : parts) {
            near.addAll(part.near(score, radius));
        }
        near.sort(ORDER);
        int at = near.indexOf(new Place(id, score));
        return List.copyOf(near.subList(Math.max(0, at - radius), Math.min(near.size(), at + radius + 1)));
    }
}
