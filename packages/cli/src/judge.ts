import { type Change, type Identity, type Locator, proveChange } from '@gatehouse/bumps';
import { admitEdits, judgeScope, type Policy, TOOL, type Verdict } from '@gatehouse/policy';

/** What the command line assumes in place of what a forge would know. */
export interface Assumptions {
  readonly author: Identity | null;
  /** Accept commit pins whose tag nobody could look up here. */
  readonly trustPins: boolean;
  readonly now: Date;
}

/** Proves a change and judges the proof. */
export function judgeChange(change: Change, policy: Policy, locator: Locator, assumed: Assumptions): Verdict {
  const proof = proveChange(change, locator, admitEdits(policy));
  return judgeScope({
    policy,
    change: { ...change, author: assumed.author },
    proof,
    pins: assumed.trustPins ? 'trusted' : 'unchecked',
    tool: TOOL,
    gatehouseRepository: null,
    now: assumed.now,
  });
}
