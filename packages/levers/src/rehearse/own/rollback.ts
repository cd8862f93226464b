import { GatehouseError } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import { ROLLBACK_RULES, type RollbackTarget, type State } from '@gatehouse/release';
import pMap from 'p-map';
import { runRollback } from '../../rollback/index.ts';
import { REGISTRY_CONCURRENCY, revisionLabels, revisionTag } from '../../shared/index.ts';
import type { Trial } from '../trial.ts';
import { dry } from './dry.ts';
import { heldState } from './ground.ts';
import { NOBODYS, type SetScene } from './scene.ts';

/** A rehearsal starts none: what needs one is told apart by the rule that asks for it. */
const noContainers = async () => null;

/** States whose tags are looked at for one that was moved. */
const LOOKED_AT = 10;

/** Rollbacks that would come through, and rollbacks that must be refused. Nothing is written. */
export async function* ownRollbacks(scene: SetScene): AsyncGenerator<Trial> {
  const { ground, notTried } = scene;
  const { name } = ground.set;
  yield trial(scene, 'previous', `plan a rollback of \`${name}\` to the state before`, { kind: 'previous' }, [
    { outcome: 'planned' },
    { outcome: 'refused', stoppedBy: ROLLBACK_RULES },
  ]);
  yield trial(scene, 'nobodys', `roll \`${name}\` back to a revision that was never promoted`, revision(NOBODYS), [
    { outcome: 'refused', stoppedBy: ['rollback/unknown-revision', 'rollback/nothing-promoted'] },
  ]);
  const held = heldState(ground);
  if (held === null) notTried.push(`A held target of ${name}: nothing that was promoted is on hold.`);
  else {
    yield trial(scene, 'held', `roll \`${name}\` back to what is on hold`, { kind: 'at-commit', commit: held.commit }, [
      { outcome: 'refused', stoppedBy: ['rollback/held', 'rollback/hold-loop'] },
    ]);
  }
  const retagged = await retaggedRevision(scene);
  if (retagged === null) {
    notTried.push(
      `A retagged target of ${name}: the tags of the last ${LOOKED_AT} promotions are what they were, or missing.`,
    );
  } else {
    yield trial(scene, 'retagged', `roll \`${name}\` back to a revision whose tag was moved`, revision(retagged), [
      { outcome: 'refused', stoppedBy: ['rollback/retagged', 'rollback/never-promoted', 'rollback/held'] },
    ]);
  }
}

const revision = (one: string): RollbackTarget => ({ kind: 'revision', revision: one });

function trial(
  { deps, inputs, safe, line, ground }: SetScene,
  kind: string,
  what: string,
  target: RollbackTarget,
  expect: Trial['expect'],
): Trial {
  const { ancestry, verify, io, clock } = deps;
  const { policy, ref, runId, runUrl, by } = inputs;
  const set = ground.set.name;
  const wish = { policy, set, target, reason: 'a rehearsal', by, dryRun: true, ref, runId, runUrl };
  const run = () =>
    dry(safe, () => runRollback({ ...safe, line, ancestry, verify, containers: noContainers, io, clock }, wish));
  return { name: `rollback-${kind}-${set}`, lever: 'rollback', what, expect, run };
}

/** A promoted revision whose tag stands for other images by now; null: none is known. */
async function retaggedRevision({ safe, ground }: SetScene): Promise<string | null> {
  const images = ground.set.images.map(({ repository }) => repository);
  const registry = safe.registry(images);
  const looked = (state: State) => movedTag(registry, state).catch(unreadable);
  const answers = await pMap(ground.earlier.slice(0, LOOKED_AT), looked, { concurrency: REGISTRY_CONCURRENCY });
  return answers.find((one) => one !== null) ?? null;
}

async function movedTag(registry: Registry, { digests }: State): Promise<string | null> {
  for (const [image, digest] of digests) {
    const { revision: built } = await revisionLabels(registry, image, digest);
    const now = built === null ? null : await registry.headManifest(image, revisionTag(built));
    if (now !== null && now.digest !== digest) return built;
  }
  return null;
}

/** An image that is gone, or that nobody may read, says nothing of tags; the trials of rollbacks tell of it. */
function unreadable(error: unknown): null {
  if (error instanceof GatehouseError) return null;
  throw error;
}
