import { expect, test } from 'vitest';
import { realmUrl } from './realm.ts';

test.each([
  ['ghcr.io', 'https://ghcr.io/token', []],
  ['docker.io', 'https://auth.docker.io/token', []],
  ['registry.example.com:5000', 'https://registry.example.com/auth', []],
  ['registry.example.com', 'https://login.example.com/token', ['login.example.com']],
  ['registry.example.com', 'https://login.example.com:8443/token', ['login.example.com:8443']],
  ['127.0.0.1:5000', 'http://localhost:5001/token', []],
  ['ghcr.io', '/token', []],
])('%s may send to %s', (registry, realm, trusted) => {
  expect(realmUrl(registry, realm, trusted).pathname).toMatch(/token|auth/);
});

test.each([
  ['another host', 'ghcr.io', 'https://evil.example/token', 'add `evil.example` to the trusted realms'],
  ['a host that ends alike', 'ghcr.io', 'https://evilghcr.io/token', 'evilghcr.io'],
  ["Docker Hub's, for another registry", 'ghcr.io', 'https://auth.docker.io/token', 'auth.docker.io'],
  ['no TLS', 'ghcr.io', 'http://ghcr.io/token', 'over https'],
  ['this machine, for a registry elsewhere', 'ghcr.io', 'http://127.0.0.1:80/token', 'over https'],
  ['this machine, over TLS', 'ghcr.io', 'https://127.0.0.1/token', 'add `127.0.0.1` to the trusted realms'],
  ['user information', 'ghcr.io', 'https://ghcr.io@evil.example/token', 'over https'],
  ['another scheme', 'ghcr.io', 'file:///etc/passwd', 'over https'],
  ['nothing', 'ghcr.io', '', 'over https'],
])('refused: %s', (_, registry, realm, fix) => {
  expect(() => realmUrl(registry, realm, [])).toThrow(
    expect.objectContaining({
      code: 'forbidden',
      message: expect.stringContaining(registry),
      fix: expect.stringContaining(fix),
    }),
  );
});
