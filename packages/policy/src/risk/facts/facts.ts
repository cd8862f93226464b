import type { Change, ChangedFile, Locator, Proof } from '@gatehouse/bumps';
import type { FileDifferences } from '../types.ts';
import { bumpFacts } from './bumps.ts';
import type { RiskFact } from './fact.ts';
import { opaqueFacts } from './opaque.ts';
import { valueFacts } from './values.ts';

export interface FactsInput {
  readonly change: Pick<Change, 'files'>;
  readonly proof: Pick<Proof, 'bumps'>;
  /** Of the change's files; one that is missing is taken for opaque. */
  readonly differences: readonly FileDifferences[];
  readonly locate: Locator;
  /** Somebody asks for the manifests that bumps stand in. */
  readonly withDocuments: boolean;
}

/** Everything there is to judge about a change: its files, its bumps, and each place that differs. */
export function riskFacts({ change, proof, differences, locate, withDocuments }: FactsInput): readonly RiskFact[] {
  const byPath = new Map(differences.map((one) => [one.path, one]));
  const facts: RiskFact[] = [...bumpFacts(proof.bumps, change, locate, withDocuments)];
  for (const file of change.files) {
    const known = byPath.get(file.path) ?? notRead(file);
    // Never spread into a call: a hostile change has more places than a call takes arguments.
    for (const one of known.differences) for (const fact of valueFacts(one)) facts.push(fact);
    if (known.kind === 'opaque') for (const fact of opaqueFacts(file, known.line)) facts.push(fact);
    facts.push({ type: 'file', path: file.path, line: known.line, file, differences: known });
  }
  return facts;
}

function notRead({ path }: ChangedFile): FileDifferences {
  return { path, kind: 'opaque', differences: [], complete: false, line: null, why: 'it was not read' };
}
