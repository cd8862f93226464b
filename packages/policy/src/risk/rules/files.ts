import { whyProtected } from '../../scope/built-in-paths.ts';
import { isGatehouse } from '../../scope/gatehouse-reference.ts';
import { bumpInWords } from '../../scope/words.ts';
import type { FileFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import { fileInWords } from '../words.ts';
import { isOnlyBumps } from './described.ts';

const WORKFLOW =
  /^\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/|(?:^|\/)action\.ya?ml$|^\.gitlab-ci\.ya?ml$|^\.gitlab\/ci\/|^\.circleci\/|(?:^|\/)jenkinsfile[^/]*$|^azure-pipelines[^/]*$|^\.(?:woodpecker|drone)(?:\.ya?ml$|\/)|^\.tekton\//;

/** Code that runs with the repository's tokens. */
export const workflow: RiskRule = {
  id: 'risk/workflow',
  level: 'high',
  sentence: 'A workflow or an action changes beyond its proved references.',
  judge: judging({
    file: (fact) =>
      WORKFLOW.test(fact.path.toLowerCase()) && !isOnlyBumps(fact)
        ? `the workflow ${fileInWords(fact)} beyond its references: it runs with the repository's tokens`
        : null,
  }),
};

const AGENTS =
  /(?:^|\/)(?:agents?|claude|gemini|copilot|codex|conventions|skill)(?:\.local|\.override)?\.md$|(?:^|\/)\.(?:claude|cursor|gemini|codex|agents?|aider|windsurf|continue|clinerules|roo|kiro|junie|opencode|amazonq)(?:\/|[^/]*$)|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|goosehints|mcp\.json)$|^\.github\/(?:copilot-[^/]*|instructions\/|prompts\/|chatmodes\/|agents\/|skills\/)|(?:^|\/)llms\.txt$/;

/** What tells models how to act here. */
export const agentInstructions: RiskRule = {
  id: 'risk/agent-instructions',
  level: 'high',
  sentence:
    'Instructions or settings of agents change: AGENTS.md, CLAUDE.md, GEMINI.md, .claude, .cursor, Copilot instructions and the like.',
  judge: judging({
    file: (fact) =>
      AGENTS.test(fact.path.toLowerCase()) ? `the file ${fileInWords(fact)}: agents act on what it says` : null,
  }),
};

const CODE_OWNERS = /^(?:(?:\.github|docs|\.gitlab|\.gitea|\.forgejo)\/)?codeowners$/;

/** Who is asked. */
export const codeOwners: RiskRule = {
  id: 'risk/code-owners',
  level: 'high',
  sentence: 'CODEOWNERS changes.',
  judge: judging({
    file: (fact) =>
      CODE_OWNERS.test(fact.path.toLowerCase()) ? `the file ${fileInWords(fact)}: it decides who is asked` : null,
  }),
};

const BOTS =
  /(?:^|\/)(?:renovate\.json[5c]?|\.renovaterc(?:\.json[5c]?)?)$|^\.renovate\/|^\.github\/renovate|^\.github\/dependabot\.ya?ml$/;

/** What bots may propose. */
export const botConfiguration: RiskRule = {
  id: 'risk/bot-configuration',
  level: 'high',
  sentence: "Renovate's or Dependabot's configuration changes, bumps included.",
  judge: judging({
    file: (fact) =>
      BOTS.test(fact.path.toLowerCase()) ? `the file ${fileInWords(fact)}: it decides what bots propose` : null,
  }),
};

const GATE = /^\.github\/gatehouse(?:\.ya?ml$|\/)/;

/** The judge itself. */
export const gatePolicy: RiskRule = {
  id: 'risk/gate-policy',
  level: 'high',
  sentence: "Gatehouse's policy, a file it names, a path it protects, or a reference to Gatehouse itself changes.",
  judge: judging({
    bump: ({ bump }) => (isGatehouse(bump, null) ? `${bumpInWords(bump)} changes Gatehouse itself` : null),
    file: (fact, policy) => {
      if (GATE.test(fact.path.toLowerCase())) return `the file ${fileInWords(fact)}: it is of Gatehouse's own policy`;
      const why = tooLong(fact) ? null : whyProtected(policy, fact.path);
      return why === null || isBuiltIn(fact) ? null : `the file ${fileInWords(fact)}: ${why}`;
    },
  }),
};

/** Other rules say it more exactly. */
function isBuiltIn({ path }: FileFact): boolean {
  const lower = path.toLowerCase();
  return BOTS.test(lower) || CODE_OWNERS.test(lower);
}

function tooLong({ path }: FileFact): boolean {
  return path.length > 4096 || path.split('/').some((name) => name.length > 255);
}
