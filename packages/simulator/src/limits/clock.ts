/** The limits' own time: the wall's, faster, and moved on by hand. Seconds. */
export class LimitClock {
  readonly #wall: () => number;
  #speed = 1;
  /** What both clocks showed when the speed was last set. */
  #since: { readonly wall: number; readonly own: number };

  /** `wall`: milliseconds since 1970. */
  constructor(wall: () => number = Date.now) {
    this.#wall = wall;
    this.#since = { wall: wall() / 1000, own: wall() / 1000 };
  }

  now(): number {
    return this.#since.own + (this.#wall() / 1000 - this.#since.wall) * this.#speed;
  }

  setSpeed(speed: number): void {
    this.#since = { wall: this.#wall() / 1000, own: this.now() };
    this.#speed = speed;
  }

  advance(seconds: number): void {
    this.#since = { ...this.#since, own: this.#since.own + seconds };
  }

  /** How long the wall's clock takes until this one shows that time; whole seconds, as headers have them, rounded up. */
  wallSecondsUntil(time: number): number {
    return Math.max(0, Math.ceil((time - this.now()) / this.#speed));
  }

  /** The same as seconds since 1970 on the wall's clock. */
  wallTimeOf(time: number): number {
    return Math.ceil(this.#wall() / 1000 + (time - this.now()) / this.#speed);
  }
}
