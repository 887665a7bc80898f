/** Who watches what: subscriptions, their windows, and one write a socket a tick. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.watch;
