import type { ValueFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import { groupOf } from '../vocabulary.ts';
import { changeInWords } from '../words.ts';
import { described } from './described.ts';

export const serviceAccount = described({
  id: 'risk/service-account',
  level: 'medium',
  sentence: 'A service account, or who runs as which, changes.',
  what: 'it decides as whom something runs',
  kinds: /^serviceaccount$/,
  names: /^(?:serviceaccounts?|serviceaccountname|serviceaccountref|automountserviceaccounttoken|serviceaccounttoken)$/,
});

export const config = described({
  id: 'risk/config',
  level: 'medium',
  sentence:
    'Configuration changes: a ConfigMap, environment variables, a command or its arguments, a configMapGenerator.',
  what: 'it is configuration, which only the program understands',
  kinds: /^configmap$/,
  names:
    /^(?:env|envs|envfrom|environment|args|command|entrypoint|configmaps?|configmapgenerator|configmapref|configmapkeyref|extraargs|extraenv.*)$/,
});

export const crd = described({
  id: 'risk/crd',
  level: 'medium',
  sentence: 'A CustomResourceDefinition changes.',
  what: 'it defines what resources may say',
  kinds: /^customresourcedefinition$/,
});

/** Values of a chart that no other rule names. */
export const values: RiskRule = {
  id: 'risk/values',
  level: 'medium',
  sentence: 'A value of a Helm chart changes that no other rule names.',
  fallback: true,
  judge: judging({
    value: (fact) => (isChartValue(fact) ? `${changeInWords(fact)}: a value that only its chart understands` : null),
  }),
};

const VALUES_FILE = /(?:^|[/._-])values(?:[._-][^/]*)?\.(?:ya?ml|json)$/i;

function isChartValue({ documents, at, path, leaf }: ValueFact): boolean {
  if (!leaf || at.length === 0) return false;
  const [document] = documents;
  const isRelease = document?.kind === 'HelmRelease' && /^helm\./.test(groupOf(document.apiVersion));
  if (isRelease) return at[0] === 'spec' && at[1] === 'values';
  return (document?.kind ?? null) === null && VALUES_FILE.test(path);
}
