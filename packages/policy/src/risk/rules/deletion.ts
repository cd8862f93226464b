import type { ValueFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import { groupOf } from '../vocabulary.ts';
import { placeInWords, shortened, valueInWords } from '../words.ts';

/** Lists of a Kustomization from which a tool that prunes deletes what is no longer named. */
const NAMING = /^(?:resources|components|bases|helmcharts)\[/i;
const KUSTOMIZATION = /(?:^|\/)kustomization\.ya?ml$|(?:^|\/)kustomization$/i;

/** What is gone may take data with it. */
export const deletion: RiskRule = {
  id: 'risk/deletion',
  level: 'high',
  sentence: 'A file or a document is deleted, a Kustomization no longer names a resource, or a patch deletes.',
  judge: judging({
    file: ({ file }) => {
      if (file.after !== null) return null;
      return file.renamedTo === undefined
        ? 'the file is deleted'
        : `the file is renamed to ${shortened(file.renamedTo)}: for whatever names it, it is deleted`;
    },
    value: (fact) => {
      if (fact.whole && fact.at.length === 0 && fact.after === undefined) return `${placeInWords(fact)} is deleted`;
      if (isDeletingPatch(fact)) return `${placeInWords(fact)} makes a patch that deletes or replaces`;
      return isNoLongerNamed(fact)
        ? `${placeInWords(fact)} no longer names ${valueInWords(fact.before)}, which may be pruned`
        : null;
    },
  }),
};

/** The directive of a strategic merge patch. */
function isDeletingPatch({ names, after }: ValueFact): boolean {
  return names.at(-1) === '$patch' && typeof after === 'string' && /^(?:delete|replace)$/i.test(after);
}

function isNoLongerNamed({ documents, path, at, before, leaf }: ValueFact): boolean {
  const kustomization =
    KUSTOMIZATION.test(path) || documents.some(({ apiVersion }) => groupOf(apiVersion) === 'kustomize.config.k8s.io');
  return leaf && kustomization && at.length === 1 && NAMING.test(at[0] ?? '') && typeof before === 'string';
}
