import { z } from 'zod';
import { keysAt, type Shape } from './known-keys.ts';
import { type Complaint, complaintsOf } from './messages.ts';
import { shortened } from './shortened.ts';
import { nearest } from './suggest.ts';
import { readPolicyYaml } from './yaml.ts';

export interface OwnFile<T> {
  /** Null: it has complaints. */
  readonly value: T | null;
  /** `line 3: fixed-by is "1.8.2"…`, in the order in which they were found. */
  readonly complaints: readonly string[];
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Reads a YAML file that has a schema of its own, as strictly as a policy and with the same words for what is wrong. Never throws. */
export function readOwnFile<T>(schema: z.ZodType<T>, text: string): OwnFile<T> {
  const { data, complaints, lineOf } = readPolicyYaml(text);
  if (complaints.length > 0) {
    return { value: null, complaints: complaints.map(({ line, message }) => atLine(line, message)), lineOf };
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data, complaints: [], lineOf };
  const found = parsed.error.issues.flatMap((issue) => complaintsIn(schema, issue, data));
  const said = found.map(({ path, message }) => atLine(lineOf(path), message));
  return { value: null, complaints: [...new Set(said)], lineOf };
}

/** `line 3: what is wrong`. */
export function atLine(line: number | null, message: string): string {
  return line === null ? message : `line ${line}: ${message}`;
}

/** The policy's own list of keys does not know those of other files. */
function complaintsIn(schema: z.ZodType, issue: z.core.$ZodIssue, data: unknown): readonly Complaint[] {
  if (issue.code !== 'unrecognized_keys') return complaintsOf([issue], data);
  const known = keysAt(issue.path, z.toJSONSchema(schema, { io: 'input' }) as Shape);
  return issue.keys.slice(0, 20).map((key) => {
    const near = nearest(key, known);
    const way = near === null ? `keys here are ${known.join(', ')}` : `did you mean ${near}?`;
    const name = [...issue.path.map(String), shortened(key)].join('.');
    return { path: [...issue.path, key], message: `${name} is not a key; ${way}` };
  });
}
