import { whyAmbiguous, type YamlMap, type YamlNode, type YamlScalar } from '@gatehouse/bumps';
import { MAX_DEPTH, Unreadable } from './limits.ts';
import type { Side } from './side.ts';

/** Numbers for meanings: two nodes, of either side, have one number only if every reader sees the same in both. */
export class Meanings {
  readonly #numbers = new Map<string, number>();
  number(meaning: string): number {
    const known = this.#numbers.get(meaning);
    if (known !== undefined) return known;
    this.#numbers.set(meaning, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/**
 * Numbers the nodes of one side. Scalars count as they are written, with style and tag, never as what one library makes of them; an alias
 * counts as what it stands for; the order of a mapping's keys does not count. Each node is looked at once, whatever aliases repeat.
 * Throws `Unreadable`.
 */
export class SideMeanings {
  readonly #meanings: Meanings;
  readonly #side: Side;
  readonly #known = new Map<YamlNode, number>();
  readonly #open = new Set<YamlNode>();

  constructor(meanings: Meanings, side: Side) {
    this.#meanings = meanings;
    this.#side = side;
  }

  of(node: YamlNode): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    // An alias inside its own anchor.
    if (this.#open.has(node)) return this.#meanings.number('cycle');
    if (this.#open.size > MAX_DEPTH) throw new Unreadable('it is nested too deeply');
    this.#open.add(node);
    const number = this.#number(node);
    this.#open.delete(node);
    this.#known.set(node, number);
    return number;
  }

  #number(node: YamlNode): number {
    switch (node.kind) {
      case 'alias':
        return node.target === null ? this.#meanings.number(`unknown ${node.name}`) : this.of(node.target);
      case 'scalar':
        return this.#meanings.number(this.#scalar(node));
      case 'sequence':
        return this.#meanings.number(`sequence ${node.tag} ${node.items.map((item) => this.of(item)).join(' ')}`);
      case 'map':
        return this.#meanings.number(this.#map(node));
    }
  }

  #scalar(node: YamlScalar): string {
    const value = this.#side.moves(node) ? '' : node.value;
    return JSON.stringify([node.tag, node.style, this.#side.source(node), value]);
  }

  #map(node: YamlMap): string {
    const entries = [...node.entries].map(([key, { start, value }]) => `${this.#key(key, start)} ${this.of(value)}`);
    const merged = node.mergeValues.map((value) => this.of(value));
    return JSON.stringify([node.tag, entries.sort(), merged]);
  }

  #key(key: string, start: number): string {
    const quoted = whyAmbiguous(key) !== null && this.#side.isQuoted(start);
    return JSON.stringify([key, quoted]);
  }
}
