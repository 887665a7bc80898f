/** Requests to the gateway at a set rate. */
@NullMarked
package io.fitconnect.load.api;

import org.jspecify.annotations.NullMarked;
