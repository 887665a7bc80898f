package io.fitconnect.gateway.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Somebody, of whom only the id is known until a field is asked for. */
@Type("Athlete")
@Description("Somebody who trains. What the caller may not see of it is null.")
public record Athlete(@Id @NonNull String id) {}
