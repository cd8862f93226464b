import type { Profile, Section } from './profile.ts';

function section(title: string, hint: string, parts: Partial<Section> = {}): Section {
  return { title, also: [], hint, minimum: 20, none: [], code: false, links: false, check: null, ...parts };
}

const NO_BODY_RULES: Profile['body'] = { minimum: 0, links: false, bumps: false };
const NONE = ['None', 'None.', 'Nothing'];

/** What a reviewer without the author's memory needs to decide. */
const canary: Profile = {
  name: 'canary',
  body: NO_BODY_RULES,
  sections: [
    section('Product story', 'Say who gains what from this change, in two or three sentences'),
    section('What and why', 'Say what changed and why it is done this way', {
      also: ['What and why changed', 'What changed and why'],
    }),
    section('Files touched', 'List every changed file, one item each, its path as code', {
      also: ['Files changed'],
      minimum: 1,
      check: 'files',
    }),
    section('Context', 'Say what a reader must know beforehand: how it worked until now, what depends on it'),
    section('Runtime evidence', 'Show output, a log or a measurement of the change at work, as code or with a link', {
      also: ['Evidence'],
    }),
    section('Constraints', 'Name limits that shaped the change, or write None', { minimum: 10, none: NONE }),
    section('Out of scope', 'Name what was left out on purpose, or write None', { minimum: 10, none: NONE }),
    section('Requested decision', 'Say what the reviewer is asked to decide', { also: ['Decision requested'] }),
    section('Merge blockers', 'Name what must happen before merging, or write None', { minimum: 10, none: NONE }),
    section('Sources read', 'List what was read to make this change, each with a link', { minimum: 3, links: true }),
    section('Verification', 'Give the commands that show it works, as code, and what they said', { code: true }),
  ],
};

/** What whoever is on call needs. */
const ops: Profile = {
  name: 'ops',
  body: NO_BODY_RULES,
  sections: [
    section('Risk statement', 'State the risk (low, medium or high) and what breaks for whom if this is wrong', {
      also: ['Risk'],
      check: 'risk',
    }),
    section('Validation evidence', 'Show how it was validated, with commands and their output as code', {
      also: ['Validation'],
      code: true,
    }),
    section('Rollback plan', 'Give the steps that take it back, and how to see that they worked', {
      also: ['Rollback'],
    }),
  ],
};

/** What the body of a bot must still show, in whatever form it writes it. */
const bot: Profile = { name: 'bot', body: { minimum: 20, links: true, bumps: true }, sections: [] };

export const BUILT_IN_PROFILES = { canary, ops, bot };
