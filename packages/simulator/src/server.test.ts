import { expect, it } from 'vitest';
import { summarise } from './requests.ts';
import { startSimulator } from './server.ts';
import { graphql } from './testing/client.ts';

it('records every request in order', async () => {
  const simulator = await startSimulator();
  simulator.github.createRepository('acme/infra');
  const token = simulator.github.createToken();
  const headers = { authorization: `Bearer ${token}` };
  await fetch(`${simulator.apiUrl}/repos/acme/infra/pulls?state=open`, { headers });
  await graphql(simulator, token, 'query ($n: Int!) {\n  rateLimit { limit }\n viewer { login } }', { n: 1 });
  await fetch(`${simulator.apiUrl}/repos/acme/infra/statuses/x`, {
    method: 'POST',
    body: '{"state":"success"}',
    headers,
  });
  await simulator.close();
  expect(simulator.requests.map(summarise)).toEqual([
    'GET /repos/acme/infra/pulls?state=open 200',
    'POST /graphql 200 query ($n: Int!) { rateLimit { limit } viewer { login } }',
    'POST /repos/acme/infra/statuses/x 422',
  ]);
  expect(simulator.requests[1]?.body).toMatchObject({ variables: { n: 1 } });
  expect(simulator.requests[2]?.body).toEqual({ state: 'success' });
});

it('takes at least the latency it was given, and can change it', async () => {
  const simulator = await startSimulator({ latencyMs: 60 });
  const time = async () => {
    const start = performance.now();
    await fetch(`${simulator.apiUrl}/rate_limit`);
    return performance.now() - start;
  };
  expect(await time()).toBeGreaterThan(55);
  simulator.setLatency(120);
  expect(await time()).toBeGreaterThan(115);
  await simulator.close();
});

it('says so when the port is taken', async () => {
  const simulator = await startSimulator();
  const port = Number(new URL(simulator.apiUrl).port);
  await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
  await simulator.close();
});

it('answers more than 100 requests at a time with the secondary limit', async () => {
  const simulator = await startSimulator({ latencyMs: 500 });
  const statuses = await Promise.all(
    Array.from({ length: 120 }, async () => (await fetch(`${simulator.apiUrl}/rate_limit`)).status),
  );
  await simulator.close();
  expect(statuses.filter((status) => status === 403)).toHaveLength(20);
});
