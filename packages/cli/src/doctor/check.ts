/** One point of the boundary. */
export interface Check {
  /** `merge/…` as in docs/rules.md, or a name of the doctor's own. */
  readonly name: string;
  /** Null: it could not be told. */
  readonly ok: boolean | null;
  readonly message: string;
  /** Empty when it holds. */
  readonly fix: string;
}

export function ok(name: string, message: string): Check {
  return { name, ok: true, message, fix: '' };
}

export function problem(name: string, message: string, fix: string): Check {
  return { name, ok: false, message, fix };
}

export function unknown(name: string, message: string, fix: string): Check {
  return { name, ok: null, message, fix };
}
