/** The session stage: samples in, everything that follows from a session out. */
@NullMarked
package io.fitconnect.streams.topology.session;

import org.jspecify.annotations.NullMarked;
