import type { ImageRepository, Version } from '../../registry/image-repository.ts';
import type { Account } from '../../state/accounts.ts';
import { isoTime } from '../../state/clock.ts';
import { type Roots, renderUser } from './user.ts';

export interface PackagePlace {
  readonly owner: Account;
  /** Without the owner; may hold slashes. */
  readonly name: string;
}

const ownerPath = ({ owner }: PackagePlace) =>
  `${owner.type === 'Organization' ? 'orgs' : 'users'}/${encodeURIComponent(owner.login)}`;

const time = (milliseconds: number): string => isoTime(Math.floor(milliseconds / 1000));

/** `package` of GitHub's description. */
export function renderPackage(roots: Roots, place: PackagePlace, repository: ImageRepository): Record<string, unknown> {
  const versions = repository.versions;
  const path = `${ownerPath(place)}/packages/container`;
  return {
    id: versions[0]?.id ?? 0,
    name: place.name,
    package_type: 'container',
    owner: renderUser(roots, place.owner),
    version_count: versions.length,
    visibility: repository.visibility,
    url: `${roots.apiUrl}/${path}/${encodeURIComponent(place.name)}`,
    html_url: `${roots.serverUrl}/${path}/package/${encodeURIComponent(place.name)}`,
    created_at: time(versions.reduce((first, { createdAt }) => Math.min(first, createdAt), Date.now())),
    updated_at: time(versions.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0)),
  };
}

/** `package-version`: its name is the digest. */
export function renderVersion(roots: Roots, place: PackagePlace, version: Version): Record<string, unknown> {
  const path = `${ownerPath(place)}/packages/container`;
  const name = encodeURIComponent(place.name);
  return {
    id: version.id,
    name: version.digest,
    url: `${roots.apiUrl}/${path}/${name}/versions/${version.id}`,
    package_html_url: `${roots.serverUrl}/${path}/package/${name}`,
    html_url: `${roots.serverUrl}/${path}/${name}/${version.id}`,
    created_at: time(version.createdAt),
    updated_at: time(version.updatedAt),
    ...(version.deletedAt === null ? {} : { deleted_at: time(version.deletedAt) }),
    metadata: { package_type: 'container', container: { tags: [...version.tags] } },
  };
}
