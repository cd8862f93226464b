import { GatehouseError } from '@gatehouse/policy';

/** A hold says up to 500; an older hold's reason comes behind it. */
const MAX_REASON = 300;

/**
 * What a person wrote as one line that shows all it has: white space is one space, and what nobody sees is left out.
 * @throws GatehouseError `invalid-input` when nothing is left of it, or it is too long
 */
export function cleanReason(text: string): string {
  const clean = text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}]/gu, '')
    .trim();
  if (clean !== '' && clean.length <= MAX_REASON) return clean;
  const why = clean === '' ? 'is empty' : `has ${clean.length} characters`;
  const fix = `Set 'reason' to one sentence of at most ${MAX_REASON} characters: it stands in the hold, for whoever meets it.`;
  throw new GatehouseError('invalid-input', `Input 'reason' ${why}.`, fix);
}
