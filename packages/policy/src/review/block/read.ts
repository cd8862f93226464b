import { readJson } from './json.ts';
import { type ReviewBlock, reviewBlockSchema } from './schema.ts';

/** A verdict as it was read, or why it is none. */
export type ReadBlock =
  | { readonly block: ReviewBlock; readonly problem: null }
  | {
      readonly block: null;
      /** A predicate: `is not JSON`. */
      readonly problem: string;
      /** The head and the reviewer it names, as far as that can be told. */
      readonly head: string | null;
      readonly reviewer: string | null;
    };

/** Four times what a comment can hold. */
const MAX_LENGTH = 256 * 1024;

/** Reads the JSON of a block; what contradicts itself is no verdict. Never throws. */
export function readBlock(json: string): ReadBlock {
  const { value, problem } = readJson(json, MAX_LENGTH);
  if (problem !== null) return malformed(value, problem);
  const parsed = reviewBlockSchema.safeParse(value);
  if (!parsed.success) return malformed(value, `does not follow the schema: ${firstIssue(parsed.error.issues)}`);
  const contradiction = contradictionIn(parsed.data);
  return contradiction === null ? { block: parsed.data, problem: null } : malformed(value, contradiction);
}

function contradictionIn({ outcome, findings, resolves = [], coverage, head, since }: ReviewBlock): string | null {
  const ids = findings.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (outcome === 'clean' && ids.length > 0) return 'says `clean` and has findings';
  if (outcome === 'findings' && ids.length === 0) return 'says `findings` and has none';
  if (twice !== undefined) return `has the finding ${twice} twice`;
  const both = resolves.find((id) => ids.includes(id));
  if (both !== undefined) return `resolves ${both} and still finds it`;
  if (coverage !== undefined && coverage.reviewed > coverage.total) return 'reviewed more files than there are';
  return since === head ? 'says that nothing but the commit itself was reviewed since that commit' : null;
}

function malformed(value: unknown, problem: string): ReadBlock {
  return { block: null, problem, head: headAt(value), reviewer: textAt(value, 'reviewer') };
}

/** A head that is no commit id may have been meant for any commit. */
function headAt(value: unknown): string | null {
  const head = textAt(value, 'head');
  return head !== null && /^[0-9a-f]{40}$/.test(head) ? head : null;
}

function textAt(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : null;
}

/** The place only: the reader's words about a value may repeat the value. */
function firstIssue(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): string {
  const [first] = issues;
  const place = first?.path.map(String).join('.') ?? '';
  return first?.code === 'unrecognized_keys' ? 'it has keys that are not known' : `\`${place || 'it'}\` is not valid`;
}
