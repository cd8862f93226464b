import type { Place } from './document.ts';

/** A value at the end of a path, with the path that was really walked. */
export interface Selected {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly quoted: boolean;
}

/** Where a path ended early, and what was there. */
export interface Missed {
  readonly path: string;
  readonly line: number;
  /** `no key \`commit\``, `a list`… completes "there is …". */
  readonly found: string;
  /** Behind a `*`: one item of a list lacks what others may have. */
  readonly inList: boolean;
  /** Nothing may be taken from here, whatever else is found. */
  readonly unclear: boolean;
}

export interface Selection {
  readonly values: readonly Selected[];
  readonly missed: readonly Missed[];
}

interface Walk {
  readonly place: Place;
  readonly path: string;
  readonly inList: boolean;
}

/** Steps of a path as policy writes it: `/spec/ref/commit`; `~1` is a slash in a key and `~0` a tilde (RFC 6901). */
function stepsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Every value at a path: `*` is any item of a list, digits are one item of a list or a key of a map. */
export function select(root: Place, path: string): Selection {
  const missed: Missed[] = [];
  let walks: readonly Walk[] = [{ place: root, path: '', inList: false }];
  for (const step of stepsOf(path)) {
    walks = walks.flatMap((walk) => next(walk, step, missed));
  }
  const values = walks.flatMap((walk) => valueAt(walk, missed));
  return { values, missed };
}

function next(walk: Walk, step: string, missed: Missed[]): readonly Walk[] {
  const { place, path, inList } = walk;
  const miss = (found: string, unclear = false): readonly Walk[] => {
    missed.push({ path: path === '' ? '/' : path, line: place.line, found, inList, unclear });
    return [];
  };
  const to = (child: Place, key: string, within = inList): Walk => ({
    place: child,
    path: `${path}/${key}`,
    inList: within,
  });
  if (place.kind === 'unclear') return miss(place.why, true);
  if (place.kind === 'value') return miss('a value');
  if (step === '*') {
    if (place.kind !== 'list') return miss('no list');
    return place.items.length === 0 ? miss('an empty list') : place.items.map((item, at) => to(item, `${at}`, true));
  }
  if (place.kind === 'list') {
    const item = /^(?:0|[1-9][0-9]{0,6})$/.test(step) ? place.items[Number(step)] : undefined;
    return item === undefined ? miss(`a list without an item \`${step}\``) : [to(item, step)];
  }
  const child = place.entries.get(step);
  return child === undefined ? miss(`no key \`${step}\``) : [to(child, step)];
}

function valueAt({ place, path, inList }: Walk, missed: Missed[]): readonly Selected[] {
  const { line } = place;
  if (place.kind === 'value') return [{ path, line, text: place.text, quoted: place.quoted }];
  const found = { map: 'a mapping', list: 'a list', unclear: place.kind === 'unclear' ? place.why : '' }[place.kind];
  missed.push({ path, line, found, inList, unclear: place.kind === 'unclear' });
  return [];
}
