import type { Change, ChangedFile, Locator, Proof } from '@gatehouse/bumps';
import type { Rollback } from '../../merge/rollback.ts';
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
  readonly rollback?: Rollback | null;
}

/**
 * Everything there is to judge about a change, one at a time, since a hostile one has very many: its bumps, then file by file each place
 * that differs and the file itself.
 */
export function* riskFacts(input: FactsInput): Generator<RiskFact> {
  const { change, proof, differences, locate, withDocuments, rollback = null } = input;
  const byPath = new Map(differences.map((one) => [one.path, one]));
  const bumps = bumpFacts(proof.bumps, change, locate, withDocuments);
  yield* bumps.map((fact) => ({ ...fact, rollback: rollback !== null }));
  for (const file of change.files) {
    const known = byPath.get(file.path) ?? notRead(file);
    const ownHold = rollback !== null && file.path === rollback.hold;
    if (ownHold) {
      yield { type: 'file', path: file.path, line: null, file, differences: known, ownHold };
      continue;
    }
    for (const one of known.differences) yield* valueFacts(one);
    if (known.kind === 'opaque') yield* opaqueFacts(file, known.line);
    yield { type: 'file', path: file.path, line: known.line, file, differences: known, ownHold };
  }
}

function notRead({ path }: ChangedFile): FileDifferences {
  return { path, kind: 'opaque', differences: [], complete: false, line: null, why: 'it was not read' };
}
