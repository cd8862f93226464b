import type { YamlDocument } from '@gatehouse/bumps';
import type { EditRule } from '../policy.ts';
import { additionOf } from './added.ts';
import { conditionsHold } from './condition.ts';
import { keyPath, type Place, placeAt, placesAt, plainScalar } from './path.ts';
import type { EditStep } from './step.ts';
import { isWritten } from './value.ts';

type Setting = EditRule['set'][number];

/** Every place of a document where an edit explains the difference. Conditions and places are of the same document. */
export function stepsOf(
  edit: EditRule,
  before: YamlDocument,
  after: YamlDocument,
  afterText: string,
): readonly EditStep[] {
  if (!conditionsHold(edit, before)) return [];
  return edit.set.flatMap((setting) =>
    placesAt(after.root, keyPath(setting.path))
      .filter(({ value }) => isWritten(value, setting.to))
      .flatMap((place) => stepAt(edit, setting, place, before, afterText) ?? []),
  );
}

function stepAt(edit: EditRule, setting: Setting, place: Place, before: YamlDocument, text: string): EditStep | null {
  const old = placeAt(before.root, place.keys);
  return old === null ? added(edit, setting, place, before, text) : changed(edit, setting, place, old);
}

function added(edit: EditRule, setting: Setting, place: Place, before: YamlDocument, text: string): EditStep | null {
  const addition = additionOf(place, before.root, text);
  if (addition === null) return null;
  const message = `${setting.path} was added with the value ${JSON.stringify(setting.to)}${reasonOf(edit)}`;
  return { edit: edit.name, message, after: addition.span, before: null, undo: { omit: addition.entry } };
}

/** A value that stood there may only go where `from` says; an explicit `false` is somebody's decision. */
function changed(edit: EditRule, setting: Setting, place: Place, old: Place): EditStep | null {
  const { from, to } = setting;
  const value = plainScalar(place.value);
  if (from === undefined || value === null || isWritten(old.value, to) || !isWritten(old.value, from)) return null;
  const message = `${setting.path} went from ${JSON.stringify(from)} to ${JSON.stringify(to)}${reasonOf(edit)}`;
  return {
    edit: edit.name,
    message,
    after: { start: value.start, end: value.end },
    before: { start: old.value.start, end: old.value.end },
    undo: { replace: value, by: old.value },
  };
}

function reasonOf({ reason }: EditRule): string {
  return reason === undefined ? '' : `: ${reason}`;
}
