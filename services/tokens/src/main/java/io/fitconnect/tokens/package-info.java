/** What edges and services share about bearer tokens. */
@NullMarked
package io.fitconnect.tokens;

import org.jspecify.annotations.NullMarked;
