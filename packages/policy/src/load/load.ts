import { createHash } from 'node:crypto';
import type { Hold } from '../holds/hold.ts';
import { ownHold } from '../holds/own.ts';
import { renovateHold } from '../holds/renovate.ts';
import { RuleFault } from '../holds/renovate-rules.ts';
import { setHold } from '../holds/set.ts';
import { explainSetHold, setHoldPath } from '../holds/set-hold.ts';
import type { Policy } from '../policy.ts';
import { type PolicyFile, policyFileSchema } from '../schema/policy-file.ts';
import { GatehouseError } from '../verdict.ts';
import { compilePolicy } from './compile.ts';
import { readPolicyText } from './read.ts';
import { policySources } from './sources.ts';

export interface PolicyInput {
  readonly path: string;
  /** Null: there is no such file, and the built-in defaults apply. */
  readonly text: string | null;
  /** Commit the files were read at; null when that does not apply. */
  readonly commit: string | null;
  /** Commit the files below were read at, where it is another than `commit`. */
  readonly filesCommit?: string;
  /** Text of each file of `policySources`; null or absent: it does not exist there. */
  readonly files: ReadonlyMap<string, string | null>;
}

/**
 * Reads and compiles a policy.
 *
 * @throws GatehouseError `policy-invalid`, whose message names each key and line that is wrong and what to write instead.
 */
export function loadPolicy(input: PolicyInput): Policy {
  const { path, text, commit } = input;
  if (text === null)
    return compilePolicy(policyFileSchema.parse({ version: 1 }), { path, commit, digest: 'default', files: [] }, []);
  const read = readPolicyText(text);
  if (read.file === null) throw invalid(path, read.complaints);
  const own = read.file.holds.map((entry, index) => compileHold(entry, index, input, read.lineOf));
  const holds = [...own, ...read.file.images.flatMap(({ name }) => compileSetHold(name, input))];
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return compilePolicy(read.file, { path, commit, digest, files: policySources(text) }, holds);
}

type LineOf = (path: readonly PropertyKey[]) => number | null;

function compileHold(entry: PolicyFile['holds'][number], index: number, input: PolicyInput, lineOf: LineOf): Hold {
  if (!('from-renovate' in entry)) return ownHold(entry);
  const named = entry['from-renovate'];
  const place = `line ${lineOf(['holds', index, 'from-renovate'])}: holds[${index}].from-renovate`;
  const text = input.files.get(named) ?? null;
  if (text === null)
    throw invalid(input.path, [
      `${place} names ${named}, which does not exist ${whereRead(input)}; correct the path or remove the entry`,
    ]);
  try {
    return renovateHold(named, text);
  } catch (error) {
    if (error instanceof RuleFault)
      throw invalid(input.path, [`${place}: ${named} cannot be read as holds: ${error.message}`]);
    throw error;
  }
}

/** None where there is no such file: most sets were never rolled back. */
function compileSetHold(set: string, { path, files }: PolicyInput): readonly Hold[] {
  const file = setHoldPath(set);
  const text = files.get(file) ?? null;
  if (text === null) return [];
  const { hold, complaints } = explainSetHold(file, text);
  if (hold !== null) return [setHold(hold)];
  throw invalid(
    path,
    complaints.map((complaint) => `${file}, the hold of the set ${set}: ${complaint}`),
  );
}

function whereRead({ commit, filesCommit }: PolicyInput): string {
  const read = filesCommit ?? commit;
  return read === null ? 'there' : `at commit ${read.slice(0, 12)}`;
}

function invalid(path: string, complaints: readonly string[]): GatehouseError {
  const shown = complaints.slice(0, 10);
  const more = complaints.length > shown.length ? [`and ${complaints.length - shown.length} more`] : [];
  const all = [...shown, ...more];
  const lines = all.map((line, at) => (at < all.length - 1 ? `${line};` : line));
  const head = `the policy ${path} cannot be read:`;
  return new GatehouseError(
    'policy-invalid',
    all.length > 1 ? [head, ...lines] : `${head} ${lines.join('')}`,
    `Correct it in a pull request of a person that changes only ${path} and the files it names: that one is judged as advice, so it can be merged. docs/policy.md lists every key.`,
  );
}
