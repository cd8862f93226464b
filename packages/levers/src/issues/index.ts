export { type Alarm, type Kept, keepIssue } from './keep.ts';
