import type { Account } from '../accounts.ts';
import type { Changes } from '../events/model.ts';
import type { RepositoryState } from '../model.ts';
import { type Issue, isPullRequest, type Label, type Subject, type TimelineEvent } from './model.ts';

export const findSubject = ({ pulls, issues }: RepositoryState, number: number): Subject | null =>
  pulls.get(number) ?? issues.get(number) ?? null;

/** The pull request or issue; throws when there is none of that number. */
export function subjectOf(repository: RepositoryState, number: number): Subject {
  const found = findSubject(repository, number);
  if (found === null) throw new Error(`${repository.name} has no pull request or issue ${number}`);
  return found;
}

/** Throws when there is none of that number. */
export function issueOf({ name, issues }: RepositoryState, number: number): Issue {
  const issue = issues.get(number);
  if (issue === undefined) throw new Error(`${name} has no issue ${number}`);
  return issue;
}

export const allSubjects = ({ pulls, issues }: RepositoryState): Subject[] =>
  [...pulls.values(), ...issues.values()].sort((a, b) => a.number - b.number);

type Told = { readonly sender: string } & (
  | { readonly action: 'labeled' | 'unlabeled'; readonly label: Label }
  | { readonly action: 'edited'; readonly changes: Changes }
);

/** Announces what may happen to both, under the event of what it happened to. */
export function tell(subject: Subject, told: Told): void {
  const { repository } = subject;
  if (isPullRequest(subject)) repository.announce({ event: 'pull_request_target', subject, ...told });
  else repository.announce({ event: 'issues', subject, ...told });
}

type Unstamped<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'actor'> : never;

/** Records an event, which also counts as an update. */
export function happen(subject: Subject, actor: Account | null, event: Unstamped<TimelineEvent>): void {
  const { world } = subject.repository;
  const at = world.clock.next();
  subject.thread.events.push({ ...event, id: world.nextId(), at, actor });
  subject.updatedAt = at;
}
