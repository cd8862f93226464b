import type { ReviewFinding } from '../block/schema.ts';
import type { SarifResult, SarifRun } from './schema.ts';
import { rulesOf, severityOf } from './severity.ts';

/** A finding of any source; a tool may not know where. */
export type AnyFinding = Omit<ReviewFinding, 'path'> & { readonly path: string | null };

/** Kinds by which a tool says that nothing is wrong there. */
const FINE = new Set(['pass', 'notApplicable', 'informational']);

/**
 * A run's results as findings. Suppressions do not count: those in the source are the change's own words about itself, and others can be
 * left out of the file by whoever makes it.
 */
export function findingsOf(run: SarifRun): AnyFinding[] {
  const numbers = new Map<string, number>();
  const rules = rulesOf(run);
  return (run.results ?? [])
    .filter(({ kind, baselineState }) => !FINE.has(kind ?? 'fail') && baselineState !== 'absent')
    .map((result) => {
      const rule = result.ruleId ?? result.rule?.id ?? 'result';
      const number = (numbers.get(rule) ?? 0) + 1;
      numbers.set(rule, number);
      return {
        id: `${rule}#${number}`,
        severity: severityOf(result, rules),
        ...placeOf(result, run),
        message: result.message?.text ?? `rule ${rule} was not met`,
      };
    });
}

function placeOf({ locations }: SarifResult, { artifacts }: SarifRun): Pick<AnyFinding, 'path' | 'line'> {
  const physical = locations?.[0]?.physicalLocation;
  const { uri, index } = physical?.artifactLocation ?? {};
  const found = uri ?? (index === undefined || index < 0 ? undefined : artifacts?.[index]?.location?.uri);
  return { path: found === undefined ? null : decoded(found), line: physical?.region?.startLine ?? null };
}

/** A URI reference from the root of the source, `src/a%20b.ts`, as a path. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^(?:\.\/)+/, '');
  } catch {
    return uri;
  }
}
