/** Bytes that arrive in pieces and are taken out by line or by count; each byte is joined at most once per taking. */
export class ByteQueue {
  #pieces: Buffer[] = [];
  #size = 0;

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
  }

  get size(): number {
    return this.#size;
  }

  /** The bytes before the next `delimiter`, which is dropped; null when it has not arrived. */
  takeUntil(delimiter: number): Buffer | null {
    let at = this.#pieces[0]?.indexOf(delimiter) ?? -1;
    if (at < 0 && this.#pieces.length > 1) at = this.#joined().indexOf(delimiter);
    if (at < 0) return null;
    const taken = this.#cut(at + 1);
    return taken.subarray(0, at);
  }

  /** Exactly `count` bytes; null when they have not all arrived. */
  take(count: number): Buffer | null {
    return this.#size < count ? null : this.#cut(count);
  }

  #cut(count: number): Buffer {
    const first = this.#pieces[0] ?? Buffer.alloc(0);
    const from = first.length >= count ? first : this.#joined();
    this.#size -= count;
    if (from.length === count) this.#pieces.shift();
    else this.#pieces[0] = from.subarray(count);
    return from.subarray(0, count);
  }

  #joined(): Buffer {
    const all = Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }
}
