import { expect, test } from 'vitest';
import { textAt } from '../bundle/pods.ts';
import { PINS, pinsOf, type ReleaseScene, releaseScene } from './registry/release-scene.ts';
import { type Caller, callerOf } from './runner/caller.ts';
import { onEvent } from './runner/events.ts';
import { seen } from './runner/reading.ts';

const caller = (name: string, file?: string): Caller =>
  callerOf(`.github/workflows/${name}.md`, `.github/workflows/${name}.yml`, file);

const MAIN = { ref: 'refs/heads/main', repository: { default_branch: 'main' } };

/** Starts a caller as the default branch's, with a user of the registry behind its secrets. */
function start(
  { simulator, real }: ReleaseScene,
  it: Caller,
  event: string,
  inputs: Readonly<Record<string, string>> = {},
) {
  const known = { 'registry-username': 'builder' };
  const [withKnown, secrets] = real.tokens === null ? [it, {}] : [registryOf(it, known), { REGISTRY_TOKEN: 'secret' }];
  const permissions = { ...it.permissions, packages: 'write' } as const;
  const env = { GITHUB_REF: 'refs/heads/main' };
  return onEvent({ simulator }, withKnown, { event, payload: { ...MAIN, inputs } }, { permissions, secrets, env });
}

/** What a page says of registries that are not GitHub's: the account, and the secret that every lever takes. */
function registryOf(it: Caller, inputs: Readonly<Record<string, string>>): Caller {
  const given = Object.entries(inputs).map(([name, value]) => `\n      ${name}: ${value}`);
  const uses = /^ {4}uses: OWNER\/gatehouse\/.*$/m;
  const before = it.workflow.replace(/^ {4}secrets:\n(?: {6}.*\n)*/m, '');
  const withInputs = /^ {4}with:$/m.test(before)
    ? before.replace(/^ {4}with:$/m, `$&${given.join('')}`)
    : before.replace(uses, `$&\n    with:${given.join('')}`);
  return {
    ...it,
    workflow: withInputs.replace(uses, `$&\n    secrets:\n      registry-token: \${{ secrets.REGISTRY_TOKEN }}`),
  };
}

/** The documented build, whose images lie in the registry already. */
function built({ images }: ReleaseScene, digests: readonly string[] | undefined, revision: string | undefined): Caller {
  const it = caller('promote', 'build.yml');
  const lines = images.map((image, at) => `${image}@${digests?.[at]}`).join('\\n');
  const push = `printf 'digests<<EOF\\n${lines}\\nEOF\\n' >> "$GITHUB_OUTPUT"`;
  const workflow = it.workflow
    .replace(/run: \.\/build\.sh.*/, `run: |\n          ${push}`)
    .replace(/revision: .*github\.sha.*/, `revision: ${revision}`)
    .replace(/\n {6}client-id: .*/, '');
  return { ...it, workflow };
}

test('a build is promoted, recorded, rolled back and cleaned up by the workflows that the pages show', async () => {
  const it = await releaseScene({ auth: 'token', delete: true }, 3);
  const [first, second, third] = it.builds;

  const proposed = await start(it, built(it, second?.digests, second?.revision), 'push');
  expect(proposed, JSON.stringify(proposed.printed)).toMatchObject({ exit: 0 });
  expect(seen(proposed)?.outputs).toMatchObject({ outcome: 'done', 'pull-request': '1' });
  it.repository.mergePullRequest(1, { method: 'squash' });
  expect(textAt(it, 'main', PINS)).toBe(pinsOf(it.images, second));

  const recorded = await start(it, caller('promote', 'record.yml'), 'push');
  expect(recorded).toMatchObject({ exit: 0 });
  expect(JSON.parse(seen(recorded)?.outputs.tags ?? '')).toContain(`${it.images[0]}:${second?.revision}`);

  const reason = 'it is slow; `$(id)` "quoted"';
  const dry = await start(it, caller('rollback'), 'workflow_dispatch', {
    target: 'previous',
    reason,
    'dry-run': 'true',
  });
  expect(dry, JSON.stringify(dry.printed)).toMatchObject({ exit: 0 });
  expect(seen(dry)?.outputs).toMatchObject({ outcome: 'planned' });
  const undone = await start(it, caller('rollback'), 'workflow_dispatch', {
    reason,
    strategy: 'revert',
    'pull-request': '1',
    'dry-run': 'true',
  });
  expect(undone, JSON.stringify(undone.printed)).toMatchObject({ exit: 0 });
  expect(seen(undone)?.outputs).toMatchObject({ outcome: 'planned' });
  const back = await start(it, caller('rollback'), 'workflow_dispatch', {
    target: 'previous',
    reason,
    'dry-run': 'false',
  });
  expect(seen(back)?.outputs).toMatchObject({ outcome: 'done', 'pull-request': '2' });
  it.repository.mergePullRequest(2, { method: 'squash' });
  expect(textAt(it, 'main', PINS)).toBe(pinsOf(it.images, first));

  const again = await start(it, built(it, second?.digests, second?.revision), 'push');
  expect(again.exit).not.toBe(0);
  expect(JSON.stringify(again.annotations)).toContain('promote/held');

  const rehearsed = await start(it, caller('rehearse'), 'workflow_dispatch', {});
  expect(rehearsed, JSON.stringify(rehearsed.printed)).toMatchObject({ exit: 0 });

  const planned = await start(it, caller('prune'), 'schedule');
  expect(seen(planned)?.outputs).toMatchObject({ outcome: 'planned', deleted: '0' });
  expect(JSON.stringify(planned.printed)).toContain('kept gatehouse-prune: gatehouse-prune.json plan.json');
  expect(await it.registry.headManifest(it.images[0] ?? '', third?.digests[0] ?? '')).not.toBeNull();
  const pruned = await start(it, caller('prune'), 'workflow_dispatch', {
    'dry-run': 'false',
    plan: seen(planned)?.outputs['plan-hash'] ?? '',
  });
  expect(pruned, JSON.stringify(pruned.printed)).toMatchObject({ exit: 0 });
  expect(await it.registry.headManifest(it.images[0] ?? '', third?.digests[0] ?? '')).toBeNull();
  for (const kept of [first, second])
    expect(await it.registry.readPlatforms(it.images[0] ?? '', kept?.digests[0] ?? '')).toHaveLength(2);

  const fresh = await start(it, caller('freshness'), 'schedule');
  expect(fresh).toMatchObject({ exit: 0 });
  expect(seen(fresh)?.outputs).toMatchObject({ outcome: 'nothing', 'dead-pins': '0' });
}, 300_000);
