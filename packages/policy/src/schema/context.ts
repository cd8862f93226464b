import { z } from 'zod';

/** `context`: what a pull request's body must show, and of whom. */
export const contextSchema = z.strictObject({});
