package io.fitconnect.gateway.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the page's scripts and stylesheets packed to whoever takes gzip: its build puts {@code x.js.gz} beside each
 * {@code x.js}, so that nothing is packed here.
 */
@ApplicationScoped
class Packed {
    /** Before the static files, after every filter. */
    private static final int ORDER = -2;

    private static final String GZIP = "gzip";
    private static final String ENDING = ".gz";
    private static final Pattern FILE = Pattern.compile("/assets/[^/]+\\.(js|css)(\\.gz)?");
    private static final Pattern TAKES_GZIP =
            Pattern.compile("(?i)(^|[,\\s])gzip\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)");

    void register(@Observes Router router) {
        router.get("/assets/*").order(ORDER).handler(Packed::hand);
    }

    private static void hand(RoutingContext request) {
        Matcher file = FILE.matcher(request.normalizedPath());
        if (!file.matches()) {
            request.next();
        } else if (file.group(2) != null) {
            String type = file.group(1).equals("js") ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
            request.addHeadersEndHandler(sent -> {
                if (request.response().getStatusCode() < 400) {
                    request.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, type)
                            .putHeader(HttpHeaders.CONTENT_ENCODING, GZIP)
                            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                }
            });
            request.next();
        } else if (takesGzip(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            request.reroute(HttpMethod.GET, request.normalizedPath() + ENDING);
        } else {
            request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            request.next();
        }
    }

    /** Whether the header names gzip, and not with a quality of 0 (RFC 9110, 12.5.3). */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && TAKES_GZIP.matcher(acceptEncoding).find();
    }
}
