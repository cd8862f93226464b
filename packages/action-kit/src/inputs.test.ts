import { expect, test } from 'vitest';
import { bool, list, oneOf, readInputs, repositoryPath, required, text } from './inputs.ts';

const spec = {
  token: required('a token that may read contents'),
  'fail-on': oneOf(['block', 'error', 'never']),
  policy: repositoryPath,
  dry: bool,
  names: list,
  note: text,
};
const good = {
  token: 'x',
  'fail-on': 'block',
  policy: '.github/gatehouse.yml',
  dry: 'true',
  names: ' a, b\n\nc ,',
  note: '',
};
const read = (values: Record<string, string>) => readInputs(spec, (name) => values[name] ?? '');

test('every input becomes one typed object', () => {
  expect(read(good)).toEqual({ ...good, dry: true, names: ['a', 'b', 'c'] });
});

test.each([
  ['token', '', "Input 'token' is empty.", "Set 'token' to a token that may read contents."],
  ['fail-on', 'Block', "Input 'fail-on' is 'Block'.", "Set 'fail-on' to block, error, never."],
  ['fail-on', '', "Input 'fail-on' is empty.", "Set 'fail-on' to block, error, never."],
  ['fail-on', 'x\n::error::y', "Input 'fail-on' is 'x\\n::error::y'.", "Set 'fail-on' to block, error, never."],
  ['dry', 'yes', "Input 'dry' is 'yes'.", "Set 'dry' to true or false."],
  ['dry', 'tRue', "Input 'dry' is 'tRue'.", "Set 'dry' to true or false."],
])('%s: %j is refused', (name, value, message, fix) => {
  expect(() => read({ ...good, [name]: value })).toThrow(
    expect.objectContaining({ code: 'invalid-input', message, fix }),
  );
});

test.each(['', '/etc/passwd', '../x.yml', 'a//b', 'a/./b', 'a\\b', 'a/', 'a\nb'])('path %j is refused', (value) => {
  expect(() => read({ ...good, policy: value })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});

test.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('%s is a boolean of YAML 1.2', (value) => {
  expect(read({ ...good, dry: value }).dry).toBe(value.toLowerCase() === 'true');
});
