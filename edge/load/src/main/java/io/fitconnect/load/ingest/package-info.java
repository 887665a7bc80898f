/** The sending side: one session, its unsettled samples, its connection. */
@NullMarked
package io.fitconnect.load.ingest;

import org.jspecify.annotations.NullMarked;
