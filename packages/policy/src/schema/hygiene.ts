import { z } from 'zod';

/** `hygiene`: base branches, documentation that must move along, titles and sizes. */
export const hygieneSchema = z.strictObject({});
