import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyJsonSchema } from './json-schema.ts';

describe('the published JSON Schema', () => {
  it('is the one that packages/policy/scripts/write-schema.ts writes now', () => {
    const published = readFileSync(new URL('../../gatehouse.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(policyJsonSchema());
  });

  it('is strict, describes every key, and asks only for the version', () => {
    const walk = (schema: Record<string, unknown>, name: string): void => {
      const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
      if (schema.type === 'object') expect(schema.additionalProperties, name).toBe(false);
      for (const [key, value] of Object.entries(properties)) {
        expect(typeof value.description === 'string', `${name}.${key}`).toBe(true);
        walk(value, `${name}.${key}`);
      }
    };
    walk(policyJsonSchema() as Record<string, unknown>, 'policy');
    expect(policyJsonSchema()).toMatchObject({ required: ['version'] });
  });
});
