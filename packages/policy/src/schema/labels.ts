import { z } from 'zod';

/** `labels`: names of the labels that show disposition and risk. */
export const labelsSchema = z.strictObject({});
