/** Command-line clients of FitConnect's public API. */
@NullMarked
package io.fitconnect.load;

import org.jspecify.annotations.NullMarked;
