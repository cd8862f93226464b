export { type ClassifyOptions, classify } from './classify.ts';
export { isTag, isVersion } from './grammar.ts';
export type { Classification } from './outcome.ts';
export { parseVersion, type Version } from './parse.ts';
export { isRange } from './range.ts';
export { sameTarget, shapeOf } from './same.ts';
export { isCommitSha, isDigest } from './sha.ts';
