import { z } from 'zod';
import { compareLevels, RISK_LEVELS } from '../risk/levels.ts';
import { RISK_RULES } from '../risk/registry.ts';
import { account } from './authors.ts';
import { globs, nonEmpty, optionalGlobs, text } from './values.ts';

const UPDATES = [
  'major',
  'minor',
  'patch',
  'digest',
  'pin',
  'lock',
  'downgrade',
  'unpin',
  'variant',
  'unknown',
] as const;
const RULE_IDS = RISK_RULES.map(({ id }) => id);

/** Names of data stores whose majors convert what they keep. */
const STATEFUL = [
  'postgres',
  'postgis',
  'mysql',
  'mariadb',
  'percona',
  'mongo',
  'redis',
  'valkey',
  'dragonfly',
  'elasticsearch',
  'opensearch',
  'clickhouse',
  'influxdb',
  'cassandra',
  'couchdb',
  'cockroach',
  'neo4j',
  'etcd',
  'kafka',
  'rabbitmq',
  'emqx',
  'ceph',
  'minio',
  'longhorn',
  'vault',
].map((name) => `**/*${name}*`);

const level = z.enum(RISK_LEVELS);
const allowLowering = (what: string) =>
  z
    .boolean()
    .default(false)
    .describe(`Whether ${what}. It is said in every verdict in which it took away a high risk.`);

const name = z
  .string()
  .max(60, { error: 'is longer than 60 characters' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not a kebab-case name such as `storage-classes`' })
  .refine((given) => !['declared', ...RULE_IDS.map((id) => id.slice('risk/'.length))].includes(given), {
    error: 'is the name of a built-in rule; choose another, or set its level in `risk.levels`',
  });

const size = z
  .strictObject({
    files: z.int().nonnegative().max(100_000).optional().describe('More than so many files.'),
    lines: z
      .int()
      .nonnegative()
      .max(10_000_000)
      .optional()
      .describe('More than so many lines, removed and added ones.'),
  })
  .refine(({ files, lines }) => files !== undefined || lines !== undefined, {
    error: 'says nothing; give `files` or `lines`',
  });

const when = z
  .strictObject({
    paths: globs('leave `paths` out if any file is meant').optional().describe('Paths of files.'),
    kinds: z
      .array(z.string().min(1).max(100))
      .min(1, nonEmpty('leave `kinds` out if any document is meant'))
      .max(100)
      .optional()
      .describe('Kinds of the documents in which something changes, in any case.'),
    'yaml-paths': globs('leave `yaml-paths` out if any place is meant')
      .optional()
      .describe(
        'Places in documents, such as `spec/template/**/image`; list items by name or place, `~1` for a slash in a key.',
      ),
    updates: z
      .array(z.enum(UPDATES))
      .min(1, nonEmpty('leave `updates` out if any update is meant'))
      .optional()
      .describe('Types of proved updates.'),
    packages: globs('leave `packages` out if any package is meant')
      .optional()
      .describe('Names of updated packages, canonical or as written.'),
    authors: z
      .array(account)
      .min(1, nonEmpty('leave `authors` out if anybody is meant'))
      .max(100)
      .optional()
      .describe('Who proposes the change: exact logins, or login with id.'),
    size: size.optional().describe('How much changes.'),
  })
  .refine((conditions) => Object.values(conditions).some((condition) => condition !== undefined), {
    error: 'has no condition; state at least one',
  });

const rule = z.strictObject({
  name: name.describe('The rule becomes `risk/<name>` in verdicts.'),
  when: when.describe('All that are given must hold of one and the same place.'),
  level: level.describe('The risk of such a change.'),
  reason: text().describe('Why, for whoever reads the verdict.'),
  'allow-lowering': allowLowering('this level may replace a higher one of built-in rules at the same place'),
});

const levelEntry = z
  .strictObject({
    rule: z.enum(RULE_IDS).describe('Id of a built-in rule.'),
    level: level.describe('Its level here.'),
    reason: text().describe('Why it differs here.'),
    'allow-lowering': allowLowering('a high level may be lowered'),
  })
  .superRefine((entry, context) => {
    const builtIn = RISK_RULES.find(({ id }) => id === entry.rule)?.level;
    if (builtIn !== 'high' || compareLevels(entry.level, builtIn) >= 0 || entry['allow-lowering']) return;
    const message = `lowers ${entry.rule} from high to ${entry.level}; add \`allow-lowering: true\` to this entry if that is meant`;
    context.addIssue({ code: 'custom', path: ['level'], message });
  });

/** `risk`: what raises or lowers the computed risk. */
export const riskSchema = z.strictObject({
  rules: z
    .array(rule)
    .max(100)
    .superRefine((rules, context) =>
      once(
        rules.map((one) => one.name),
        'name',
        'is the name of another rule already',
        context,
      ),
    )
    .default([])
    .describe('Rules of your own. They raise; they lower only with `allow-lowering`.'),
  levels: z
    .array(levelEntry)
    .max(100)
    .superRefine((entries, context) =>
      once(
        entries.map((one) => one.rule),
        'rule',
        'has a level here already',
        context,
      ),
    )
    .default([])
    .describe('Other levels for built-in rules.'),
  stateful: optionalGlobs()
    .default(STATEFUL)
    .describe('Packages that keep data: their majors are high. Default: the customary databases, queues and stores.'),
  'one-way': optionalGlobs()
    .default([])
    .describe('Packages whose updates cannot be taken back: their majors are high.'),
});

function once(values: readonly string[], key: string, message: string, context: z.RefinementCtx): void {
  const twice = values.findIndex((value, index) => values.indexOf(value) !== index);
  if (twice >= 0) context.addIssue({ code: 'custom', path: [twice, key], message });
}
