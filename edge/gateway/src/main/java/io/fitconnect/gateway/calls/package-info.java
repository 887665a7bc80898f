/** Batched calls to the services, in the caller's name. */
@NullMarked
package io.fitconnect.gateway.calls;

import org.jspecify.annotations.NullMarked;
