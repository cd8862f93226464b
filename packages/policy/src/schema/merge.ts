import { z } from 'zod';

/** `merge`: who may merge unattended, what, where and when. */
export const mergeSchema = z.strictObject({});
