import { VERSION } from '@gatehouse/policy';
import { summarise } from '@gatehouse/simulator';
import type { ActionRun } from './runner.ts';
import type { Scene } from './scene.ts';

/** Shows the JSON in the summary only where it is not simply the verdict that stands above. */
function withoutKnownJson(run: ActionRun): string {
  return run.summary.replace(/(`{3,})json\n([\s\S]*?)\n\1/, (whole, _fence, json) =>
    JSON.stringify(JSON.parse(json)) === JSON.stringify(run.verdict) ? '(the verdict above)' : whole,
  );
}

/** Commits by the order in which they appear: their ids follow from every detail of the simulated repository. */
function namedCommits(text: string): string {
  const ids = [...new Set(text.match(/\b[0-9a-f]{40}\b/g))];
  return ids.reduce((named, id, i) => {
    const name = `commit-${String.fromCharCode(97 + i)}`;
    return named.replaceAll(id, name).replaceAll(`<code>${id.slice(0, 7)}</code>`, `<code>${name}</code>`);
  }, text);
}

/** What differs from run to run, and from release to release: the port, temporary folders, random delimiters. */
function settled(text: string, { simulator }: Scene): string {
  return text
    .replaceAll(simulator.serverUrl, 'http://github.test')
    .replaceAll(VERSION, 'X.Y.Z')
    .replace(/\/[^\s"]*gatehouse-bundle-\w+/g, '/runner')
    .replace(/gatehouse-\w{6}\/verdict/g, 'gatehouse-x/verdict');
}

const section = (name: string, body: string): string => `--- ${name}\n${body.trimEnd()}\n`;

function outputLines({ outputs }: ActionRun): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}=${name === 'verdict' && value !== '' ? '(below)' : value}`)
    .join('\n');
}

/**
 * Everything a run did that anyone can see, as one text to review: exit, log, outputs, verdict, summary, requests. What is asked for at
 * once arrives in any order, so of a run that does that the requests are `sorted`, which suits one that writes nothing.
 */
export function transcript(run: ActionRun, scene: Scene, order: 'of arrival' | 'sorted' = 'of arrival'): string {
  const verdict = run.outputs.verdict ? JSON.stringify(JSON.parse(run.outputs.verdict), null, 2) : '';
  const statuses = run.requests.flatMap(({ method, body }) => (method === 'POST' && Object(body).state ? [body] : []));
  const requests = run.requests.map(summarise);
  const whole = settled(
    [
      section('exit', `${run.exit}`),
      section('log', run.log),
      ...(run.stderr === '' ? [] : [section('stderr', run.stderr)]),
      section('outputs', outputLines(run)),
      ...(verdict === '' ? [] : [section('verdict', verdict)]),
      section('summary', withoutKnownJson(run)),
      section('requests', (order === 'sorted' ? requests.sort() : requests).join('\n')),
      ...(statuses.length === 0 ? [] : [section('statuses', JSON.stringify(statuses, null, 2))]),
    ].join('\n'),
    scene,
  );
  return namedCommits(whole);
}
