package io.fitconnect.gateway.front;

import io.fitconnect.gateway.cache.ResponseCache;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The services' REST resources, asked in the caller's name, so that one place decides. */
@ApplicationScoped
public class Resources {
    private final Upstream upstream;
    private final ResponseCache cache;
    private final CurrentIdentityAssociation identities;

    Resources(Upstream upstream, ResponseCache cache, CurrentIdentityAssociation identities) {
        this.upstream = upstream;
        this.cache = cache;
        this.identities = identities;
    }

    /** One object; fails with what the resource refuses. */
    public Uni<JsonObject> one(String path) {
        return get(path).map(Resources::object);
    }

    /** A list of objects; fails with what the resource refuses. */
    public Uni<List<JsonObject>> all(String path) {
        return get(path)
                .map(answered -> answered.status() < 400
                        ? answered.body().toJsonArray().stream()
                                .map(it -> (JsonObject) it)
                                .toList()
                        : refused(answered));
    }

    public Uni<JsonObject> change(HttpMethod method, String path, JsonObject body) {
        return change(method, path, body, MultiMap.caseInsensitiveMultiMap());
    }

    /** What the resource answers; fails with what it refuses. Reads that follow see the change. */
    public Uni<JsonObject> change(HttpMethod method, String path, JsonObject body, MultiMap more) {
        return identities
                .getDeferredIdentity()
                .map(identity -> headers(identity).addAll(more))
                .chain(headers -> upstream.ask(method, path, headers, body.toBuffer()))
                .call(answered -> answered.status() >= 400 && answered.status() < 500
                        ? Uni.createFrom().voidItem()
                        : cache.invalidate(Routes.outdated(path)))
                .map(Resources::object);
    }

    private Uni<Upstream.Answered> get(String path) {
        return identities
                .getDeferredIdentity()
                .chain(identity -> upstream.ask(HttpMethod.GET, path, headers(identity), Buffer.buffer()));
    }

    private static MultiMap headers(SecurityIdentity identity) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            headers.add("Authorization", "Bearer " + token.getRawToken());
        }
        return headers;
    }

    private static JsonObject object(Upstream.Answered answered) {
        return answered.status() < 400 ? json(answered.body()) : refused(answered);
    }

    private static <T> T refused(Upstream.Answered answered) {
        JsonObject json = json(answered.body());
        ProblemCode code = Arrays.stream(ProblemCode.values())
                .filter(known -> known.code().equals(json.getString("code")))
                .findFirst()
                .orElse(ProblemCode.INTERNAL);
        List<Violation> violations = json.getJsonArray("errors", new JsonArray()).stream()
                .map(it -> (JsonObject) it)
                .map(it -> new Violation(it.getString("field"), it.getString("code"), it.getString("detail")))
                .toList();
        throw new RefusedException(new Refusal(code, json.getString("detail", code.title()), violations));
    }

    private static JsonObject json(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : body.toJsonObject();
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }
}
