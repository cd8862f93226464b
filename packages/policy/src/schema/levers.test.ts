import { describe, expect, it } from 'vitest';
import { lintPolicyChange } from '../load/lint.ts';
import { loadPolicy } from '../load/load.ts';

function complaint(text: string): string {
  try {
    loadPolicy({ path: '.github/gatehouse.yml', text: `version: 1\n${text}`, commit: null, files: new Map() });
  } catch (error) {
    return (error as Error).message.replace('the policy .github/gatehouse.yml cannot be read: ', '');
  }
  throw new Error('it was read');
}

const set = (image: string, more = '') => `images:\n  - name: web\n    images:\n      - repository: ${image}\n${more}`;
const AT = 'line 5: images[0].images[0].repository ';

describe('an image of a set', () => {
  it.each([
    ['ghcr.io/acme/api:1.2', 'has a tag; write `ghcr.io/acme/api`'],
    ['localhost:5000/acme/api:1.2', 'has a tag; write `localhost:5000/acme/api`'],
    [
      `ghcr.io/acme/api@sha256:${'a'.repeat(64)}`,
      'has a digest, and a set has whichever are pinned; write `ghcr.io/acme/api`',
    ],
    ['docker://ghcr.io/acme/api', 'begins with `docker://`; write `ghcr.io/acme/api`'],
    ['https://ghcr.io/acme/api', 'begins with `https://`; write `ghcr.io/acme/api`'],
    ['ghcr.io/Acme/API', 'has capital letters; write `ghcr.io/acme/api`'],
    ['redis', 'has no registry; write `docker.io/library/redis`'],
    ['acme/api', 'has no registry; write `docker.io/acme/api`'],
    ['docker.io/redis', 'leaves out `library/`; write `docker.io/library/redis`'],
    ['index.docker.io/acme/api', 'names Docker Hub by another host; write `docker.io/acme/api`'],
    ['ghcr.io', 'is not an image repository with its registry, such as `ghcr.io/acme/api`'],
    ['ghcr.io/acme/', 'is not an image repository with its registry, such as `ghcr.io/acme/api`'],
    ['"ghcr.io/acme/*"', 'is not an image repository with its registry, such as `ghcr.io/acme/api`'],
    ['"ghcr.io/a b"', 'is not an image repository with its registry, such as `ghcr.io/acme/api`'],
    [`ghcr.io/${'a'.repeat(255)}`, 'is longer than 255 characters'],
  ])('%s', (image, message) => {
    expect(complaint(set(image))).toBe(`${AT}${message}`);
  });

  it.each([
    'ghcr.io/acme/api',
    'docker.io/library/redis',
    'localhost:5000/a',
    '127.0.0.1:5000/acme/api',
    'registry:5000/a',
    'r.io/a/b_c/d-e.f__g',
  ])('%s is one', (image) => {
    const files = new Map([['.github/gatehouse/holds/web.yml', null]]);
    const text = `version: 1\n${set(image)}`;
    expect(loadPolicy({ path: '', text, commit: null, files }).images[0]?.images[0]?.repository).toBe(image);
  });
});

describe('what is wrong says the key, the line and the way out', () => {
  it.each([
    [
      'images:\n  - name: Web\n    images: [{ repository: r.io/a }]\n',
      'line 3: images[0].name is not a name of lower-case letters, digits, `.`, `_` and `-`, such as `runtime`',
    ],
    [
      'images:\n  - name: web\n    images: []\n',
      'line 4: images[0].images is an empty list, which would match nothing; name the images of the set',
    ],
    [set('r.io/a', '      - repository: r.io/a\n'), 'line 6: images[0].images[1].repository is in this set already'],
    [
      set('r.io/a', '  - name: web\n    images: [{ repository: r.io/b }]\n'),
      'line 6: images[1].name is the name of another set',
    ],
    [
      set('r.io/a', '  - name: api\n    images: [{ repository: r.io/a }]\n'),
      'line 7: images[1].images[0].repository is in the set web already; an image belongs to one set',
    ],
    [
      set('r.io/a', '    pins: [apps/]\n'),
      'line 6: images[0].pins[0] `apps/` ends with `/` and matches nothing; write `apps/**`',
    ],
    [
      set('r.io/a', '    source: https://github.com/acme/images\n'),
      'line 6: images[0].source is not a repository such as `acme/images`',
    ],
    ...['web..next', 'web.lock'].map((name): [string, string] => [
      set('r.io/a').replace('name: web', `name: ${name}`),
      'line 3: images[0].name can be no part of a branch name: git takes none with `..`, or with `.lock` at its end',
    ]),
    [set('r.io/a', '    floor: 0\n'), 'line 6: images[0].floor is 0; write more than 0'],
    [
      set('r.io/a', '    provenance: { workflow: build.yml }\n'),
      'line 6: images[0].provenance.workflow is not a workflow such as `acme/images/.github/workflows/build.yml`',
    ],
    [
      set('r.io/a', '    provenance: { workflow: a/b/.github/workflows/c.yml, source-ref: main }\n'),
      'line 6: images[0].provenance.source-ref is not a full ref such as `refs/heads/main`',
    ],
    [set('r.io/a', '    pin: [a]\n'), 'line 6: images[0].pin is not a key; did you mean images[0].pins?'],
    ['prune: { older-than: 0d }\n', 'line 2: prune.older-than is not a length of time such as `7d`, `12h` or `30m`'],
    ['prune: { older-than: 2w }\n', 'line 2: prune.older-than is not a length of time such as `7d`, `12h` or `30m`'],
    [
      'prune: { older-than: 14 }\n',
      'line 2: prune.older-than is 14, but text (in quotes if it looks like a number) is needed',
    ],
    ['prune: { older-than: 9999d }\n', 'line 2: prune.older-than is more than 3650 days'],
    ['prune: { at-most: 500 }\n', 'line 2: prune.at-most is 500; write at most 50'],
    ['prune: { repositories: [infra] }\n', 'line 2: prune.repositories[0] is not a repository such as `acme/images`'],
    ['prune: { images: [acme/api] }\n', 'line 2: prune.images[0] has no registry; write `docker.io/acme/api`'],
    [
      'prune: { delete: [{ registry: https://ghcr.io, by: oci }] }\n',
      'line 2: prune.delete[0].registry is not the host of a registry such as `ghcr.io` or `localhost:5000`',
    ],
    [
      'prune: { delete: [{ registry: r.io, by: oci }, { registry: r.io, by: packages }] }\n',
      'line 2: prune.delete[1].registry stands in this list already',
    ],
    [
      'prune: { delete: [{ registry: r.io, by: rest }] }\n',
      'line 2: prune.delete[0].by is "rest"; it is one of: packages, oci',
    ],
    [
      'prune: { dry-run: true }\n',
      'line 2: prune.dry-run is not a key; keys here are older-than, at-most, repositories, images, delete',
    ],
  ])('%j', (text, message) => {
    expect(complaint(text)).toBe(message);
  });
});

const source = (more: string) =>
  `freshness:\n  sources:\n    - { name: lib, repository: acme/lib, file: a.yaml, ${more} }\n`;

describe('a pinned source', () => {
  it.each([
    ['pin: spec.ref.commit', 'pin is not a path into a document; write `/spec/ref/commit`'],
    ['pin: "$.spec.refs[0].commit"', 'pin is not a path into a document; write `/spec/refs/0/commit`'],
    ['pin: commit', 'pin is not a path into a document such as `/spec/ref/commit`'],
    ['pin: /', 'pin is not a path into a document such as `/spec/ref/commit`'],
    ['pin: /a~b', 'pin has a `~` that is neither `~0` (a tilde in a key) nor `~1` (a slash in a key)'],
    ['pin: /a, imports: []', 'imports is an empty list, which would match nothing; leave `imports` out'],
    ['pin: /a, imports: [b.c]', 'imports[0] is not a path into a document; write `/b/c`'],
    ['pin: /a, paths: []', 'paths is an empty list, which would match nothing; leave `paths` out if every path counts'],
    [
      'pin: /a, paths: ["!a"]',
      'paths[0] `!a` begins with `!`, which globs here do not know; list what should match instead',
    ],
    ['pin: /a, max-age: 0d', 'max-age is not a length of time such as `7d`, `12h` or `30m`'],
    ['pin: /a, max-commits: 1.5', 'max-commits is 1.5, but a whole number is needed'],
    ['pin: /a, max-commits: -1', 'max-commits is -1; write at least 0'],
    ['pin: /a, max-commit: 1', 'max-commit is not a key; did you mean freshness.sources[0].max-commits?'],
  ])('%s', (more, message) => {
    expect(complaint(source(more))).toBe(`line 4: freshness.sources[0].${message}`);
  });

  it('has a name of its own', () => {
    const two = `${source('pin: /a')}    - { name: lib, repository: acme/b, file: a.yaml, pin: /a }\n`;
    expect(complaint(two)).toBe('line 5: freshness.sources[1].name is the name of another source');
  });
});

it('advises what is right and yet hardly meant', () => {
  const text = `version: 1
images:
  - name: web
    source: acme/images
    images: [{ repository: r.io/a }, { repository: r.io/b }]
    pins: [apps, "apps/**", deploy/kustomization.yaml]
    floor: 1
    provenance: { workflow: acme/other/.github/workflows/build.yml }
prune:
  older-than: 2h
  delete: [{ registry: ghcr.io, by: oci }]
freshness:
  sources:
    - { name: lib, repository: acme/lib, file: "flux/*.yaml", pin: /a, max-commits: 0, paths: ["*.yaml", src] }
  on-closed: reopen
  snooze-for: 3d
`;
  expect(lintPolicyChange(text)).toEqual([
    'images.web.pins: `apps` names one file; a folder is `apps/**`.',
    'images.web: floor 1 is less than its 2 images, each of which has a pin, so it refuses nothing.',
    'images.web: provenance.workflow is not in acme/images, from which the images are built.',
    'prune.delete: ghcr.io refuses every deletion by `oci`; leave the entry out, `packages` is its default.',
    'prune.older-than: 2h is less than a promotion may wait for its review; builds that nobody promoted yet go.',
    'freshness.lib: max-commits 0 is stale with every commit at once; leave it out to go by max-age alone.',
    'freshness.lib: file `flux/*.yaml` is the path of one file; globs are not read there.',
    'freshness.lib: `*.yaml` finds names at the root alone; `**/*.yaml` finds them in any folder.',
    'freshness: snooze-for means nothing with `on-closed: reopen`; leave one of the two out.',
  ]);
});
