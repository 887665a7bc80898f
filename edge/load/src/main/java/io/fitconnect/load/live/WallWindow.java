package io.fitconnect.load.live;

import io.fitconnect.proto.live.v1.WallDelta;
import io.fitconnect.proto.live.v1.WallSnapshot;
import io.fitconnect.proto.live.v1.WallTile;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a coach holds of a class's wall.
 *
 * @param tiles by athlete id
 */
public record WallWindow(long epoch, long version, long asOfMs, Map<String, WallTile> tiles) {

    static WallWindow of(WallSnapshot snapshot) {
        SortedMap<String, WallTile> tiles = new TreeMap<>();
        snapshot.getTilesList().forEach(tile -> tiles.put(tile.getAthleteId(), tile));
        return new WallWindow(snapshot.getEpoch(), snapshot.getVersion(), snapshot.getAsOfMs(), tiles);
    }

    /** The wall after a change; empty when the change does not start from this version. */
    Optional<WallWindow> after(WallDelta delta) {
        if (delta.getFromVersion() != version) {
            return Optional.empty();
        }
        SortedMap<String, WallTile> held = new TreeMap<>(tiles);
        delta.getRemovedList().forEach(held::remove);
        delta.getUpsertsList().forEach(tile -> held.put(tile.getAthleteId(), tile));
        return Optional.of(new WallWindow(epoch, delta.getVersion(), delta.getAsOfMs(), held));
    }
}
