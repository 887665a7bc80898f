/** How far sessions are settled, kept in Redis for clients that come back. */
@NullMarked
package io.fitconnect.ingest.progress;

import org.jspecify.annotations.NullMarked;
