import { describe, expect, it } from 'vitest';
import { policyOf } from '../testing.ts';
import { pullRequestTemplate } from './template.ts';
import { judge } from './testing.ts';

const OWN =
  'version: 1\ncontext:\n  profiles:\n    - name: own\n      extends: ops\n      body: { minimum: 30, links: true, bumps: true }\n' +
  '      sections:\n        - { title: Why, hint: "Say why -->now", none: [No reason] }\n        - { title: Where, minimum: 1, check: files }\n';

describe('the template of a profile', () => {
  it('has a heading for each section, with what to write where nobody reads it', () => {
    expect(
      pullRequestTemplate(policyOf(OWN), 'own'),
    ).toBe(`<!-- The profile own asks for at least 30 letters and digits, a link to where it comes from, the name of every dependency that moves. -->

## Risk statement

<!-- State the risk (low, medium or high) and what breaks for whom if this is wrong. -->

## Validation evidence

<!-- Show how it was validated, with commands and their output as code. -->

\`\`\`sh
# command, and what it said
\`\`\`

## Rollback plan

<!-- Give the steps that take it back, and how to see that they worked. -->

## Why

<!-- Say why -now (or write No reason). -->

## Where

<!-- Write what Where is about. -->

- \`path/to/file\`
`);
  });

  it.each(['canary', 'ops', 'own'])('fails every section of %s when it is left as it was', (name) => {
    const policy = policyOf(OWN.concat(`  require: [{ profile: ${name} }]\n`));
    const template = pullRequestTemplate(policy, name);
    const bare = template.replaceAll(/<!-- (.*) -->/g, '$1');
    for (const body of [template, bare]) {
      const { findings } = judge({
        policy: OWN.slice('version: 1\n'.length).concat(`  require: [{ profile: ${name} }]`),
        body,
      });
      const titles = policy.context.profiles.get(name)?.sections.map(({ title }) => title) ?? [];
      for (const title of titles) {
        expect(
          findings.filter(
            ({ rule, message }) =>
              /^context\/section-(empty|placeholder)$/.test(rule) && message.includes(`\`${title}\``),
          ),
          `${title} in ${body}`,
        ).toHaveLength(1);
      }
    }
  });

  it('knows only profiles of the policy', () => {
    expect(() => pullRequestTemplate(policyOf(null), 'own')).toThrow(
      'there is no profile own; known are canary, ops, bot',
    );
  });
});
