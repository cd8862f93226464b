import { GatehouseError } from '@gatehouse/policy';
import { printable } from './escape.ts';

/** A fault as a person reads it: what happened and what to do, or, when it is ours, all that helps to find it. */
export function describeFault(error: unknown): string {
  if (error instanceof GatehouseError)
    return `error: ${error.lines.map(printable).join('\n    ')}\n  fix: ${printable(asOptions(error.fix))}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = detail.split('\n').map(printable);
  return ['error: this is a defect in gatehouse; please report it with these lines:', ...lines].join('\n  ');
}

/** A fix in the words of this command line: what is an input of an action (`Set 'set' to …`) is an option of the same name here. */
export function asOptions(fix: string): string {
  return fix.replace(/\b(set) '([a-z]+(?:-[a-z]+)*)'/gi, '$1 --$2');
}
