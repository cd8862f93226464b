import { describe, expect, it } from 'vitest';
import { change, file } from '../../testing.ts';
import { judge, withSection } from '../testing.ts';

const two = change({ files: [file('kubernetes/app.yaml'), file('docs/app.md')] });
const messages = (text: string, changed = two) =>
  judge({ body: withSection('Files touched', text), change: changed }).findings.map(({ rule, message }) => [
    rule,
    message,
  ]);

describe('files touched', () => {
  it.each([
    ['code', '- `kubernetes/app.yaml`\n- `docs/app.md`'],
    ['words', '- kubernetes/app.yaml: the tag\n- docs/app.md'],
    ['links', '- [kubernetes/app.yaml](https://example.com/a)\n- [docs/app.md](docs/app.md)'],
    ['a table', '| file | why |\n|---|---|\n| `kubernetes/app.yaml` | the tag |\n| docs/app.md | text |'],
    ['the output of git', '```\nkubernetes/app.yaml\ndocs/app.md\n```'],
    ['a paragraph', 'The tag in `kubernetes/app.yaml`, the text in `./docs/app.md`.'],
    ['remarks with other code', '- `kubernetes/app.yaml`: `image.tag` of `app/main`\n- `docs/app.md`'],
    ['several in one item', '- `kubernetes/app.yaml`, `docs/app.md`'],
  ])('may be written as %s', (_name, text) => {
    expect(messages(text)).toEqual([]);
  });

  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'one left out',
      '- `docs/app.md`',
      [['context/files-missing', 'section `Files touched` leaves out `kubernetes/app.yaml`']],
    ],
    [
      'one too many',
      '- `kubernetes/app.yaml`\n- `docs/app.md`\n- `docs/b.md`',
      [['context/files-extra', 'section `Files touched` lists `docs/b.md`, which this change does not touch']],
    ],
    [
      'a mention of another',
      '- `kubernetes/app.yaml`\n- `docs/app.md` as in `docs/b.md`',
      [['context/files-extra', 'section `Files touched` lists `docs/b.md`, which this change does not touch']],
    ],
    [
      'one hidden in a comment',
      '- `docs/app.md`\n<!-- kubernetes/app.yaml -->',
      [['context/files-missing', 'section `Files touched` leaves out `kubernetes/app.yaml`']],
    ],
    [
      'one that is struck',
      '- `docs/app.md`\n- ~~`kubernetes/app.yaml`~~',
      [['context/files-missing', 'section `Files touched` leaves out `kubernetes/app.yaml`']],
    ],
    [
      'the line of the template',
      '- `path/to/file`',
      [['context/section-placeholder', 'section `Files touched` holds nothing but template text and placeholders']],
    ],
    [
      'a pattern',
      '- `**`',
      [['context/section-empty', 'section `Files touched` has nothing under it that a reader sees and that counts']],
    ],
    [
      'another case',
      '- `kubernetes/App.yaml`\n- `docs/app.md`',
      [
        ['context/files-missing', 'section `Files touched` leaves out `kubernetes/app.yaml`'],
        [
          'context/files-extra',
          'section `Files touched` lists `kubernetes/App.yaml`, which this change does not touch',
        ],
      ],
    ],
    [
      'no file at all',
      'Only what is needed.',
      [['context/files-missing', 'section `Files touched` leaves out `kubernetes/app.yaml`, `docs/app.md`']],
    ],
  ])('with %s', (_name, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('names so many and counts the rest', () => {
    const many = change({ files: Array.from({ length: 30 }, (_, index) => file(`a${index}.yaml`)) });
    const [[, message = ''] = []] = messages('- a0.yaml', many);
    expect(message).toMatch(/^section `Files touched` leaves out `a1\.yaml`, .*`a10\.yaml` and 19 more$/);
  });

  it('asks for one path of a rename', () => {
    const renamed = change({
      files: [file('a.md', { after: null, renamedTo: 'b.md' }), file('b.md', { before: null, renamedFrom: 'a.md' })],
    });
    expect(messages('- `b.md`', renamed)).toEqual([]);
    expect(messages('- `a.md`', renamed)).toEqual([
      ['context/files-missing', 'section `Files touched` leaves out `b.md`'],
    ]);
  });

  it('shows no name as it pleases', () => {
    const hostile = '`a\u202eb.yaml`'.replace('b', `b${'c'.repeat(200)}`);
    const found = messages(`- ${hostile}`, change({ files: [file('x.yaml')] }));
    expect(found[1]?.[1]).toBe(
      `section \`Files touched\` lists \`ab${'c'.repeat(78)}…\`, which this change does not touch`,
    );
  });
});
