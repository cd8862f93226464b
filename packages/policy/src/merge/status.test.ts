import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS, type Disposition } from './disposition.ts';
import { dispositionStatus, parseStatus } from './status.ts';
import { disposed, finding, gate, mergePolicy } from './testing.ts';

const anyDisposition = fc.record({
  kind: fc.constantFrom(...DISPOSITIONS),
  state: fc.constantFrom('success', 'failure', 'error', 'pending'),
  arm: fc.boolean(),
  lane: fc.constant(null),
  risk: fc.constant(null),
  approvedBy: fc.constant([]),
  waitsFor: fc.constant([]),
  until: fc.option(
    fc
      .date({ min: new Date('2020-01-01T00:00Z'), max: new Date('2099-12-31T00:00Z'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 16)}Z`),
  ),
  next: fc.string({ unit: 'binary' }),
  reasons: fc.array(
    fc.record({
      rule: fc.constant('merge/freeze'),
      path: fc.constant(null),
      line: fc.constant(null),
      message: fc.string({ unit: 'binary', maxLength: 400 }),
      fix: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
}) as fc.Arbitrary<Disposition>;

describe('dispositionStatus', () => {
  const waits = { policy: mergePolicy('  bake: { days: 3 }') };
  it.each([
    [
      'armed',
      disposed(),
      'success',
      'auto-merge: It merges itself as soon as the required checks pass (lane bumps, low risk).',
    ],
    [
      'waiting',
      disposed(waits),
      'pending',
      'waiting until 2026-11-23T12:00Z: this head bakes for 3 days, until 2026-11-23T12:00Z',
    ],
    ['frozen', disposed({ freezeInput: 'an incident' }), 'pending', 'frozen: by the input freeze: an incident'],
    [
      'blocked',
      disposed({
        verdict: gate({ outcome: 'block', findings: [finding('scope/residue', { message: 'line\nbroken' })] }),
      }),
      'failure',
      'blocked: line broken',
    ],
    [
      'advice',
      disposed({ verdict: gate({ outcome: 'block' }) }),
      'failure',
      'blocked: It stays blocked until every reason is settled; an approval does not lift it.',
    ],
  ])('%s', (_name, disposition, state, description) => {
    expect(dispositionStatus(disposition)).toEqual({ state, description });
  });

  it('is one short line from which kind and time come back, whatever is said', () => {
    fc.assert(
      fc.property(anyDisposition, (disposition) => {
        const { description } = dispositionStatus(disposition);
        expect(description.length).toBeLessThanOrEqual(140);
        expect(description).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
        expect(parseStatus(description)).toEqual({ kind: disposition.kind, until: disposition.until });
      }),
    );
  });
});

describe('parseStatus', () => {
  it.each([
    '',
    'Passes: nothing but 1 bump',
    'merged: x',
    'waiting',
    'frozen until tomorrow: x',
    'Advice only: would pass',
  ])('knows nothing of %j', (text) => {
    expect(parseStatus(text)).toBeNull();
  });
});
