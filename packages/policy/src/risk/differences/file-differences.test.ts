import { type ChangedFile, locate, proveChange } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import type { FileDifferences } from '../types.ts';
import { fileDifferences } from './index.ts';

const side = (text: string, mode = '100644') => {
  const bytes = new TextEncoder().encode(text);
  return { mode, oid: `${text.length}`.padStart(40, '0'), bytes, size: bytes.length };
};
const changed = (path: string, before: string | null, after: string | null): ChangedFile => ({
  path,
  pathIsText: true,
  before: before === null ? null : side(before),
  after: after === null ? null : side(after),
});

function differ(file: ChangedFile): FileDifferences {
  const change = { files: [file], siblings: [] };
  const [found] = fileDifferences(change, proveChange(change, locate), locate);
  if (found === undefined) throw new Error('every file has its differences');
  return found;
}

/** `12 changed spec.replicas: 1 -> 2`, then whether it is all. */
function story(path: string, before: string | null, after: string | null): readonly string[] {
  const { kind, differences, complete, line, why } = differ(changed(path, before, after));
  return [
    ...differences.map((difference) => {
      const at = [difference.document.kind ?? '', ...difference.at].join('.');
      const values = `${JSON.stringify(difference.before)} -> ${JSON.stringify(difference.after)}`;
      return `${difference.line} ${difference.kind} ${at}: ${values}${difference.spans ? '' : ' (no spans)'}`;
    }),
    `${kind}${complete ? '' : `, more at ${line}`}${why === null ? '' : `: ${why}`}`,
  ];
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/acme/app:1.2.3
          args: [serve, --port=80]
        - name: proxy
          image: ghcr.io/acme/proxy:1.0.0
`;

describe('a modified file', () => {
  it.each<[string, (text: string) => string, readonly string[]]>([
    ['a bump', (text) => text.replace('1.2.3', '1.2.4'), ['bump']],
    [
      'a scalar',
      (text) => text.replace('replicas: 1', 'replicas: 2'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured'],
    ],
    [
      'a scalar beside a bump',
      (text) => text.replace('replicas: 1', 'replicas: 2').replace('1.2.3', '1.2.4'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured'],
    ],
    [
      'a scalar and a comment',
      (text) => text.replace('replicas: 1', 'replicas: 2 # more'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured, more at 6'],
    ],
    ['a comment', (text) => `${text}# more\n`, ['structured, more at 15']],
    [
      'another name of an image',
      (text) => text.replace('acme/app', 'evil/app'),
      [
        '11 changed Deployment.spec.template.spec.containers[name=app].image: "ghcr.io/acme/app:1.2.3" -> "ghcr.io/evil/app:1.2.3"',
        'structured',
      ],
    ],
    [
      'an item without a key',
      (text) => text.replace('--port=80', '--port=81'),
      [
        '12 changed Deployment.spec.template.spec.containers[name=app].args[1]: "--port=80" -> "--port=81"',
        'structured',
      ],
    ],
    [
      'a key added',
      (text) => text.replace('spec:\n  replicas', 'spec:\n  paused: true\n  replicas'),
      ['6 added Deployment.spec.paused: undefined -> true (no spans)', 'structured, more at 6'],
    ],
    [
      'a key removed',
      (text) => text.replace('  replicas: 1\n', ''),
      ['6 removed Deployment.spec.replicas: 1 -> undefined (no spans)', 'structured, more at 6'],
    ],
    [
      'quotes, as readers differ in what they make of them',
      (text) => text.replace('replicas: 1', 'replicas: "1"'),
      ['6 changed Deployment.spec.replicas: 1 -> "1" (no spans)', 'structured, more at 6'],
    ],
    [
      'a tag',
      (text) => text.replace('replicas: 1', 'replicas: !!str 1'),
      ['6 changed Deployment.spec.replicas: 1 -> "tag:yaml.org,2002:str 1" (no spans)', 'structured, more at 6'],
    ],
  ])('%s', (_what, edit, expected) => {
    expect(story('kubernetes/app.yaml', DEPLOYMENT, edit(DEPLOYMENT))).toEqual(expected);
  });
});
