import { expect, test } from 'vitest';
import { parseImageName } from './image-name.ts';
import { originOf } from './origin.ts';

test.each([
  ['ghcr.io/acme/api', 'ghcr.io', 'acme/api', 'https://ghcr.io'],
  ['docker.io/library/redis', 'docker.io', 'library/redis', 'https://registry-1.docker.io'],
  ['docker.io/redis', 'docker.io', 'library/redis', 'https://registry-1.docker.io'],
  ['index.docker.io/acme/api', 'docker.io', 'acme/api', 'https://registry-1.docker.io'],
  ['redis', 'docker.io', 'library/redis', 'https://registry-1.docker.io'],
  ['acme/api', 'docker.io', 'acme/api', 'https://registry-1.docker.io'],
  ['GHCR.io/acme/api', 'ghcr.io', 'acme/api', 'https://ghcr.io'],
  ['registry.example.com:5000/a/b/c', 'registry.example.com:5000', 'a/b/c', 'https://registry.example.com:5000'],
  ['localhost/acme/api', 'localhost', 'acme/api', 'http://localhost'],
  ['127.0.0.1:5000/acme/api', '127.0.0.1:5000', 'acme/api', 'http://127.0.0.1:5000'],
  ['127.0.0.1.example.com/acme/api', '127.0.0.1.example.com', 'acme/api', 'https://127.0.0.1.example.com'],
  ['localhost.example.com/a', 'localhost.example.com', 'a', 'https://localhost.example.com'],
])('%s', (name, registry, repository, origin) => {
  expect(parseImageName(name)).toEqual({ registry, repository });
  expect(originOf(registry)).toBe(origin);
});

test.each([
  '',
  'ghcr.io/',
  'ghcr.io/acme/api:v1',
  'ghcr.io/acme/api@sha256:00',
  'ghcr.io/Acme/api',
  'ghcr.io/acme//api',
  'ghcr.io/acme/../api',
  'ghcr.io/acme/api?x=1',
  'ghcr.io/acme/api#x',
  'me@ghcr.io/acme/api',
  'https://ghcr.io/acme/api',
  'ghcr.io:x/acme/api',
  'ghcr.io:99999/acme/api',
  '127.0.0.999:5000/acme/api',
  `ghcr.io/${'a'.repeat(300)}`,
])('`%s` is none', (name) => {
  expect(() => parseImageName(name)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
