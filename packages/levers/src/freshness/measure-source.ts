import type { TreeEntry } from '@gatehouse/forge';
import { type FreshnessSource, GatehouseError } from '@gatehouse/policy';
import {
  absentImports,
  compileImports,
  decideFreshness,
  type ImportedPaths,
  importedPath,
  measure,
  type PinFile,
  type Read,
  type Refusal,
  readImports,
  readSourcePin,
  whyTooMany,
} from '@gatehouse/release';
import { asSentence } from '../shared/index.ts';
import { readLacked } from './lacked.ts';
import type { SourceReader, SourceReport } from './types.ts';

interface Asked {
  readonly source: FreshnessSource;
  readonly file: PinFile;
  readonly reader: SourceReader;
  readonly clock: () => Date;
  /** A token for other repositories was given. */
  readonly sourceToken: boolean;
}

/** Measures one source. What stands in the way is an `unknown` with its refusal, so that it hides no other source. */
export async function measureSource(asked: Asked): Promise<SourceReport> {
  const { source, file } = asked;
  const { name, repository, branch } = source;
  const nothing = { name, repository, branch, reasons: [], measured: null, imports: [] };
  const unknown = (refusal: Refusal, place = source.file): SourceReport => ({
    ...nothing,
    place,
    state: 'unknown',
    refusal,
  });
  const pin = readSourcePin(file, source.pin);
  if (pin.value === null) return unknown(pin.refusal);
  const place = `${source.file}:${pin.value.line}`;
  const imports = importsOf(source, file);
  if (imports.value === null) return unknown(imports.refusal, place);
  try {
    return { ...nothing, place, ...(await measured(asked, pin.value.commit, imports.value, place)) };
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return unknown(unreadable(source, error, asked.sourceToken), place);
  }
}

async function measured(
  { source, reader, clock }: Asked,
  commit: string,
  imports: ImportedPaths,
  place: string,
): Promise<Pick<SourceReport, 'state' | 'reasons' | 'measured' | 'imports' | 'refusal'>> {
  const lacked = await readLacked(reader, { since: commit, branch: source.branch }, imports);
  const measurement = measure(commit, lacked, imports, clock().getTime());
  const found = { measured: measurement, imports: imports.patterns, reasons: [] };
  const absent = await absentIn(reader, imports, [commit, lacked.tip]);
  const misspelt = absent === undefined ? null : noSuchImport(source, absent);
  const decision = decideFreshness(measurement, source, place);
  if (decision.state === 'stale') return { ...found, state: 'stale', reasons: decision.reasons, refusal: misspelt };
  const refusal = misspelt ?? (decision.state === 'unknown' ? decision.refusal : null);
  return { ...found, state: refusal === null ? 'fresh' : 'unknown', refusal };
}

/** A path that is in neither tree is misspelt: no commit would ever touch it, and the pin would be fresh for ever. */
async function absentIn(
  reader: SourceReader,
  imports: ImportedPaths,
  commits: readonly string[],
): Promise<string | undefined> {
  let absent: readonly string[] = imports.patterns;
  for (const commit of new Set(commits)) {
    if (absent.length === 0) break;
    const tree: readonly TreeEntry[] = await reader.readTree(commit);
    absent = absentImports(
      absent,
      tree.map(({ path }) => path),
    );
  }
  return absent[0];
}

function importsOf(source: FreshnessSource, file: PinFile): Read<ImportedPaths> {
  const named = readImports(file, source.imports);
  if (named.value === null) return named;
  const patterns = [...source.paths];
  for (const { text, line, path } of named.value) {
    const imported = importedPath(text);
    if (imported === null) return { value: null, refusal: noPath(source, line, path, text) };
    patterns.push(imported);
  }
  const why = whyTooMany(patterns);
  if (why !== null) return { value: null, refusal: tooMany(source, why) };
  return { value: compileImports(patterns), refusal: null };
}

function noPath({ file, repository }: FreshnessSource, line: number, path: string, text: string): Refusal {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    rule: 'freshness/imports',
    place: `${file}:${line}`,
    message: `\`${path}\` is \`${shown}\`, which is no path in ${repository}.`,
    fix: 'Write a path from the root of the source, such as `apps/api`, or let `imports` in the policy name other places.',
  };
}

function tooMany({ file }: FreshnessSource, message: string): Refusal {
  return {
    rule: 'freshness/imports',
    place: file,
    message,
    fix: 'Name the folders they are in under `paths` in the policy, and leave `imports` out.',
  };
}

function noSuchImport({ file, repository }: FreshnessSource, pattern: string): Refusal {
  return {
    rule: 'freshness/imports',
    place: file,
    message: `${repository} has nothing at \`${pattern}\`, neither at the pin nor at the tip of the branch, so nothing there could ever be behind.`,
    fix: 'Correct the imported path in the policy or in the file that names it.',
  };
}

/** A private repository that a token may not read is, to GitHub, not there. */
function unreadable({ repository }: FreshnessSource, error: GatehouseError, sourceToken: boolean): Refusal {
  const hidden = ['not-found', 'forbidden', 'unauthorized'].includes(error.code);
  const token = sourceToken
    ? `make sure that \`source-token\` may read the contents of ${repository}`
    : `if ${repository} is another private repository, set \`source-token\` to a token that may read its contents, because GITHUB_TOKEN reads only its own`;
  const fix = hidden ? `Check the repository, branch and pinned commit; ${token}.` : error.fix;
  return { rule: 'freshness/source', place: repository, message: asSentence(error.message), fix };
}
