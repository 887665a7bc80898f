package io.fitconnect.platform.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes refusals in the OpenAPI document from the one table of codes: an operation names its own in the extension
 * {@value #CODES}, those of every operation are added, and each HTTP status gets one answer that lists its codes.
 */
public final class ProblemDocs implements OASFilter {
    /** Names of {@link ProblemCode}, separated by spaces. */
    public static final String CODES = "x-problems";

    private static final String SCHEMA = "Problem";
    private static final Set<ProblemCode> EVERYWHERE = EnumSet.of(
            ProblemCode.TOKEN_INVALID,
            ProblemCode.MEDIA_UNACCEPTABLE,
            ProblemCode.STORE_UNAVAILABLE,
            ProblemCode.INTERNAL);

    @Override
    public Operation filterOperation(Operation operation) {
        Object named = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(CODES);
        if (named == null) {
            return operation;
        }
        Map<Integer, List<ProblemCode>> byStatus = codes(String.valueOf(named)).stream()
                .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, codes) -> operation.getResponses().addAPIResponse(String.valueOf(status), answer(codes)));
        operation.removeExtension(CODES);
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SCHEMA, problem());
        ApiDocs.complete(document);
    }

    private static Set<ProblemCode> codes(String named) {
        Set<ProblemCode> codes = EnumSet.copyOf(EVERYWHERE);
        for (String name : named.strip().split("\\s+")) {
            codes.add(ProblemCode.valueOf(name));
        }
        return codes;
    }

    private static APIResponse answer(List<ProblemCode> codes) {
        String description = codes.stream()
                .map(code -> "`" + code.code() + "`: " + code.title() + (code.retryable() ? "; try again later" : ""))
                .collect(Collectors.joining("\n\n"));
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
    }

    /** {@link Problem} as it is written; the scanner does not see it, since no method returns it. */
    private static Schema problem() {
        Schema violation = object(List.of("field", "code", "detail"));
        return object(List.of("type", "title", "detail", "instance", "code"))
                .description("RFC 9457; programs decide by code and retryable")
                .addProperty("status", of(Schema.SchemaType.INTEGER))
                .addProperty("retryable", of(Schema.SchemaType.BOOLEAN))
                .addProperty("errors", of(Schema.SchemaType.ARRAY).items(violation))
                .addProperty("incident", of(Schema.SchemaType.STRING));
    }

    private static Schema object(List<String> texts) {
        Schema object = of(Schema.SchemaType.OBJECT);
        texts.forEach(text -> object.addProperty(text, of(Schema.SchemaType.STRING)));
        object.setRequired(texts);
        return object;
    }

    private static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
