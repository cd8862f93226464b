import { describe, expect, test } from 'vitest';
import type { ManagerId } from '../types.ts';
import type { ManagedReference } from './manager.ts';
import { mergeReferences } from './merge.ts';

type Made = Partial<ManagedReference> & { at: readonly (readonly [number, number])[] };

function made(manager: ManagerId, name: string, { at, ...more }: Made): ManagedReference {
  const spans = at.map(([start, end]) => ({ start, end }));
  return {
    manager,
    name,
    written: name,
    datasource: 'docker',
    key: `${manager}:${name}`,
    spans,
    style: 'plain',
    line: 1,
    ...more,
  };
}

function merged(...references: readonly ManagedReference[]) {
  const { references: list, problems } = mergeReferences(references.map((reference) => ({ references: [reference] })));
  return {
    list: list.map(({ key, spans, caveats = [] }) =>
      [key, spans.map(({ start, end }) => `${start}-${end}`).join(','), ...caveats.map(({ rule }) => rule)].join(' '),
    ),
    problems: problems.map(({ rule }) => rule),
  };
}

const AMBIGUOUS = 'scope/ambiguous-reference';
const anchor = { rule: 'scope/anchor', line: 1, message: 'm', fix: 'f' } as const;

describe('one list of what managers found', () => {
  test.each<[string, ManagedReference[], string[]]>([
    [
      'in order of position',
      [made('flux', 'b', { at: [[9, 12]] }), made('flux', 'a', { at: [[1, 4]] })],
      ['flux:a 1-4', 'flux:b 9-12'],
    ],
    [
      'two that agree are one',
      [made('kubernetes', 'a', { at: [[1, 4]] }), made('helm-values', 'a', { at: [[1, 4]] })],
      ['kubernetes:a 1-4'],
    ],
    [
      'structure beats an annotation, whichever comes first',
      [made('annotation', 'b', { at: [[1, 4]] }), made('flux', 'a', { at: [[1, 4]] })],
      ['flux:a 1-4'],
    ],
    [
      'an annotation that covers part of it',
      [made('flux', 'a', { at: [[1, 9]] }), made('annotation', 'b', { at: [[1, 4]] })],
      ['flux:a 1-9'],
    ],
    [
      'two names for one place',
      [made('flux', 'a', { at: [[1, 4]] }), made('kustomize', 'b', { at: [[1, 4]] })],
      [`flux:a 1-4 ${AMBIGUOUS}`],
    ],
    [
      'two datasources for one place',
      [made('flux', 'a', { at: [[1, 4]] }), made('kustomize', 'a', { at: [[1, 4]], datasource: 'helm' })],
      [`flux:a 1-4 ${AMBIGUOUS}`],
    ],
    [
      'places that overlap in part',
      [made('flux', 'a', { at: [[1, 6]] }), made('kustomize', 'a', { at: [[4, 9]] })],
      [`flux:a 1-6 ${AMBIGUOUS}`],
    ],
    [
      'one of two spans overlaps',
      [
        made('flux', 'a', {
          at: [
            [1, 4],
            [10, 14],
          ],
        }),
        made('kustomize', 'b', { at: [[10, 14]] }),
      ],
      [`flux:a 1-4,10-14 ${AMBIGUOUS}`],
    ],
    [
      'a place within the two spans of another',
      [
        made('flux', 'a', {
          at: [
            [1, 4],
            [10, 14],
          ],
        }),
        made('kustomize', 'b', { at: [[5, 9]] }),
      ],
      ['flux:a 1-4,10-14', 'kustomize:b 5-9'],
    ],
    [
      'touching places',
      [made('flux', 'a', { at: [[1, 4]] }), made('flux', 'b', { at: [[4, 6]] })],
      ['flux:a 1-4', 'flux:b 4-6'],
    ],
    [
      'a doubt about one way to a value, none about the other',
      [made('flux', 'a', { at: [[1, 4]], caveats: [anchor] }), made('flux', 'a', { at: [[1, 4]] })],
      ['flux:a 1-4'],
    ],
    [
      'a doubt about both',
      [made('flux', 'a', { at: [[1, 4]], caveats: [anchor] }), made('flux', 'a', { at: [[1, 4]], caveats: [anchor] })],
      ['flux:a 1-4 scope/anchor scope/anchor'],
    ],
  ])('%s', (_, references, expected) => {
    expect(merged(...references).list).toEqual(expected);
  });

  test('every alias that any of them was read through is kept', () => {
    const references = [7, 9].map((alias) => made('flux', 'a', { at: [[1, 4]], via: [alias] }));
    expect(mergeReferences([{ references }]).references[0]?.via).toEqual([7, 9]);
  });

  test('three names for one place stay in doubt', () => {
    const three = (['flux', 'kustomize', 'helmfile'] as const).map((manager) =>
      made(manager, manager, { at: [[1, 4]] }),
    );
    expect(merged(...three).list).toEqual([`flux:flux 1-4 ${AMBIGUOUS} ${AMBIGUOUS}`]);
  });

  test('an overlap is a problem of the file too', () => {
    expect(merged(made('flux', 'a', { at: [[1, 6]] }), made('kustomize', 'a', { at: [[4, 9]] })).problems).toEqual([
      AMBIGUOUS,
    ]);
  });
});
