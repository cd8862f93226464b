import { at, type Cursor, child, items, walk } from '../formats/yaml/index.ts';
import type { SourceFile } from './manager.ts';
import { objectsOf } from './objects.ts';

/** Every source of the Applications in a file, and of the templates of its ApplicationSets (those inside generators too). */
export function argoSources(file: SourceFile): readonly Cursor[] {
  return objectsOf(file)
    .filter(({ group }) => group === 'argoproj.io')
    .flatMap(({ root, kind }) => {
      const spec = child(root, 'spec');
      if (kind === 'Application') return sourcesOf(spec);
      return kind === 'ApplicationSet' ? templateSpecs(spec).flatMap(sourcesOf) : [];
    });
}

function templateSpecs(spec: Cursor | null): readonly Cursor[] {
  const found: Cursor[] = [];
  walk(spec, (place) => {
    const templated = at(place, 'template', 'spec');
    if (templated !== null) found.push(templated);
  });
  return found;
}

function sourcesOf(spec: Cursor | null): readonly Cursor[] {
  const source = child(spec, 'source');
  return [...(source === null ? [] : [source]), ...items(child(spec, 'sources'))];
}
