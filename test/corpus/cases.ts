import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One case: complete trees before and after, and what must come of it. */
export interface CorpusCase {
  readonly id: string;
  readonly dir: string;
  readonly policy: string;
  readonly title: string;
  readonly expect: 'block' | 'allow';
  readonly ecosystem?: string;
  readonly needs?: readonly string[];
  readonly ambiguous?: boolean;
}

/** What is proved today; benign cases of other ecosystems are blocked until a manager reads them. */
const ECOSYSTEMS = ['docker', 'helm', 'github-tags', 'github-actions', 'annotated'];

/** Reads the cases of one folder; throws when the folder or its policy is missing. */
export function readCases(folder: string, policy: string): readonly CorpusCase[] {
  for (const path of [folder, policy])
    if (!existsSync(path)) throw new Error(`${path} is missing; the corpus was asked for`);
  const cases = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'case.json')))
    .sort()
    .map((name) => ({
      ...JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')),
      id: name,
      dir: join(folder, name),
      policy,
    }));
  if (cases.length === 0) throw new Error(`${folder} holds no case (folders with a case.json)`);
  return cases;
}

/** Must come out as expected today. */
export function inScope(each: CorpusCase): boolean {
  if (each.expect === 'block') return each.needs === undefined && each.ambiguous !== true;
  return ECOSYSTEMS.includes(each.ecosystem ?? '');
}
