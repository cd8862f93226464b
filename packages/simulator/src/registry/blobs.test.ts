import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { type SimulatedRegistry, startRegistry } from './server.ts';
import { openUploads } from './uploads.ts';

const BYTES = Buffer.from('0123456789');
const DIGEST = digestOf(BYTES);
const UPLOADS = '/v2/acme/api/blobs/uploads/';

let registry: SimulatedRegistry;

beforeEach(async () => {
  registry = await startRegistry();
});

afterEach(() => registry.close());

const call = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, registry.url), { redirect: 'manual', ...init });

async function begin(): Promise<string> {
  const response = await call(UPLOADS, { method: 'POST' });
  expect(response.status).toBe(202);
  return response.headers.get('location') ?? '';
}

const finish = (location: string, digest: string, body?: string) =>
  call(`${location}&digest=${digest}`, { method: 'PUT', ...(body === undefined ? {} : { body }) });

describe('uploads', () => {
  it('take a blob at once', async () => {
    const answer = await call(`${UPLOADS}?digest=${DIGEST}`, { method: 'POST', body: BYTES });
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v2/acme/api/blobs/${DIGEST}`]);
  });

  it('take it in a session, in chunks that must follow each other', async () => {
    const location = await begin();
    const patch = (body: string, range: string) =>
      call(location, { method: 'PATCH', body, headers: { 'content-range': range } });
    expect((await patch('01234', '0-4')).headers.get('range')).toBe('0-4');
    expect((await patch('89', '8-9')).status).toBe(416);
    expect((await call(location)).status).toBe(204);
    expect((await finish(location, DIGEST, '56789')).status).toBe(201);
    expect(await (await call(`/v2/acme/api/blobs/${DIGEST}`)).text()).toBe('0123456789');
    expect(openUploads(registry.registry)).toBe(0);
  });

  it('refuse a digest that is not of these bytes', async () => {
    const answer = await finish(await begin(), `sha256:${'0'.repeat(64)}`, '0123456789');
    expect(answer.status).toBe(400);
    expect(registry.registry.find('acme/api')).toBeNull();
  });

  it('can be cancelled, and leave nothing', async () => {
    const location = await begin();
    expect(openUploads(registry.registry)).toBe(1);
    expect((await call(location, { method: 'DELETE' })).status).toBe(204);
    expect(openUploads(registry.registry)).toBe(0);
    expect((await call(location, { method: 'DELETE' })).status).toBe(404);
    expect((await finish(location, DIGEST, '0123456789')).status).toBe(404);
  });

  it('belong to one repository', async () => {
    const location = (await begin()).replace('acme/api', 'acme/web');
    expect((await finish(location, DIGEST, '0123456789')).status).toBe(404);
  });

  it('mount what another repository has, and fall back to a session', async () => {
    registry.registry.addBlob('acme/base', BYTES);
    const mount = (from: string) => call(`${UPLOADS}?mount=${DIGEST}&from=${from}`, { method: 'POST' });
    expect((await mount('acme/other')).status).toBe(202);
    expect((await call(`/v2/acme/api/blobs/${DIGEST}`)).status).toBe(404);
    expect((await mount('acme/base')).status).toBe(201);
    expect((await call(`/v2/acme/api/blobs/${DIGEST}`)).status).toBe(200);
  });
});

describe('blobs', () => {
  beforeEach(() => {
    registry.registry.addBlob('acme/api', BYTES);
  });

  it('are read whole, by their head alone, or in part', async () => {
    const path = `/v2/acme/api/blobs/${DIGEST}`;
    const head = await call(path, { method: 'HEAD' });
    const { headers } = head;
    expect([headers.get('content-length'), headers.get('docker-content-digest'), await head.text()]).toEqual([
      '10',
      DIGEST,
      '',
    ]);
    const range = async (value: string) => {
      const response = await call(path, { headers: { range: value } });
      return [
        response.status,
        response.headers.get('content-range'),
        response.status === 206 && (await response.text()),
      ];
    };
    expect(await range('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await range('bytes=8-')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await range('bytes=10-')).toEqual([416, null, false]);
  });

  it('are deleted', async () => {
    const path = `/v2/acme/api/blobs/${DIGEST}`;
    expect((await call(path, { method: 'DELETE' })).status).toBe(202);
    expect((await call(path)).status).toBe(404);
    expect((await call(path, { method: 'DELETE' })).status).toBe(404);
  });

  it('may lie with another host, which tells what credentials it was sent', async () => {
    registry.switches.redirectBlobs = true;
    const first = await call(`/v2/acme/api/blobs/${DIGEST}`);
    const location = first.headers.get('location') ?? '';
    expect([first.status, new URL(location).host]).toEqual([307, registry.blobHost.host]);
    expect(await (await fetch(location)).text()).toBe('0123456789');
    await fetch(location, { headers: { authorization: 'Bearer stray' } });
    expect(registry.blobHost.requests.map(({ authorization }) => authorization)).toEqual([null, 'bearer']);
  });
});
