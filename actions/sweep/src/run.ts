import { code, prose, type RunnerIo, setOutputs, tableRow } from '@gatehouse/action-kit';
import type { FileAtCommit, Sweeper } from '@gatehouse/forge';
import {
  GatehouseError,
  gateContext,
  loadPolicy,
  outlinePolicy,
  type Policy,
  urgency,
  whyDue,
} from '@gatehouse/policy';
import type { SweepInputs } from './inputs.ts';

/** GitHub starts at most 256 jobs of a matrix; the next sweep finds the rest. */
const MAX_DUE = 200;

export interface SweepDeps {
  readonly forge: Sweeper;
  readonly io: Pick<RunnerIo, 'log' | 'output' | 'summary'>;
  readonly clock: () => Date;
}

interface Due {
  readonly pullRequest: number;
  readonly why: string;
}

function textOf({ path, bytes }: FileAtCommit): string | null {
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GatehouseError('policy-invalid', `${path} is not UTF-8 text.`, `Save ${path} as UTF-8.`, { cause });
  }
}

/** Who is bound and what freezes stands in the policy itself; the files it names hold versions, which no sweep compares. */
function policyOf(file: FileAtCommit): Policy {
  return outlinePolicy({ path: file.path, commit: file.commit, text: textOf(file) });
}

/** What freezes by label is only known once the policy is read, so its labels are asked for in a second request when they are others. */
async function readOpen(forge: Sweeper, policyPath: string) {
  const asked = { policyPath, contextOf: gateContext };
  const first = await forge.readOpen({ ...asked, freezeLabels: DEFAULT_FREEZE });
  const policy = policyOf(first.policy);
  const { labels } = policy.merge.freeze;
  const same = labels.length === DEFAULT_FREEZE.length && labels.every((label, at) => label === DEFAULT_FREEZE[at]);
  if (same) return { ...first, policy };
  const { freezes } = await forge.readOpen({ ...asked, freezeLabels: labels });
  return { ...first, freezes, policy };
}

const DEFAULT_FREEZE: readonly string[] = loadPolicy({
  path: '',
  commit: null,
  text: null,
  files: new Map(),
}).merge.freeze.labels;

async function tell({ io }: SweepDeps, looked: number, due: readonly Due[]): Promise<void> {
  const kept = due.slice(0, MAX_DUE);
  setOutputs(io, {
    'pull-requests': JSON.stringify(kept.map(({ pullRequest }) => pullRequest)),
    reasons: JSON.stringify(Object.fromEntries(kept.map(({ pullRequest, why }) => [pullRequest, why]))),
  });
  io.log(
    `${due.length} of ${looked} open pull requests are due${due.length > MAX_DUE ? `; the first ${MAX_DUE} now` : ''}.`,
  );
  for (const { pullRequest, why } of kept) io.log(`#${pullRequest}: ${why}`);
  const rows = kept.map(({ pullRequest, why }) => tableRow([code(`#${pullRequest}`), prose(why)]));
  const table = rows.length === 0 ? [] : ['| Pull request | Why |', '| --- | --- |', ...rows, ''];
  await io.summary([`## ${due.length} of ${looked} open pull requests are due`, '', ...table].join('\n'));
}

/** Finds what is due. Reads, and writes nothing but its outputs. */
export async function runSweep(deps: SweepDeps, inputs: SweepInputs): Promise<readonly Due[]> {
  const { pullRequests, freezes, policy } = await readOpen(deps.forge, inputs.policy);
  const asked = { policy, freezes, freezeInput: inputs.freeze, all: inputs.all, now: deps.clock() };
  const sorted = pullRequests.toSorted((a, b) => urgency(policy, a) - urgency(policy, b));
  const due = sorted.flatMap((candidate): Due[] => {
    const why = whyDue(asked, candidate);
    return why === null ? [] : [{ pullRequest: candidate.pullRequest, why }];
  });
  await tell(deps, pullRequests.length, due);
  return due;
}
