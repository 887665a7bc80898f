package io.fitconnect.recording.fit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the data messages of one local type are laid out. */
record Definition(int number, ByteOrder order, List<Field> fields, int developerBytes) {

    record Field(int number, int size, BaseType type) {}

    static Definition read(ByteBuffer in, boolean withDeveloperFields) {
        in.get(); // reserved
        ByteOrder order = in.get() == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int number = in.order(order).getShort() & 0xFFFF;
        int count = in.get() & 0xFF;
        List<Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.get() & 0xFF, in.get() & 0xFF, BaseType.of(in.get() & 0xFF)));
        }
        return new Definition(number, order, List.copyOf(fields), withDeveloperFields ? developerBytes(in) : 0);
    }

    /** Developer fields carry vendors' own figures: their bytes are counted and skipped. */
    private static int developerBytes(ByteBuffer in) {
        int bytes = 0;
        for (int left = in.get() & 0xFF; left > 0; left--) {
            in.get(); // field number
            bytes += in.get() & 0xFF;
            in.get(); // developer data index
        }
        return bytes;
    }

    Map<Integer, double[]> readData(ByteBuffer in) {
        in.order(order);
        Map<Integer, double[]> values = new HashMap<>();
        for (Field field : fields) {
            int start = in.position();
            in.position(start + field.size());
            double[] valid = elements(in, start, field);
            if (valid.length > 0) {
                values.put(field.number(), valid);
            }
        }
        in.position(in.position() + developerBytes);
        return values;
    }

    private static double[] elements(ByteBuffer in, int start, Field field) {
        int width = field.type().width();
        double[] values = new double[field.size() / width];
        int valid = 0;
        for (int i = 0; i < values.length; i++) {
            double value = field.type().read(in, start + i * width);
            if (!Double.isNaN(value)) {
                values[valid++] = value;
            }
        }
        return Arrays.copyOf(values, valid);
    }
}
