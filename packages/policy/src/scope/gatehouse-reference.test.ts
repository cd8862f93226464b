import { describe, expect, it } from 'vitest';
import { pinBump, proof, rulesOf } from '../testing.ts';

const judged = (name: string, gatehouseRepository: string | null = 'acme/judge') =>
  rulesOf({ proof: proof({ bumps: [pinBump({ name, written: name })] }), pins: 'trusted', gatehouseRepository });

describe('references to Gatehouse itself', () => {
  it.each([
    'acme/gatehouse',
    'acme/gatehouse/actions/diff-scope',
    'acme/gatehouse/.github/workflows/gate.yml',
    'Acme/GateHouse',
    'https://github.com/acme/gatehouse.git',
    'ghcr.io/acme/gatehouse',
    'acme/judge',
    'ACME/Judge/actions/diff-scope',
    'https://codeberg.org/acme/judge',
  ])('%s never moves by itself', (name) => {
    expect(judged(name)).toEqual(['scope/gatehouse-reference']);
  });

  it.each(['gatehouse/setup', 'acme/gatehouse-tools', 'acme/other', 'acme/setup/gatehouse'])('%s may', (name) => {
    expect(judged(name)).toEqual([]);
  });

  it('knows the pin by its repository as well, and its own repository only when it is told', () => {
    const pin = { host: 'github.com', repository: 'acme/gatehouse', tag: 'v4.2.2', sha: '2'.repeat(40) };
    expect(rulesOf({ proof: proof({ bumps: [pinBump({ pin })] }), pins: 'trusted' })).toEqual([
      'scope/gatehouse-reference',
    ]);
    expect(judged('acme/judge', 'Acme/Judge')).toEqual(['scope/gatehouse-reference']);
    expect(judged('acme/judge', null)).toEqual([]);
  });
});
