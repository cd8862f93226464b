import type { Disposition, Verdict } from '@gatehouse/policy';

/** The verdict of diff-scope, with what the whole gate would make of it; an error has neither risk nor disposition. */
export type DecidedVerdict = Verdict & { readonly disposition?: Disposition };
