import { GatehouseError } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { type Asked, toFault } from './faults.ts';
import { faultOfErrors } from './graphql-errors.ts';

const asked: Asked = { what: 'list the files of pull request #7', needs: 'pull-requests: read' };

function http(status: number, message = 'nope', headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), { status, response: { headers } });
}

test.each([
  [http(401, 'Bad credentials'), 'unauthorized', 'or to the doctor in GH_TOKEN'],
  [http(403, 'Resource not accessible by integration'), 'forbidden', '`pull-requests: read`'],
  [http(404), 'not-found', '`pull-requests: read`'],
  [http(403, 'slow down', { 'x-ratelimit-remaining': '0' }), 'rate-limited', 'within an hour'],
  [http(403, 'You have exceeded a secondary rate limit'), 'rate-limited', 'within an hour'],
  [http(403, 'slow down', { 'retry-after': '9' }), 'rate-limited', 'within an hour'],
  [http(429), 'rate-limited', 'within an hour'],
  [http(500), 'unavailable', 'Run the job, or the command, again'],
  [http(504), 'unavailable', 'Run the job, or the command, again'],
  [http(422, 'unprocessable'), 'unavailable', 'Run the job, or the command, again'],
])('%s', (error, code, fix) => {
  const fault = toFault(error, asked) as GatehouseError;
  expect(fault).toBeInstanceOf(GatehouseError);
  expect(fault.code).toBe(code);
  expect(fault.fix).toContain(fix);
  expect(fault.message).toContain(code === 'unauthorized' ? 'token' : 'list the files of pull request #7');
});

test('what is no answer of GitHub stays what it is', () => {
  const bug = new TypeError('x is not a function');
  expect(toFault(bug, asked)).toBe(bug);
});

test.each([
  [
    { type: 'FORBIDDEN', message: 'Resource not accessible', path: ['repository', 'object'] },
    'forbidden',
    '`contents: read`',
  ],
  [
    { type: 'FORBIDDEN', message: 'Resource not accessible', path: ['repository', 'pullRequest', 'author'] },
    'forbidden',
    '`pull-requests: read`',
  ],
  [{ type: 'NOT_FOUND', message: 'Could not resolve', path: ['repository'] }, 'not-found', '`contents: read`'],
  [{ type: 'RATE_LIMITED', message: 'slow down' }, 'rate-limited', 'within an hour'],
  [{ message: 'Something went wrong' }, 'unavailable', 'Run the job, or the command, again'],
  [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'too much' }, 'unavailable', 'Run the job, or the command, again'],
])('GraphQL error %j', (error, code, fix) => {
  const fault = faultOfErrors([error], {}, { what: 'read', needs: 'contents: read' });
  expect(fault?.code).toBe(code);
  expect(fault?.fix).toContain(fix);
});

test('a GraphQL answer without errors is good only with data', () => {
  expect(faultOfErrors([], {}, asked)).toBeNull();
  expect(faultOfErrors([], null, asked)?.code).toBe('unavailable');
});
