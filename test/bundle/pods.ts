import type { Repository } from '@gatehouse/simulator';

/** A manifest with a container for each image; the first one stands at line 7, the others two lines further each. */
export function pod(images: readonly string[]): string {
  const containers = images.map((image, at) => `    - name: c${at}\n      image: ${image}\n`).join('');
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n${containers}`;
}

/** A policy with the image set `runtime`; `more` are further lines, of the set where they are indented. */
export function setPolicy(images: readonly string[], more = ''): string {
  const members = images.map((image) => `      - repository: ${image}\n`).join('');
  return `version: 1\nimages:\n  - name: runtime\n    images:\n${members}${more}`;
}

/** Text of a file at a revision such as `main` or a commit id; empty: it is not there. */
export function textAt({ repository }: { readonly repository: Repository }, revision: string, path: string): string {
  const found = repository.resolve(`${revision}:${path}`);
  return found?.type === 'blob' ? found.bytes.toString() : '';
}
