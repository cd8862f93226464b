/** An annotated tag points at another object; tags of tags are peeled this deep. */
const DEEPEST_TAG = 5;

/** What a ref points at, as `TARGET` selects it. */
export interface Target {
  readonly __typename: string;
  readonly oid: string;
  readonly target?: Target | null;
}

/** Selection for a ref's `target`, through tags of tags. */
export const TARGET = Array.from({ length: DEEPEST_TAG }).reduce<string>(
  (inner) => `__typename oid ... on Tag { target { ${inner} } }`,
  '__typename oid',
);

/** What is left when every tag is taken off; itself a tag when there are more than are peeled. Null: not told. */
export function peeled(target: Target | null): Target | null {
  let at = target;
  while (at?.__typename === 'Tag' && at.target !== undefined) at = at.target;
  return at;
}
