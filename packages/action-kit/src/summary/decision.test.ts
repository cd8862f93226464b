import type { Disposition, DispositionReason } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../testing/verdicts.ts';
import { renderDecision } from './decision.ts';

const REASON: DispositionReason = {
  rule: 'merge/risk',
  path: 'apps/redis.yaml',
  line: 9,
  message: 'its risk is medium',
  fix: 'Let somebody approve it.',
};

const WAITS: Disposition = {
  kind: 'review',
  state: 'pending',
  arm: false,
  lane: 'bumps',
  risk: 'medium',
  approvedBy: [],
  waitsFor: ['octocat'],
  until: null,
  next: 'It needs a review by octocat.',
  reasons: [REASON],
};

const render = (disposition: Partial<Disposition> = {}, forComment = true): string =>
  renderDecision(
    { verdict: verdictOf({ gate: 'gate' }), disposition: { ...WAITS, ...disposition } },
    { serverUrl: 'https://github.com', forComment },
  );

describe('renderDecision', () => {
  it('says first what happens next, then what it is, then what is missing', () => {
    const [heading, , next, , what, lane, waits, , , , row] = render().split('\n');
    expect([heading, next]).toEqual(['## 👀 Waits for review', 'It needs a review by octocat.']);
    expect(what).toMatch(/^- \*\*What\*\*: .*7\.2\.4.*7\.2\.5.* \(patch\)$/);
    expect([lane, waits]).toEqual(['- **Lane**: <code>bumps</code>', '- **Waits for**: <code>octocat</code>']);
    expect(row).toContain('its risk is medium<br><code>merge/risk</code> | Let somebody approve it. |');
  });

  it('is the same for the same decision, so that a comment is only written when something changed', () => {
    expect(render()).toBe(render());
  });

  it('says of advice that its reasons bind nobody', () => {
    const title = 'What would stop it, were its author bound';
    expect(render({ kind: 'advice', state: 'success' })).toContain(title);
    expect(render()).not.toContain(title);
  });

  it('says that a reason ends by itself', () => {
    expect(render({ reasons: [{ ...REASON, fix: null }] })).toContain('| nothing: it ends by itself |');
  });

  it('is short in a comment and tells where the rest stands', () => {
    const reasons = Array.from({ length: 12 }, (_, n) => ({ ...REASON, message: `reason ${n}` }));
    expect(render({ reasons })).toContain('2 more in the summary of the job.');
    expect(render({ reasons }, false)).toContain('reason 11<br>');
  });

  it('shows text as text', () => {
    const hostile = '<img src=x> @everyone [a](https://evil.example) `x` | y';
    const text = render({
      next: hostile,
      waitsFor: [hostile],
      reasons: [{ ...REASON, message: hostile, fix: hostile }],
    });
    expect(text).not.toMatch(/<img|@everyone|\]\(https:\/\/evil|`x`/);
  });
});
