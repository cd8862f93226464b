import { join } from 'node:path';
import { root } from '../steps.ts';

/** Programs of others that the end-to-end tests run: built or installed here, in a folder that git ignores. */
export const toolsFolder = join(root, '.cache', 'tools');

/** Runs workflows as GitHub does, as far as it can. */
export const act = join(toolsFolder, 'act');
export const actionlint = join(toolsFolder, 'actionlint');

/** Holds zizmor: a virtual environment, or what `pip install --target` leaves. */
export const zizmorFolder = join(toolsFolder, 'zizmor');
export const zizmor = join(zizmorFolder, 'bin', 'zizmor');
