import type { Outcome } from '@gatehouse/policy';
import { columns } from '../columns.ts';
import type { Judged } from './task.ts';

/** Reasons listed in the closing table; the rest is one line. */
const TOP = 10;

/** Counts what became of the commits. */
export class Tally {
  readonly #outcomes = new Map<Outcome, number>();
  readonly #reasons = new Map<string, number>();
  #total = 0;

  add({ outcome, reason }: Judged): void {
    this.#total += 1;
    this.#outcomes.set(outcome, this.of(outcome) + 1);
    if (reason !== null) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  get total(): number {
    return this.#total;
  }

  of(outcome: Outcome): number {
    return this.#outcomes.get(outcome) ?? 0;
  }

  /** The answer a replay was run for: how many would have merged by themselves, and why the others would not. */
  lines(): string[] {
    const clean = this.#total - [...this.#reasons.values()].reduce((sum, count) => sum + count, 0);
    const ranked = [...this.#reasons].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const shown = ranked.slice(0, TOP);
    const rest = ranked.slice(TOP).reduce((sum, [, count]) => sum + count, 0);
    const rows = [
      ...shown.map(([rule, count]) => [String(count), rule]),
      ...(rest > 0 ? [[String(rest), 'other rules']] : []),
    ];
    const reasons = rows.length > 0 ? '; by the first finding of each:' : '';
    return [
      `${this.#total} commit${this.#total === 1 ? '' : 's'}: ${this.#answer(clean)}${reasons}`,
      ...columns(rows.map(([count = '', rule = '']) => [count.padStart(7), rule])),
    ];
  }

  /** Advice never kept anything from being merged, and an error says nothing about its commit. */
  #answer(clean: number): string {
    const errors = this.of('error');
    const others = this.#total - clean - errors;
    const failed = errors > 0 ? `, ${errors} could not be judged` : '';
    return this.of('skip') > 0
      ? `advice only, because the policy does not bind this author; ${clean} without a finding, ${others} with one${failed}`
      : `${clean} would have merged by themselves, ${others} would not${failed}`;
  }
}
