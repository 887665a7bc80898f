package io.fitconnect.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** What generators of clients want to know of every operation and no resource has to say: a name, a tag, a description. */
final class ApiDocs {
    private static final String PREFIX = "/api/v1/";

    private ApiDocs() {}

    static void complete(OpenAPI document) {
        document.setServers(List.of(OASFactory.createServer().url("/").description("The gateway")));
        document.getInfo()
                .description("The services' REST resources. Errors are application/problem+json with a stable code.")
                .contact(OASFactory.createContact().name("FitConnect").url("https://fitconnect.local/"));
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach(ApiDocs::complete);
        document.setTags(document.getPaths().getPathItems().keySet().stream()
                .map(ApiDocs::tag)
                .distinct()
                .sorted()
                .map(tag -> OASFactory.createTag().name(tag).description("Below " + PREFIX + tag))
                .toList());
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> complete(path, method, operation));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setTags(List.of(tag(path)));
        operation.setOperationId(name(path, method));
        if (operation.getSummary() == null) {
            operation.setSummary(name(path, method));
        }
        if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary());
        }
        if (operation.getSecurity() != null) {
            operation.setSecurity(
                    operation.getSecurity().stream().map(ApiDocs::bare).toList());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .map(Parameter::getSchema)
                    .filter(schema -> schema != null)
                    .forEach(ApiDocs::typed);
        }
    }

    /** A bearer scheme has no scopes; the roles stand in the access table. */
    private static SecurityRequirement bare(SecurityRequirement requirement) {
        SecurityRequirement bare = OASFactory.createSecurityRequirement();
        requirement.getSchemes().keySet().forEach(bare::addScheme);
        return bare;
    }

    /** JAX-RS has all defaults as texts. */
    private static void typed(Schema schema) {
        if (schema.getDefaultValue() instanceof String text
                && schema.getType() != null
                && schema.getType().contains(SchemaType.INTEGER)) {
            schema.setDefaultValue(Long.valueOf(text));
        }
    }

    /** The first part of the path that says what it is about. */
    private static String tag(String path) {
        return parts(path)[0];
    }

    /** Such as getAthletesAthleteIdProfile: one of a kind, as paths and methods are. */
    private static String name(String path, PathItem.HttpMethod method) {
        return method.name().toLowerCase(Locale.ROOT)
                + Arrays.stream(parts(path))
                        .flatMap(part ->
                                Arrays.stream(part.replaceAll("[{}]", "").split("-")))
                        .filter(part -> !part.isEmpty())
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining());
    }

    private static String[] parts(String path) {
        return (path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path.substring(1)).split("/");
    }
}
