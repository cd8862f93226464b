import { canonicalImageName } from './image.ts';
import type { Dependency } from './version-scalar.ts';

const CHART = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
/** `https://[user@]host[:port][/path]`, nothing a template or a query would bring. */
const HTTP_REPOSITORY =
  /^https?:\/\/(?:[^@/?#\s{}$]*@)?([A-Za-z0-9.-]+(?::[0-9]{1,5})?)((?:\/[A-Za-z0-9._~%+-]+)*)\/*$/;
const OCI_SCHEME = 'oci://';
/** What follows the alias of a repository that another file names. */
const ALIAS = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Names a chart of the repository at `url`: `charts.jetstack.io/cert-manager` for Helm's own repositories, the image name for those in an
 * OCI registry. Null when url or chart is a template, a path or nothing known.
 */
export function chartAt(url: string | null, chart: string | null): Dependency | null {
  if (url === null || chart === null || url.length > 2_000) return null;
  if (url.startsWith(OCI_SCHEME)) return ociChart(url.slice(OCI_SCHEME.length), chart);
  const found = HTTP_REPOSITORY.exec(url);
  if (found === null || !CHART.test(chart)) return null;
  return { datasource: 'helm', name: `${found[1]?.toLowerCase()}${found[2]}/${chart}`, written: chart };
}

/** Names a chart below `base` in an OCI registry (no scheme): the image that holds it. */
export function ociChart(base: string, chart: string): Dependency | null {
  return ociArtifact(`${base.replace(/\/+$/, '')}/${chart}`, chart);
}

/** Names an OCI artifact by its whole reference without scheme. A registry has to be stated: there is no default for charts. */
export function ociArtifact(reference: string, written = reference): Dependency | null {
  const [registry = ''] = reference.split('/', 1);
  const name = /[.:]/.test(registry) || registry === 'localhost' ? canonicalImageName(reference) : null;
  return name === null ? null : { datasource: 'docker', name, written };
}

/** Names a chart of a repository known by an alias only (`@bitnami`, `bitnami/redis`): `alias:bitnami/redis`. */
export function chartOfAlias(alias: string, chart: string): Dependency | null {
  if (!ALIAS.test(alias) || !CHART.test(chart)) return null;
  return { datasource: 'helm', name: `alias:${alias}/${chart}`, written: chart };
}
