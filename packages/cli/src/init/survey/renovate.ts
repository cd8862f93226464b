import { GatehouseError, loadPolicy } from '@gatehouse/policy';

/** A Renovate configuration that keeps versions away. */
export interface RenovateHolds {
  readonly path: string;
  /** Why it cannot be read as holds, on one line; null: it can. */
  readonly fault: string | null;
}

const CONFIGURATION =
  /^(?:\.github\/|\.renovate\/|\.github\/renovate\/|renovate\/)?[^/]*\.(?:json5?|renovaterc)$|^\.renovaterc$/;
const NAMED = /renovate/i;

/** Paths where Renovate's configuration, or a preset of the repository's own, may stand. */
export function renovatePaths(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => CONFIGURATION.test(path) && NAMED.test(path));
}

/** Null when it holds nothing. */
export function renovateHolds(path: string, text: string): RenovateHolds | null {
  if (!text.includes('allowedVersions')) return null;
  const policy = `version: 1\nholds: [{ from-renovate: ${JSON.stringify(path)} }]\n`;
  try {
    loadPolicy({ path: '.github/gatehouse.yml', text: policy, commit: null, files: new Map([[path, text]]) });
    return { path, fault: null };
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return { path, fault: error.message.replace(/^.*cannot be read as holds: /, '') };
  }
}
