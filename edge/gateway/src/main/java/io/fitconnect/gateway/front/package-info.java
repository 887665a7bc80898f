/** What stands before every REST resource. */
@NullMarked
package io.fitconnect.gateway.front;

import org.jspecify.annotations.NullMarked;
