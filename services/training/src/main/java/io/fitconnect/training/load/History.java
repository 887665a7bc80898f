package io.fitconnect.training.load;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An athlete's load from the first session on.
 *
 * @param days every day from the first session's to the asked one; empty: no session
 * @param sessions how many were computed how
 */
public record History(List<LoadDay> days, Map<SessionLoad.Method, Integer> sessions) {

    public History {
        days = List.copyOf(days);
        sessions = Map.copyOf(sessions);
    }

    /** Of sessions in order of their start. */
    public static History of(List<Session> sessions, LocalDate last) {
        Map<SessionLoad.Method, Integer> methods = new EnumMap<>(SessionLoad.Method.class);
        sessions.forEach(it -> methods.merge(SessionLoad.of(it).method(), 1, Integer::sum));
        if (sessions.isEmpty()) {
            return new History(List.of(), methods);
        }
        Map<LocalDate, Double> loads = sessions.stream()
                .collect(Collectors.toMap(Session::day, it -> SessionLoad.of(it).points(), Double::sum));
        return new History(LoadModel.run(loads, sessions.getFirst().day(), last), methods);
    }
}
