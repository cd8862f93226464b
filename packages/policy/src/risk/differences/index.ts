export { fileDifferences } from './file-differences.ts';
