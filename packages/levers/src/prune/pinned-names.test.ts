import { expect, test } from 'vitest';
import { pinnedNames } from './pinned-names.ts';

const D = `sha256:${'ab'.repeat(32)}`;
const API = 'ghcr.io/acme/api';
const HUB = 'docker.io/acme/api';
const REDIS = 'docker.io/library/redis';

test.each([
  ['a reference', `image: ghcr.io/acme/api@${D}`, [API]],
  ['quoted', `"image": "ghcr.io/acme/api@${D}"`, [API]],
  ['with a tag', `image: ghcr.io/acme/api:v1.2@${D}`, [API]],
  ['with a tag of a variable', `image: ghcr.io/acme/api:\${TAG:-v1}@${D}`, [API]],
  ['a host in capitals', `FROM GHCR.IO/acme/api@${D.toUpperCase()}`, [API]],
  ['with a transport', `docker://ghcr.io/acme/api@${D}`, [API]],
  ['through a cache', `image: cache.example/ghcr.io/acme/api@${D}`, [API]],
  ['without a registry, which is Docker Hub or a setting', `image: acme/api@${D}`, [API, HUB]],
  ['a registry in a variable', `image: \${REGISTRY}/acme/api@${D}`, [API, HUB]],
  ['in a bare variable', `image: $REGISTRY/acme/api@${D}`, [API, HUB]],
  ['in a template', `image: {{ .Values.registry }}/acme/api:1@${D}`, [API, HUB]],
  ['of Docker Hub in short', `image: redis@${D}`, [REDIS]],
  ['of Docker Hub in full', `image: index.docker.io/library/redis:8@${D}`, [REDIS]],
  ['a tag of a template', `image: "ghcr.io/acme/api:{{ .Values.tag }}@${D}"`, [API]],
  ['of a make file', `IMAGE=$(REGISTRY)/acme/api@${D}`, [API, HUB]],
  ['behind another', `[quay.io/acme/api:1,redis:8@${D}]`, [REDIS]],
  ['another image', `image: ghcr.io/acme/worker@${D}`, []],
  ['another that ends alike', `image: ghcr.io/acme/my-api@${D}`, []],
  ['another owner', `image: ghcr.io/other/acme/api@${D}`, []],
  ['another registry', `image: quay.io/acme/api@${D}`, []],
  ['a registry that ends alike', `image: notghcr.io/acme/api@${D}`, []],
  ['a digest beside the name', `ghcr.io/acme/api ${D}`, []],
  ['a longer run of digits', `ghcr.io/acme/api@${D}0`, []],
  ['the name in the line before', `ghcr.io/acme/api\n  worker:8@${D}`, []],
])('%s', (_what, text, images) => {
  const found = pinnedNames(new TextEncoder().encode(text), [API, HUB, REDIS]);
  expect([...found].map(([image, digests]) => [image, [...digests]])).toEqual(images.map((image) => [image, [D]]));
});
