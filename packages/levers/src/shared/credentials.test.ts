import { expect, it } from 'vitest';
import { registryCredentials } from './credentials.ts';

const images = ['ghcr.io/acme/api', 'ghcr.io/acme/web', 'docker.io/library/redis', '127.0.0.1:5000/acme/api'];
const given = { images, username: 'octocat', password: '', token: 'ours' };

it('shows the token of the repository to GitHub alone', () => {
  expect(registryCredentials(given)).toEqual([
    { registry: 'ghcr.io', username: 'octocat', password: 'ours' },
    { registry: '127.0.0.1:5000', username: 'octocat', password: 'ours' },
  ]);
});

it('gives a password that was meant for registries to each of them', () => {
  expect(registryCredentials({ ...given, password: 'theirs' }).map((one) => `${one.registry} ${one.password}`)).toEqual(
    ['ghcr.io theirs', 'docker.io theirs', '127.0.0.1:5000 theirs'],
  );
});

it.each([
  ['containers.evil.example/acme/api', undefined],
  ['containers.evil.example/acme/api', 'https://github.com'],
  ['containers.evil.example/acme/api', 'https://ghes.example'],
  ['containers.ghes.example.evil.example/acme/api', 'https://ghes.example'],
  ['ghcr.io.evil.example/acme/api', 'https://github.com'],
  ['127.0.0.1.evil.example:5000/acme/api', 'https://github.com'],
  // The token of an enterprise's server is none of the public registry's business, nor the other way round.
  ['ghcr.io/acme/api', 'https://ghes.example'],
])('shows the token for GitHub not to the registry of %s when the server is %s', (image, serverUrl) => {
  expect(registryCredentials({ ...given, images: [image], ...(serverUrl && { serverUrl }) })).toEqual([]);
});

it('knows the registry of an enterprise by its server', () => {
  const enterprise = { ...given, images: ['containers.ghes.example/acme/api'], serverUrl: 'https://GHES.example/' };
  expect(registryCredentials(enterprise).map(({ password }) => password)).toEqual(['ours']);
});
