import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalImageName, parseImage } from './image.ts';

const A = `sha256:${'a'.repeat(64)}`;

describe('canonical names', () => {
  test.each<[string, string | null]>([
    ['redis', 'docker.io/library/redis'],
    ['library/redis', 'docker.io/library/redis'],
    ['grafana/loki', 'docker.io/grafana/loki'],
    ['docker.io/redis', 'docker.io/library/redis'],
    ['index.docker.io/grafana/loki', 'docker.io/grafana/loki'],
    ['registry-1.docker.io/a/b/c', 'docker.io/a/b/c'],
    ['ghcr.io/a/b/c', 'ghcr.io/a/b/c'],
    ['GHCR.io/a/b', 'ghcr.io/a/b'],
    ['host:5000/app', 'host:5000/app'],
    ['localhost/app', 'localhost/app'],
    ['Registry/app', 'registry/app'],
    ['a__b/c-d.e', 'docker.io/a__b/c-d.e'],
    ['', null],
    ['/redis', null],
    ['redis/', null],
    ['a//b', null],
    ['Redis', null],
    ['ghcr.io/A/b', null],
    ['ghcr.iо/a/b', null],
    ['https://ghcr.io/a/b', null],
    ['redis:7', null],
    ['redis ', null],
    ['{{ x }}', null],
    ['a'.repeat(300), null],
  ])('%s: %s', (written, name) => {
    expect(canonicalImageName(written)).toBe(name);
  });
});

describe('references', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['redis:7', 'redis', '7', undefined],
    [`redis@${A}`, 'redis', undefined, A],
    [`redis:7@${A}`, 'redis', '7', A],
    ['host:5000/app:1.2', 'host:5000/app', '1.2', undefined],
    ['host:5000', 'host', '5000', undefined],
  ])('%s', (image, written, tag, digest) => {
    const parts = parseImage(image, 10);
    expect(parts).toMatchObject({ written, span: { start: 10 + written.length + 1, end: 10 + image.length } });
    for (const value of [parts?.tag, parts?.digest]) {
      if (value) expect(image.slice(value.start - 10, value.end - 10)).toBe(value.text);
    }
    expect([parts?.tag?.text, parts?.digest?.text]).toEqual([tag, digest]);
  });

  test.each([
    '',
    'redis',
    'redis:',
    'redis@',
    ':7',
    `@${A}`,
    'redis:7:8',
    'host:5000/app',
    'redis:-7',
    'redis:7 ',
    `redis:${'7'.repeat(129)}`,
    'redis@sha256:abc',
    `redis@${A}0`,
    `redis@${A.toUpperCase()}`,
    `redis@${A}@${A}`,
    'redis:$(x)',
    `${'a/'.repeat(300)}b:1`,
  ])('none: %s', (image) => {
    expect(parseImage(image, 0)).toBeNull();
  });
});

test('whatever is read is written as it was', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9.:/@-]{1,40}$/), (image) => {
      const parts = parseImage(image, 0);
      if (parts === null) return;
      const tag = parts.tag ? `:${parts.tag.text}` : '';
      const digest = parts.digest ? `@${parts.digest.text}` : '';
      expect(`${parts.written}${tag}${digest}`).toBe(image);
    }),
  );
});
