import { describe, expect, test } from 'vitest';
import { verdictOf } from '../testing/index.ts';
import { MAX_SUMMARY_BYTES } from './budget.ts';
import { renderVerdictSummary } from './render.ts';

const serverUrl = 'https://github.com';
const render = (change: Parameters<typeof verdictOf>[0], options = {}) =>
  renderVerdictSummary(verdictOf(change), { serverUrl, ...options });
const withoutJson = (summary: string): string => summary.split('<details>')[0] ?? '';

const finding = {
  rule: 'scope/residue',
  path: 'apps/redis.yaml',
  line: 12,
  message: 'This line changed and is not a version.',
  fix: 'Take it out of the branch.',
};

describe('what a person reads', () => {
  test('a pass', () => {
    expect(withoutJson(render({}))).toMatchInlineSnapshot(`
      "## ✅ Passes: nothing but 1 bump in 1 file (1 patch).

      Every changed byte belongs to a version bump that the policy allows.

      ### Version bumps

      | Package | From | To | Update | Where |
      | --- | --- | --- | --- | --- |
      | <code>docker.io/library/redis</code> | <code>7.2.4</code> | <code>7.2.5</code> | patch | [<code>apps/redis.yaml:9</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L9) |

      Judged: pull request #7 by <code>renovate&#91;bot&#93;</code> · into <code>main</code> at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) · merge base [<code>ccccccc</code>](https://github.com/o/r/commit/cccccccccccccccccccccccccccccccccccccccc) · head [<code>aaaaaaa</code>](https://github.com/o/r/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) · policy at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) (<code>sha256&#58;111111111111</code>…) · <code>gatehouse<span>&#64;</span>1.2.3</code>

      "
    `);
  });

  test('a block', () => {
    expect(
      withoutJson(render({ outcome: 'block', summary: 'Blocked by 1 finding.', findings: [finding] })),
    ).toMatchInlineSnapshot(`
      "## ⛔ Blocked by 1 finding.

      Each row below names the place, the reason and a way out.

      ### What stops it

      | Where | Why | Way out |
      | --- | --- | --- |
      | [<code>apps/redis.yaml:12</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L12) | This line changed and is not a version.<br><code>scope/residue</code> | Take it out of the branch. |

      ### Version bumps

      | Package | From | To | Update | Where |
      | --- | --- | --- | --- | --- |
      | <code>docker.io/library/redis</code> | <code>7.2.4</code> | <code>7.2.5</code> | patch | [<code>apps/redis.yaml:9</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L9) |

      Judged: pull request #7 by <code>renovate&#91;bot&#93;</code> · into <code>main</code> at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) · merge base [<code>ccccccc</code>](https://github.com/o/r/commit/cccccccccccccccccccccccccccccccccccccccc) · head [<code>aaaaaaa</code>](https://github.com/o/r/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) · policy at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) (<code>sha256&#58;111111111111</code>…) · <code>gatehouse<span>&#64;</span>1.2.3</code>

      "
    `);
  });

  test('advice with notes, edits and unchecked', () => {
    const summary = render({
      outcome: 'skip',
      summary: 'Advice only: it would be blocked.',
      author: 'octocat',
      findings: [{ ...finding, path: null, line: null }],
      edits: [{ edit: 'app-template', path: 'a/helmrelease.yaml', line: 3, message: 'Token mount restored.' }],
      notes: ['policy line 3: unknown key'],
      unchecked: ['tag-digest'],
      policy: 'default',
    });
    expect(withoutJson(summary)).toMatchInlineSnapshot(`
      "## 💬 Advice only: it would be blocked.

      The gate does not bind this author, so nothing is stopped; this is what it would say to an author it binds.

      ### What would stop it, were its author bound by this gate

      | Where | Why | Way out |
      | --- | --- | --- |
      | the whole change | This line changed and is not a version.<br><code>scope/residue</code> | Take it out of the branch. |

      ### Version bumps

      | Package | From | To | Update | Where |
      | --- | --- | --- | --- | --- |
      | <code>docker.io/library/redis</code> | <code>7.2.4</code> | <code>7.2.5</code> | patch | [<code>apps/redis.yaml:9</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L9) |

      ### Edits that the policy admits

      - [<code>a/helmrelease.yaml:3</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/a/helmrelease.yaml#L3) (<code>app-template</code>): Token mount restored.

      ### Notes

      - policy line 3: unknown key

      ### Not checked here

      - <code>tag-digest</code>: whether a tag and its digest belong together: that takes the registry, which is not asked

      Judged: pull request #7 by <code>octocat</code> · into <code>main</code> at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) · merge base [<code>ccccccc</code>](https://github.com/o/r/commit/cccccccccccccccccccccccccccccccccccccccc) · head [<code>aaaaaaa</code>](https://github.com/o/r/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) · no policy file at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb), built-in defaults · <code>gatehouse<span>&#64;</span>1.2.3</code>

      "
    `);
  });

  test('a merge group', () => {
    const members = [verdictOf(), verdictOf({ pullRequest: 8, outcome: 'block', findings: [finding] })];
    const summary = render({ pullRequest: null, author: null, outcome: 'block', bumps: [], members });
    expect(withoutJson(summary)).toMatchInlineSnapshot(`
      "## ⛔ Passes: nothing but 1 bump in 1 file (1 patch).

      Each entry below is judged by the author of its own pull request; the worst outcome is the group's.

      ## ✅ #7: Passes: nothing but 1 bump in 1 file (1 patch).

      ### Version bumps

      | Package | From | To | Update | Where |
      | --- | --- | --- | --- | --- |
      | <code>docker.io/library/redis</code> | <code>7.2.4</code> | <code>7.2.5</code> | patch | [<code>apps/redis.yaml:9</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L9) |

      ## ⛔ #8: Passes: nothing but 1 bump in 1 file (1 patch).

      ### What stops it

      | Where | Why | Way out |
      | --- | --- | --- |
      | [<code>apps/redis.yaml:12</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L12) | This line changed and is not a version.<br><code>scope/residue</code> | Take it out of the branch. |

      ### Version bumps

      | Package | From | To | Update | Where |
      | --- | --- | --- | --- | --- |
      | <code>docker.io/library/redis</code> | <code>7.2.4</code> | <code>7.2.5</code> | patch | [<code>apps/redis.yaml:9</code>](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/apps/redis.yaml#L9) |

      Judged: a merge group · into <code>main</code> at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) · merge base [<code>ccccccc</code>](https://github.com/o/r/commit/cccccccccccccccccccccccccccccccccccccccc) · head [<code>aaaaaaa</code>](https://github.com/o/r/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) · policy at [<code>bbbbbbb</code>](https://github.com/o/r/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) (<code>sha256&#58;111111111111</code>…) · <code>gatehouse<span>&#64;</span>1.2.3</code>

      "
    `);
  });

  test('fail-on: never', () => {
    expect(render({}, { neverFails: true })).toContain('protects nothing');
    expect(render({})).not.toContain('protects nothing');
  });
});

test('nothing of a change is markup, in no column', () => {
  const evil = '`|<b>x</b>|\n::error::[a](javascript:x) @org/team www.evil.example **y**';
  const summary = withoutJson(
    render({
      outcome: 'block',
      summary: evil,
      author: evil,
      baseRef: evil,
      repository: 'o/r',
      bumps: [
        {
          ...verdictOf().bumps[0],
          path: evil,
          name: evil,
          from: { version: evil, digest: evil },
          to: { version: evil, digest: evil },
        } as never,
      ],
      findings: [{ rule: evil, path: evil, line: 1, message: evil, fix: evil }],
      notes: [evil],
      unchecked: [evil],
      edits: [{ edit: evil, path: evil, line: null, message: evil }],
    }),
  );
  // What is left beside the targets of links, which are our server's and percent-encoded.
  const shown = summary.replace(/\]\(https:\/\/github\.com\/[\w./%#-]*\)/g, ']');
  expect(shown).not.toMatch(/<b>|`|::|javascript:|\*\*|www\.|@org/);
  // Every row keeps its columns: five of a bump, three of a finding.
  expect(
    summary
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length),
  ).toEqual([5, 5, 5, 7, 7, 7]);
});

describe('limits', () => {
  const huge = verdictOf({
    outcome: 'block',
    bumps: Array.from({ length: 8000 }, () => verdictOf().bumps[0] as never),
    findings: Array.from({ length: 8000 }, () => finding),
    notes: Array.from({ length: 8000 }, () => 'note'),
  });

  test('a summary stays below 1 MiB and says what it leaves out', () => {
    const summary = renderVerdictSummary(huge, { serverUrl });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
    expect(summary).toMatch(/\d+ more did not fit here\./);
    expect(summary).toMatch(/does not fit here; output `verdict-file`/);
    expect(summary).toContain('Judged: pull request #7');
  });

  test('a group of many large members too', () => {
    const group = verdictOf({ members: Array.from({ length: 40 }, () => huge) });
    const summary = renderVerdictSummary(group, { serverUrl });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
    expect(summary).toContain('more entries did not fit here.');
  });

  test('the JSON that is shown is the verdict', () => {
    const verdict = verdictOf({ summary: 'a\u202eb ````` c' });
    const summary = renderVerdictSummary(verdict, { serverUrl });
    const json = /`{6}json\n([\s\S]*)\n`{6}/.exec(summary)?.[1] ?? '';
    expect(json).not.toContain('\u202e');
    expect(JSON.parse(json)).toEqual(verdict);
  });
});
