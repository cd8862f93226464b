export { type DigestLines, readDigestLines } from './digest-lines.ts';
export { refusePromotion } from './refuse.ts';
export { PROMOTE_RULES, type PromoteRule } from './rules.ts';
