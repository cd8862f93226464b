import type { PlainValue } from '../types.ts';
import { isMap } from './tree.ts';

const OPERATIONS = new Set(['add', 'replace', 'remove', 'move', 'copy', 'test']);

/** One operation of a JSON patch (RFC 6902), as the places it acts on. */
export interface PatchedPlace {
  readonly at: readonly string[];
  /** Undefined: the operation has none (`remove`, `move`, `copy`). */
  readonly value: PlainValue | undefined;
}

/** Places a JSON patch operation acts on; none when the value is not one. */
export function patchedPlaces(value: PlainValue | undefined): readonly PatchedPlace[] {
  if (!isMap(value)) return [];
  const { op, path, from } = value;
  if (typeof op !== 'string' || !OPERATIONS.has(op.toLowerCase()) || typeof path !== 'string') return [];
  const places = [{ at: stepsOf(path), value: value.value }];
  return typeof from === 'string' ? [...places, { at: stepsOf(from), value: undefined }] : places;
}

/** `/metadata/labels/app.kubernetes.io~1name`: RFC 6901. Positions become brackets, as in any other path here. */
function stepsOf(pointer: string): readonly string[] {
  const steps: string[] = [];
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    const list = /^(?:[0-9]+|-)$/.test(step) ? steps.pop() : undefined;
    steps.push(list === undefined ? step : `${list}[${step}]`);
  }
  return steps;
}
