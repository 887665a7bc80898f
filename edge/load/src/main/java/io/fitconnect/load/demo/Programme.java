package io.fitconnect.load.demo;

import java.util.ArrayList;
import java.util.List;

/** What the coach has planned: blocks one after the other, with the effort they ask for. */
record Programme(List<Block> blocks) {

    /**
     * @param zoneLow target heart-rate zones, 1 to 5
     * @param intensity share of aerobic power asked for
     */
    record Block(String name, int durationS, int zoneLow, int zoneHigh, double intensity) {}

    static Programme intervals() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block("Warm-up", 240, 1, 2, 0.45));
        blocks.add(new Block("Build", 180, 2, 3, 0.62));
        for (int i = 1; i <= 4; i++) {
            blocks.add(new Block("Interval " + i, 120, 4, 5, 1.0));
            blocks.add(new Block("Recover " + i, 90, 1, 3, 0.4));
        }
        blocks.add(new Block("Tempo", 480, 3, 4, 0.74));
        for (int i = 5; i <= 8; i++) {
            blocks.add(new Block("Sprint " + i, 45, 4, 5, 1.15));
            blocks.add(new Block("Recover " + i, 60, 1, 3, 0.4));
        }
        blocks.add(new Block("Climb", 360, 4, 4, 0.84));
        blocks.add(new Block("Cool-down", 240, 1, 2, 0.35));
        return new Programme(List.copyOf(blocks));
    }

    int durationS() {
        return blocks.stream().mapToInt(Block::durationS).sum();
    }

    /** The block that runs at a second; the last one after the end. */
    Block at(long second) {
        long end = 0;
        for (Block block : blocks) {
            end += block.durationS();
            if (second < end) {
                return block;
            }
        }
        return blocks.getLast();
    }
}
