import { child, entries, rootCursor } from '../../formats/yaml/index.ts';
import { findingsOf } from '../found.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { imageScalar } from '../yaml-value.ts';

/** `compose.yaml`, `docker-compose.prod.yml`, `media.compose.yaml`, in any folder. */
const FILES = /(?:^|\/)(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$|\.(?:docker-)?compose\.ya?ml$/;

/** `services.*.image` of Compose files. An image with `${…}` in it depends on the environment and is no reference. */
export const dockerCompose: Manager = {
  id: 'docker-compose',
  matches: (path) => FILES.test(path),
  references,
};

function references(file: SourceFile): Findings {
  const services = file.yaml().flatMap((document) => entries(child(rootCursor(document), 'services')));
  return findingsOf(services.map((service) => imageScalar(file, child(service.value, 'image'), 'docker-compose')));
}
