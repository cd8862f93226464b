import { openRegistry } from '@gatehouse/registry';
import { startSimulator } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { pod, setPolicy } from '../bundle/pods.ts';
import { runAction } from '../bundle/runner.ts';
import { startRealRegistry } from './registry/real-registry.ts';
import { seed } from './registry/seed.ts';

const IMAGE = { platforms: ['linux/amd64', 'linux/arm64'], attestations: true, tags: ['a'] };

async function scene() {
  const real = await startRealRegistry({ auth: 'token' });
  const registry = openRegistry({ credentials: real.credentials });
  const image = `${real.host}/acme/api`;
  const push = () => seed(registry, image, IMAGE, openRegistry({ credentials: [] }));
  const pushed = await push();
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const files = { '.github/gatehouse.yml': setPolicy([image]), 'apps/a.yaml': pod([`${image}@${pushed.digest}`]) };
  const repository = simulator.github.createRepository('o/r', { files });
  const token = simulator.github.createToken({ permissions: { contents: 'read', issues: 'write' } });
  const run = (password = 'secret') =>
    runAction(simulator, {
      action: 'freshness',
      event: 'schedule',
      payload: {},
      inputs: { token, 'registry-token': password, 'registry-username': 'builder' },
    });
  const states = () => [...repository.issues.values()].map(({ number, state }) => `#${number} ${state}`);
  return { registry, image, pushed, push, run, states };
}

test('pins are looked for in a real registry with token authentication, children included', async () => {
  const { registry, image, pushed, push, run, states } = await scene();
  expect(await run()).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', 'dead-pins': '0' } });

  const [, , arm64 = ''] = pushed.children;
  await registry.deleteManifest(image, arm64);
  const dead = await run();
  expect(dead).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'dead-pins': '1' } });
  expect(dead.log).toContain(`linux/arm64 (${arm64})`);
  expect(states()).toEqual(['#1 open']);

  const refused = await run('wrong');
  expect(refused).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(refused.log).toContain('pins/unknown at ');
  expect(states()).toEqual(['#1 open']);

  await push();
  expect(await run()).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'dead-pins': '0' } });
  expect(states()).toEqual(['#1 closed']);
});
