import { describe, expect, it } from 'vitest';
import { bump, change, judge, OCTOCAT, proof, residue, sha } from '../testing.ts';
import { GatehouseError, type Verdict } from '../verdict.ts';
import { errorVerdict } from './error.ts';
import { highestUpdate } from './highest-update.ts';
import { mergeGroupVerdict } from './merge-group.ts';
import { verdictForOutput } from './output.ts';
import { parseVerdict } from './parse.ts';
import { gateContext, gateStatus, statusText } from './status.ts';

const TOOL = { tool: 'gatehouse@1.2.3' };
const pass = judge({});
const block = judge({ proof: proof({ residue: [residue()] }) });
const skip = judge({ change: change({ author: OCTOCAT }) });
const advised = judge({ change: change({ author: OCTOCAT }), proof: proof({ residue: [residue()] }) });
const fault = new GatehouseError('head-moved', 'the head moved while it was judged', 'It is judged again.');
const error = errorVerdict(fault, { ...TOOL, pullRequest: 9, head: sha('d') });

const reason = { rule: 'risk/rbac', level: 'high', path: 'a.yaml', line: 3, message: 'm'.repeat(3000) } as const;
const judged: Verdict = {
  ...block,
  gate: 'gate',
  risk: {
    level: 'high',
    reasons: [reason, { ...reason, path: null, line: null }],
    complete: false,
    lowered: ['risk/secret'],
  },
  context: {
    profiles: ['canary'],
    body: `sha256:${'0'.repeat(64)}`,
    canary: { state: 'running', message: 'one member is missing', url: 'https://example.org/1' },
  },
  review: {
    outcome: 'clean',
    reviewers: [{ reviewer: 'bugs', outcome: 'findings', message: 'one finding', url: null }],
    override: { by: 'octocat', reason: 'known', url: 'https://example.org/2' },
  },
  rollback: { kind: 'state', commit: sha('e') },
  judges: [{ gate: 'risk', outcome: 'pass', summary: 'High risk.' }],
  freezeLabels: ['freeze'],
  paths: ['a.yaml', 'b.yaml'],
};

const code = (json: unknown) => {
  try {
    return parseVerdict(json).outcome;
  } catch (thrown) {
    return thrown instanceof GatehouseError ? thrown.code : thrown;
  }
};

describe('a verdict from another job', () => {
  it.each([pass, block, skip, advised, error, judged, mergeGroupVerdict([pass, block], TOOL)])(
    'is read as it was written',
    (verdict) => {
      expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
    },
  );

  it('may have fields that a later version added', () => {
    expect(parseVerdict({ ...pass, later: 1 })).toEqual(pass);
  });

  it('keeps of a hold that it is due', () => {
    const due = { ...block, findings: block.findings.map((one) => ({ ...one, due: true })) };
    expect(parseVerdict(JSON.parse(JSON.stringify(due)))).toEqual(due);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'pass'],
    ['an empty object', {}],
    ['another schema', { ...pass, schema: 2 }],
    ['a gate that there is not', { ...pass, gate: 'weather' }],
    ['a risk lower than its reason', { ...judged, risk: { ...judged.risk, level: 'low' } }],
    ['a risk of no level', { ...judged, risk: { ...judged.risk, level: 'none' } }],
    ['a review of no outcome', { ...judged, review: { ...judged.review, outcome: 'fine' } }],
    ['another outcome', { ...pass, outcome: 'success' }],
    ['a head that is no commit', { ...pass, head: 'main' }],
    ['a missing binding', { ...pass, head: undefined }],
    ['a pass with findings', { ...pass, findings: block.findings }],
    ['a pass of an author that is not bound', { ...pass, enforced: false }],
    ['a block without findings', { ...block, findings: [] }],
    ['an error without finding', { ...error, findings: [] }],
    ['an error with two', { ...error, findings: [...error.findings, ...error.findings] }],
    ['an error with the finding of a gate', { ...error, findings: block.findings }],
    ['a block with the finding of an error', { ...block, findings: error.findings }],
    ['a rule id that is none', { ...block, findings: [{ ...block.findings[0], rule: 'Scope/x y' }] }],
    ['a group that passes with a member that does not', { ...pass, members: [block] }],
    ['a skip of an enforced author', { ...skip, enforced: true, pullRequest: 7 }],
    ['a member that contradicts itself', { ...block, members: [{ ...block, findings: [] }] }],
  ])('is refused: %s', (_name, json) => {
    expect(code(json)).toBe('verdict-invalid');
  });
});

describe('an output of limited size', () => {
  const many: Verdict = {
    ...judge({ proof: proof({ bumps: Array.from({ length: 3000 }, (_, line) => bump({ line: line + 1 })) }) }),
    notes: ['note'],
  };

  it('is the whole verdict when it fits', () => {
    expect(verdictForOutput(pass)).toBe(JSON.stringify(pass));
  });

  it('is cut to the limit, keeps outcome and bindings, and says so', () => {
    const json = verdictForOutput(many);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(96 * 1024);
    const read = parseVerdict(JSON.parse(json));
    const { bumps, counts, truncated, ...rest } = read;
    const { bumps: _all, ...expected } = many;
    expect(rest).toEqual(expected);
    expect(bumps.length).toBeGreaterThan(100);
    expect({ truncated, counts }).toEqual({ truncated: true, counts: { bumps: 3000, findings: 0, members: 0 } });
  });

  it('counts bytes, not characters, and survives texts of any length', () => {
    const long = residue({ message: '🚪'.repeat(40_000), path: 'é'.repeat(3_000) });
    const verdict = judge({ proof: proof({ residue: [long, residue({ line: 3 })] }) });
    const json = verdictForOutput(verdict);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(96 * 1024);
    expect(parseVerdict(JSON.parse(json))).toMatchObject({ outcome: 'block', counts: { findings: 2 } });
  });

  it('keeps the first finding, even in a very small one, and that of an error', () => {
    for (const verdict of [
      judge({
        proof: proof({
          residue: Array.from({ length: 400 }, (_, line) => residue({ line: line + 1, path: `${line}` })),
        }),
      }),
      error,
    ]) {
      const read = parseVerdict(JSON.parse(verdictForOutput(verdict, 900)));
      expect(read.outcome).toBe(verdict.outcome);
      expect(read.findings[0]).toEqual(verdict.findings[0]);
    }
  });

  it('keeps how risky, what was said and the first reason, and says that it is cut', () => {
    const paths = Array.from({ length: 500 }, (_, index) => `kubernetes/${index}.yaml`);
    const json = verdictForOutput({ ...judged, paths }, 6_000);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(6_000);
    const read = parseVerdict(JSON.parse(json));
    const { context, rollback, judges, freezeLabels } = judged;
    expect(read).toMatchObject({ truncated: true, context, rollback, judges, freezeLabels });
    expect(read.risk).toMatchObject({ level: 'high', complete: false, lowered: ['risk/secret'] });
    expect(read.risk?.reasons[0]?.message).toHaveLength(1000);
    expect(read.review?.outcome).toBe('clean');
    expect(read.paths?.length).toBeLessThan(500);
  });

  it('keeps the outcome of each member as long as possible', () => {
    const group = mergeGroupVerdict([many, pass], TOOL);
    const read = parseVerdict(JSON.parse(verdictForOutput(group, 20_000)));
    expect(read.members?.map((member) => member.outcome)).toEqual(['pass', 'pass']);
    expect(read.counts).toEqual({ bumps: 3001, findings: 0, members: 2 });
  });

  it('drops the members when even they do not fit', () => {
    const group = mergeGroupVerdict(
      Array.from({ length: 200 }, () => pass),
      TOOL,
    );
    const read = parseVerdict(JSON.parse(verdictForOutput(group, 10_000)));
    expect(read).toMatchObject({ outcome: 'pass', truncated: true, counts: { members: 200 } });
    expect(read.members).toBeUndefined();
  });
});

describe('the gate status', () => {
  it.each([
    [pass, 'success', 'Passes: nothing but 1 bump in 1 file (1 patch).'],
    [skip, 'success', 'Advice only: would pass'],
    [advised, 'success', 'Advice only: would be blocked: this line changed'],
    [block, 'failure', 'Blocked: this line changed'],
    [error, 'error', 'Could not decide: the head moved while it was judged'],
  ])('%#', (verdict, state, description) => {
    expect(gateStatus(verdict)).toEqual({ state, description });
  });

  it('is one line of at most 140 characters', () => {
    const verdict = judge({
      proof: proof({ residue: [residue({ message: `a\r\n::error::\u2028${'🚪'.repeat(200)}` })] }),
    });
    const { description } = gateStatus(verdict);
    expect(description).toMatch(/^Blocked: a ::error:: \ufffd+…$/u);
    expect(description.length).toBe(140);
  });

  it('has no character that GitHub does not store, in its text and in its context', () => {
    expect(statusText('\ud83d é 漢 🚪.')).toBe('\ufffd é 漢 \ufffd.');
    expect(statusText('a\u202eb\u200bc\u3164d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(gateContext('🚪')).toMatch(/^gatehouse\/\ufffd~[0-9a-f]{16}$/);
    expect(gateContext('🚪')).not.toBe(gateContext('🚧'));
  });

  it('has a context of its base branch', () => {
    expect(gateContext('release/1.x_a-b@{')).toBe('gatehouse/release/1.x_a-b@{');
  });

  it('has a context that no other branch has, whatever a forge takes for the same text', () => {
    const names = ['main', 'Main', 'MAIN', 'mäin', 'ma\u200bin', 'ｍain'];
    const contexts = names.map(gateContext);
    expect(contexts.slice(0, 2)).toEqual(['gatehouse/main', 'gatehouse/Main~eb814be3ca3b78c0']);
    expect(contexts.slice(1).every((context) => /~[0-9a-f]{16}$/.test(context))).toBe(true);
    const folded = contexts.map((context) =>
      context
        .normalize('NFKD')
        .replace(/[^ -~]/g, '')
        .toLowerCase(),
    );
    expect(new Set(folded).size).toBe(names.length);
  });
});

describe('a fault', () => {
  it('of the user keeps its code, message and fix', () => {
    expect(error).toMatchObject({
      outcome: 'error',
      summary: 'Could not decide: the head moved while it was judged.',
      enforced: true,
      pullRequest: 9,
      author: null,
      policy: null,
      findings: [
        { rule: 'error/head-moved', path: null, line: null, message: fault.message, fix: 'It is judged again.' },
      ],
    });
  });

  it.each([[new TypeError('x is not a function')], ['thrown text'], [undefined]])(
    'of ours is internal: %s',
    (thrown) => {
      const [finding] = errorVerdict(thrown, TOOL).findings;
      expect(finding?.rule).toBe('error/internal');
      expect(finding?.fix).toContain('Report it');
    },
  );
});

describe('a merge group', () => {
  it('has the worst outcome of its members', () => {
    const outcome = (...members: Verdict[]) => mergeGroupVerdict(members, TOOL).outcome;
    expect(outcome(pass, pass)).toBe('pass');
    expect(outcome(pass, skip)).toBe('skip');
    expect(outcome(pass, skip, block)).toBe('block');
    expect(outcome(block, error, pass)).toBe('error');
    expect(outcome()).toBe('error');
  });

  it('names who stops it, and has no pull request of its own', () => {
    const group = mergeGroupVerdict([pass, block, error], { ...TOOL, pullRequest: 3, baseRef: 'main' });
    expect(group).toMatchObject({
      pullRequest: null,
      author: null,
      enforced: true,
      baseRef: 'main',
      summary:
        'Merge group of 3 pull requests: #9 could not be decided. Could not decide: the head moved while it was judged.',
      findings: [{ rule: 'error/head-moved', message: '#9: the head moved while it was judged' }],
      members: [pass, block, error],
    });
    expect(group.bumps).toHaveLength(2);
    expect(mergeGroupVerdict([pass, block], TOOL).findings).toEqual([
      { ...residue(), message: '#7: this line changed' },
    ]);
  });

  it('of advice alone is advice', () => {
    expect(mergeGroupVerdict([skip, advised], TOOL)).toMatchObject({ outcome: 'skip', enforced: false });
  });

  it('without entries is an error that can be acted on', () => {
    expect(mergeGroupVerdict([], TOOL).findings[0]?.rule).toBe('error/merge-group');
  });
});

it('the highest update type is the one that weighs most', () => {
  const of = (...updates: Verdict['bumps'][number]['update'][]) => highestUpdate(updates.map((update) => ({ update })));
  expect(of()).toBeNull();
  expect(of('digest', 'minor', 'patch')).toBe('minor');
  expect(of('major', 'downgrade')).toBe('downgrade');
  expect(of('lock', 'pin')).toBe('pin');
});
