/** Bluetooth notifications (GATT characteristics) read into numbers, without any framework. */
@NullMarked
package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.NullMarked;
