/** A simulated class: people whose hearts follow their effort, on machines, over imperfect radio. */
@NullMarked
package io.fitconnect.load.demo;

import org.jspecify.annotations.NullMarked;
