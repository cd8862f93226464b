import type { IssueKeeper, KeptIssue } from '@gatehouse/forge';
import { bodyWith } from '@gatehouse/release';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alarm, keepIssue } from './keep.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const LABEL = 'gatehouse/freshness';
const alarm = (wish: Alarm['wish'], raised = 'It is behind.'): Alarm => ({
  key: 'freshness/a',
  wish,
  title: 'Pin a is behind',
  raised,
  settled: 'It is up to date.',
});

/** Issues as a forge keeps them; `meanwhile` happens after each creation, as another run's write would. */
function forge(meanwhile: (issues: Issues) => void = () => {}) {
  const issues: Issues = [];
  const writes: string[] = [];
  const keeper: IssueKeeper = {
    listIssues: async () => issues.map((issue) => ({ ...issue })),
    createIssue: async ({ title, body }) => {
      const issue = make(issues, { title, body });
      writes.push(`create #${issue.number}`);
      meanwhile(issues);
      return { ...issue };
    },
    updateIssue: async (number, change) => {
      writes.push(`update #${number} ${Object.keys(change).join(' ')} ${change.stateReason ?? ''}`.trim());
      const at = issues.findIndex((issue) => issue.number === number);
      const before = issues[at];
      if (before === undefined) throw new Error(`no issue #${number}`);
      const closed = change.state === 'closed' ? { closedAt: NOW.toISOString(), closedBy: 'bot' } : {};
      const { stateReason: _, ...rest } = change;
      issues[at] = { ...before, ...closed, ...rest };
    },
    commentOnIssue: async (number, body) => {
      writes.push(`comment #${number} ${body}`);
    },
  };
  const keep = async (wanted: Alarm, dryRun = false, onClosed: 'snooze' | 'reopen' = 'snooze') =>
    keepIssue({ issues: keeper, io: { log: () => {} }, clock: () => NOW }, await keeper.listIssues(LABEL), wanted, {
      label: LABEL,
      rules: { onClosed, snoozeMs: 86_400_000 },
      dryRun,
    });
  return { issues, writes, keeper, keep };
}

type Issues = KeptIssue[];

function make(issues: Issues, given: Partial<KeptIssue>): KeptIssue {
  const number = Math.max(0, ...issues.map((issue) => issue.number)) + 1;
  const issue: KeptIssue = {
    number,
    title: '',
    body: '',
    state: 'open',
    closedAt: null,
    closedBy: null,
    author: 'bot',
    viewerDidAuthor: true,
    url: `https://forge/o/r/issues/${number}`,
    ...given,
  };
  issues.push(issue);
  return issue;
}

describe('one issue for an alarm', () => {
  it('is opened, left alone, updated, closed and reopened', async () => {
    const { keep, writes, issues } = forge();
    const seen = [];
    for (const wanted of [
      alarm('raise'),
      alarm('raise'),
      alarm('raise', 'It is far behind.'),
      alarm('leave'),
      alarm('settle'),
      alarm('settle'),
      alarm('raise'),
    ]) {
      seen.push((await keep(wanted)).action);
    }
    expect(seen).toEqual(['created', 'unchanged', 'updated', 'nothing', 'closed', 'nothing', 'reopened']);
    expect(writes).toEqual([
      'create #1',
      'update #1 body',
      'update #1 body state stateReason completed',
      'update #1 body state stateReason reopened',
    ]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ state: 'open', title: 'Pin a is behind' });
  });

  it('keeps silent after a person closed it, until the time is over', async () => {
    const { keep, writes, issues } = forge();
    await keep(alarm('raise'));
    issues[0] = { ...(issues[0] as KeptIssue), state: 'closed', closedBy: 'octocat', closedAt: '2026-11-20T00:00:00Z' };
    expect(await keep(alarm('raise'))).toMatchObject({ action: 'snoozed', until: '2026-11-21T00:00:00.000Z' });
    expect((await keep(alarm('raise'), false, 'reopen')).action).toBe('reopened');
    expect(writes).toEqual(['create #1', 'update #1 body state stateReason reopened']);
  });

  it('says of an issue that a person closed that it is over, and does not keep silent about what comes next', async () => {
    const { keep, writes, issues } = forge();
    await keep(alarm('raise'));
    issues[0] = { ...(issues[0] as KeptIssue), state: 'closed', closedBy: 'octocat', closedAt: '2026-11-20T00:00:00Z' };
    expect(await keep(alarm('settle'))).toMatchObject({ action: 'updated', until: null });
    expect(issues[0]).toMatchObject({ state: 'closed', closedBy: 'octocat' });
    expect((await keep(alarm('settle'))).action).toBe('nothing');
    expect((await keep(alarm('raise'))).action).toBe('reopened');
    expect(writes).toEqual(['create #1', 'update #1 body', 'update #1 body state stateReason reopened']);
  });

  it.each(['leave', 'raise'] as const)(
    'never closes the only open one (%s) because an older was closed',
    async (wish) => {
      const { keep, issues } = forge();
      const body = bodyWith({ key: 'freshness/a', markdown: 'It is behind.', closed: false }, null);
      make(issues, { body, state: 'closed', closedAt: '2026-11-20T00:00:00Z' });
      make(issues, { body });
      expect(await keep(alarm(wish))).toMatchObject({ duplicates: [], url: 'https://forge/o/r/issues/2' });
      expect(issues.map(({ state }) => state)).toEqual(['closed', 'open']);
    },
  );

  it('writes nothing in a dry run and says what it would', async () => {
    const { keep, writes, issues } = forge();
    expect((await keep(alarm('raise'), true)).action).toBe('created');
    make(issues, { body: '<!-- gatehouse-issue freshness/a -->\nold' });
    make(issues, { body: '<!-- gatehouse-issue freshness/a -->\nold' });
    expect(await keep(alarm('settle'), true)).toMatchObject({ action: 'closed', duplicates: [2] });
    expect(writes).toEqual([]);
  });
});

describe('runs at once', () => {
  const body = '<!-- gatehouse-issue freshness/a -->\n\nIt is behind.\n\n<!-- gatehouse-issue-end -->';

  it('close what they opened when another was first', async () => {
    const { keep, writes, issues } = forge((all) => {
      // The other run's issue has a lower number and shows only now.
      const own = all.find(({ number }) => number === 8);
      if (own !== undefined && all.length === 2) all.push({ ...own, number: 3, url: 'https://forge/o/r/issues/3' });
    });
    // An issue of another account with our marker is no issue of ours.
    make(issues, { number: 7, viewerDidAuthor: false, body });
    const kept = await keep(alarm('raise'));
    expect(kept).toMatchObject({ action: 'unchanged', url: 'https://forge/o/r/issues/3', duplicates: [8] });
    expect(writes).toEqual(['create #8', 'update #8 state stateReason duplicate', 'comment #8 Duplicate of #3']);
  });

  it('leave the one that was first, whoever looks', async () => {
    const { keep, writes } = forge((all) => {
      if (all.length === 1) make(all, { body });
    });
    expect(await keep(alarm('raise'))).toMatchObject({ action: 'created', duplicates: [2] });
    expect(writes).toEqual(['create #1', 'update #2 state stateReason duplicate', 'comment #2 Duplicate of #1']);
    expect((await keep(alarm('raise'))).duplicates).toEqual([]);
  });

  it('end although the list never shows what was written', async () => {
    const it = forge();
    const blind = { ...it.keeper, listIssues: async () => [] };
    const kept = await keepIssue({ issues: blind, io: { log: () => {} }, clock: () => NOW }, [], alarm('raise'), {
      label: LABEL,
      rules: { onClosed: 'snooze', snoozeMs: 0 },
      dryRun: false,
    });
    expect(kept.action).toBe('created');
  });
});

it('leaves one open issue, the oldest, however the requests of several runs fall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), fc.boolean(), async (scheduler, runs, there) => {
      const { keeper, issues } = forge();
      if (there) make(issues, { body: '<!-- gatehouse-issue freshness/a -->\nold' });
      const late: IssueKeeper = {
        listIssues: scheduler.scheduleFunction(keeper.listIssues),
        createIssue: scheduler.scheduleFunction(keeper.createIssue),
        updateIssue: scheduler.scheduleFunction(keeper.updateIssue),
        commentOnIssue: scheduler.scheduleFunction(keeper.commentOnIssue),
      };
      const options = { label: LABEL, rules: { onClosed: 'snooze', snoozeMs: 0 }, dryRun: false } as const;
      const run = async () => {
        const listed = await late.listIssues(LABEL);
        return keepIssue({ issues: late, io: { log: () => {} }, clock: () => NOW }, listed, alarm('raise'), options);
      };
      const all = Promise.all(Array.from({ length: runs }, run));
      await scheduler.waitFor(all);
      expect(issues.filter(({ state }) => state === 'open').map(({ number }) => number)).toEqual([1]);
    }),
    { numRuns: 300 },
  );
});

describe('a run that ends between any two requests', () => {
  const cases = [1, 2, 3, 4, 5, 6].flatMap((at) => (['before', 'after'] as const).map((when) => [at, when] as const));

  it.each(cases)('request %i, %s it is done: the next run leaves one open issue', async (at, when) => {
    const { keeper, issues, keep } = forge((all) => {
      // Another run opens one at the same moment, so that there are duplicates to close.
      if (all.length === 1) make(all, { body: '<!-- gatehouse-issue freshness/a -->\nold' });
    });
    let count = 0;
    const dying = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
      return async (...given: A): Promise<R> => {
        count += 1;
        if (count === at && when === 'before') throw new Error('killed');
        const answer = await call(...given);
        if (count === at) throw new Error('killed');
        return answer;
      };
    };
    const mortal: IssueKeeper = {
      listIssues: dying(keeper.listIssues),
      createIssue: dying(keeper.createIssue),
      updateIssue: dying(keeper.updateIssue),
      commentOnIssue: dying(keeper.commentOnIssue),
    };
    const options = { label: LABEL, rules: { onClosed: 'snooze', snoozeMs: 0 }, dryRun: false } as const;
    const run = async () => {
      const listed = await mortal.listIssues(LABEL);
      await keepIssue({ issues: mortal, io: { log: () => {} }, clock: () => NOW }, listed, alarm('raise'), options);
    };
    await run().catch((error: Error) => expect(error.message).toBe('killed'));
    await keep(alarm('raise'));
    expect(issues.filter(({ state }) => state === 'open').map(({ number }) => number)).toEqual([1]);
  });
});
