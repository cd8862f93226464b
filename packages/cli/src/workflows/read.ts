import { at, type Cursor, entries, items, parseYamlDocuments, rootCursor, text, textAt } from '@gatehouse/bumps';

/** What of a workflow file says when it runs and whom it calls. */
export interface Workflow {
  readonly path: string;
  readonly name: string | null;
  /** By event. */
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly jobs: readonly Job[];
}

export interface Trigger {
  /** Null: GitHub's default for that event. */
  readonly types: readonly string[] | null;
  /** It leaves some out by path, tag or `branches-ignore`. */
  readonly filtered: boolean;
  /** For these alone, globs perhaps; null: for every branch. */
  readonly branches: readonly string[] | null;
  /** Names of the workflows that `workflow_run` waits for. */
  readonly workflows: readonly string[];
}

export interface Job {
  readonly id: string;
  readonly name: string | null;
  /** The reusable workflow it calls, or those its steps use. */
  readonly uses: readonly string[];
  readonly calls: boolean;
  readonly inputs: ReadonlyMap<string, string>;
  /** Null: not said; the whole for `read-all` and `write-all`. */
  readonly permissions: ReadonlyMap<string, string> | string | null;
  readonly matrix: boolean;
}

/** Null when the text is not one YAML document with a map in it. */
export function readWorkflow(path: string, source: string): Workflow | null {
  const { documents, fault } = parseYamlDocuments(source);
  const root = fault === null && documents[0] !== undefined ? rootCursor(documents[0]) : null;
  if (root?.node.kind !== 'map') return null;
  const given = at(root, 'permissions');
  return {
    path,
    name: textAt(root, 'name'),
    triggers: triggersOf(at(root, 'on')),
    jobs: entries(at(root, 'jobs')).map(({ key, value }) => jobOf(key, value, given)),
  };
}

const FILTERS = ['branches-ignore', 'paths', 'paths-ignore', 'tags', 'tags-ignore'];

function triggersOf(on: Cursor | null): ReadonlyMap<string, Trigger> {
  const bare: Trigger = { types: null, filtered: false, branches: null, workflows: [] };
  const alone = text(on);
  if (alone !== null) return new Map([[alone, bare]]);
  const listed = texts(on);
  if (listed.length > 0) return new Map(listed.map((event) => [event, bare]));
  return new Map(entries(on).map(({ key, value }) => [key, triggerOf(value)]));
}

function triggerOf(value: Cursor): Trigger {
  const [types, branches] = [at(value, 'types'), at(value, 'branches')];
  return {
    types: types === null ? null : oneOrMore(types),
    filtered: FILTERS.some((key) => at(value, key) !== null),
    branches: branches === null ? null : oneOrMore(branches),
    workflows: oneOrMore(at(value, 'workflows')),
  };
}

/** It runs for every pull request into the branch, as far as filters say; a pattern may, and is not looked into. */
export function covers({ filtered, branches }: Trigger, branch: string): boolean {
  return !filtered && (branches === null || branches.includes(branch));
}

function jobOf(id: string, job: Cursor, given: Cursor | null): Job {
  const called = textAt(job, 'uses');
  const steps = items(at(job, 'steps')).flatMap((step) => textAt(step, 'uses') ?? []);
  return {
    id,
    name: textAt(job, 'name'),
    uses: called === null ? steps : [called],
    calls: called !== null,
    inputs: pairs(at(job, 'with')),
    permissions: permissionsOf(at(job, 'permissions') ?? given),
    matrix: at(job, 'strategy', 'matrix') !== null,
  };
}

function permissionsOf(place: Cursor | null): Job['permissions'] {
  return place === null ? null : (text(place) ?? pairs(place));
}

function pairs(place: Cursor | null): ReadonlyMap<string, string> {
  return new Map(entries(place).flatMap(({ key, value }) => [[key, text(value) ?? ''] as const]));
}

function texts(place: Cursor | null): readonly string[] {
  return items(place).flatMap((item) => text(item) ?? []);
}

function oneOrMore(place: Cursor | null): readonly string[] {
  const alone = text(place);
  return alone === null ? texts(place) : [alone];
}
