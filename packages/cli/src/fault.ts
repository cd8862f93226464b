import { GatehouseError } from '@gatehouse/policy';
import { printable } from './escape.ts';

/** A fault as a person reads it: what happened and what to do, or, when it is ours, all that helps to find it. */
export function describeFault(error: unknown): string {
  if (error instanceof GatehouseError)
    return `error: ${error.lines.map(printable).join('\n    ')}\n  fix: ${printable(error.fix)}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = detail.split('\n').map(printable);
  return ['error: this is a defect in gatehouse; please report it with these lines:', ...lines].join('\n  ');
}
