import { expect, test } from 'vitest';
import { locate } from '../locate.ts';
import { blob } from '../testing.ts';

/** Names and rules of the caveats of what is located in a values file. */
function caveats(text: string): readonly string[] {
  return locate('values.yaml', blob(text)).references.map(({ name, caveats: found = [] }) =>
    [name.replace('docker.io/library/', ''), ...found.map(({ rule }) => rule)].join(' '),
  );
}

test.each<[string, string, string[]]>([
  ['an anchor nobody uses', 'image: &i { repository: a, tag: "1" }\n', ['a']],
  ['an alias elsewhere', 'x: &x 1\ny: *x\nimage: { repository: a, tag: "1" }\n', ['a']],
  ['a value used as the same image', 'image: { repository: a, tag: &t "1" }\nw: { repository: a, tag: *t }\n', ['a']],
  ['a whole map used as an image', 'image: &i { repository: a, tag: "1" }\nwImage: *i\n', ['a']],
  ['a map above it used where it is read', 'web: &w { image: { repository: a, tag: "1" } }\nworker: *w\n', ['a']],
  ['a value used as something else', 'image: { repository: a, tag: &t "1" }\nschema: *t\n', ['a scope/anchor']],
  [
    'one use of two is something else',
    'image: { repository: a, tag: &t "1" }\nw: { repository: a, tag: *t }\nschema: *t\n',
    ['a scope/anchor'],
  ],
  [
    'a value used as another image',
    'image: { repository: a, tag: &t "1" }\nw: { repository: b, tag: *t }\n',
    ['a scope/ambiguous-reference'],
  ],
  ['a name used elsewhere', 'image: { repository: &r a, tag: "1" }\nother: *r\n', ['a']],
  ['a merged map', 'web: &w { image: { repository: a, tag: "1" } }\nworker: { <<: *w, replicas: "2" }\n', ['a']],
  [
    'a merged map with another name in it',
    'image: &i { repository: a, tag: "1" }\nw: { <<: *i, repository: b }\n',
    ['a scope/ambiguous-reference'],
  ],
  [
    'a merged map with another tag in it',
    'image: &i { repository: a, tag: "1" }\nw: { <<: *i, tag: "2" }\n',
    ['a scope/anchor', 'a scope/anchor'],
  ],
  ['a list of merged maps', 'web: &w { image: { repository: a, tag: "1" } }\nworker: { <<: [*w] }\n', ['a']],
  [
    'a map merged into nothing that is read',
    'x: 1\nimage: &i { repository: a, tag: "1" }\nw: { <<: { y: *i } }\n',
    ['a scope/anchor'],
  ],
  ['an anchor stated again', 'a: &t "9"\nimage: { repository: a, tag: &t "1" }\nschema: *t\n', ['a scope/anchor']],
  ['the earlier of two anchors', 'image: { repository: a, tag: &t "1" }\na: &t "9"\nschema: *t\n', ['a']],
])('%s', (_, text, expected) => {
  expect(caveats(text)).toEqual(expected);
});
