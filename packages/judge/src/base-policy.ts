import type { FileAtCommit } from '@gatehouse/forge';
import { GatehouseError, loadPolicy, outlinePolicy, type Policy, policySources } from '@gatehouse/policy';

/** The policy file as the base has it, not yet compiled. */
export interface BasePolicy {
  readonly path: string;
  readonly commit: string;
  /** Files it names, to be read at the same commit. */
  readonly sources: readonly string[];
  /** @throws GatehouseError `policy-invalid` when it is not UTF-8 */
  readonly text: () => string | null;
  /**
   * The policy without what the named files say. They hold bumps, and metadata knows of none, so that it is enough to tell
   * whether metadata decides. @throws GatehouseError `policy-invalid`
   */
  readonly outline: () => Policy;
}

/** Exact, a byte-order mark included: the digest in the verdict is that of the file's bytes. */
export function decodeText(file: FileAtCommit): string | null {
  if (file.bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes);
  } catch (cause) {
    const fix = `Save ${file.path} as UTF-8 in a pull request of a person that changes nothing else.`;
    throw new GatehouseError('policy-invalid', `${file.path} at ${file.commit} is not UTF-8 text.`, fix, { cause });
  }
}

function sourcesOf(text: () => string | null): readonly string[] {
  try {
    return policySources(text());
  } catch {
    // Unreadable text names nothing; whoever loads it says why.
    return [];
  }
}

export function basePolicy(file: FileAtCommit): BasePolicy {
  const { path, commit } = file;
  const text = () => decodeText(file);
  const sources = sourcesOf(text);
  return { path, commit, sources, text, outline: () => outlinePolicy({ path, commit, text: text() }, sources) };
}

/** @throws GatehouseError `policy-invalid` */
export function loadBasePolicy(base: BasePolicy, named: readonly FileAtCommit[]): Policy {
  const files = new Map(named.map((file) => [file.path, decodeText(file)]));
  return loadPolicy({ path: base.path, commit: base.commit, text: base.text(), files });
}

/** What stands in for a policy that cannot be read when its repair is judged: the built-in defaults. */
export function defaultPolicy({ path, commit }: BasePolicy): Policy {
  return loadPolicy({ path, commit, text: null, files: new Map() });
}
