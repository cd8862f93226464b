import { baseBranch } from './base.ts';
import { docsDrift } from './docs-drift.ts';
import { pullRequest } from './pull-request.ts';
import type { HygieneRule } from './rule.ts';

/** Every rule of housekeeping, in the order in which people read findings. */
export const HYGIENE_RULES: readonly HygieneRule[] = [baseBranch, docsDrift, pullRequest];
