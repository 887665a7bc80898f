/** What a session's judged samples amount to: zones, points, energy, work, load and power figures. Pure Java. */
@NullMarked
package io.fitconnect.streams.effort;

import org.jspecify.annotations.NullMarked;
