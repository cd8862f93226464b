import { describe, expect, it } from 'vitest';
import type { DispositionKind } from '../merge/disposition.ts';
import type { RiskLevel } from '../risk/types.ts';
import { policyOf } from '../testing.ts';
import { labelChanges } from './changes.ts';

const MAPPED = `version: 1
labels:
  dispositions: { auto-merge: merge/auto, review: merge/manual, approval: Merge/Manual, blocked: merge/blocked }
  risks: { low: risk/low, high: risk/high }`;
const SHARED = 'version: 1\nlabels: { dispositions: { held: stop, blocked: stop }, risks: { high: stop } }';
const ADVICE = 'version: 1\nlabels: { dispositions: { advice: advice }, risks: { low: risk/low } }';
const nothing = { add: [], remove: [] };

describe('labelChanges', () => {
  it.each<[string, string | null, DispositionKind, RiskLevel | null, string[], object]>([
    ['nothing is mapped', null, 'auto-merge', 'low', ['merge/auto'], nothing],
    ['new', MAPPED, 'auto-merge', 'low', ['dependencies'], { add: ['merge/auto', 'risk/low'], remove: [] }],
    ['as it was', MAPPED, 'auto-merge', 'low', ['merge/auto', 'risk/low'], nothing],
    ['in another case', MAPPED, 'auto-merge', 'low', ['Merge/AUTO', 'risk/low'], nothing],
    [
      'another',
      MAPPED,
      'review',
      'high',
      ['Merge/Auto', 'risk/low', 'x'],
      { add: ['merge/manual', 'risk/high'], remove: ['Merge/Auto', 'risk/low'] },
    ],
    ['another of the same name', MAPPED, 'approval', 'high', ['merge/manual', 'risk/high'], nothing],
    [
      'one that is not mapped',
      MAPPED,
      'waiting',
      'medium',
      ['merge/auto', 'risk/low'],
      { add: [], remove: ['merge/auto', 'risk/low'] },
    ],
    ['a risk nobody knows', MAPPED, 'error', null, ['risk/low'], { add: [], remove: ['risk/low'] }],
    ['one name for two', SHARED, 'blocked', 'high', [], { add: ['stop'], remove: [] }],
    ['one name for two, of which one goes', SHARED, 'auto-merge', 'high', ['stop'], nothing],
    ['advice', MAPPED, 'advice', 'low', ['merge/auto', 'risk/high'], nothing],
    ['advice that is mapped', ADVICE, 'advice', 'low', [], { add: ['advice', 'risk/low'], remove: [] }],
  ])('%s', (_name, text, kind, risk, current, expected) => {
    expect(labelChanges(policyOf(text), { kind, risk }, current)).toEqual(expected);
  });
});
