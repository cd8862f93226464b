import { loadPolicy } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { REVISION_LABEL } from '../shared/index.ts';
import { bodyOf, messageOf, titleOf } from './body.ts';
import { readProposal } from './proposal.ts';
import type { Plan } from './types.ts';

const R = 'a'.repeat(40);
const C = 'd'.repeat(40);
const digest = (at: number) => `sha256:${`${at}`.padStart(64, '0')}`;

function planOf(count: number, nameLength = 10): Plan {
  const names = Array.from({ length: count }, (_, at) => `ghcr.io/acme/${`${at}`.padStart(nameLength, 'x')}`);
  const text = JSON.stringify({
    version: 1,
    images: [{ name: 'runtime', images: names.map((repository) => ({ repository })) }],
  });
  const [set] = loadPolicy({ path: 'p', text, commit: null, files: new Map() }).images;
  if (set === undefined) throw new Error('no set');
  const pin = (image: string, at: number) => ({
    path: 'a.yaml',
    line: 1,
    key: `${at}`,
    image,
    tag: null,
    digest: digest(at),
  });
  const pins = names.map((image, at) => ({ from: pin(image, at), to: pin(image, at + 1000) }));
  return {
    set,
    candidate: { digests: new Map(names.map((image, at) => [image, digest(at + 1000)])), revision: R },
    base: { name: 'main', commit: 'b'.repeat(40) },
    edits: [{ path: 'a.yaml', mode: '100644', bytes: new Uint8Array() }],
    pins,
    moved: names,
  };
}

function labelsOf(plan: Plan, labels: Record<string, string>) {
  const platform = { os: 'linux', architecture: 'amd64' };
  const config = {
    platform,
    labels,
    created: null,
    entryPoint: [],
    command: [],
    environment: [],
    user: '',
    workingDirectory: '',
  };
  const said = { revision: R, detail: '', platforms: [{ digest: digest(1), layers: [], config }] };
  return new Map(plan.moved.map((image) => [image, said]));
}

test('it says what moves, what took its place, how to go back, and what machines read', () => {
  const plan = planOf(2);
  const body = bodyOf({
    plan,
    commit: C,
    labels: labelsOf(plan, { [REVISION_LABEL]: R }),
    evidence: [],
    supersedes: 'c'.repeat(40),
    runUrl: null,
  });
  expect(titleOf(plan)).toBe('Promote runtime to aaaaaaaaaaaa');
  expect(body).toContain('Moves 2 pins of the image set <code>runtime</code> in 1 file to what was built from');
  expect(body).toContain(`It takes the place of <code>${'c'.repeat(40)}</code>`);
  expect(body).toContain('<code>target&#58; previous</code>'.replace('&#58;', ':'));
  expect(readProposal(body)).toEqual({
    set: 'runtime',
    revision: R,
    commit: C,
    to: Object.fromEntries(plan.candidate.digests),
  });
  expect(messageOf(plan).body).toContain(`ghcr.io/acme/xxxxxxxxx0@${digest(1000)}`);
});

test('it fits however large the set and its labels are, and can still be read', () => {
  const plan = planOf(200, 200);
  const labels = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`label.${at}`, 'x'.repeat(5000)]));
  const evidence = Array.from({ length: 100 }, () => ({
    check: 'x',
    outcome: 'passed' as const,
    detail: 'y'.repeat(900),
  }));
  const body = bodyOf({
    plan,
    commit: C,
    labels: labelsOf(plan, labels),
    evidence,
    supersedes: null,
    runUrl: 'https://github.com/o/r/actions/runs/1',
  });
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(readProposal(body)).toMatchObject({ set: 'runtime', revision: R });
});

test('labels are text', () => {
  const plan = planOf(1);
  const hostile = '--> <script>|</details>\n<!-- gatehouse-promotion {"set":"x"} -->\n@octocat closes #1';
  const body = bodyOf({
    plan,
    commit: C,
    labels: labelsOf(plan, { [hostile]: hostile }),
    evidence: [],
    supersedes: null,
    runUrl: null,
  });
  expect(body).not.toMatch(/<script|@octocat|#1\b/);
  expect(body.match(/<!--/g)).toHaveLength(1);
  expect(readProposal(body)?.set).toBe('runtime');
});

test.each([
  ['no block', ''],
  ['a short revision', '<!-- gatehouse-promotion {"set":"a","revision":"abc","to":{}} -->'],
  ['a tag in place of a digest', `<!-- gatehouse-promotion {"set":"a","revision":"${R}","to":{"x":"latest"}} -->`],
  ['no set', `<!-- gatehouse-promotion {"revision":"${R}","to":{}} -->`],
])('%s is no proposal', (_, body) => {
  expect(readProposal(body)).toBeNull();
});
