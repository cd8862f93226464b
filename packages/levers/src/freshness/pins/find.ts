import {
  isManaged,
  LineIndex,
  type Located,
  type Locator,
  locate,
  MAX_BLOB_BYTES,
  MAX_CHANGE_BYTES,
} from '@gatehouse/bumps';
import type { RepositoryReader, TreeEntry } from '@gatehouse/forge';
import type { ImageSet } from '@gatehouse/policy';
import { mayHoldPins, type Pin, type Refusal, scanPins, type TreeFile } from '@gatehouse/release';

/** Pins that one issue tells of. */
export interface PinGroup {
  /** Null: every pin there is, because the policy has no image sets. */
  readonly set: string | null;
  readonly pins: readonly Pin[];
  /** Why there may be more. */
  readonly problems: readonly Refusal[];
}

/** Finds the pins of every set in a tree, or, without sets, every image that is pinned by digest. Each file is read and located once. */
export async function findPins(
  reader: Pick<RepositoryReader, 'readBlobs'>,
  tree: readonly TreeEntry[],
  sets: readonly ImageSet[],
): Promise<readonly PinGroup[]> {
  const wanted = (path: string) => (sets.length === 0 ? isManaged(path) : sets.some((set) => mayHoldPins(set, path)));
  const { files, problems } = await readFiles(
    reader,
    tree.filter(({ path, mode }) => mode !== '040000' && wanted(path)),
  );
  const once = remembering();
  if (sets.length === 0) {
    const { pins, problems: more } = everyPin(files, once);
    return [{ set: null, pins, problems: [...problems, ...more] }];
  }
  return sets.map((set) => {
    const scan = scanPins(set, files, once);
    const own = problems.filter(({ place }) => place !== null && mayHoldPins(set, place));
    return { set: set.name, pins: scan.pins, problems: [...own, ...scan.problems] };
  });
}

async function readFiles(
  reader: Pick<RepositoryReader, 'readBlobs'>,
  entries: readonly TreeEntry[],
): Promise<{ readonly files: readonly TreeFile[]; readonly problems: readonly Refusal[] }> {
  const readable = entries.filter(({ size, mode }) => mode !== '160000' && (size ?? 0) <= MAX_BLOB_BYTES);
  const large = entries.filter(({ size }) => (size ?? 0) > MAX_BLOB_BYTES);
  const total = readable.reduce((sum, { size }) => sum + (size ?? 0), 0);
  if (total > MAX_CHANGE_BYTES) return { files: [], problems: [tooMuch(total)] };
  const blobs =
    readable.length === 0 ? new Map() : await reader.readBlobs([...new Set(readable.map(({ oid }) => oid))]);
  const none = new Uint8Array();
  const files = entries
    .filter((entry) => !large.includes(entry))
    .map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? none }));
  return { files, problems: large.map(tooLarge) };
}

function everyPin(files: readonly TreeFile[], once: Locator): Omit<PinGroup, 'set'> {
  const regular = files.filter(({ mode }) => mode.startsWith('100'));
  const located = regular.map((file) => once(file.path, file));
  return { pins: located.flatMap(pinsOf), problems: located.flatMap(hidden) };
}

function pinsOf({ path, references }: Located): readonly Pin[] {
  return references.flatMap(({ datasource, digest, line, key, name, version }) =>
    datasource !== 'docker' || digest === undefined
      ? []
      : [{ path, line, key, image: name, tag: version?.text ?? null, digest: digest.text }],
  );
}

/**
 * A file that is no text may hide pins; so may one that is no strict YAML, say: a digest in it that no reference has may be a pin that was
 * found while the file was whole, and is none the less pinned.
 */
function hidden({ path, text, references, problems }: Located): readonly Refusal[] {
  const [problem] = problems;
  if (problem === undefined) return [];
  const known = new Set(references.map(({ digest }) => digest?.text));
  const mention = text === null ? null : [...text.matchAll(DIGEST)].find(([, digest]) => !known.has(digest));
  if (mention === undefined) return [];
  const place = mention === null ? path : `${path}:${new LineIndex(mention.input).lineAt(mention.index)}`;
  const message = `Pins may stand in the file that were not found: ${problem.message}.`;
  return [{ rule: 'pins/unreadable', place, message, fix: problem.fix }];
}

const DIGEST = /(?:@|\bdigest["']?\s*[:=]\s*["']?)(sha256:[0-9a-f]{64})(?![0-9a-f])/g;

function remembering(): Locator {
  const known = new Map<string, Located>();
  return (path, blob) => {
    const key = `${blob.oid} ${path}`;
    const found = known.get(key) ?? locate(path, blob);
    known.set(key, found);
    return found;
  };
}

function tooLarge({ path, size }: TreeEntry): Refusal {
  return {
    rule: 'pins/unreadable',
    place: path,
    message: `The file has ${size} bytes, and files of more than ${MAX_BLOB_BYTES} are not read.`,
    fix: 'Let `pins` of the image set name the files in which pins are, and not this one.',
  };
}

function tooMuch(total: number): Refusal {
  return {
    rule: 'pins/unreadable',
    place: null,
    message: `Pins may stand in ${total} bytes of files, and not more than ${MAX_CHANGE_BYTES} are read.`,
    fix: 'Let `pins` of the image sets name the files in which pins are.',
  };
}
