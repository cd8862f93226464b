import type { Verdict } from '@gatehouse/policy';
import { code, prose } from '../markdown.ts';
import { type Budget, fit } from './budget.ts';
import { type PlaceContext, place } from './places.ts';

const UNCHECKED: Readonly<Record<string, string>> = {
  'tag-digest': 'whether a tag and its digest belong together: that takes the registry, which is not asked',
  'authors.commits': 'who made the commits',
  pins: 'whether upstream tags peel to the pinned commits',
};

function listed<T>(heading: string, items: readonly T[], render: (item: T) => string, budget: Budget): string[] {
  if (items.length === 0) return [];
  const { lines, omitted } = fit(items, (item) => `- ${render(item)}`, budget, 0.3);
  return [`### ${heading}`, '', ...lines, ...(omitted > 0 ? [`- ${omitted} more did not fit here.`] : []), ''];
}

type Edit = NonNullable<Verdict['edits']>[number];

/** Supporting edits that policy admitted: part of the change, but not bumps. */
export function editsSection(verdict: Verdict, context: PlaceContext, budget: Budget): string[] {
  const item = (edit: Edit) => `${place(context, edit.path, edit.line)} (${code(edit.edit)}): ${prose(edit.message)}`;
  return listed('Edits that the policy admits', verdict.edits ?? [], item, budget);
}

export function notesSection(verdict: Verdict, budget: Budget): string[] {
  return listed('Notes', verdict.notes ?? [], prose, budget);
}

export function uncheckedSection(verdict: Verdict, budget: Budget): string[] {
  const item = (id: string) => `${code(id)}: ${UNCHECKED[id] ?? 'not checked here'}`;
  return listed('Not checked here', verdict.unchecked, item, budget);
}
