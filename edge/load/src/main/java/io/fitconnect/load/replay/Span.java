package io.fitconnect.load.replay;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration such as "60s", "500ms", "2m", "1h" or plain seconds. */
public final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String number = text.replaceFirst("[a-z]+$", "");
        try {
            double value = Double.parseDouble(number);
            return switch (text.substring(number.length())) {
                case "ms" -> Duration.ofNanos((long) (value * 1e6));
                case "", "s" -> Duration.ofNanos((long) (value * 1e9));
                case "m", "min" -> Duration.ofNanos((long) (value * 60e9));
                case "h" -> Duration.ofNanos((long) (value * 3600e9));
                default -> throw new NumberFormatException();
            };
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no duration: write 60s, 500ms, 2m or 1h");
        }
    }
}
