package io.fitconnect.ingest.cues;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.ingest.IngestNode;
import io.fitconnect.proto.coaching.v1.Cue;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hands every new cue to the connections that speak for its athlete; each node reads all of them. */
@ApplicationScoped
public class CueFeed {

    private static final Logger LOG = Logger.getLogger(CueFeed.class);

    private final IngestNode node;

    public CueFeed(IngestNode node) {
        this.node = node;
    }

    @Incoming("ingest-cues")
    void receive(byte[] record) {
        try {
            int connections = node.services().open().cue(Cue.parseFrom(record));
            node.services().metrics().cuesDelivered(connections);
        } catch (InvalidProtocolBufferException unreadable) {
            LOG.warn("a record of coaching.cues.v1 is not a cue");
        }
    }
}
