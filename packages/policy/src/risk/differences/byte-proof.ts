import type { Span } from '@gatehouse/bumps';
import type { Cut, Cuts } from './cuts.ts';
import type { Side } from './side.ts';

/** Null: both texts are the same, byte for byte and cut for cut, outside the cuts. Else the first line at head where they are not. */
export function firstDifferenceOutside(before: Side, after: Side, cuts: Cuts): number | null {
  let [from, to] = [0, 0];
  for (let index = 0; ; index += 1) {
    const [old, now] = [cuts.before[index], cuts.after[index]];
    const was = before.text.slice(from, old?.start);
    const is = after.text.slice(to, now?.start);
    if (was !== is) return after.lines.lineAt(to + commonLength(was, is));
    if (old?.label !== now?.label) return after.lines.lineAt(now?.start ?? after.text.length);
    if (old === undefined || now === undefined) return null;
    [from, to] = [old.end, now.end];
  }
}

/** Cuts of bumps and of the differences' own spans together; a bump inside a difference is part of it. */
export function withSpans(cuts: Cuts, spans: readonly { readonly before: Span; readonly after: Span }[]): Cuts {
  const side = (bumps: readonly Cut[], which: 'before' | 'after') => {
    const own = spans.map((pair, index) => ({ ...pair[which], label: `difference ${index}` }));
    return outermost([...bumps, ...own]);
  };
  return { before: side(cuts.before, 'before'), after: side(cuts.after, 'after') };
}

function outermost(cuts: readonly Cut[]): readonly Cut[] {
  const kept: Cut[] = [];
  let end = -1;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (cut.end <= end) continue;
    kept.push(cut);
    end = cut.end;
  }
  return kept;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
