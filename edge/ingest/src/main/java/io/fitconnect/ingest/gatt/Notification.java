package io.fitconnect.ingest.gatt;

/** A characteristic's value as read, in the units of its specification, before any judgement. */
public sealed interface Notification
        permits HeartRateMeasurement, CyclingSpeedCadence, CyclingPower, RunningSpeedCadence, MachineData {}
