import { z } from 'zod';
import { policyFileSchema } from './policy-file.ts';

/**
 * The published JSON Schema of the policy file (draft 7, which editors' YAML servers read). It knows keys, types and words; ranges, days and
 * the finer rules of globs are checked when the policy is read.
 */
export function policyJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(policyFileSchema, { target: 'draft-07', io: 'input' });
  return { $schema, title: 'Gatehouse policy', description: 'Policy of Gatehouse, `.github/gatehouse.yml`.', ...rest };
}
