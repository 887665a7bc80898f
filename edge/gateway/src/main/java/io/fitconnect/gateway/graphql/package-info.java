/** The GraphQL schema and how it is answered. */
@NullMarked
package io.fitconnect.gateway.graphql;

import org.jspecify.annotations.NullMarked;
