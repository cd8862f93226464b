import { type PolicyFile, policyFileSchema } from '../schema/policy-file.ts';
import { complaintsOf } from './messages.ts';
import { readPolicyYaml } from './yaml.ts';

export interface ReadPolicy {
  /** Null: it has complaints. */
  readonly file: PolicyFile | null;
  /** `line 7: scope.update is not a key; did you mean scope.updates?`, in the order of the file. */
  readonly complaints: readonly string[];
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Reads the text of a policy; the files it names are not looked at. Never throws. */
export function readPolicyText(text: string): ReadPolicy {
  const yaml = readPolicyYaml(text);
  if (yaml.complaints.length > 0) return { file: null, complaints: yaml.complaints.map(said), lineOf: yaml.lineOf };
  const parsed = policyFileSchema.safeParse(yaml.data);
  if (parsed.success) return { file: parsed.data, complaints: [], lineOf: yaml.lineOf };
  const complaints = complaintsOf(parsed.error.issues, yaml.data)
    .map(({ path, message }) => ({ line: yaml.lineOf(path), message }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(said);
  return { file: null, complaints: [...new Set(complaints)], lineOf: yaml.lineOf };
}

function said({ line, message }: { readonly line: number | null; readonly message: string }): string {
  return line === null ? message : `line ${line}: ${message}`;
}
