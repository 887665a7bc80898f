package io.fitconnect.stack;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A backing service: its usual port and the environment variable by which applications find it. */
public enum Service {
    KAFKA(9092, "KAFKA_BOOTSTRAP_SERVERS"),
    POSTGRES(5432, "FITCONNECT_POSTGRES"),
    REDIS(6379, "FITCONNECT_REDIS"),
    CASSANDRA(9042, "FITCONNECT_CASSANDRA"),
    KEYCLOAK(8180, "FITCONNECT_KEYCLOAK");

    private final int usualPort;
    private final String variable;

    Service(int usualPort, String variable) {
        this.usualPort = usualPort;
        this.variable = variable;
    }

    /** Those that keep what applications write: all that the platform needs where tokens are signed locally. */
    public static Set<Service> stores() {
        return EnumSet.complementOf(EnumSet.of(KEYCLOAK));
    }

    public int usualPort() {
        return usualPort;
    }

    /** The variable holds {@code host:port}. */
    public String variable() {
        return variable;
    }

    /** Lower case, as shown to people and used in file names. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
