/** Bearer tokens for a local instance. */
@NullMarked
package io.fitconnect.load.tokens;

import org.jspecify.annotations.NullMarked;
