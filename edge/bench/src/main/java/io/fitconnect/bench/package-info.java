/** The edges and the whole way, measured beside peers. */
@NullMarked
package io.fitconnect.bench;

import org.jspecify.annotations.NullMarked;
