package io.fitconnect.journeys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.fitconnect.testkit.Tokens;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All modules in one process, as {@code ./fitconnect up} runs them, on servers of their own. */
class LaptopJourney {
    @Test
    void allModulesTogetherGetReadyAndShowThePage() throws Exception {
        DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-laptop"));
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.stores()) {
            ports.put(service, Ports.free());
        }
        try (Stack stack = Stack.start(data, ports, Durability.PROCESS_KILL, Progress.SILENT)) {
            Map<String, String> addresses = new HashMap<>();
            stack.services().forEach(service -> addresses.put(service.variable(), stack.address(service)));
            addresses.put("FITCONNECT_DATABASE", "fitconnect");
            addresses.put("FITCONNECT_JWKS", Tokens.jwks());
            addresses.put("FITCONNECT_ISSUER", Tokens.ISSUER);
            var laptop = new Deployable("laptop", Recorded.root(), List.of("-Xmx512m"), addresses, data);
            var keeper = new Keeper(laptop, data, Progress.SILENT);
            try {
                keeper.start();
                given().baseUri(laptop.base().toString())
                        .get("/")
                        .then()
                        .statusCode(200)
                        .body(containsString("FitConnect"));
                given().baseUri(laptop.base().toString())
                        .auth()
                        .oauth2(Tokens.token("somebody", "athlete"))
                        .get("/api/v1/athletes/somebody/profile")
                        .then()
                        .statusCode(404);
            } finally {
                keeper.stop();
            }
        } finally {
            data.delete();
        }
    }
}
