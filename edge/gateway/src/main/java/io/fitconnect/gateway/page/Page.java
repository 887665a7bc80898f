package io.fitconnect.gateway.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the page's own addresses, such as /boards/today, answer with the page, which knows them; and tells it its
 * settings at /config.json. An address of another part is left alone even where that part knows nothing of it.
 */
@ApplicationScoped
class Page {
    private static final String ROOT = "/";
    /** Before the static files, after every filter. */
    private static final int ORDER = -2;
    /** The other parts' roots, and whatever looks like a file. */
    private static final Pattern OTHERS =
            Pattern.compile("/(api|graphql|q|live|ingest|assets|config\\.json)(/.*)?|.*/[^/]*\\.[A-Za-z0-9]+");

    private final PageConfig config;

    Page(PageConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        router.get("/config.json").order(ORDER).handler(this::settings);
        router.get().order(ORDER).handler(Page::page);
    }

    private void settings(RoutingContext request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(new JsonObject()
                        .put("issuer", config.issuer())
                        .put("clientId", config.clientId())
                        .toBuffer());
    }

    private static void page(RoutingContext request) {
        if (isOurs(request.normalizedPath(), request.request().getHeader(HttpHeaders.ACCEPT))) {
            request.reroute(HttpMethod.GET, ROOT);
        } else {
            request.next();
        }
    }

    /** Whether a GET of the path is answered with the page: a browser that goes somewhere asks for HTML by name. */
    static boolean isOurs(String path, @Nullable String accept) {
        return accept != null
                && accept.contains("text/html")
                && !path.equals(ROOT)
                && !OTHERS.matcher(path).matches();
    }
}
