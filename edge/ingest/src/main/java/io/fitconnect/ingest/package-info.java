/** Devices in: the ingest edge, its settings and its metrics; see the module's README. */
@NullMarked
package io.fitconnect.ingest;

import org.jspecify.annotations.NullMarked;
