import { expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, POLICY, passCi, runGate } from './gate.ts';
import { type Pull, propose } from './scene.ts';

const AGENT = 'storage-agent[bot]';
const LANE = `  lanes:
    - { name: storage, authors: ["${AGENT}"], admit: [risk/pvc-increase] }
`;

const CLAIM = (size: string, more = '') => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: ${size}
${more}`;

const laneScene = () => gateScene({ '.github/gatehouse.yml': `${POLICY}${LANE}`, 'apps/data.yaml': CLAIM('10Gi') });

function grow(it: GateScene, claim: string, author = AGENT): Pull {
  return propose(it, { branch: 'agent/grow', author, title: 'Grow the volume', files: { 'apps/data.yaml': claim } });
}

test('a larger volume by an agent whom a lane names merges once CI is green', async () => {
  const it = await laneScene();
  const pull = grow(it, CLAIM('20Gi'));
  await runGate(it, pull);
  const status = 'success auto-merge: It merges itself as soon as the required checks pass (lane storage, low risk).';
  expect(fateOf(it, pull)).toEqual({ status, armed: true, merged: false });
  passCi(it, pull.head);
  expect(it.repository.merges).toMatchObject([{ number: pull.number, head: pull.head, how: 'auto-merge' }]);
});

const MEDIUM = 'pending review: its risk is medium: ';

test.each([
  [
    'one more line',
    CLAIM('20Gi', '  volumeName: other\n'),
    AGENT,
    `${MEDIUM}spec.volumeName of PersistentVolumeClaim data is added, which no rule knows.`,
  ],
  [
    'a comment more',
    CLAIM('20Gi', '# because\n'),
    AGENT,
    `${MEDIUM}bytes differ that no changed value accounts for (lines added or removed, a comment, quoting, order).`,
  ],
  [
    'a smaller volume',
    CLAIM('5Gi'),
    AGENT,
    'pending approval: its risk is high: spec.resources.requests.storage of PersistentVolumeClaim data shrinks from 10Gi to 5Gi.',
  ],
  [
    'another bot',
    CLAIM('20Gi'),
    'renovate[bot]',
    'failure blocked: `storage: 10Gi` became `storage: 20Gi`, and that is no version bump of a named dependency',
  ],
])('%s does not', async (_what, claim, author, status) => {
  const it = await laneScene();
  const pull = grow(it, claim, author);
  passCi(it, pull.head);
  await runGate(it, pull);
  expect(fateOf(it, pull)).toEqual({ status, armed: false, merged: false });
});
