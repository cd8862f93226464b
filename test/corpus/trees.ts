import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ImageSet, loadPolicy } from '@gatehouse/policy';
import type { Digests, TreeFile } from '@gatehouse/release';
import { parse } from 'yaml';

/**
 * A tree with pins and what a rewrite makes of it. In texts, `{api1}` stands for the 64 digits of a digest, `{API1}` for the same in capitals,
 * `{rev1}` for a commit id.
 */
export interface TreeCase {
  readonly name: string;
  readonly says: string;
  readonly set: ImageSet;
  readonly to: Digests;
  readonly floor: number;
  readonly revisions: ReadonlyMap<string, string>;
  /** Commits that the digests before were built from. */
  readonly was: ReadonlyMap<string, string>;
  readonly before: readonly TreeFile[];
  /** Texts of the files that change, by path; null: it is refused. */
  readonly after: ReadonlyMap<string, string> | null;
  /** `rule place`, in order. */
  readonly refused: readonly string[];
  /** Rewriting back does not give the bytes from before. */
  readonly oneWay: boolean;
}

type Texts = Readonly<Record<string, string>>;
interface Written {
  readonly says: string;
  readonly set: object;
  readonly to: Texts;
  readonly floor?: number;
  readonly revisions?: Texts;
  readonly was?: Texts;
  readonly before: Readonly<Record<string, string | { readonly mode: string; readonly text: string }>>;
  readonly after?: Texts;
  readonly refused?: readonly string[];
  readonly 'one-way'?: boolean;
}

const FOLDER = fileURLToPath(new URL('trees/', import.meta.url));

export function treeCases(): readonly TreeCase[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => readCase(file.replace('.yml', ''), parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Written));
}

function readCase(name: string, written: Written): TreeCase {
  const text = JSON.stringify({ version: 1, images: [{ name: 'runtime', ...written.set }] });
  const [set] = loadPolicy({ path: 'policy.yml', text, commit: null, files: new Map() }).images;
  if (set === undefined) throw new Error(`${name} has no set`);
  const commits = (texts: Texts = {}) =>
    new Map(Object.entries(texts).map(([image, at]) => [image, expand(`{${at}}`)]));
  return {
    name,
    says: written.says,
    set,
    to: new Map(Object.entries(written.to).map(([image, at]) => [image, `sha256:${expand(`{${at}}`)}`])),
    floor: written.floor ?? 0,
    revisions: commits(written.revisions),
    was: commits(written.was),
    before: Object.entries(written.before).map(([path, file]) => fileOf(path, file)),
    after: written.after ? new Map(Object.entries(written.after).map(([path, after]) => [path, expand(after)])) : null,
    refused: written.refused ?? [],
    oneWay: written['one-way'] ?? false,
  };
}

function fileOf(path: string, file: string | { readonly mode: string; readonly text: string }): TreeFile {
  const { mode, text } = typeof file === 'string' ? { mode: '100644', text: file } : file;
  return treeFile(path, mode, new TextEncoder().encode(expand(text)));
}

export function treeFile(path: string, mode: string, bytes: Uint8Array): TreeFile {
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return { path, mode, oid, bytes };
}

function expand(text: string): string {
  return text.replace(/\{([A-Za-z]+)([0-9]?)\}/g, (_, name: string, number: string) => {
    const hex = createHash('sha256')
      .update(name.toLowerCase() + number)
      .digest('hex');
    if (name === 'rev') return hex.slice(0, 40);
    return name === name.toUpperCase() ? hex.toUpperCase() : hex;
  });
}
