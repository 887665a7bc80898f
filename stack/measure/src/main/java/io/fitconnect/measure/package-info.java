/** Measuring: contenders run in turns, medians of their figures, CPU seconds of processes, plain tables. */
@NullMarked
package io.fitconnect.measure;

import org.jspecify.annotations.NullMarked;
