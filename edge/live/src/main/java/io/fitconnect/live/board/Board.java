package io.fitconnect.live.board;

import io.fitconnect.live.window.Image;
import io.fitconnect.live.window.View;
import io.fitconnect.live.window.WindowSpec;
import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A scope ranked by one metric while somebody watches. On the scope's thread. */
public final class Board {
    /** Rows that are ranked at once (a few ms); larger boards are ranked on another thread. */
    private static final int AT_ONCE = 10_000;

    /** Images kept. All go at that, and whoever is shown then gets every row once more. */
    private static final int MAX_IMAGES = 65_536;

    private final ScopeCopy scope;
    private final Metric metric;
    private final RankIndex index;
    private @Nullable RowImage[] images = new RowImage[16];
    private @Nullable IndexBuild build;
    private int imagesKept;
    private boolean ready;

    Board(ScopeCopy scope, Metric metric) {
        this.scope = scope;
        this.metric = metric;
        this.index = new RankIndex(scope.members());
    }

    /** Whether it is ranked, so that views may be cut. */
    public boolean ready() {
        return ready;
    }

    /**
     * Ranks the scope's rows, a small board before it returns, a large one in steps and on another thread.
     *
     * @param owner runs on the scope's thread
     * @param elsewhere runs a sort of up to seconds
     * @param done called on the scope's thread
     */
    public void rank(Executor owner, Executor elsewhere, Runnable done) {
        if (ready || build != null) {
            return;
        }
        IndexBuild begun = new IndexBuild(scope, metric, index);
        if (scope.size() <= AT_ONCE) {
            begun.now();
            ready = true;
            done.run();
            return;
        }
        build = begun;
        begun.start(owner, elsewhere, () -> {
            build = null;
            ready = true;
            done.run();
        });
    }

    /** This board as a window shows it. */
    public View view(WindowSpec spec) {
        return new View() {
            @Override
            public Image[] rows() {
                return cut(spec);
            }

            @Override
            public int total() {
                return index.size();
            }

            @Override
            public long version() {
                return scope.version();
            }

            @Override
            public boolean official() {
                return scope.official();
            }
        };
    }

    void changed(int member) {
        if (ready) {
            put(member);
        } else if (build != null) {
            build.changed(member);
        }
    }

    private void put(int member) {
        Line line = scope.line(member);
        if (line == null) {
            index.remove(member);
        } else {
            index.set(member, line.score(metric));
        }
    }

    /** The union of what is asked for, by position. */
    private Image[] cut(WindowSpec spec) {
        if (imagesKept > MAX_IMAGES) {
            images = new RowImage[16];
            imagesKept = 0;
        }
        Ranges wanted = new Ranges(2 + spec.athletes().size());
        wanted.add(0, Math.min(spec.top(), index.size()));
        around(spec.around(), spec.radius(), wanted);
        for (String athlete : spec.athletes()) {
            around(athlete, 0, wanted);
        }
        Image[] rows = new Image[wanted.merge()];
        int at = 0;
        for (int range = 0; range < wanted.count(); range++) {
            at = copy(wanted.from(range), wanted.until(range), rows, at);
        }
        return rows;
    }

    private void around(String athlete, int radius, Ranges wanted) {
        int member = athlete.isEmpty() ? MemberTable.ABSENT : scope.members().find(athlete);
        int position = index.position(member);
        if (position >= 0) {
            wanted.add(Math.max(0, position - radius), Math.min(index.size(), position + radius + 1));
        }
    }

    private int copy(int from, int until, Image[] rows, int at) {
        int[] found = index.slice(from, until - from);
        int rank = 0;
        double before = Double.NaN;
        for (int i = 0; i < found.length; i++) {
            double score = index.score(found[i]);
            if (i == 0) {
                rank = (scope.dense() ? index.distinctAbove(score) : index.countAbove(score)) + 1;
            } else if (score != before) {
                rank = scope.dense() ? rank + 1 : from + i + 1;
            }
            before = score;
            rows[at + i] = image(found[i], rank);
        }
        return at + found.length;
    }

    private Image image(int member, int rank) {
        Line line = scope.line(member);
        if (line == null) {
            throw new IllegalStateException("a ranked member without a line");
        }
        if (member >= images.length) {
            images = Arrays.copyOf(images, Math.max(member + 1, images.length * 2));
        }
        int freshness = scope.freshness(member);
        RowImage image = images[member];
        if (image == null || !image.shows(line, rank, freshness)) {
            imagesKept += image == null ? 1 : 0;
            image = images[member] = new RowImage(line, metric, rank, freshness);
        }
        return image;
    }
}
