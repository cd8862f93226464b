export { mayHoldPins } from './files.ts';
export { type PinEdit, type Rewrite, type RewriteOptions, type RewriteRefused, rewritePins } from './rewrite.ts';
export { PINS_RULES, type PinsRule } from './rules.ts';
export { type Scan, scanPins } from './scan.ts';
