import type { Bump } from '@gatehouse/bumps';
import JSON5 from 'json5';
import type { Held, Hold } from './hold.ts';
import { both, type Match, type NamePatterns } from './name-patterns.ts';
import { spellings } from './names.ts';
import { type RenovateRule, RuleFault, readRenovateRule } from './renovate-rules.ts';
import { whyHeld } from './why-held.ts';

const MAX_LENGTH = 1024 * 1024;

/**
 * Reads a Renovate configuration (JSON5) as a hold: what its packageRules with `allowedVersions` do not allow is held. Presets it extends
 * are not followed. Throws a `RuleFault` that says what cannot be read.
 */
export function renovateHold(path: string, text: string): Hold {
  const rules = packageRules(text)
    .map((rule, index) => readRenovateRule(rule, index + 1))
    .filter((rule) => rule !== null);
  const hold = (bump: Bump) => {
    for (const rule of decisive(rules, bump)) {
      const why = whyHeld(rule.allowed, bump.to.version);
      if (why !== null) return held(path, rule, why);
    }
    return null;
  };
  const near = (bump: Bump) => {
    const rule = hold(bump) === null ? decisive(rules, bump).at(-1) : undefined;
    if (rule === undefined) return null;
    return `rule ${rule.number} of ${path} allows ${rule.allowed.text}, and ${bump.to.version} is within that`;
  };
  return Object.assign(hold, { near });
}

function packageRules(text: string): readonly unknown[] {
  if (text.length > MAX_LENGTH) throw new RuleFault(`it is longer than ${MAX_LENGTH} characters`);
  const config = parseJson5(text);
  const rules =
    typeof config === 'object' && config !== null ? (config as { packageRules?: unknown }).packageRules : null;
  if (!Array.isArray(rules)) throw new RuleFault('it has no list `packageRules`, so it states no holds');
  return rules;
}

function parseJson5(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch (error) {
    const message = error instanceof SyntaxError ? error.message.replace(/^JSON5: /, '') : 'it is nested too deeply';
    throw new RuleFault(`it is not JSON5: ${message}`);
  }
}

/**
 * The rules that decide: the last one that surely applies, and every later one that may (Renovate lets the last rule win; a rule whose
 * matchers we do not all read may hold, but never lifts an earlier one).
 */
function decisive(rules: readonly RenovateRule[], bump: Bump): readonly RenovateRule[] {
  const matched = rules.map((rule) => ({ rule, match: matches(rule, bump) })).filter(({ match }) => match !== 'no');
  const last = matched.findLastIndex(({ match }) => match === 'yes');
  return matched.slice(Math.max(last, 0)).map(({ rule }) => rule);
}

function matches(rule: RenovateRule, bump: Bump): Match {
  const datasource = rule.datasources?.(bump.datasource) ?? 'yes';
  const names = both(named(rule.packageNames, bump), named(rule.depNames, bump));
  return both(both(datasource, names), rule.unread.length === 0 ? 'yes' : 'maybe');
}

/** Renovate's own name for a dependency is mostly the one in the file; if only another spelling matches, the rule may apply. */
function named(patterns: NamePatterns | null, bump: Bump): Match {
  if (patterns === null) return 'yes';
  const asWritten = patterns(bump.written);
  if (asWritten === 'yes') return 'yes';
  return spellings(bump).some((name) => patterns(name) !== 'no') ? 'maybe' : asWritten;
}

function held(path: string, rule: RenovateRule, why: string): Held {
  const unread = rule.unread.length === 0 ? '' : ` (it may apply: ${rule.unread.join(', ')} is not read here)`;
  const description = rule.description === null ? '' : `; ${rule.description}`;
  return { because: `rule ${rule.number} of ${path} ${why}${unread}${description}`, issue: null, due: false };
}
