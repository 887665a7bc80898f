/** What a sample must be to be taken, and what it becomes. */
@NullMarked
package io.fitconnect.ingest.samples;

import org.jspecify.annotations.NullMarked;
