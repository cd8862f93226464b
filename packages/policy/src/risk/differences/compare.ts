import type { Span, YamlMap, YamlNode, YamlScalar, YamlSequence } from '@gatehouse/bumps';
import type { Difference, DocumentIdentity } from '../types.ts';
import type { FileDocument } from './documents.ts';
import { type Entry, entriesOf, resolve } from './entries.ts';
import { type Limits, MAX_DEPTH, spend, Unreadable } from './limits.ts';
import { matchDocuments } from './match-documents.ts';
import { matchItems } from './match-items.ts';
import { Meanings, SideMeanings } from './meaning.ts';
import { isPatchOperation } from './patch-operation.ts';
import { plainValue } from './plain-value.ts';
import type { Side } from './side.ts';

/** The same place on both sides. */
interface Place {
  readonly document: DocumentIdentity;
  readonly at: readonly string[];
  /** It was reached through an alias or a merge key, so its bytes are also another place's. */
  readonly shared: boolean;
}

interface Node {
  readonly node: YamlNode;
  /** Where a reader looks for it: its key, or itself. */
  readonly start: number;
}

/** Compares the documents of one file. Throws `Unreadable`. */
export class Comparison {
  readonly differences: Difference[] = [];
  readonly #path: string;
  readonly #sides: { readonly before: Side; readonly after: Side };
  readonly #meanings: { readonly before: SideMeanings; readonly after: SideMeanings };
  readonly #limits: Limits;
  #depth = 0;

  constructor(path: string, before: Side, after: Side, limits: Limits) {
    const meanings = new Meanings();
    this.#path = path;
    this.#sides = { before, after };
    this.#meanings = { before: new SideMeanings(meanings, before), after: new SideMeanings(meanings, after) };
    this.#limits = limits;
  }

  documents(before: readonly FileDocument[], after: readonly FileDocument[]): void {
    const old = before.map((document) => ({ ...document, number: this.#meanings.before.of(document.root) }));
    const now = after.map((document) => ({ ...document, number: this.#meanings.after.of(document.root) }));
    for (const pair of matchDocuments(old, now)) {
      const document = (pair.after ?? pair.before)?.identity;
      if (document === undefined) continue;
      const shared = pair.before?.shared === true || pair.after?.shared === true;
      this.#pair({ document, at: [], shared }, whole(pair.before?.root), whole(pair.after?.root));
    }
  }

  #pair(place: Place, before: Node | null, after: Node | null): void {
    if (before !== null && after !== null) this.#node(place, before, after);
    else this.#report(place, before, after);
  }

  /** Every unequal pair leaves at least one difference, whatever the comparison below it makes of it. */
  #node(place: Place, before: Node, after: Node): void {
    if (this.#meanings.before.of(before.node) === this.#meanings.after.of(after.node)) return;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Unreadable('it is nested too deeply');
    const known = this.differences.length;
    this.#inside(place, before.node, after.node);
    this.#depth -= 1;
    if (this.differences.length === known) this.#report(place, before, after);
  }

  #inside(place: Place, before: YamlNode, after: YamlNode): void {
    const [old, now] = [resolve(before), resolve(after)];
    const shared = place.shared || before.kind === 'alias' || after.kind === 'alias';
    if (shared) spend(this.#limits, 'values');
    if (old === null || now === null || old.tag !== now.tag) return;
    if (isPatchOperation(old) || isPatchOperation(now)) return;
    if (old.kind === 'map' && now.kind === 'map') this.#maps({ ...place, shared }, old, now);
    if (old.kind === 'sequence' && now.kind === 'sequence') this.#sequences({ ...place, shared }, old, now);
  }

  #maps(place: Place, before: YamlMap, after: YamlMap): void {
    const old = entriesOf(before, this.#limits);
    const now = entriesOf(after, this.#limits);
    for (const key of new Set([...now.keys(), ...old.keys()])) {
      const [was, is] = [old.get(key), now.get(key)];
      const shared = place.shared || was?.shared === true || is?.shared === true;
      this.#pair({ ...place, shared, at: [...place.at, (is ?? was)?.key ?? key] }, value(was), value(is));
    }
  }

  #sequences(place: Place, before: YamlSequence, after: YamlSequence): void {
    const numbers = {
      before: before.items.map((item) => this.#meanings.before.of(item)),
      after: after.items.map((item) => this.#meanings.after.of(item)),
    };
    const { pairs, reordered } = matchItems(before, after, numbers);
    for (const pair of pairs) {
      const at = [...place.at.slice(0, -1), `${place.at.at(-1) ?? ''}${pair.step}`];
      this.#pair({ ...place, at }, whole(pair.before), whole(pair.after));
    }
    if (reordered) this.#report(place, { node: before, start: before.start }, { node: after, start: after.start });
  }

  #report({ document, at, shared }: Place, before: Node | null, after: Node | null): void {
    if (before === null && after === null) return;
    spend(this.#limits, 'differences');
    const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const line = after === null ? this.#line('before', before) : this.#line('after', after);
    this.differences.push({
      path: this.#path,
      line,
      document,
      at,
      kind,
      before: before === null ? undefined : plainValue(before.node, this.#limits),
      after: after === null ? undefined : plainValue(after.node, this.#limits),
      spans: shared ? null : this.#spans(before?.node ?? null, after?.node ?? null),
    });
  }

  #line(side: 'before' | 'after', place: Node | null): number {
    return this.#sides[side].lineOf({ start: place?.start ?? 0 });
  }

  #spans(before: YamlNode | null, after: YamlNode | null): Difference['spans'] {
    const [old, now] = [this.#plainly('before', before), this.#plainly('after', after)];
    return old === null || now === null || old.style !== now.style ? null : { before: spanOf(old), after: spanOf(now) };
  }

  /** A scalar that carries nothing but its value, on one line. */
  #plainly(side: 'before' | 'after', node: YamlNode | null): YamlScalar | null {
    if (node?.kind !== 'scalar' || node.tagged || node.anchor !== null || node.style === 'block') return null;
    return node.end > node.start && !this.#sides[side].text.slice(node.start, node.end).includes('\n') ? node : null;
  }
}

function whole(node: YamlNode | null | undefined): Node | null {
  return node === null || node === undefined ? null : { node, start: node.start };
}

function value(entry: Entry | undefined): Node | null {
  return entry === undefined ? null : { node: entry.value, start: entry.start };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
