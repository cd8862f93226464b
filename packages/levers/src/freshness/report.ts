import { commitCount, type Evidence, type Refusal } from '@gatehouse/release';
import type { Kept } from '../issues/index.ts';
import type { FreshnessInputs, FreshnessReport, PinsReport, SourceReport } from './types.ts';

interface Found {
  readonly sources: readonly SourceReport[];
  readonly pins: readonly PinsReport[];
  readonly issues: readonly Kept[];
  /** Issues that could not be kept. */
  readonly unkept: readonly Refusal[];
}

export function refusedReport(inputs: FreshnessInputs, refusal: Refusal): FreshnessReport {
  return finished(inputs, { sources: [], pins: [], issues: [], unkept: [refusal] });
}

export function finished({ dryRun, simulateStale }: FreshnessInputs, found: Found): FreshnessReport {
  const { sources, pins, issues, unkept } = found;
  const refusals = [
    ...sources.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])),
    ...distinct(pins.flatMap((report) => report.refusals)),
    ...unkept,
  ];
  const wrote = issues.some(({ action }) => !['unchanged', 'snoozed', 'nothing'].includes(action));
  const went = wrote ? (dryRun ? 'planned' : 'done') : 'nothing';
  return {
    outcome: refusals.length > 0 ? 'refused' : went,
    summary: sentence(sources, pins, refusals.length),
    refusals,
    alarms: [...sources.flatMap(stale), ...pins.flatMap(gone)],
    evidence: [...sources.map(ofSource), ...pins.map(ofPins)],
    sources,
    pins,
    issues,
    dryRun,
    rehearsal: simulateStale,
  };
}

function stale({ state, repository, place, reasons, measured, name }: SourceReport): readonly Refusal[] {
  if (state !== 'stale' || measured === null) return [];
  const message = `The pin ${name} of ${repository} is stale: ${reasons.join('; ')}.`;
  return [{ rule: 'freshness/stale', place, message, fix: `Pin ${measured.tip} or a later commit.` }];
}

function gone({ dead }: PinsReport): readonly Refusal[] {
  return dead.map(({ image, digest, places, missing }) => ({
    rule: 'pins/dead',
    place: places[0] ?? null,
    message: `${image}@${digest} is not wholly in its registry any more: ${missing.join(', ')}.`,
    fix: 'Promote a newer build, roll back, or restore what was deleted.',
  }));
}

/** Two sets may meet the same file or digest. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((one) => [`${one.rule} ${one.place} ${one.message}`, one])).values()];
}

function sentence(sources: readonly SourceReport[], pins: readonly PinsReport[], refused: number): string {
  const stale = sources.filter(({ state }) => state === 'stale').length;
  const dead = pins.reduce((sum, report) => sum + report.dead.length, 0);
  const parts = [
    ...(sources.length === 0
      ? []
      : [`${stale} of ${sources.length} pinned sources ${stale === 1 ? 'is' : 'are'} stale`]),
    ...(pins.every(({ state }) => state === 'none')
      ? []
      : [`${dead} pinned digest${dead === 1 ? ' is' : 's are'} gone`]),
    ...(refused === 0 ? [] : [`${refused} ${refused === 1 ? 'thing' : 'things'} could not be told`]),
  ];
  return parts.length === 0 ? 'The policy names nothing to watch.' : `${parts.join(', ')}.`;
}

function ofSource({ name, state, reasons, refusal, measured }: SourceReport): Evidence {
  const outcome = ({ fresh: 'passed', stale: 'failed', unknown: 'absent' } as const)[state];
  const behind = measured === null ? '' : `${commitCount(measured.behind)} behind`;
  return { check: `freshness of ${name}`, outcome, detail: reasons.join('; ') || (refusal?.message ?? behind) };
}

function ofPins({ set, state, pins, digests, dead }: PinsReport): Evidence {
  const outcome = ({ alive: 'passed', dead: 'failed', unknown: 'absent', none: 'not-asked' } as const)[state];
  const detail = `pins: ${pins}, digests: ${digests}, gone: ${dead.length}`;
  return { check: set === null ? 'pinned images' : `pinned images of ${set}`, outcome, detail };
}
