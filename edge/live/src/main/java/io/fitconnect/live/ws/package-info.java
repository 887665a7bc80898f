/** Live over WebSocket. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.ws;
