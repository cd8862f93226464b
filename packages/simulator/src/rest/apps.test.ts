import { expect, onTestFinished, test } from 'vitest';
import { startSimulator } from '../server.ts';
import { checkedClient } from '../testing/client.ts';

test('an app is told by its slug as far as it has a token', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  simulator.github.createRepository('o/r');
  const call = checkedClient(simulator, 'o/r', simulator.github.createToken({ login: 'gate[bot]', appId: 4242 }));
  const app = (slug: string) => call({ template: '/apps/{app_slug}', params: { app_slug: slug } });
  expect(await app('gate')).toMatchObject({ status: 200, departures: [], body: { id: 4242, slug: 'gate' } });
  expect(await app('nobody')).toMatchObject({ status: 404, departures: [] });
});
