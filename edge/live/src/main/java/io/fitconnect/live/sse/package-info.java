/** Live over server-sent events. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.sse;
