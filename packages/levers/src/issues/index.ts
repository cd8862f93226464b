export { type Alarm, type KeepDeps, type KeepOptions, type Kept, keepIssue } from './keep.ts';
