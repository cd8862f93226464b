import type { World } from '../model.ts';
import type { Bypass, Protection, ReviewsRule, Rule, Ruleset } from './model.ts';

export interface RulesetInput {
  readonly name?: string;
  readonly rules: readonly Rule[];
  /** Default: the default branch. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly enforcement?: Ruleset['enforcement'];
  /** Logins that may pass the rules by. */
  readonly bypass?: Readonly<Record<string, Bypass>>;
  readonly source?: Ruleset['source'];
}

export type ProtectionInput = Partial<Omit<Protection, 'reviews'>> & { readonly reviews?: Partial<ReviewsRule> | null };

/** What an administrator set down about branches: rulesets and classic protection, side by side. */
export class Rules {
  readonly rulesets = new Map<number, Ruleset>();
  /** Classic protection by branch name. */
  readonly protections = new Map<string, Protection>();
  readonly #world: World;
  readonly #changed: () => void;

  /** `changed` runs after every change, for what the old rules held back. */
  constructor(world: World, changed: () => void) {
    this.#world = world;
    this.#changed = changed;
  }

  /** Adds a ruleset, for the default branch unless it names others, and returns its id. */
  addRuleset(input: RulesetInput): number {
    const id = this.#world.nextId();
    const now = this.#world.clock.next();
    this.rulesets.set(id, { id, createdAt: now, updatedAt: now, ...filled(input) });
    this.#changed();
    return id;
  }

  /** Replaces what is given of a ruleset; throws when there is none of that id. */
  changeRuleset(id: number, input: Partial<RulesetInput>): void {
    const ruleset = this.rulesets.get(id);
    if (ruleset === undefined) throw new Error(`there is no ruleset ${id}`);
    const { bypass, ...rest } = input;
    Object.assign(ruleset, rest, bypass === undefined ? {} : { bypass: bypassOf(bypass) });
    ruleset.updatedAt = this.#world.clock.next();
    this.#changed();
  }

  removeRuleset(id: number): void {
    this.rulesets.delete(id);
    this.#changed();
  }

  /** Sets a branch's classic protection, replacing any there is. */
  protect(branch: string, input: ProtectionInput = {}): void {
    this.protections.set(branch, {
      checks: input.checks ?? null,
      reviews: input.reviews == null ? null : { ...NO_REVIEWS, ...input.reviews },
      enforceAdmins: input.enforceAdmins ?? false,
      signatures: input.signatures ?? false,
      linearHistory: input.linearHistory ?? false,
      conversationResolution: input.conversationResolution ?? false,
      lockBranch: input.lockBranch ?? false,
    });
    this.#changed();
  }

  unprotect(branch: string): void {
    this.protections.delete(branch);
    this.#changed();
  }
}

/** A `pull_request` rule that asks for nothing but a pull request. */
export const NO_REVIEWS: ReviewsRule = {
  approvals: 0,
  dismissStale: false,
  codeOwners: false,
  lastPushApproval: false,
  threadResolution: false,
};

const filled = (input: RulesetInput): Omit<Ruleset, 'id' | 'createdAt' | 'updatedAt'> => ({
  name: input.name ?? 'main',
  enforcement: input.enforcement ?? 'active',
  include: input.include ?? ['~DEFAULT_BRANCH'],
  exclude: input.exclude ?? [],
  rules: input.rules,
  bypass: bypassOf(input.bypass ?? {}),
  source: input.source ?? 'Repository',
});

const bypassOf = (given: Readonly<Record<string, Bypass>>): ReadonlyMap<string, Bypass> =>
  new Map(Object.entries(given).map(([login, mode]) => [login.toLowerCase(), mode]));
