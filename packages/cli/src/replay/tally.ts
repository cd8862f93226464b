import type { DispositionKind, Outcome, RiskLevel } from '@gatehouse/policy';
import { columns } from '../columns.ts';
import { Counts } from './counts.ts';
import type { Judged } from './task.ts';

/** Reasons listed in a closing table; the rest is one line. */
const TOP = 10;

const STOPPED: ReadonlySet<DispositionKind> = new Set(['blocked', 'held']);
const LEVELS: readonly RiskLevel[] = ['low', 'medium', 'high'];

/** Counts what became of the commits. */
export class Tally {
  readonly #outcomes = new Counts<Outcome>();
  /** First findings of what blocks or is advised. */
  readonly #findings = new Counts();
  readonly #faults = new Counts();
  readonly #waits = new Counts();
  readonly #risks = new Counts<RiskLevel>();
  #unattended = 0;
  #rollbacks = 0;
  #onlyRamp = 0;
  #advised = 0;

  add({ outcome, reason, risk, disposition, because, rollback }: Judged): void {
    this.#outcomes.add(outcome);
    if (risk !== null) this.#risks.add(risk);
    if (disposition === 'advice') this.#advised += 1;
    if (outcome === 'error') this.#faults.add(reason ?? 'error/internal');
    else if (disposition === null || disposition === 'advice' || STOPPED.has(disposition))
      this.#stopped(reason, because);
    else if (disposition === 'auto-merge') this.#unattended += 1;
    else this.#waits.add(`${disposition} (${because.join(', ')})`);
    if (rollback && disposition === 'auto-merge') this.#rollbacks += 1;
    if (because.length === 1 && because[0] === 'merge/ramp') this.#onlyRamp += 1;
  }

  get total(): number {
    return this.#outcomes.total;
  }

  of(outcome: Outcome): number {
    return this.#outcomes.of(outcome);
  }

  /** The answer a replay was run for: how many would have merged unattended, what the others waited for, what stopped them. */
  lines(): string[] {
    const advice = this.#advised > 0;
    const failed = this.#faults.total > 0 ? `, ${this.#faults.total} could not be judged` : '';
    return [
      `${this.total} commit${this.total === 1 ? '' : 's'}: ${advice ? this.#advice() : this.#answer()}${failed}`,
      ...this.#risk(),
      ...table('waited for', this.#waits),
      ...table(advice ? 'first finding of each' : 'stopped by', this.#findings),
      ...table('could not be judged', this.#faults),
      ...this.#hint(),
    ];
  }

  #stopped(reason: string | null, because: readonly string[]): void {
    const first = because[0] ?? reason;
    if (first !== null) this.#findings.add(first);
  }

  #answer(): string {
    return `${this.#unattended} would have merged unattended, ${this.#waits.total} would have waited, ${this.#findings.total} would have been stopped`;
  }

  /** Advice never kept anything from being merged. */
  #advice(): string {
    const clean = this.total - this.#findings.total - this.#faults.total;
    return `advice only, because the policy does not bind this author; ${clean} without a finding, ${this.#findings.total} with one`;
  }

  #risk(): string[] {
    if (this.#risks.total === 0) return [];
    return [`risk: ${LEVELS.map((level) => `${this.#risks.of(level)} ${level}`).join(', ')}`];
  }

  #hint(): string[] {
    const ramp = `${this.#onlyRamp} waited for merge.ramp alone: once it names their components, such changes merge unattended`;
    const back = `rollbacks among what would have merged unattended: ${this.#rollbacks}; they need no ramp`;
    return [...(this.#rollbacks > 0 ? [back] : []), ...(this.#onlyRamp > 0 ? [ramp] : [])];
  }
}

function table(title: string, counts: Counts): string[] {
  const ranked = counts.ranked();
  const rest = ranked.slice(TOP).reduce((sum, [, count]) => sum + count, 0);
  const rows = [
    ...ranked.slice(0, TOP).map(([what, count]) => [String(count), what]),
    ...(rest > 0 ? [[String(rest), 'others']] : []),
  ];
  return rows.length === 0
    ? []
    : [`${title}:`, ...columns(rows.map(([count = '', what = '']) => [count.padStart(7), what]))];
}
