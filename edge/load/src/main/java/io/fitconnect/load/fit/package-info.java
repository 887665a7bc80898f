/** A small decoder for the FIT binary format. */
@NullMarked
package io.fitconnect.load.fit;

import org.jspecify.annotations.NullMarked;
