package io.fitconnect.platform.access;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.security.Caller;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A route and who may use it.
 *
 * @param method GET, POST, PUT, PATCH or DELETE; a HEAD is a GET
 * @param path with the names of its parameters in braces
 * @param who at least one
 */
public record AccessRow(String method, String path, Set<Who> who) {

    public AccessRow {
        if (who.isEmpty()) {
            throw new IllegalArgumentException("nobody may " + method + " " + path);
        }
        who = Set.copyOf(who);
    }

    static AccessRow parse(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != 3) {
            throw new IllegalArgumentException("not method,path,who: '" + line + "'");
        }
        Set<Who> who = Arrays.stream(columns[2].strip().split("\\s+"))
                .map(Who::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Who.class)));
        return new AccessRow(columns[0].strip(), columns[1].strip(), who);
    }

    public boolean needsToken() {
        return !who.contains(Who.ANYONE);
    }

    /** The best that any of {@link #who} gives this caller. */
    public Verdict judge(Caller caller, Optional<AthleteId> asked) {
        return who.stream()
                .map(one -> one.judge(caller, asked))
                .max(Comparator.naturalOrder())
                .orElse(Verdict.DENIED);
    }
}
