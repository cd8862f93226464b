import type { ContextFile } from '../../schema/context.ts';
import { milliseconds } from '../../schema/duration.ts';
import type { TrustedIdentity } from '../../schema/identity.ts';

/** Who must have answered: so many, these, or so many with the context pack and so many without. */
export type Panel =
  | { readonly members: number }
  | { readonly names: readonly string[] }
  | { readonly withPack: number; readonly blind: number };

/** `context.canary`, compiled. Times are milliseconds. */
export interface CanaryPolicy {
  /** Names of profiles. */
  readonly requiredFor: ReadonlySet<string>;
  readonly identities: readonly TrustedIdentity[];
  readonly panel: Panel;
  readonly maxAge: number;
  readonly maxRunning: number;
  /** `max-age` as written. */
  readonly maxAgeText: string;
}

export function compileCanary(file: NonNullable<ContextFile['canary']>): CanaryPolicy {
  return {
    requiredFor: new Set(file['required-for']),
    identities: file.identities,
    panel: compilePanel(file.panel),
    maxAge: milliseconds(file['max-age']),
    maxRunning: milliseconds(file['max-running']),
    maxAgeText: file['max-age'],
  };
}

function compilePanel(panel: NonNullable<ContextFile['canary']>['panel']): Panel {
  if (typeof panel === 'number') return { members: panel };
  return Array.isArray(panel) ? { names: panel } : { withPack: panel['with-pack'], blind: panel.blind };
}
