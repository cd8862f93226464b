import { RegistryError } from '../errors.ts';
import { MOST_PAGES } from '../limits.ts';
import { malformed } from '../manifests/shape.ts';
import type { PackageVersion } from '../port.ts';
import type { Api } from './api.ts';
import { parseVersion } from './version.ts';

const PAGE = 100;
const ATTEMPTS = 3;

/**
 * Every version of a package. Pages shift when versions come or go meanwhile; a version that stands on two pages shows it, and the list is
 * read again.
 */
export async function listVersions(api: Api, path: string, about: string): Promise<readonly PackageVersion[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const versions = await readPages(api, path, about);
    if (new Set(versions.map(({ id }) => id)).size === versions.length) return versions;
  }
  throw new RegistryError(
    'unavailable',
    `${about}: the list of versions changes while it is read`,
    'Run it again when no build pushes to the package.',
  );
}

async function readPages(api: Api, path: string, about: string): Promise<readonly PackageVersion[]> {
  const versions: PackageVersion[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.ask('GET', `${path}/versions?per_page=${PAGE}&page=${page}`, about);
    const rows = parseRows(answer.bytes, about);
    versions.push(...rows.map((row) => parseVersion(row, about)));
    const link = answer.headers.get('link');
    const more = link === null ? rows.length === PAGE : /rel="?next"?/.test(link);
    if (!more) return versions;
  }
  throw new RegistryError(
    'too-large',
    `${about} has more than ${MOST_PAGES * PAGE} versions`,
    'Delete versions that nobody needs in the settings of the package until there are fewer, then run it again.',
  );
}

function parseRows(bytes: Uint8Array, about: string): readonly unknown[] {
  let rows: unknown;
  try {
    rows = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw malformed(about, 'the list of versions is not JSON');
  }
  if (Array.isArray(rows)) return rows;
  throw malformed(about, 'the list of versions is not a list');
}
