import type { RunnerContext } from '@gatehouse/action-kit';
import type { FirstParentLine } from '@gatehouse/forge';
import {
  type LeverIo,
  type OwnDeps,
  ownTrials,
  type RehearsalRecord,
  recordOf,
  registriesFor,
  repositoriesFor,
  runTrials,
  type TrialResult,
} from '@gatehouse/levers';
import { TOOL } from '@gatehouse/policy';
import { openPackages, verifyProvenance } from '@gatehouse/registry';
import type { RehearseActionInputs } from './inputs.ts';

export interface Rehearsal extends RehearseActionInputs {
  readonly context: RunnerContext;
  /** Login of whoever started the run. */
  readonly actor: string;
}

interface Deps {
  readonly line: FirstParentLine;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

/** Tries everything that can be tried here, and tells of each in the log. Writes nothing. */
export async function rehearseHere(deps: Deps, asked: Rehearsal): Promise<RehearsalRecord> {
  const { context, policy, set, actor, sourceToken } = asked;
  const { clock, io, line } = deps;
  const inputs = {
    ...{ policy, set, by: actor, sourceToken: sourceToken !== '' },
    ...{ ref: context.ref ?? '', runId: context.runId ?? '0', runUrl: context.runUrl },
  };
  const at = clock().toISOString();
  const notTried: string[] = [];
  const trials = await runTrials(ownTrials(ownDeps(deps, asked), inputs, line, notTried), {
    result: (result) => io.log(lineOf(result)),
    milliseconds: () => performance.now(),
  });
  for (const one of notTried) io.log(`Not tried: ${one}`);
  return recordOf(trials, { tool: TOOL, place: context.repository, at, notTried });
}

function lineOf({ lever, what, outcome, stoppedBy, asExpected, wrong }: TrialResult): string {
  const by = stoppedBy.length === 0 ? '' : ` by ${stoppedBy.join(', ')}`;
  return `${asExpected ? 'As it should' : 'NOT AS IT SHOULD'}: ${lever}: ${what}: ${outcome}${by}${wrong.map((one) => ` ${one}`).join('')}`;
}

function ownDeps({ io, clock }: Deps, asked: Rehearsal): OwnDeps {
  const { context, token } = asked;
  const repositories = repositoriesFor(asked, context, io.log);
  return {
    sources: {
      repository: repositories.own,
      registry: registriesFor(asked, context, io.log).open,
      packages: openPackages({ token: asked.registryToken || token, apiUrl: context.apiUrl, log: io.log }),
    },
    other: repositories.named,
    ancestry: repositories.named,
    verify: (wanted) => verifyProvenance({ ...wanted, source: wanted.source ?? context.repository }),
    io,
    clock,
    place: context,
  };
}
