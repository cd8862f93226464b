import type { Change } from '@gatehouse/bumps';
import { isTooLong, type Matcher } from '../../globs/matcher.ts';
import { spellings } from '../../holds/names.ts';
import { namesAccount } from '../../scope/enforcement.ts';
import type { RiskFact } from '../facts/fact.ts';
import type { CustomRule } from '../policy.ts';
import { changedLines } from './size.ts';

/** `maybe`: it cannot be known here. A rule that raises takes it for yes, one that lowers for no. */
export type Match = 'yes' | 'maybe' | 'no';
type When = CustomRule['when'];

/** Whether the conditions about the change as a whole hold. */
export function matchesChange({ authors, size }: When, change: Change): Match {
  return all([
    authors === null ? 'yes' : matchAuthors(authors, change),
    size === null ? 'yes' : matchSize(size, change),
  ]);
}

/** Whether the conditions about a place hold of it. */
export function matchesFact(when: When, fact: RiskFact): Match {
  const { paths, kinds, yamlPaths, updates, packages } = when;
  return all([
    paths === null ? 'yes' : ask(paths, [fact.path]),
    kinds === null ? 'yes' : matchKinds(kinds, fact),
    yamlPaths === null ? 'yes' : matchYamlPath(yamlPaths, fact),
    updates === null ? 'yes' : yesIf(fact.type === 'bump' && updates.has(fact.bump.update)),
    packages === null ? 'yes' : fact.type === 'bump' ? ask(packages, spellings(fact.bump)) : 'no',
  ]);
}

/** Whether a rule asks about places at all. */
export function asksPlaces({ paths, kinds, yamlPaths, updates, packages }: When): boolean {
  return [paths, kinds, yamlPaths, updates, packages].some((condition) => condition !== null);
}

function matchKinds(kinds: ReadonlySet<string>, fact: RiskFact): Match {
  if (fact.type === 'file') return 'no';
  return yesIf(fact.documents.some(({ kind }) => kind !== null && kinds.has(kind.toLowerCase())));
}

/** `spec/template/spec/containers/app/image`: items of lists by their key or place; a slash in a name is `~1`. */
function matchYamlPath(globs: Matcher, fact: RiskFact): Match {
  if (fact.type === 'file') return 'no';
  if (fact.at === null) return 'maybe';
  const steps = fact.at.flatMap((step) => {
    const bracket = step.indexOf('[');
    if (bracket < 0) return [step];
    const item = step.slice(bracket + 1, -1).replace(/^[^=]*=/, '');
    return bracket === 0 ? [item] : [step.slice(0, bracket), item];
  });
  return ask(globs, [steps.map((step) => step.replaceAll('/', '~1')).join('/')]);
}

function matchAuthors(accounts: NonNullable<When['authors']>, { author, sharers }: Change): Match {
  const authors = [author, ...sharers.map((sharer) => sharer.author)];
  const named = authors.map((one) =>
    one === null ? 'maybe' : yesIf(accounts.some((account) => namesAccount(account, one))),
  );
  if (named.every((match) => match === 'yes')) return 'yes';
  return named.every((match) => match === 'no') ? 'no' : 'maybe';
}

function matchSize({ files, lines }: NonNullable<When['size']>, change: Change): Match {
  if (files !== null && change.files.length > files) return 'yes';
  if (lines === null) return 'no';
  const changed = changedLines(change);
  return changed === null ? 'maybe' : yesIf(changed > lines);
}

function ask(globs: Matcher, texts: readonly string[]): Match {
  if (texts.some((text) => !isTooLong(text) && globs.matches(text))) return 'yes';
  return texts.some(isTooLong) ? 'maybe' : 'no';
}

function yesIf(holds: boolean): Match {
  return holds ? 'yes' : 'no';
}

function all(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('maybe') ? 'maybe' : 'yes';
}
