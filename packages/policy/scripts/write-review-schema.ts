// Writes the published JSON Schema of a reviewer's verdict: node packages/policy/scripts/write-review-schema.ts
import { writeFileSync } from 'node:fs';
import { reviewBlockJsonSchema } from '../src/review/block/schema.ts';

writeFileSync(
  new URL('../review.schema.json', import.meta.url),
  `${JSON.stringify(reviewBlockJsonSchema(), null, 2)}\n`,
);
