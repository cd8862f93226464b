import { z } from 'zod';

/** `risk`: what raises or lowers the computed risk. */
export const riskSchema = z.strictObject({});
