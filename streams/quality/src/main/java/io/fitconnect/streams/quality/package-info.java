/** The ordered set of a session's samples and the judgement of each: pure Java, no Kafka, no framework. */
@NullMarked
package io.fitconnect.streams.quality;

import org.jspecify.annotations.NullMarked;
