/** What a start costs, with and without an ahead-of-time cache. */
@NullMarked
package io.fitconnect.bench.start;

import org.jspecify.annotations.NullMarked;
