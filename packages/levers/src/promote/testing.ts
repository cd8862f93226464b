import { openRegistry } from '@gatehouse/registry';
import { onTestFinished } from 'vitest';
import { type Build, depsOf, type World, world } from '../rollback/testing.ts';
import { promoteBranch } from '../shared/branches.ts';
import { runPromote } from './run.ts';
import type { PromoteDeps, PromoteInputs, PromoteReport } from './types.ts';

/** Promotions from beginning to end, for tests. */

export const BRANCH = promoteBranch('web');

/** A world with one promotion, which ends with the test. */
export async function scene(options: Parameters<typeof world>[0] = {}) {
  const it = await world(options);
  onTestFinished(it.close);
  const first = it.build();
  it.promote(first);
  return { it, first };
}

let runs = 0;

export async function promote(
  it: World,
  build: Build,
  parts: Partial<PromoteInputs> = {},
  replaced: (deps: PromoteDeps) => Partial<PromoteDeps> = () => ({}),
): Promise<PromoteReport> {
  runs += 1;
  const run = { ref: `refs/heads/${it.repository.defaultBranch}`, runId: `${7000 + runs}`, runUrl: null };
  const deps = { ...(await depsOf(it)), registry: () => openRegistry({ credentials: [] }) };
  const digests = (['api', 'web'] as const).map((member) => `${it.image(member)}@${build.digests[member]}`);
  const inputs = { policy: '.github/gatehouse.yml', set: '', digests, revision: build.revision, dryRun: false };
  try {
    return await runPromote({ ...deps, ...replaced(deps) }, { ...inputs, ...run, ...parts });
  } finally {
    await deps.close();
  }
}

export const rules = ({ refusals }: { readonly refusals: readonly { readonly rule: string }[] }) =>
  refusals.map(({ rule }) => rule);

/** Every branch of a lever that is there. */
export const branches = ({ repository }: World) =>
  [...repository.refs.keys()].filter((name) => name.startsWith('refs/heads/gatehouse/')).map((name) => name.slice(11));
