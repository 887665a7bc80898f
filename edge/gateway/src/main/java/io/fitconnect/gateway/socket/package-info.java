/** GraphQL over sockets. */
@NullMarked
package io.fitconnect.gateway.socket;

import org.jspecify.annotations.NullMarked;
