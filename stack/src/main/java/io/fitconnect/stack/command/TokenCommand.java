package io.fitconnect.stack.command;

import io.fitconnect.stack.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: a bearer token for scripts and tests, signed with the key of a local data directory. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a bearer token for the local instance, valid for 12 hours.")
final class TokenCommand implements Callable<Integer> {
    private static final Set<String> ROLES = Set.of("athlete", "coach", "hub", "equipment", "admin");
    private static final Duration LIFE = Duration.ofHours(12);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--subject", required = true, paramLabel = "NAME", description = "Whose token: the athlete's id.")
    private String subject = "";

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "athlete, coach, hub, equipment or admin, several with commas (default: athlete).")
    private List<String> roles = List.of("athlete");

    @Override
    public Integer call() throws IOException {
        if (!subject.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new ParameterException(
                    spec.commandLine(), "--subject is 1 to 64 of A-Z a-z 0-9 _ -, not '" + subject + "'");
        }
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new ParameterException(
                        spec.commandLine(), "--role is athlete, coach, hub, equipment or admin, not '" + role + "'");
            }
        }
        var directory = data.directory();
        if (!Files.isDirectory(directory.keys())) {
            throw new IOException("no local instance has its data in " + directory.root()
                    + ", so there is no key to sign with: run ./fitconnect up, or name its folder with --data");
        }
        spec.commandLine().getOut().println(SigningKey.in(directory.keys()).token(subject, roles, LIFE));
        return 0;
    }
}
