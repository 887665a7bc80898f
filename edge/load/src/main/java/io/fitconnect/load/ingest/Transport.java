package io.fitconnect.load.ingest;

/** The public ways in. */
public enum Transport {
    WS("ws"),
    WS_JSON("ws-json"),
    GRPC("grpc");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
