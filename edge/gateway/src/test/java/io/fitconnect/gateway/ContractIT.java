package io.fitconnect.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What is checked in is what is served: a change shows in a review. {@code -Dfitconnect.update=true} writes the file
 * anew. The REST document is the whole platform's and compared where all of it runs.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class ContractIT {
    private static final Path SCHEMA =
            Path.of(System.getProperty("fitconnect.root", "../.."), "protos/graphql/schema.graphql");

    @Test
    void theGraphQlSchemaIsTheOneInProtos() throws IOException {
        String served = given().get("/graphql/schema.graphql")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .strip()
                + "\n";
        if (Boolean.getBoolean("fitconnect.update")) {
            Files.writeString(SCHEMA, served);
        }
        assertEquals(Files.readString(SCHEMA), served, SCHEMA.getFileName() + " is not what is served");
    }
}
