import type { ChangedFile } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { change, changeOnDisk, file, rulesOf, sha } from '../testing.ts';

const judged = (parts: Partial<ChangedFile>) =>
  rulesOf({ change: change({ files: [file('kubernetes/app.yaml', parts)] }) });

describe('a base branch that moved on', () => {
  it('is a finding when a changed file is another there, or gone, or new', () => {
    expect(judged({ baseTipOid: sha('9') })).toEqual(['scope/stale-base']);
    expect(judged({ baseTipOid: null })).toEqual(['scope/stale-base']);
    expect(judged({ before: null, baseTipOid: sha('9') })).toEqual(['scope/file-added', 'scope/stale-base']);
    expect(judged({ before: null, baseTipOid: null })).toEqual(['scope/file-added']);
  });

  it('is one also when the base has the content of the head already', () => {
    expect(judged({ baseTipOid: sha('4') })).toEqual(['scope/stale-base']);
  });

  it('counts for files that are judged together with a changed one', () => {
    const sibling = file('chart/Chart.yaml', { baseTipOid: sha('9') });
    expect(rulesOf({ change: change({ siblings: [sibling] }) })).toEqual(['scope/stale-base']);
  });

  it('does not apply where the base cannot have moved, as in a replayed commit', () => {
    expect(rulesOf({ change: changeOnDisk() })).toEqual([]);
  });
});
