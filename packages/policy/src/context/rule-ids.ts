import { HYGIENE_RULES } from '../hygiene/registry.ts';
import { CANARY_RULE_IDS } from './canary/rule-ids.ts';
import { BODY_RULES } from './registry.ts';

/** Every rule that a verdict of `context-pack` can name. */
export const CONTEXT_RULE_IDS: readonly string[] = [
  'context/body-unreadable',
  ...BODY_RULES.flatMap(({ ids }) => ids),
  ...CANARY_RULE_IDS,
  ...HYGIENE_RULES.flatMap(({ ids }) => ids),
];
