/** How often one may ask. */
@NullMarked
package io.fitconnect.gateway.rate;

import org.jspecify.annotations.NullMarked;
