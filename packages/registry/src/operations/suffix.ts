import { isDigest } from '../digest.ts';

/** A reference as it stands behind the name of an image. */
export const suffixOf = (reference: string): string => (isDigest(reference) ? `@${reference}` : `:${reference}`);
