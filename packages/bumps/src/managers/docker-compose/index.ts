import { at, child, entries, rootCursor } from '../../formats/yaml/index.ts';
import type { Problem } from '../../types.ts';
import type { Findings, ManagedReference, Manager, SourceFile } from '../manager.ts';
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
  const found: ManagedReference[] = [];
  const problems: Problem[] = [];
  for (const document of file.yaml()) {
    for (const service of entries(child(rootCursor(document), 'services'))) {
      const { reference, problem } = imageScalar(file, at(service.value, 'image'), 'docker-compose');
      if (reference) found.push(reference);
      if (problem) problems.push(problem);
    }
  }
  return { references: found, problems };
}
