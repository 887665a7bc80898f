package io.fitconnect.recording;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.recording.fit.FitDecoder;
import io.fitconnect.recording.fit.FitMessage;
import java.util.OptionalDouble;

/** The records and beat-to-beat intervals of a FIT file; positions, names and weights in it are not read. */
final class FitRecording {
    private static final int RECORD = 20;
    private static final int HRV = 78;
    private static final int MAX_INTERVALS = 64;

    private final RecordingBuilder recording = new RecordingBuilder();
    /** Intervals before the first record have no time and are dropped with it. */
    private Sample.Builder newest = Sample.newBuilder();

    private FitRecording() {}

    static Recording parse(byte[] bytes) {
        FitRecording fit = new FitRecording();
        FitDecoder.Ending ending;
        try {
            ending = FitDecoder.decode(bytes, fit::add);
        } catch (FitDecoder.NoFitFileException e) {
            throw new RecordingException(RecordingException.Reason.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
        if (fit.recording.isEmpty()) {
            throw new RecordingException(
                    ending.damaged() ? RecordingException.Reason.UNREADABLE : RecordingException.Reason.EMPTY,
                    "no record messages in it " + ending.problems());
        }
        Recording read = fit.recording.build(true, ending.problems());
        return new Recording(read.start(), read.samples(), read.problems(), ending.damaged());
    }

    private void add(FitMessage message) {
        if (message.number() == RECORD && message.timestamp() >= 0) {
            newest = recording.at((FitMessage.EPOCH_SECONDS + message.timestamp()) * 1000);
            read(message, new Channels(newest));
        } else if (message.number() == HRV) {
            addIntervals(message, newest);
        }
    }

    /** Field numbers and scales of the FIT profile, message "record". */
    private static void read(FitMessage message, Channels channels) {
        channels.heartRate(message.first(3));
        channels.power(message.first(7));
        channels.cadence(sum(message.first(4), scaled(message.first(53), 128)));
        channels.distance(scaled(message.first(5), 100));
        OptionalDouble enhancedSpeed = scaled(message.first(73), 1000);
        channels.speed(enhancedSpeed.isPresent() ? enhancedSpeed : scaled(message.first(6), 1000));
    }

    private static void addIntervals(FitMessage hrv, Sample.Builder sample) {
        double[] seconds = hrv.fields().getOrDefault(0, new double[0]);
        for (double interval : seconds) {
            if (interval > 0 && sample.getRrMsCount() < MAX_INTERVALS) {
                sample.addRrMs((float) interval); // stored in 1/1000 s
            }
        }
    }

    private static OptionalDouble scaled(OptionalDouble raw, double by) {
        return raw.isPresent() ? OptionalDouble.of(raw.getAsDouble() / by) : raw;
    }

    private static OptionalDouble sum(OptionalDouble whole, OptionalDouble fraction) {
        return whole.isPresent() ? OptionalDouble.of(whole.getAsDouble() + fraction.orElse(0)) : whole;
    }
}
