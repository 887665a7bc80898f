import { initGraphQLTada } from "gql.tada";
import type { introspection } from "#graphql/schema";

/** Documents of the platform's schema; what they ask for and answer is checked by the compiler. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { BigInteger: number; Date: string; ID: string };
}>();
export type { ResultOf, VariablesOf } from "gql.tada";
