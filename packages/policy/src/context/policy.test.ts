import { describe, expect, it } from 'vitest';
import { policyOf } from '../testing.ts';

const read = (context: string) => () => policyOf(`version: 1\ncontext: ${context}\n`);

describe('context of a policy', () => {
  it('asks for nothing by default', () => {
    const { context } = policyOf(null);
    expect([context.require, context.canary, [...context.profiles.keys()]]).toEqual([
      [],
      null,
      ['canary', 'ops', 'bot'],
    ]);
  });

  it.each([
    ['{ require: [{ profile: release }] }', 'is not a profile; known are canary, ops, bot'],
    [
      '{ profiles: [{ name: own }], canary: { required-for: [mine], identities: [{ login: a }] } }',
      'is not a profile; known are canary, ops, bot, own',
    ],
    ['{ profiles: [{ name: ops }] }', 'context.profiles[0].name is the name of another profile already'],
    ['{ profiles: [{ name: own }, { name: own }] }', 'context.profiles[1].name is the name of another profile already'],
    ['{ profiles: [{ name: own, sections: [{ title: "" }] }] }', 'context.profiles[0].sections[0].title is empty'],
    ['{ canary: { identities: [] } }', 'context.canary.identities is an empty list'],
    ['{ canary: { identities: [{ sarif: true }] } }', 'cannot hold the answers of a panel'],
    ['{ canary: { identities: [{ login: "github-actions[bot]" }] } }', "is nobody's own login"],
    ['{ canary: { identities: [{ login: a }], max-age: 7 days } }', 'is not a length of time such as `7d`'],
    ['{ requires: [] }', 'context.requires is not a key; did you mean context.require?'],
  ])('refuses %s', (context, message) => {
    expect(read(context)).toThrow(message);
  });

  it('puts own sections after those of the built-in profile, or in their place', () => {
    const policy = read(
      '{ profiles: [{ name: own, extends: ops, sections: [{ title: "ROLLBACK PLAN", minimum: 5 }, { title: Why }] }] }',
    )();
    expect(policy.context.profiles.get('own')?.sections.map(({ title, minimum }) => [title, minimum])).toEqual([
      ['Risk statement', 20],
      ['Validation evidence', 20],
      ['ROLLBACK PLAN', 5],
      ['Why', 20],
    ]);
  });
});
