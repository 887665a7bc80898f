package io.fitconnect.gateway.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the page is told about where it runs. */
@ConfigMapping(prefix = "fitconnect.page")
interface PageConfig {
    /** Of the OpenID provider where people log in: the issuer of the tokens that the platform takes. */
    @WithDefault("${mp.jwt.verify.issuer}")
    String issuer();

    /** The provider's name of the page. */
    @WithDefault("fitconnect-web")
    String clientId();
}
