/** Trainer cues: small rules over a session's judged samples. */
@NullMarked
package io.fitconnect.streams.coaching;

import org.jspecify.annotations.NullMarked;
