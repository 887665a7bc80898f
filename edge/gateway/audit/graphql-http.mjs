// The audit suite of graphql-http against a running server: node graphql-http.mjs URL
import { auditServer } from 'graphql-http';

const url = process.argv[2];
const results = await auditServer({ url });
const missed = results.filter((result) => result.status !== 'ok');
for (const result of missed) {
  console.log(`${result.status} ${result.id} ${result.name}: ${result.reason}`);
}
const musts = missed.filter((result) => result.status === 'error').length;
console.log(`${results.length} audits, ${results.length - missed.length} passed, ${musts} MUST failed`);
process.exitCode = musts > 0 ? 1 : 0;
