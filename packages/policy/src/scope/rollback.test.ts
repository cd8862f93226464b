import { fileResidue, type UpdateType } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { bump, change, file, judge, proof, residue } from '../testing.ts';

const HOLD = '.github/gatehouse/holds/app.yml';
const rollback = { kind: 'state', commit: 'e'.repeat(40), hold: HOLD } as const;
const told = (parts: Parameters<typeof judge>[0]) => judge(parts).findings.map(({ rule, path }) => `${rule} ${path}`);
const down = (update: UpdateType) => proof({ bumps: [bump({ update })] });

describe('a rollback', () => {
  it('may go to an older version', () => {
    expect(told({ proof: down('downgrade') })).toEqual(['scope/downgrade kubernetes/app.yaml']);
    expect(told({ proof: down('downgrade'), rollback: null })).toEqual(['scope/downgrade kubernetes/app.yaml']);
    expect(told({ proof: down('downgrade'), rollback })).toEqual([]);
  });

  it.each<[UpdateType, string]>([
    ['unpin', 'scope/unpin'],
    ['variant', 'scope/variant'],
    ['unknown', 'scope/unknown-version'],
    ['major', 'scope/update-type'],
  ])('%s is not forgiven it', (update, rule) => {
    expect(told({ proof: down(update), rollback })).toEqual([`${rule} kubernetes/app.yaml`]);
  });

  it('may not go to a held version', () => {
    const text = 'version: 1\nholds: [{ package: "**", allow: ">=2" }]\n';
    expect(told({ text, proof: down('downgrade'), rollback })).toEqual(['scope/hold kubernetes/app.yaml']);
  });

  it('may have its hold beside it, outside the paths of scope too', () => {
    const text = 'version: 1\nscope: { paths: ["kubernetes/**"] }\n';
    const hold = file(HOLD, { before: null, baseTipOid: null });
    const said = fileResidue(hold);
    const parts = {
      text,
      change: change({ files: [file('kubernetes/app.yaml'), hold] }),
      proof: proof({ residue: said === null ? [] : [said] }),
    };
    expect(told({ ...parts, rollback })).toEqual([]);
    expect(told({ ...parts, rollback: { ...rollback, hold: null } })).toEqual([
      `scope/protected ${HOLD}`,
      `scope/path ${HOLD}`,
      `scope/file-added ${HOLD}`,
    ]);
  });

  it('may not have anything else beside it', () => {
    const other = '.github/gatehouse/holds/other.yml';
    const changed = change({
      files: [file('kubernetes/app.yaml'), file(HOLD, { baseTipOid: 'f'.repeat(40) }), file(other)],
    });
    const parts = {
      change: changed,
      proof: proof({ residue: [residue({ path: HOLD }), residue({ path: 'kubernetes/app.yaml' })] }),
    };
    expect(told({ ...parts, rollback })).toEqual([
      `scope/protected ${other}`,
      'scope/residue kubernetes/app.yaml',
      `scope/stale-base ${HOLD}`,
    ]);
  });
});
