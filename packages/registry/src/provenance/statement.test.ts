import { expect, test } from 'vitest';
import { isProvenance, statementOf } from './statement.ts';

const HEX = 'a'.repeat(64);
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://slsa.dev/provenance/v1',
  subject: [{ name: 'api', digest: { sha256: HEX } }],
};
const bundle = (statement: object, more: object = {}, envelope: object = {}) => ({
  dsseEnvelope: {
    payloadType: 'application/vnd.in-toto+json',
    payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
    ...envelope,
  },
  ...more,
});

test('what a bundle attests, of which digests', () => {
  const subject = [...STATEMENT.subject, { digest: { sha512: 'x' } }, null, { digest: { sha256: 7 } }];
  expect(statementOf(bundle({ ...STATEMENT, subject }), 'it')).toEqual({
    predicateType: 'https://slsa.dev/provenance/v1',
    subjects: [`sha256:${HEX}`],
  });
  expect(statementOf(bundle({ ...STATEMENT, subject: {} }), 'it')?.subjects).toEqual([]);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['no envelope', {}],
  ['a signature of something else beside it', bundle(STATEMENT, { messageSignature: {} })],
  ['content of another type', bundle(STATEMENT, {}, { payloadType: 'text/plain' })],
  ['no content', bundle(STATEMENT, {}, { payload: null })],
  ['a statement of another kind', bundle({ ...STATEMENT, _type: 'https://in-toto.io/Statement/v9' })],
  ['a statement that says nothing', bundle({ ...STATEMENT, predicateType: null })],
])('%s is none', (_, it) => {
  expect(statementOf(it, 'it')).toBeNull();
});

test.each([
  ['https://slsa.dev/provenance/v1', true],
  ['https://slsa.dev/provenance/v0.2', true],
  ['https://slsa.dev/verification_summary/v1', false],
  ['https://evil.example/?https://slsa.dev/provenance/v1', false],
])('%s is provenance: %s', (predicateType, expected) => {
  expect(isProvenance({ predicateType, subjects: [] })).toBe(expected);
});
