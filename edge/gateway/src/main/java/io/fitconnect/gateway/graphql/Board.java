package io.fitconnect.gateway.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A board, of which only the id is known until its window is asked for. */
@Type("Board")
@Description(
        "A board: class/{classId}/{metric}, competition/{id}/{metric}, open/{yyyy-mm-dd}/{metric} or open/{yyyy}-W{ww}/{metric}")
public record Board(@Id @NonNull String id) {}
