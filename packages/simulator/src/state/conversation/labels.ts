import type { Account } from '../accounts.ts';
import type { RepositoryState } from '../model.ts';
import type { Label, Subject } from './model.ts';
import { happen, tell } from './subjects.ts';

export interface LabelInput {
  readonly name: string;
  /** Default `ededed`, as for a label that comes into being by being added. */
  readonly color?: string;
  readonly description?: string | null;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const findLabel = ({ labels }: RepositoryState, name: string): Label | null =>
  labels.get(name.toLowerCase()) ?? null;

/** The repository's label of that name, made if there is none. */
export function ensureLabel(repository: RepositoryState, input: LabelInput): Label {
  const known = findLabel(repository, input.name);
  if (known !== null) return known;
  const label: Label = {
    id: repository.world.nextId(),
    name: input.name,
    color: input.color ?? 'ededed',
    description: input.description ?? null,
  };
  repository.labels.set(label.name.toLowerCase(), label);
  return label;
}

export const hasLabel = ({ thread }: Subject, name: string): boolean =>
  thread.labels.some((label) => same(label.name, name));

/** Labels what is not labelled so already; that alone is an event. */
export function addLabel(subject: Subject, name: string, actor: Account): void {
  if (hasLabel(subject, name)) return;
  const label = ensureLabel(subject.repository, { name });
  subject.thread.labels.push(label);
  happen(subject, actor, { type: 'LabeledEvent', label });
  tell(subject, { action: 'labeled', label, sender: actor.login });
}

/** False: it was not labelled so. */
export function removeLabel(subject: Subject, name: string, actor: Account): boolean {
  const { labels } = subject.thread;
  const index = labels.findIndex((label) => same(label.name, name));
  const [label] = index < 0 ? [] : labels.splice(index, 1);
  if (label === undefined) return false;
  happen(subject, actor, { type: 'UnlabeledEvent', label });
  tell(subject, { action: 'unlabeled', label, sender: actor.login });
  return true;
}
