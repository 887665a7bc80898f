/** What the platform does just now, for its administrators. */
@NullMarked
package io.fitconnect.gateway.operation;

import org.jspecify.annotations.NullMarked;
