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
