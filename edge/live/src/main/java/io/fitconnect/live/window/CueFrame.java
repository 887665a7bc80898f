package io.fitconnect.live.window;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.live.v1.WallCue;
import io.fitconnect.sockets.Encoding;
import java.nio.charset.StandardCharsets;

/** A cue as a wall's viewers get it. It has no version of its own: what the viewer holds stays as it is. */
public final class CueFrame {
    private CueFrame() {}

    public static Frame of(Cue cue, long epoch, Encoding encoding) {
        byte[] body =
                switch (encoding) {
                    case PROTO -> WallCue.newBuilder().setCue(cue).build().toByteArray();
                    case JSON -> ("\"cue\":" + json(cue)).getBytes(StandardCharsets.UTF_8);
                };
        return new Frame(Kind.WALL_CUE, encoding, epoch, 0, body);
    }

    private static String json(Cue cue) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(cue);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible); // only unknown Any types do this
        }
    }
}
