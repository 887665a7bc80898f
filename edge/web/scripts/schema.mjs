// Writes the GraphQL schema as TypeScript types, so that every query of the page is checked against it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as tada from "@gql.tada/internal";
import { buildSchema, introspectionFromSchema } from "graphql";

// The printed schema names scalars without declaring them.
const printed = readFileSync("../../protos/graphql/schema.graphql", "utf8");
const schema = buildSchema(`${printed}\nscalar BigInteger\nscalar Date`);
const introspection = tada.minifyIntrospection(introspectionFromSchema(schema));
mkdirSync("target/graphql", { recursive: true });
writeFileSync(
  "target/graphql/schema.d.ts",
  tada.outputIntrospectionFile(introspection, { fileType: ".d.ts", shouldPreprocess: true }),
);
