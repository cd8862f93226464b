import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunnerContext } from '@gatehouse/action-kit';
import { GatehouseError, type RunEvidence } from '@gatehouse/policy';
import type { JudgeInputs } from './inputs.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The largest file of findings that is read. */
const MAX_SARIF_BYTES = 8 * 1024 * 1024;

function readSarif(path: string, env: Env): string {
  try {
    const bytes = readFileSync(resolve(env.GITHUB_WORKSPACE ?? '.', path));
    if (bytes.length > MAX_SARIF_BYTES) throw new Error(`it has ${bytes.length} bytes, more than ${MAX_SARIF_BYTES}`);
    return bytes.toString('utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const fix = 'Let the step that writes it run before this one in the same job, or leave the input out.';
    throw new GatehouseError('invalid-input', `Input 'sarif' names a file that cannot be read: ${why}.`, fix, {
      cause,
    });
  }
}

/** Path and ref of `o/r/.github/workflows/gate.yml@refs/heads/main`: the caller's file, where it calls a reusable workflow. */
function workflowFile(ref: string): { readonly path: string; readonly ref: string } {
  const [, path = '', of = ''] = /^[^/]+\/[^/]+\/([^@]+)@(.+)$/.exec(ref) ?? [];
  return { path, ref: of };
}

function defaultBranch(payload: unknown): string | null {
  const repository: unknown = Object(payload).repository;
  const name: unknown = Object(repository).default_branch;
  return typeof name === 'string' && name !== '' ? name : null;
}

/** An output of this very run: its workflow file is the one that runs this action. */
function ownRun(text: string, context: RunnerContext, env: Env): RunEvidence {
  const file = workflowFile(env.GITHUB_WORKFLOW_REF ?? '');
  const branch = defaultBranch(context.payload);
  return {
    text,
    run: {
      id: Number(env.GITHUB_RUN_ID ?? 0),
      workflowPath: file.path,
      event: context.event,
      onDefaultBranch: branch !== null && file.ref === `refs/heads/${branch}`,
      createdAt: new Date().toISOString(),
      url: context.runUrl ?? '',
    },
  };
}

/** What a step before this one hands over: findings in a file, or a reviewer's output. */
export function givenEvidence(
  inputs: Pick<JudgeInputs, 'sarif' | 'review'>,
  context: RunnerContext,
  env: Env,
): { readonly sarif: string | null; readonly runs: readonly RunEvidence[] } {
  return {
    sarif: inputs.sarif === '' ? null : readSarif(inputs.sarif, env),
    runs: inputs.review === '' ? [] : [ownRun(inputs.review, context, env)],
  };
}
