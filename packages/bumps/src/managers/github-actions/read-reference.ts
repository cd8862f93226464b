import type { ManagedReference } from '../manager.ts';

/** A reference without the fields that follow from where it is written; `style` only where it differs from the scalar's. */
export type ReadReference = Omit<ManagedReference, 'key' | 'manager' | 'style' | 'line' | 'via' | 'caveats'> & {
  readonly style?: string;
};
