import type { PinAnswer, PinQuestion } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from './client.ts';
import type { GraphqlError } from './graphql-errors.ts';
import { CONCURRENCY, PINS_PER_QUERY, split } from './limits.ts';
import { peeled, TARGET, type Target } from './tag-target.ts';

type Answer = Record<string, { readonly ref: { readonly target: Target | null } | null } | null>;

/** Asks upstream what every tag peels to: one request, or one for each 50 pins. Pins of other servers stay unconfirmed. */
export async function confirmPins(client: Client, pins: readonly PinQuestion[]): Promise<PinAnswer[]> {
  const here = pins.filter((pin) => pin.host === client.host && isRepository(pin.repository));
  const runs = split(here, Math.ceil(here.length / PINS_PER_QUERY));
  const answers = await pMap(runs, (run) => askPins(client, run), { concurrency: CONCURRENCY });
  const known = new Map(answers.flat().map((answer) => [keyOf(answer), answer]));
  return pins.map((pin) => known.get(keyOf(pin)) ?? { ...pin, answer: 'unreadable' });
}

async function askPins(client: Client, pins: readonly PinQuestion[]): Promise<PinAnswer[]> {
  const variables: Record<string, string> = {};
  const selections = pins.map((pin, index) => {
    const [owner = '', name = ''] = pin.repository.split('/');
    Object.assign(variables, { [`o${index}`]: owner, [`n${index}`]: name, [`t${index}`]: `refs/tags/${pin.tag}` });
    return `r${index}: repository(owner: $o${index}, name: $n${index}) { ref(qualifiedName: $t${index}) { target { ${TARGET} } } }`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  const asked = { what: 'confirm action pins upstream', needs: 'contents: read' } as const;
  const document = `query (${declared.join(', ')}) { ${selections.join('\n')} }`;
  const { data, errors } = await client.partial<Answer>(asked, document, variables);
  return pins.map((pin, index) => {
    const alias = `r${index}`;
    const own = errors.filter((error) => error.path === undefined || error.path[0] === alias);
    return answerOf(pin, data[alias] ?? null, own);
  });
}

/** Only a tag that was read whole, and peels to exactly this commit, confirms; an error anywhere in its answer does not. */
function answerOf(pin: PinQuestion, repository: Answer[string] | null, errors: readonly GraphqlError[]): PinAnswer {
  const [error] = errors;
  if (error !== undefined) {
    const gone = error.type === 'NOT_FOUND' && error.path?.length === 1;
    return { ...pin, answer: gone ? 'no-such-repository' : 'unreadable' };
  }
  if (!repository) return { ...pin, answer: 'unreadable' };
  if (repository.ref === null) return { ...pin, answer: 'no-such-tag' };
  const target = peeled(repository.ref.target);
  if (target?.__typename !== 'Commit') return { ...pin, answer: 'unreadable' };
  if (target.oid === pin.sha) return { ...pin, answer: 'confirmed' };
  return { ...pin, answer: 'other-commit', actual: target.oid };
}

/** Anything else in these names would not name a repository; the query could not ask for it. */
function isRepository(name: string): boolean {
  return /^[^/\s]+\/[^/\s]+$/.test(name);
}

function keyOf(pin: PinQuestion): string {
  return [pin.host, pin.repository, pin.tag, pin.sha].join(' ');
}
