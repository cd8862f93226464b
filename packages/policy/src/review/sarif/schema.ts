import { z } from 'zod';

/** The parts of SARIF 2.1.0 that a verdict rests on; tools add much more. Objects are loose, lists bounded. */
const text = z.string();
const message = z.looseObject({ text: text.optional(), id: text.optional() });
const properties = z.looseObject({ 'security-severity': z.union([text, z.number()]).optional() });

const rule = z.looseObject({
  id: text.optional(),
  defaultConfiguration: z.looseObject({ level: text.optional() }).optional(),
  properties: properties.optional(),
});

const component = z.looseObject({ name: text.optional(), rules: z.array(rule).max(20_000).optional() });

const location = z.looseObject({
  physicalLocation: z
    .looseObject({
      artifactLocation: z.looseObject({ uri: text.optional(), index: z.int().optional() }).optional(),
      region: z.looseObject({ startLine: z.int().min(1).optional() }).optional(),
    })
    .optional(),
});

const result = z.looseObject({
  ruleId: text.optional(),
  ruleIndex: z.int().optional(),
  rule: z.looseObject({ id: text.optional(), index: z.int().optional() }).optional(),
  kind: text.optional(),
  level: text.optional(),
  message: message.optional(),
  locations: z.array(location).max(1000).optional(),
  properties: properties.optional(),
  baselineState: text.optional(),
});

const notification = z.looseObject({ level: text.optional(), message: message.optional() });
const notifications = z.array(notification).max(20_000).optional();

const run = z.looseObject({
  tool: z.looseObject({ driver: component, extensions: z.array(component).max(100).optional() }),
  invocations: z
    .array(
      z.looseObject({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: notifications,
        toolConfigurationNotifications: notifications,
      }),
    )
    .max(100)
    .optional(),
  versionControlProvenance: z
    .array(z.looseObject({ revisionId: text.optional() }))
    .max(100)
    .optional(),
  artifacts: z
    .array(z.looseObject({ location: z.looseObject({ uri: text.optional() }).optional() }))
    .max(100_000)
    .optional(),
  /** Null or absent: by the standard, the tool did not look for results. */
  results: z.array(result).max(20_000).nullish(),
});

export const sarifSchema = z.looseObject({ version: z.literal('2.1.0'), runs: z.array(run).min(1).max(100) });

export type SarifRun = z.infer<typeof run>;
export type SarifResult = z.infer<typeof result>;
