/** The watching side: boards and walls as a viewer holds them. */
@NullMarked
package io.fitconnect.load.live;

import org.jspecify.annotations.NullMarked;
