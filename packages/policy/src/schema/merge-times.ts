import { IANAZone } from 'luxon';
import { z } from 'zod';
import { WEEKDAYS } from '../merge/weekdays.ts';
import { day, nonEmpty, text } from './values.ts';

const hours = {
  from: z
    .string()
    .regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'is not a time of day such as "09:00"' })
    .describe('Time of day at which it opens, such as "09:00".'),
  to: z
    .string()
    .regex(/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, { error: 'is not a time of day such as "17:00" or "24:00"' })
    .describe('Time of day at which it closes. Not later than `from`: on the next day.'),
};

const differ = ({ from, to }: { from: string; to: string }) => from !== to;
const whole = { error: 'opens and closes at the same time; write from "00:00" to "24:00" for the whole day' };

const range = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, nonEmpty('name the days on which it opens'))
      .max(7)
      .describe('Days on which it opens.'),
    ...hours,
  })
  .refine(differ, whole);

const date = day.describe('A day of the time zone.');
const reason = text().optional().describe('Why, for whoever waits.');

const exception = z.union([
  z.strictObject({ date, closed: z.literal(true).describe('Nothing is armed on that day.'), reason }),
  z.strictObject({ date, ...hours, reason }).refine(differ, whole),
]);

/** `merge.window`: the hours in which arming is allowed. */
export const windowSchema = z.strictObject({
  'time-zone': z
    .string()
    .max(100)
    .refine((zone) => IANAZone.isValidZone(zone), { error: 'is not an IANA time zone such as `Europe/Berlin`' })
    .describe('IANA time zone that days and times are meant in.'),
  open: z
    .array(range)
    .min(1, nonEmpty('leave `merge.window` out to allow every hour'))
    .max(50)
    .describe('When arming is allowed.'),
  exceptions: z
    .array(exception)
    .max(200)
    .default([])
    .describe('Days on which other hours hold, or none: only what stands here counts on them.'),
});

/** `merge.freeze`: what stops all arming. */
export const freezeSchema = z.strictObject({
  labels: z
    .array(
      z
        .string()
        .min(1, { error: 'is empty' })
        .max(50, { error: 'is longer than any label' })
        .regex(/^[^\u0000-\u001f]+$/, { error: 'has control characters' }),
    )
    .max(5)
    .default(['gatehouse/freeze'])
    .describe('An open issue with one of these labels freezes the repository. Default: gatehouse/freeze.'),
  active: text(300).optional().describe('Frozen as long as this reason stands here.'),
});

/** `merge.bake`: how old a head must be. */
export const bakeSchema = z.strictObject({
  days: z
    .int({ error: 'is not a whole number of days' })
    .min(0, { error: 'is below 0' })
    .max(365, { error: 'is more than a year' })
    .default(0)
    .describe("Days that must pass from the head's oldest check suite. A rebase begins them again."),
  'stability-days': z
    .enum(['respect', 'require'])
    .default('respect')
    .describe("Renovate's status renovate/stability-days: wait while it is not met, or until it is there and met."),
});
