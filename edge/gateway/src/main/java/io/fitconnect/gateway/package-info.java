/** GraphQL and REST over the services. */
@NullMarked
package io.fitconnect.gateway;

import org.jspecify.annotations.NullMarked;
