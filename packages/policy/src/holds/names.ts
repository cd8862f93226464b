import type { Bump } from '@gatehouse/bumps';

type Named = Pick<Bump, 'datasource' | 'name' | 'written'>;

/**
 * Every way people write this dependency's name: as in the file, canonical, an image of Docker Hub without its registry, a chart without its
 * repository. Denials and holds match any of them (more is safer); allow lists only the canonical name.
 */
export function spellings({ datasource, name, written }: Named): readonly string[] {
  const all = new Set([written, name]);
  if (name.startsWith('docker.io/')) all.add(name.slice('docker.io/'.length));
  if (name.startsWith('docker.io/library/')) all.add(name.slice('docker.io/library/'.length));
  if (datasource === 'helm') all.add(name.slice(name.lastIndexOf('/') + 1));
  return [...all];
}
