/** Lists whose items are settings: their merge key is a name of something (`env[name=API_SECRET]`, Helm's `parameters[name=a.b]`). */
const NAMED_SETTINGS = new Set(['env', 'envs', 'environment', 'parameters', 'set', 'vars', 'args']);

/**
 * Steps of a path as they are compared with the words of rules: lower case, without `-` and `_`, without the bracket of a list item. Dotted
 * names are taken apart too, since `--set`-like lists write whole paths as one name. A name of the API group kind
 * (`pod-security.kubernetes.io/enforce`) stays whole beside its parts.
 */
export function namesOf(at: readonly string[]): readonly string[] {
  return at.flatMap((step) => {
    const bracket = step.indexOf('[');
    if (bracket < 0) return parts(step);
    const list = step.slice(0, bracket);
    const own = list === '' ? [] : parts(list);
    const item = /\[[^=\]]*=(.*)\]$/s.exec(step.slice(bracket))?.[1] ?? '';
    return item !== '' && NAMED_SETTINGS.has(plain(list)) ? [...own, ...parts(item)] : own;
  });
}

/** One word as it is compared. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/g, '');
}

function parts(step: string): readonly string[] {
  const whole = plain(step);
  return step.includes('.') ? [whole, ...whole.split(/[./]/).filter((part) => part !== '')] : [whole];
}
