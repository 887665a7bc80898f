/** A small decoder for the FIT binary format. */
@NullMarked
package io.fitconnect.recording.fit;

import org.jspecify.annotations.NullMarked;
