import { randomBytes } from 'node:crypto';

/** Slots of an empty set, a power of two. */
const FIRST_SLOTS = 1 << 12;
const FREE = 0;

/**
 * Object ids as bytes, looked up where they stand in a tree: tens of millions of look-ups, nearly all of them of what is known, are
 * not to make a string each. Open addressing.
 */
export class IdSet {
  readonly #length: number;
  /** Number of an id, counted from one. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #ids = new Uint8Array(0);
  #size = 0;

  /** @param length bytes of an id */
  constructor(length: number) {
    this.#length = length;
  }

  get size(): number {
    return this.#size;
  }

  has(bytes: Uint8Array, at: number): boolean {
    return this.#slots[this.#slotOf(bytes, at)] !== FREE;
  }

  /** False: it was there. */
  add(bytes: Uint8Array, at: number): boolean {
    const slot = this.#slotOf(bytes, at);
    if (this.#slots[slot] !== FREE) return false;
    if ((this.#size + 1) * this.#length > this.#ids.length) this.#grow();
    this.#ids.set(bytes.subarray(at, at + this.#length), this.#size * this.#length);
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return true;
  }

  /** Where the id is, or the free slot where it belongs. */
  #slotOf(bytes: Uint8Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(bytes, at) & mask;
    for (let number = this.#slots[slot]; number; number = this.#slots[slot]) {
      if (this.#isAt(number - 1, bytes, at)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isAt(index: number, bytes: Uint8Array, at: number): boolean {
    const from = index * this.#length;
    for (let byte = 0; byte < this.#length; byte += 1) if (this.#ids[from + byte] !== bytes[at + byte]) return false;
    return true;
  }

  #grow(): void {
    const ids = new Uint8Array(Math.max(FIRST_SLOTS * this.#length, this.#ids.length * 2));
    ids.set(this.#ids);
    this.#ids = ids;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let index = 0; index < this.#size; index += 1)
      this.#slots[this.#slotOf(this.#ids, index * this.#length)] = index + 1;
  }
}

/** Of the first eight bytes. The factors are nobody's to know: ids that begin alike are cheap to make, and must not all meet in one slot. */
const FACTORS = randomBytes(8);
const FIRST = FACTORS.readUInt32LE(0) | 1;
const SECOND = FACTORS.readUInt32LE(4) | 1;

function hash(bytes: Uint8Array, at: number): number {
  const mixed = Math.imul(wordAt(bytes, at), FIRST) ^ Math.imul(wordAt(bytes, at + 4), SECOND);
  return mixed ^ (mixed >>> 15);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}
