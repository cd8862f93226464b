import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha } from '../testing.ts';
import type { Verdict } from '../verdict.ts';
import { squashMessage } from './squash-message.ts';
import { gate, risk } from './testing.ts';

const [app] = gate().bumps;
if (app === undefined) throw new Error('no bump');
const db = {
  ...app,
  name: 'ghcr.io/acme/db',
  from: { version: '1.0', digest: null },
  to: { version: '2.0', digest: null },
  update: 'major' as const,
};
const digest = {
  ...app,
  from: { version: null, digest: `sha256:${'a'.repeat(64)}` },
  to: { version: null, digest: `sha256:${'b'.repeat(64)}` },
  update: 'digest' as const,
};
const grown = gate({
  bumps: [],
  risk: risk('low', { reasons: [{ ...risk().reasons[0], rule: 'risk/pvc-increase' } as never] }),
});
const END =
  'Pull request 7 of renovate, head cccccccccccccccccccccccccccccccccccccccc, low risk, lane bumps. Merged by Gatehouse.';

describe('squashMessage', () => {
  it.each<[string, Verdict, string, string]>([
    [
      'one bump',
      gate(),
      'Update ghcr.io/acme/app to 1.2.4 (patch) (#7)',
      '- ghcr.io/acme/app from 1.2.3 to 1.2.4 (patch)',
    ],
    [
      'the same twice',
      gate({ bumps: [app, { ...app, path: 'b.yaml' }] }),
      'Update ghcr.io/acme/app to 1.2.4 (patch) (#7)',
      '- ghcr.io/acme/app from 1.2.3 to 1.2.4 (patch)',
    ],
    [
      'two',
      gate({ bumps: [app, db] }),
      'Update 2 dependencies (major) (#7)',
      '- ghcr.io/acme/app from 1.2.3 to 1.2.4 (patch)\n- ghcr.io/acme/db from 1.0 to 2.0 (major)',
    ],
    [
      'a digest',
      gate({ bumps: [digest] }),
      'Update ghcr.io/acme/app to bbbbbbbbbbbb (digest) (#7)',
      '- ghcr.io/acme/app from aaaaaaaaaaaa to bbbbbbbbbbbb (digest)',
    ],
    [
      'a rollback',
      gate({ rollback: { kind: 'state', commit: sha('9') } }),
      'Roll back ghcr.io/acme/app to 1.2.4 (patch) (#7)',
      '- ghcr.io/acme/app from 1.2.3 to 1.2.4 (patch)',
    ],
    ['no bump', grown, 'Change 1 file (#7)', '- explained by risk/pvc-increase'],
  ])('%s', (_name, verdict, headline, list) => {
    expect(squashMessage(verdict, 'bumps')).toEqual({ headline, body: `${list}\n\n${END}` });
  });

  it('cleans what comes from outside', () => {
    const hostile = {
      ...app,
      name: 'x [skip ci]\nfixes #1 @octocat',
      to: { version: 'GH-1\n\nskip-checks: true', digest: null },
    };
    expect(squashMessage(gate({ bumps: [hostile] })).headline).toBe(
      'Update x__skip_ci__fixes__1__octocat to GH-1__skip-checks__true (patch) (#7)',
    );
  });

  it('says nothing that GitHub acts on, whatever names, versions and logins say', () => {
    const evil = fc.constantFrom(
      '[skip ci]',
      '[ci skip]',
      '[no ci]',
      '***NO_CI***',
      '\n\nskip-checks: true',
      'closes ',
      'Fixes: ',
      'resolves',
      '#12',
      'o/r#3',
      'GH-4',
      'https://github.com/o/r/issues/5',
      '@octocat',
      '\nCo-authored-by: a <a@b>',
      ' ',
      ':',
      '\u202e',
      '1',
    );
    const text = fc
      .array(fc.oneof(evil, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const side = fc.record({ version: fc.option(text), digest: fc.option(text) });
    const bumps = fc.array(
      fc.record({ name: text, from: side, to: side }).map((parts) => ({ ...app, ...parts })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(bumps, text, text, text, (moved, author, head, lane) => {
        const { headline, body } = squashMessage(gate({ bumps: moved, author, head }), lane);
        const all = `${headline}\n\n${body}`;
        expect(headline).not.toContain('\n');
        expect(all).toMatch(/^[\n -~]*$/);
        expect(all).not.toMatch(/\[|\]|\*|@|<|:\/\/|skip-checks:/i);
        expect(all.replace('(#7)', '')).not.toContain('#');
        expect(all).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:GH-|#|[\w./-]+#|http)/i);
        expect(all).not.toMatch(/^[A-Za-z-]+: /m);
      }),
      { numRuns: 500 },
    );
  });
});
