import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { rules, scene } from './scene.ts';
import { INPUTS } from './testing.ts';

const digestOf = (number: number) => `sha256:${number.toString(16).padStart(64, '0')}`;
const DRY = { ...INPUTS, dryRun: true };

/** Digests that the registry was asked for and does not have. */
const missed = ({ registry }: Awaited<ReturnType<typeof scene>>) =>
  registry.requests.filter(({ path }) => /sha256:0{50}/.test(decodeURIComponent(path))).length;

it('asks nobody for the digest of another image in a file that pins ours', async () => {
  const it = await scene();
  const ours = `image: ${it.image}@${it.promoted.digest}`;
  const file = `services:\n  api:\n    ${ours}\n  db:\n    image: redis@${digestOf(1)}\n`;
  it.repository.commit({ branch: 'main', files: { 'compose.yaml': file } });
  const report = await runPrune(it.deps, DRY);
  expect([report.outcome, report.notes, missed(it)]).toEqual(['planned', [], 0]);
});

it.each([
  ['in any file', 'notes.txt', (image: string) => `see ${image}:v1@${digestOf(1)}`],
  [
    'on lines of their own, in a kustomization',
    'app/kustomization.yaml',
    (image: string) => `images:\n  - name: api\n    newName: ${image}\n    digest: ${digestOf(1)}\n`,
  ],
])('tells of a digest of ours that a branch names and nobody has: %s', async (_what, path, text) => {
  const it = await scene();
  it.repository.commit({ branch: 'other', files: { [path]: text(it.image) } });
  const report = await runPrune(it.deps, DRY);
  expect(report.notes).toEqual([`${it.image}@${digestOf(1)} is pinned or was promoted, and is not there.`]);
});

it('asks for none of the digests that a fork names, however many, and keeps what they name', async () => {
  const it = await scene();
  const [first] = it.old;
  const fork = it.repository.fork('stranger/infra');
  const lines = Array.from({ length: 2000 }, (_, at) => `${it.image}@${digestOf(at + 1)}`);
  fork.commit({ branch: 'x', files: { pins: [...lines, first?.digest].join('\n') } });
  it.repository.openPullRequest({ head: 'stranger:x', base: 'main', title: 'x', author: 'stranger', body: lines[0] });
  const report = await runPrune(it.deps, DRY);
  expect([report.outcome, report.notes, missed(it)]).toEqual(['planned', [], 0]);
  expect(report.plan?.packages[0]?.roots.map(({ digest }) => digest)).not.toContain(first?.digest);
});

it('refuses where branches name more digests that no list has than it asks for', async () => {
  const it = await scene();
  const lines = Array.from({ length: 1001 }, (_, at) => `${it.image}@${digestOf(at + 1)}`);
  it.repository.commit({ branch: 'made-up', files: { pins: lines.join('\n') } });
  const report = await runPrune(it.deps, INPUTS);
  expect([rules(report), report.refusals[0]?.place, it.left()]).toEqual([
    ['prune/unreadable-repository'],
    'acme/infra',
    12,
  ]);
  expect(missed(it)).toBe(0);
});
