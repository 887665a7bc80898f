/** Answers kept in Redis. */
@NullMarked
package io.fitconnect.gateway.cache;

import org.jspecify.annotations.NullMarked;
