package io.fitconnect.load.replay;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share such as "5%" or "0.05". */
public final class Percent implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            double share = text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer
        }
        throw new TypeConversionException("'" + text + "' is no share: write 5% or 0.05, up to 100%");
    }
}
