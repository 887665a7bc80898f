/** WebSocket connections that carry protobuf frames. */
@NullMarked
package io.fitconnect.load.link;

import org.jspecify.annotations.NullMarked;
