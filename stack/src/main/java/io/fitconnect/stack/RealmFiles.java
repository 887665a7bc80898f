package io.fitconnect.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What services/realm holds, laid where a Keycloak on this machine reads it. */
final class RealmFiles {
    private static final String REALM = "/fitconnect/realm/fitconnect.json";
    private static final String CURVE = "\"ecdsaEllipticCurveKey\": [\"P-256\"]";
    private static final List<String> THEME =
            List.of("fitconnect/login/theme.properties", "fitconnect/login/resources/css/fitconnect.css");

    private RealmFiles() {}

    /** Read at every start: a changed page shows after the next. */
    static void writeTheme(Path themes) throws IOException {
        for (String name : THEME) {
            Path file = themes.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, resource("/theme/" + name));
        }
    }

    /** Read at the first start only. The realm makes itself a key elsewhere; here it is given that of the instance. */
    static void writeRealm(Path folder, SigningKey key) throws IOException {
        String realm = new String(resource(REALM), StandardCharsets.UTF_8);
        if (!realm.contains(CURVE)) {
            throw new IOException("the realm names no signing key of the curve P-256");
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("fitconnect.json");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, realm.replace(CURVE, CURVE + ", " + key.realmKey()), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RealmFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing on the class path");
            }
            return in.readAllBytes();
        }
    }
}
