import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DISPOSITIONS, type Disposition, type DispositionReason } from '../merge/disposition.ts';
import type { Verdict } from '../verdict.ts';
import { parseVerdict } from './parse.ts';
import { verdictSchema } from './schema.ts';

const page = readFileSync(new URL('../../../../docs/verdict.md', import.meta.url), 'utf8');
const [ofVerdict = '', ofDisposition = ''] = page.split('## A disposition');

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly string[];
}

/** Full names of every field: `bumps[].from.version`. Members of a merge group have those of the verdict. */
function fields(shape: Shape, name = ''): string[] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([key, value]) => {
    const full = name === '' ? key : `${name}.${key}`;
    return key === 'members' ? [full] : [full, ...fields(value, full)];
  });
  const ofItems = shape.items === undefined ? [] : fields(shape.items, `${name}[]`);
  return [...own, ...ofItems, ...(shape.anyOf ?? []).flatMap((one) => fields(one, name))];
}

function words(shape: Shape): string[] {
  const inner = [
    ...Object.values(shape.properties ?? {}),
    ...(shape.items ? [shape.items] : []),
    ...(shape.anyOf ?? []),
  ];
  return [...(shape.enum ?? []), ...inner.flatMap(words)];
}

/** Records, so that the compiler finds a field that is missing here. */
const DISPOSITION: Record<keyof Disposition, true> = {
  kind: true,
  state: true,
  arm: true,
  lane: true,
  risk: true,
  approvedBy: true,
  waitsFor: true,
  until: true,
  next: true,
  reasons: true,
};
const REASON: Record<keyof DispositionReason, true> = { rule: true, path: true, line: true, message: true, fix: true };

describe('docs/verdict.md', () => {
  const schema = z.toJSONSchema(verdictSchema, { io: 'input' }) as Shape;

  it('names every field of a verdict, and no other', () => {
    // A group of fields may be named by what stands in it: `counts`, `bumps[].from`.
    const wanted = fields(schema).filter((name) => !fields(schema).some((other) => other.startsWith(`${name}.`)));
    const named = new Set(
      Array.from(ofVerdict.matchAll(/`([a-z][A-Za-z]*(?:(?:\[\])?\.[a-zA-Z]+)*)`/g), (found) => found[1]),
    );
    expect(wanted.filter((name) => !named.has(name))).toEqual([]);
    const known = new Set([...fields(schema), 'gate.yml']);
    expect(
      [...named].filter((name) => /[.[]/.test(name ?? '') && !known.has(name ?? '') && name !== 'authors.commits'),
    ).toEqual([]);
  });

  it('names every word of its closed lists', () => {
    for (const word of words(schema)) expect(ofVerdict).toContain(`\`${word}\``);
  });

  it('shows a verdict that can be read, with nothing that is no field', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(ofVerdict) ?? [];
    const shown: Verdict = JSON.parse(json);
    // Unknown fields are dropped when it is read.
    expect(parseVerdict(shown)).toEqual(shown);
  });

  it('names every field and kind of a disposition', () => {
    for (const name of [...Object.keys(DISPOSITION), ...Object.keys(REASON), ...DISPOSITIONS]) {
      expect(ofDisposition, name).toContain(`\`${name}\``);
    }
  });
});
