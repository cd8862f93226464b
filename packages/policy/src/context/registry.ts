import type { BodyRule } from './rule.ts';
import { claims } from './rules/claims.ts';
import { files } from './rules/files.ts';
import { riskClaim } from './rules/risk-claim.ts';
import { sections } from './rules/sections.ts';
import { wholeBody } from './rules/whole-body.ts';

/** Every rule about a body, in the order in which people read findings. */
export const BODY_RULES: readonly BodyRule[] = [sections, wholeBody, files, claims, riskClaim];
