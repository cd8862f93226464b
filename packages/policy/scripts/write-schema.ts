// Writes the published JSON Schema of the policy file: node packages/policy/scripts/write-schema.ts
import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../src/schema/json-schema.ts';

writeFileSync(new URL('../gatehouse.schema.json', import.meta.url), `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
