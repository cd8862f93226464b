import { describe, expect, it } from 'vitest';
import { change, judge, proof, residue } from '../testing.ts';

const EDIT = { edit: 'some-edit', path: 'kubernetes/app.yaml', line: 3, message: 'x was added' };

describe('a change without a proved bump never passes', () => {
  it.each([
    [
      'an empty change',
      { change: change({ files: [] }), proof: proof({ bumps: [] }) },
      'the change is empty: no file differs, so no bump is proved',
    ],
    ['no bump', { proof: proof({ bumps: [] }) }, 'no version moved in this change, so no bump is proved'],
    [
      'only an edit',
      { proof: proof({ bumps: [], edits: [EDIT] }) },
      'the change is only supporting edits: they may accompany a bump, not stand alone',
    ],
    [
      'contents that were not read',
      { change: change({ contentsRead: false }) },
      'the contents of the change were not read, so no bump is proved',
    ],
  ])('%s', (_name, parts, message) => {
    const verdict = judge(parts);
    expect(verdict.outcome).toBe('block');
    expect(verdict.findings.map((finding) => [finding.rule, finding.message])).toEqual([
      ['scope/nothing-proved', message],
    ]);
  });

  it('residue stands for itself, bumps or not', () => {
    for (const bumps of [[], proof().bumps]) {
      expect(judge({ proof: proof({ bumps, residue: [residue()] }) }).findings).toEqual([residue()]);
    }
  });
});
