import { describe, expect, test } from 'vitest';
import { locate } from './locate.ts';
import { proved } from './managers/testing.ts';
import { blob } from './testing.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const C = 'c'.repeat(64);
const R1 = '1'.repeat(40);
const R2 = '2'.repeat(40);

const COMPOSE = 'compose.yaml';
/** A service whose image stands in the first argument's line, below a line of its own. */
const service = (image: string, above = '') => `services:\n  api:\n${above}    image: ${image}\n`;

/** Kind and text of each comment that may follow its pin. */
function origins(path: string, text: string): readonly string[] {
  return locate(path, blob(text)).derived.map(({ kind, text: stated }) => `${kind} ${stated.slice(0, 4)}`);
}

describe('what a comment beside a digest states', () => {
  test.each<[string, string, string, string[]]>([
    ['the digest behind it', COMPOSE, service(`o/r@sha256:${A} # ${A}`), ['digest-comment aaaa']],
    ['with its algorithm', COMPOSE, service(`o/r@sha256:${A} # from sha256:${A}`), ['digest-comment aaaa']],
    ['the commit behind it', COMPOSE, service(`"o/r@sha256:${A}" # built from ${R1}`), ['revision-comment 1111']],
    ['a pending tag', COMPOSE, service(`o/r@sha256:${A} # pending-${R1}`), ['revision-comment 1111']],
    ['on the line above', COMPOSE, service(`o/r@sha256:${A}`, `    # ${R1}\n`), ['revision-comment 1111']],
    ['in a flow map', COMPOSE, `services: { api: { image: "o/r@sha256:${A}" } } # ${R1}\n`, ['revision-comment 1111']],
    [
      'both places',
      COMPOSE,
      service(`o/r@sha256:${A} # ${A}`, `    # ${R1}\n`),
      ['digest-comment aaaa', 'revision-comment 1111'],
    ],
    ['two lines above', COMPOSE, service(`o/r@sha256:${A}`, `    # ${R1}\n    # api\n`), []],
    ['41 digits', COMPOSE, service(`o/r@sha256:${A} # ${R1}1`), []],
    ['a comment for a bot', COMPOSE, service(`o/r@sha256:${A}`, `    # renovate: currentDigest=${R1}\n`), []],
    ['no comment', COMPOSE, service(`o/r@sha256:${A}`, `    container_name: ${R1}\n`), []],
    ['no digest', COMPOSE, service(`o/r:1.0.0 # ${R1}`), []],
    ['the end of a script', COMPOSE, `x: |\n  # ${R1}\nservices: { api: { image: "o/r@sha256:${A}" } }\n`, []],
    ['above FROM', 'Dockerfile', `# ${R1}\nFROM o/r@sha256:${A}\n`, ['revision-comment 1111']],
    ['behind FROM is no comment', 'Dockerfile', `FROM o/r@sha256:${A} # ${R1}\n`, []],
    ['a directive', 'Dockerfile', `# check=${R1}\nFROM o/r@sha256:${A}\n`, []],
    ['JSON', '.devcontainer.json', `{ "image": "o/r@sha256:${A}" } // ${R1}\n`, ['revision-comment 1111']],
    [
      'carriage returns',
      COMPOSE,
      service(`o/r@sha256:${A} # ${R1}`).replaceAll('\n', '\r\n'),
      ['revision-comment 1111'],
    ],
  ])('%s', (_, path, text, expected) => {
    expect(origins(path, text)).toEqual(expected);
  });
});

describe('a comment may follow its pin, or stay', () => {
  const both = (a: string, b: string) => proved(COMPOSE, service(a), service(b));
  const moved = ['docker.io/o/r null → null digest'];
  test.each<[string, string, string, readonly string[]]>([
    ['the digest follows', `o/r@sha256:${A} # ${A}`, `o/r@sha256:${B} # ${B}`, moved],
    ['the commit follows', `o/r@sha256:${A} # ${R1}`, `o/r@sha256:${B} # ${R2}`, moved],
    ['it stays', `o/r@sha256:${A} # ${A}`, `o/r@sha256:${B} # ${A}`, moved],
    ['another digest', `o/r@sha256:${A} # ${A}`, `o/r@sha256:${B} # ${C}`, [...moved, '3 scope/residue']],
    ['of another past', `o/r@sha256:${A} # ${C}`, `o/r@sha256:${B} # ${B}`, [...moved, '3 scope/residue']],
    ['the commit alone', `o/r@sha256:${A} # ${R1}`, `o/r@sha256:${A} # ${R2}`, ['3 scope/residue']],
    ['another kind', `o/r@sha256:${A} # ${A}`, `o/r@sha256:${B} # ${R2}`, [...moved, '3 scope/residue']],
    ['a word with it', `o/r@sha256:${A} # ${R1}`, `o/r@sha256:${B} # x ${R2}`, [...moved, '3 scope/residue']],
    ['it goes', `o/r@sha256:${A} # ${R1}`, `o/r@sha256:${B}`, [...moved, '3 scope/residue']],
  ])('%s', (_, before, after, expected) => {
    expect(both(before, after)).toEqual(expected);
  });
});

test('a tag that names the commit moves along with the digest', () => {
  const at = (tag: string, digest: string) => service(`o/r:${tag}@sha256:${digest}`);
  expect(proved(COMPOSE, at(R1, A), at(R2, B))).toEqual([`docker.io/o/r ${R1} → ${R2} digest`]);
  expect(proved(COMPOSE, at(`pending-${R1}`, A), at(`pending-${R2}`, B))).toHaveLength(1);
  expect(proved(COMPOSE, at(`pending-${R1}`, A), at(R2, B))[0]).toMatch(/ (?:variant|unknown)$/);
  expect(proved(COMPOSE, at(R1, A), at(R2, A))[0]).toMatch(/ unknown$/);
});
