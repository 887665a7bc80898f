package io.fitconnect.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessTableTest {
    private static final AthleteId ADA = new AthleteId("ada");

    @Test
    void theTableIsReadAndAHeadIsAGet() {
        AccessTable table = AccessTable.load(AccessTable.ROUTES, getClass().getClassLoader());
        assertFalse(table.row("HEAD", "/api/v1/classes").needsToken());
        assertTrue(table.row("POST", "/api/v1/classes").needsToken());
        assertTrue(table.find("POST", "/api/v1/nothing").isEmpty());
    }

    @Test
    void selfIsWhoTheAskedAthleteIs() {
        AccessRow row = AccessRow.parse("GET,/a/{athleteId},self admin");
        assertEquals(Verdict.ALLOWED, row.judge(caller("ada"), Optional.of(ADA)));
        assertEquals(Verdict.DENIED, row.judge(caller("bob"), Optional.of(ADA)));
        assertEquals(Verdict.DENIED, row.judge(caller("ada"), Optional.empty()));
        assertEquals(Verdict.ALLOWED, row.judge(caller("bob", Role.ADMIN), Optional.of(ADA)));
    }

    @Test
    void aRoleIsEnoughWhereItStandsAndNothingElsewhere() {
        for (Role role : Role.values()) {
            AccessRow row = AccessRow.parse("GET,/a," + role.group());
            assertEquals(Verdict.ALLOWED, row.judge(caller("ada", role), Optional.empty()));
            Role[] others = Arrays.stream(Role.values()).filter(r -> r != role).toArray(Role[]::new);
            assertEquals(Verdict.DENIED, row.judge(caller("ada", others), Optional.empty()));
        }
    }

    @Test
    void whatIsStoredIsUpToTheServiceUnlessTheTableAllowsAlready() {
        AccessRow row = AccessRow.parse("GET,/a,owner consented-coach admin");
        assertEquals(Verdict.UP_TO_THE_SERVICE, row.judge(caller("ada"), Optional.empty()));
        assertEquals(Verdict.ALLOWED, row.judge(caller("ada", Role.ADMIN), Optional.empty()));
        AccessRow coaches = AccessRow.parse("GET,/a,consented-coach");
        assertEquals(Verdict.DENIED, coaches.judge(caller("ada"), Optional.empty()));
        assertEquals(Verdict.UP_TO_THE_SERVICE, coaches.judge(caller("ada", Role.COACH), Optional.empty()));
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        for (String line : List.of("GET,/a", "GET,/a,", "GET,/a,everybody", "GET,/a,self,admin")) {
            assertThrows(IllegalArgumentException.class, () -> AccessRow.parse(line), line);
        }
    }

    @Test
    void routesAreReadOffResourcesWithoutPatterns() {
        assertEquals(
                Set.of(new Routes.Route("GET", "/b"), new Routes.Route("GET", "/b/{id}/c")),
                Routes.of(Resource.class).collect(Collectors.toSet()));
    }

    private static Caller caller(String id, Role... roles) {
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        return new Caller(new AthleteId(id), set, null);
    }

    @Path("b/")
    public static final class Resource {
        @GET
        public String all() {
            return "";
        }

        @GET
        @Path("{id: [0-9]+}/c")
        public String one() {
            return "";
        }

        public String noRoute() {
            return "";
        }
    }
}
