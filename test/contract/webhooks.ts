import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** As much of a payload as tests look at. */
export interface Payload {
  readonly action?: string;
  readonly pull_request?: {
    readonly number: number;
    readonly head: { readonly sha: string };
    readonly base: { readonly ref: string };
  };
  readonly merge_group?: { readonly head_sha: string };
}

const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const published: { name: string; examples: Payload[] }[] = JSON.parse(readFileSync(file, 'utf8'));

const examplesOf = (event: string): Payload[] =>
  published.filter(({ name }) => name === event).flatMap(({ examples }) => examples);

/** There is no recorded edit of a pull request; it is what `opened` says, with what was there before. */
const editedPullRequests = (): Payload[] =>
  examplesOf('pull_request')
    .filter(({ action }) => action === 'opened')
    .map((payload) => ({ ...payload, action: 'edited', changes: { body: { from: '' } } }));

/**
 * Payloads that GitHub publishes for an event. `pull_request_target` has those of `pull_request`.
 * @param type activity type; null for all, or where the event has none
 */
export function publishedPayloads(event: string, type: string | null): Payload[] {
  if (event === 'pull_request_target' && type === 'edited') return editedPullRequests();
  const name = event === 'pull_request_target' ? 'pull_request' : event;
  return examplesOf(name).filter(({ action }) => type === null || action === type);
}
