package io.fitconnect.ingest.session;

import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.sockets.Identity;
import java.util.Map;
import java.util.regex.Pattern;

/** What a hello came to. */
sealed interface Opening {

    /**
     * @param sessionId lower case
     * @param athleteId whose samples come unless a batch says otherwise
     * @param classId empty: none
     * @param settledThrough what the client was told to be settled, by athlete
     */
    record Valid(String sessionId, String athleteId, String classId, Device device, Map<String, Long> settledThrough)
            implements Opening {}

    record Invalid(Closing closing, String detail) implements Opening {}

    Pattern UUID = Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
    Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]{0,64}");
    int MAX_NAME = 80;
    /** Whole numbers up to it are exact in every client's JSON, and no session comes near it. */
    long MAX_SEQ = (1L << 53) - 1;

    static Opening of(Hello hello, Identity identity, int maxAthletes) {
        if (!UUID.matcher(hello.getSessionId()).matches()) {
            return malformed("hello.sessionId is a UUID");
        }
        String athlete = hello.getAthleteId().isEmpty() ? identity.subject() : hello.getAthleteId();
        if (!Identity.isSubject(athlete)) {
            return malformed("hello.athleteId is 1 to 64 of A-Za-z0-9_-");
        }
        if (!maySendFor(identity, athlete)) {
            return new Invalid(Closing.NOT_ALLOWED, "only a hub may name another athlete");
        }
        if (!hello.getClassId().isEmpty() && !Identity.isSubject(hello.getClassId())) {
            return malformed("hello.classId is 1 to 64 of A-Za-z0-9_-");
        }
        Device device = hello.getDevice();
        if (!PRINTABLE.matcher(device.getId()).matches()) {
            return malformed("hello.device.id is up to 64 printable ASCII characters");
        }
        if (device.getName().codePointCount(0, device.getName().length()) > MAX_NAME) {
            return malformed("hello.device.name is up to 80 characters");
        }
        Map<String, Long> told = hello.getSettledThroughMap();
        if (told.size() > maxAthletes) {
            return malformed("a session is of up to " + maxAthletes + " athletes");
        }
        if (!told.keySet().stream().allMatch(Identity::isSubject)) {
            return malformed("hello.settledThrough is by athlete, 1 to 64 of A-Za-z0-9_-");
        }
        if (!told.values().stream().allMatch(seq -> seq >= 0 && seq <= MAX_SEQ)) {
            return malformed("hello.settledThrough is 0 to " + MAX_SEQ);
        }
        if (!told.keySet().stream().allMatch(each -> maySendFor(identity, each))) {
            return new Invalid(Closing.NOT_ALLOWED, "only a hub may name another athlete");
        }
        return new Valid(
                hello.getSessionId().toLowerCase(java.util.Locale.ROOT),
                athlete,
                hello.getClassId(),
                known(device),
                told);
    }

    static boolean maySendFor(Identity identity, String athlete) {
        return athlete.equals(identity.subject()) || identity.has("hub");
    }

    /** A kind from a newer client than this edge stands as unknown. */
    private static Device known(Device device) {
        return device.getKind() == DeviceKind.UNRECOGNIZED
                ? device.toBuilder().setKind(DeviceKind.DEVICE_KIND_UNSPECIFIED).build()
                : device;
    }

    private static Invalid malformed(String detail) {
        return new Invalid(Closing.MALFORMED, detail);
    }
}
