/**
 * WebSockets on Quarkus's HTTP server as RFC 6455 wants them, with flow control both ways; see the module's README.
 */
@NullMarked
package io.fitconnect.sockets;

import org.jspecify.annotations.NullMarked;
