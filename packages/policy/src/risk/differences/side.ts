import { LineIndex, type Span, type YamlNode } from '@gatehouse/bumps';
import type { Cut } from './cuts.ts';

/** No text that is compared contains it, so it can stand for what was taken out. */
const PLACEHOLDER = '\u0000';

/** One side of a file while it is compared. */
export class Side {
  readonly text: string;
  readonly lines: LineIndex;
  readonly #cuts: readonly Cut[];

  constructor(text: string, cuts: readonly Cut[]) {
    this.text = text;
    this.lines = new LineIndex(text);
    this.#cuts = cuts;
  }

  /** The source of a node; each bumped value in it replaced by its label, so that only the same bump looks the same. */
  source({ start, end }: Span): string {
    let source = '';
    let from = start;
    for (const cut of this.#cutsIn(start, end)) {
      source += `${this.text.slice(from, cut.start)}${PLACEHOLDER}${cut.label}${PLACEHOLDER}`;
      from = cut.end;
    }
    return source + this.text.slice(from, end);
  }

  /** Whether a bumped value stands in it. */
  moves({ start, end }: Span): boolean {
    return this.#cutsIn(start, end).length > 0;
  }

  /** A key in quotes is text; without them some readers take `on` or `1` for something else. */
  isQuoted(offset: number): boolean {
    return /["']/.test(this.text.charAt(offset));
  }

  lineOf(place: Pick<YamlNode, 'start'>): number {
    return this.lines.lineAt(place.start);
  }

  #cutsIn(start: number, end: number): readonly Cut[] {
    let [low, high] = [0, this.#cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found: Cut[] = [];
    for (let cut = this.#cuts[low]; cut !== undefined && cut.end <= end; cut = this.#cuts[found.length + low])
      found.push(cut);
    return found;
  }
}
