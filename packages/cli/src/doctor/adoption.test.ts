import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from '@gatehouse/simulator';
import { afterAll, expect, test } from 'vitest';
import { gatehouseHere, pod, repositories } from '../testing.ts';

const made = repositories();
afterAll(() => made.clean());

const BOT = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';
const DRAFTS = ['gatehouse.yml', 'workflows/gate.yml', 'workflows/sweep.yml', 'workflows/signal.yml'];

/** What init drafts for a repository with a bot and a check. */
async function drafted() {
  const repo = made.make();
  const ci = 'on: { pull_request: { branches: [main] } }\njobs: { test: {} }\n';
  repo.commit({ files: { 'apps/a.yaml': pod('acme/app:1.0.0'), '.github/workflows/ci.yml': ci } });
  repo.commit({ files: { 'apps/a.yaml': pod('acme/app:1.0.1') }, author: BOT });
  await gatehouseHere(['init', '--repo', repo.dir, '--write']);
  const read = (path: string) => readFileSync(join(repo.dir, path), 'utf8');
  const files = Object.fromEntries(DRAFTS.map((path) => [`.github/${path}`, read(`.github/${path}`)]));
  return { files, ruleset: JSON.parse(read('gatehouse-ruleset.json')) as Ruleset };
}

/** As far as the file states what the simulator's rules know. */
interface Ruleset {
  readonly conditions: { readonly ref_name: { readonly include: readonly string[] } };
  readonly rules: readonly {
    readonly type: string;
    readonly parameters?: {
      readonly required_status_checks?: readonly { readonly context: string; readonly integration_id: number }[];
    };
  }[];
}

test('docs/adopt.md, step by step: what init drafts is what the doctor asks for', async () => {
  const { files, ruleset } = await drafted();
  const simulator = await startSimulator();
  const { github } = simulator;
  const repository = github.createRepository('o/r', { files });
  repository.collaborator('boss', 'admin');
  const token = github.createToken({ login: 'boss', permissions: { contents: 'write', administration: 'write' } });
  const doctor = async () => {
    const args = ['doctor', '--repository', 'o/r'];
    const { code, out } = await gatehouseHere(args, { GH_TOKEN: token, GITHUB_API_URL: simulator.apiUrl });
    const troubles = out.split('\n').flatMap((line) => /^(?:problem|unknown) +(\S+)/.exec(line)?.[1] ?? []);
    return { code, troubles };
  };
  const dryRun = ['workflow/gate-mode', 'workflow/sweep-mode'];
  const required = ['merge/gate-not-required', 'merge/check-not-required'];
  const settings = ['merge/auto-merge-off'];
  expect(await doctor()).toEqual({
    code: 1,
    troubles: ['policy/ramp', ...required, ...settings, ...dryRun, 'label/freeze'],
  });

  const acting = Object.entries(files).map(
    ([path, text]) => [path, text.replace('mode: dry-run', 'mode: act')] as const,
  );
  repository.commit({ branch: 'main', files: Object.fromEntries(acting) });
  repository.conversation.createLabel({ name: 'gatehouse/freeze' });
  expect(await doctor()).toEqual({ code: 1, troubles: ['policy/ramp', ...required, ...settings] });

  repository.settings.allowAutoMerge = true;
  const listed = ruleset.rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
  const checks = listed.map(({ context, integration_id: appId }) => ({ context, appId }));
  repository.rules.addRuleset({
    include: ruleset.conditions.ref_name.include,
    rules: [{ type: 'required_status_checks', strict: false, checks }, { type: 'pull_request' }],
  });
  expect(await doctor()).toEqual({ code: 1, troubles: ['policy/ramp'] });

  const policy = files['.github/gatehouse.yml'] ?? '';
  // The drafted entry, uncommented and filled in.
  const ramp = policy.replaceAll(/^ {2}# (ramp:| {2}- components| {4}(?:since|by|evidence))/gm, '  $1');
  const entry = ramp.replace('YYYY-MM-DD', '2026-11-21').replace('your-login', 'octocat');
  repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': entry } });
  expect(await doctor()).toEqual({ code: 0, troubles: [] });
  await simulator.close();
});
