package io.fitconnect.platform.access;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks the table before every resource; what depends on stored facts passes, for the service to decide. */
@Singleton
public class AccessGate {
    private static final String ATHLETE = "athleteId";

    private final AccessTable table =
            AccessTable.load(AccessTable.ROUTES, Thread.currentThread().getContextClassLoader());
    private final Map<Method, String> paths = new ConcurrentHashMap<>();
    private final CurrentIdentityAssociation identities;

    AccessGate(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    public AccessTable table() {
        return table;
    }

    /** A route that nobody has thought about is not opened to anybody. */
    void check(@Observes StartupEvent event) {
        List<String> missing = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(Routes::of)
                .filter(route -> table.find(route.method(), route.path()).isEmpty())
                .map(route -> table.missing(route.method(), route.path()))
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.join("\n", missing));
        }
    }

    @ServerRequestFilter
    @Priority(Priorities.AUTHORIZATION)
    Uni<@Nullable Response> ask(ContainerRequestContext request, ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        String path = paths.computeIfAbsent(method, it -> Routes.path(resource.getResourceClass(), it));
        AccessRow row = table.row(request.getMethod(), path);
        return row.needsToken()
                ? identities
                        .getDeferredIdentity()
                        .invoke(identity -> require(row, identity, uri))
                        .map(passed -> null)
                : Uni.createFrom().nullItem();
    }

    private static void require(AccessRow row, SecurityIdentity identity, UriInfo uri) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        Optional<AthleteId> asked =
                Optional.ofNullable(uri.getPathParameters().getFirst(ATHLETE)).map(id -> AthleteId.parse(ATHLETE, id));
        if (row.judge(Caller.of(identity), asked) == Verdict.DENIED) {
            throw new RefusedException(
                    ProblemCode.ACCESS_DENIED, row.method() + " " + row.path() + " is for: " + words(row) + ".");
        }
    }

    private static String words(AccessRow row) {
        return String.join(", ", row.who().stream().map(Who::word).sorted().toList());
    }
}
