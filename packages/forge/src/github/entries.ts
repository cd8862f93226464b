import { MAX_CHANGE_BYTES } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import { tooMuchContent } from '../too-much-content.ts';
import type { Client } from './client.ts';
import { BARE_ENTRY, type EntryAnswer, WHOLE_ENTRY } from './entry.ts';
import { incomplete } from './faults.ts';
import { CONCURRENCY, split } from './limits.ts';

/** One path and the commits at which its tree entry is wanted; `text`: with the content. */
export interface PathQuestion {
  readonly path: string;
  readonly at: ReadonlyMap<string, { readonly text: boolean }>;
}

/** Tree entries by commit and path. */
export interface Entries {
  /** Null: the path does not exist there. Throws for what was not asked. */
  get(commit: string, path: string): EntryAnswer | null;
}

/** What was answered so far. Counts the text in it: no list of files may fill the memory. */
class Found {
  readonly entries = new Map<string, EntryAnswer | null>();
  #characters = 0;

  add(key: string, entry: EntryAnswer | null): void {
    this.entries.set(key, entry);
    this.#characters += entry?.object?.text?.length ?? 0;
    if (this.#characters > MAX_CHANGE_BYTES) throw tooMuchContent(`more than ${this.#characters} characters`);
  }
}

/** Reads all questions in `batches` aliased queries, several at a time. */
export async function readEntries(
  client: Client,
  questions: readonly PathQuestion[],
  batches: number,
): Promise<Entries> {
  const found = new Found();
  await pMap(split(questions, batches), (batch) => readBatch(client, batch, found), { concurrency: CONCURRENCY });
  return {
    get(commit, path) {
      const entry = found.entries.get(keyOf(commit, path));
      if (entry === undefined) throw incomplete(`${path} at ${commit} was not read`);
      return entry;
    },
  };
}

/**
 * One query; a batch that GitHub cannot answer in time is asked again as two halves, without waiting, down to single paths.
 * Only those are repeated by the retry plugin: repeating what took too long would take too long again.
 */
async function readBatch(client: Client, batch: readonly PathQuestion[], found: Found): Promise<void> {
  try {
    await queryBatch(client, batch, found);
  } catch (error) {
    if (batch.length < 2 || !(error instanceof GatehouseError) || error.code !== 'unavailable') throw error;
    // One after the other: when GitHub is down, the first single path says so, and nothing multiplies.
    for (const half of split(batch, 2)) await readBatch(client, half, found);
  }
}

type Answer = { repository: Record<string, Record<string, EntryAnswer | null> | null> | null };

async function queryBatch(client: Client, batch: readonly PathQuestion[], found: Found): Promise<void> {
  const commits = [...new Set(batch.flatMap((question) => [...question.at.keys()]))];
  const variables = Object.fromEntries([
    ...commits.map((oid, index) => [`c${index}`, oid]),
    ...batch.map((question, index) => [`p${index}`, question.path]),
  ]);
  const more = batch.length > 1 ? ` and ${batch.length - 1} more paths` : '';
  const asked = { what: `read ${batch[0]?.path}${more}`, needs: 'contents: read' } as const;
  const settings = batch.length > 1 ? { retries: 0 } : {};
  const { repository } = await client.query<Answer>(
    asked,
    batchQuery(commits, batch),
    { ...client.where, ...variables },
    settings as { retries: number },
  );
  for (const [index, oid] of commits.entries()) {
    const commit = repository?.[`c${index}`];
    if (!commit) throw missing(oid);
    for (const [number, question] of batch.entries()) {
      if (!question.at.has(oid)) continue;
      const entry = commit[`f${number}`];
      if (entry === undefined) throw missing(oid);
      found.add(keyOf(oid, question.path), entry);
    }
  }
}

/** Paths and commits are variables, never part of the document: a path from a pull request is data. */
function batchQuery(commits: readonly string[], batch: readonly PathQuestion[]): string {
  const declared = [
    ...commits.map((_, index) => `$c${index}: GitObjectID!`),
    ...batch.map((_, index) => `$p${index}: String!`),
  ];
  const selections = commits.map((oid, index) => {
    const files = batch.flatMap((question, number) => {
      const wanted = question.at.get(oid);
      return wanted ? [`f${number}: file(path: $p${number}) { ...${wanted.text ? 'Whole' : 'Bare'} }`] : [];
    });
    return `c${index}: object(oid: $c${index}) { ... on Commit { ${files.join(' ')} } }`;
  });
  const body = selections.join('\n');
  const fragments = [
    body.includes('...Whole') ? `fragment Whole on TreeEntry { ${WHOLE_ENTRY} }` : '',
    body.includes('...Bare') ? `fragment Bare on TreeEntry { ${BARE_ENTRY} }` : '',
  ];
  return `query ($owner: String!, $repo: String!, ${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) { ${body} }
} ${fragments.join('\n')}`;
}

function missing(oid: string): GatehouseError {
  return new GatehouseError(
    'missing-object',
    `GitHub has no commit ${oid} to read files at`,
    'Run the job again; if the commit was removed by a force-push, the pull request is judged again on the next event.',
  );
}

function keyOf(commit: string, path: string): string {
  return `${commit}:${path}`;
}
