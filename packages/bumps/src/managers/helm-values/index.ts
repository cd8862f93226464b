import { type Cursor, child, entries, walk } from '../../formats/yaml/index.ts';
import { type Found, findingsOf, NOTHING } from '../found.ts';
import { dashboardRevision, dashboardUrl } from '../grafana.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { ociScalar } from '../oci-scalar.ts';
import { imageNamed, taggedImage } from '../tagged-image.ts';
import { imageScalar, nameText } from '../yaml-value.ts';
import { isValuesFile, valueRoots } from './roots.ts';

/** Images in Helm values, inline in the objects that carry them or in values files: maps with a name and a tag, and whole image strings. */
export const helmValues: Manager = {
  id: 'helm-values',
  matches: (path) => /\.ya?ml$/.test(path) || /(?:^|\/)Kustomization$/.test(path) || isValuesFile(path),
  references,
};

function references(file: SourceFile): Findings {
  const found: Found[] = [];
  for (const root of valueRoots(file)) {
    walk(root, (place) => {
      if (place.node.kind === 'map')
        found.push(imageMap(file, place), ...imageStrings(file, place), ...dashboards(file, place));
    });
  }
  return findingsOf(found);
}

/**
 * The convention of Helm charts: `registry` (optional), `repository` or `image`, `tag`, `digest`. `version` stands for the tag only below a
 * key that ends in `image`, as elsewhere it is a chart's or an application's.
 */
function imageMap(file: SourceFile, place: Cursor): Found {
  const tag = child(place, 'tag') ?? (isImageKey(place.path.at(-1) ?? '') ? child(place, 'version') : null);
  const digest = child(place, 'digest');
  if (tag === null && digest === null) return NOTHING;
  return taggedImage(file, { tag, digest }, imageNamed(nameOf(place)), 'helm-values');
}

function nameOf(place: Cursor): string | null {
  const repository = nameText(child(place, 'repository')) ?? nameText(child(place, 'image'));
  const registry = nameText(child(place, 'registry'));
  return repository === null || registry === null ? repository : `${registry.replace(/\/+$/, '')}/${repository}`;
}

/** Strings that are a whole image below a key that says so, and `oci://` addresses below any. */
function imageStrings(file: SourceFile, place: Cursor): readonly Found[] {
  return entries(place)
    .filter(({ value }) => value.node.kind === 'scalar')
    .map(({ key, value }) =>
      isImageKey(key) ? imageScalar(file, value, 'helm-values') : ociScalar(file, value, 'helm-values'),
    );
}

/** Dashboards that the Grafana chart downloads. */
function dashboards(file: SourceFile, place: Cursor): readonly Found[] {
  const byId = child(place, 'gnetId') === null ? NOTHING : dashboardRevision(file, place, 'gnetId', 'helm-values');
  return [byId, dashboardUrl(file, child(place, 'url'), 'helm-values')];
}

function isImageKey(key: string): boolean {
  return /image$/i.test(key);
}
