import { afterEach, beforeEach, expect, it } from 'vitest';
import { harmOf } from './prune-harm.ts';
import { type PruneScene, pruneScene } from './prune-scene.ts';

let scene: PruneScene;

beforeEach(async () => {
  scene = await pruneScene({ versions: 100, promotedEvery: 10 });
});

afterEach(() => scene.close());

type Harm = readonly [what: string, harm: (scene: PruneScene, digest: string) => void, seen: readonly RegExp[]];

const harms: readonly Harm[] = [
  [
    'a child',
    ({ package: found, promoted }) => found.remove(promoted[0]?.children[0] ?? '', 0),
    [/^the index sha256:\w+ lacks sha256:\w+$/, / lacks /, / is in use and gone$/],
  ],
  [
    'what is promoted',
    ({ package: found }, digest) => found.remove(digest, 0),
    [/^the tag \w+ is lost$/, / is in use and gone$/, /^the signature of sha256:\w+ is alone$/],
  ],
  ['its tag', ({ package: found, promoted }) => found.untag(promoted[0]?.revision ?? '', 0), [/^the tag \w+ is lost$/]],
  [
    'its signature',
    ({ package: found }, digest) => found.remove(found.tags.get(`${digest.replace(':', '-')}.sig`) ?? '', 0),
    [/^the signature of sha256:\w+ is lost$/],
  ],
  ['a pending image', ({ package: found, builds }) => found.remove(builds[0]?.digest ?? '', 0), []],
];

it.each(harms)('sees that %s was taken', (_, harm, seen) => {
  expect(harmOf(scene)).toEqual([]);
  harm(scene, scene.promoted[0]?.digest ?? '');
  expect(harmOf(scene)).toEqual(seen.map((pattern) => expect.stringMatching(pattern)));
});
