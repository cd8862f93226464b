export { classify } from './classify.ts';
export { isTag, isVersion } from './grammar.ts';
export { isRange } from './range.ts';
export { sameTarget, shapeOf } from './same.ts';
export { isCommitSha, isDigest } from './sha.ts';
