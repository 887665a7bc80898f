package io.fitconnect.platform.problem;

import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** A resource that fails in every way. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
public class Probe {
    private final SecurityIdentity identity;

    Probe(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** What edges do: their own routes on the same server. */
    static void route(@Observes Router router) {
        router.get("/edge/ping").handler(request -> request.end("pong"));
    }

    @GET
    @Path("/me")
    public Map<String, String> me() {
        return Map.of("id", Caller.of(identity).id().value());
    }

    @GET
    @Path("/coach")
    public String coach() {
        return "{}";
    }

    @GET
    @Path("/athletes/{athleteId: [a-z]+}")
    public String athlete() {
        return "{}";
    }

    @POST
    @Path("/athletes/{athleteId}")
    public String decide() {
        return "{}";
    }

    @GET
    @Path("/broken")
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("a secret"));
    }

    @GET
    @Path("/unreachable")
    public Uni<String> unreachable() {
        return Uni.createFrom().failure(new ConnectException("refused"));
    }

    @POST
    @Path("/body")
    @Consumes(MediaType.APPLICATION_JSON)
    @Extension(name = ProblemDocs.CODES, value = "REQUEST_MALFORMED REQUEST_INVALID STORE_BUSY")
    public Map<String, Object> body(byte[] json) {
        BodyFields body = BodyFields.parse(json);
        Integer age = body.required("age", body.integer("age", 1, 120));
        body.end();
        return Map.of("age", age);
    }

    @POST
    @Path("/bound")
    @Consumes(MediaType.APPLICATION_JSON)
    public Bound bound(Bound body) {
        return body;
    }

    /** Read by the binder. */
    public record Bound(int age) {}
}
