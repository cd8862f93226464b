import { describe, expect, it } from 'vitest';
import { change, file, rulesOf } from '../testing.ts';

const side = (mode: string) => ({ mode, oid: '1'.repeat(40) });

describe('files that metadata alone excludes', () => {
  it.each([
    ['scope/file-added', { before: null, baseTipOid: null }],
    ['scope/file-deleted', { after: null }],
    ['scope/file-renamed', { renamedFrom: 'old.yaml' }],
    ['scope/mode-changed', { after: { ...side('100755') } }],
    ['scope/symlink', { after: { ...side('120000') } }],
    ['scope/submodule', { after: { ...side('160000') } }],
    ['scope/path-encoding', { pathIsText: false }],
  ])('%s', (rule, parts) => {
    expect(rulesOf({ change: change({ files: [file('kubernetes/app.yaml', parts)] }) })).toEqual([rule]);
  });
});
