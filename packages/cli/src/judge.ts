import { type Change, type Identity, type Locator, proveChange } from '@gatehouse/bumps';
import { type HistoryReader, readRollback } from '@gatehouse/forge';
import {
  admitEdits,
  type DiskInput,
  type DispositionKind,
  type JudgedOnDisk,
  judgeOnDisk,
  type Policy,
  TOOL,
  UNKNOWN_ON_DISK,
} from '@gatehouse/policy';
import type { DecidedVerdict } from './decided.ts';

/** What the command line assumes in place of what a forge would know. */
export interface Assumptions {
  readonly author: Identity | null;
  /** Accept commit pins whose tag nobody could look up here. */
  readonly trustPins: boolean;
  readonly now: Date;
}

/** What every change of one run is judged with. */
export interface Bench {
  readonly git: HistoryReader;
  readonly policy: Policy;
  readonly locate: Locator;
  readonly assumed: Assumptions;
}

/** A change with everything that was made of it. */
export interface Decided {
  readonly input: DiskInput;
  readonly judged: JudgedOnDisk;
  readonly verdict: DecidedVerdict;
}

/**
 * Proves a change, judges the proof, and says what would become of a pull request for it.
 *
 * @param openedAt when it is taken to have been opened; default: now
 */
export async function judgeChange(bench: Bench, change: Change, openedAt?: Date): Promise<Decided> {
  const { policy, locate, assumed } = bench;
  const proof = proveChange(change, locate, admitEdits(policy));
  const input: DiskInput = {
    policy,
    change: { ...change, author: assumed.author },
    proof,
    locate,
    pins: assumed.trustPins ? 'trusted' : 'unchecked',
    rollback: null,
    tool: TOOL,
    now: assumed.now,
    ...(openedAt && { openedAt }),
  };
  const judged = judgeOnDisk(input);
  const rollback = couldFree(judged) ? await readRollback(bench.git, { change, proof, locate }) : null;
  if (rollback === null) return decided(input, judged);
  const known = { ...input, rollback };
  return decided(known, judgeOnDisk(known));
}

const FREED: ReadonlySet<DispositionKind> = new Set(['approval', 'review', 'frozen', 'waiting']);

/**
 * Whether it would make a difference that the change is a rollback: it passes but for what a rollback is free of, and does not merge
 * itself anyway. The base's past is not read for anything else.
 */
function couldFree({ scope, gate, disposition }: JudgedOnDisk): boolean {
  if (gate.outcome === 'skip') return false;
  const stopped = gate.findings.some(({ rule, path }) => !isForgiven(rule, path));
  return !stopped && (scope.findings.length > 0 || FREED.has(disposition.kind));
}

/** A rollback may go to older versions, and bring the hold of what it takes back. */
function isForgiven(rule: string, path: string | null): boolean {
  return rule === 'scope/downgrade' || path?.startsWith('.github/gatehouse/holds/') === true;
}

function decided(input: DiskInput, judged: JudgedOnDisk): Decided {
  const { scope, gate, disposition } = judged;
  const verdict = {
    ...scope,
    unchecked: [...scope.unchecked, ...UNKNOWN_ON_DISK],
    ...(gate.risk && { risk: gate.risk }),
    ...(gate.rollback && { rollback: gate.rollback }),
    disposition,
  };
  return { input, judged, verdict };
}
