/** The one session core under every transport: frames in, frames out. */
@NullMarked
package io.fitconnect.ingest.session;

import org.jspecify.annotations.NullMarked;
