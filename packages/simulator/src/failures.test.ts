import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAILURES, type FailureName } from './failures.ts';
import { type Simulator, startSimulator } from './server.ts';
import type { Repository } from './state/repository.ts';

let simulator: Simulator;
let repository: Repository;
let head: string;

beforeEach(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra');
  head = repository.branch('main');
});

afterEach(() => simulator.close());

/** The answer's status, and `broken` when there was no whole one. */
async function post(): Promise<number | 'broken'> {
  try {
    const response = await fetch(`${simulator.apiUrl}/repos/acme/infra/statuses/${head}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.github.createToken()}` },
      body: JSON.stringify({ state: 'success', context: 'ci' }),
      signal: AbortSignal.timeout(500),
    });
    await response.json();
    return response.status;
  } catch {
    return 'broken';
  }
}

describe('the n-th request of all', () => {
  it.each<[FailureName, number | 'broken', number]>([
    ['500', 500, 2],
    ['403', 403, 2],
    ['404', 404, 2],
    ['429', 429, 2],
    ['timeout', 'broken', 3],
    ['cut-body', 'broken', 3],
  ])('fails by %s alone, and what it asked has happened or not', async (name, expected, written) => {
    simulator.github.faults.add({ match: { index: 2 }, do: FAILURES[name] });
    expect([await post(), await post(), await post()]).toEqual([201, expected, 201]);
    expect(repository.statuses(head)).toHaveLength(written);
  });

  it('is counted from when the fault was switched on, whatever else must match', async () => {
    await post();
    const moves: string[] = [];
    const move = { kind: 'before', run: () => void moves.push(`${repository.statuses(head).length}`) } as const;
    simulator.github.faults.add({ match: { index: 2, method: 'POST' }, do: move });
    simulator.github.faults.add({ match: { index: 1, method: 'GET' }, do: move });
    for (let count = 0; count < 3; count += 1) await post();
    expect(moves).toEqual(['2']);
  });
});
