import { openTransport } from '../http/transport.ts';
import { parseObject } from '../manifests/shape.ts';
import type { ImageName, Packages, PackagesOptions, PackageVersion } from '../port.ts';
import { openApi, packagesForbidden } from './api.ts';
import { listVersions } from './list-versions.ts';
import { packagePaths } from './place.ts';
import { parseVersion } from './version.ts';

/** GitHub Packages: the only way to delete at GHCR, where a version is a digest with all of its tags. */
export function openPackages(options: PackagesOptions): Packages {
  const api = openApi(options, openTransport(options));
  const pathOf = packagePaths(api, options.apiUrl);

  /** GitHub answers 404 for what is not there and for what the token may not see; only the package tells them apart. */
  const requirePackage = async (image: ImageName, path: string): Promise<void> => {
    const { status } = await api.ask('GET', path, image, [403, 404]);
    if (status !== 200)
      throw packagesForbidden(image, 'the token cannot see the package, or there is none of that name');
  };
  const readVersion = async (image: ImageName, id: number): Promise<PackageVersion | null> => {
    const path = await pathOf(image);
    const about = `${image}, version ${id}`;
    const answer = await api.ask('GET', `${path}/versions/${id}`, about, [404]);
    if (answer.status !== 404) return parseVersion(parseObject(answer.bytes, about), about);
    await requirePackage(image, path);
    return null;
  };
  return {
    allowance: api.allowance,
    listVersions: async (image) => listVersions(api, await pathOf(image), image),
    readVersion,
    async deleteVersion(image, id) {
      const about = `${image}, version ${id}`;
      const { status } = await api.ask('DELETE', `${await pathOf(image)}/versions/${id}`, about, [404]);
      if (status !== 404) return 'deleted';
      if ((await readVersion(image, id)) === null) return 'gone';
      throw packagesForbidden(about, 'the token may read it and may not delete it (404)');
    },
    async restoreVersion(image, id) {
      await api.ask('POST', `${await pathOf(image)}/versions/${id}/restore`, `${image}, version ${id}`);
    },
  };
}
