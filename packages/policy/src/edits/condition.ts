import type { YamlDocument } from '@gatehouse/bumps';
import type { EditRule } from '../policy.ts';
import { isAbsent, keyPath, placesAt } from './path.ts';
import { isEmpty, isWritten } from './value.ts';

type Condition = EditRule['when'][number];

/** Whether all conditions of an edit hold in a document as it is on the base branch. */
export function conditionsHold(edit: EditRule, base: YamlDocument): boolean {
  return edit.when.every((condition) => holds(condition, base));
}

/** What an alias, anchor or merge key hides is neither there nor absent: then no condition holds. */
function holds(condition: Condition, { root }: YamlDocument): boolean {
  const path = keyPath(condition.path);
  if ('exists' in condition && !condition.exists) return isAbsent(root, path);
  const places = placesAt(root, path);
  if ('equals' in condition) return places.some(({ value }) => isWritten(value, condition.equals));
  return places.some(({ value }) => !isEmpty(value));
}
