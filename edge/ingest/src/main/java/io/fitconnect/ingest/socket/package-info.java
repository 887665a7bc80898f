/** The WebSocket transport. */
@NullMarked
package io.fitconnect.ingest.socket;

import org.jspecify.annotations.NullMarked;
