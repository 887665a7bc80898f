package io.fitconnect.journeys;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fitconnect.journeys.world.AccessRows;
import io.fitconnect.journeys.world.AccessRows.Row;
import io.fitconnect.journeys.world.Calls;
import io.fitconnect.journeys.world.Laptop;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.testkit.Tokens;
import io.grpc.Status;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All modules in one process: the page, and every route of every service asked by everybody. */
class LaptopJourney {
    /** Every role there is; a token with none of those that a line names is a wrong one. */
    private static final List<String> ROLES = List.of("athlete", "coach", "hub", "equipment", "admin");

    private static final int UNAUTHENTICATED = 401;
    private static final int DENIED = 403;
    private static final int UNKNOWN = 404;

    private static Laptop laptop;

    /** What is somebody's, for the lines that let its owner in. */
    @BeforeAll
    static void start() throws Exception {
        laptop = Laptop.start();
        laptop.as(AccessRows.SOMEBODY, "coach")
                .contentType(ContentType.JSON)
                .body(Map.of("classId", AccessRows.CLASS, "title", "Spin"))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
    }

    @AfterAll
    static void stop() throws Exception {
        laptop.close();
    }

    @Test
    void allModulesTogetherGetReadyAndShowThePage() {
        laptop.visitor().get("/").then().statusCode(200).body(containsString("FitConnect"));
    }

    @Test
    void everyRouteStandsInTheTableAndEveryLineIsARoute() {
        Map<String, Map<String, Object>> paths = laptop.visitor()
                .accept(ContentType.JSON)
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        Set<String> routes = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(AccessRows::isMethod)
                .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> lines = AccessRows.all().stream()
                .map(row -> row.method() + " " + row.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(lines, routes);
    }

    /** {@code -Dfitconnect.update=true} writes the file anew. */
    @Test
    void theApiIsTheOneThatIsWrittenDown() throws IOException {
        Path file = Recorded.root().resolve("protos/openapi/fitconnect.yaml");
        String served = laptop.visitor()
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .strip()
                + "\n";
        if (Boolean.getBoolean("fitconnect.update")) {
            Files.writeString(file, served);
        }
        assertEquals(Files.readString(file), served, file.getFileName() + " is not what is served");
    }

    @Test
    void withoutATokenOnlyWhatIsForAnyoneAnswers() {
        check(AccessRows.all(), row -> {
            int status = ask(row, laptop.visitor());
            boolean right = row.who().contains("anyone")
                    ? status != UNAUTHENTICATED && status != DENIED
                    : status == UNAUTHENTICATED;
            return right ? "" : "without a token: " + status;
        });
    }

    @Test
    void anExpiredTokenIsNoToken() {
        check(AccessRows.needingToken(), row -> {
            int status = ask(
                    row, laptop.with(Tokens.token(AccessRows.SOMEBODY, Duration.ofMinutes(-10), "athlete", "admin")));
            return status == UNAUTHENTICATED ? "" : "with an expired token: " + status;
        });
    }

    @Test
    void aTokenOfAnotherIssuerIsNoToken() {
        check(AccessRows.needingToken(), row -> {
            String token = Tokens.token(AccessRows.SOMEBODY, "athlete", "admin");
            String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA"
                    + token.substring(token.lastIndexOf('.') + 5);
            int status = ask(row, laptop.with(forged));
            return status == UNAUTHENTICATED ? "" : "with a forged signature: " + status;
        });
    }

    @Test
    void anothersTokenWithoutARoleThatTheLineNamesIsRefused() {
        check(AccessRows.needingToken(), row -> {
            if (row.who().contains("token")) {
                return "";
            }
            List<String> wrong = new ArrayList<>();
            for (String role : ROLES) {
                boolean named = row.who().contains(role)
                        || role.equals("coach") && row.who().contains("consented-coach");
                int status = named ? DENIED : ask(row, laptop.as("another", role));
                boolean refused = status == DENIED || status == UNKNOWN && row.isAboutNothing();
                if (!refused) {
                    wrong.add("another's, " + role + ": " + status);
                }
            }
            return String.join(", ", wrong);
        });
    }

    @Test
    void whomTheLineNamesIsNotRefused() {
        check(AccessRows.needingToken(), row -> {
            List<String> wrong = new ArrayList<>();
            for (String who : row.who()) {
                // Each its own, since one of them may delete itself.
                String self = "self-" + UUID.randomUUID();
                int status =
                        switch (who) {
                            case "self" -> ask(row, self, laptop.as(self, "athlete"));
                            case "token", "owner" -> ask(row, laptop.as(AccessRows.SOMEBODY, "athlete"));
                            // What an athlete consents to is a test of the service.
                            case "consented-coach" -> UNKNOWN;
                            default -> ask(row, self, laptop.as("another", who));
                        };
                if (status == UNAUTHENTICATED || status == DENIED) {
                    wrong.add(who + ": " + status);
                }
            }
            return String.join(", ", wrong);
        });
    }

    @Test
    void callsAndSocketsWithoutAGoodTokenAnswerOnlyWhereTheLineSaysAnyone() {
        String expired = Tokens.token(AccessRows.SOMEBODY, Duration.ofMinutes(-10), "athlete", "hub", "admin");
        try (Calls calls = laptop.calls()) {
            check(AccessRows.calls("RPC"), row -> {
                Status.Code without = calls.call(row.path(), null);
                Status.Code late = calls.call(row.path(), expired);
                boolean right = row.needsToken()
                        ? without == Status.Code.UNAUTHENTICATED && late == Status.Code.UNAUTHENTICATED
                        : without != Status.Code.UNAUTHENTICATED && without != Status.Code.UNIMPLEMENTED;
                return right ? "" : "without a token: " + without + ", with an expired one: " + late;
            });
            check(AccessRows.calls("SOCKET"), row -> {
                int without = calls.connect(row.path(), null);
                int late = calls.connect(row.path(), expired);
                boolean right = late == Calls.NOT_AUTHENTICATED
                        && (row.needsToken() ? without == Calls.NOT_AUTHENTICATED : without == Calls.OPEN);
                return right ? "" : "without a token: " + without + ", with an expired one: " + late;
            });
        }
    }

    @Test
    void onlyAHubSendsForAnother() {
        try (Calls calls = laptop.calls()) {
            assertEquals(Calls.NOT_ALLOWED, calls.sendFor("bob", Tokens.token("ada", "athlete", "coach", "admin")));
            assertEquals(Calls.OPEN, calls.sendFor("bob", Tokens.token("gym", "hub")));
            assertEquals(Calls.OPEN, calls.sendFor("ada", Tokens.token("ada", "athlete")));
        }
    }

    private static int ask(Row row, RequestSpecification request) {
        return ask(row, AccessRows.SOMEBODY, request);
    }

    private static int ask(Row row, String athlete, RequestSpecification request) {
        RequestSpecification json = row.method().equals("GET") || row.method().equals("DELETE")
                ? request
                : request.contentType(ContentType.JSON).body(row.body());
        return json.request(row.method(), row.address(athlete)).statusCode();
    }

    /** All lines are asked before any is told, so that one run shows everything that is wrong. */
    private static void check(List<Row> rows, Function<Row, String> question) {
        assertFalse(rows.isEmpty());
        String wrong = rows.stream()
                .map(row -> Map.entry(row, question.apply(row)))
                .filter(answer -> !answer.getValue().isEmpty())
                .map(answer -> answer.getKey().method() + " " + answer.getKey().path() + " " + answer.getValue())
                .collect(Collectors.joining("\n"));
        assertEquals("", wrong);
    }
}
