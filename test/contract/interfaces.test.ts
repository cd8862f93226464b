import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEFAULT_POLICY_PATH } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { readAutoMergeInputs } from '../../actions/auto-merge/src/inputs.ts';
import { readFreshnessInputs } from '../../actions/freshness/src/inputs.ts';
import { readPromoteInputs } from '../../actions/promote/src/inputs.ts';
import { readPruneInputs } from '../../actions/prune/src/inputs.ts';
import { readRecordInputs } from '../../actions/record-promotion/src/inputs.ts';
import { readRehearseInputs } from '../../actions/rehearse/src/inputs.ts';
import { readRollbackInputs } from '../../actions/rollback/src/inputs.ts';
import { readSweepInputs } from '../../actions/sweep/src/inputs.ts';
import { readChangeInputs, readReviewInputs } from '../../packages/judge/src/inputs.ts';
import { root } from '../../scripts/steps.ts';
import { documentedCallers } from './callers.ts';
import { type Action, actions, type File, type Job, type Step, type Workflow, workflows } from './workflows.ts';

const byFolder = new Map(actions().map((file) => [dirname(file.path), file.content]));

const ownAction = (step: Step): Action | undefined => byFolder.get(step.uses?.replace(/^\$\//, '') ?? '');

const references = (text: string, pattern: RegExp): string[][] =>
  Array.from(text.matchAll(pattern), (match) => match.slice(1).map((part) => part ?? ''));

/** Permissions as the table of an action's README names them: `contents: read`. */
function documentedPermissions(folder: string): string[] {
  const page = readFileSync(join(root, folder, 'README.md'), 'utf8');
  return references(page, /^\| `([a-z-]+: (?:read|write))`\s*\|/gm).flat();
}

const lines = (permissions: Job['permissions'] = {}): string[] =>
  Object.entries(permissions).map(([name, access]) => `${name}: ${access}`);

/** For each permission the most that any of its jobs asks for. */
function permissionsAskedBy({ content }: File<Workflow>): Record<string, string> {
  const all = Object.values(content.jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
  const written = all.filter(([, access]) => access === 'write');
  return Object.fromEntries([...all, ...written]);
}

describe.each(actions().map((file) => [file.path, file] as const))('%s', (path, { content }) => {
  test('runs a bundle that exists on Node 24', () => {
    expect(content.runs.using).toBe('node24');
    // Missing in a tree that was never built: `npm run build`.
    expect(existsSync(join(root, dirname(path), content.runs.main))).toBe(true);
  });

  test('the policy stands where the command line expects it', () => {
    expect(content.inputs?.policy?.default).toBe(DEFAULT_POLICY_PATH);
  });
});

test.each([
  ['actions/diff-scope', readChangeInputs],
  ['actions/risk', readChangeInputs],
  ['actions/context-pack', readChangeInputs],
  ['actions/quality-gate', readReviewInputs],
  ['actions/gate', readReviewInputs],
  ['actions/auto-merge', readAutoMergeInputs],
  ['actions/freshness', readFreshnessInputs],
  ['actions/promote', readPromoteInputs],
  ['actions/prune', readPruneInputs],
  ['actions/rollback', readRollbackInputs],
  ['actions/record-promotion', readRecordInputs],
  ['actions/rehearse', readRehearseInputs],
  ['actions/sweep', readSweepInputs],
] as const)('%s reads exactly the inputs it declares, and its defaults are valid', (folder, read) => {
  const declared = byFolder.get(folder)?.inputs ?? {};
  const asked: string[] = [];
  read((name) => {
    asked.push(name);
    return String(declared[name]?.default ?? '');
  });
  expect(asked.sort()).toEqual(Object.keys(declared).sort());
});

describe.each(
  workflows().flatMap((file) =>
    Object.entries(file.content.jobs).map(([name, job]) => [file.path, name, job, file] as const),
  ),
)('%s, job %s', (_path, _name, job, file) => {
  const steps = (job.steps ?? []).flatMap((step) => {
    const action = ownAction(step);
    return action === undefined ? [] : [{ step, action }];
  });

  test('passes inputs that the actions have, and all they require', () => {
    for (const { step, action } of steps) {
      const given = Object.keys(step.with ?? {});
      expect(Object.keys(action.inputs ?? {})).toEqual(expect.arrayContaining(given));
      const required = Object.entries(action.inputs ?? {}).flatMap(([name, input]) => (input.required ? [name] : []));
      expect(given).toEqual(expect.arrayContaining(required));
    }
  });

  test('exposes outputs that its steps have', () => {
    for (const [id, output] of references(JSON.stringify(job.outputs ?? {}), /steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const source = steps.find(({ step }) => step.id === id);
      expect(Object.keys(source?.action.outputs ?? {})).toContain(output);
    }
  });

  test('reads outputs that the jobs it needs have', () => {
    for (const [needed, output] of references(JSON.stringify(job), /needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect([job.needs].flat()).toContain(needed);
      expect(Object.keys(file.content.jobs[needed ?? '']?.outputs ?? {})).toContain(output);
    }
  });

  test('has exactly the permissions that the actions document', () => {
    const wanted = steps.flatMap(({ step }) => documentedPermissions(step.uses?.slice(2) ?? ''));
    if (wanted.length > 0) expect(lines(job.permissions).sort()).toEqual([...new Set(wanted)].sort());
  });
});

const callable = workflows().filter(({ content }) => 'workflow_call' in (content.on ?? {}));

describe.each(callable.map((file) => [file.path, file] as const))('%s, called', (_path, file) => {
  const { inputs = {}, outputs = {} } = file.content.on?.workflow_call ?? {};

  test('reads inputs that it declares, and every one', () => {
    const read = references(file.text, /inputs\.([\w-]+)/g).flat();
    expect([...new Set(read)].sort()).toEqual(Object.keys(inputs).sort());
  });

  test('its outputs exist', () => {
    for (const [job, output] of references(JSON.stringify(outputs), /jobs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(file.content.jobs[job ?? '']?.outputs ?? {})).toContain(output);
    }
  });

  test('passes the default of the policy on, if it is given anything', () => {
    const wanted = Object.keys(inputs).length === 0 ? undefined : DEFAULT_POLICY_PATH;
    expect(inputs.policy?.default).toBe(wanted);
  });
});

describe.each(workflows().map((file) => [file.path, file] as const))('what %s calls beside itself', (_path, file) => {
  const calls = Object.values(file.content.jobs).flatMap((job) =>
    workflows()
      .filter(({ path }) => job.uses === `./${path}`)
      .map((target) => ({ job, target })),
  );

  test('is given inputs and secrets that it declares', () => {
    for (const { job, target } of calls) {
      const { inputs = {}, secrets = {} } = target.content.on?.workflow_call ?? {};
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
      expect(Object.keys(secrets)).toEqual(expect.arrayContaining(Object.keys(job.secrets ?? {})));
    }
  });

  test('gets the permissions that it asks for, and no more', () => {
    for (const { job, target } of calls) expect(job.permissions).toEqual(permissionsAskedBy(target));
  });
});

/** GitHub refuses to start a workflow that asks for more than its caller grants. */
test.each(documentedCallers().map((caller) => [caller.page, caller.workflow, caller] as const))(
  '%s grants what %s asks for, and no more',
  (_page, workflow, { job }) => {
    const target = workflows().find(({ path }) => path === `.github/workflows/${workflow}`);
    expect(target).toBeDefined();
    if (target !== undefined) expect(job.permissions).toEqual(permissionsAskedBy(target));
  },
);

test.each(documentedCallers().map((caller) => [caller.page, caller.workflow, caller] as const))(
  '%s gives %s inputs that it has',
  (_page, workflow, { job }) => {
    const call = workflows().find(({ path }) => path === `.github/workflows/${workflow}`)?.content.on?.workflow_call;
    expect(Object.keys(call?.inputs ?? {})).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
    expect(Object.keys(call?.secrets ?? {})).toEqual(expect.arrayContaining(Object.keys(job.secrets ?? {})));
  },
);
