package io.fitconnect.streams.boards;

/** Key of a board row, written {@code scope|athleteId}; with an empty athlete it is the scope's own row. */
public record RowKey(String scope, String athleteId) {

    private static final char BAR = '|';

    public static RowKey ofScope(String scope) {
        return new RowKey(scope, "");
    }

    public static RowKey parse(String text) {
        int bar = text.lastIndexOf(BAR);
        return bar < 0 ? ofScope(text) : new RowKey(text.substring(0, bar), text.substring(bar + 1));
    }

    /** Scopes and athlete ids hold no bar; one that does would end up in another's rows. */
    public static boolean isPart(String text) {
        return !text.isEmpty() && text.indexOf(BAR) < 0;
    }

    public String text() {
        return scope + BAR + athleteId;
    }

    public boolean isScope() {
        return athleteId.isEmpty();
    }

    /** The first key, in byte order, behind all of the scope's. */
    String end() {
        return scope + (char) (BAR + 1);
    }
}
