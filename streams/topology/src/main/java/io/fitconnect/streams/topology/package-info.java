/** The one graph of the streams application and what Quarkus needs to run it. */
@NullMarked
package io.fitconnect.streams.topology;

import org.jspecify.annotations.NullMarked;
