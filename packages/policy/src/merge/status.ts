import { statusText } from '../verdicts/status.ts';
import { DISPOSITIONS, type Disposition, type DispositionKind } from './disposition.ts';

export interface DispositionStatus {
  readonly state: Disposition['state'];
  /** `<kind>[ until 2026-11-22T08:00Z]: <reason>`, at most 140 characters, one line. */
  readonly description: string;
}

const SHAPE = /^([a-z-]+)(?: until ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z))?:(?: |$)/;

/** The commit status that a disposition becomes. A sweep reads kind and time back from it with `parseStatus`. */
export function dispositionStatus({ kind, state, until, next, reasons }: Disposition): DispositionStatus {
  const time = until === null ? '' : ` until ${until}`;
  const [first] = reasons;
  const said = state === 'success' || first === undefined ? next : first.message;
  return { state, description: statusText(`${kind}${time}: ${withoutKind(said === '' ? next : said, kind)}`) };
}

/** `frozen: frozen since …` says it twice, and there are only 140 characters. */
function withoutKind(said: string, kind: DispositionKind): string {
  return said.startsWith(`${kind} `) ? said.slice(kind.length + 1) : said;
}

/** Kind and time of a gate status that `dispositionStatus` wrote; null for any other text. */
export function parseStatus(description: string): { kind: DispositionKind; until: string | null } | null {
  const [, word, until] = SHAPE.exec(description) ?? [];
  const kind = DISPOSITIONS.find((one) => one === word);
  return kind === undefined ? null : { kind, until: until ?? null };
}
