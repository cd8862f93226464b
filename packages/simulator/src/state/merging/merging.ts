import type { MergeMethod } from '../merge-pull.ts';
import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { pullRequestOf } from '../refs.ts';
import { arm, armRefusal, disarm } from './arm.ts';
import { type MergeState, mergeStateOf } from './merge-state.ts';

/** What people do about merging on the website; `by` is the login that acts (default: octocat). */
export class Merging {
  readonly #repository: RepositoryState;

  constructor(repository: RepositoryState) {
    this.#repository = repository;
  }

  /** Arms as a person does; throws what GitHub says when it refuses. */
  arm(number: number, options: { readonly by?: string; readonly method?: MergeMethod } = {}): void {
    const pull = pullRequestOf(this.#repository, number);
    const by = accountOf(this.#repository.world, options.by ?? 'octocat');
    const request = {
      by,
      method: options.method ?? 'squash',
      headline: null,
      body: null,
      workflows: true,
      expectedHead: null,
    };
    const refusal = armRefusal(pull, request);
    if (refusal !== null) throw new Error(refusal);
    arm(pull, request);
    this.#repository.announce({
      event: 'pull_request_target',
      action: 'auto_merge_enabled',
      subject: pull,
      sender: by.login,
    });
  }

  /** Nothing happens when it is not armed. */
  disarm(number: number, by = 'octocat'): void {
    const pull = pullRequestOf(this.#repository, number);
    if (!disarm(pull)) return;
    this.#repository.announce({
      event: 'pull_request_target',
      action: 'auto_merge_disabled',
      subject: pull,
      sender: by,
    });
  }

  /** Marks as a draft, or as ready for review. */
  setDraft(number: number, draft: boolean, by = 'octocat'): void {
    const pull = pullRequestOf(this.#repository, number);
    pull.draft = draft;
    if (draft) disarm(pull);
    const action = draft ? 'converted_to_draft' : 'ready_for_review';
    this.#repository.announce({ event: 'pull_request_target', action, subject: pull, sender: by });
  }

  state(number: number): MergeState {
    return mergeStateOf(pullRequestOf(this.#repository, number));
  }
}
