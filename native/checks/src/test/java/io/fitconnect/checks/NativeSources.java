package io.fitconnect.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** What native-image would be given for one deployable: its classes, its settings, and what may be looked up by name. */
final class NativeSources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String deployable;
    /** Entries of META-INF/native-image by class name. */
    private final Map<String, JsonNode> reflection = new HashMap<>();

    private final Set<String> jni = new TreeSet<>();
    private final Set<String> classes = new TreeSet<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Index ours;

    private NativeSources(String deployable, List<Path> jars) throws IOException {
        this.deployable = deployable;
        Indexer indexer = new Indexer();
        for (Path jar : jars) {
            read(jar, indexer);
        }
        this.ours = indexer.complete();
    }

    /** Every folder of native/ with a deployable in it. */
    static List<String> deployables() throws IOException {
        Path folder = Path.of(System.getProperty("fitconnect.root"), "native");
        try (Stream<Path> each = Files.list(folder)) {
            return each.filter(one -> Files.exists(one.resolve("src/main/resources/application.properties")))
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static NativeSources of(String deployable) throws IOException {
        Path folder = Path.of(System.getProperty("fitconnect.root"), "native", deployable, "target", "native-sources");
        return new NativeSources(deployable, jars(folder));
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> runner = Files.list(folder);
                Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
            Stream.concat(runner, libraries)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .forEach(jars::add);
        }
        return jars;
    }

    private void read(Path path, Indexer indexer) throws IOException {
        boolean isOurs = path.getFileName().toString().contains("fitconnect");
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    classes.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                    if (isOurs) {
                        index(jar, entry, indexer);
                    }
                } else if (name.startsWith("META-INF/native-image/") && name.endsWith("reflect-config.json")) {
                    named(jar, entry).forEach(reflection::put);
                } else if (name.startsWith("META-INF/native-image/") && name.endsWith("jni-config.json")) {
                    jni.addAll(named(jar, entry).keySet());
                } else if (isOurs && name.endsWith(".properties") && !name.contains("/maven/")) {
                    settings(jar, entry);
                }
            }
        }
    }

    private static void index(JarFile jar, JarEntry entry, Indexer indexer) throws IOException {
        try (InputStream bytes = jar.getInputStream(entry)) {
            indexer.index(bytes);
        }
    }

    private static Map<String, JsonNode> named(JarFile jar, JarEntry entry) throws IOException {
        Map<String, JsonNode> named = new HashMap<>();
        try (InputStream bytes = jar.getInputStream(entry)) {
            JSON.readTree(bytes).forEach(each -> named.put(each.path("name").asText(), each));
        }
        return named;
    }

    private void settings(JarFile jar, JarEntry entry) {
        Properties properties = new Properties();
        try (InputStream bytes = jar.getInputStream(entry)) {
            properties.load(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
    }

    boolean hasClass(String name) {
        return classes.contains(name);
    }

    /** Names of classes whose name begins so. */
    List<String> classesOf(String prefix) {
        return classes.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Whether it may be found and made by its name. */
    boolean canMake(String name) {
        JsonNode entry = reflection.get(name);
        return entry != null
                && (entry.path("allDeclaredConstructors").asBoolean()
                        || entry.path("allPublicConstructors").asBoolean()
                        || entry.path("methods").findValuesAsText("name").contains("<init>"));
    }

    /** Whether its methods may be called by name. */
    boolean canCall(String name) {
        JsonNode entry = reflection.get(name);
        return entry != null
                && (entry.path("allDeclaredMethods").asBoolean()
                        || entry.path("allPublicMethods").asBoolean());
    }

    boolean isKnownToNativeCode(String name) {
        return jni.contains(name);
    }

    /** Settings of our modules, by name. */
    Map<String, String> settings() {
        return settings;
    }

    /** Our classes. */
    Index ours() {
        return ours;
    }

    @Override
    public String toString() {
        return deployable;
    }
}
