import type { Derived, Located, Reference, Residue } from './types.ts';

/**
 * What is wrong with comments that say where a digest came from: one may stay as it is, or follow its pin. A digest in it must then be the
 * pin's on both sides; a commit may only change together with the digest it stands beside.
 */
export function verifyOrigins(before: Located, after: Located): readonly Residue[] {
  const was = new Map(before.derived.map((derived) => [derived.key, derived]));
  const [old, now] = [digestsOf(before), digestsOf(after)];
  return after.derived.flatMap((to) => {
    const from = was.get(to.key);
    if (to.of === undefined || (from !== undefined && from.text === to.text)) return [];
    return from !== undefined && follows(from, to, old, now) ? [] : [stray(after.path, to)];
  });
}

type Digests = ReadonlyMap<string, string>;

function follows(from: Derived, to: Derived, old: Digests, now: Digests): boolean {
  const pins = to.of ?? [];
  if (from.kind !== to.kind) return false;
  if (to.kind === 'revision-comment') return pins.some((key) => old.get(key) !== now.get(key));
  return pins.some((key) => old.get(key) === `sha256:${from.text}` && now.get(key) === `sha256:${to.text}`);
}

function digestsOf(side: Located): Digests {
  return new Map(side.references.map(({ key, digest }: Reference) => [key, digest?.text ?? '']));
}

function stray(path: string, { line }: Derived): Residue {
  return {
    rule: 'scope/residue',
    path,
    line,
    message: 'the comment beside the digest states another digest or commit, and it does not follow the digest',
    fix: 'Let the comment state the digest that stands beside it, or leave it as it was.',
  };
}
