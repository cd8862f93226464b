import { z } from 'zod';

/** `review`: whose verdicts are needed, and what they must say. */
export const reviewSchema = z.strictObject({});
