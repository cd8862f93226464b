/** Findings that only say that a machine is still at work: the gate blocks, and the disposition is `waiting`. */
export const WAITING_RULES: ReadonlySet<string> = new Set(['review/running', 'context/canary-running']);
