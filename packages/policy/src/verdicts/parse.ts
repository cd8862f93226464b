import { GatehouseError, type Verdict } from '../verdict.ts';
import { verdictSchema } from './schema.ts';

const AGAIN =
  'Run the whole workflow again; if it happens every time, both jobs must use the same version of Gatehouse.';

/**
 * Reads a verdict that another job wrote.
 *
 * @throws GatehouseError `verdict-invalid` when it is not one, or its parts contradict each other.
 */
export function parseVerdict(json: unknown): Verdict {
  const parsed = verdictSchema.safeParse(json);
  if (parsed.success) return parsed.data as Verdict;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the verdict' : issue.path.map(String).join('.');
  throw new GatehouseError(
    'verdict-invalid',
    `the verdict cannot be used: ${place}: ${issue?.message ?? 'invalid'}`,
    AGAIN,
  );
}
