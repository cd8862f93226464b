export const id = 872;
export const ids = [872];
export const modules = {

/***/ 5872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRehearsal: () => (/* binding */ runRehearsal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
;// CONCATENATED MODULE: ../levers/src/rehearse/trial.ts

/** What a lever's report says, as an observation. `wrong` tells what a look at the world afterwards found. */
const observe = (report, wrong = []) => ({
    outcome: report.outcome,
    stoppedBy: [...new Set(report.refusals.map(({ rule }) => rule))],
    detail: [report.summary, ...report.refusals.map(({ message, fix }) => `${message} ${fix}`)].join(' '),
    wrong,
});
/** Runs one trial. A fault of the user's is an outcome like others; anything else that is thrown is a defect, and never as expected. */
async function runTrial(trial, milliseconds) {
    const { name, lever, what } = trial;
    const expected = Array.isArray(trial.expect) ? trial.expect : [trial.expect];
    const before = milliseconds();
    const seen = await trial.run().catch(observeFault);
    const asExpected = seen.wrong.length === 0 && expected.some((one) => meets(seen, one));
    return { name, lever, what, expected, ...seen, asExpected, milliseconds: Math.round(milliseconds() - before) };
}
function observeFault(error) {
    if (error instanceof verdict/* GatehouseError */.G) {
        return { outcome: 'fault', stoppedBy: [`error/${error.code}`], detail: `${error.message} ${error.fix}`, wrong: [] };
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
        outcome: 'fault',
        stoppedBy: [],
        detail,
        wrong: ['This is a defect of Gatehouse: report it with these lines.'],
    };
}
function meets({ outcome, stoppedBy }, expected) {
    if (outcome !== expected.outcome)
        return false;
    if (expected.stoppedBy === undefined)
        return true;
    const wanted = typeof expected.stoppedBy === 'string' ? [expected.stoppedBy] : expected.stoppedBy;
    return stoppedBy.some((rule) => wanted.includes(rule));
}

;// CONCATENATED MODULE: ../levers/src/rehearse/run-trials.ts

/** Runs trials one after another, and tells of each as soon as it is over. */
async function runTrials(trials, told) {
    const results = [];
    for await (const trial of trials) {
        const result = await runTrial(trial, told.milliseconds);
        results.push(result);
        await told.result(result);
    }
    return results;
}

// EXTERNAL MODULE: ../action-kit/src/markdown.ts + 1 modules
var markdown = __webpack_require__(89343);
;// CONCATENATED MODULE: ../levers/src/rehearse/record.ts

function recordOf(trials, about) {
    return { schema: 1, ...about, asExpected: trials.every((trial) => trial.asExpected), trials };
}
/** One sentence for logs and titles. */
function rehearsalSummary({ trials }) {
    const wrong = trials.filter(({ asExpected }) => !asExpected).length;
    const tried = `${trials.length} ${trials.length === 1 ? 'thing was' : 'things were'} tried`;
    return wrong === 0 ? `${tried}; all went as they should` : `${tried}; ${wrong} did not go as they should`;
}
/** The record as a Markdown page; text from outside is escaped. */
function renderRecord(record) {
    const { trials, notTried } = record;
    const rows = trials.map((trial) => (0,markdown/* tableRow */.jD)([
        (0,markdown/* code */.aY)(trial.lever),
        (0,markdown/* prose */.CS)(trial.what),
        trial.outcome,
        stoppers(trial),
        trial.asExpected ? 'yes' : '**no**',
    ]));
    return [
        `## Rehearsal: ${rehearsalSummary(record)}`,
        '',
        `${(0,markdown/* prose */.CS)(record.place)}, ${record.at}, ${(0,markdown/* code */.aY)(record.tool)}`,
        '',
        '| Lever | What was tried | What came of it | What stopped it | As it should |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
        '',
        ...section('What did not go as it should', trials.filter(({ asExpected }) => !asExpected).map(complaint)),
        ...section('What could not be tried here', notTried.map((one) => `- ${(0,markdown/* prose */.CS)(one)}`)),
        '<details><summary>What each lever said</summary>',
        '',
        ...trials.map((trial) => `- ${(0,markdown/* code */.aY)(trial.name)}: ${(0,markdown/* prose */.CS)(trial.detail)}`),
        '',
        '</details>',
        '',
    ].join('\n');
}
const stoppers = ({ stoppedBy }) => stoppedBy.length === 0 ? 'nothing' : stoppedBy.map(markdown/* code */.aY).join(', ');
const section = (title, lines) => lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
function complaint(trial) {
    const wanted = trial.expected.map(wordsOf).join(', or ');
    const why = trial.wrong.length > 0 ? trial.wrong.join(' ') : `It should have ended as ${wanted}.`;
    return `- ${(0,markdown/* prose */.CS)(trial.what)}: ${(0,markdown/* prose */.CS)(why)} ${(0,markdown/* prose */.CS)(trial.detail)}`;
}
/** `refused by promote/held` */
function wordsOf({ outcome, stoppedBy }) {
    const rules = stoppedBy === undefined ? [] : [stoppedBy].flat();
    return rules.length === 0 ? outcome : `${outcome} by ${rules.join(' or ')}`;
}

// EXTERNAL MODULE: ../policy/src/tool.ts
var tool = __webpack_require__(16902);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(3500);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(28684);
;// CONCATENATED MODULE: ./src/rehearse/table.ts


const WIDTHS = { lever: 10, what: 62, outcome: 8 };
/** One line for what was tried; more when it did not go as it should. */
function renderResult(result, colors) {
    const { lever, what, outcome, stoppedBy, asExpected } = result;
    const word = asExpected ? colors.green('ok ') : colors.red('NO ');
    const cells = [lever.padEnd(WIDTHS.lever), what.padEnd(WIDTHS.what), outcome.padEnd(WIDTHS.outcome)];
    const line = `${word} ${cells.join(' ')} ${stoppedBy.join(', ')}`.trimEnd();
    if (asExpected)
        return `${line}\n`;
    const why = result.wrong.length > 0 ? result.wrong : [`should have ended as ${result.expected.map(wordsOf).join(', or ')}`];
    return [line, ...[...why, result.detail].map((one) => `      ${(0,src_escape/* printable */.g)(one)}`), ''].join('\n');
}

// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../levers/src/shared/default-branch.ts
var default_branch = __webpack_require__(38611);
// EXTERNAL MODULE: ../levers/src/shared/policy.ts
var shared_policy = __webpack_require__(51641);
;// CONCATENATED MODULE: ../release/src/freshness/decide.ts
/** @param place of the pin, for a refusal: `file:line` */
function decideFreshness(measured, limits, place) {
    const reasons = staleReasons(measured, limits);
    if (reasons.length > 0)
        return { state: 'stale', reasons };
    const refusal = oddDates(measured, place) ?? unsureChanges(measured, place);
    return refusal === null ? { state: 'fresh' } : { state: 'unknown', refusal };
}
function staleReasons(measured, { maxCommits, maxAgeMs }) {
    const { rewritten, behind, oldest } = measured;
    const reasons = [];
    if (rewritten)
        reasons.push('the pinned commit is not on the branch: it was force-pushed, or the pin is of another');
    if (maxCommits !== null && behind > maxCommits) {
        reasons.push(`it lacks ${commitCount(behind)}, and ${maxCommits} may be lacking`);
    }
    if (oldest !== null && oldest.ageMs > maxAgeMs) {
        reasons.push(`the oldest commit it lacks is ${timeSpan(oldest.ageMs)} old, and ${timeSpan(maxAgeMs)} are allowed`);
    }
    return reasons;
}
/** A commit from the future may be old: its date says nothing, so nothing is fresh by it. */
function oddDates({ odd }, place) {
    const [first] = odd;
    if (first === undefined)
        return null;
    return {
        rule: 'freshness/dates',
        place,
        message: `The pin lacks the commit ${first.oid}, whose date is \`${first.committedAt}\`: that is no time in the past, so its age is unknown.`,
        fix: 'Move the pin to that commit or past it, or correct the clock of the machine that runs this.',
    };
}
function unsureChanges({ unsure }, place) {
    const [first] = unsure;
    if (first === undefined)
        return null;
    return {
        rule: 'freshness/changes',
        place,
        message: `The pin lacks ${commitCount(unsure.length)} of which not every changed path is known (${first}), so it is unknown whether the imported paths changed.`,
        fix: 'Move the pin past it, or write the imported paths as files and folders, without `*` and `?`.',
    };
}
function commitCount(commits) {
    return commits === 1 ? '1 commit' : `${commits} commits`;
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** `9 days`, `36 hours`, `1 minute`: whole units, for people; days only from two on. */
function timeSpan(ms) {
    if (ms >= 2 * DAY)
        return units(ms / DAY, 'day');
    return ms >= HOUR ? units(ms / HOUR, 'hour') : units(ms / MINUTE, 'minute');
}
function units(count, unit) {
    const whole = Math.floor(count);
    return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ../levers/src/freshness/stale-body.ts


/** So many imported paths are shown; the file has them all. */
const MAX_SHOWN = 20;
const WISHES = {
    stale: 'raise',
    fresh: 'settle',
    unknown: 'leave',
};
/** The alarm of a source that was measured, or could not be. */
function sourceAlarm({ policy, source, report, place }, wish = WISHES[report.state]) {
    const { name, repository } = source;
    return {
        key: `freshness/${name}`,
        wish,
        title: `The pin ${name} is behind ${repository}`,
        raised: raised({ policy, source, report, place }),
        settled: settled({ policy, source, report, place }),
    };
}
function raised(told) {
    const { source, report, place, policy } = told;
    const { measured } = report;
    if (measured === null)
        return '';
    return [
        `The pin at ${(0,markdown/* code */.aY)(source.pin)} in ${(0,markdown/* code */.aY)(report.place)} is behind ${ofBranch(source)}:`,
        '',
        ...report.reasons.map((reason) => `- ${(0,markdown/* prose */.CS)(reason)}`),
        '',
        ...facts(source, report, measured, place),
        '',
        `**How to update:** set ${(0,markdown/* code */.aY)(source.pin)} in ${(0,markdown/* code */.aY)(source.file)} to ${(0,markdown/* code */.aY)(measured.tip)}, or to a later commit, and merge that. The next run measures again and closes this issue.`,
        '',
        closing(policy),
        '',
        measuredBy(measured, place),
    ].join('\n');
}
function settled({ source, report, place }) {
    const { measured } = report;
    if (measured === null)
        return '';
    return [
        `The pin at ${(0,markdown/* code */.aY)(source.pin)} in ${(0,markdown/* code */.aY)(report.place)} is up to date with ${ofBranch(source)} again.`,
        '',
        ...facts(source, report, measured, place),
        '',
        measuredBy(measured, place),
    ].join('\n');
}
const ofBranch = ({ repository, branch }) => branch === null ? `the default branch of ${(0,markdown/* code */.aY)(repository)}` : `${(0,markdown/* code */.aY)(branch)} of ${(0,markdown/* code */.aY)(repository)}`;
function facts({ repository, maxCommits, maxAgeMs }, { imports }, { pin, tip, behind, oldest, odd, unsure, rewritten }, { serverUrl }) {
    const at = (sha) => `[${(0,markdown/* code */.aY)(sha)}](${serverUrl}/${repository}/commit/${sha})`;
    const compared = `[${commitCount(behind)}](${serverUrl}/${repository}/compare/${pin}...${tip})`;
    const rows = [
        ['Pinned commit', at(pin)],
        ['Tip of the branch', at(tip)],
        ['Lacking', `${compared}${maxCommits === null ? '' : ` (at most ${maxCommits})`}`],
    ];
    if (oldest !== null) {
        const { oid, committedAt, ageMs } = oldest;
        rows.push([
            'Oldest of them',
            `${at(oid)}, ${(0,markdown/* code */.aY)(committedAt)}, ${timeSpan(ageMs)} ago (at most ${timeSpan(maxAgeMs)})`,
        ]);
    }
    if (odd[0] !== undefined) {
        rows.push([
            'Dates that are no past',
            `${commitCount(odd.length)}, such as ${at(odd[0].oid)}, ${(0,markdown/* code */.aY)(odd[0].committedAt)}`,
        ]);
    }
    if (unsure.length > 0)
        rows.push(['Not known whether they touch an imported path', commitCount(unsure.length)]);
    if (rewritten)
        rows.push(['On the branch', 'no']);
    rows.push(['Imported paths', shownPaths(imports)]);
    return ['| | |', '| --- | --- |', ...rows.map(markdown/* tableRow */.jD)];
}
function shownPaths(imports) {
    if (imports.length === 0)
        return 'all';
    const more = imports.length > MAX_SHOWN ? ` and ${imports.length - MAX_SHOWN} more` : '';
    return `${imports.slice(0, MAX_SHOWN).map(markdown/* code */.aY).join(', ')}${more}`;
}
/** What closing it by hand means. */
function closing({ onClosed, snoozeMs }) {
    return onClosed === 'reopen'
        ? 'Closed by hand while this is so, it is opened again by the next run.'
        : `Closed by hand while this is so, it stays closed for ${timeSpan(snoozeMs)}.`;
}
function measuredBy({ measuredAt }, { runUrl }) {
    return `Measured at ${(0,markdown/* code */.aY)(measuredAt)}${runUrl === null ? '' : ` by [this run](${runUrl})`}. Text above and below this block is kept; the block is written anew by each run.`;
}

;// CONCATENATED MODULE: ../levers/src/freshness/dead-body.ts


/** Rows, and places in a row, that a body shows; the report file has them all. */
const MAX_ROWS = 40;
const MAX_PLACES = 5;
const MAX_MISSING = 5;
/** The alarm of the pins of a set, or of all pins of a repository without sets. */
function pinsAlarm(policy, report, place) {
    const wish = { dead: 'raise', alive: 'settle', unknown: 'leave', none: 'leave' }[report.state];
    const whose = report.set === null ? 'this repository' : `the set ${report.set}`;
    return {
        key: report.set === null ? 'pins' : `pins/${report.set}`,
        wish,
        title: `Images pinned by ${whose} are gone from their registry`,
        raised: dead_body_raised(policy, report, place),
        settled: dead_body_settled(report, place),
    };
}
function dead_body_raised(policy, report, place) {
    const { dead } = report;
    const cut = dead.length > MAX_ROWS ? ['', `${dead.length - MAX_ROWS} more are in the report of the run.`] : [];
    return [
        `${dead.length} of ${report.digests} pinned digests are not wholly in their registry any more. Whatever pulls them anew fails.`,
        '',
        '| Image | Digest | Pinned at | Gone |',
        '| --- | --- | --- | --- |',
        ...dead.slice(0, MAX_ROWS).map(row),
        ...cut,
        '',
        `**What to do:** promote a newer build${report.set === null ? ', or pin another digest' : ` of the set ${(0,markdown/* code */.aY)(report.set)}, or roll it back`}. GitHub Packages restores a deleted version for 30 days; a child of an index is restored in the same way.`,
        '',
        closing(policy),
        '',
        measuredBy(report, place),
    ].join('\n');
}
function row({ image, digest, places, missing }) {
    return (0,markdown/* tableRow */.jD)([(0,markdown/* code */.aY)(image), (0,markdown/* code */.aY)(digest), some(places, MAX_PLACES), some(missing, MAX_MISSING)]);
}
function some(texts, most) {
    const more = texts.length > most ? ` and ${texts.length - most} more` : '';
    return `${texts.slice(0, most).map(markdown/* code */.aY).join(', ')}${more}`;
}
function dead_body_settled(report, place) {
    const numbers = `pins: ${report.pins}, digests: ${report.digests}`;
    const all = `Everything that is pinned is there again, children included (${numbers}).`;
    return [all, '', measuredBy(report, place)].join('\n');
}

;// CONCATENATED MODULE: ../release/src/issues/block.ts
/** GitHub refuses longer bodies. */
const MAX_BODY = 65_536;
// Lines end with a line feed and nothing else: `m` would take U+2028 for an end too.
const BEGIN = /(?<=^|\n)<!-- gatehouse-issue ([a-z0-9][a-z0-9/._-]{0,127}) -->[ \t]*\r?(?=\n|$)/;
const MARKER = '<!-- gatehouse-issue';
const END = `${MARKER}-end -->`;
const CLOSED = `${MARKER}-closed -->`;
const KEY = /^[a-z0-9][a-z0-9/._-]{0,127}$/;
const CUT = '\n\n… cut, because a body ends at 65,536 characters.';
/** Key of the first block in a body; null: it has none. Whether the issue counts is for its author to say, never for its body. */
function keyOfBody(body) {
    return BEGIN.exec(body)?.[1] ?? null;
}
/** Whether the block in a body says that what it told of is over. */
function saysClosed(body) {
    const second = partsOf(body)?.block.split('\n', 2)[1];
    return second?.trimEnd() === CLOSED;
}
/**
 * A new body: the block, with the text that people wrote before and after an earlier one. Where all of it is too long the block is cut;
 * theirs only goes when it leaves no room to say so.
 */
function bodyWith(block, before) {
    if (!KEY.test(block.key))
        throw new RangeError(`not a key of an issue: ${block.key}`);
    const head = `<!-- gatehouse-issue ${block.key} -->\n${block.closed ? `${CLOSED}\n` : ''}\n`;
    const own = head.length + END.length + 2;
    const around = before === null ? null : partsOf(before);
    const theirs = around === null ? 0 : around.before.length + around.after.length;
    const fits = theirs + own + CUT.length <= MAX_BODY;
    const room = MAX_BODY - own - (fits ? theirs : 0);
    const written = `${head}${cut(unmarked(block.markdown).trim(), room)}\n\n${END}`;
    return around !== null && fits ? `${around.before}${written}${around.after}` : written;
}
function partsOf(body) {
    const begin = BEGIN.exec(body);
    if (begin === null)
        return null;
    const end = body.indexOf(END, begin.index);
    const stop = end < 0 ? body.length : end + END.length;
    return { before: body.slice(0, begin.index), block: body.slice(begin.index, stop), after: body.slice(stop) };
}
/** A patch, say, may have markers in it, which would end the block early or say that it is over. */
function unmarked(markdown) {
    return markdown.replaceAll('\r', '').replaceAll(MARKER, MARKER.replace('<!', '<! '));
}
function cut(text, room) {
    if (text.length <= room)
        return text;
    return `${text.slice(0, room - CUT.length).replace(/[\uD800-\uDBFF]$/, '')}${CUT}`;
}

;// CONCATENATED MODULE: ../release/src/issues/decide.ts

/**
 * The issues of a key that this token's account opened; the first one counts. Open ones come before closed ones, the oldest first; of closed
 * ones the one that was closed last, because its closing is what people meant last.
 */
function issuesOf(issues, key) {
    return issues.filter((issue) => issue.viewerDidAuthor && keyOfBody(issue.body) === key).toSorted(inOrder);
}
function inOrder(one, other) {
    const [a, b] = [closedTime(one), closedTime(other)];
    return a === b ? one.number - other.number : b - a;
}
/** Milliseconds since 1970; endless for what is open, or was closed at no time that is known. */
function closedTime({ state, closedAt }) {
    const time = Date.parse(closedAt ?? '');
    if (state === 'open')
        return Number.POSITIVE_INFINITY;
    return Number.isNaN(time) ? Number.MAX_VALUE : time;
}
/** Open issues of a key besides the one that counts, which is open too: two runs at once made them. */
function duplicatesOf(issues, key) {
    return issuesOf(issues, key)
        .slice(1)
        .filter(({ state }) => state === 'open');
}
/** Decides from the whole list of issues with the label; `now` is milliseconds since 1970. */
function decideIssue(issues, wanted) {
    const issue = issuesOf(issues, wanted.key)[0] ?? null;
    switch (wanted.wish) {
        case 'leave':
            return { action: 'nothing', issue };
        case 'settle':
            if (issue?.state === 'open')
                return { action: 'close', issue };
            return issue === null || saysClosed(issue.body) ? { action: 'nothing', issue } : { action: 'update', issue };
        case 'raise':
            if (issue === null)
                return { action: 'create' };
            if (issue.state === 'open')
                return { action: 'update', issue };
            return closedIssue(issue, wanted.rules, wanted.now);
    }
}
/** The forge's clock and ours. */
const SKEW_MS = 10 * 60_000;
function closedIssue(issue, { onClosed, snoozeMs }, now) {
    if (onClosed === 'reopen' || saysClosed(issue.body))
        return { action: 'reopen', issue };
    const closed = Date.parse(issue.closedAt ?? '');
    // A time that is none, or lies ahead, is no reason to be silent for longer than was asked for.
    if (Number.isNaN(closed) || closed > now + SKEW_MS)
        return { action: 'reopen', issue };
    const until = closed + snoozeMs;
    return until > now ? { action: 'snoozed', issue, until: new Date(until).toISOString() } : { action: 'reopen', issue };
}

;// CONCATENATED MODULE: ../levers/src/issues/keep.ts

/**
 * Keeps the one issue of an alarm. `listed` are all issues with the label, read just before. Two runs at once may both create one: so the
 * list is read again after creating, and the oldest that is open wins.
 * @throws GatehouseError of the forge
 */
async function keepIssue(deps, listed, alarm, options) {
    const decision = decideIssue(listed, { ...alarm, rules: options.rules, now: deps.clock().getTime() });
    if (decision.action === 'create')
        return created(deps, alarm, options);
    const found = issuesOf(listed, alarm.key)[0];
    const duplicates = await closeDuplicates(deps, listed, alarm.key, options);
    const until = decision.action === 'snoozed' ? decision.until : null;
    const kept = { key: alarm.key, url: found?.url ?? null, until, duplicates };
    if (found === undefined || decision.action === 'nothing')
        return { ...kept, action: 'nothing' };
    if (decision.action === 'snoozed')
        return { ...kept, action: 'snoozed' };
    const action = await write(deps, found, alarm, decision.action, options);
    return { ...kept, action };
}
async function created(deps, alarm, options) {
    const kept = { key: alarm.key, action: 'created', url: null, until: null, duplicates: [] };
    if (options.dryRun)
        return kept;
    const body = bodyWith({ key: alarm.key, markdown: alarm.raised, closed: false }, null);
    const issue = await deps.issues.createIssue({ title: alarm.title, body, labels: [options.label] });
    deps.io.log(`Opened ${issue.url} for ${alarm.key}.`);
    const listed = await deps.issues.listIssues(options.label);
    const first = issuesOf(listed, alarm.key)[0];
    if (first === undefined || first.number === issue.number) {
        const duplicates = await closeDuplicates(deps, listed, alarm.key, options);
        return { ...kept, url: issue.url, duplicates };
    }
    // Another run was first. What it knows is as new, so its issue is treated as if it had been there before.
    return keepIssue(deps, listed, alarm, options);
}
async function write(deps, issue, alarm, action, { dryRun }) {
    const closed = alarm.wish === 'settle';
    const markdown = closed ? alarm.settled : alarm.raised;
    const body = bodyWith({ key: alarm.key, markdown, closed }, issue.body);
    if (action === 'update' && sameText(body, issue.body))
        return 'unchanged';
    const change = {
        update: { body },
        reopen: { body, state: 'open', stateReason: 'reopened' },
        close: { body, state: 'closed', stateReason: 'completed' },
    };
    if (!dryRun) {
        await deps.issues.updateIssue(issue.number, change[action]);
        deps.io.log(`${{ update: 'Updated', reopen: 'Reopened', close: 'Closed' }[action]} ${issue.url} for ${alarm.key}.`);
    }
    return { update: 'updated', reopen: 'reopened', close: 'closed' }[action];
}
async function closeDuplicates(deps, listed, key, { dryRun }) {
    const original = issuesOf(listed, key)[0];
    const duplicates = duplicatesOf(listed, key);
    if (original === undefined || dryRun)
        return duplicates.map(({ number }) => number);
    for (const { number, url } of duplicates) {
        // Closed first: a remark under an issue that is still open would be written again by the next run.
        await deps.issues.updateIssue(number, { state: 'closed', stateReason: 'duplicate' });
        await deps.issues.commentOnIssue(number, `Duplicate of #${original.number}`);
        deps.io.log(`Closed ${url} as a duplicate of ${original.url}.`);
    }
    return duplicates.map(({ number }) => number);
}
/** The forge keeps neither the kind of line ends nor white space at the end. */
function sameText(one, other) {
    const plain = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return plain(one) === plain(other);
}

// EXTERNAL MODULE: ../levers/src/shared/render.ts
var render = __webpack_require__(34499);
;// CONCATENATED MODULE: ../levers/src/freshness/keep-all.ts



/** Keeps the issue of every alarm, one after the other; one that cannot be written hides no other. */
async function keepAll(deps, { freshness: { label, onClosed, snoozeMs } }, alarms, dryRun) {
    const issues = [];
    const unkept = [];
    if (alarms.every(({ wish }) => wish === 'leave'))
        return { issues, unkept };
    const options = { label, rules: { onClosed, snoozeMs }, dryRun };
    let listed;
    try {
        listed = await deps.issues.listIssues(label);
    }
    catch (error) {
        return { issues, unkept: [unwritable(label, error)] };
    }
    for (const alarm of alarms) {
        try {
            issues.push(await keepIssue(deps, listed, alarm, options));
        }
        catch (error) {
            unkept.push(unwritable(alarm.key, error));
        }
    }
    return { issues, unkept };
}
function unwritable(place, error) {
    if (!(error instanceof verdict/* GatehouseError */.G))
        throw error;
    return { rule: 'freshness/issue', place, message: (0,render/* asSentence */.KG)(error.message), fix: error.fix };
}

// EXTERNAL MODULE: ../bumps/src/formats/yaml/meaning.ts
var meaning = __webpack_require__(67801);
// EXTERNAL MODULE: ../bumps/src/text.ts
var src_text = __webpack_require__(71632);
// EXTERNAL MODULE: ../bumps/src/lines.ts
var src_lines = __webpack_require__(37440);
// EXTERNAL MODULE: ../bumps/src/formats/yaml/parse.ts
var parse = __webpack_require__(23985);
// EXTERNAL MODULE: ../bumps/src/formats/json/index.ts
var json = __webpack_require__(39199);
;// CONCATENATED MODULE: ../release/src/freshness/document.ts

/** Parses a YAML file (every document) or, by its name, a JSON file. Aliases are never followed, so no file can multiply work. */
function readDocuments(path, bytes) {
    if (bytes.length > src_text/* MAX_BLOB_BYTES */.TP)
        return faulty(null, `it is larger than ${src_text/* MAX_BLOB_BYTES */.TP} bytes`);
    const text = decode(bytes);
    if (text === null)
        return faulty(null, 'it is not UTF-8 text');
    return /\.(?:json|json5|jsonc)$/i.test(path) ? readJson(text) : readYaml(text);
}
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}
function readYaml(text) {
    const lines = new src_lines/* LineIndex */.r(text);
    const parsed = (0,parse/* parseYamlDocuments */.v)(text);
    if (parsed.fault !== null)
        return faulty(lines.lineAt(parsed.fault.offset), parsed.fault.message);
    const roots = parsed.documents.flatMap(({ root }) => (root === null ? [] : [yamlPlace(root, lines)]));
    return { roots, fault: null };
}
function readJson(text) {
    const root = (0,json/* parseJson */.q)(text);
    if (root === null)
        return faulty(null, 'it is not JSON, or a key stands there twice');
    try {
        return { roots: [jsonPlace(root, new src_lines/* LineIndex */.r(text))], fault: null };
    }
    catch {
        // A RangeError: what the parser survived may still be too deep to walk.
        return faulty(null, 'it is nested too deeply');
    }
}
function faulty(line, message) {
    return { roots: null, fault: { line, message } };
}
function yamlPlace(node, lines) {
    const line = lines.lineAt(node.start);
    const why = whyUnclear(node);
    if (why !== null)
        return { kind: 'unclear', line, why };
    if (node.kind === 'map') {
        const entries = Array.from(node.entries.values(), ({ key, value }) => [key, yamlPlace(value, lines)]);
        return { kind: 'map', line, entries: new Map(entries) };
    }
    if (node.kind === 'sequence') {
        return { kind: 'list', line, items: node.items.map((item) => yamlPlace(item, lines)) };
    }
    if (node.kind !== 'scalar')
        return { kind: 'unclear', line, why: 'an alias' };
    return { kind: 'value', line, text: node.value, quoted: node.style !== 'plain' };
}
function whyUnclear(node) {
    if (node.kind === 'alias')
        return `the alias *${node.name}`;
    if (node.anchor !== null)
        return `the anchor &${node.anchor}`;
    if (node.tagged)
        return `the tag ${node.tag ?? '!'}`;
    return node.kind === 'map' && node.merges ? 'a merge key `<<`' : null;
}
function jsonPlace(node, lines) {
    const line = lines.lineAt(node.offset);
    const children = node.children ?? [];
    if (node.type === 'array')
        return { kind: 'list', line, items: children.map((item) => jsonPlace(item, lines)) };
    if (node.type !== 'object') {
        return { kind: 'value', line, text: String(node.value), quoted: node.type === 'string' };
    }
    const entries = children.flatMap(({ children: [key, value] = [] }) => key === undefined || value === undefined ? [] : [[String(key.value), jsonPlace(value, lines)]]);
    return { kind: 'map', line, entries: new Map(entries) };
}

;// CONCATENATED MODULE: ../release/src/freshness/select.ts
/** Steps of a path as policy writes it: `/spec/ref/commit`; `~1` is a slash in a key and `~0` a tilde (RFC 6901). */
function stepsOf(path) {
    return path
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** Every value at a path: `*` is any item of a list, digits are one item of a list or a key of a map. */
function select_select(root, path) {
    const missed = [];
    let walks = [{ place: root, path: '', inList: false }];
    for (const step of stepsOf(path)) {
        walks = walks.flatMap((walk) => next(walk, step, missed));
    }
    const values = walks.flatMap((walk) => valueAt(walk, missed));
    return { values, missed };
}
function next(walk, step, missed) {
    const { place, path, inList } = walk;
    const miss = (found, unclear = false) => {
        missed.push({ path: path === '' ? '/' : path, line: place.line, found, inList, unclear });
        return [];
    };
    const to = (child, key, within = inList) => ({
        place: child,
        path: `${path}/${key}`,
        inList: within,
    });
    if (place.kind === 'unclear')
        return miss(place.why, true);
    if (place.kind === 'value')
        return miss('a value');
    if (step === '*') {
        if (place.kind !== 'list')
            return miss('no list');
        return place.items.length === 0 ? miss('an empty list') : place.items.map((item, at) => to(item, `${at}`, true));
    }
    if (place.kind === 'list') {
        const item = /^(?:0|[1-9][0-9]{0,6})$/.test(step) ? place.items[Number(step)] : undefined;
        return item === undefined ? miss(`a list without an item \`${step}\``) : [to(item, step)];
    }
    const child = place.entries.get(step);
    return child === undefined ? miss(`no key \`${step}\``) : [to(child, step)];
}
function valueAt({ place, path, inList }, missed) {
    const { line } = place;
    if (place.kind === 'value')
        return [{ path, line, text: place.text, quoted: place.quoted }];
    const found = { map: 'a mapping', list: 'a list', unclear: place.kind === 'unclear' ? place.why : '' }[place.kind];
    missed.push({ path, line, found, inList, unclear: place.kind === 'unclear' });
    return [];
}

;// CONCATENATED MODULE: ../release/src/freshness/read-pin.ts



/** Longest text of a file that a message repeats. */
const SHOWN = 60;
/** Reads the pin at a path: exactly one place, and in it a commit of forty hexadecimal digits, or it is refused. */
function readSourcePin(file, path) {
    const rule = 'freshness/pin';
    const chosen = selectIn(file, path, rule, 'the pin');
    if (chosen.value === null)
        return chosen;
    const { values, missed } = chosen.value;
    const unclear = missed.find((miss) => miss.unclear);
    if (unclear !== undefined)
        return refused(rule, file, unclear.line, whatThere(path, unclear), WRITE_OUT);
    const [value, second] = values;
    if (value === undefined)
        return nothingThere(rule, file, path, missed);
    if (second !== undefined) {
        const lines = values.slice(0, 10).map(({ line }) => line);
        const message = `\`${path}\` is in ${values.length} places (lines ${lines.join(', ')}), so it is not known which is the pin.`;
        return refused(rule, file, value.line, message, 'Make `pin` in the policy a path to one place.');
    }
    return commitOf(rule, file, value);
}
/** Every imported path that the file names at the given places, as written. Each item of a list must name one. */
function readImports(file, paths) {
    const rule = 'freshness/imports';
    const found = [];
    for (const path of paths) {
        const chosen = selectIn(file, path, rule, 'the imported paths');
        if (chosen.value === null)
            return chosen;
        const { values, missed } = chosen.value;
        const gap = missed.find((miss) => miss.unclear || miss.inList);
        if (gap !== undefined)
            return refused(rule, file, gap.line, whatThere(path, gap), WRITE_OUT);
        if (values.length === 0)
            return nothingThere(rule, file, path, missed);
        found.push(...values);
    }
    return { value: found, refusal: null };
}
const WRITE_OUT = 'Write the value out at that place, or change the path in the policy.';
function selectIn(file, path, rule, what) {
    if (file.bytes === null) {
        const message = `${file.path} is not in the repository, so ${what} cannot be read.`;
        return refused(rule, file, null, message, `Add ${file.path}, or name the right \`file\` in the policy.`);
    }
    const { roots, fault } = readDocuments(file.path, file.bytes);
    if (fault !== null) {
        const fix = `Repair ${file.path}: strict YAML or JSON, every key once.`;
        return refused(rule, file, fault.line, `${file.path} cannot be read: ${fault.message}.`, fix);
    }
    const all = roots.map((root) => select_select(root, path));
    const value = { values: all.flatMap(({ values }) => values), missed: all.flatMap(({ missed }) => missed) };
    return { value, refusal: null };
}
function nothingThere(rule, file, path, missed) {
    // The miss that came farthest is the one that a person has to look at.
    const nearest = missed.toSorted((a, b) => b.path.length - a.path.length)[0];
    const message = nearest === undefined ? `There is nothing at \`${path}\`: the file is empty.` : whatThere(path, nearest);
    const fix = `Put a value there in ${file.path}, or correct the path in the policy.`;
    return refused(rule, file, nearest?.line ?? null, message, fix);
}
function whatThere(path, { path: at, found }) {
    return at === path ? `At \`${path}\` there is ${found}.` : `\`${path}\` ends at \`${at}\`: there is ${found}.`;
}
/** A commit alone, or at the end of how a place in a repository is named: `acme/lib@<sha>`, `https://…?ref=<sha>`, `…#<sha>`. */
const PIN = /^(?:\S*(?:@|#|[?&]ref=))?([0-9a-f]{40})$/i;
function commitOf(rule, file, value) {
    const { text, line, path } = value;
    const commit = PIN.exec(text)?.[1];
    const others = text.match(/(?<![0-9a-z])[0-9a-f]{40}(?![0-9a-z])/gi) ?? [];
    if (commit === undefined || others.length > 1) {
        const what = others.length > 1 ? 'which has more than one commit' : 'which is no full commit';
        const fix = 'Pin one full commit: forty hexadecimal digits.';
        return refused(rule, file, line, `\`${path}\` is \`${shown(text)}\`, ${what}.`, fix);
    }
    const why = value.quoted ? null : (0,meaning/* whyAmbiguous */.v)(text);
    if (why !== null) {
        return refused(rule, file, line, `\`${path}\` is \`${text}\` without quotes: ${why}.`, 'Put the commit in quotes.');
    }
    return { value: { commit: commit.toLowerCase(), line }, refusal: null };
}
function shown(text) {
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
function refused(rule, { path }, line, message, fix) {
    const place = line === null ? path : `${path}:${line}`;
    return { value: null, refusal: { rule, place, message, fix } };
}

;// CONCATENATED MODULE: ../release/src/freshness/measure.ts
/** Clocks of machines that commit and machines that measure differ by minutes; a commit so little ahead is new. */
const measure_SKEW_MS = 10 * 60_000;
/** Counts and dates what the pin lacks; `now` is milliseconds since 1970. */
function measure(pin, lacked, imports, now) {
    const distinct = [...new Map(lacked.commits.map((commit) => [commit.oid, commit])).values()];
    const touching = distinct.map((commit) => ({ ...commit, touches: touches(commit, imports) }));
    const sure = touching.filter((commit) => commit.touches === true);
    const aged = sure.map(({ oid, committedAt }) => ({ oid, committedAt, ageMs: ageOf(committedAt, now) }));
    const dated = aged.filter((commit) => commit.ageMs !== null);
    return {
        pin,
        tip: lacked.tip,
        rewritten: lacked.rewritten,
        behind: sure.length,
        unsure: touching.filter((commit) => commit.touches === null).map(({ oid }) => oid),
        oldest: dated.reduce((old, one) => (old === null || one.ageMs > old.ageMs ? one : old), null),
        odd: aged.filter(({ ageMs }) => ageMs === null).map(({ oid, committedAt }) => ({ oid, committedAt })),
        measuredAt: new Date(now).toISOString(),
    };
}
function touches(commit, imports) {
    if (imports.exact)
        return true;
    if (commit.changed === null || commit.changed === undefined)
        return null;
    return commit.changed.some((path) => imports.matches(path));
}
/** Milliseconds, never negative; null for a date in the future or none. */
function ageOf(date, now) {
    const time = Date.parse(date);
    return Number.isNaN(time) || time > now + measure_SKEW_MS ? null : Math.max(0, now - time);
}

// EXTERNAL MODULE: ../policy/src/globs/grammar.ts
var grammar = __webpack_require__(24087);
// EXTERNAL MODULE: ../policy/src/globs/matcher.ts + 9 modules
var matcher = __webpack_require__(33880);
;// CONCATENATED MODULE: ../release/src/freshness/imported-paths.ts

/** Each folder costs a reader requests; past so many, parents are asked for and changed paths compared. */
const MAX_FOLDERS = 30;
/** More than any manifest imports. */
const MAX_IMPORTS = 2_000;
/** Each is compared with every path of two trees, which may have a hundred thousand. */
const MAX_GLOBS = 100;
const isGlob = (pattern) => /[*?]/.test(pattern);
/**
 * Reads a path as manifests write it (`./apps/`, `/apps`, `apps`) as a path from the root, or a glob; empty: the whole repository.
 * Null when it is none.
 */
function importedPath(written) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written) || /[\\\p{Cc}]/u.test(written) || written.length > 1024)
        return null;
    const steps = written.split('/').filter((step) => step !== '' && step !== '.');
    if (steps.includes('..') || written.trim() !== written || written === '')
        return null;
    const path = steps.join('/');
    return isGlob(path) && (0,grammar/* whyNotGlob */.k)(path) !== null ? null : path;
}
/** Why so many patterns are not compiled, as a sentence; null: they are few enough. */
function whyTooMany(patterns) {
    const distinct = [...new Set(patterns)];
    if (distinct.length > MAX_IMPORTS)
        return `More than ${MAX_IMPORTS} imported paths are named.`;
    return distinct.filter(isGlob).length > MAX_GLOBS ? `More than ${MAX_GLOBS} imported paths are globs.` : null;
}
/**
 * @param patterns globs of the policy and paths of manifests, normalised; none: every path counts. A pattern without `*` and `?` is a
 * file, or a folder with all that is in it.
 * @throws RangeError where `whyTooMany` says why
 */
function compileImports(patterns) {
    const distinct = [...new Set(patterns)].sort();
    const why = whyTooMany(distinct);
    if (why !== null)
        throw new RangeError(why);
    if (distinct.length === 0 || distinct.includes('') || distinct.includes('**')) {
        return { patterns: [], folders: null, exact: true, matches: () => true };
    }
    const literals = new Set(distinct.filter((pattern) => !isGlob(pattern)));
    const globs = (0,matcher/* compileGlobs */.tI)(distinct.filter(isGlob));
    const matches = (path) => ancestors(path).some((folder) => literals.has(folder)) || mayMatch(globs, path);
    return { patterns: distinct, ...foldersOf(distinct), matches };
}
/** Of patterns, those that no path of a tree matches. */
function absentImports(patterns, tree) {
    const there = new Set(tree.flatMap(ancestors));
    return patterns.filter((pattern) => {
        if (!isGlob(pattern))
            return pattern !== '' && !there.has(pattern);
        const glob = (0,matcher/* compileGlobs */.tI)([pattern]);
        return !tree.some((path) => !(0,matcher/* isTooLong */.pn)(path) && glob.matches(path));
    });
}
/** Globs are not asked about names that no file system holds; such a one counts, so that nothing is fresh by it. */
function mayMatch(globs, path) {
    return (0,matcher/* isTooLong */.pn)(path) ? globs.patterns.length > 0 : globs.matches(path);
}
/** A path with every folder above it: `a/b/c`, `a/b`, `a`. */
function ancestors(path) {
    const steps = path.split('/');
    return steps.map((_, at) => steps.slice(0, at + 1).join('/'));
}
function foldersOf(patterns) {
    const heads = patterns.map(headOf);
    const wanted = outermost(heads.map(({ folder }) => folder));
    const folders = narrowed(wanted);
    const exact = folders === wanted && heads.every((head) => head.whole);
    return folders.includes('') ? { folders: null, exact } : { folders, exact };
}
/** The longest folder that a pattern cannot leave; `whole`: everything in it matches. */
function headOf(pattern) {
    if (!isGlob(pattern))
        return { folder: pattern, whole: true };
    const steps = pattern.split('/');
    const first = steps.findIndex(isGlob);
    return { folder: steps.slice(0, first).join('/'), whole: first === steps.length - 1 && steps[first] === '**' };
}
/** Without those that stand inside another. */
function outermost(folders) {
    const all = new Set(folders);
    if (all.has(''))
        return [''];
    return [...all].filter((folder) => !ancestors(folder)
        .slice(0, -1)
        .some((parent) => all.has(parent)));
}
/** Parents in place of too many folders, as deep as few enough allow. */
function narrowed(folders) {
    let kept = folders;
    const depth = Math.max(...folders.map((folder) => folder.split('/').length));
    for (let level = depth - 1; kept.length > MAX_FOLDERS; level--) {
        kept = outermost(folders.map((folder) => folder.split('/').slice(0, level).join('/')));
    }
    return kept;
}

;// CONCATENATED MODULE: ../levers/src/freshness/lacked.ts
/** Each costs a request; GITHUB_TOKEN has a thousand an hour for a whole repository. */
const MAX_COMPARED = 200;
/** Each costs requests of its own. */
const MAX_PATHS = 30;
/**
 * What a pin lacks of a branch. Where imported paths are globs, commits come with what they changed; where there are too many commits for
 * that, what the trees of pin and tip differ in says which of them matter.
 */
async function readLacked(reader, asked, imports) {
    const inFolders = await reader.readCommitsSince({ ...asked, paths: imports.folders });
    if (imports.exact || inFolders.commits.length === 0)
        return inFolders;
    if (inFolders.commits.length <= MAX_COMPARED) {
        return reader.readCommitsSince({ ...asked, paths: imports.folders, changed: true });
    }
    return byTrees(reader, asked, imports, inFolders);
}
async function byTrees(reader, asked, imports, inFolders) {
    const differing = await differingPaths(reader, asked.since, inFolders.tip, imports);
    // Whatever was committed in between, the pin has all of it by content.
    if (differing.length === 0)
        return { ...inFolders, commits: [] };
    const paths = differing.slice(0, MAX_PATHS);
    const { tip, commits } = await reader.readCommitsSince({ ...asked, paths });
    const touching = new Set(commits.map(({ oid }) => oid));
    // Of a branch that moved meanwhile the answer is about other commits, and says nothing of those that it leaves out.
    const rest = tip === inFolders.tip && paths.length === differing.length ? [] : null;
    return {
        ...inFolders,
        commits: inFolders.commits.map((commit) => ({ ...commit, changed: touching.has(commit.oid) ? paths : rest })),
    };
}
async function differingPaths(reader, since, tip, imports) {
    const [before, after] = [lacked_facts(await reader.readTree(since)), lacked_facts(await reader.readTree(tip))];
    const all = new Set([...before.keys(), ...after.keys()]);
    return [...all].filter((path) => before.get(path) !== after.get(path) && imports.matches(path));
}
/** What a commit can change at a path; folders change with what is in them. */
function lacked_facts(tree) {
    const files = tree.filter(({ mode }) => mode !== '040000');
    return new Map(files.map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
}

;// CONCATENATED MODULE: ../levers/src/freshness/measure-source.ts




/** Measures one source. What stands in the way is an `unknown` with its refusal, so that it hides no other source. */
async function measureSource(asked) {
    const { source, file } = asked;
    const { name, repository, branch } = source;
    const nothing = { name, repository, branch, reasons: [], measured: null, imports: [] };
    const unknown = (refusal, place = source.file) => ({
        ...nothing,
        place,
        state: 'unknown',
        refusal,
    });
    const pin = readSourcePin(file, source.pin);
    if (pin.value === null)
        return unknown(pin.refusal);
    const place = `${source.file}:${pin.value.line}`;
    const imports = importsOf(source, file);
    if (imports.value === null)
        return unknown(imports.refusal, place);
    try {
        return { ...nothing, place, ...(await measured(asked, pin.value.commit, imports.value, place)) };
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G))
            throw error;
        return unknown(unreadable(source, error, asked.sourceToken), place);
    }
}
async function measured({ source, reader, clock }, commit, imports, place) {
    const lacked = await readLacked(reader, { since: commit, branch: source.branch }, imports);
    const measurement = measure(commit, lacked, imports, clock().getTime());
    const found = { measured: measurement, imports: imports.patterns, reasons: [] };
    const absent = await absentIn(reader, imports, [commit, lacked.tip]);
    const misspelt = absent === undefined ? null : noSuchImport(source, absent);
    const decision = decideFreshness(measurement, source, place);
    if (decision.state === 'stale')
        return { ...found, state: 'stale', reasons: decision.reasons, refusal: misspelt };
    const refusal = misspelt ?? (decision.state === 'unknown' ? decision.refusal : null);
    return { ...found, state: refusal === null ? 'fresh' : 'unknown', refusal };
}
/** A path that is in neither tree is misspelt: no commit would ever touch it, and the pin would be fresh for ever. */
async function absentIn(reader, imports, commits) {
    let absent = imports.patterns;
    for (const commit of new Set(commits)) {
        if (absent.length === 0)
            break;
        const tree = await reader.readTree(commit);
        absent = absentImports(absent, tree.map(({ path }) => path));
    }
    return absent[0];
}
function importsOf(source, file) {
    const named = readImports(file, source.imports);
    if (named.value === null)
        return named;
    const patterns = [...source.paths];
    for (const { text, line, path } of named.value) {
        const imported = importedPath(text);
        if (imported === null)
            return { value: null, refusal: noPath(source, line, path, text) };
        patterns.push(imported);
    }
    const why = whyTooMany(patterns);
    if (why !== null)
        return { value: null, refusal: tooMany(source, why) };
    return { value: compileImports(patterns), refusal: null };
}
function noPath({ file, repository }, line, path, text) {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return {
        rule: 'freshness/imports',
        place: `${file}:${line}`,
        message: `\`${path}\` is \`${shown}\`, which is no path in ${repository}.`,
        fix: 'Write a path from the root of the source, such as `apps/api`, or let `imports` in the policy name other places.',
    };
}
function tooMany({ file }, message) {
    return {
        rule: 'freshness/imports',
        place: file,
        message,
        fix: 'Name the folders they are in under `paths` in the policy, and leave `imports` out.',
    };
}
function noSuchImport({ file, repository }, pattern) {
    return {
        rule: 'freshness/imports',
        place: file,
        message: `${repository} has nothing at \`${pattern}\`, neither at the pin nor at the tip of the branch, so nothing there could ever be behind.`,
        fix: 'Correct the imported path in the policy or in the file that names it.',
    };
}
/** A private repository that a token may not read is, to GitHub, not there. */
function unreadable({ repository }, error, sourceToken) {
    const hidden = ['not-found', 'forbidden', 'unauthorized'].includes(error.code);
    const token = sourceToken
        ? `make sure that \`source-token\` may read the contents of ${repository}`
        : `if ${repository} is another private repository, set \`source-token\` to a token that may read its contents, because GITHUB_TOKEN reads only its own`;
    const fix = hidden ? `Check the repository, branch and pinned commit; ${token}.` : error.fix;
    return { rule: 'freshness/source', place: repository, message: (0,render/* asSentence */.KG)(error.message), fix };
}

// EXTERNAL MODULE: ../levers/src/freshness/pins/check.ts + 3 modules
var check = __webpack_require__(45888);
// EXTERNAL MODULE: ../levers/src/freshness/pins/find.ts
var find = __webpack_require__(15895);
;// CONCATENATED MODULE: ../levers/src/freshness/rehearse.ts



const REASON = 'this is a rehearsal: the source is taken for stale, whatever was measured';
/**
 * Opens an issue for every source as if it were stale and closes it again, under a key of its own: shows that the token, the label and the
 * text work, and touches no issue that tells of something real.
 */
async function rehearse(deps, { freshness }, sources, dryRun) {
    const measured = sources.filter((report) => report.measured !== null);
    if (measured.length === 0)
        return { issues: [], unkept: [nothingToRehearse()] };
    const options = { label: freshness.label, rules: { onClosed: 'reopen', snoozeMs: 0 }, dryRun };
    const issues = [];
    const unkept = [];
    for (const report of measured) {
        const source = freshness.sources.find(({ name }) => name === report.name);
        if (source === undefined)
            continue;
        const told = { policy: freshness, source, place: deps.place, report: { ...report, reasons: [REASON] } };
        const alarm = marked(sourceAlarm(told, 'raise'));
        try {
            for (const wish of ['raise', 'settle']) {
                const listed = await deps.issues.listIssues(freshness.label);
                issues.push(await keepIssue(deps, listed, { ...alarm, wish }, options));
            }
        }
        catch (error) {
            unkept.push(unwritable(alarm.key, error));
        }
    }
    return { issues, unkept };
}
function marked(alarm) {
    const note = '> This is a rehearsal and tells of nothing real.\n\n';
    return {
        ...alarm,
        key: `rehearsal/${alarm.key}`,
        title: `Rehearsal: ${alarm.title}`,
        raised: `${note}${alarm.raised}`,
        settled: `${note}The rehearsal is over.`,
    };
}
function nothingToRehearse() {
    return {
        rule: 'freshness/rehearsal',
        place: null,
        message: 'No source could be measured, so there is nothing to rehearse with.',
        fix: 'Name a source under `freshness.sources` in the policy that this run can measure.',
    };
}

;// CONCATENATED MODULE: ../levers/src/freshness/report.ts

function refusedReport(inputs, refusal) {
    return finished(inputs, { sources: [], pins: [], issues: [], unkept: [refusal] });
}
function finished({ dryRun, simulateStale }, found) {
    const { sources, pins, issues, unkept } = found;
    const refusals = [
        ...sources.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])),
        ...distinct(pins.flatMap((report) => report.refusals)),
        ...unkept,
    ];
    const wrote = issues.some(({ action }) => !['unchanged', 'snoozed', 'nothing'].includes(action));
    const went = wrote ? (dryRun ? 'planned' : 'done') : 'nothing';
    return {
        outcome: refusals.length > 0 ? 'refused' : went,
        summary: sentence(sources, pins, refusals.length),
        refusals,
        alarms: [...sources.flatMap(stale), ...pins.flatMap(gone)],
        evidence: [...sources.map(ofSource), ...pins.map(ofPins)],
        sources,
        pins,
        issues,
        dryRun,
        rehearsal: simulateStale,
    };
}
function stale({ state, repository, place, reasons, measured, name }) {
    if (state !== 'stale' || measured === null)
        return [];
    const message = `The pin ${name} of ${repository} is stale: ${reasons.join('; ')}.`;
    return [{ rule: 'freshness/stale', place, message, fix: `Pin ${measured.tip} or a later commit.` }];
}
function gone({ dead }) {
    return dead.map(({ image, digest, places, missing }) => ({
        rule: 'pins/dead',
        place: places[0] ?? null,
        message: `${image}@${digest} is not wholly in its registry any more: ${missing.join(', ')}.`,
        fix: 'Promote a newer build, roll back, or restore what was deleted.',
    }));
}
/** Two sets may meet the same file or digest. */
function distinct(refusals) {
    return [...new Map(refusals.map((one) => [`${one.rule} ${one.place} ${one.message}`, one])).values()];
}
function sentence(sources, pins, refused) {
    const stale = sources.filter(({ state }) => state === 'stale').length;
    const dead = pins.reduce((sum, report) => sum + report.dead.length, 0);
    const parts = [
        ...(sources.length === 0
            ? []
            : [`${stale} of ${sources.length} pinned sources ${stale === 1 ? 'is' : 'are'} stale`]),
        ...(pins.every(({ state }) => state === 'none')
            ? []
            : [`${dead} pinned digest${dead === 1 ? ' is' : 's are'} gone`]),
        ...(refused === 0 ? [] : [`${refused} ${refused === 1 ? 'thing' : 'things'} could not be told`]),
    ];
    return parts.length === 0 ? 'The policy names nothing to watch.' : `${parts.join(', ')}.`;
}
function ofSource({ name, state, reasons, refusal, measured }) {
    const outcome = { fresh: 'passed', stale: 'failed', unknown: 'absent' }[state];
    const behind = measured === null ? '' : `${commitCount(measured.behind)} behind`;
    return { check: `freshness of ${name}`, outcome, detail: reasons.join('; ') || (refusal?.message ?? behind) };
}
function ofPins({ set, state, pins, digests, dead }) {
    const outcome = { alive: 'passed', dead: 'failed', unknown: 'absent', none: 'not-asked' }[state];
    const detail = `pins: ${pins}, digests: ${digests}, gone: ${dead.length}`;
    return { check: set === null ? 'pinned images' : `pinned images of ${set}`, outcome, detail };
}

;// CONCATENATED MODULE: ../levers/src/freshness/run.ts











/** Other repositories are read side by side, within the limits of one token. */
const SOURCES_AT_ONCE = 4;
/**
 * Measures every pinned source and every pinned digest, and keeps an issue for each that is stale or dead. What could not be measured is a
 * refusal: it closes nothing and hides nothing else.
 * @throws GatehouseError when the repository or its policy cannot be read
 */
async function runFreshness(deps, inputs) {
    const tip = await deps.repository.readDefaultBranch();
    const elsewhere = (0,default_branch/* notDefaultBranch */.d)('freshness/not-default-branch', inputs.ref, tip.name);
    if (elsewhere !== null)
        return refusedReport(inputs, elsewhere);
    const read = await (0,shared_policy/* readLeverPolicy */.Hv)(deps.repository, inputs.policy, tip.commit);
    const sources = await measureSources(deps, read, inputs);
    const pins = inputs.simulateStale || !read.policy.freshness.deadPins ? [] : await lookAtPins(deps, read);
    const kept = inputs.simulateStale
        ? await rehearse(deps, read.policy, sources, inputs.dryRun)
        : await keepAll(deps, read.policy, alarmsOf(deps, read.policy, sources, pins), inputs.dryRun);
    return finished(inputs, { sources, pins, ...kept });
}
async function measureSources(deps, read, { sourceToken }) {
    const { sources } = read.policy.freshness;
    const files = await readFiles(deps, read, sources);
    const readerOf = sharing(deps.source);
    return (0,p_map["default"])(sources, async (source) => {
        const file = files.get(source.file) ?? { path: source.file, bytes: null };
        const reader = readerOf(source.repository);
        const report = await measureSource({ source, file, reader, clock: deps.clock, sourceToken });
        deps.io.log(`${source.name}: ${report.state}${report.reasons.map((reason) => `; ${reason}`).join('')}`);
        return report;
    }, { concurrency: SOURCES_AT_ONCE });
}
/** Several sources may be of one repository: it has one reader, and each of its trees is read once. */
function sharing(open) {
    const readers = new Map();
    return (name) => {
        const known = readers.get(name.toLowerCase());
        if (known !== undefined)
            return known;
        const reader = open(name);
        const trees = new Map();
        const readTree = (commit) => {
            const tree = trees.get(commit) ?? reader.readTree(commit);
            trees.set(commit, tree);
            return tree;
        };
        const shared = { ...reader, readTree };
        readers.set(name.toLowerCase(), shared);
        return shared;
    };
}
/** A link or a submodule is no file that a pin is in. */
async function readFiles({ repository }, { tree }, sources) {
    const wanted = new Set(sources.map(({ file }) => file));
    const entries = tree.filter(({ path, mode }) => wanted.has(path) && mode.startsWith('100'));
    if (entries.length === 0)
        return new Map();
    const blobs = await repository.readBlobs([...new Set(entries.map(({ oid }) => oid))]);
    return new Map(entries.map(({ path, oid }) => [path, { path, bytes: blobs.get(oid) ?? null }]));
}
async function lookAtPins(deps, { policy, tree }) {
    const groups = await (0,find/* findPins */.m)(deps.repository, tree, policy.images);
    const images = policy.images.flatMap((set) => set.images.map(({ repository }) => repository));
    const reports = await (0,check/* checkPins */.$)(deps.registry(images), groups, deps.clock());
    for (const { set, state, digests } of reports)
        deps.io.log(`Pins of ${set ?? 'the repository'}: ${state}, ${digests} digests`);
    return reports;
}
function alarmsOf({ place }, { freshness: policy }, sources, pins) {
    const measured = policy.sources.flatMap((source) => {
        const report = sources.find(({ name }) => name === source.name);
        return report === undefined ? [] : [sourceAlarm({ policy, source, report, place })];
    });
    return [...measured, ...pins.map((report) => pinsAlarm(policy, report, place))];
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ../forge/src/git/faults.ts
var faults = __webpack_require__(36653);
// EXTERNAL MODULE: ../forge/src/git/objects.ts + 1 modules
var git_objects = __webpack_require__(56827);
// EXTERNAL MODULE: ../forge/src/git/process.ts
var git_process = __webpack_require__(92715);
// EXTERNAL MODULE: ../forge/src/git/repository.ts
var git_repository = __webpack_require__(31236);
// EXTERNAL MODULE: ../forge/src/git/line/line.ts + 6 modules
var line = __webpack_require__(84264);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ../forge/src/git/line/remote.ts

/**
 * Only http and https, without a name or password in the address (it is written into messages), and a token over plain http to this
 * very machine only. Throws `invalid-input`.
 */
function remoteOf(url, token) {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') {
        const shown = parsed === null ? 'what was given' : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
        throw notAnAddress(`${shown} is no address to clone from`);
    }
    if (token !== '' && parsed.protocol === 'http:' && !/^(127\.0\.0\.1|localhost|\[::1\])$/.test(parsed.hostname))
        throw notAnAddress(`${parsed.origin} would be sent the token unencrypted`);
    return { url: parsed.href, token };
}
function notAnAddress(why) {
    return new verdict/* GatehouseError */.G('invalid-input', why, 'Give `https://<server>/<owner>/<name>.git`, and the token apart from it.');
}
/** What git gets to speak to the remote: two protocols, no redirects, and the token where only git itself can read it. */
function access({ url, token }) {
    return {
        settings: [
            'protocol.http.allow=always',
            'protocol.https.allow=always',
            // git would send the header with the token along to wherever it is sent.
            'http.followRedirects=false',
            'http.lowSpeedLimit=1000',
            'http.lowSpeedTime=60',
            'gc.auto=0',
            'maintenance.auto=false',
        ],
        environment: { ...certificates(), ...NETWORK, ...header(url, token) },
    };
}
/** No file of the user's has a say: neither `.netrc` nor a configuration. */
const NETWORK = { GIT_ALLOW_PROTOCOL: 'http:https', HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' };
/** Whoever runs a server with certificates of their own says so in the environment. */
function certificates() {
    const names = ['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH'];
    return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
/** Configuration through the environment is neither seen in a list of processes nor written to a disk. */
function header(url, token) {
    if (token === '')
        return {};
    const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
    return {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraHeader`,
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
    };
}

;// CONCATENATED MODULE: ../forge/src/git/line/remote-faults.ts

const KINDS = [
    [/\b401\b|authentication failed|could not read (username|password)|terminal prompts disabled/i, 'unauthorized'],
    [/\b403\b|write access .* not granted/i, 'forbidden'],
    [/\b(404|410|451)\b|repository .*not found|not our ref|remote error: upload-pack: not our ref/i, 'not-found'],
    [/\b429\b|rate limit/i, 'rate-limited'],
];
const FIXES = {
    unauthorized: 'Pass a valid token to the `token` input; its default works for the repository of the workflow.',
    forbidden: "Add the line `contents: read` to the job's `permissions:`.",
    'not-found': "Check the name; if it exists, the token cannot see it: add the line `contents: read` to the job's `permissions:`.",
    'rate-limited': 'Run the job again in some minutes.',
    unavailable: 'Run the job again; nothing was decided.',
};
/** The error of a git that spoke to a remote and failed. Whatever it said, the token is not in it. */
function remoteFault(remote, what, stderr) {
    const said = lastWords(withoutToken(stderr, remote.token));
    const [, code] = KINDS.find(([pattern]) => pattern.test(said)) ?? [null, 'unavailable'];
    return new verdict/* GatehouseError */.G(code, `could not ${what} ${remote.url}: ${said}`, FIXES[code]);
}
/** Whether it may go better at once: everything that is not about who asks and for what. */
function isPassing(fault) {
    return fault.code === 'unavailable';
}
function withoutToken(text, token) {
    if (token === '')
        return text;
    const secrets = [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
    return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}
/** What git and the server said at the end, in one line; progress is none of it. */
function lastWords(stderr) {
    const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
    const spoken = lines.filter((line) => /^(fatal|error|remote error|remote: [^CET])/.test(line) || /^ERR /.test(line));
    const words = (spoken.length > 0 ? spoken : lines.filter((line) => line !== '')).slice(-3).join('; ');
    return words.replaceAll(/\b(fatal|error): /g, '').slice(0, 500) || 'git gave no reason';
}

;// CONCATENATED MODULE: ../forge/src/git/line/network.ts




const NETWORK_PATIENCE = { attempts: 3, attemptMs: 15 * 60_000, waitMs: 1000 };
/** Runs a git that may speak to the remote and to nothing else, again after what may pass. Throws a fault without the token in it. */
async function callRemote(remote, call, patience) {
    for (let attempt = 1, wait = patience.waitMs;; attempt += 1, wait *= 3) {
        const fault = await callOnce(remote, call, patience.attemptMs);
        if (fault === null)
            return;
        if (attempt >= patience.attempts || !isPassing(fault))
            throw fault;
        call.log(`${fault.message}; trying again in ${wait} ms`);
        await (0,external_node_timers_promises_.setTimeout)(wait);
        await call.again?.();
    }
}
async function callOnce(remote, call, limitMs) {
    const { settings, environment } = access(remote);
    const listen = progressOf(call.log);
    const git = (0,git_process/* startGit */.BE)({ dir: call.dir, safeDirectories: [] }, call.args, { settings, environment, listen });
    let late = false;
    const limit = setTimeout(() => {
        late = true;
        git.stop();
    }, limitMs);
    try {
        git.stdin.end(call.input ?? '');
        for await (const _ of git.stdout)
            ;
        const { code, stderr } = await (0,git_process/* exitOf */.sX)(git);
        if (late)
            return remoteFault(remote, call.what, `fatal: it took longer than ${limitMs} ms`);
        return code === 0 ? null : remoteFault(remote, call.what, stderr);
    }
    finally {
        clearTimeout(limit);
        git.stop();
    }
}
const PROGRESS_MS = 5000;
const STEP = /(?:Receiving objects|Resolving deltas|Counting objects):\s+\d+% \(\d+\/\d+\)[^\r\n]*/g;
/** A line about how far git is, at most every few seconds. */
function progressOf(log) {
    let next = Date.now() + PROGRESS_MS;
    return (text) => {
        const step = text.match(STEP)?.at(-1);
        if (step === undefined || Date.now() < next)
            return;
        next = Date.now() + PROGRESS_MS;
        log(step.trim());
    };
}

;// CONCATENATED MODULE: ../forge/src/git/line/clone.ts










/** No checkout, no tags, no hooks from a template, one branch, and of files only what is asked for later. */
const CLONE = ['clone', '--bare', '--filter=blob:none', '--single-branch', '--no-tags', '--template=', '--progress'];
/** As git itself asks for objects that a partial clone lacks; what is named is sent whatever the filter says. */
const FETCH = [
    'fetch',
    '--stdin',
    '--filter=blob:none',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--progress',
];
/**
 * The first-parent line of a repository's default branch, from a bare clone without file contents and without a checkout; what else is
 * asked for (contents, commits of other branches) is fetched then, in one request. The API has no walk along first parents, so this
 * needs git 2.32 or newer.
 *
 * Throws `invalid-input` for an address that is none, `unauthorized`, `forbidden`, `not-found`, `rate-limited`, `unavailable`, `shallow`.
 */
async function cloneLine(options, patience = NETWORK_PATIENCE) {
    const remote = remoteOf(options.url, options.token);
    const log = options.log ?? (() => { });
    const folder = await emptyFolder(options.folder);
    const remove = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        const dir = (0,external_node_path_.join)(folder, 'clone.git');
        await callRemote(remote, {
            dir: folder,
            what: 'clone',
            args: [...CLONE, '--', remote.url, dir],
            again: () => (0,promises_.rm)(dir, { recursive: true, force: true }),
            log,
        }, patience);
        const line = await openClone(remote, dir, log, patience);
        return { ...line, close: () => line.close().then(remove) };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
/** A folder of its own beside whatever an earlier run left. */
async function emptyFolder(wanted) {
    const path = (0,external_node_path_.resolve)(wanted);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), `${(0,external_node_path_.basename)(path)}-`));
}
async function openClone(remote, dir, log, patience) {
    await forgetRemote(dir);
    const repository = await (0,git_repository/* findRepository */.W)(dir);
    const [cut] = repository.boundary;
    if (cut !== undefined)
        throw (0,faults/* shallow */.x7)(`${remote.url} itself ends at ${cut}`);
    const objects = (0,git_objects/* openObjects */.d)(repository);
    const fetch = async (oids, kind) => {
        const input = oids.map((oid) => `${oid}\n`).join('');
        const what = kind === 'blob' ? `fetch the contents of ${oids.length} files from` : `fetch ${named(oids)} from`;
        await callRemote(remote, { dir, what, args: fetchOf(remote, kind), input, log }, patience).catch(asMissing);
        await forgetRemote(dir);
        // A git that runs already does not see what has come since.
        objects.close();
    };
    return { ...(0,line/* lineOf */.c)(repository, objects, fetch), close: async () => objects.close() };
}
/**
 * The remote is named for this one call. Contents hang on nothing, so there is nothing to negotiate; of commits the server is told what is
 * here, or it would send the whole history once more.
 */
function fetchOf({ url }, kind) {
    const settings = [`url=${url}`, 'promisor=true', 'partialclonefilter=blob:none'].map((one) => `remote.origin.${one}`);
    const negotiation = kind === 'blob' ? ['fetch.negotiationAlgorithm=noop'] : [];
    return [...[...settings, ...negotiation].flatMap((setting) => ['-c', setting]), ...FETCH, 'origin'];
}
/**
 * Makes an ordinary repository of a partial clone: otherwise every git that meets a missing object would try to fetch it by itself, one
 * at a time, and end when it may not.
 */
async function forgetRemote(dir) {
    const place = { dir, safeDirectories: [] };
    await (0,git_process/* runGit */.EO)(place, ['config', '--local', '--remove-section', 'remote.origin']);
    await (0,git_process/* runGit */.EO)(place, ['config', '--local', '--unset-all', 'extensions.partialClone']);
}
const named = (oids) => oids.length > 3 ? `${oids.length} commits (${oids[0]}…)` : `commit ${oids.join(', ')}`;
/** A server that is there and has no such object is not the same as one that cannot be seen. */
function asMissing(error) {
    if (!(error instanceof verdict/* GatehouseError */.G) || !/not our ref|unadvertised object/i.test(error.message))
        throw error;
    throw new verdict/* GatehouseError */.G('not-found', error.message, 'Give a commit that is on a branch of the repository; a force-push may have removed it.', { cause: error });
}

// EXTERNAL MODULE: ../forge/src/github/repository/index.ts + 29 modules
var repository = __webpack_require__(45862);
// EXTERNAL MODULE: ../forge/src/github/limits.ts
var limits = __webpack_require__(39041);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 32 modules
var open_registry = __webpack_require__(90258);
// EXTERNAL MODULE: ../registry/src/packages/open-packages.ts + 4 modules
var open_packages = __webpack_require__(91315);
;// CONCATENATED MODULE: ./src/rehearse/world/sample.ts
/** The sample that is rehearsed with: a repository whose two images are pinned in three places, and one pinned source. */
const REPOSITORY = 'example/shop';
const COMPONENTS = 'example/components';
const SET = 'runtime';
/** Image repositories of a registry at that host. */
const imagesAt = (host) => ({ web: `${host}/example/web`, worker: `${host}/example/worker` });
function policyFor(host) {
    const { web, worker } = imagesAt(host);
    return `version: 1
images:
  - name: ${SET}
    images:
      - repository: ${web}
        inventory: inventory/web.yml
      - repository: ${worker}
prune:
  older-than: 7d
  delete: [{ registry: "${host}", by: packages }]
freshness:
  sources:
    - name: components
      repository: ${COMPONENTS}
      file: components.yaml
      pin: /ingress/commit
      paths: [ingress]
      max-age: 7d
`;
}
/** What must be in the image, and what must not. */
const INVENTORY = `version: 1
files:
  must:
    - path: app/server
  must-not: ["**/*.pem"]
`;
/** Three pins of two images. */
function deployFiles(host, digests) {
    const { web, worker } = imagesAt(host);
    return {
        'deploy/web.yaml': workload('web', [`${web}@${digests.web}`]),
        'deploy/jobs.yaml': workload('jobs', [`${web}@${digests.web}`, `${worker}@${digests.worker}`]),
    };
}
function workload(name, images) {
    const containers = images.map((image, at) => `        - name: ${name}-${at}\n          image: ${image}\n`);
    return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
${containers.join('')}`;
}
const componentsPin = (commit) => `ingress:\n  commit: ${commit}\n`;

;// CONCATENATED MODULE: ./src/rehearse/world/doors.ts







/** A second of waiting is two milliseconds here: nobody else asks these servers. */
const UNIT_MS = 2;
/** Another repository, read and written with the same token. */
function repositoryOf({ simulator, token: own }, name, token = own) {
    const { apiUrl, graphqlUrl } = simulator;
    return (0,repository/* githubRepository */.G)({
        token,
        repository: name,
        apiUrl,
        graphqlUrl,
        patience: { ...limits/* DEFAULT_PATIENCE */.QF, unitMs: UNIT_MS },
    });
}
/** Opens everything with a token (default: the App's), does the work, and removes the clone. */
async function withDoors(world, work, token = world.token) {
    const { simulator, registry } = world;
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'gatehouse-rehearsal-'));
    try {
        const line = await cloneLine({ url: `${simulator.serverUrl}/${REPOSITORY}.git`, token, folder });
        const credentials = [{ registry: registry.host, username: 'x-access-token', password: token }];
        const doors = {
            repository: repositoryOf(world, REPOSITORY, token),
            registry: (0,open_registry/* openRegistry */.M)({ credentials, unitMs: UNIT_MS }),
            packages: (0,open_packages/* openPackages */._)({ token, apiUrl: simulator.apiUrl, unitMs: UNIT_MS }),
            line,
        };
        return await work(doors).finally(() => line.close());
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./src/rehearse/world/tamper.ts
const tamper_repositoryOf = ({ registry }, image) => registry.registry.repository(`example/${image}`);
/** Takes a manifest out of the registry, as a clean-up that does not look does. */
function remove(world, image, digest) {
    const images = tamper_repositoryOf(world, image);
    const version = images.find(digest);
    if (version === null)
        throw new Error(`${image} has no ${digest}`);
    const at = world.clock().getTime();
    images.remove(version.digest, at);
    return () => void images.restore(version.id, { at, withTags: true });
}
/** Points a tag elsewhere, as anybody who may push can. */
function retag(world, image, tag, digest) {
    const images = tamper_repositoryOf(world, image);
    const before = images.tags.get(tag);
    images.tag(tag, digest, world.clock().getTime());
    return () => {
        if (before === undefined)
            images.untag(tag, world.clock().getTime());
        else
            images.tag(tag, before, world.clock().getTime());
    };
}
/** Digests of the platforms' images below an index. */
function childrenOf(world, image, digest) {
    const version = tamper_repositoryOf(world, image).find(digest);
    const { manifests = [] } = JSON.parse(version?.bytes.toString('utf8') ?? '{}');
    return manifests.map((child) => child.digest);
}
function tagsOf(world, image, digest) {
    return [...(tamper_repositoryOf(world, image).find(digest)?.tags ?? [])].sort();
}
/** Does something while something else is broken. */
async function during(undo, work) {
    try {
        return await work();
    }
    finally {
        undo();
    }
}
const existsAt = (world, image, digest) => tamper_repositoryOf(world, image).find(digest) !== null;

;// CONCATENATED MODULE: ./src/rehearse/trials/shared.ts

/** What is wrong about the open issues: each must name one of these words, and each word must have its issue. */
function openIssues({ repository }, words) {
    const open = [...repository.issues.values()].filter(({ state }) => state === 'open').map(({ title }) => title);
    const missing = words.filter((word) => !open.some((title) => title.includes(word)));
    return [
        ...missing.map((word) => `No open issue tells of ${word}.`),
        ...(open.length > words.length
            ? [`${open.length} issues are open where ${words.length} should be: ${open.join(', ')}.`]
            : []),
    ];
}

;// CONCATENATED MODULE: ./src/rehearse/trials/freshness.ts





const LEVER = 'freshness';
async function run(world, asked = {}) {
    return withDoors(world, ({ repository, registry }) => runFreshness({
        repository,
        issues: repository,
        source: (name) => repositoryOf(world, name),
        registry: () => registry,
        io: { log: () => undefined },
        clock: world.clock,
        place: { repository: REPOSITORY, serverUrl: world.simulator.serverUrl, runUrl: null },
    }, {
        policy: '.github/gatehouse.yml',
        ref: 'refs/heads/main',
        sourceToken: false,
        dryRun: asked.dryRun ?? false,
        simulateStale: asked.simulateStale ?? false,
    }));
}
/** Fresh, a rehearsal of the alarm, stale, unreadable, fresh again; then a pinned image that loses a platform. */
function* freshnessTrials(world, pinned) {
    yield* sourceTrials(world);
    yield* deadPinTrials(world, pinned);
}
function sourceTrials(world) {
    return [
        {
            name: 'fresh-source',
            lever: LEVER,
            what: 'measure a source that is pinned at its tip',
            expect: { outcome: 'nothing' },
            run: async () => observe(await run(world), openIssues(world, [])),
        },
        {
            name: 'simulated-alarm',
            lever: LEVER,
            what: 'raise the alarm on purpose and settle it',
            expect: { outcome: 'done' },
            run: async () => observe(await run(world, { simulateStale: true }), openIssues(world, [])),
        },
        {
            name: 'stale-source',
            lever: LEVER,
            what: 'measure a source that moved on a month ago',
            expect: { outcome: 'done' },
            run: async () => {
                world.components.commit({ branch: 'main', files: { 'ingress/ingress.yaml': 'replicas: 2\n' } });
                return observe(await run(world), openIssues(world, ['components']));
            },
        },
        {
            name: 'stale-source-again',
            lever: LEVER,
            what: 'measure it again, with its issue open',
            expect: { outcome: 'nothing' },
            run: async () => observe(await run(world), openIssues(world, ['components'])),
        },
        {
            name: 'unreadable-source',
            lever: LEVER,
            what: 'measure it while it cannot be read',
            expect: { outcome: 'refused', stoppedBy: 'freshness/source' },
            run: async () => {
                const fault = world.simulator.github.faults.add({
                    match: { path: new RegExp(`/repos/${COMPONENTS}/`) },
                    do: { kind: 'not-found' },
                });
                const graphql = world.simulator.github.faults.add({
                    match: { graphql: /ingress|history|compare/ },
                    do: { kind: 'not-found' },
                });
                const report = await run(world).finally(() => [fault, graphql].forEach((one) => void one.remove()));
                return observe(report, openIssues(world, ['components']));
            },
        },
        {
            name: 'fresh-again',
            lever: LEVER,
            what: 'measure it after the pin was moved to its tip',
            expect: { outcome: 'done' },
            run: async () => {
                const pin = componentsPin(world.components.branch('main'));
                world.repository.commit({ branch: 'main', files: { 'components.yaml': pin }, message: 'Move the components' });
                return observe(await run(world), openIssues(world, []));
            },
        },
    ];
}
function* deadPinTrials(world, pinned) {
    let restore = () => undefined;
    const trial = (name, what, words, before) => ({
        name,
        lever: LEVER,
        what,
        expect: { outcome: 'done' },
        run: async () => {
            before();
            return observe(await run(world), openIssues(world, words));
        },
    });
    const child = childrenOf(world, 'worker', pinned.worker)[0] ?? '';
    yield trial('dead-pin', 'look at pins after somebody deleted a platform of one', ['pin'], () => {
        restore = remove(world, 'worker', child);
    });
    yield trial('dead-pin-restored', 'look at them after it was brought back', [], () => restore());
}

// EXTERNAL MODULE: ../policy/src/holds/set-hold.ts
var set_hold = __webpack_require__(46801);
// EXTERNAL MODULE: ../policy/src/holds/write-set-hold.ts
var write_set_hold = __webpack_require__(22727);
;// CONCATENATED MODULE: ./src/rehearse/world/repository.ts
/** The open pull request of a branch; null: there is none. */
function openOn({ repository }, branch) {
    return [...repository.pulls.values()].find(({ state, head }) => state === 'open' && head.ref === branch) ?? null;
}
/** Merges the open pull request of a branch, as a person does. False: there is none. */
function merge(world, branch) {
    const pull = openOn(world, branch);
    if (pull === null)
        return false;
    world.repository.mergePullRequest(pull.number, { method: 'squash' });
    world.repository.deleteBranch(branch);
    return true;
}
/** Which build each image of the default branch (or of another revision) is pinned to, as wrong findings when it is not that one. */
function pinnedTo({ repository, images }, build, at = 'main') {
    const text = ['deploy/web.yaml', 'deploy/jobs.yaml'].map((path) => {
        const blob = repository.resolve(`${at}:${path}`);
        return blob?.type === 'blob' ? blob.bytes.toString('utf8') : '';
    });
    const pins = text.join('').match(/\S+@sha256:[0-9a-f]{64}/g) ?? [];
    const wanted = [`${images.web}@${build.web}`, `${images.web}@${build.web}`, `${images.worker}@${build.worker}`];
    return pins.toSorted().join() === wanted.toSorted().join()
        ? []
        : [`${at} pins ${pins.join(', ')} where it should pin ${wanted.join(', ')}.`];
}

// EXTERNAL MODULE: ../release/src/pins/scan.ts + 2 modules
var scan = __webpack_require__(26447);
// EXTERNAL MODULE: ../release/src/pins/rewrite.ts + 3 modules
var rewrite = __webpack_require__(64981);
// EXTERNAL MODULE: ../levers/src/shared/ancestors.ts
var shared_ancestors = __webpack_require__(11105);
// EXTERNAL MODULE: ../levers/src/shared/branches.ts
var branches = __webpack_require__(83063);
// EXTERNAL MODULE: ../levers/src/shared/checked.ts
var shared_checked = __webpack_require__(32126);
// EXTERNAL MODULE: ../levers/src/shared/must-be-base.ts
var must_be_base = __webpack_require__(27346);
// EXTERNAL MODULE: ../levers/src/shared/open-rollback.ts
var open_rollback = __webpack_require__(45720);
// EXTERNAL MODULE: ../levers/src/shared/withdraw.ts
var withdraw = __webpack_require__(54525);
// EXTERNAL MODULE: ../release/src/rollback/refusals.ts
var refusals = __webpack_require__(34891);
// EXTERNAL MODULE: ../levers/src/shared/block.ts
var shared_block = __webpack_require__(84714);
// EXTERNAL MODULE: ../bumps/src/versions/sha.ts
var sha = __webpack_require__(86599);
;// CONCATENATED MODULE: ../levers/src/promote/proposal.ts


const KIND = 'promotion';
/** The hidden block; what does not fit is left out, the digests of today first. */
function writeProposal({ set, candidate, base, pins }, commit) {
    const head = { version: 1, set: set.name, revision: candidate.revision, base: base.commit, commit };
    const to = Object.fromEntries(candidate.digests);
    const from = {};
    for (const { from: pin } of pins)
        from[pin.image] = [...new Set([...(from[pin.image] ?? []), pin.digest])];
    return (0,shared_block/* writeBlock */.nl)(KIND, { ...head, from, to }) ?? (0,shared_block/* writeBlock */.nl)(KIND, { ...head, to }) ?? (0,shared_block/* writeBlock */.nl)(KIND, head) ?? '';
}
/** Null: the body has no such block, or one that is none. */
function readProposal(body) {
    const data = (0,shared_block/* readBlock */.Gr)(KIND, body);
    if (typeof data !== 'object' || data === null)
        return null;
    const { set, revision, commit, to } = data;
    if (typeof set !== 'string' || typeof revision !== 'string' || !(0,sha/* isCommitSha */._$)(revision))
        return null;
    const digests = typeof to === 'object' && to !== null ? Object.entries(to) : [];
    if (!digests.every((entry) => typeof entry[1] === 'string' && (0,sha/* isDigest */.Bc)(entry[1])))
        return null;
    return {
        set,
        revision,
        commit: typeof commit === 'string' && (0,sha/* isCommitSha */._$)(commit) ? commit : null,
        to: Object.fromEntries(digests),
    };
}

;// CONCATENATED MODULE: ../levers/src/promote/body.ts




/** Of 65,536 characters, so that a person can still add something. */
const body_MAX_BODY = 64_000;
const body_MAX_ROWS = 100;
const MAX_LABELS = 30;
const MAX_LABEL = 200;
function titleOf({ set, candidate }) {
    return `Promote ${set.name} to ${(0,refusals/* shortCommit */.Ax)(candidate.revision)}`;
}
/** Headline and text of the commit; nothing of it is read back. */
function messageOf(plan) {
    const { candidate, moved } = plan;
    const lines = moved.slice(0, body_MAX_ROWS).map((image) => `${image}@${candidate.digests.get(image)}`);
    return { headline: titleOf(plan), body: [`Built from ${candidate.revision}:`, '', ...lines].join('\n') };
}
/** What a reviewer reads: what moves from where to where, what was checked, how to go back, what the images say of themselves. */
function bodyOf(facts) {
    const { plan, evidence } = facts;
    const block = writeProposal(plan, facts.commit);
    const parts = [
        introduction(facts),
        digestTable(plan),
        ['### Checks', '', ...(0,render/* renderEvidence */.oP)(evidence)].join('\n'),
        wayBack(plan),
        ...labelParts(facts.labels, plan),
    ];
    const room = body_MAX_BODY - Math.min(block.length, shared_block/* MAX_BLOCK */.dZ);
    let body = '';
    for (const part of parts)
        if (body.length + part.length + 2 <= room)
            body += `${part}\n\n`;
    return `${body}${block}\n`;
}
function introduction({ plan: { set, candidate, pins, moved, edits }, supersedes, runUrl }) {
    const stay = set.images.length - moved.length;
    const staying = stay === 0
        ? ''
        : ` ${count(stay, 'image')} of the set ${stay === 1 ? 'was' : 'were'} built to the same bytes and ${stay === 1 ? 'stays' : 'stay'}.`;
    const moves = pins.filter(({ from, to }) => from.digest !== to.digest).length;
    return [
        `Moves ${count(moves, 'pin')} of the image set ${(0,markdown/* code */.aY)(set.name)} in ${count(edits.length, 'file')} to what was built from ${(0,markdown/* code */.aY)(candidate.revision)}.${staying}`,
        ...(supersedes === null
            ? []
            : ['', `It takes the place of ${(0,markdown/* code */.aY)(supersedes)}, which this pull request proposed before.`]),
        ...(runUrl === null ? [] : ['', `Proposed by [this run](${runUrl}).`]),
    ].join('\n');
}
function digestTable({ pins, candidate, set }) {
    const rows = set.images.slice(0, body_MAX_ROWS).map(({ repository }) => {
        const own = pins.filter(({ from }) => from.image === repository);
        const from = [...new Set(own.map((pin) => pin.from.digest))].slice(0, 3).map(markdown/* code */.aY).join(' ');
        const to = candidate.digests.get(repository) ?? '';
        const stays = own.every((pin) => pin.from.digest === to);
        return (0,markdown/* tableRow */.jD)([(0,markdown/* code */.aY)(repository), `${own.length}`, from, stays ? 'stays' : (0,markdown/* code */.aY)(to)]);
    });
    const rest = set.images.length - rows.length;
    const more = rest > 0 ? [`and ${count(rest, 'more image')}`] : [];
    return ['| Image | Pins | From | To |', '| --- | --- | --- | --- |', ...rows, ...more].join('\n');
}
function wayBack({ set }) {
    return [
        '### Going back',
        '',
        `Once this is merged, start the rollback workflow on the default branch with ${(0,markdown/* code */.aY)(`set: ${set.name}`)} and ${(0,markdown/* code */.aY)('target: previous')}: one commit brings every pin back to what is there now, also while merging is frozen.`,
    ].join('\n');
}
/** Labels of each image, those that move first, of its first platform; the checks compared the one that counts on every platform. */
function labelParts(labels, { moved, set }) {
    const images = new Set([...moved, ...set.images.map(({ repository }) => repository)]);
    return [...images].flatMap((image) => {
        const [platform] = labels.get(image)?.platforms ?? [];
        const entries = Object.entries(platform?.config.labels ?? {}).sort(([a], [b]) => a.localeCompare(b));
        if (entries.length === 0)
            return [];
        const rows = entries
            .slice(0, MAX_LABELS)
            .map(([name, value]) => (0,markdown/* tableRow */.jD)([(0,markdown/* code */.aY)(name.slice(0, MAX_LABEL)), (0,markdown/* prose */.CS)(value.slice(0, MAX_LABEL))]));
        const title = `<details><summary>Labels of ${(0,markdown/* code */.aY)(image)}</summary>`;
        return [[title, '', '| Label | Value |', '| --- | --- |', ...rows, '', '</details>'].join('\n')];
    });
}
function count(number, word) {
    return `${number} ${word}${number === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ../release/src/pins/files.ts
var files = __webpack_require__(18183);
// EXTERNAL MODULE: ../release/src/promotion/refuse.ts
var refuse = __webpack_require__(4149);
// EXTERNAL MODULE: ../levers/src/shared/labels.ts
var shared_labels = __webpack_require__(3252);
// EXTERNAL MODULE: ../levers/src/shared/open-pull-request.ts
var open_pull_request = __webpack_require__(21267);
// EXTERNAL MODULE: ../levers/src/shared/own-branch.ts + 1 modules
var own_branch = __webpack_require__(67321);
// EXTERNAL MODULE: ../levers/src/promote/checks/images.ts
var checks_images = __webpack_require__(45690);
// EXTERNAL MODULE: ../release/src/history/blobs.ts
var history_blobs = __webpack_require__(49324);
// EXTERNAL MODULE: ../release/src/history/history.ts + 1 modules
var history_history = __webpack_require__(80394);
;// CONCATENATED MODULE: ../levers/src/promote/ground.ts



/**
 * Reads all of it from git.
 * @throws GatehouseError `policy-invalid`, `invalid-input` (no such set), `shallow`
 */
async function readGround(line, { policy: path, set: name }, tip) {
    const { policy, tree } = await (0,shared_policy/* readLeverPolicy */.Hv)(line, path, tip);
    const set = (0,shared_policy/* setNamed */.cN)(policy, name);
    const commits = await line.readLine(tip);
    const entries = tree.filter((entry) => (0,files/* mayHoldPins */.F)(set, entry.path));
    const wanted = new Set([...(0,history_blobs/* historyBlobs */.T)(set, commits), ...blobsOf(entries)]);
    const blobs = await line.readBlobs([...wanted]);
    const last = (0,history_history/* currentState */.JV)((0,history_history/* promotionHistory */.eN)(set, commits, blobs));
    const hold = (await (0,shared_policy/* readTexts */.Z7)(line, tree, [(0,set_hold/* setHoldPath */.Lf)(set.name)], tip)).get((0,set_hold/* setHoldPath */.Lf)(set.name));
    return {
        set,
        files: filesOf(entries, blobs),
        promoted: last?.pins.length ?? 0,
        // The policy could be read, so its holds can.
        hold: hold === undefined ? null : (0,set_hold/* explainSetHold */.tm)((0,set_hold/* setHoldPath */.Lf)(set.name), hold).hold,
    };
}
/** A submodule has no content here. */
function blobsOf(entries) {
    return entries.filter(({ mode }) => mode !== '160000').map(({ oid }) => oid);
}
function filesOf(entries, blobs) {
    return entries.map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() }));
}

;// CONCATENATED MODULE: ../levers/src/promote/branch.ts








/** The branch of a set and its open pull request to the base branch, as they are now. */
async function readBranch(repository, { set, base }) {
    const name = (0,branches/* promoteBranch */.Zj)(set.name);
    // One that somebody led to another branch would promote nothing there.
    const pullRequest = await (0,open_pull_request/* openPullRequestOf */.I)(repository, { branch: name, base: base.name });
    // The open pull request says where its branch is, and saves the question.
    const tip = pullRequest?.head ?? (await repository.readTip(name));
    return { name, tip, pullRequest };
}
/** Whether the text of the open pull request is about what the branch has; no text is about nothing. */
function isDescribed({ pullRequest, tip }, set) {
    const open = pullRequest === null ? null : readProposal(pullRequest.body);
    return open?.set === set && open.commit === tip;
}
/**
 * What the branch proposes: as its pull request says where that is about its tip, or else as the files and the images' labels say. Null: there is
 * no branch, or it cannot be told.
 */
async function proposedAt(deps, plan, branch) {
    if (branch.tip === null)
        return null;
    const open = readProposal(branch.pullRequest?.body ?? '');
    if (open !== null && isDescribed(branch, plan.set.name))
        return { digests: new Map(Object.entries(open.to)), revision: open.revision };
    const digests = await digestsAt(deps.line, plan, branch.tip);
    if (digests === null)
        return null;
    const before = new Map(plan.pins.map(({ from }) => [from.image, from.digest]));
    const moved = [...digests].find(([image, digest]) => before.get(image) !== digest);
    if (moved === undefined)
        return null;
    const revision = (await (0,checks_images/* unlessGone */.Wi)(() => (0,shared_labels/* revisionLabels */.X)(deps.registry, ...moved)))?.revision ?? null;
    return revision === null ? null : { digests, revision };
}
/** Null: not every pin of an image is the same. */
async function digestsAt(line, { set }, tip) {
    const entries = (await line.readTree(tip)).filter(({ path }) => (0,files/* mayHoldPins */.F)(set, path));
    const { pins } = (0,scan/* scanPins */.k)(set, filesOf(entries, await line.readBlobs([...new Set(blobsOf(entries))])));
    const digests = new Map(pins.map(({ image, digest }) => [image, digest]));
    return pins.every(({ image, digest }) => digests.get(image) === digest) ? digests : null;
}
async function standingOf({ line }, { set, base }, { tip }, policy) {
    if (tip === null || (await line.isAncestor(tip, base.commit)))
        return 'nothing';
    return (await (0,own_branch/* readOwnBranch */.l)(line, { set, tip, base: base.commit, policy })) ?? 'taken';
}
/** Why the branch may not be moved; null: it may. */
async function branchRefusal({ candidate }, branch, standing, { there, ancestors }) {
    if (standing === 'nothing')
        return null;
    if (standing === 'taken')
        return taken(branch);
    if (there === null || there.revision === candidate.revision)
        return null;
    return (await ancestors(candidate.revision, there.revision)) === true ? newer(branch, there.revision) : null;
}
function taken({ name, tip, pullRequest }) {
    const where = pullRequest === null ? '' : ` of ${pullRequest.url}`;
    return (0,refuse/* refusePromotion */.m)('promote/branch-taken', name, `The branch ${name}${where} has more than a commit that moves pins of the set and merges of the base branch that take it over (its tip is ${tip}), and what somebody added is not overwritten.`, 'Move those commits to a branch of their own, then delete this branch and start the promotion again.');
}
function newer({ name, pullRequest }, revision) {
    return (0,refuse/* refusePromotion */.m)('promote/newer-open', name, `${pullRequest?.url ?? name} proposes ${revision} already, which comes after this one.`, 'Merge that one; to promote this one instead, close it and delete its branch first.');
}
/**
 * Whether merging the branch would write, byte for byte, what is to be written, and nothing else. It would not where the base branch has other
 * files by now than those that the branch began from: both sides changed them then, and that is a conflict.
 */
async function holdsEdits({ line }, { edits, base }, { now: { on, changed } }) {
    const there = new Map(changed.map((entry) => [entry.path, entry]));
    if (there.size !== edits.length || !edits.every(({ path, mode }) => there.get(path)?.mode === mode))
        return false;
    const [began, today] = [await line.readTree(on), await line.readTree(base.commit)].map(sidesOf);
    if (!edits.every(({ path }) => began?.get(path) === today?.get(path)))
        return false;
    const oids = edits.map(({ path }) => there.get(path)?.oid ?? '');
    const blobs = await line.readBlobs([...new Set(oids)]);
    return edits.every(({ bytes }, at) => Buffer.from(blobs.get(oids[at] ?? '') ?? []).equals(bytes));
}
function sidesOf(tree) {
    return new Map(tree.map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
}

// EXTERNAL MODULE: ../bumps/src/versions/grammar.ts
var versions_grammar = __webpack_require__(7288);
// EXTERNAL MODULE: ../bumps/src/managers/image.ts
var managers_image = __webpack_require__(19097);
// EXTERNAL MODULE: ../release/src/pins/places.ts
var places = __webpack_require__(5062);
;// CONCATENATED MODULE: ../release/src/promotion/digest-lines.ts



const MAX_LINE = 600;
/**
 * Reads lines of `image@sha256:…` (`image:tag@sha256:…` too), one for every image of a set and none else. A line that says the same again
 * does no harm.
 */
function readDigestLines(set, lines) {
    const images = (0,places/* imagesOf */.IC)(set);
    const digests = new Map();
    const refusals = [];
    for (const line of lines) {
        const read = readLine(line);
        const image = read === null ? undefined : images.get(read.name);
        if (read === null)
            refusals.push(digest_lines_unreadable(line));
        else if (image === undefined)
            refusals.push(foreign(set, read.name));
        else if ((digests.get(image) ?? read.digest) !== read.digest)
            refusals.push(twice(image));
        else
            digests.set(image, read.digest);
    }
    return { digests, refusals: refusals.length > 0 ? refusals : missing(set, digests) };
}
function readLine(line) {
    const at = line.indexOf('@');
    if (at < 0 || line.length > MAX_LINE || !(0,sha/* isDigest */.Bc)(line.slice(at + 1)))
        return null;
    const before = line.slice(0, at);
    const colon = before.indexOf(':', before.lastIndexOf('/') + 1);
    if (colon >= 0 && !(0,versions_grammar/* isTag */.d)('docker', before.slice(colon + 1)))
        return null;
    const name = (0,managers_image/* canonicalImageName */.dW)(colon < 0 ? before : before.slice(0, colon));
    return name === null ? null : { name, digest: line.slice(at + 1) };
}
function digest_lines_unreadable(line) {
    const shown = line.length > 120 ? `${line.slice(0, 120)}…` : line;
    const fix = 'Write one line for each image, `registry/repository@sha256:` and 64 hexadecimal digits, as builds print them.';
    return (0,refuse/* refusePromotion */.m)('promote/digests', null, `\`${shown}\` is no image with a digest.`, fix);
}
function foreign(set, name) {
    const fix = `Give the images of the set alone, or add it to the set ${set.name} in the policy first.`;
    return (0,refuse/* refusePromotion */.m)('promote/incomplete-set', name, `${name} is no image of the set ${set.name}.`, fix);
}
function twice(image) {
    const message = `${image} is given two digests.`;
    return (0,refuse/* refusePromotion */.m)('promote/digests', image, message, 'Give the one that is to be promoted.');
}
function missing(set, digests) {
    const without = set.images.filter(({ repository }) => !digests.has(repository));
    return without.map(({ repository }) => (0,refuse/* refusePromotion */.m)('promote/incomplete-set', repository, `${repository} of the set ${set.name} has no digest: a set is promoted whole.`, 'Give its digest too; one that was not built anew keeps the digest that it has.'));
}

// EXTERNAL MODULE: ../levers/src/shared/resolve.ts
var resolve = __webpack_require__(61583);
;// CONCATENATED MODULE: ../levers/src/promote/candidate.ts






/** @throws GatehouseError `invalid-input` */
function mustNameSomething({ digests, revision }) {
    if (revision !== '' && !(0,sha/* isCommitSha */._$)(revision)) {
        const fix = "Set 'revision' to the full id of the commit that was built, 40 lower-case hexadecimal digits.";
        throw new verdict/* GatehouseError */.G('invalid-input', `Input 'revision' is '${revision.slice(0, 60)}'.`, fix);
    }
    if (revision !== '' || digests.length > 0)
        return;
    const fix = "Set 'digests' to what the build printed, one `image@sha256:…` a line, or 'revision' to the commit it built.";
    throw new verdict/* GatehouseError */.G('invalid-input', "Neither 'digests' nor 'revision' is given.", fix);
}
/** The digests that were given, or those that the tags `pending-<revision>` stand for: asked once, and from then on only digests count. */
async function findDigests(registry, set, { digests: lines, revision }) {
    if (lines.length > 0)
        return readDigestLines(set, lines);
    const tag = (0,branches/* pendingTag */.Wk)(revision);
    const { digests, missing } = await (0,resolve/* resolveRevision */.e)(registry, set, tag);
    return { digests, refusals: missing.map((image) => noTag(image, tag)) };
}
function noTag(image, tag) {
    return (0,refuse/* refusePromotion */.m)('promote/tag-missing', `${image}:${tag}`, `${image} has no tag ${tag}, so the build of this set is not whole, or it was cleaned up.`, 'Let the build of every image of the set end first; or run it again for this commit.');
}
/** The commit that is promoted: as given, or as the first image that moves says; the others are held to it. */
async function findRevision(registry, { revision }, digests, moved) {
    const [image] = moved;
    if (revision !== '' || image === undefined)
        return { digests, revision };
    const digest = digests.get(image) ?? '';
    const label = await (0,checks_images/* unlessGone */.Wi)(() => (0,shared_labels/* revisionLabels */.X)(registry, image, digest));
    if (label === null)
        return (0,checks_images/* gone */.qp)(image, digest);
    return label.revision === null ? noLabel(image, label.detail) : { digests, revision: label.revision };
}
function noLabel(image, detail) {
    return (0,refuse/* refusePromotion */.m)('promote/label', image, `${image} does not say on every platform which commit it was built from: ${detail}.`, 'Let the build set the label org.opencontainers.image.revision on every platform to the full id of the commit, 40 lower-case hexadecimal digits, and promote what it builds then.');
}

// EXTERNAL MODULE: ../policy/src/holds/against.ts
var against = __webpack_require__(53868);
// EXTERNAL MODULE: ../policy/src/holds/set.ts
var set = __webpack_require__(7579);
// EXTERNAL MODULE: ../levers/src/shared/held.ts
var held = __webpack_require__(78428);
;// CONCATENATED MODULE: ../levers/src/promote/holds.ts



/** Whether one of the holds refuses a digest: known without any question. */
function heldByDigest(holds, digests, now) {
    const candidate = { digests, revision: null, isAncestor: () => null, now };
    return holds.flatMap((placed) => refusal(placed, (0,against/* holdsAgainst */.I)(placed.hold, candidate)) ?? []);
}
/** Whether one of the holds refuses what is promoted, or what it descends from. */
async function heldByRevision(holds, asked) {
    const found = [];
    for (const placed of holds)
        found.push(refusal(placed, await (0,held/* heldBy */.V)(placed.hold, asked)));
    return found.filter((one) => one !== null);
}
function refusal({ hold, rollback }, held) {
    if (held === null)
        return null;
    const path = (0,set_hold/* setHoldPath */.Lf)(hold.set);
    const where = rollback === null ? path : `${path} of the open rollback ${rollback}`;
    const due = held.due ? ` It was to last until ${hold.until} and is due for review.` : '';
    const lift = rollback === null ? (0,set/* howToLift */.rp)(path) : 'a person closes that pull request';
    const fix = `${(0,set/* whomToAsk */.Q7)(hold, path)}. Promote a build that has the fix and name its commit as \`fixed-by\` of the hold, or ${lift}.`;
    return (0,refuse/* refusePromotion */.m)('promote/held', where, `On hold: ${held.because}. ${held.reason}${due}`, fix);
}

;// CONCATENATED MODULE: ../levers/src/promote/publish.ts



/** What an open pull request proposed before; null: there is none, or it says the same. */
function supersededBy({ candidate }, { pullRequest }) {
    const open = pullRequest === null ? null : readProposal(pullRequest.body);
    return open === null || open.revision === candidate.revision ? null : open.revision;
}
/**
 * Opens the pull request of a branch, or lets the open one say what it is now: one write, or none when it says so already.
 * @throws GatehouseError `ref-moved` when another run moved the branch meanwhile
 */
async function publish({ repository }, branch, facts) {
    const { plan, commit } = facts;
    const supersedes = supersededBy(plan, branch);
    const { pullRequest } = branch;
    if (pullRequest !== null && branch.tip === commit && says(pullRequest.body, facts))
        return { pullRequest, supersedes, adopted: true };
    const text = { title: titleOf(plan), body: bodyOf({ ...facts, supersedes }) };
    if (pullRequest === null) {
        const opened = await repository.openPullRequest({ head: branch.name, base: plan.base.name, ...text });
        await mustBeAt(repository, branch.name, commit);
        // Another run may have opened it, with the text of the commit that the branch had.
        if (!says(opened.body, facts))
            await publish_describe(repository, opened, branch.name, text, commit);
        return { pullRequest: opened, supersedes, adopted: false };
    }
    await mustBeAt(repository, branch.name, commit);
    await publish_describe(repository, pullRequest, branch.name, text, commit);
    return { pullRequest, supersedes, adopted: false };
}
/** A text has no compare-and-swap: whoever was overtaken while writing it finds out now, and looks again. */
async function publish_describe(repository, { number }, branch, text, commit) {
    await repository.updatePullRequest(number, text);
    await mustBeAt(repository, branch, commit);
}
function says(body, { plan, commit }) {
    const open = readProposal(body);
    return open?.set === plan.set.name && open.revision === plan.candidate.revision && open.commit === commit;
}
/** What is written about a commit is written beside it, or not at all. */
async function mustBeAt(repository, branch, commit) {
    const tip = await repository.readTip(branch);
    if (tip === commit)
        return;
    const message = `The branch ${branch} moved from ${commit} to ${tip ?? 'nowhere'} while its pull request was written.`;
    throw new verdict/* GatehouseError */.G('ref-moved', message, 'Start the promotion again.');
}

;// CONCATENATED MODULE: ../levers/src/promote/report.ts
/** Puts what a run found into its report. */
function reportOf(facts) {
    const { plan, published, refusals = [] } = facts;
    const from = {};
    for (const { from: pin } of plan?.pins ?? [])
        from[pin.image] = [...new Set([...(from[pin.image] ?? []), pin.digest])];
    return {
        outcome: outcomeOf(facts),
        summary: summaryOf(facts),
        refusals,
        evidence: facts.evidence ?? [],
        set: plan?.set.name ?? facts.set?.name ?? null,
        revision: plan?.candidate.revision || null,
        from,
        to: Object.fromEntries(plan?.candidate.digests ?? []),
        moved: plan?.moved ?? [],
        pins: plan?.pins.length ?? 0,
        paths: plan?.edits.map(({ path }) => path) ?? [],
        pullRequest: published ? { number: published.pullRequest.number, url: published.pullRequest.url } : null,
        commit: facts.commit ?? null,
        supersedes: published?.supersedes ?? null,
    };
}
function outcomeOf({ refusals = [], nothing, planned, published }) {
    if (refusals.length > 0)
        return 'refused';
    if (nothing !== undefined || published?.adopted)
        return 'nothing';
    return planned ? 'planned' : 'done';
}
function summaryOf({ set, plan, refusals = [], nothing, planned, published }) {
    const name = plan?.set.name ?? set?.name ?? 'the set';
    if (refusals.length > 0)
        return `Nothing of ${name} was promoted: ${refusals[0]?.message ?? ''}`;
    if (nothing !== undefined)
        return `Nothing of ${name} had to be promoted: ${nothing}.`;
    const what = `${name} to ${plan?.candidate.revision ?? ''}`;
    if (planned)
        return `A promotion of ${what} would be proposed.`;
    if (published?.adopted)
        return `${published.pullRequest.url} proposes ${what} already.`;
    const superseded = published?.supersedes ? `, in place of ${published.supersedes}` : '';
    return `${published?.pullRequest.url ?? ''} proposes ${what}${superseded}.`;
}

// EXTERNAL MODULE: ../levers/src/shared/provenance.ts
var provenance = __webpack_require__(72480);
;// CONCATENATED MODULE: ../levers/src/promote/checks/forward.ts






/** Nothing that is built from now on has such a commit among its ancestors. */
const REWRITTEN = 'Where that commit never came to the branch that is built now (it was squashed, or history was rewritten), move the pins to a build of today in a pull request of a person, once.';
/**
 * Whether what is promoted comes after what is there: the commit that each image says it is built from today is an ancestor. Images from
 * before labels say nothing, and one that is gone cannot be asked; then the others of the set speak for it.
 */
async function checkForward(registry, { pins, moved, candidate: { revision } }, ancestors) {
    const today = new Map(pins.map(({ from }) => [`${from.image} ${from.digest}`, from]));
    const moving = [...today.values()].filter(({ image }) => moved.includes(image));
    const labels = await (0,p_map["default"])(moving, async ({ image, digest }) => ({
        place: { image, digest },
        label: await (0,checks_images/* unlessGone */.Wi)(() => (0,shared_labels/* revisionLabels */.X)(registry, image, digest)),
    }), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const missing = labels.flatMap(({ place, label }) => (label === null ? [`${place.image}@${place.digest}`] : []));
    const silent = labels.flatMap(({ place, label }) => (label?.revision === null ? [place.image] : []));
    const stated = labels.flatMap(({ place, label }) => label?.revision ? [{ image: place.image, today: label.revision }] : []);
    const refusals = [];
    for (const { image, today } of stated) {
        const forward = await ancestors(today, revision);
        if (forward !== true)
            refusals.push(notForward(image, today, revision, forward));
    }
    const compared = stated.length;
    if (refusals.length === 0 && compared === 0 && missing.length > 0)
        return (0,shared_checked/* judged */.g$)('forward', missing.map(unknowable), '');
    if (refusals.length > 0 || compared > 0)
        return (0,shared_checked/* judged */.g$)('forward', refusals, `${revision} comes after what is promoted`);
    const detail = `${silent.join(', ')} do not say which commit is promoted today, so that nothing can be compared`;
    return { evidence: [(0,shared_checked/* evidence */.MX)('forward', silent.length === 0 ? 'not-asked' : 'absent', detail)], refusals: [] };
}
function notForward(image, today, revision, answer) {
    const known = answer === null ? 'or is not in its source repository' : 'in its source repository';
    return (0,refuse/* refusePromotion */.m)(answer === null ? 'promote/unknown-revision' : 'promote/older', image, `${image} is promoted from ${today}, which is no ancestor of ${revision} ${known}: promotions go forward only.`, answer === null
        ? `Correct 'source' of the set in the policy, and let 'source-token' read that repository. ${REWRITTEN}`
        : `Promote a build that has it as an ancestor; to go back, start the rollback. ${REWRITTEN}`);
}
function unknowable(place) {
    return (0,refuse/* refusePromotion */.m)('promote/older', place, `${place} is pinned today and gone from the registry, and no other image of the set says how old it is.`, 'Restore it (GitHub keeps deleted versions for 30 days), or repair the pins in a pull request of a person.');
}

;// CONCATENATED MODULE: ../levers/src/promote/checks/labels.ts







async function readLabels(registry, { digests }) {
    const read = await (0,p_map["default"])([...digests], async ([image, digest]) => [image, await (0,checks_images/* unlessGone */.Wi)(() => (0,shared_labels/* revisionLabels */.X)(registry, image, digest))], { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return new Map(read);
}
/**
 * Whether every platform of every image that moves says the promoted commit. One that does not move was built before, to the same bytes, and
 * says an ancestor of it.
 */
async function checkLabels({ candidate, moved }, labels, ancestors) {
    const refusals = [];
    let older = 0;
    for (const [image, label] of labels) {
        const digest = candidate.digests.get(image) ?? '';
        const moves = moved.includes(image);
        if (label === null)
            refusals.push((0,checks_images/* gone */.qp)(image, digest));
        else if (label.revision === null)
            refusals.push(noLabel(image, label.detail));
        else if (label.revision === candidate.revision)
            continue;
        else if (moves)
            refusals.push(other(image, label.revision, candidate.revision));
        else if ((await ancestors(label.revision, candidate.revision)) === true)
            older++;
        else
            refusals.push(noAncestor(image, label.revision, candidate.revision));
    }
    const said = `${labels.size - older} of ${labels.size} images say ${candidate.revision} on every platform`;
    return (0,shared_checked/* judged */.g$)('revision label', refusals, older === 0 ? said : `${said}, and ${older} that do not move an ancestor of it`);
}
function other(image, label, revision) {
    return (0,refuse/* refusePromotion */.m)('promote/label', image, `${image} says that it was built from ${label}, and ${revision} is promoted.`, 'Promote images of one build: take all digests from the same run, or give the commit that they were built from.');
}
function noAncestor(image, label, revision) {
    return (0,refuse/* refusePromotion */.m)('promote/label', image, `${image} stays, and says that it was built from ${label}, which is no ancestor of ${revision}.`, 'Build every image of the set from the commit that is promoted.');
}

;// CONCATENATED MODULE: ../levers/src/promote/checks/tag.ts




/**
 * Whether the tag that the promotion is to be recorded by is free, or stands for these digests already. Another build of a commit that was
 * promoted could be merged and never recorded: its images and the tag would contradict each other for good.
 */
async function checkTag(registry, { set, candidate: { digests, revision } }) {
    const tag = (0,branches/* revisionTag */.Oq)(revision);
    const { digests: tagged, missing } = await (0,resolve/* resolveRevision */.e)(registry, set, tag);
    const other = [...tagged].filter(([image, digest]) => digests.get(image) !== digest);
    const passed = missing.length > 0
        ? `${tag} is free on ${missing.length} of ${set.images.length} images`
        : `${tag} stands for them`;
    return (0,shared_checked/* judged */.g$)('tag', other.map(([image, found]) => tag_taken(image, tag, found)), passed);
}
function tag_taken(image, tag, found) {
    return (0,refuse/* refusePromotion */.m)('promote/retagged', `${image}:${tag}`, `The tag ${tag} of ${image} stands for ${found}, another build of the same commit; a tag of a promotion is never moved, so this one could not be recorded.`, 'Promote a build of a new commit, an empty one will do. Where what the tag stands for was never promoted, find out who pushed it, and delete it.');
}

;// CONCATENATED MODULE: ../levers/src/promote/verify.ts








/** Everything that has to be asked of the registry and of the images' source, cheapest first; the first that refuses ends it. */
async function verify(deps, plan, asked) {
    const { registry } = deps;
    const { ancestors } = asked;
    const { candidate } = plan;
    let labels = new Map();
    const checked = await (0,shared_checked/* inOrder */.al)([
        async () => (asked.resolved ? resolvedDigests() : (0,checks_images/* checkDigests */.ic)(registry, candidate)),
        async () => {
            labels = await readLabels(registry, candidate);
            return checkLabels(plan, labels, ancestors);
        },
        () => checkTag(registry, plan),
        async () => {
            const now = deps.clock();
            const held = await heldByRevision(asked.holds, { ...candidate, ancestors, now });
            return (0,shared_checked/* judged */.g$)('holds', held, asked.holds.length === 0 ? 'there is none' : 'none refuses it');
        },
        () => checkForward(registry, plan, ancestors),
        () => (0,provenance/* checkProvenance */.c)(deps, plan.set, { digests: candidate.digests, labels, refuse: wrongProvenance }),
    ]);
    return { ...checked, labels };
}
function wrongProvenance(place, message) {
    const fix = "Promote what that workflow built, or correct 'provenance' of the set in a pull request of its own.";
    return (0,refuse/* refusePromotion */.m)('promote/provenance', place, message, fix);
}
/** The registry gave them itself a moment ago. */
function resolvedDigests() {
    return { evidence: [(0,shared_checked/* evidence */.MX)('digests', 'passed', 'the tags of the build stand for them')], refusals: [] };
}

;// CONCATENATED MODULE: ../levers/src/promote/run.ts

















/** Runs that move the same branch are told by compare-and-swap; whoever loses looks again. */
const ATTEMPTS = 3;
/**
 * Proposes a promotion: one branch and one pull request for a set, whatever was proposed before. Writes four times (temporary branch,
 * commit, both branches at once, pull request), or not at all when the same is proposed already. The commit on the temporary branch is made
 * before the images are looked at, because it shows whether the token may write; a refusal behind it deletes the branch.
 *
 * @throws GatehouseError, RegistryError for what could not be decided or done
 */
async function runPromote(deps, inputs) {
    mustNameSomething(inputs);
    for (let attempt = 1;; attempt++) {
        try {
            return await promote(deps, inputs);
        }
        catch (error) {
            const lost = error instanceof verdict/* GatehouseError */.G && error.code === 'ref-moved';
            if (!lost || attempt >= ATTEMPTS)
                throw error;
            deps.io.log(`${error.message} Looking again (${attempt} of ${ATTEMPTS - 1}).`);
        }
    }
}
async function promote(deps, inputs) {
    const base = await deps.repository.readDefaultBranch();
    const elsewhere = (0,default_branch/* notDefaultBranch */.d)('promote/not-default-branch', inputs.ref, base.name);
    if (elsewhere !== null)
        return reportOf({ refusals: [elsewhere] });
    const ground = await readGround(deps.line, inputs, base.commit);
    const registry = deps.registry(ground.set.images.map(({ repository }) => repository));
    const found = await findDigests(registry, ground.set, inputs);
    if (found.refusals.length > 0)
        return reportOf({ set: ground.set, refusals: found.refusals });
    const holds = await readHolds(deps, ground);
    const held = heldByDigest(holds, found.digests, deps.clock());
    if (held.length > 0)
        return reportOf({ set: ground.set, refusals: held });
    const plan = await planOf(registry, ground, base, inputs, found.digests);
    if ('refusals' in plan)
        return reportOf({ set: ground.set, refusals: plan.refusals });
    if (plan.moved.length === 0)
        return reportOf({ plan, nothing: 'every pin of the set is there already' });
    const describe = ({ digests, revision }) => promote(deps, { ...inputs, digests: [...digests].map((image) => image.join('@')), revision });
    return proposed({ ...deps, registry, describe }, inputs, plan, holds);
}
/** The hold that is merged, and the one that an open rollback brings. */
async function readHolds({ repository }, { set, hold }) {
    const open = await (0,open_rollback/* readOpenRollback */.d)(repository, set.name);
    return [
        ...(hold === null ? [] : [{ hold, rollback: null }]),
        ...(open?.hold ? [{ hold: open.hold, rollback: open.pullRequest.url }] : []),
    ];
}
async function planOf(registry, { set, files, promoted }, base, inputs, digests) {
    // A first look without revisions says what moves, and so whose label names the commit.
    const pins = (0,scan/* scanPins */.k)(set, files).pins.filter(({ image, digest }) => (digests.get(image) ?? digest) !== digest);
    const moving = [...new Set(pins.map(({ image }) => image))];
    const candidate = await findRevision(registry, inputs, digests, moving);
    if ('rule' in candidate)
        return { refusals: [candidate] };
    const revisions = new Map(moving.map((image) => [image, candidate.revision]));
    const result = (0,rewrite/* rewritePins */.D)(set, files, digests, { promoted, revisions });
    if ('refusals' in result)
        return result;
    return { set, candidate, base, edits: result.edits, pins: result.pins, moved: moving };
}
async function proposed(deps, inputs, plan, holds) {
    const ancestors = (0,shared_ancestors/* rememberedAncestors */.t)(deps.ancestry(plan.set.source));
    const branch = await readBranch(deps.repository, plan);
    const standing = await standingOf(deps, plan, branch, inputs.policy);
    if (standing === 'taken')
        await (0,must_be_base/* mustBeBase */.o)(deps.repository, plan.base.commit, 'promotion');
    const proposal = standing === 'nothing' ? null : await proposedAt(deps, plan, branch);
    const refusal = await branchRefusal(plan, branch, standing, { there: proposal, ancestors });
    if (refusal !== null) {
        const isNewer = proposal !== null && refusal.rule === 'promote/newer-open';
        if (isNewer && !isDescribed(branch, plan.set.name))
            await deps.describe(proposal);
        return reportOf({ plan, refusals: [refusal] });
    }
    const there = (await isThere(deps, plan, standing)) ? branch.tip : null;
    const written = there === null && !inputs.dryRun ? await commit(deps, inputs, plan) : null;
    const temporary = (0,branches/* temporaryBranch */.UL)('promote', plan.set.name, inputs.runId);
    const undo = () => (written === null ? Promise.resolve() : (0,withdraw/* withdraw */.n)(deps, temporary, written));
    try {
        const asked = { holds, ancestors, resolved: inputs.digests.length === 0 };
        const checked = await verify(deps, plan, asked);
        const all = { ...checked, evidence: [mayWrite(inputs.dryRun, there), ...checked.evidence] };
        if (checked.refusals.length > 0) {
            await undo();
            return reportOf({ plan, refusals: checked.refusals, evidence: all.evidence });
        }
        if (inputs.dryRun)
            return reportOf({ plan, evidence: all.evidence, planned: true });
        const opened = await run_open(deps, inputs, plan, branch, { ...all, written, there });
        return (await heldMeanwhile(deps, plan, branch, { ancestors, commit: opened.commit })) ?? opened;
    }
    catch (error) {
        await undo();
        throw error;
    }
}
function isThere(deps, plan, standing) {
    return typeof standing === 'string' ? Promise.resolve(false) : holdsEdits(deps, plan, standing);
}
/**
 * A rollback that was opened while this promotion was: one of the two has to see the other, and it is the rollback that stays. Deleting the
 * branch closes the pull request.
 */
async function heldMeanwhile(deps, plan, branch, { ancestors, commit }) {
    const open = await (0,open_rollback/* readOpenRollback */.d)(deps.repository, plan.set.name);
    const holds = open?.hold ? [{ hold: open.hold, rollback: open.pullRequest.url }] : [];
    const held = await heldByRevision(holds, { ...plan.candidate, ancestors, now: deps.clock() });
    if (held.length === 0 || commit === null)
        return null;
    await deps.repository.deleteBranch(branch.name, commit);
    return reportOf({ plan, refusals: held });
}
function mayWrite(dryRun, there) {
    if (dryRun)
        return (0,shared_checked/* evidence */.MX)('permissions', 'not-asked', 'a dry run writes nothing, so the token was not tried');
    if (there !== null)
        return (0,shared_checked/* evidence */.MX)('permissions', 'passed', 'the branch has the commit already');
    return (0,shared_checked/* evidence */.MX)('permissions', 'passed', 'the commit could be written');
}
function commit({ repository }, inputs, plan) {
    return repository.commit({
        parent: plan.base.commit,
        temporary: (0,branches/* temporaryBranch */.UL)('promote', plan.set.name, inputs.runId),
        files: plan.edits,
        ...messageOf(plan),
    });
}
async function run_open(deps, inputs, plan, branch, checked) {
    const { written, there, labels, evidence } = checked;
    if (written !== null) {
        const temporary = (0,branches/* temporaryBranch */.UL)('promote', plan.set.name, inputs.runId);
        await deps.repository.moveBranch({ branch: branch.name, before: branch.tip, commit: written, temporary });
    }
    const commit = written ?? there ?? '';
    const facts = { plan, commit, labels, evidence, runUrl: inputs.runUrl };
    try {
        const published = await publish(deps, branch, facts);
        return reportOf({ plan, evidence, published, commit });
    }
    catch (error) {
        // The right to open pull requests shows only when one is opened; a branch that nobody sees would keep older promotions away.
        const isUnseen = error instanceof verdict/* GatehouseError */.G && error.code === 'forbidden' && branch.tip === null;
        if (isUnseen)
            await (0,withdraw/* withdraw */.n)(deps, branch.name, commit);
        throw error;
    }
}

// EXTERNAL MODULE: ../levers/src/shared/history.ts
var shared_history = __webpack_require__(93975);
// EXTERNAL MODULE: ../levers/src/record-promotion/revision.ts
var record_promotion_revision = __webpack_require__(46090);
// EXTERNAL MODULE: ../levers/src/record-promotion/tags.ts
var record_promotion_tags = __webpack_require__(82906);
// EXTERNAL MODULE: ../levers/src/record-promotion/whole.ts
var whole = __webpack_require__(23768);
;// CONCATENATED MODULE: ../levers/src/record-promotion/run.ts









/** Missed runs that one run repairs; what is older is repaired before anything is cleaned up. */
const MAX_PROMOTIONS = 10;
/**
 * Gives the digests of every promotion that is merged the tag of its commit, by putting the same bytes again: from the newest back to the
 * first that has all its tags. First it sees whether the credentials may push at all. Runs again without harm; a tag that stands for
 * something else is never moved.
 *
 * @throws GatehouseError, RegistryError for what could not be decided or done
 */
async function runRecordPromotion(deps, inputs) {
    const base = await deps.repository.readDefaultBranch();
    const elsewhere = (0,default_branch/* notDefaultBranch */.d)('promote/not-default-branch', inputs.ref, base.name);
    if (elsewhere !== null)
        return run_reportOf([{ recorded: [], refusals: [elsewhere], evidence: [] }]);
    const { policy } = await (0,shared_policy/* readLeverPolicy */.Hv)(deps.line, inputs.policy, base.commit);
    const sets = inputs.set === '' && policy.images.length > 1 ? policy.images : [(0,shared_policy/* setNamed */.cN)(policy, inputs.set)];
    const results = [];
    for (const set of sets)
        results.push(await recordSet(deps, inputs, set, base.commit));
    return run_reportOf(results, inputs.dryRun);
}
async function recordSet(deps, { dryRun }, set, tip) {
    const images = set.images.map(({ repository }) => repository);
    const registry = deps.registry(images);
    // Loud before anything is done, and before a promotion is proposed that could not be recorded.
    if (!dryRun)
        await (0,p_map["default"])(images, (image) => registry.probePush(image), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const probed = dryRun
        ? (0,shared_checked/* evidence */.MX)('permissions', 'not-asked', `${set.name}: a dry run tries no push`)
        : (0,shared_checked/* evidence */.MX)('permissions', 'passed', `${set.name}: the credentials may push to all ${images.length} images`);
    const { promotions } = await (0,shared_history/* readPromotionHistory */.s)({ line: deps.line, set, tip });
    const ancestors = (0,shared_ancestors/* rememberedAncestors */.t)(deps.ancestry(set.source));
    const recorded = [];
    const found = [probed];
    for (const promotion of (0,whole/* wholePromotions */.I)(promotions).slice(0, MAX_PROMOTIONS)) {
        const result = await recordOne({ deps, dryRun, set, registry, ancestors, history: promotions }, promotion);
        if ('rule' in result)
            return { recorded, refusals: [result], evidence: found };
        if ('why' in result) {
            // From before labels, gone, half a build, or a second one: `at-commit` still finds it.
            const { commit } = promotion.state;
            found.push((0,shared_checked/* evidence */.MX)('recorded', 'absent', `${set.name}: ${(0,refusals/* shortCommit */.Ax)(commit)} has no tag: ${result.why}`));
            continue;
        }
        recorded.push(result);
        if (result.tagged.length === 0)
            break;
    }
    return { recorded, refusals: [], evidence: [...found, ...recorded.map(toldOf)] };
}
async function recordOne(where, promotion) {
    const { registry, ancestors, history, set, deps, dryRun } = where;
    const { digests, commit } = promotion.state;
    const found = await (0,record_promotion_revision/* promotedRevision */.C)(registry, promotion, ancestors);
    if ('why' in found)
        return found;
    const { revision } = found;
    const tag = (0,branches/* revisionTag */.Oq)(revision);
    const tags = await (0,record_promotion_tags/* readTags */.g$)(registry, digests, tag);
    const why = await (0,record_promotion_tags/* namesAnother */.it)(registry, promotion, tags, { revision, history });
    if (why !== null)
        return { why };
    const { missing, elsewhere } = tags;
    const [other] = elsewhere;
    if (other !== undefined)
        return (0,record_promotion_tags/* retagged */.Qh)(other[0], tag, digests.get(other[0]) ?? '', other[1]);
    for (const image of dryRun ? [] : missing) {
        const refused = await (0,record_promotion_tags/* putTag */.go)(registry, image, digests.get(image) ?? '', tag);
        if (refused !== null)
            return refused;
        deps.io.log(`${image}:${tag} stands for ${digests.get(image)} now.`);
    }
    return { set: set.name, commit, revision, digests: Object.fromEntries(digests), tagged: missing };
}
function toldOf({ set, commit, revision, digests, tagged }) {
    const all = Object.keys(digests).length;
    const what = tagged.length === 0 ? `all ${all} images have the tag` : `${tagged.length} of ${all} images lacked the tag`;
    return (0,shared_checked/* evidence */.MX)('recorded', 'passed', `${set}: ${what} ${revision} of what commit ${(0,refusals/* shortCommit */.Ax)(commit)} promoted`);
}
function run_reportOf(results, dryRun = false) {
    const refusals = results.flatMap((result) => result.refusals);
    const recorded = results.flatMap((result) => result.recorded);
    const tagged = recorded.reduce((sum, each) => sum + each.tagged.length, 0);
    return {
        outcome: run_outcomeOf(refusals.length > 0, tagged, dryRun),
        summary: run_summaryOf(refusals, recorded.length, tagged, dryRun),
        refusals,
        evidence: results.flatMap((result) => result.evidence),
        recorded,
    };
}
function run_outcomeOf(refused, tagged, dryRun) {
    if (refused)
        return 'refused';
    if (tagged === 0)
        return 'nothing';
    return dryRun ? 'planned' : 'done';
}
function run_summaryOf(refusals, promotions, tagged, dryRun) {
    const [first] = refusals;
    if (first !== undefined)
        return `Not everything was recorded: ${first.message}`;
    if (promotions === 0)
        return 'There is no promotion whose images say which commit they were built from.';
    if (tagged === 0)
        return 'What is promoted has its tags.';
    return `${tagged} ${tagged === 1 ? 'tag' : 'tags'} of promoted digests ${dryRun ? 'would be' : 'were'} added.`;
}

;// CONCATENATED MODULE: ./src/rehearse/trials/promote-set.ts





const PROMOTE_BRANCH = `gatehouse/promote/${SET}`;
const POLICY = '.github/gatehouse.yml';
let runs = 1000;
async function promote_set_promote(world, wish) {
    runs += 1;
    const runId = String(runs);
    return withDoors(world, ({ repository, registry, line }) => runPromote({
        repository,
        line,
        registry: () => registry,
        ancestry: () => repository,
        verify: async () => ({ outcome: 'absent', detail: 'nothing asks for it' }),
        io: { log: () => undefined },
        clock: world.clock,
    }, {
        policy: POLICY,
        set: SET,
        digests: wish.digests ?? [],
        revision: wish.revision ?? '',
        dryRun: wish.dryRun ?? false,
        ref: wish.ref ?? 'refs/heads/main',
        runId,
        runUrl: null,
    }), wish.token);
}
async function record(world) {
    return withDoors(world, ({ repository, registry, line }) => runRecordPromotion({ repository, line, registry: () => registry, ancestry: () => repository, io: { log: () => undefined } }, { policy: POLICY, set: SET, dryRun: false, ref: 'refs/heads/main' }));
}
/** As a build's output names them. */
const digestLines = ({ images }, { web, worker }) => [
    `${images.web}@${web}`,
    `${images.worker}@${worker}`,
];
/** What a promotion left: the open pull request pins exactly that build, and the default branch what it did. */
function proposes(world, report, proposed, current) {
    const open = [...world.repository.pulls.values()].filter(({ state }) => state === 'open');
    return observe(report, [
        ...(open.length === 1 ? [] : [`${open.length} pull requests are open where one should be.`]),
        ...pinnedTo(world, proposed, PROMOTE_BRANCH),
        ...pinnedTo(world, current),
        ...temporaries(world),
    ]);
}
/** A refusal, or a dry run, leaves nothing behind. */
function leavesNothing(world, report, current) {
    return observe(report, [
        ...(openOn(world, PROMOTE_BRANCH) === null ? [] : ['A pull request was opened.']),
        ...pinnedTo(world, current),
        ...temporaries(world),
    ]);
}
const temporaries = ({ repository }) => [...repository.refs.keys()].filter((ref) => ref.includes('/gatehouse/tmp/')).map((ref) => `${ref} was left behind.`);

;// CONCATENATED MODULE: ./src/rehearse/trials/promote.ts




const promote_LEVER = 'promote';
/** What must not be promoted, then builds that are: again, superseded, and two at once. Answers what is promoted in the end. */
function* promoteTrials(world, current) {
    yield* refusedCandidates(world, current);
    const [second, third] = [world.build(), world.build()];
    yield dryRun(world, second, current);
    yield promote_proposed(world, 'promotion', 'promote a build', second, current, 'done');
    yield promote_proposed(world, 'promotion-again', 'promote the same build again', second, current, 'nothing');
    yield promote_proposed(world, 'promotion-superseded', 'promote a newer build while that waits', third, current, 'done');
    yield older(world, second, third, current);
    const [fourth, last] = [world.build(), world.build()];
    yield atOnce(world, [fourth, last], current);
    yield merged(world, last);
    yield* recorded(world, last);
    return last;
}
function* refusedCandidates(world, current) {
    const refused = (name, what, rule, wish) => ({
        name,
        lever: promote_LEVER,
        what,
        expect: { outcome: 'refused', stoppedBy: rule },
        run: async () => leavesNothing(world, await promote_set_promote(world, wish()), current),
    });
    yield refused('never-built', 'promote a revision that was never built', 'promote/tag-missing', () => ({
        revision: '1'.repeat(40),
    }));
    const build = world.build();
    const [web = '', worker = ''] = digestLines(world, build);
    yield refused('half-a-set', 'promote one of the two images', 'promote/incomplete-set', () => ({ digests: [web] }));
    yield refused('no-such-digest', 'promote a digest that the registry does not have', 'promote/digest-missing', () => ({
        digests: [web, worker.replace(/[0-9a-f]{64}$/, '0'.repeat(64))],
        revision: build.revision,
    }));
    const mislabelled = world.build({ label: 'e'.repeat(40) });
    yield refused('promote-wrong-label', 'promote images that say they are of another revision', 'promote/label', () => ({
        revision: mislabelled.revision,
    }));
    const { leaky } = world.before;
    yield refused('older', 'promote a build that is older than what is promoted', 'promote/older', () => ({
        digests: digestLines(world, leaky),
        revision: leaky.revision,
    }));
    yield refused('promote-other-branch', 'start a promotion on another branch', 'promote/not-default-branch', () => ({
        revision: build.revision,
        ref: 'refs/heads/topic',
    }));
    yield {
        name: 'promote-forbidden',
        lever: promote_LEVER,
        what: 'promote with a token that may not write contents',
        expect: { outcome: 'fault', stoppedBy: 'error/forbidden' },
        run: async () => {
            const permissions = { contents: 'read', 'pull-requests': 'write', packages: 'read' };
            const token = world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions });
            return leavesNothing(world, await promote_set_promote(world, { revision: build.revision, token }), current);
        },
    };
}
const dryRun = (world, build, current) => ({
    name: 'promotion-dry-run',
    lever: promote_LEVER,
    what: 'plan the promotion of a build',
    expect: { outcome: 'planned' },
    run: async () => leavesNothing(world, await promote_set_promote(world, { revision: build.revision, dryRun: true }), current),
});
function promote_proposed(world, name, what, build, current, outcome) {
    const run = async () => proposes(world, await promote_set_promote(world, { revision: build.revision }), build, current);
    return { name, lever: promote_LEVER, what, expect: { outcome }, run };
}
const older = (world, build, open, current) => ({
    name: 'newer-open',
    lever: promote_LEVER,
    what: 'promote the older build once more',
    expect: { outcome: 'refused', stoppedBy: 'promote/newer-open' },
    run: async () => proposes(world, await promote_set_promote(world, { revision: build.revision }), open, current),
});
const atOnce = (world, [older, newer], current) => ({
    name: 'two-promotions-at-once',
    lever: promote_LEVER,
    what: 'promote two newer builds at the same moment',
    expect: { outcome: 'done' },
    run: async () => {
        const [, report] = await Promise.all([older, newer].map(({ revision }) => promote_set_promote(world, { revision })));
        if (report === undefined)
            throw new TypeError('there are two');
        return proposes(world, report, newer, current);
    },
});
const merged = (world, build) => ({
    name: 'promotion-merged',
    lever: promote_LEVER,
    what: 'merge it, and look at every pin',
    expect: { outcome: 'done' },
    run: async () => {
        const wrong = merge(world, PROMOTE_BRANCH) ? pinnedTo(world, build) : ['There was no pull request to merge.'];
        return { outcome: 'done', stoppedBy: [], detail: 'Every pin is that of the build.', wrong };
    },
});
/** The tags of the promoted revision, put once. */
function* recorded(world, build) {
    const tagged = () => ['web', 'worker'].flatMap((image) => tagsOf(world, image, build[image]).includes(build.revision) ? [] : [`${image} has no tag ${build.revision}.`]);
    const trial = (name, what, outcome) => ({
        name,
        lever: 'record',
        what,
        expect: { outcome },
        run: async () => observe(await record(world), tagged()),
    });
    yield trial('record', 'tag the promoted images with their revision', 'done');
    yield trial('record-again', 'tag them again', 'nothing');
}

// EXTERNAL MODULE: ../levers/src/rollback/run.ts + 22 modules
var rollback_run = __webpack_require__(85664);
// EXTERNAL MODULE: ../release/src/rollback/target.ts
var rollback_target = __webpack_require__(4031);
;// CONCATENATED MODULE: ./src/rehearse/trials/roll-back.ts






const ROLLBACK_BRANCH = `gatehouse/rollback/${SET}`;
const HOLD = `.github/gatehouse/holds/${SET}.yml`;
let roll_back_runs = 100;
async function rollBack(world, asked) {
    const target = (0,rollback_target/* parseRollbackTarget */.R)(asked.target);
    if (target === null)
        throw new TypeError(`no target: ${asked.target}`);
    roll_back_runs += 1;
    const runId = String(roll_back_runs);
    return withDoors(world, ({ repository, registry, line }) => (0,rollback_run/* runRollback */.e)({
        repository,
        registry: () => registry,
        line: asked.line ?? line,
        ancestry: () => repository,
        verify: async () => ({ outcome: 'absent', detail: 'nothing asks for it' }),
        containers: async () => null,
        io: { log: () => undefined },
        clock: world.clock,
    }, {
        policy: '.github/gatehouse.yml',
        set: SET,
        target,
        reason: 'a rehearsal',
        by: 'octocat',
        dryRun: asked.dryRun ?? false,
        ref: asked.ref ?? 'refs/heads/main',
        runId,
        runUrl: null,
    }), asked.token);
}
/** A refusal leaves nothing behind: no branch, no pull request, and main as it was. */
function untouched(world, current, report) {
    const branches = [...world.repository.refs.keys()].filter((ref) => ref.includes('/gatehouse/'));
    return observe(report, [
        ...branches.map((ref) => `${ref} was left behind.`),
        ...(openOn(world, ROLLBACK_BRANCH) === null ? [] : ['A pull request was opened.']),
        ...pinnedTo(world, current),
    ]);
}

;// CONCATENATED MODULE: ./src/rehearse/trials/hold.ts





/** What was left must not come back, nor what descends from it, until a person names the fix. Answers what is promoted in the end. */
function* holdTrials(world, left, current) {
    const held = (name, what, build) => ({
        name,
        lever: 'promote',
        what,
        expect: { outcome: 'refused', stoppedBy: 'promote/held' },
        run: async () => {
            const wish = { digests: digestLines(world, build), revision: build.revision };
            return leavesNothing(world, await promote_set_promote(world, wish), current);
        },
    });
    yield held('held', 'promote again what was rolled back', left);
    const next = world.build();
    yield held('held-descendant', 'promote the next build, which descends from it', next);
    yield {
        name: 'rollback-held',
        lever: 'rollback',
        what: 'roll back to what is on hold',
        expect: { outcome: 'refused', stoppedBy: 'rollback/held' },
        run: async () => untouched(world, current, await rollBack(world, { target: left.revision })),
    };
    const fixed = world.build();
    yield lifted(world, fixed, current);
    yield promote_proposed(world, 'promotion-of-the-fix', 'promote the build with the fix', fixed, current, 'done');
    yield { ...merged(world, fixed), name: 'fix-merged' };
    for (const trial of recorded(world, fixed))
        yield { ...trial, name: `${trial.name}-fix` };
    return fixed;
}
const lifted = (world, fixed, current) => ({
    name: 'hold-answered',
    lever: 'promote',
    what: 'a person names the commit of the fix in the hold',
    expect: { outcome: 'done' },
    run: async () => {
        const blob = world.repository.resolve(`main:${HOLD}`);
        const hold = blob?.type === 'blob' ? (0,set_hold/* readSetHold */.ES)(HOLD, blob.bytes.toString('utf8')) : null;
        if (hold === null)
            return { outcome: 'done', stoppedBy: [], detail: '', wrong: ['The hold cannot be read.'] };
        const text = (0,write_set_hold/* writeSetHold */.R)({ ...hold, 'fixed-by': fixed.revision });
        world.repository.commit({ branch: 'main', files: { [HOLD]: text }, message: 'Name the fix' });
        return {
            outcome: 'done',
            stoppedBy: [],
            detail: `${HOLD} names ${fixed.revision}.`,
            wrong: pinnedTo(world, current),
        };
    },
});

// EXTERNAL MODULE: ../levers/src/prune/restore.ts
var restore = __webpack_require__(13744);
// EXTERNAL MODULE: ../levers/src/prune/run.ts + 29 modules
var prune_run = __webpack_require__(45912);
;// CONCATENATED MODULE: ./src/rehearse/trials/clean-up.ts





async function prune(world, wish = {}) {
    const files = new Map();
    const report = await withDoors(world, ({ repository, registry, packages, line }) => (0,prune_run/* runPrune */.u)({
        name: REPOSITORY,
        repository,
        other: (name) => repositoryOf(world, name, wish.token),
        line: async () => line,
        registry,
        packages,
        io: { log: () => undefined },
        clock: world.clock,
        // nobody else asks these servers, so nobody has to be waited for
        pause: async () => undefined,
        keep: async (name, bytes) => void files.set(name, bytes),
    }, { policy: '.github/gatehouse.yml', set: '', dryRun: wish.dryRun ?? false, plan: wish.plan ?? null }), wish.token);
    return { report, files };
}
/** Every promoted build must be whole and have its tag, whatever the clean-up did. */
function keeps(world, { report }, promoted) {
    return observe(report, promoted.flatMap((build) => broken(world, build)));
}
function broken(world, build) {
    return ['web', 'worker'].flatMap((image) => {
        const digest = build[image];
        if (!existsAt(world, image, digest))
            return [`${image}@${digest} is gone.`];
        const children = childrenOf(world, image, digest).filter((child) => !existsAt(world, image, child));
        return [
            ...children.map((child) => `${child}, which is part of ${image}@${digest}, is gone.`),
            ...(tagsOf(world, image, digest).includes(build.revision) ? [] : [`${image}@${digest} lost its tag.`]),
        ];
    });
}
/** How many pending tags are left. */
const pendingTags = ({ registry }) => registry.registry.repositories.reduce((sum, { tags }) => sum + [...tags.keys()].filter((tag) => tag.startsWith('pending-')).length, 0);

;// CONCATENATED MODULE: ./src/rehearse/trials/prune.ts





const prune_LEVER = 'prune';
/** Plans, what must stop a clean-up, the clean-up itself, and bringing back what it took. */
function* pruneTrials(world, promoted) {
    yield {
        name: 'prune-dry-run',
        lever: prune_LEVER,
        what: 'plan a clean-up',
        expect: { outcome: 'planned' },
        run: () => unchanged(world, promoted, { dryRun: true }),
    };
    yield* stopped(world, promoted);
    yield* cleanUp(world, promoted);
}
/** A clean-up that must not touch anything. */
async function unchanged(world, promoted, wish) {
    const before = pendingTags(world);
    const seen = keeps(world, await prune(world, wish), promoted);
    const after = pendingTags(world);
    return after === before ? seen : { ...seen, wrong: [...seen.wrong, `${before - after} pending images went.`] };
}
function* stopped(world, promoted) {
    const refused = (name, what, rule, wish, broken) => ({
        name,
        lever: prune_LEVER,
        what,
        expect: { outcome: 'refused', stoppedBy: rule },
        run: () => during(broken?.() ?? (() => undefined), () => unchanged(world, promoted, wish())),
    });
    const kept = world.build();
    yield refused('unreadable-manifest', 'clean up while an image that is kept cannot be read', 'prune/unreadable-manifest', () => ({}), () => {
        const untag = retag(world, 'web', 'stable', kept.web);
        const match = { method: 'GET', path: new RegExp(`/manifests/${kept.web}`) };
        const fault = world.registry.faults.add({ match, do: { kind: 'not-found' } });
        return () => {
            fault.remove();
            untag();
        };
    });
    const spare = world.build();
    yield refused('both-tags', 'clean up where an image that nobody promoted has the tag of a promoted one', 'prune/both-tags', () => ({}), () => retag(world, 'web', spare.revision, spare.web));
    yield refused('unknown-plan', 'carry out a plan that nobody made', 'prune/moved', () => ({
        plan: { hash: `sha256:${'0'.repeat(64)}`, bytes: null },
    }));
    const permissions = { contents: 'read', 'pull-requests': 'read', packages: 'read' };
    yield refused('prune-forbidden', 'clean up with a token that may not delete', 'prune/forbidden', () => ({
        token: world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions }),
    }));
}
function* cleanUp(world, promoted) {
    let before = 0;
    let done = null;
    yield {
        name: 'two-prunes-at-once',
        lever: prune_LEVER,
        what: 'clean up, started twice at once',
        expect: { outcome: 'done' },
        run: async () => {
            before = pendingTags(world);
            const both = await Promise.all([prune(world), prune(world)]);
            done = both.find(({ report }) => report.outcome === 'done') ?? both[0];
            return keeps(world, done, promoted);
        },
    };
    yield {
        name: 'prune-again',
        lever: prune_LEVER,
        what: 'clean up again',
        expect: { outcome: 'nothing' },
        run: async () => keeps(world, await prune(world), promoted),
    };
    yield {
        name: 'restore',
        lever: prune_LEVER,
        what: 'bring back what was cleaned up',
        expect: { outcome: 'done' },
        run: async () => {
            const undo = done?.files.get('undo.json') ?? new Uint8Array();
            const report = await withDoors(world, ({ registry, packages }) => (0,restore/* restorePruned */.v)({ registry, packages, io: { log: () => undefined }, pause: async () => undefined }, undo, Object.values(world.images), false));
            const after = pendingTags(world);
            return observe(report, after === before ? [] : [`${after} pending tags are there where ${before} were.`]);
        },
    };
}

// EXTERNAL MODULE: ../forge/src/git/line/local.ts
var local = __webpack_require__(33058);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./src/rehearse/world/shallow.ts






const git = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** A clone whose history is cut at its tip, as `fetch-depth: 1` leaves it. */
async function shallowClone(world) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'gatehouse-shallow-'));
    const token = Buffer.from(`x-access-token:${world.token}`).toString('base64');
    const url = `${world.simulator.serverUrl}/${REPOSITORY}.git`;
    const env = {
        PATH: process.env.PATH,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
    };
    await git('git', ['-c', `http.extraHeader=authorization: Basic ${token}`, 'clone', '-q', '--bare', url, folder], {
        env,
    });
    // the simulator serves whole histories alone; this file is all that makes a clone a shallow one
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'shallow'), `${world.repository.branch('main')}\n`);
    return { folder, remove: () => (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true }) };
}

;// CONCATENATED MODULE: ./src/rehearse/trials/rollback.ts






/** What must not come back, then one that does, twice at once, and its hold. */
function* rollbackTrials(story) {
    yield {
        name: 'rollback-dry-run',
        lever: 'rollback',
        what: 'plan a rollback to the state before',
        expect: { outcome: 'planned' },
        run: async () => untouched(story.world, story.current, await rollBack(story.world, { target: 'previous', dryRun: true })),
    };
    yield* refusedTargets(story);
    yield* refusedImages(story);
    yield* refusedRuns(story);
    yield* theRollback(story);
}
function* refusedTargets({ world, current, earlier }) {
    const trial = rollback_refusals({ world, current, earlier });
    yield trial('unknown-revision', 'roll back to a revision that no image was built from', 'rollback/unknown-revision', {
        target: '1'.repeat(40),
    });
    const unpromoted = world.build({ tag: (revision) => revision });
    yield trial('never-promoted', 'roll back to images that were never promoted', 'rollback/never-promoted', {
        target: unpromoted.revision,
    });
    yield trial('retagged', 'roll back to a revision whose tag was moved to other images', 'rollback/retagged', { target: earlier.revision }, () => retag(world, 'web', earlier.revision, unpromoted.web));
    yield trial('already-there', 'roll back to what is promoted', 'rollback/already-there', { target: current.revision });
}
function* refusedImages({ world, current, earlier }) {
    const { before } = world;
    const trial = rollback_refusals({ world, current, earlier });
    const child = childrenOf(world, 'web', earlier.web)[2] ?? '';
    yield trial('deleted-child', 'roll back to an image whose second platform was deleted', 'rollback/child-missing', { target: earlier.revision }, () => remove(world, 'web', child));
    yield trial('wrong-label', 'roll back to an image that says it is of another revision', 'rollback/label', {
        target: before.mislabelled.revision,
    });
    yield trial('inventory', 'roll back to an image with a private key in it', 'rollback/inventory', {
        target: before.leaky.revision,
    });
}
function* refusedRuns({ world, current, earlier }) {
    const trial = rollback_refusals({ world, current, earlier });
    yield trial('other-branch', 'start a rollback on another branch', 'rollback/not-default-branch', {
        target: 'previous',
        ref: 'refs/heads/topic',
    });
    yield {
        name: 'rollback-forbidden',
        lever: 'rollback',
        what: 'roll back with a token that may not write contents',
        expect: { outcome: 'fault', stoppedBy: 'error/forbidden' },
        run: async () => {
            const permissions = { contents: 'read', 'pull-requests': 'write', packages: 'read' };
            const token = world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions });
            return observe(await rollBack(world, { target: 'previous', token }), pinnedTo(world, current));
        },
    };
    yield {
        name: 'shallow-history',
        lever: 'rollback',
        what: 'roll back with a history that ends early',
        expect: { outcome: 'fault', stoppedBy: 'error/shallow' },
        run: async () => {
            const clone = await shallowClone(world);
            return during(clone.remove, async () => {
                const line = await (0,local/* localLine */.u)(clone.folder);
                const report = await rollBack(world, { target: 'previous', line }).finally(() => line.close());
                return observe(report, pinnedTo(world, current));
            });
        },
    };
}
function* theRollback({ world, earlier }) {
    yield {
        name: 'two-rollbacks-at-once',
        lever: 'rollback',
        what: 'roll back to the build before, started twice at once',
        expect: [{ outcome: 'done' }, { outcome: 'refused' }],
        run: async () => {
            const asked = { target: earlier.revision };
            const reports = await Promise.allSettled([rollBack(world, asked), rollBack(world, asked)]);
            const done = reports.flatMap((one) => one.status === 'fulfilled' && one.value.outcome === 'done' ? [one.value] : []);
            const [first] = done;
            const open = [...world.repository.pulls.values()].filter(({ state }) => state === 'open');
            const wrong = [
                ...(first === undefined ? ['Neither of the two opened it.'] : []),
                ...(open.length === 1 ? [] : [`${open.length} pull requests are open where one should be.`]),
                ...pinnedTo(world, earlier, ROLLBACK_BRANCH),
                ...(world.repository.resolve(`${ROLLBACK_BRANCH}:${HOLD}`) === null ? ['It brings no hold.'] : []),
            ];
            if (first !== undefined)
                return observe(first, wrong);
            const [failed] = reports;
            if (failed?.status === 'rejected')
                throw failed.reason;
            return { outcome: 'refused', stoppedBy: [], detail: 'Neither of the two opened it.', wrong };
        },
    };
    yield {
        name: 'rollback-merged',
        lever: 'rollback',
        what: 'merge it, and look at the pins and the hold',
        expect: { outcome: 'done' },
        run: async () => {
            const merged = openOn(world, ROLLBACK_BRANCH) !== null && merge(world, ROLLBACK_BRANCH);
            const wrong = [
                ...(merged ? [] : ['There was no pull request to merge.']),
                ...pinnedTo(world, earlier),
                ...(world.repository.resolve(`main:${HOLD}`) === null ? [`${HOLD} is not there.`] : []),
            ];
            return { outcome: 'done', stoppedBy: [], detail: 'Every pin is what it was, and the hold is there.', wrong };
        },
    };
}
/** Makes trials of which each must be refused by one rule, and leave everything as it was. */
function rollback_refusals({ world, current }) {
    return (name, what, rule, wish, broken) => ({
        name,
        lever: 'rollback',
        what,
        expect: { outcome: 'refused', stoppedBy: rule },
        run: () => during(broken?.() ?? (() => undefined), async () => untouched(world, current, await rollBack(world, wish))),
    });
}

;// CONCATENATED MODULE: ./src/rehearse/trials/all.ts





/** Every trial, in an order in which each finds what it needs. */
function* allTrials(world) {
    const { first } = world.before;
    const promoted = yield* promoteTrials(world, first);
    yield* rollbackTrials({ world, current: promoted, earlier: first });
    const fixed = yield* holdTrials(world, promoted, first);
    yield* pruneTrials(world, [first, promoted, fixed]);
    yield* freshnessTrials(world, fixed);
}

// EXTERNAL MODULE: ../simulator/src/node-id.ts
var node_id = __webpack_require__(71582);
// EXTERNAL MODULE: ../simulator/src/state/changes.ts + 1 modules
var changes = __webpack_require__(4683);
// EXTERNAL MODULE: ../simulator/src/state/clock.ts
var state_clock = __webpack_require__(66760);
// EXTERNAL MODULE: ../simulator/src/state/merging/merge-state.ts
var merge_state = __webpack_require__(38198);
;// CONCATENATED MODULE: ../simulator/src/rest/render/label.ts

const label_renderLabel = ({ apiUrl }, repository, label) => ({
    id: label.id,
    node_id: (0,node_id/* nodeId */.s)('Label', label.id),
    url: `${apiUrl}/repos/${repository.name}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
});

;// CONCATENATED MODULE: ../simulator/src/rest/render/user.ts


/** `simple-user` of GitHub's description. */
function user_renderUser({ apiUrl, serverUrl }, account) {
    const login = encodeURIComponent(account.login);
    const url = `${apiUrl}/users/${login}`;
    // a bot's page is that of its app
    const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
    return {
        login: account.login,
        id: account.id,
        node_id: (0,node_id/* nodeId */.s)(account.type, account.id),
        avatar_url: `${serverUrl}/avatars/${account.id}`,
        gravatar_id: '',
        url,
        html_url: `${serverUrl}/${page}`,
        followers_url: `${url}/followers`,
        following_url: `${url}/following{/other_user}`,
        gists_url: `${url}/gists{/gist_id}`,
        starred_url: `${url}/starred{/owner}{/repo}`,
        subscriptions_url: `${url}/subscriptions`,
        organizations_url: `${url}/orgs`,
        repos_url: `${url}/repos`,
        events_url: `${url}/events{/privacy}`,
        received_events_url: `${url}/received_events`,
        type: account.type,
        user_view_type: 'public',
        site_admin: false,
    };
}
const user_renderSignature = ({ name, email, seconds }) => ({ name, email, date: (0,state_clock/* isoTime */.Ly)(seconds) });

;// CONCATENATED MODULE: ../simulator/src/rest/render/repository.ts



/** URL templates of a repository's parts, by field name. */
const LINKS = {
    archive_url: '/{archive_format}{/ref}',
    assignees_url: '/assignees{/user}',
    blobs_url: '/git/blobs{/sha}',
    branches_url: '/branches{/branch}',
    collaborators_url: '/collaborators{/collaborator}',
    comments_url: '/comments{/number}',
    commits_url: '/commits{/sha}',
    compare_url: '/compare/{base}...{head}',
    contents_url: '/contents/{+path}',
    contributors_url: '/contributors',
    deployments_url: '/deployments',
    downloads_url: '/downloads',
    events_url: '/events',
    forks_url: '/forks',
    git_commits_url: '/git/commits{/sha}',
    git_refs_url: '/git/refs{/sha}',
    git_tags_url: '/git/tags{/sha}',
    hooks_url: '/hooks',
    issue_comment_url: '/issues/comments{/number}',
    issue_events_url: '/issues/events{/number}',
    issues_url: '/issues{/number}',
    keys_url: '/keys{/key_id}',
    labels_url: '/labels{/name}',
    languages_url: '/languages',
    merges_url: '/merges',
    milestones_url: '/milestones{/number}',
    notifications_url: '/notifications{?since,all,participating}',
    pulls_url: '/pulls{/number}',
    releases_url: '/releases{/id}',
    stargazers_url: '/stargazers',
    statuses_url: '/statuses/{sha}',
    subscribers_url: '/subscribers',
    subscription_url: '/subscription',
    tags_url: '/tags',
    teams_url: '/teams',
    trees_url: '/git/trees{/sha}',
};
/** `minimal-repository`: identity and links. */
function renderMinimalRepository(roots, repository) {
    const url = `${roots.apiUrl}/repos/${repository.name}`;
    return {
        id: repository.id,
        node_id: (0,node_id/* nodeId */.s)('Repository', repository.id),
        name: repository.name.slice(repository.name.indexOf('/') + 1),
        full_name: repository.name,
        private: repository.visibility === 'private',
        owner: user_renderUser(roots, repository.owner),
        html_url: `${roots.serverUrl}/${repository.name}`,
        description: null,
        fork: repository.parent !== null,
        url,
        ...Object.fromEntries(Object.entries(LINKS).map(([name, template]) => [name, url + template])),
    };
}
/** `repository`, as inside a pull request's base and head. */
function repository_renderRepository(roots, repository) {
    const web = `${roots.serverUrl}/${repository.name}`;
    const created = (0,state_clock/* isoTime */.Ly)(repository.createdAt);
    return {
        ...renderMinimalRepository(roots, repository),
        created_at: created,
        updated_at: created,
        pushed_at: created,
        git_url: `${web}.git`.replace(/^https?:/, 'git:'),
        ssh_url: `git@${new URL(web).hostname}:${repository.name}.git`,
        clone_url: `${web}.git`,
        svn_url: web,
        homepage: null,
        size: 1,
        stargazers_count: 0,
        watchers_count: 0,
        watchers: 0,
        language: null,
        has_issues: true,
        has_projects: false,
        has_downloads: false,
        has_wiki: false,
        has_pages: false,
        has_discussions: false,
        forks: 0,
        forks_count: 0,
        mirror_url: null,
        archived: false,
        disabled: false,
        open_issues: 0,
        open_issues_count: 0,
        license: null,
        allow_forking: true,
        is_template: false,
        topics: [],
        visibility: repository.visibility,
        default_branch: repository.defaultBranch,
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/render/pull.ts







/** `pull-request-simple`, as in lists. */
function pull_renderPull(roots, pull) {
    const { repository, number } = pull;
    const closed = pull.closedAt === null ? null : (0,state_clock/* isoTime */.Ly)(pull.closedAt);
    return {
        ...urls(roots, pull),
        id: pull.id,
        node_id: (0,node_id/* nodeId */.s)('PullRequest', pull.id),
        number,
        state: pull.state === 'open' ? 'open' : 'closed',
        locked: false,
        title: pull.title,
        user: user_renderUser(roots, pull.author ?? repository.world.accounts.ensure('ghost')),
        body: pull.body,
        created_at: (0,state_clock/* isoTime */.Ly)(pull.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(pull.updatedAt),
        closed_at: closed,
        merged_at: pull.state === 'merged' ? closed : null,
        merge_commit_sha: pull.mergeCommit,
        assignee: null,
        assignees: [],
        requested_reviewers: [],
        requested_teams: [],
        labels: pull.thread.labels.map((label) => label_renderLabel(roots, repository, label)),
        milestone: null,
        draft: pull.draft,
        head: renderHead(roots, pull),
        base: {
            label: `${repository.owner.login}:${pull.base.ref}`,
            ref: pull.base.ref,
            sha: pull.base.sha,
            user: user_renderUser(roots, repository.owner),
            repo: repository_renderRepository(roots, repository),
        },
        author_association: 'CONTRIBUTOR',
        auto_merge: renderAutoMerge(roots, pull),
        active_lock_reason: null,
    };
}
/** `pull-request`: the counts too, which take reading every file of the change. */
function pull_renderFullPull(roots, pull) {
    const files = (0,changes/* pullRequestFiles */.sI)(pull);
    return {
        ...pull_renderPull(roots, pull),
        merged: pull.state === 'merged',
        mergeable: pull.state === 'open' ? !(0,merge_state/* conflicts */.em)(pull) : null,
        rebaseable: null,
        mergeable_state: (0,merge_state/* mergeStateOf */.hM)(pull).toLowerCase(),
        merged_by: pull.mergedBy === null ? null : user_renderUser(roots, pull.mergedBy),
        comments: pull.thread.comments.length,
        review_comments: 0,
        maintainer_can_modify: false,
        commits: (0,changes/* pullRequestCommits */.fs)(pull).length,
        ...(0,changes/* lineCounts */.Zl)(files),
        changed_files: files.length,
    };
}
function renderAutoMerge(roots, { autoMerge, title, number }) {
    if (autoMerge === null)
        return null;
    return {
        enabled_by: user_renderUser(roots, autoMerge.by),
        merge_method: autoMerge.method,
        commit_title: autoMerge.headline ?? `${title} (#${number})`,
        commit_message: autoMerge.body ?? '',
    };
}
function renderHead(roots, pull) {
    const { repository, owner, ref, sha } = pull.head;
    return {
        label: `${owner}:${ref}`,
        ref,
        sha,
        user: user_renderUser(roots, pull.repository.world.accounts.ensure(owner)),
        repo: repository === null ? null : repository_renderRepository(roots, repository),
    };
}
function urls({ apiUrl, serverUrl }, pull) {
    const api = `${apiUrl}/repos/${pull.repository.name}`;
    const url = `${api}/pulls/${pull.number}`;
    const html = `${serverUrl}/${pull.repository.name}/pull/${pull.number}`;
    const issue = `${api}/issues/${pull.number}`;
    const statuses = `${api}/statuses/${pull.head.sha}`;
    return {
        url,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        issue_url: issue,
        commits_url: `${url}/commits`,
        review_comments_url: `${url}/comments`,
        review_comment_url: `${api}/pulls/comments{/number}`,
        comments_url: `${issue}/comments`,
        statuses_url: statuses,
        _links: {
            self: { href: url },
            html: { href: html },
            issue: { href: issue },
            comments: { href: `${issue}/comments` },
            review_comments: { href: `${url}/comments` },
            review_comment: { href: `${api}/pulls/comments{/number}` },
            commits: { href: `${url}/commits` },
            statuses: { href: statuses },
        },
    };
}

// EXTERNAL MODULE: ../simulator/src/state/network.ts + 2 modules
var state_network = __webpack_require__(82572);
;// CONCATENATED MODULE: ../simulator/src/events.ts





/** The payload of a `pull_request` or `pull_request_target` event, as a runner puts it into `GITHUB_EVENT_PATH`. */
function pullRequestEvent(roots, repository, number, what = { action: 'opened' }) {
    const pull = repository.pullRequest(number);
    return {
        action: what.action,
        ...events_pullRequestPayload(roots, pull),
        ...details(what, pull.head.sha),
        repository: renderRepository(roots, repository),
        sender: renderUser(roots, pull.author ?? accountOf(repository.world, 'ghost')),
    };
}
/** What every event of a pull request says of it. */
const events_pullRequestPayload = (roots, pull) => ({
    number: pull.number,
    pull_request: renderFullPull(roots, pull),
});
function details(what, head) {
    if (what.action === 'synchronize')
        return { before: what.before, after: head };
    if (what.action !== 'edited')
        return {};
    return { changes: { base: { ref: { from: what.from.ref }, sha: { from: what.from.sha } } } };
}
/** The payload of a `merge_group` event; it names no pull request. */
function events_mergeGroupEvent(roots, repository, group) {
    const commit = repository.network.store.read('commit', group.headSha);
    return {
        action: 'checks_requested',
        merge_group: {
            head_sha: group.headSha,
            head_ref: group.headRef,
            base_sha: group.baseSha,
            base_ref: group.baseRef,
            head_commit: {
                id: commit.oid,
                tree_id: commit.tree,
                message: commit.message,
                timestamp: isoTime(commit.committer.seconds),
                author: renderSignature(commit.author),
                committer: renderSignature(commit.committer),
            },
        },
        repository: renderRepository(roots, repository),
        sender: renderUser(roots, accountOf(repository.world, 'github-merge-queue[bot]')),
    };
}

;// CONCATENATED MODULE: ../simulator/src/push-payload.ts






const NOTHING = '0'.repeat(40);
/** More are not listed. */
const MAX_COMMITS = 2048;
/** What a `push` event says beside repository and sender. */
function push_payload_pushPayload(roots, repository, { branch, before, after, sender }) {
    const { store } = repository.network;
    const page = `${roots.serverUrl}/${repository.name}`;
    const listed = before === null ? [] : commitsBetween(store, before, after).slice(-MAX_COMMITS);
    const { name, email } = accountOf(repository.world, sender);
    return {
        ref: `refs/heads/${branch}`,
        before: before ?? NOTHING,
        after,
        created: before === null,
        deleted: false,
        forced: before !== null && !isAncestor(store, before, after),
        base_ref: null,
        compare: `${page}/compare/${(before ?? NOTHING).slice(0, 12)}...${after.slice(0, 12)}`,
        commits: listed.map((commit) => renderPushed(page, repository, commit)),
        head_commit: renderPushed(page, repository, store.read('commit', after)),
        pusher: { name, email },
    };
}
function renderPushed(page, { network }, commit) {
    const files = changedFiles(network.store, commit.parents[0] ?? null, commit.oid);
    const paths = (kept) => files.filter(kept).map(({ path }) => nameText(path));
    return {
        id: commit.oid,
        tree_id: commit.tree,
        distinct: true,
        message: commit.message,
        timestamp: isoTime(commit.committer.seconds),
        url: `${page}/commit/${commit.oid}`,
        author: renderSignature(commit.author),
        committer: renderSignature(commit.committer),
        added: paths(({ before }) => before === null),
        removed: paths(({ after }) => after === null),
        modified: paths(({ before, after }) => before !== null && after !== null),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/checks/rollup.ts
var rollup = __webpack_require__(90802);
;// CONCATENATED MODULE: ../simulator/src/rest/render/app.ts


/** `integration`: the app that made a check. */
const renderApp = (roots, { world }, { id, slug, name }) => ({
    id,
    slug,
    node_id: (0,node_id/* nodeId */.s)('App', id),
    owner: user_renderUser(roots, world.accounts.ensure('github', { type: 'Organization', id: 9919 })),
    name,
    description: '',
    external_url: `${roots.serverUrl}/${slug}`,
    html_url: `${roots.serverUrl}/apps/${slug}`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2018-07-30T09:30:17Z',
    permissions: { checks: 'write', metadata: 'read' },
    events: [],
});

// EXTERNAL MODULE: ../simulator/src/state/commits.ts + 1 modules
var commits = __webpack_require__(98677);
// EXTERNAL MODULE: ../simulator/src/state/encoding.ts
var encoding = __webpack_require__(65789);
;// CONCATENATED MODULE: ../simulator/src/rest/render/commit.ts





function renderVerification(commit) {
    const state = (0,commits/* signatureState */.EQ)(commit);
    const signed = commit.signature !== null;
    return {
        verified: state === 'valid',
        reason: state,
        signature: commit.signature,
        payload: signed ? (0,encoding/* encodeCommit */.Cv)({ ...commit, signature: null }).toString('utf8') : null,
        verified_at: state === 'valid' ? (0,state_clock/* isoTime */.Ly)(commit.committer.seconds) : null,
    };
}
/** `commit`: what git says, and whose accounts the e-mails belong to; an address nobody has gives null. */
function commit_renderCommit(roots, repository, commit) {
    const url = `${roots.apiUrl}/repos/${repository.name}`;
    const web = `${roots.serverUrl}/${repository.name}`;
    const user = (email) => {
        const account = repository.world.accounts.withEmail(email);
        return account === null ? null : user_renderUser(roots, account);
    };
    return {
        sha: commit.oid,
        node_id: (0,node_id/* nodeId */.s)('Commit', commit.oid),
        commit: {
            author: user_renderSignature(commit.author),
            committer: user_renderSignature(commit.committer),
            message: commit.message,
            tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
            url: `${url}/git/commits/${commit.oid}`,
            comment_count: 0,
            verification: renderVerification(commit),
        },
        url: `${url}/commits/${commit.oid}`,
        html_url: `${web}/commit/${commit.oid}`,
        comments_url: `${url}/commits/${commit.oid}/comments`,
        author: user(commit.author.email),
        committer: user(commit.committer.email),
        parents: renderParents(roots, repository, commit),
    };
}
function renderParents(roots, repository, commit) {
    return commit.parents.map((sha) => ({
        sha,
        url: `${roots.apiUrl}/repos/${repository.name}/commits/${sha}`,
        html_url: `${roots.serverUrl}/${repository.name}/commit/${sha}`,
    }));
}
/** `simple-commit`, as beside checks and runs. */
const renderSimpleCommit = ({ oid, tree, message, author, committer }) => ({
    id: oid,
    tree_id: tree,
    message,
    timestamp: (0,state_clock/* isoTime */.Ly)(committer.seconds),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
});

;// CONCATENATED MODULE: ../simulator/src/rest/render/check-run.ts






const time = (at) => (at === null ? null : (0,state_clock/* isoTime */.Ly)(at));
function check_run_renderCheckRun(roots, repository, run) {
    const url = `${roots.apiUrl}/repos/${repository.name}/check-runs/${run.id}`;
    const page = `${roots.serverUrl}/${repository.name}/runs/${run.id}`;
    return {
        id: run.id,
        name: run.name,
        node_id: (0,node_id/* nodeId */.s)('CheckRun', run.id),
        head_sha: run.suite.sha,
        external_id: run.externalId,
        url,
        html_url: page,
        details_url: run.detailsUrl ?? page,
        status: run.status,
        conclusion: run.conclusion,
        started_at: time(run.startedAt),
        completed_at: time(run.completedAt),
        output: {
            title: run.title,
            summary: run.summary,
            text: run.text,
            annotations_count: 0,
            annotations_url: `${url}/annotations`,
        },
        check_suite: { id: run.suite.id },
        app: renderApp(roots, repository, run.suite.app),
        pull_requests: [],
    };
}
function renderCheckSuite(roots, repository, suite) {
    const url = `${roots.apiUrl}/repos/${repository.name}/check-suites/${suite.id}`;
    return {
        id: suite.id,
        node_id: (0,node_id/* nodeId */.s)('CheckSuite', suite.id),
        head_branch: null,
        head_sha: suite.sha,
        status: (0,rollup/* suiteStatus */.x2)(suite),
        conclusion: (0,rollup/* suiteConclusion */.ic)(suite),
        url,
        before: null,
        after: suite.sha,
        pull_requests: [],
        app: renderApp(roots, repository, suite.app),
        repository: renderMinimalRepository(roots, repository),
        created_at: (0,state_clock/* isoTime */.Ly)(suite.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(suite.updatedAt),
        head_commit: renderSimpleCommit(repository.network.store.read('commit', suite.sha)),
        latest_check_runs_count: (0,rollup/* latestRuns */.ee)(suite.runs).length,
        check_runs_url: `${url}/check-runs`,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../simulator/src/rest/render/workflow-run.ts






/** Artifacts are kept for 90 days unless asked otherwise. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;
function workflow_run_renderRun(roots, repository, run) {
    const created = (0,state_clock/* isoTime */.Ly)(run.createdAt);
    const actor = user_renderUser(roots, run.actor);
    const commit = repository.network.store.get(run.headSha);
    const head = repository.world.repositories.get(run.headRepository.toLowerCase()) ?? repository;
    return {
        id: run.id,
        name: run.name,
        node_id: (0,node_id/* nodeId */.s)('WorkflowRun', run.id),
        check_suite_id: run.suite.id,
        check_suite_node_id: (0,node_id/* nodeId */.s)('CheckSuite', run.suite.id),
        head_branch: run.headBranch,
        head_sha: run.headSha,
        path: run.path,
        run_number: run.number,
        run_attempt: run.attempt,
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        workflow_id: run.workflowId,
        display_title: run.name,
        created_at: created,
        updated_at: created,
        run_started_at: created,
        actor,
        triggering_actor: actor,
        pull_requests: [],
        head_commit: commit?.type === 'commit' ? renderSimpleCommit(commit) : null,
        repository: renderMinimalRepository(roots, repository),
        head_repository: renderMinimalRepository(roots, head),
        ...workflow_run_urls(roots, repository, run),
    };
}
function workflow_run_urls(roots, repository, run) {
    const api = `${roots.apiUrl}/repos/${repository.name}`;
    const url = `${api}/actions/runs/${run.id}`;
    return {
        url,
        html_url: `${roots.serverUrl}/${repository.name}/actions/runs/${run.id}`,
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_url: `${api}/check-suites/${run.suite.id}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        previous_attempt_url: null,
        workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    };
}
function renderArtifact(roots, repository, artifact) {
    const { run } = artifact;
    const url = `${roots.apiUrl}/repos/${repository.name}/actions/artifacts/${artifact.id}`;
    const head = repository.world.repositories.get(run.headRepository.toLowerCase()) ?? repository;
    return {
        id: artifact.id,
        node_id: (0,node_id/* nodeId */.s)('Artifact', artifact.id),
        name: artifact.name,
        size_in_bytes: artifact.bytes.length,
        url,
        archive_download_url: `${url}/zip`,
        expired: artifact.expired,
        digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(artifact.bytes).digest('hex')}`,
        created_at: (0,state_clock/* isoTime */.Ly)(artifact.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(artifact.createdAt),
        expires_at: (0,state_clock/* isoTime */.Ly)(artifact.createdAt + KEPT_SECONDS),
        workflow_run: {
            id: run.id,
            repository_id: repository.id,
            head_repository_id: head.id,
            head_branch: run.headBranch,
            head_sha: run.headSha,
        },
    };
}

;// CONCATENATED MODULE: ../simulator/src/event-payload.ts













/**
 * The payload of a recorded event, as a runner finds it in `GITHUB_EVENT_PATH` when the event's name is `event.event`. Pull requests
 * and issues stand in it as they were; what hangs on them (files, mergeability) is computed when asked.
 */
function eventPayload(roots, repository, event) {
    return {
        ...('action' in event ? { action: event.action } : {}),
        ...detailsOf(roots, repository, event),
        repository: renderRepository(roots, repository),
        sender: renderUser(roots, accountOf(repository.world, event.sender)),
    };
}
function detailsOf(roots, repository, event) {
    switch (event.event) {
        case 'pull_request_target':
            return { ...pullRequestPayload(roots, event.subject), ...moreOf(roots, repository, event) };
        case 'issues':
            return { issue: issueOf(roots, event.subject), ...moreOf(roots, repository, event) };
        case 'issue_comment':
            return commentPayload(roots, event);
        case 'pull_request_review':
            return reviewPayload(roots, event);
        case 'status':
            return statusPayload(roots, repository, event);
        case 'check_run':
            return { check_run: renderCheckRun(roots, repository, event.run) };
        case 'workflow_run':
            return { workflow_run: renderRun(roots, repository, event.run), workflow: null };
        case 'merge_group': {
            const { merge_group } = mergeGroupEvent(roots, repository, event.group);
            return { merge_group };
        }
        case 'push':
            return pushPayload(roots, repository, event);
    }
}
function commentPayload(roots, event) {
    const comment = renderComment(roots, event.subject, event.comment);
    return {
        issue: issueOf(roots, event.subject),
        comment: { ...comment, performed_via_github_app: null, reactions: reactions(comment.url) },
        ...(event.action === 'edited' ? { changes: {} } : {}),
    };
}
/** Webhooks always tell of reactions. */
function issueOf(roots, subject) {
    const issue = renderIssue(roots, subject);
    return { ...issue, reactions: reactions(issue.url) };
}
const REACTIONS = (/* unused pure expression or super */ null && (['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes']));
const reactions = (url) => ({
    url: `${url}/reactions`,
    total_count: 0,
    ...Object.fromEntries(REACTIONS.map((name) => [name, 0])),
});
/** What an action says beside its subject. */
function moreOf(roots, repository, event) {
    switch (event.action) {
        case 'labeled':
        case 'unlabeled':
            return { label: renderLabel(roots, repository, event.label) };
        case 'edited':
            return { changes: renderChanges(event.changes) };
        case 'synchronize':
            return { before: event.before, after: event.subject.head.sha };
        case 'dequeued':
        case 'auto_merge_disabled':
            return { reason: 'MANUAL' };
        default:
            return {};
    }
}
const renderChanges = ({ title, body, base }) => ({
    ...(title === undefined ? {} : { title: { from: title } }),
    ...(body === undefined ? {} : { body: { from: body ?? '' } }),
    ...(base === undefined ? {} : { base: { ref: { from: base.ref }, sha: { from: base.sha } } }),
});
function reviewPayload(roots, event) {
    const { review, subject, action } = event;
    const rendered = renderReview(roots, subject, review);
    return {
        // webhooks write the state in lower case, unlike the API
        review: {
            submitted_at: null,
            ...rendered,
            state: review.state.toLowerCase(),
            updated_at: isoTime(review.updatedAt),
        },
        pull_request: renderPull(roots, subject),
        ...(action === 'edited' ? { changes: {} } : {}),
    };
}
function statusPayload(roots, repository, { status }) {
    const at = isoTime(status.createdAt);
    const commit = renderCommit(roots, repository, repository.network.store.read('commit', status.sha));
    const heads = [...repository.refs].filter(([ref, sha]) => ref.startsWith('refs/heads/') && sha === status.sha);
    return {
        id: status.id,
        sha: status.sha,
        name: repository.name,
        target_url: status.targetUrl,
        avatar_url: `${roots.serverUrl}/avatars/${status.creator.id}`,
        context: status.context,
        description: status.description,
        state: status.state,
        commit,
        branches: heads.map(([ref, sha]) => ({
            name: ref.slice('refs/heads/'.length),
            commit: { sha, url: `${roots.apiUrl}/repos/${repository.name}/commits/${sha}` },
            protected: false,
        })),
        created_at: at,
        updated_at: at,
    };
}

;// CONCATENATED MODULE: ../simulator/src/failures.ts
/**
 * Every way in which one request fails, by name, for tests that let each request of a run fail in each way. After `timeout` and
 * `cut-body` what was asked has happened all the same; after the others it has not.
 */
const FAILURES = {
    '500': { kind: 'status', status: 500 },
    '403': { kind: 'forbidden' },
    '404': { kind: 'not-found' },
    '429': { kind: 'too-many-requests', retryAfter: 1 },
    timeout: { kind: 'silence' },
    'cut-body': { kind: 'cut-body' },
};

;// CONCATENATED MODULE: ../simulator/src/limits/options.ts
/** As GitHub documents them for a workflow's own token. */
const GITHUB_LIMITS = {
    requestsPerHour: 1000,
    creationsPerMinute: 80,
    creationsPerHour: 500,
    pointsPerMinute: 900,
};

;// CONCATENATED MODULE: ../simulator/src/registry/digest.ts

/** `sha256:<64 hex>` of bytes, as the OCI image specification writes a digest. */
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
const isDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);

;// CONCATENATED MODULE: ../simulator/src/registry/media-types.ts
/** Media types of the OCI image specification, and those of Docker that mean the same. */
const media_types_OCI = {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
};
const DOCKER = {
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
};

;// CONCATENATED MODULE: ../simulator/src/registry/store.ts
const store_toBytes = (value) => Buffer.from(JSON.stringify(value));
/** Stores a blob in process and describes it. */
function store_storeBlob({ registry }, repository, bytes, mediaType) {
    return { mediaType, digest: registry.addBlob(repository, bytes), size: bytes.length };
}
/** Stores a manifest or an index in process, without the checks of a push: what is broken can be seeded too. */
function store_storeManifest({ registry }, content, options) {
    const { repository, mediaType, tags = [], at } = options;
    const target = registry.repository(repository);
    const version = target.put(store_toBytes(content), { mediaType, at });
    for (const tag of tags)
        target.tag(tag, version.digest, at);
    return version;
}
const store_describeVersion = ({ mediaType, digest, bytes }) => ({
    mediaType,
    digest,
    size: bytes.length,
});
/** When images are made unless somebody says; the same in every run. */
const store_DEFAULT_CREATED = '2026-01-01T00:00:00Z';

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ../simulator/src/registry/tar.ts

const BLOCK = 512;
function makeLayer(files) {
    const entries = Object.entries(files).flatMap(([path, file]) => entry(path, file));
    const tar = Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
    const gzip = (0,external_node_zlib_.gzipSync)(tar, { level: 6 });
    // the operating system's byte is the only one that differs from machine to machine
    gzip[9] = 255;
    return { tar, gzip };
}
function entry(path, file) {
    const base = { path, mode: 0o644, uid: 0, gid: 0, size: 0, link: '' };
    if (typeof file === 'string' || file instanceof Uint8Array)
        return withContent(base, Buffer.from(file));
    if ('symlink' in file)
        return [tar_header({ ...base, type: '2', mode: 0o777, link: file.symlink })];
    if ('hardlink' in file)
        return [tar_header({ ...base, type: '1', link: file.hardlink })];
    const { content, ...attributes } = file;
    return withContent({ ...base, ...attributes }, Buffer.from(content));
}
function withContent(base, content) {
    if (base.path.endsWith('/'))
        return [tar_header({ ...base, type: '5', mode: 0o755 })];
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [tar_header({ ...base, type: '0', size: content.length }), content, padding];
}
/** Field of POSIX ustar: where it begins and how many bytes it has. */
const FIELD = {
    name: [0, 100],
    mode: [100, 8],
    uid: [108, 8],
    gid: [116, 8],
    size: [124, 12],
    time: [136, 12],
    checksum: [148, 8],
    type: [156, 1],
    link: [157, 100],
    magic: [257, 8],
    prefix: [345, 155],
};
function tar_header(entry) {
    const block = Buffer.alloc(BLOCK);
    const put = (field, value) => {
        const [start, length] = FIELD[field];
        if (Buffer.byteLength(value) > length)
            throw new Error(`${entry.path}: ${field} is too long for a tar header`);
        block.write(value, start);
    };
    const octal = (field, value) => put(field, `${value.toString(8).padStart(FIELD[field][1] - 1, '0')}\0`);
    const { prefix, name } = split(entry.path);
    put('name', name);
    put('prefix', prefix);
    for (const field of ['mode', 'uid', 'gid', 'size'])
        octal(field, entry[field]);
    octal('time', 0);
    put('type', entry.type);
    put('link', entry.link);
    put('magic', 'ustar\x0000');
    put('checksum', ' '.repeat(8));
    const sum = block.reduce((total, byte) => total + byte, 0);
    put('checksum', `${sum.toString(8).padStart(6, '0')}\0 `);
    return block;
}
/** More than 100 bytes of path are divided at a slash. */
function split(path) {
    if (Buffer.byteLength(path) <= 100)
        return { prefix: '', name: path };
    const at = path.indexOf('/', path.length - 101);
    return { prefix: path.slice(0, at), name: path.slice(at + 1) };
}

;// CONCATENATED MODULE: ../simulator/src/registry/push-image.ts




/** Puts an image into a registry in process; the same input gives the same digests in every run. */
function pushImage(holder, input) {
    const { platforms, nested = [], tags = [] } = input;
    if (platforms === undefined && nested.length === 0) {
        return { digest: pushPlatform(holder, input, 'linux/amd64', tags).digest, children: [] };
    }
    const entries = [
        ...(platforms ?? []).flatMap((platform) => pushEntries(holder, input, platform)),
        ...nested.map((digest) => described(holder, input.repository, digest)),
    ];
    const mediaType = typesOf(input).index;
    const { digest } = store_storeManifest(holder, { schemaVersion: 2, mediaType, manifests: entries }, at(input, mediaType, tags));
    return { digest, children: entries.map((entry) => entry.digest) };
}
const typesOf = ({ docker }) => (docker ? DOCKER : media_types_OCI);
const at = ({ repository, created = store_DEFAULT_CREATED }, mediaType, tags = []) => ({
    repository,
    mediaType,
    tags,
    at: Date.parse(created),
});
function described({ registry }, repository, digest) {
    const version = registry.repository(repository).find(digest);
    if (version === null)
        throw new Error(`${repository} has no ${digest}`);
    return store_describeVersion(version);
}
function pushEntries(holder, input, platform) {
    const image = pushPlatform(holder, input, platform);
    const entry = { ...image, platform: parsePlatform(platform) };
    return input.attestations ? [entry, pushAttestation(holder, input, image.digest)] : [entry];
}
function parsePlatform(platform) {
    const [os, architecture, variant] = platform.split('/');
    return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}
const push_image_layers = new WeakMap();
/** Ten thousand images of the same files compress them once. */
function layerOf(files) {
    const layer = push_image_layers.get(files) ?? makeLayer(files);
    push_image_layers.set(files, layer);
    return layer;
}
const NO_FILES = {};
function pushPlatform(holder, input, platform, tags = []) {
    const contents = (input.layers ?? [input.files ?? NO_FILES]).map(layerOf);
    const { manifest: mediaType } = typesOf(input);
    const config = store_storeBlob(holder, input.repository, store_toBytes(configOf(input, platform, contents)), media_types_OCI.config);
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config,
        layers: contents.map(({ gzip }) => store_storeBlob(holder, input.repository, gzip, media_types_OCI.layer)),
    };
    return store_describeVersion(store_storeManifest(holder, manifest, at(input, mediaType, tags)));
}
function configOf(input, platform, contents) {
    const { labels = {}, created = store_DEFAULT_CREATED, entryPoint, command, environment, user, workingDirectory } = input;
    return {
        created,
        ...parsePlatform(platform),
        config: {
            Labels: typeof labels === 'function' ? labels(platform) : labels,
            Entrypoint: entryPoint,
            Cmd: command,
            Env: environment,
            User: user,
            WorkingDir: workingDirectory,
        },
        rootfs: { type: 'layers', diff_ids: contents.map(({ tar }) => digestOf(tar)) },
    };
}
/** As BuildKit attaches provenance: a child of a platform that no machine has. */
function pushAttestation(holder, input, subject) {
    const statement = { _type: 'https://in-toto.io/Statement/v0.1', subject: [{ digest: { sha256: subject.slice(7) } }] };
    const config = { architecture: 'unknown', os: 'unknown', config: {}, rootfs: { type: 'layers', diff_ids: [] } };
    const manifest = {
        schemaVersion: 2,
        mediaType: media_types_OCI.manifest,
        config: store_storeBlob(holder, input.repository, store_toBytes(config), media_types_OCI.config),
        layers: [store_storeBlob(holder, input.repository, store_toBytes(statement), 'application/vnd.in-toto+json')],
    };
    return {
        ...store_describeVersion(store_storeManifest(holder, manifest, at(input, media_types_OCI.manifest))),
        annotations: { 'vnd.docker.reference.digest': subject, 'vnd.docker.reference.type': 'attestation-manifest' },
        platform: { architecture: 'unknown', os: 'unknown' },
    };
}

;// CONCATENATED MODULE: ../simulator/src/registry/reply.ts
const reply_NOTHING = new Uint8Array();
const reply = (status, headers = {}, body = reply_NOTHING) => ({ status, headers, body });
const reply_json = (status, value, headers = {}) => reply(status, { 'content-type': 'application/json', ...headers }, Buffer.from(JSON.stringify(value)));
/** An answer in the shape of the distribution specification's errors. */
class RegistryFailure extends Error {
    status;
    code;
    headers;
    constructor(status, code, message, headers = {}) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }
    reply() {
        return reply_json(this.status, { errors: [{ code: this.code, message: this.message }] }, this.headers);
    }
}
const unsupported = () => new RegistryFailure(405, 'UNSUPPORTED', 'The operation is unsupported.');
const unknownName = (name) => new RegistryFailure(404, 'NAME_UNKNOWN', `repository name not known to registry: ${name}`);

;// CONCATENATED MODULE: ../simulator/src/registry/access.ts

/** Throws unless whoever called may do that to the repository; the first refusal carries the challenge that leads to a token. */
function authorise(context, repository, right) {
    if (context.state.auth === 'none')
        return;
    const grant = grantOf(context);
    if (grant === null)
        throw challenge(context, { repository, right });
    if (grant(repository, right))
        return;
    if (context.state.kind === 'ghcr') {
        throw new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied');
    }
    throw challenge(context, { repository, right, error: 'insufficient_scope' });
}
/** For the API's root, which takes anybody who is known. */
function authenticate(context) {
    if (context.state.auth !== 'none' && grantOf(context) === null)
        throw challenge(context, {});
}
/** Null: nobody who is known. */
function grantOf({ state, call }) {
    const [scheme = '', value = ''] = (call.headers.authorization ?? '').split(' ');
    if (state.auth === 'basic')
        return scheme.toLowerCase() === 'basic' ? basicGrant(state.users, value) : null;
    return scheme.toLowerCase() === 'bearer' ? state.users.bearer(value) : null;
}
/** What Basic credentials may do; null: wrong, or not readable. */
function basicGrant(users, encoded) {
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return colon < 0 ? null : users.login(text.slice(0, colon), text.slice(colon + 1));
}
const ACTIONS = { pull: 'pull', push: 'pull,push', delete: 'delete' };
function challenge(context, { repository, right, error }) {
    const { state, url, realm } = context;
    const parameters = [`realm="${realm ?? `${url}/token`}"`, `service="${new URL(url).host}"`];
    if (repository !== undefined && right !== undefined) {
        parameters.push(`scope="repository:${repository}:${ACTIONS[right]}"`);
    }
    const sent = context.call.headers.authorization !== undefined;
    if (sent)
        parameters.push(`error="${error ?? 'invalid_token'}"`);
    const header = state.auth === 'basic' ? 'Basic realm="simulated"' : `Bearer ${parameters.join(',')}`;
    return new RegistryFailure(401, 'UNAUTHORIZED', 'authentication required', { 'www-authenticate': header });
}

;// CONCATENATED MODULE: ../simulator/src/registry/parse.ts
/** Null: not a JSON object. */
function parse_parseManifest(bytes) {
    try {
        const value = JSON.parse(Buffer.from(bytes).toString('utf8'));
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ../simulator/src/registry/referrers.ts





/** An index of what has the digest as its subject; a digest that nobody has is an empty one. */
function listReferrers(context) {
    const { state, call, name, reference } = context;
    authorise(context, name, 'pull');
    if (state.switches.referrers === false)
        throw new RegistryFailure(404, 'NOT_FOUND', 'page not found');
    if (!isDigest(reference))
        throw new RegistryFailure(400, 'DIGEST_INVALID', reference);
    const repository = state.find(name);
    const all = repository === null || state.switches.referrers === 'empty' ? [] : referrersOf(repository, reference);
    const type = call.url.searchParams.get('artifactType');
    const manifests = type === null ? all : all.filter(({ artifactType }) => artifactType === type);
    return reply_json(200, { schemaVersion: 2, mediaType: media_types_OCI.index, manifests }, { 'content-type': media_types_OCI.index, ...(type === null ? {} : { 'oci-filters-applied': 'artifactType' }) });
}
function referrersOf(repository, digest) {
    return repository.versions.flatMap((version) => {
        // most manifests have no subject, and parsing them all would be slow
        if (!version.bytes.includes('"subject"'))
            return [];
        const parsed = parse_parseManifest(version.bytes);
        return parsed?.subject?.digest === digest ? [referrers_describe(version, parsed)] : [];
    });
}
/** A descriptor as the specification has referrers listed: with the artifact's type and annotations. */
function referrers_describe(version, parsed) {
    const artifactType = parsed.artifactType ?? parsed.config?.mediaType;
    return {
        mediaType: version.mediaType,
        digest: version.digest,
        size: version.bytes.length,
        ...(artifactType === undefined ? {} : { artifactType }),
        ...(parsed.annotations === undefined ? {} : { annotations: parsed.annotations }),
    };
}

;// CONCATENATED MODULE: ../simulator/src/registry/push-referrer.ts




/** Attaches something to a digest as the specification's referrers do; gives the referrer's digest. */
function pushReferrer(holder, input) {
    const { repository, artifactType, payload = '{}', annotations } = input;
    const size = holder.registry.find(repository)?.find(input.subject)?.bytes.length ?? 0;
    const version = storeManifest(holder, {
        schemaVersion: 2,
        mediaType: OCI.manifest,
        artifactType,
        config: storeBlob(holder, repository, Buffer.from('{}'), OCI.empty),
        layers: [storeBlob(holder, repository, Buffer.from(payload), artifactType)],
        subject: { mediaType: OCI.manifest, digest: input.subject, size },
        annotations,
    }, stored(input, OCI.manifest));
    if (input.fallbackTag ?? holder.registry.switches.referrers !== true)
        listInTag(holder, input, version);
    return version.digest;
}
const stored = ({ repository, created = DEFAULT_CREATED }, mediaType) => ({
    repository,
    mediaType,
    at: Date.parse(created),
});
/** `sha256:<hex>` as a tag has it. */
const asTag = (digest) => digest.replace(':', '-');
function listInTag(holder, input, version) {
    const tag = asTag(input.subject);
    const before = holder.registry.repository(input.repository).find(tag);
    const listed = before === null ? [] : (parseManifest(before.bytes)?.manifests ?? []);
    const parsed = parseManifest(version.bytes);
    const manifests = parsed === null ? listed : [...listed, describe(version, parsed)];
    storeManifest(holder, { schemaVersion: 2, mediaType: OCI.index, manifests }, { ...stored(input, OCI.index), tags: [tag] });
}
/** What cosign pushes beside an image: a version of its own under the tag `sha256-<64 hex>.sig`; gives its digest. */
function pushSignature(holder, input) {
    const { repository, digest, kind = 'sig' } = input;
    const payload = toBytes({ critical: { image: { 'docker-manifest-digest': digest }, type: `cosign ${kind}` } });
    const manifest = {
        schemaVersion: 2,
        mediaType: OCI.manifest,
        config: storeBlob(holder, repository, toBytes({ architecture: '', os: '', config: {} }), OCI.config),
        layers: [storeBlob(holder, repository, payload, 'application/vnd.dev.cosign.simplesigning.v1+json')],
    };
    return describeVersion(storeManifest(holder, manifest, { ...stored(input, OCI.manifest), tags: [`${asTag(digest)}.${kind}`] })).digest;
}

;// CONCATENATED MODULE: ../simulator/src/faults.ts
/** The switches. Faults apply in the order they were added; the first that answers instead of the server wins. */
class FaultBoard {
    #entries = new Set();
    add(options) {
        const entry = { match: options.match ?? {}, fault: options.do, all: 0, seen: 0, hits: 0 };
        this.#entries.add(entry);
        return { hits: () => entry.hits, remove: () => void this.#entries.delete(entry) };
    }
    clear() {
        this.#entries.clear();
    }
    /** Faults that meet this request; counts it. */
    take(target) {
        const met = [];
        for (const entry of this.#entries) {
            entry.all += 1;
            if (entry.match.index !== undefined && entry.match.index !== entry.all)
                continue;
            if (!matches(entry.match, target))
                continue;
            entry.seen += 1;
            if (entry.seen <= (entry.match.after ?? 0) || entry.hits >= (entry.match.times ?? Number.POSITIVE_INFINITY)) {
                continue;
            }
            entry.hits += 1;
            met.push(entry.fault);
        }
        return met;
    }
}
function matches({ method, path, graphql }, target) {
    if (method !== undefined && method.toUpperCase() !== target.method)
        return false;
    // a global expression would remember where it stopped
    if (path !== undefined && target.path.search(path) < 0)
        return false;
    return graphql === undefined || (target.graphql !== null && target.graphql.search(graphql) >= 0);
}

;// CONCATENATED MODULE: ../simulator/src/registry/faults.ts

/** What is answered in place of the truth; null: this fault lets the request through. */
function replyInstead(fault) {
    switch (fault.kind) {
        case 'status':
            return new RegistryFailure(fault.status, fault.code ?? 'UNKNOWN', 'a fault was switched on').reply();
        case 'too-many-requests':
            return reply_json(429, { errors: [{ code: 'TOOMANYREQUESTS', message: 'retry later' }] }, { 'retry-after': String(fault.retryAfter) });
        case 'unauthorized':
            return new RegistryFailure(401, 'UNAUTHORIZED', 'authentication required').reply();
        case 'forbidden':
            return new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied').reply();
        case 'not-found':
            return new RegistryFailure(404, 'MANIFEST_UNKNOWN', 'manifest unknown').reply();
        case 'unsupported':
            return new RegistryFailure(405, 'UNSUPPORTED', 'The operation is unsupported.').reply();
        default:
            return null;
    }
}
/** Falsifies an answer that was made. */
function edit(answer, fault) {
    switch (fault.kind) {
        case 'tamper':
            return { ...answer, body: tampered(answer.body) };
        case 'rewrite':
            return withBody(answer, fault.body(Buffer.from(answer.body)));
        case 'headers':
            return { ...answer, headers: defined({ ...answer.headers, ...fault.set }) };
        default:
            return answer;
    }
}
/** The last letter or digit becomes another one, so that JSON stays JSON. */
function tampered(body) {
    const changed = Buffer.from(body);
    const at = changed.findLastIndex((byte) => /[0-9a-z]/i.test(String.fromCharCode(byte)));
    if (at >= 0)
        changed[at] = changed[at] === 0x30 ? 0x31 : 0x30;
    return changed;
}
const withBody = (answer, body) => ({
    ...answer,
    headers: { ...answer.headers, 'content-length': String(body.length) },
    body,
});
const defined = (headers) => Object.fromEntries(Object.entries(headers).filter((pair) => pair[1] !== undefined));

;// CONCATENATED MODULE: ../simulator/src/registry/blobs.ts


const blobUnknown = (reference) => new RegistryFailure(404, 'BLOB_UNKNOWN', `blob unknown to registry: ${reference}`);
/** The bytes, a range of them, or the way to the host that has them. */
function getBlob(context) {
    const { state, call, name, reference, blobUrl } = context;
    authorise(context, name, 'pull');
    const bytes = state.blob(name, reference);
    if (bytes === null)
        throw blobUnknown(reference);
    if (state.switches.redirectBlobs)
        return reply(307, { location: `${blobUrl}/stored/${reference}?signature=simulated` });
    return blobReply(bytes, reference, call.method === 'HEAD', call.headers.range);
}
/** @param range value of the header; a start past the end is 416 */
function blobReply(bytes, digest, head, range) {
    const headers = {
        'content-type': 'application/octet-stream',
        'docker-content-digest': digest,
        'accept-ranges': 'bytes',
    };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    if (from === undefined) {
        return reply(200, { ...headers, 'content-length': String(bytes.length) }, head ? undefined : bytes);
    }
    const start = Number(from);
    const end = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1);
    if (start > end)
        throw new RegistryFailure(416, 'RANGE_INVALID', `the blob has ${bytes.length} bytes`);
    const part = bytes.subarray(start, end + 1);
    const ranged = { 'content-range': `bytes ${start}-${end}/${bytes.length}`, 'content-length': String(part.length) };
    return reply(206, { ...headers, ...ranged }, head ? undefined : part);
}
function deleteBlob(context) {
    const { state, name, reference } = context;
    if (!state.switches.deletes)
        throw unsupported();
    authorise(context, name, 'delete');
    if (!state.find(name)?.blobs.delete(reference))
        throw blobUnknown(reference);
    return reply(202);
}

;// CONCATENATED MODULE: ../simulator/src/registry/manifests.ts





/** The distribution specification has registries take at least 4 MiB, and CNCF's takes no more. */
const MAX_BYTES = 4 * 1024 * 1024;
const TAG = /^\w[\w.-]{0,127}$/;
const unknown = (reference, why = 'manifest unknown') => new RegistryFailure(404, 'MANIFEST_UNKNOWN', `${why}: ${reference}`);
const invalid = (message) => new RegistryFailure(400, 'MANIFEST_INVALID', message);
function getManifest(context) {
    const { state, call, name, reference } = context;
    authorise(context, name, 'pull');
    const version = state.find(name)?.find(reference) ?? null;
    if (version === null || !accepts(call.headers.accept, version))
        throw unknown(reference);
    const head = call.method === 'HEAD';
    if (!head)
        version.downloads += 1;
    const headers = {
        'content-type': version.mediaType,
        'docker-content-digest': version.digest,
        'content-length': String(version.bytes.length),
    };
    return reply(200, headers, head ? undefined : version.bytes);
}
/** Docker's first manifest alone needs no asking for; a client that does not name the others is told that there is none. */
function accepts(accept, { mediaType }) {
    const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim() ?? '');
    return types.includes(mediaType) || types.includes('*/*') || types.includes('application/*');
}
function putManifest(context) {
    const { state, call, name, reference } = context;
    authorise(context, name, 'push');
    if (call.body.length > MAX_BYTES)
        throw new RegistryFailure(413, 'MANIFEST_INVALID', 'the manifest is too large');
    const parsed = parse_parseManifest(call.body);
    const mediaType = call.headers['content-type'] ?? '';
    if (parsed === null || !isManifestType(mediaType))
        throw invalid('not a manifest of a known media type');
    if (parsed.mediaType !== undefined && parsed.mediaType !== mediaType) {
        throw invalid(`mediaType ${parsed.mediaType} is not the Content-Type ${mediaType}`);
    }
    const digest = digestOf(call.body);
    checkReference(reference, digest);
    const repository = state.repository(name);
    checkParts(repository, parsed);
    repository.put(call.body, { mediaType, at: state.now(), ...(isDigest(reference) ? {} : { tag: reference }) });
    return reply(201, {
        location: `/v2/${name}/manifests/${digest}`,
        'docker-content-digest': digest,
        ...(parsed.subject !== undefined && state.switches.referrers === true
            ? { 'oci-subject': parsed.subject.digest }
            : {}),
    });
}
const isManifestType = (type) => [media_types_OCI.index, media_types_OCI.manifest, DOCKER.index, DOCKER.manifest].some((known) => known === type);
function checkReference(reference, digest) {
    if (isDigest(reference) && reference !== digest) {
        throw new RegistryFailure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
    }
    if (!isDigest(reference) && !TAG.test(reference))
        throw new RegistryFailure(400, 'TAG_INVALID', reference);
}
/** What a manifest is made of has to be here before it; its subject need not be. */
function checkParts(repository, { config, layers = [], manifests = [] }) {
    const blobs = [...(config === undefined ? [] : [config]), ...layers].map(({ digest }) => digest);
    const missing = [
        ...blobs.filter((digest) => !repository.blobs.has(digest)),
        ...manifests.map(({ digest }) => digest).filter((digest) => repository.find(digest) === null),
    ];
    if (missing.length > 0) {
        throw new RegistryFailure(400, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing.join(', ')}`);
    }
}
/** A digest goes with every tag on it; a tag goes alone. */
function deleteManifest(context) {
    const { state, name, reference } = context;
    if (!state.switches.deletes)
        throw unsupported();
    authorise(context, name, 'delete');
    const repository = state.find(name);
    if (repository === null || repository.find(reference) === null)
        throw unknown(reference);
    if (isDigest(reference))
        repository.remove(reference, state.now());
    else
        repository.untag(reference, state.now());
    return reply(202);
}

;// CONCATENATED MODULE: ../simulator/src/registry/tags.ts


/** `tags/list?n=&last=`, linked page by page. The plain registry sorts; GHCR keeps the order of the pushes. */
function listTags(context) {
    const { state, call, name } = context;
    authorise(context, name, 'pull');
    const repository = state.find(name);
    if (repository === null)
        throw unknownName(name);
    const all = [...repository.tags.keys()];
    if (state.kind === 'plain')
        all.sort();
    const asked = Number(call.url.searchParams.get('n') ?? Number.NaN);
    const size = Math.min(asked > 0 ? asked : Number.POSITIVE_INFINITY, state.switches.tagsPage);
    const start = startAfter(all, call.url.searchParams.get('last'), state.kind === 'plain');
    const tags = all.slice(start, start + size);
    const last = tags.at(-1);
    const more = last !== undefined && start + size < all.length;
    const query = new URLSearchParams({ n: String(size), last: last ?? '' });
    return reply_json(200, { name, tags }, more ? { link: `</v2/${name}/tags/list?${query}>; rel="next"` } : {});
}
/** In a sorted list the tag named last need not be there any more. */
function startAfter(all, last, sorted) {
    if (last === null)
        return 0;
    if (!sorted)
        return all.indexOf(last) + 1;
    const next = all.findIndex((tag) => tag > last);
    return next < 0 ? all.length : next;
}

;// CONCATENATED MODULE: ../simulator/src/registry/token-endpoint.ts


/** Life of a token whose answer does not say (distribution's token specification). */
const DEFAULT_SECONDS = 60;
/**
 * `GET /token?service=…&scope=repository:<name>:pull,push`, anonymous or with Basic credentials. The answer is 200 with what of
 * the scope is granted, which may be nothing; GHCR refuses an exchange that grants nothing of a repository.
 */
function exchangeToken(context) {
    const { state, call } = context;
    if (call.method !== 'GET')
        throw unsupported();
    const asked = call.url.searchParams.getAll('scope').flatMap(parseScope);
    const grant = callerOf(context);
    const granted = asked.filter(({ repository, right }) => grant(repository, right));
    if (state.kind === 'ghcr' && asked.length > 0 && granted.length === 0)
        throw denied();
    const scopes = granted.map(({ repository, right }) => `${repository} ${right}`);
    const seconds = state.switches.tokenSeconds;
    const token = state.users.issue(scopes, seconds ?? DEFAULT_SECONDS);
    // GHCR says `token` alone; others give both names
    const names = state.kind === 'ghcr' ? { token } : { token, access_token: token };
    return reply_json(200, { ...names, ...(seconds === null ? {} : { expires_in: seconds }) });
}
const denied = () => new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied');
function callerOf({ state, call }) {
    const { authorization } = call.headers;
    const anonymous = (name, right) => right === 'pull' && state.find(name)?.visibility === 'public';
    if (authorization === undefined)
        return anonymous;
    const grant = basicGrant(state.users, authorization.replace(/^basic /i, ''));
    if (grant === null) {
        throw state.kind === 'ghcr' ? denied() : new RegistryFailure(401, 'UNAUTHORIZED', 'incorrect username or password');
    }
    return (name, right) => grant(name, right) || anonymous(name, right);
}
const RIGHTS = ['pull', 'push', 'delete'];
const isRight = (text) => RIGHTS.includes(text);
/** `repository:<name>:<right>,<right>`, several apart by spaces. */
function parseScope(text) {
    return text.split(' ').flatMap((scope) => {
        const [, repository, actions] = /^repository:(.+):([a-z,*]+)$/.exec(scope) ?? [];
        if (repository === undefined || actions === undefined)
            return [];
        const rights = actions === '*' ? RIGHTS.filter(isRight) : actions.split(',').filter(isRight);
        return rights.map((right) => ({ repository, right }));
    });
}

;// CONCATENATED MODULE: ../simulator/src/registry/uploads.ts




/** Uploads that were opened and neither finished nor cancelled, by registry. */
const uploads_open = new WeakMap();
function uploadsOf(state) {
    const found = uploads_open.get(state) ?? new Map();
    uploads_open.set(state, found);
    return found;
}
/** How many uploads are open: none should be left behind. */
const openUploads = (state) => uploadsOf(state).size;
/** POST: a whole blob (`?digest=`), a mount from another repository (`?mount=&from=`), or the start of a session. */
function startUpload(context) {
    const { state, call, name } = context;
    authorise(context, name, 'push');
    const { searchParams } = call.url;
    const digest = searchParams.get('digest');
    if (digest !== null)
        return store(context, call.body, digest);
    const mount = searchParams.get('mount');
    if (mount !== null && canMount(context, mount)) {
        const bytes = state.storedBlob(mount);
        if (bytes !== null)
            return store(context, bytes, mount);
    }
    const id = (0,external_node_crypto_.randomUUID)();
    uploadsOf(state).set(id, { name, parts: [], size: 0 });
    return progress(context, id, 0);
}
function canMount(context, digest) {
    const from = context.call.url.searchParams.get('from');
    if (from === null || context.state.blob(from, digest) === null)
        return false;
    try {
        authorise(context, from, 'pull');
        return true;
    }
    catch {
        // a mount that is not allowed becomes an ordinary upload
        return false;
    }
}
function appendToUpload(context) {
    const upload = uploads_find(context);
    append(context, upload);
    return progress(context, context.reference, upload.size);
}
function finishUpload(context) {
    const upload = uploads_find(context);
    append(context, upload);
    const digest = context.call.url.searchParams.get('digest') ?? '';
    const stored = store(context, Buffer.concat(upload.parts), digest);
    uploadsOf(context.state).delete(context.reference);
    return stored;
}
function uploadStatus(context) {
    return progress(context, context.reference, uploads_find(context).size, 204);
}
function cancelUpload(context) {
    // GHCR refuses every DELETE, of an upload too; the session ends by itself
    if (context.state.kind === 'ghcr')
        throw unsupported();
    uploads_find(context);
    uploadsOf(context.state).delete(context.reference);
    return reply(204);
}
function uploads_find(context) {
    authorise(context, context.name, 'push');
    const upload = uploadsOf(context.state).get(context.reference);
    if (upload?.name !== context.name)
        throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown');
    return upload;
}
/** A chunk must begin where the last one ended. */
function append({ call }, upload) {
    const [, start] = /^(?:bytes )?(\d+)-\d+$/.exec(call.headers['content-range'] ?? '') ?? [];
    if (start !== undefined && Number(start) !== upload.size) {
        throw new RegistryFailure(416, 'BLOB_UPLOAD_INVALID', `the upload has ${upload.size} bytes`);
    }
    upload.parts.push(call.body);
    upload.size += call.body.length;
}
function store({ state, name }, bytes, digest) {
    if (!isDigest(digest) || digestOf(bytes) !== digest) {
        throw new RegistryFailure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
    }
    state.addBlob(name, bytes, digest);
    return reply(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest });
}
/** CNCF's location is absolute and has a query already, GHCR's is a path. */
function progress({ state, name, url }, id, size, status = 202) {
    const path = `/v2/${name}/blobs/uploads/${id}`;
    return reply(status, {
        location: state.kind === 'ghcr' ? path : `${url}${path}?_state=simulated`,
        'docker-upload-uuid': id,
        range: `0-${Math.max(0, size - 1)}`,
    });
}

;// CONCATENATED MODULE: ../simulator/src/registry/routes.ts








/** Paths below `/v2/<name>`; a name may hold slashes, so the longest one wins. */
const RESOURCES = [
    {
        path: /^(?<name>.+)\/manifests\/(?<reference>[^/]+)$/,
        methods: { GET: getManifest, HEAD: getManifest, PUT: putManifest, DELETE: deleteManifest },
    },
    { path: /^(?<name>.+)\/blobs\/uploads\/$/, methods: { POST: startUpload } },
    {
        path: /^(?<name>.+)\/blobs\/uploads\/(?<reference>[^/]+)$/,
        methods: { GET: uploadStatus, PATCH: appendToUpload, PUT: finishUpload, DELETE: cancelUpload },
    },
    { path: /^(?<name>.+)\/blobs\/(?<reference>[^/]+)$/, methods: { GET: getBlob, HEAD: getBlob, DELETE: deleteBlob } },
    { path: /^(?<name>.+)\/tags\/list$/, methods: { GET: listTags } },
    { path: /^(?<name>.+)\/referrers\/(?<reference>[^/]+)$/, methods: { GET: listReferrers } },
];
const NAME = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
/** Answers a call of the distribution API; what is not a success is answered from the `RegistryFailure` thrown. */
function handleRegistry(context) {
    try {
        return route(context);
    }
    catch (error) {
        if (error instanceof RegistryFailure)
            return error.reply();
        throw error;
    }
}
function route(context) {
    const { method, url } = context.call;
    if (url.pathname === '/token')
        return exchangeToken(context);
    if (url.pathname === '/v2/' || url.pathname === '/v2') {
        authenticate(context);
        return reply_json(200, {}, { 'docker-distribution-api-version': 'registry/2.0' });
    }
    const path = /^\/v2\/(.+)$/.exec(url.pathname)?.[1] ?? '';
    for (const resource of RESOURCES) {
        const { name, reference = '' } = resource.path.exec(path)?.groups ?? {};
        if (name === undefined)
            continue;
        if (!NAME.test(name))
            throw new RegistryFailure(400, 'NAME_INVALID', `invalid repository name: ${name}`);
        const handler = resource.methods[method];
        if (handler === undefined)
            throw unsupported();
        return handler({ ...context, name, reference: routes_decode(reference) });
    }
    throw new RegistryFailure(404, 'NOT_FOUND', 'page not found');
}
/** What is not percent-encoded UTF-8 names nothing, as it stands. */
function routes_decode(reference) {
    try {
        return decodeURIComponent(reference);
    }
    catch {
        return reference;
    }
}

;// CONCATENATED MODULE: ../simulator/src/registry/answer.ts


/** Answers one call as a registry would, save for the faults that meet it. */
async function answerRegistry(faults, context) {
    const met = faults.take(targetOf(context.call));
    for (const fault of met) {
        if (fault.kind === 'before')
            await fault.run();
        if (fault.kind === 'slow')
            await new Promise((resolve) => setTimeout(resolve, fault.ms));
    }
    const realm = met.find((fault) => fault.kind === 'realm')?.realm ?? null;
    const made = met.map(replyInstead).find((instead) => instead !== null) ?? handleRegistry({ ...context, realm });
    for (const fault of met)
        if (fault.kind === 'after')
            await fault.run();
    const answer = met.reduce(edit, made);
    return { ...answer, broken: breakage(met, answer.body.length) };
}
const targetOf = ({ method, url }) => ({ method, path: url.pathname + url.search, graphql: null });
function breakage(faults, length) {
    for (const fault of faults) {
        if (fault.kind === 'silence')
            return 'never';
        if (fault.kind === 'no-answer')
            return 'before';
        if (fault.kind === 'cut-body')
            return fault.bytes ?? Math.floor(length / 2);
    }
    return null;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ../simulator/src/registry/listen.ts


/** Serves HTTP on the loopback interface. */
async function listen(port, listener) {
    // an idle connection is kept: one that is closed just when it is used again looks to a client like a fault
    const server = (0,external_node_http_.createServer)({ keepAliveTimeout: 0 }, listener);
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
    });
    return {
        host: `127.0.0.1:${server.address().port}`,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
const HEADERS = ['authorization', 'accept', 'content-type', 'content-range', 'range'];
async function readCall(message, base) {
    return {
        method: message.method ?? 'GET',
        url: new URL(base + (message.url ?? '/')),
        // `accept` may come several times; Node joins it
        headers: Object.fromEntries(HEADERS.map((name) => [name, message.headers[name]])),
        body: await (0,consumers_.buffer)(message),
    };
}
function sendAnswer(response, { status, headers, body, broken }) {
    if (broken === 'never')
        return;
    if (broken === 'before') {
        response.destroy();
        return;
    }
    response.writeHead(status, { 'content-length': body.length, ...headers });
    if (broken === null)
        response.end(body);
    else
        response.write(body.subarray(0, broken), () => response.destroy());
}
/** A defect of the simulator itself: loud on both sides. */
function failLoudly(response, error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`simulated registry: ${detail}`);
    if (!response.headersSent)
        response.writeHead(500);
    response.end(`the simulated registry failed: ${detail}`);
}

;// CONCATENATED MODULE: ../simulator/src/registry/requests.ts
/** The body is a manifest's JSON, or undefined. */
function recordCall({ method, url, headers, body }) {
    return {
        method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        body: headers['content-type']?.includes('json') ? requests_parse(body) : undefined,
        status: null,
        authorization: headers.authorization?.split(' ')[0]?.toLowerCase() ?? null,
    };
}
function requests_parse(body) {
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ../simulator/src/registry/blob-host.ts



/** The other host that blobs are redirected to: it takes the address alone for a right to read. */
async function startBlobHost(state) {
    const requests = [];
    const listening = await listen(0, (message, response) => {
        const serve = async () => {
            const call = await readCall(message, `http://${message.headers.host}`);
            const record = recordCall(call);
            requests.push(record);
            const digest = call.url.pathname.replace('/stored/', '');
            const bytes = state.storedBlob(digest);
            const answer = bytes === null
                ? blobUnknown(digest).reply()
                : blobReply(bytes, digest, call.method === 'HEAD', call.headers.range);
            record.status = answer.status;
            sendAnswer(response, { ...answer, broken: null });
        };
        serve().catch((error) => failLoudly(response, error));
    });
    return { ...listening, requests };
}

;// CONCATENATED MODULE: ../simulator/src/registry/image-repository.ts

/** A repository of a registry: manifests by digest, tags that move freely, and the blobs that may be read through it. */
class ImageRepository {
    name;
    #nextId;
    #versions = new Map();
    #byId = new Map();
    #tags = new Map();
    #deleted = new Map();
    /** Digests of blobs that were pushed or mounted here. */
    blobs = new Set();
    visibility;
    /** `owner/name` on the simulated GitHub whose workflows may write and delete here; null: any token with the permission may. */
    linkedTo = null;
    #listed = null;
    constructor(name, visibility, nextId) {
        this.name = name;
        this.visibility = visibility;
        this.#nextId = nextId;
    }
    /** In the order of their first push. */
    get versions() {
        return [...this.#versions.values()];
    }
    /** Last deleted first. */
    get deletedVersions() {
        return [...this.#deleted.values()].reverse();
    }
    /** Tag to digest, in the order in which the tags were first pushed. */
    get tags() {
        return this.#tags;
    }
    /** By digest or tag; null: there is none. */
    find(reference) {
        return this.#versions.get(this.#tags.get(reference) ?? reference) ?? null;
    }
    byId(id) {
        return this.#byId.get(id) ?? null;
    }
    put(bytes, { mediaType, tag, at }) {
        const digest = digestOf(bytes);
        const version = this.#versions.get(digest) ?? this.#create(digest, Buffer.from(bytes), mediaType, at);
        if (tag !== undefined)
            this.tag(tag, digest, at);
        return version;
    }
    #create(digest, bytes, mediaType, at) {
        const tags = new Set();
        const times = { createdAt: at, updatedAt: at, deletedAt: null };
        const version = { id: this.#nextId(), digest, mediaType, bytes, tags, downloads: 0, ...times };
        this.#insert(version);
        return version;
    }
    #insert(version) {
        this.#versions.set(version.digest, version);
        this.#byId.set(version.id, version);
    }
    /** Points a tag at a digest that is here, wherever it pointed before. */
    tag(name, digest, at) {
        const version = this.#versions.get(digest);
        if (version === undefined)
            throw new Error(`${this.name} has no ${digest}`);
        if (this.#tags.get(name) === digest)
            return;
        this.untag(name, at);
        this.#tags.set(name, digest);
        version.tags.add(name);
        version.updatedAt = Math.max(version.updatedAt, at);
    }
    untag(name, at) {
        const version = this.find(name);
        if (version === null || !this.#tags.delete(name))
            return;
        version.tags.delete(name);
        version.updatedAt = Math.max(version.updatedAt, at);
    }
    /** Removes a digest with every tag on it, whoever else points at it: nothing here guards what an index is made of. */
    remove(digest, at) {
        const version = this.#versions.get(digest);
        if (version === undefined)
            return;
        for (const tag of version.tags)
            this.#tags.delete(tag);
        this.#versions.delete(digest);
        this.#byId.delete(version.id);
        version.deletedAt = at;
        this.#deleted.set(version.id, version);
    }
    /** Brings a removed version back; false: none of that id was removed. Tags come back on demand, where they are still free. */
    restore(id, options) {
        const version = this.#deleted.get(id);
        if (version === undefined)
            return false;
        this.#deleted.delete(id);
        const tags = [...version.tags];
        version.tags.clear();
        version.deletedAt = null;
        this.#insert(version);
        const free = options.withTags ? tags.filter((tag) => !this.#tags.has(tag)) : [];
        for (const tag of free)
            this.tag(tag, version.digest, options.at);
        return true;
    }
    /** What a list shows: what is here, or what was here when lists went stale. Newest first. */
    get listed() {
        return (this.#listed ?? this.versions).toReversed();
    }
    /** From now on lists show today's versions and tags, whatever is written meanwhile; or, with false, what is here again. */
    freezeList(on) {
        this.#listed = on ? this.versions.map((version) => ({ ...version, tags: new Set(version.tags) })) : null;
    }
}

;// CONCATENATED MODULE: ../simulator/src/registry/users.ts
const ALL = ['pull', 'push', 'delete'];
/** Who may log in, and the bearer tokens that were given out. */
class Users {
    #now;
    #users = new Map();
    #bearers = new Map();
    #others = [];
    constructor(now) {
        this.#now = now;
    }
    /** Adds or replaces a user. */
    add(user) {
        this.#users.set(user.username, user);
    }
    remove(username) {
        this.#users.delete(username);
    }
    /** Takes passwords that are kept elsewhere, such as a simulated GitHub's tokens. */
    trust(grantOf) {
        this.#others.push(grantOf);
    }
    /** What these credentials may do; null: they are wrong. */
    login(username, password) {
        const user = this.#users.get(username);
        if (user !== undefined && user.password === password)
            return users_grantOf(user);
        for (const other of this.#others) {
            const grant = other(password);
            if (grant !== null)
                return grant;
        }
        return null;
    }
    /** @param scopes `repository right`, of which the token is good for all */
    issue(scopes, seconds) {
        const value = `simulated-bearer-${String(this.#bearers.size + 1).padStart(4, '0')}`;
        this.#bearers.set(value, { scopes: new Set(scopes), expiresAt: this.#now() + seconds * 1000 });
        return value;
    }
    /** Null: never given out, or too old. */
    bearer(value) {
        const found = this.#bearers.get(value);
        if (found === undefined || found.expiresAt <= this.#now())
            return null;
        return (repository, right) => found.scopes.has(`${repository} ${right}`);
    }
}
const users_grantOf = ({ rights }) => (repository, right) => (rights === undefined ? ALL : (rights[repository] ?? rights['*'] ?? [])).includes(right);

;// CONCATENATED MODULE: ../simulator/src/registry/state.ts



/** A registry's content and switches, reached in process; the HTTP side only reads and writes this. */
class RegistryState {
    kind;
    auth;
    now;
    users;
    switches;
    #repositories = new Map();
    #blobs = new Map();
    #lastId = 200_000;
    constructor({ kind, auth, now }) {
        this.kind = kind;
        this.auth = auth;
        this.now = now;
        this.users = new Users(now);
        const own = kind === 'plain';
        this.switches = {
            deletes: own,
            referrers: own,
            redirectBlobs: false,
            tokenSeconds: own ? 300 : null,
            tagsPage: own ? 1000 : 100,
            restoreTags: false,
        };
    }
    get repositories() {
        return [...this.#repositories.values()];
    }
    find(name) {
        return this.#repositories.get(name) ?? null;
    }
    /** The repository of that name, made (private) when first named. */
    repository(name) {
        const found = this.#repositories.get(name);
        if (found !== undefined)
            return found;
        const made = new ImageRepository(name, 'private', () => ++this.#lastId);
        this.#repositories.set(name, made);
        return made;
    }
    /** Bytes of a blob that may be read through the repository; null: none. */
    blob(name, digest) {
        return this.find(name)?.blobs.has(digest) ? (this.#blobs.get(digest) ?? null) : null;
    }
    /** Bytes of a blob of any repository. */
    storedBlob(digest) {
        return this.#blobs.get(digest) ?? null;
    }
    addBlob(name, bytes, digest = digestOf(bytes)) {
        if (!this.#blobs.has(digest))
            this.#blobs.set(digest, bytes);
        this.repository(name).blobs.add(digest);
        return digest;
    }
    /** Lists of versions show what is there now, however much is written; false: they tell the truth again. */
    staleLists(on) {
        for (const repository of this.repositories)
            repository.freezeList(on);
    }
}

;// CONCATENATED MODULE: ../simulator/src/registry/server.ts






/** Starts a registry of the OCI distribution specification on the loopback interface; its state lives and ends with it. */
async function startRegistry(options = {}) {
    const state = stateOf(options);
    const faults = new FaultBoard();
    const requests = [];
    const blobHost = await startBlobHost(state);
    let latency = options.latencyMs ?? 0;
    const listening = await listen(options.port ?? 0, (message, response) => {
        const serve = async () => {
            const call = await readCall(message, url);
            const record = recordCall(call);
            requests.push(record);
            options.record?.push(record);
            const context = { state, call, url, blobUrl: `http://${blobHost.host}` };
            const [answer] = await Promise.all([answerRegistry(faults, context), wait(latency)]);
            record.status = typeof answer.broken === 'string' ? null : answer.status;
            sendAnswer(response, answer);
        };
        serve().catch((error) => failLoudly(response, error));
    });
    const url = `http://${listening.host}`;
    return {
        host: listening.host,
        url,
        registry: state,
        faults,
        switches: state.switches,
        tokens: state.users,
        requests,
        blobHost,
        setLatency: (ms) => {
            latency = ms;
        },
        close: async () => void (await Promise.all([listening.close(), blobHost.close()])),
    };
}
function stateOf({ kind = 'plain', auth, users = [], switches = {}, now = Date.now }) {
    const state = new RegistryState({
        kind,
        auth: auth ?? (kind === 'ghcr' || users.length > 0 ? 'token' : 'none'),
        now,
    });
    for (const user of users)
        state.users.add(user);
    Object.assign(state.switches, switches);
    return state;
}
const wait = (ms) => ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();

;// CONCATENATED MODULE: ../simulator/src/fault-edits.ts
/** Falsifies the body that GitHub's answer would have had. */
function editBody(fault, body) {
    switch (fault.kind) {
        case 'short-page':
            return shorten(body, fault.drop);
        case 'graphql-partial':
            return partial(body, fault.at, fault.message ?? 'Something went wrong while executing your query.');
        case 'rewrite':
            return fault.body(structuredClone(body));
        default:
            return body;
    }
}
function shorten(body, drop) {
    if (Array.isArray(body))
        return body.slice(0, Math.max(0, body.length - drop));
    if (isRecord(body) && Array.isArray(body.files))
        return { ...body, files: shorten(body.files, drop) };
    return body;
}
function partial(body, at, message) {
    if (!isRecord(body))
        return body;
    const errors = Array.isArray(body.errors) ? body.errors : [];
    return { ...body, data: nullAt(body.data, at), errors: [...errors, { path: at, message }] };
}
function nullAt(value, [key, ...rest]) {
    if (key === undefined)
        return null;
    if (Array.isArray(value))
        return value.map((item, index) => (index === key ? nullAt(item, rest) : item));
    return isRecord(value) ? { ...value, [key]: nullAt(value[key], rest) } : value;
}
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

;// CONCATENATED MODULE: ../simulator/src/fault-replies.ts
const DOCUMENTATION = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';
/** What is sent instead of GitHub's answer; null: this fault lets the request through. */
function fault_replies_replyInstead(fault, graphql, now) {
    switch (fault.kind) {
        case 'status':
            return fault_replies_status(fault.status, fault.message);
        case 'secondary-limit':
            return secondaryLimit(403, fault.retryAfter);
        case 'too-many-requests':
            return secondaryLimit(429, fault.retryAfter);
        case 'primary-limit':
            return primaryLimit(graphql, Math.ceil(now / 1000) + fault.resetIn);
        case 'forbidden':
            return graphql ? graphqlForbidden() : message(403, 'Resource not accessible by integration');
        case 'not-found':
            return message(404, 'Not Found');
        case 'graphql-timeout':
            return fault.as === 'errors' ? graphqlTimeout() : message(502, TIMEOUT);
        default:
            return null;
    }
}
const TIMEOUT = 'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.';
function fault_replies_status(code, text) {
    // the proxy in front answers with a page, not with JSON
    if (code >= 502 && text === undefined) {
        return { status: code, body: `<html><body>${code}</body></html>`, headers: { 'content-type': 'text/html' } };
    }
    return message(code, text ?? 'Server Error');
}
const message = (code, text) => ({
    status: code,
    body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(code) },
});
function limited(code, text, headers) {
    return { status: code, body: { message: text, documentation_url: DOCUMENTATION, status: String(code) }, headers };
}
/** Clients tell this from a missing permission by its words. */
function secondaryLimit(code, retryAfter) {
    const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return limited(code, text, { 'retry-after': String(retryAfter) });
}
/** GraphQL answers 200 with an error of its own type where REST answers 403. */
function primaryLimit(graphql, reset) {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    const text = 'API rate limit exceeded for installation.';
    if (!graphql)
        return limited(403, text, headers);
    return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: text }] }, headers };
}
const graphqlForbidden = () => ({
    status: 200,
    body: {
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', path: ['repository'], message: 'Resource not accessible by integration' }],
    },
});
const graphqlTimeout = () => ({ status: 200, body: { data: null, errors: [{ message: TIMEOUT }] } });

;// CONCATENATED MODULE: ../simulator/src/http.ts
/** An answer in the shape of GitHub's errors. */
class ApiError extends Error {
    status;
    headers;
    details;
    constructor(status, message, options = {}) {
        super(message);
        this.status = status;
        this.headers = options.headers ?? {};
        this.details = options.details ?? {};
    }
    reply() {
        const body = {
            message: this.message,
            ...this.details,
            documentation_url: 'https://docs.github.com/rest',
            status: String(this.status),
        };
        return { status: this.status, body, headers: this.headers };
    }
}
const notFound = () => new ApiError(404, 'Not Found');
/** A token without any of these permissions was used; the header says which would do. */
const lacksPermission = (...needs) => new ApiError(403, 'Resource not accessible by integration', {
    headers: {
        'x-accepted-github-permissions': needs
            .map(({ permission, access }) => `${permission.replaceAll('-', '_')}=${access}`)
            .join('; '),
    },
});

// EXTERNAL MODULE: ../simulator/src/state/tokens.ts
var tokens = __webpack_require__(24982);
;// CONCATENATED MODULE: ../simulator/src/git-http/pack.ts



/** A pack of whole objects, version 2. Nothing in it is a delta, which every client takes. */
function encodePack(objects) {
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(objects.length, 8);
    const content = Buffer.concat([header, ...objects.map(packed)]);
    return Buffer.concat([content, (0,external_node_crypto_.createHash)('sha1').update(content).digest()]);
}
const NUMBERS = { commit: 1, tree: 2, blob: 3, tag: 4 };
/** Objects never change, and a history is sent again and again. */
const known = new WeakMap();
function packed(object) {
    const before = known.get(object);
    if (before !== undefined)
        return before;
    const bytes = contentOf(object);
    const made = Buffer.concat([entryHeader(NUMBERS[object.type], bytes.length), (0,external_node_zlib_.deflateSync)(bytes, { level: 1 })]);
    known.set(object, made);
    return made;
}
function contentOf(object) {
    switch (object.type) {
        case 'blob':
            return object.bytes;
        case 'tree':
            return (0,encoding/* encodeTree */.hN)(object.entries);
        case 'commit':
            return (0,encoding/* encodeCommit */.Cv)(object);
        case 'tag':
            return (0,encoding/* encodeTag */.jD)(object);
    }
}
/** Three bits of type and four of the size, then seven of the size in each byte that the one before announced. */
function entryHeader(type, size) {
    const bytes = [(type << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}

;// CONCATENATED MODULE: ../simulator/src/git-http/pkt-line.ts
/** What fits in one packet, and in one of side-band, whose first byte names the band. */
const MAX_CONTENT = 65_516;
const pkt_line_frame = (content) => Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content]);
/** A line of text; its end is added. */
const pkt_line_line = (text) => pkt_line_frame(Buffer.from(`${text}\n`));
const FLUSH = Buffer.from('0000');
const DELIMITER = Buffer.from('0001');
/** Data of any length on a band: 1 the pack, 2 progress, 3 a fatal error. */
function sideBand(band, data) {
    const frames = [];
    for (let from = 0; from < data.length; from += MAX_CONTENT - 1) {
        frames.push(pkt_line_frame(Buffer.concat([Buffer.from([band]), data.subarray(from, from + MAX_CONTENT - 1)])));
    }
    return Buffer.concat(frames);
}
/** Null: the bytes are not such packets. */
function parsePackets(bytes) {
    const packets = [];
    let at = 0;
    while (at < bytes.length) {
        const digits = bytes.toString('latin1', at, at + 4);
        const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
        if (length === 0)
            packets.push('flush');
        else if (length === 1)
            packets.push('delimiter');
        else if (length < 4 || at + length > bytes.length)
            return null;
        else
            packets.push(bytes.subarray(at + 4, at + length));
        at += Math.max(length, 4);
    }
    return packets;
}

;// CONCATENATED MODULE: ../simulator/src/git-http/request.ts
/** `command=…`, capabilities, a delimiter, arguments, a flush. Null: it is nothing of the kind. */
function commandOf(packets) {
    const [first] = packets;
    if (!Buffer.isBuffer(first))
        return null;
    const command = /^command=(.+)$/.exec(textOf(first))?.[1];
    if (command === undefined || packets.at(-1) !== 'flush')
        return null;
    const from = packets.indexOf('delimiter');
    const lines = from < 0 ? [] : packets.slice(from + 1).filter((packet) => Buffer.isBuffer(packet));
    return { command, arguments: lines.map(textOf) };
}
const textOf = (packet) => packet.toString('utf8').replace(/\n$/, '');
/** What follows `name ` in each argument that begins so. */
const valuesOf = ({ arguments: all }, name) => all.filter((one) => one.startsWith(`${name} `)).map((one) => one.slice(name.length + 1));

;// CONCATENATED MODULE: ../simulator/src/git-http/select.ts
/** Everything that the client needs for what it wants, commits first; what is wanted is always among it. */
function selectObjects(store, { wants, haves, withoutBlobs }) {
    const seen = knownObjects(store, haves);
    const found = [];
    const pending = [];
    const take = (oid) => {
        const object = seen.has(oid) ? undefined : store.get(oid);
        seen.add(oid);
        // an object that the simulator was only told the id of is in nobody's pack
        if (object !== undefined)
            found.push(object);
        return object;
    };
    for (const want of wants) {
        // a clone without blobs has the tree and not what stands in it: whatever it names itself, it lacks
        if (store.get(want)?.type === 'blob' || store.get(want)?.type === 'tree')
            seen.delete(want);
        if (take(want) !== undefined)
            pending.push(want);
    }
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        for (const oid of referred(store, next, withoutBlobs))
            if (take(oid) !== undefined)
                pending.push(oid);
    }
    return found.sort((a, b) => ORDER[a.type] - ORDER[b.type]);
}
const ORDER = { commit: 0, tag: 1, tree: 2, blob: 3 };
/** Ids that an object leads to; a submodule's commit lives elsewhere. */
function referred(store, oid, withoutBlobs) {
    const object = store.get(oid);
    switch (object?.type) {
        case 'commit':
            return [object.tree, ...object.parents];
        case 'tag':
            return [object.target];
        case 'tree':
            return object.entries
                .filter(({ mode }) => mode === '040000' || (mode !== '160000' && !withoutBlobs))
                .map((entry) => entry.oid);
        default:
            return [];
    }
}
/** All commits behind the client's own, and what stands in its own; sending a little too much is allowed, too little is not. */
function knownObjects(store, haves) {
    const seen = new Set(haves);
    const pending = [...haves];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const object = store.get(next);
        for (const parent of object?.type === 'commit' ? object.parents : []) {
            if (seen.has(parent))
                continue;
            seen.add(parent);
            pending.push(parent);
        }
    }
    for (const oid of haves) {
        const object = store.get(oid);
        if (object?.type === 'commit')
            markTree(store, object.tree, seen);
    }
    return seen;
}
function markTree(store, oid, seen) {
    if (seen.has(oid))
        return;
    seen.add(oid);
    const object = store.get(oid);
    for (const entry of object?.type === 'tree' ? object.entries : []) {
        if (entry.mode === '040000')
            markTree(store, entry.oid, seen);
        else
            seen.add(entry.oid);
    }
}
/** Annotated tags that lead to something which is sent, for `include-tag`. */
function select_tagsOf(store, refs, sent) {
    const ids = new Set(sent.map(({ oid }) => oid));
    return [...new Set(refs)].flatMap((oid) => {
        const object = ids.has(oid) ? undefined : store.get(oid);
        return object?.type === 'tag' && ids.has(object.target) ? [object] : [];
    });
}

;// CONCATENATED MODULE: ../simulator/src/git-http/fetch.ts




/** Sends what is wanted, which may be any object of the network; `ERR` says in the protocol's own way why not. */
function fetchObjects(repository, command) {
    const { store } = repository.network;
    const refusal = refusalOf(command);
    if (refusal !== null)
        return pkt_line_line(`ERR ${refusal}`);
    const wants = valuesOf(command, 'want');
    const unknown = wants.find((oid) => !store.has(oid));
    if (unknown !== undefined)
        return pkt_line_line(`ERR upload-pack: not our ref ${unknown}`);
    const haves = valuesOf(command, 'have').filter((oid) => store.has(oid));
    const done = command.arguments.includes('done');
    if (!done && haves.length === 0)
        return Buffer.concat([pkt_line_line('acknowledgments'), pkt_line_line('NAK'), FLUSH]);
    const objects = selectObjects(store, { wants, haves, withoutBlobs: valuesOf(command, 'filter').length > 0 });
    const tags = command.arguments.includes('include-tag') ? select_tagsOf(store, repository.refs.values(), objects) : [];
    return Buffer.concat([
        ...(done ? [] : acknowledgments(haves)),
        pkt_line_line('packfile'),
        sideBand(1, encodePack([...objects, ...tags])),
        FLUSH,
    ]);
}
/** One common commit is enough: what the client has beyond it is sent once more. */
const acknowledgments = (haves) => [
    pkt_line_line('acknowledgments'),
    ...haves.map((oid) => pkt_line_line(`ACK ${oid}`)),
    pkt_line_line('ready'),
    DELIMITER,
];
/** What a client asks for that was not offered to it; null: nothing. */
function refusalOf(command) {
    const shallow = command.arguments.find((one) => /^(?:shallow|deepen)/.test(one));
    if (shallow !== undefined)
        return 'the simulator serves no shallow history';
    const filter = valuesOf(command, 'filter').find((one) => one !== 'blob:none');
    return filter === undefined ? null : `the simulator does not serve the filter ${filter}`;
}

;// CONCATENATED MODULE: ../simulator/src/git-http/ls-refs.ts


/** Lists refs; a client names the prefixes that it is interested in. */
function lsRefs(repository, command) {
    const prefixes = valuesOf(command, 'ref-prefix');
    const wanted = (name) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix));
    const named = [...repository.refs].sort(([a], [b]) => (a < b ? -1 : 1));
    const main = `refs/heads/${repository.defaultBranch}`;
    const tip = repository.refs.get(main);
    const head = tip === undefined ? [] : [['HEAD', tip]];
    const lines = [...head, ...named]
        .filter(([name]) => wanted(name))
        .map(([name, oid]) => {
        const symref = name === 'HEAD' && command.arguments.includes('symrefs') ? ` symref-target:${main}` : '';
        return pkt_line_line(`${oid} ${name}${symref}${command.arguments.includes('peel') ? peeled(repository, oid) : ''}`);
    });
    return Buffer.concat([...lines, FLUSH]);
}
/** What an annotated tag leads to in the end; nothing for anything else. */
function peeled({ network }, oid) {
    let object = network.store.get(oid);
    if (object?.type !== 'tag')
        return '';
    while (object?.type === 'tag')
        object = network.store.get(object.target);
    return object === undefined ? '' : ` peeled:${object.oid}`;
}

;// CONCATENATED MODULE: ../simulator/src/git-http/git-http.ts







const ROUTE = /^\/(?<name>[^/]+\/[^/]+?)(?:\.git)?\/(?<service>info\/refs|git-upload-pack|git-receive-pack)$/;
/** The request is git's own, for a repository's objects and refs rather than for the API. */
const isGit = (pathname) => ROUTE.test(pathname);
/** Answers git's smart HTTP protocol, version 2, for reading: clones and fetches. */
function answerGit(context) {
    const { name = '', service = '' } = ROUTE.exec(context.request.url.pathname)?.groups ?? {};
    const repository = readable(context, name);
    const wanted = service === 'info/refs' ? context.request.url.searchParams.get('service') : service;
    if (wanted !== 'git-upload-pack')
        return plain(403, 'The simulator serves fetches over the smart protocol alone.');
    return service === 'info/refs' ? advertise(context) : upload(context, repository);
}
/** Git hides what a token may not see, and asks whoever sent none for one. */
function readable({ github, token }, name) {
    const repository = github.findRepository(name);
    if (repository === null || !(0,tokens/* canSee */.KI)(token, repository)) {
        throw token === null ? git_http_authenticate('Authentication required') : new ApiError(404, 'Repository not found.');
    }
    if ((0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'contents', access: 'read' }))
        return repository;
    throw new ApiError(403, `Permission to ${repository.name} denied.`, {
        headers: { 'x-accepted-github-permissions': 'contents=read' },
    });
}
/** 401 with the header by which git knows to ask for a password. */
const git_http_authenticate = (message) => new ApiError(401, message, { headers: { 'www-authenticate': 'Basic realm="GitHub"' } });
/** An answer that git shows as `remote: …`. */
const plain = (status, message) => ({
    status,
    body: `${message}\n`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
});
const gitError = ({ status, message, headers }) => {
    const reply = plain(status, message);
    return { ...reply, headers: { ...reply.headers, ...headers } };
};
const CAPABILITIES = ['version 2', 'agent=git/simulated', 'ls-refs', 'fetch=filter', 'object-format=sha1'];
function advertise({ request }) {
    const isV2 = /(?:^|:)version=2(?:$|:)/.test(request.headers['git-protocol'] ?? '');
    const lines = isV2 ? CAPABILITIES.map(pkt_line_line) : [pkt_line_line('ERR the simulator speaks protocol version 2 only')];
    return git_http_reply('advertisement', Buffer.concat([pkt_line_line('# service=git-upload-pack'), FLUSH, ...lines, FLUSH]));
}
function upload({ request }, repository) {
    const command = gitCommand(request);
    if (command === null)
        return plain(400, 'This is no command of protocol version 2.');
    switch (command.command) {
        case 'ls-refs':
            return git_http_reply('result', lsRefs(repository, command));
        case 'fetch':
            return git_http_reply('result', fetchObjects(repository, command));
        default:
            return git_http_reply('result', pkt_line_line(`ERR unknown command ${command.command}`));
    }
}
/** What was sent, unpacked (git compresses longer requests); null: it is no command. */
function gitCommand({ bytes, headers }) {
    try {
        const packets = parsePackets(headers['content-encoding'] === 'gzip' ? (0,external_node_zlib_.gunzipSync)(bytes) : bytes);
        return packets === null ? null : commandOf(packets);
    }
    catch {
        // not gzip after all
        return null;
    }
}
const git_http_reply = (kind, body) => ({
    status: 200,
    body,
    headers: { 'content-type': `application/x-git-upload-pack-${kind}`, 'cache-control': 'no-cache' },
});

;// CONCATENATED MODULE: ../simulator/src/graphql/answer.ts

/** The query of a GraphQL request; empty when the body has none. */
function queryText({ body }) {
    const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
    return typeof query === 'string' ? query : '';
}
/** Answers `POST /graphql`. The GraphQL machinery is loaded by the first query: who asks only REST does not wait for it. */
async function answerGraphql(context) {
    const { request, token } = context;
    if (request.method !== 'POST')
        throw new ApiError(404, 'Not Found');
    if (token === null)
        throw new ApiError(401, 'This endpoint requires you to be authenticated.');
    const query = queryText(request);
    if (query === '')
        throw new ApiError(400, 'A query attribute must be specified and must be a string.');
    const { executeQuery } = await Promise.all(/* import() */[__webpack_require__.e(396), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 92262));
    const { variables } = request.body;
    return { status: 200, body: executeQuery(context, query, variables ?? {}) };
}

;// CONCATENATED MODULE: ../simulator/src/limits/charge.ts


/** Counts the request against what its account may use; what is sent when that was too much, else null. Asking for the limit is free. */
function charge(limits, token, request) {
    const path = request.url.pathname;
    if (token === null || path === '/rate_limit')
        return null;
    const refusal = limits.take(token, isWrite(request));
    if (refusal === null)
        return null;
    return refusal.kind === 'primary'
        ? primaryLimit(path === '/graphql', refusal.reset)
        : secondaryLimit(refusal.status, refusal.retryAfter);
}
/** Anything that changes or makes something; a GraphQL query is a read though it is a POST. */
function isWrite(request) {
    if (request.url.pathname === '/graphql')
        return /(?:^|\})\s*mutation\b/.test(queryText(request));
    return request.method !== 'GET' && request.method !== 'HEAD';
}
/** Headers that every answer has. */
const rateHeaders = ({ limit, used, remaining, reset }) => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-used': String(used),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
});

// EXTERNAL MODULE: ../simulator/src/state/refs.ts
var refs = __webpack_require__(42982);
;// CONCATENATED MODULE: ../simulator/src/state/actions/zip.ts

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const zip_END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 2026; equal content gives equal files. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
/** A zip file of these files, as GitHub packs an artifact. */
function zip(files) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const [name, content] of Object.entries(files)) {
        const bytes = Buffer.from(content);
        const packed = (0,external_node_zlib_.deflateRawSync)(bytes);
        const path = Buffer.from(name);
        const shared = sharedHeader(bytes, packed, path);
        directory.push(zip_record([
            [CENTRAL, 4],
            [VERSION, 2],
        ], shared, [
            [0, 2],
            [0, 2],
            [0, 2],
            [0, 4],
            [offset, 4],
        ]), path);
        const local = [zip_record([[LOCAL, 4]], shared, []), path, packed];
        parts.push(...local);
        offset += local.reduce((sum, part) => sum + part.length, 0);
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = Object.keys(files).length;
    const end = zip_record([
        [zip_END, 4],
        [0, 2],
        [0, 2],
        [count, 2],
        [count, 2],
        [size, 4],
        [offset, 4],
        [0, 2],
    ]);
    return Buffer.concat([...parts, ...directory, end]);
}
/** What the header beside a file and the directory's entry for it have in common. */
function sharedHeader(bytes, packed, path) {
    return [
        [VERSION, 2],
        [FLAGS, 2],
        [DEFLATED, 2],
        [0, 2],
        [DATE, 2],
        [(0,external_node_zlib_.crc32)(bytes), 4],
        [packed.length, 4],
        [bytes.length, 4],
        [path.length, 2],
        [0, 2],
    ];
}
function zip_record(...groups) {
    return Buffer.concat(groups.flat().map(([value, width]) => {
        const field = Buffer.alloc(width);
        field.writeUIntLE(value, 0, width);
        return field;
    }));
}

;// CONCATENATED MODULE: ../simulator/src/state/actions/runs.ts




/** Runs of workflows and what they uploaded. Nothing runs here: tests say what ran. */
class WorkflowRuns {
    #repository;
    #checks;
    #workflowIds = new Map();
    constructor(repository, checks) {
        this.#repository = repository;
        this.#checks = checks;
    }
    /** Adds a run with a check suite of its own. */
    add(input) {
        const repository = this.#repository;
        const { world, workflowRuns } = repository;
        const headBranch = input.headBranch === undefined ? repository.defaultBranch : input.headBranch;
        const headSha = input.headSha ?? (0,refs/* tipOf */.nM)(repository, headBranch ?? repository.defaultBranch);
        const status = input.status ?? 'completed';
        const suite = this.#checks.addSuite(headSha, input.at === undefined ? {} : { at: input.at });
        const run = {
            id: world.nextId(),
            workflowId: this.#workflowId(input.path),
            name: input.name ?? input.path,
            path: input.path,
            event: input.event,
            headBranch,
            headSha,
            headRepository: input.headRepository ?? repository.name,
            number: workflowRuns.size + 1,
            attempt: input.attempt ?? 1,
            actor: (0,state_network/* accountOf */.XP)(world, input.actor ?? 'octocat'),
            createdAt: (0,state_clock/* momentOf */.Et)(world.clock, input.at),
            suite,
            artifacts: [],
            status,
            conclusion: status === 'completed' ? (input.conclusion ?? 'success') : null,
        };
        suite.workflowRun = run;
        workflowRuns.set(run.id, run);
        this.#tell(run, 'requested');
        if (status === 'completed')
            this.#tell(run, 'completed');
        return run;
    }
    complete(run, conclusion) {
        run.status = 'completed';
        run.conclusion = conclusion;
        run.suite.updatedAt = this.#repository.world.clock.next();
        this.#tell(run, 'completed');
    }
    addArtifact(run, input) {
        const { world } = this.#repository;
        const artifact = {
            id: world.nextId(),
            name: input.name,
            run,
            createdAt: (0,state_clock/* momentOf */.Et)(world.clock, input.at),
            bytes: input.bytes ?? zip(input.files ?? {}),
            expired: input.expired ?? false,
        };
        run.artifacts.push(artifact);
        return artifact;
    }
    #workflowId(path) {
        const known = this.#workflowIds.get(path) ?? this.#repository.world.nextId();
        this.#workflowIds.set(path, known);
        return known;
    }
    #tell(run, action) {
        this.#repository.announce({ event: 'workflow_run', action, run, sender: run.actor.login });
    }
}
/** Of all runs, newest first, as lists give them. */
const allArtifacts = ({ workflowRuns }) => [...workflowRuns.values()].flatMap(({ artifacts }) => artifacts).sort((a, b) => b.id - a.id);

;// CONCATENATED MODULE: ../simulator/src/rest/page.ts
/** Cuts a list to the asked page, 30 by default and at most 100, with the `link` header that leads to the others. */
function paginate(context, all, limits = {}) {
    const asked = positive(context.query.get('per_page'));
    const perPage = asked === null ? (limits.perPage ?? 30) : Math.min(asked, limits.maxPerPage ?? 100);
    const page = positive(context.query.get('page')) ?? 1;
    const last = Math.max(1, Math.ceil(all.length / perPage));
    const link = linkHeader(context, page, last);
    return {
        items: all.slice((page - 1) * perPage, page * perPage),
        page,
        headers: link === '' ? {} : { link },
    };
}
function positive(text) {
    return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}
function linkHeader(context, page, last) {
    const links = [];
    if (page > 1)
        links.push(['prev', Math.min(page - 1, last)]);
    if (page < last)
        links.push(['next', page + 1], ['last', last]);
    if (page > 1)
        links.push(['first', 1]);
    return links.map(([rel, target]) => `<${pageUrl(context, target)}>; rel="${rel}"`).join(', ');
}
function pageUrl({ apiUrl, request }, page) {
    const query = new URLSearchParams(request.url.searchParams);
    query.set('page', String(page));
    return `${apiUrl}${request.url.pathname}?${query}`;
}

;// CONCATENATED MODULE: ../simulator/src/rest/route.ts
const READ_CONTENTS = { permission: 'contents', access: 'read' };
const WRITE_CONTENTS = { permission: 'contents', access: 'write' };
const READ_PULLS = { permission: 'pull-requests', access: 'read' };
const WRITE_PULLS = { permission: 'pull-requests', access: 'write' };
/** A path parameter; the pattern guarantees that it is there. */
function param({ params }, name) {
    const value = params[name];
    if (value === undefined)
        throw new Error(`the route has no parameter ${name}`);
    return value;
}
const ok = (body, headers = {}) => ({ status: 200, body, headers });
const route_created = (body) => ({ status: 201, body });
/** An answer without a body. */
const noContent = () => ({ status: 204, body: undefined });
/** The JSON object that was sent; empty when none was. */
const sentObject = ({ request: { body } }) => typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};

;// CONCATENATED MODULE: ../simulator/src/rest/actions.ts





const READ_ACTIONS = { permission: 'actions', access: 'read' };
const actionRoutes = [
    { method: 'GET', path: '/actions/runs', need: READ_ACTIONS, handle: listRuns },
    { method: 'GET', path: '/actions/runs/:id', need: READ_ACTIONS, handle: getRun },
    {
        method: 'GET',
        path: '/actions/runs/:id/artifacts',
        need: READ_ACTIONS,
        handle: (context) => listArtifacts(context, runAt(context).artifacts.toReversed()),
    },
    {
        method: 'GET',
        path: '/actions/artifacts',
        need: READ_ACTIONS,
        handle: (context) => listArtifacts(context, allArtifacts(context.repository)),
    },
    { method: 'GET', path: '/actions/artifacts/:id', need: READ_ACTIONS, handle: getArtifact },
    { method: 'GET', path: '/actions/artifacts/:id/zip', need: READ_ACTIONS, handle: downloadArtifact },
];
/** Where files lie that GitHub keeps elsewhere; whoever has the address needs no token. */
const STORAGE = '/_storage/artifacts/';
/** Newest first. */
function listRuns(context) {
    const { query, repository } = context;
    const is = (name, value) => (query.get(name) ?? value) === value;
    const matching = [...repository.workflowRuns.values()].filter((run) => is('head_sha', run.headSha) &&
        is('event', run.event) &&
        is('branch', run.headBranch) &&
        is('actor', run.actor.login) &&
        is('check_suite_id', String(run.suite.id)) &&
        (is('status', run.status) || is('status', run.conclusion)));
    const { items, headers } = paginate(context, matching.reverse());
    const rendered = items.map((run) => workflow_run_renderRun(context, repository, run));
    return ok({ total_count: matching.length, workflow_runs: rendered }, headers);
}
function getRun(context) {
    return ok(workflow_run_renderRun(context, context.repository, runAt(context)));
}
function listArtifacts(context, all) {
    const { query, repository } = context;
    const matching = all.filter(({ name }) => (query.get('name') ?? name) === name);
    const { items, headers } = paginate(context, matching);
    const rendered = items.map((artifact) => renderArtifact(context, repository, artifact));
    return ok({ total_count: matching.length, artifacts: rendered }, headers);
}
function getArtifact(context) {
    return ok(renderArtifact(context, context.repository, artifactAt(context)));
}
function downloadArtifact(context) {
    const { id, expired } = artifactAt(context);
    if (expired)
        throw new ApiError(410, 'Artifact has expired');
    return { status: 302, body: undefined, headers: { location: `${context.serverUrl}${STORAGE}${id}` } };
}
function runAt(context) {
    const run = context.repository.workflowRuns.get(Number(param(context, 'id')));
    if (run === undefined)
        throw notFound();
    return run;
}
function artifactAt(context) {
    const found = allArtifacts(context.repository).find(({ id }) => id === Number(param(context, 'id')));
    if (found === undefined)
        throw notFound();
    return found;
}
/** The file behind such an address; null: the path is another. */
function storedFile({ github, request }) {
    const path = request.url.pathname;
    if (!path.startsWith(STORAGE) || request.method !== 'GET')
        return null;
    const id = Number(path.slice(STORAGE.length));
    for (const repository of github.world.repositories.values()) {
        const artifact = allArtifacts(repository).find((candidate) => candidate.id === id);
        if (artifact !== undefined) {
            return { status: 200, body: artifact.bytes, headers: { 'content-type': 'application/zip' } };
        }
    }
    throw notFound();
}

;// CONCATENATED MODULE: ../simulator/src/rest/apps.ts





/** What GitHub tells everybody of an app, `integration` of its description; null: the path is another. An app is known by its tokens. */
function getApp(context) {
    const { github, request, serverUrl } = context;
    const slug = /^\/apps\/([\w-]+)$/.exec(request.url.pathname)?.[1];
    if (slug === undefined || request.method !== 'GET')
        return null;
    const login = `${slug}[bot]`;
    const id = github.tokens.appId(login);
    if (id === null)
        throw notFound();
    return ok({
        id,
        slug,
        node_id: (0,node_id/* nodeId */.s)('App', id),
        owner: user_renderUser(context, github.account('octocat')),
        name: slug,
        description: null,
        external_url: serverUrl,
        html_url: `${serverUrl}/apps/${slug}`,
        created_at: (0,state_clock/* isoTime */.Ly)(0),
        updated_at: (0,state_clock/* isoTime */.Ly)(0),
        permissions: {},
        events: [],
    });
}

// EXTERNAL MODULE: ../simulator/src/state/rules/requirements.ts
var rules_requirements = __webpack_require__(92820);
// EXTERNAL MODULE: ../simulator/src/state/revisions.ts
var revisions = __webpack_require__(396);
;// CONCATENATED MODULE: ../simulator/src/rest/lookup.ts

/** The commit that a SHA, branch or tag leads to; null: none. */
function commitAt(repository, revision) {
    const object = (0,revisions/* peelTo */.M)(repository, (0,revisions/* resolveRevision */.e)(repository, revision), 'commit');
    return object?.type === 'commit' ? object : null;
}

;// CONCATENATED MODULE: ../simulator/src/rest/render/protection.ts
/** `branch-protection`, for whoever administers the repository. */
function renderProtection(context, branch, protection) {
    const url = protectionUrl(context, branch);
    return {
        url,
        ...(protection.checks === null ? {} : { required_status_checks: checksOf(url, protection) }),
        ...(protection.reviews === null ? {} : { required_pull_request_reviews: reviewsOf(url, protection.reviews) }),
        required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
        enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
        required_linear_history: { enabled: protection.linearHistory },
        allow_force_pushes: { enabled: false },
        allow_deletions: { enabled: false },
        block_creations: { enabled: false },
        required_conversation_resolution: { enabled: protection.conversationResolution },
        lock_branch: { enabled: protection.lockBranch },
        allow_fork_syncing: { enabled: false },
    };
}
const protectionUrl = ({ apiUrl, repository }, branch) => `${apiUrl}/repos/${repository.name}/branches/${encodeURIComponent(branch)}/protection`;
function checksOf(url, { checks, enforceAdmins }) {
    return {
        ...renderChecks({ checks, enforceAdmins }),
        url: `${url}/required_status_checks`,
        strict: checks?.strict ?? false,
        contexts_url: `${url}/required_status_checks/contexts`,
    };
}
/** What `protection` of a branch tells every reader: which checks, not whether the branch must be up to date. */
function renderChecks({ checks, enforceAdmins }) {
    const all = checks?.checks ?? [];
    return {
        enforcement_level: checks === null ? 'off' : enforceAdmins ? 'everyone' : 'non_admins',
        contexts: all.map(({ context }) => context),
        checks: all.map(({ context, appId }) => ({ context, app_id: appId })),
    };
}
function reviewsOf(url, reviews) {
    return {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: reviews.dismissStale,
        require_code_owner_reviews: reviews.codeOwners,
        required_approving_review_count: reviews.approvals,
        require_last_push_approval: reviews.lastPushApproval,
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/branches.ts








const branchRoutes = [
    { method: 'GET', path: '/branches', need: READ_CONTENTS, handle: listBranches },
    { method: 'GET', path: '/tags', need: READ_CONTENTS, handle: branches_listTags },
    { method: 'GET', path: '/branches/:branch*', need: READ_CONTENTS, handle: getBranch },
];
/** Names and tips below a prefix, by name. */
function tipsBelow({ repository }, prefix) {
    return [...repository.refs]
        .filter(([ref]) => ref.startsWith(prefix))
        .map(([ref, oid]) => ({ name: ref.slice(prefix.length), oid }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** `short-branch`. */
function listBranches(context) {
    const { repository, apiUrl, query } = context;
    const wanted = query.get('protected');
    const all = tipsBelow(context, 'refs/heads/').map(({ name, oid }) => ({
        name,
        commit: { sha: oid, url: `${apiUrl}/repos/${repository.name}/commits/${oid}` },
        protected: (0,rules_requirements/* requirementsOf */.C)(repository, name).configured,
    }));
    const { items, headers } = paginate(context, all.filter((branch) => wanted === null || String(branch.protected) === wanted));
    return ok(items, headers);
}
/** Each with the commit that it peels to; what leads to none is left out. */
function branches_listTags(context) {
    const { repository, apiUrl } = context;
    const root = `${apiUrl}/repos/${repository.name}`;
    const all = tipsBelow(context, 'refs/tags/').flatMap(({ name, oid }) => {
        const commit = commitAt(repository, oid);
        return commit === null ? [] : [{ name, oid: commit.oid }];
    });
    const { items, headers } = paginate(context, all);
    const tags = items.map(({ name, oid }) => ({
        name,
        commit: { sha: oid, url: `${root}/commits/${oid}` },
        zipball_url: `${root}/zipball/refs/tags/${name}`,
        tarball_url: `${root}/tarball/refs/tags/${name}`,
        node_id: (0,node_id/* nodeId */.s)('Ref', `${repository.id}:refs/tags/${name}`),
    }));
    return ok(tags, headers);
}
function getBranch(context) {
    const { repository, apiUrl, serverUrl } = context;
    const name = param(context, 'branch');
    const tip = repository.branchOrNull(name);
    if (tip === null)
        throw new ApiError(404, 'Branch not found');
    const self = `${apiUrl}/repos/${repository.name}/branches/${encodeURIComponent(name)}`;
    const classic = repository.rules.protections.get(name);
    return ok({
        name,
        commit: commit_renderCommit(context, repository, repository.network.store.read('commit', tip)),
        _links: { self, html: `${serverUrl}/${repository.name}/tree/${name}` },
        // rulesets protect a branch too, but `protection` tells of the classic kind alone
        protected: (0,rules_requirements/* requirementsOf */.C)(repository, name).configured,
        protection: {
            enabled: classic !== undefined,
            required_status_checks: renderChecks(classic ?? { checks: null, enforceAdmins: false }),
        },
        protection_url: protectionUrl(context, name),
    });
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/model.ts
var model = __webpack_require__(54877);
// EXTERNAL MODULE: ../simulator/src/state/conversation/subjects.ts
var subjects = __webpack_require__(95859);
;// CONCATENATED MODULE: ../simulator/src/rest/subject.ts





/** A conversation is read with either permission, as long as it is the one for what has the number. */
const READ_CONVERSATION = [
    { permission: 'issues', access: 'read' },
    { permission: 'pull-requests', access: 'read' },
];
const WRITE_CONVERSATION = [
    { permission: 'issues', access: 'write' },
    { permission: 'pull-requests', access: 'write' },
];
/** Titles are shorter; this is what a body or comment may have. */
const subject_MAX_BODY = 65_536;
/** The issue or pull request that the route's `number` names, if the token may do that with it. */
function subjectAt(context, access) {
    const subject = (0,subjects/* findSubject */.os)(context.repository, Number(param(context, 'number')));
    if (subject === null)
        throw notFound();
    return permitted(context, subject, access);
}
/** `pull-requests` reaches pull requests alone; `issues` reaches both. */
function permitted({ token, repository }, subject, access) {
    const issues = { permission: 'issues', access };
    if ((0,model/* isPullRequest */.r)(subject) || (0,tokens/* isAllowed */.Jr)(token, repository, issues))
        return subject;
    throw lacksPermission(issues);
}
/** Whoever the token is; routes that write are never reached without one. */
function sender({ token }) {
    if (token === null)
        throw new Error('a route that writes was reached without a token');
    return token.account;
}
function validationFailed(resource, field, message) {
    const errors = [{ resource, field, code: 'unprocessable', message }];
    return new ApiError(422, 'Validation Failed', { details: { errors } });
}
/** The `body` that was sent, of a length that GitHub takes. */
function sentBody(context, resource) {
    const { body } = sentObject(context);
    if (typeof body !== 'string')
        throw validationFailed(resource, 'body', "body wasn't supplied");
    if (body.trim() === '')
        throw validationFailed(resource, 'body', "body can't be blank");
    checkLength(body, resource);
    return body;
}
function checkLength(body, resource) {
    if ([...body].length <= subject_MAX_BODY)
        return;
    throw validationFailed(resource, 'body', `body is too long (maximum is ${subject_MAX_BODY} characters)`);
}

;// CONCATENATED MODULE: ../simulator/src/rest/checks.ts







const READ_CHECKS = { permission: 'checks', access: 'read' };
const WRITE_CHECKS = { permission: 'checks', access: 'write' };
const checkRoutes = [
    { method: 'GET', path: '/commits/:ref*/check-runs', need: READ_CHECKS, handle: checks_listRuns },
    { method: 'GET', path: '/commits/:ref*/check-suites', need: READ_CHECKS, handle: listSuites },
    { method: 'POST', path: '/check-runs', need: WRITE_CHECKS, handle: createRun },
    {
        method: 'GET',
        path: '/check-runs/:id',
        need: READ_CHECKS,
        handle: (context) => ok(check_run_renderCheckRun(context, context.repository, checks_runAt(context))),
    },
    { method: 'PATCH', path: '/check-runs/:id', need: WRITE_CHECKS, handle: updateRun },
];
const STATUSES = ['queued', 'in_progress', 'completed'];
const CONCLUSIONS = [
    'action_required',
    'cancelled',
    'failure',
    'neutral',
    'skipped',
    'success',
    'timed_out',
];
/** Of a summary and of a text. */
const MAX_OUTPUT = 65_535;
function shaAt(context) {
    const ref = param(context, 'ref');
    const commit = commitAt(context.repository, ref);
    if (commit === null)
        throw new ApiError(422, `No commit found for SHA: ${ref}`);
    return commit.oid;
}
/** Of each name of an app the newest, unless all are asked for; newest first. */
function checks_listRuns(context) {
    const { query, repository } = context;
    const all = repository.checks.runs(shaAt(context));
    const shown = query.get('filter') === 'all' ? all : (0,rollup/* latestRuns */.ee)(all);
    const matching = shown.filter((run) => (query.get('check_name') ?? run.name) === run.name &&
        (query.get('status') ?? run.status) === run.status &&
        Number(query.get('app_id') ?? run.suite.app.id) === run.suite.app.id);
    const { items, headers } = paginate(context, matching.reverse());
    const rendered = items.map((run) => check_run_renderCheckRun(context, repository, run));
    return ok({ total_count: matching.length, check_runs: rendered }, headers);
}
function listSuites(context) {
    const { query, repository } = context;
    const matching = repository.checks
        .suites(shaAt(context))
        .filter(({ app }) => Number(query.get('app_id') ?? app.id) === app.id);
    const { items, headers } = paginate(context, matching);
    const rendered = items.map((suite) => renderCheckSuite(context, repository, suite));
    return ok({ total_count: matching.length, check_suites: rendered }, headers);
}
function createRun(context) {
    const { repository } = context;
    const { name, head_sha: sha, details_url: detailsUrl, external_id: externalId } = sentObject(context);
    if (typeof name !== 'string' || name === '')
        throw validationFailed('CheckRun', 'name', "name wasn't supplied");
    const commit = typeof sha === 'string' ? commitAt(repository, sha) : null;
    if (commit === null)
        throw new ApiError(422, `No commit found for SHA: ${String(sha)}`);
    const change = sentChange(context);
    const run = repository.checks.addRun(commit.oid, {
        name,
        app: appSlug(context),
        ...change,
        status: change.status ?? (change.conclusion === undefined ? 'queued' : 'completed'),
        ...(typeof detailsUrl === 'string' ? { detailsUrl } : {}),
        ...(typeof externalId === 'string' ? { externalId } : {}),
    });
    return route_created(check_run_renderCheckRun(context, repository, run));
}
/** Only the app that made a run changes it. */
function updateRun(context) {
    const { repository } = context;
    const run = checks_runAt(context);
    if (appSlug(context) !== run.suite.app.slug)
        throw new ApiError(403, 'Invalid app_id');
    repository.checks.updateRun(run, sentChange(context));
    return ok(check_run_renderCheckRun(context, repository, run));
}
function checks_runAt(context) {
    const id = Number(param(context, 'id'));
    for (const suites of context.repository.suitesBySha.values()) {
        const run = suites.flatMap(({ runs }) => runs).find((candidate) => candidate.id === id);
        if (run !== undefined)
            return run;
    }
    throw notFound();
}
function appSlug(context) {
    const account = sender(context);
    if (account.type !== 'Bot')
        throw new ApiError(403, 'You must authenticate via a GitHub App.');
    return account.login.replace(/\[bot\]$/, '');
}
/** What was sent of a run's status and output; a conclusion completes it. */
function sentChange(context) {
    const { status, conclusion, output } = sentObject(context);
    if (status !== undefined && !STATUSES.includes(status)) {
        throw validationFailed('CheckRun', 'status', 'status is not included in the list');
    }
    if (conclusion !== undefined && !CONCLUSIONS.includes(conclusion)) {
        throw validationFailed('CheckRun', 'conclusion', 'conclusion is not included in the list');
    }
    if (status === 'completed' && conclusion === undefined) {
        throw validationFailed('CheckRun', 'conclusion', "conclusion can't be blank");
    }
    return {
        ...(status === undefined ? {} : { status: status }),
        ...(conclusion === undefined ? {} : { conclusion: conclusion, status: 'completed' }),
        ...sentOutput(output),
    };
}
function sentOutput(output) {
    if (typeof output !== 'object' || output === null)
        return {};
    const texts = [];
    for (const key of ['title', 'summary', 'text']) {
        const value = output[key];
        if (typeof value !== 'string')
            continue;
        if (value.length > MAX_OUTPUT) {
            throw validationFailed('CheckRun', key, `${key} is too long (maximum is ${MAX_OUTPUT} characters)`);
        }
        texts.push([key, value]);
    }
    return Object.fromEntries(texts);
}

// EXTERNAL MODULE: ../simulator/src/state/permissions.ts
var state_permissions = __webpack_require__(85582);
;// CONCATENATED MODULE: ../simulator/src/rest/collaborators.ts




const collaboratorRoutes = [
    {
        method: 'GET',
        path: '/collaborators/:login/permission',
        need: { permission: 'metadata', access: 'read' },
        handle: getPermission,
    },
];
/** The older words that `permission` still uses. */
const LEGACY = {
    none: 'none',
    read: 'read',
    triage: 'read',
    write: 'write',
    maintain: 'write',
    admin: 'admin',
};
function getPermission(context) {
    const { repository } = context;
    const login = param(context, 'login');
    const account = repository.world.accounts.find(login);
    if (account === null)
        throw new ApiError(404, `${login} is not a user`);
    const role = shownRole(repository, account);
    const permissions = {
        admin: (0,state_permissions/* isAtLeast */.du)(role, 'admin'),
        maintain: (0,state_permissions/* isAtLeast */.du)(role, 'maintain'),
        push: (0,state_permissions/* isAtLeast */.du)(role, 'write'),
        triage: (0,state_permissions/* isAtLeast */.du)(role, 'triage'),
        pull: (0,state_permissions/* isAtLeast */.du)(role, 'read'),
    };
    return ok({
        permission: LEGACY[role],
        role_name: role,
        user: { ...user_renderUser(context, account), permissions, role_name: role },
    });
}
/** An app is never a collaborator, whatever its installation may do: the answer for its bot is that of a stranger. */
function shownRole(repository, account) {
    if (account.type !== 'Bot')
        return (0,state_permissions/* roleOf */.kp)(repository, account);
    return repository.visibility === 'public' ? 'read' : 'none';
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/comments.ts
var comments = __webpack_require__(35960);
;// CONCATENATED MODULE: ../simulator/src/rest/render/comment.ts





/** `issue-comment`. Nothing in it tells who edited it: only GraphQL does. */
function comment_renderComment(roots, subject, comment) {
    const { repository, number } = subject;
    const api = `${roots.apiUrl}/repos/${repository.name}/issues`;
    const page = `${roots.serverUrl}/${repository.name}/${(0,model/* isPullRequest */.r)(subject) ? 'pull' : 'issues'}/${number}`;
    return {
        id: comment.id,
        node_id: (0,node_id/* nodeId */.s)('IssueComment', comment.id),
        url: `${api}/comments/${comment.id}`,
        html_url: `${page}#issuecomment-${comment.id}`,
        issue_url: `${api}/${number}`,
        ...written(roots, repository, comment),
        body: comment.body,
        created_at: (0,state_clock/* isoTime */.Ly)(comment.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(comment.updatedAt),
    };
}
function comment_renderReview(roots, pull, review) {
    const { repository, number } = pull;
    const page = `${roots.serverUrl}/${repository.name}/pull/${number}#pullrequestreview-${review.id}`;
    const url = `${roots.apiUrl}/repos/${repository.name}/pulls/${number}`;
    return {
        id: review.id,
        node_id: (0,node_id/* nodeId */.s)('PullRequestReview', review.id),
        ...written(roots, repository, review),
        body: review.body,
        state: review.state,
        html_url: page,
        pull_request_url: url,
        _links: { html: { href: page }, pull_request: { href: url } },
        ...(review.submittedAt === null ? {} : { submitted_at: (0,state_clock/* isoTime */.Ly)(review.submittedAt) }),
        commit_id: review.commit,
    };
}
function written(roots, repository, { author }) {
    return {
        user: user_renderUser(roots, author ?? repository.world.accounts.ensure('ghost')),
        author_association: association(repository, author),
    };
}
/** Reads as more than it is: a member of the organisation may still lack the right to push. */
function association(repository, author) {
    if (author === null)
        return 'NONE';
    if (author.login === repository.owner.login)
        return 'OWNER';
    const role = (0,state_permissions/* roleOf */.kp)(repository, author);
    return role === 'none' || role === 'read' ? 'NONE' : 'COLLABORATOR';
}

;// CONCATENATED MODULE: ../simulator/src/rest/comments.ts






const LIST = '/issues/:number/comments';
const ONE = '/issues/comments/:id';
const commentRoutes = [
    { method: 'GET', path: ONE, need: READ_CONVERSATION, handle: getComment },
    { method: 'PATCH', path: ONE, need: WRITE_CONVERSATION, handle: updateComment },
    { method: 'DELETE', path: ONE, need: WRITE_CONVERSATION, handle: deleteComment },
    { method: 'GET', path: LIST, need: READ_CONVERSATION, handle: listComments },
    { method: 'POST', path: LIST, need: WRITE_CONVERSATION, handle: createComment },
];
/** Oldest first, whatever order is asked. */
function listComments(context) {
    const subject = subjectAt(context, 'read');
    const since = Date.parse(context.query.get('since') ?? '') / 1000;
    const found = subject.thread.comments.filter(({ updatedAt }) => Number.isNaN(since) || updatedAt >= since);
    const { items, headers } = paginate(context, found);
    return ok(items.map((comment) => comment_renderComment(context, subject, comment)), headers);
}
function createComment(context) {
    const subject = subjectAt(context, 'write');
    const body = sentBody(context, 'IssueComment');
    const comment = (0,comments/* addComment */.BC)(context.repository, subject.number, { body, author: sender(context).login });
    return route_created(comment_renderComment(context, subject, comment));
}
function getComment(context) {
    const { comment, subject } = commentAt(context, 'read');
    return ok(comment_renderComment(context, subject, comment));
}
/** A token that may write may edit anybody's comment. */
function updateComment(context) {
    const place = commentAt(context, 'write');
    (0,comments/* editComment */.QA)(place, { body: sentBody(context, 'IssueComment'), by: sender(context).login });
    return ok(comment_renderComment(context, place.subject, place.comment));
}
function deleteComment(context) {
    (0,comments/* removeComment */.IG)(commentAt(context, 'write'), sender(context).login);
    return noContent();
}
function commentAt(context, access) {
    const found = (0,comments/* findComment */.h1)(context.repository, Number(param(context, 'id')));
    if (found === null)
        throw notFound();
    permitted(context, found.subject, access);
    return found;
}

// EXTERNAL MODULE: ../simulator/src/state/history.ts
var state_history = __webpack_require__(63738);
// EXTERNAL MODULE: ../simulator/src/state/objects.ts
var objects = __webpack_require__(58878);
;// CONCATENATED MODULE: ../simulator/src/rest/render/diff-entry.ts

/** `diff-entry`. No modes: whoever needs them reads the trees. */
function renderDiffEntry(roots, repository, head, file) {
    const { additions, deletions, text } = file.patch();
    const path = encodePath(file.path);
    const web = `${roots.serverUrl}/${repository.name}`;
    return {
        sha: (file.after ?? file.before)?.oid ?? null,
        filename: (0,objects/* nameText */.fh)(file.path),
        status: statusOf(file),
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: `${web}/blob/${head}/${path}`,
        raw_url: `${web}/raw/${head}/${path}`,
        contents_url: `${roots.apiUrl}/repos/${repository.name}/contents/${path}?ref=${head}`,
        ...(text === null ? {} : { patch: text }),
        ...(file.previousPath === null ? {} : { previous_filename: (0,objects/* nameText */.fh)(file.previousPath) }),
    };
}
function statusOf({ previousPath, before, after }) {
    if (previousPath !== null)
        return 'renamed';
    if (before === null)
        return 'added';
    return after === null ? 'removed' : 'modified';
}
const encodePath = (path) => (0,objects/* nameText */.fh)(path).split('/').map(encodeURIComponent).join('/');

;// CONCATENATED MODULE: ../simulator/src/rest/commits.ts








const MAX_FILES = 3000;
const commitRoutes = [
    { method: 'GET', path: '/commits', need: READ_CONTENTS, handle: listCommits },
    { method: 'GET', path: '/commits/:ref*', need: READ_CONTENTS, handle: getCommit },
];
/** Newest first. */
function listCommits(context) {
    const { repository, query } = context;
    const { store } = repository.network;
    const start = query.get('sha') ?? repository.defaultBranch;
    const tip = commitAt(repository, start);
    if (tip === null)
        throw notFound();
    const [path, since, until] = [query.get('path'), query.get('since'), query.get('until')];
    const author = query.get('author');
    const wrote = ({ author: { email } }) => repository.world.accounts.withEmail(email)?.login === author;
    const found = (0,state_history/* historyOf */.o)(store, tip.oid, { path, since, until }).filter((one) => author === null || wrote(one));
    const { items, headers } = paginate(context, found);
    return ok(items.map((commit) => commit_renderCommit(context, repository, commit)), headers);
}
function getCommit(context) {
    const { repository } = context;
    const ref = param(context, 'ref');
    const commit = commitAt(repository, ref);
    if (commit === null)
        throw new ApiError(422, `No commit found for SHA: ${ref}`);
    const files = (0,changes/* changedFiles */.Y_)(repository.network.store, commit.parents[0] ?? null, commit.oid);
    const { additions, deletions } = (0,changes/* lineCounts */.Zl)(files);
    const { items, headers } = paginate(context, files.slice(0, MAX_FILES), { perPage: 300, maxPerPage: 300 });
    const body = {
        ...commit_renderCommit(context, repository, commit),
        stats: { total: additions + deletions, additions, deletions },
        files: items.map((file) => renderDiffEntry(context, repository, commit.oid, file)),
    };
    return ok(body, headers);
}

// EXTERNAL MODULE: ../simulator/src/state/graph.ts
var graph = __webpack_require__(16730);
;// CONCATENATED MODULE: ../simulator/src/rest/compare.ts








/** A comparison never lists more files, on its first page or any other. */
const compare_MAX_FILES = 300;
/** Without paging parameters it lists that many commits. */
const compare_MAX_COMMITS = 250;
const compareRoutes = [
    { method: 'GET', path: '/compare/:basehead*', need: READ_CONTENTS, handle: compare },
];
function compare(context) {
    const { repository } = context;
    const [base, head] = sides(context);
    const { store } = repository.network;
    const mergeBase = (0,graph/* mergeBases */.PC)(store, base.oid, head.oid)[0];
    if (mergeBase === undefined)
        throw notFound();
    const ahead = (0,graph/* commitsBetween */.$q)(store, base.oid, head.oid);
    const behind = (0,graph/* commitsBetween */.$q)(store, head.oid, base.oid).length;
    const { items, headers, page } = paginate(context, ahead, { perPage: compare_MAX_COMMITS });
    const files = page > 1 ? [] : (0,changes/* changedFiles */.Y_)(store, mergeBase, head.oid).slice(0, compare_MAX_FILES);
    const commit = (oid) => commit_renderCommit(context, repository, store.read('commit', oid));
    const body = {
        ...compare_urls(context),
        base_commit: commit(base.oid),
        merge_base_commit: commit(mergeBase),
        status: direction(ahead.length, behind),
        ahead_by: ahead.length,
        behind_by: behind,
        total_commits: ahead.length,
        commits: items.map(({ oid }) => commit(oid)),
        files: files.map((file) => renderDiffEntry(context, repository, head.oid, file)),
    };
    return ok(body, headers);
}
function direction(ahead, behind) {
    if (ahead === 0)
        return behind === 0 ? 'identical' : 'behind';
    return behind === 0 ? 'ahead' : 'diverged';
}
function compare_urls({ apiUrl, serverUrl, repository, params }) {
    const range = encodeURIComponent(params.basehead ?? '');
    const web = `${serverUrl}/${repository.name}/compare/${range}`;
    return {
        url: `${apiUrl}/repos/${repository.name}/compare/${range}`,
        html_url: web,
        permalink_url: web,
        diff_url: `${web}.diff`,
        patch_url: `${web}.patch`,
    };
}
function sides(context) {
    const text = param(context, 'basehead');
    const dots = text.indexOf('...');
    const base = side(context.repository, text.slice(0, Math.max(dots, 0)));
    const head = side(context.repository, text.slice(dots + 3));
    if (dots < 0 || base === null || head === null)
        throw notFound();
    return [base, head];
}
/** `branch`, `owner:branch` or `owner:name:branch` within the fork network. */
function side(repository, text) {
    const parts = text.split(':');
    const revision = parts.pop() ?? '';
    if (parts.length === 0)
        return commitAt(repository, revision);
    const member = repository.network.members.find(({ name, owner }) => owner.login === parts[0] && (parts[1] === undefined || name === `${parts[0]}/${parts[1]}`));
    return member === undefined ? null : commitAt(member, revision);
}

// EXTERNAL MODULE: ../simulator/src/state/tree.ts
var state_tree = __webpack_require__(94752);
;// CONCATENATED MODULE: ../simulator/src/rest/contents.ts






/** A file larger than this comes without its content, with encoding `none`. */
const MAX_CONTENT_BYTES = 1024 * 1024;
const contentRoutes = [
    { method: 'GET', path: '/contents/:path*', need: READ_CONTENTS, handle: getContents },
];
function getContents(context) {
    const { repository, query } = context;
    const ref = query.get('ref') ?? repository.defaultBranch;
    const commit = commitAt(repository, ref);
    const path = (0,objects/* rawName */.UW)(param(context, 'path'));
    const entry = commit === null ? null : (0,state_tree/* entryAt */._f)(repository.network.store, commit.tree, path);
    if (entry === null)
        throw notFound();
    if (entry.mode !== '040000')
        return ok(renderFile(context, path, ref, entry));
    const children = repository.network.store.read('tree', entry.oid).entries;
    return ok(children.map((child) => common(context, `${path}/${child.name}`, ref, child)));
}
function common({ repository, apiUrl, serverUrl }, path, ref, entry) {
    const { mode, oid } = entry;
    const api = `${apiUrl}/repos/${repository.name}`;
    const isTree = mode === '040000';
    const url = `${api}/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
    const git = mode === '160000' ? null : `${api}/git/${isTree ? 'trees' : 'blobs'}/${oid}`;
    const html = `${serverUrl}/${repository.name}/${isTree ? 'tree' : 'blob'}/${ref}/${encodePath(path)}`;
    const isFile = !isTree && mode !== '160000';
    return {
        name: (0,objects/* nameText */.fh)(path.slice(path.lastIndexOf('/') + 1)),
        path: (0,objects/* nameText */.fh)(path),
        sha: oid,
        size: isFile ? repository.network.store.read('blob', oid).bytes.length : 0,
        url,
        html_url: html,
        git_url: git,
        download_url: isFile ? `${serverUrl}/${repository.name}/raw/${ref}/${encodePath(path)}` : null,
        type: isTree ? 'dir' : 'file',
        _links: { self: url, git, html },
    };
}
function renderFile(context, path, ref, entry) {
    const base = common(context, path, ref, entry);
    if (entry.mode === '160000') {
        // really what .gitmodules says; nobody here reads it
        return { ...base, type: 'submodule', submodule_git_url: `${context.serverUrl}/submodules/${base.name}.git` };
    }
    const { bytes } = context.repository.network.store.read('blob', entry.oid);
    if (entry.mode === '120000')
        return { ...base, type: 'symlink', target: bytes.toString('utf8') };
    return bytes.length > MAX_CONTENT_BYTES
        ? { ...base, content: '', encoding: 'none' }
        : { ...base, content: bytes.toString('base64').replaceAll(/.{60}(?=.)/g, '$&\n'), encoding: 'base64' };
}

;// CONCATENATED MODULE: ../simulator/src/rest/render/git.ts





const api = ({ apiUrl, repository }) => `${apiUrl}/repos/${repository.name}/git`;
/** `git-tree`; cut at the repository's limit, which `truncated` tells. */
function renderTree(place, tree, recursive) {
    const { network, settings } = place.repository;
    const all = recursive
        ? [...(0,state_tree/* walkTree */.Ir)(network.store, tree.oid)]
        : tree.entries.map((entry) => ({ ...entry, path: entry.name }));
    return {
        sha: tree.oid,
        url: `${api(place)}/trees/${tree.oid}`,
        tree: all.slice(0, settings.maxTreeEntries).map((entry) => renderEntry(place, entry)),
        truncated: all.length > settings.maxTreeEntries,
    };
}
function renderEntry(place, entry) {
    const { mode, oid } = entry;
    const common = { path: (0,objects/* nameText */.fh)(entry.path), mode, sha: oid };
    if (mode === '040000')
        return { ...common, type: 'tree', url: `${api(place)}/trees/${oid}` };
    if (mode === '160000')
        return { ...common, type: 'commit' };
    const size = place.repository.network.store.read('blob', oid).bytes.length;
    return { ...common, type: 'blob', size, url: `${api(place)}/blobs/${oid}` };
}
/** `git-commit`. */
function renderGitCommit(place, commit) {
    const { repository, serverUrl } = place;
    return {
        sha: commit.oid,
        node_id: (0,node_id/* nodeId */.s)('Commit', commit.oid),
        url: `${api(place)}/commits/${commit.oid}`,
        html_url: `${serverUrl}/${repository.name}/commit/${commit.oid}`,
        author: user_renderSignature(commit.author),
        committer: user_renderSignature(commit.committer),
        tree: { sha: commit.tree, url: `${api(place)}/trees/${commit.tree}` },
        message: commit.message,
        parents: renderParents(place, repository, commit),
        verification: renderVerification(commit),
    };
}
/** `git-ref`. */
function renderRef(place, ref, { type, oid }) {
    return {
        ref,
        node_id: (0,node_id/* nodeId */.s)('Ref', `${place.repository.id}:${ref}`),
        url: `${api(place)}/${ref}`,
        object: { type, sha: oid, url: `${api(place)}/${type}s/${oid}` },
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/git.ts






/** A larger blob is refused. */
const MAX_BLOB_BYTES = 100 * 1024 * 1024;
const gitRoutes = [
    { method: 'GET', path: '/git/blobs/:sha', need: READ_CONTENTS, handle: git_getBlob },
    { method: 'GET', path: '/git/trees/:sha*', need: READ_CONTENTS, handle: getTree },
    { method: 'GET', path: '/git/commits/:sha', need: READ_CONTENTS, handle: git_getCommit },
    { method: 'GET', path: '/git/tags/:sha', need: READ_CONTENTS, handle: getTag },
];
const git_api = ({ apiUrl, repository }) => `${apiUrl}/repos/${repository.name}/git`;
function git_getBlob(context) {
    const object = context.repository.network.store.get(param(context, 'sha'));
    if (object?.type !== 'blob')
        throw notFound();
    const { oid, bytes } = object;
    if (bytes.length > MAX_BLOB_BYTES) {
        throw new ApiError(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large.', {
            details: { errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
        });
    }
    // base64 in lines of 60, as GitHub writes it
    const content = bytes.toString('base64').replaceAll(/.{60}(?=.)/g, '$&\n');
    return ok({
        sha: oid,
        node_id: (0,node_id/* nodeId */.s)('Blob', oid),
        size: bytes.length,
        url: `${git_api(context)}/blobs/${oid}`,
        content: content === '' ? '' : `${content}\n`,
        encoding: 'base64',
    });
}
function getTree(context) {
    const { repository, query } = context;
    const tree = (0,revisions/* peelTo */.M)(repository, repository.resolve(param(context, 'sha')), 'tree') ?? null;
    if (tree?.type !== 'tree')
        throw notFound();
    // any value switches it on, even `false`
    return ok(renderTree(context, tree, query.has('recursive')));
}
function git_getCommit(context) {
    const commit = context.repository.network.store.get(param(context, 'sha'));
    if (commit?.type !== 'commit')
        throw notFound();
    return ok(renderGitCommit(context, commit));
}
function getTag(context) {
    const tag = context.repository.network.store.get(param(context, 'sha'));
    if (tag?.type !== 'tag')
        throw notFound();
    return ok({
        sha: tag.oid,
        node_id: (0,node_id/* nodeId */.s)('Tag', tag.oid),
        url: `${git_api(context)}/tags/${tag.oid}`,
        tag: tag.name,
        message: tag.message,
        tagger: user_renderSignature(tag.tagger),
        object: { type: tag.targetType, sha: tag.target, url: `${git_api(context)}/${tag.targetType}s/${tag.target}` },
        verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    });
}

;// CONCATENATED MODULE: ../simulator/src/rest/git-objects.ts








/** What makes objects that no ref points at yet. */
const gitObjectRoutes = [
    { method: 'POST', path: '/git/blobs', need: WRITE_CONTENTS, handle: createBlob },
    { method: 'POST', path: '/git/trees', need: WRITE_CONTENTS, handle: createTree },
    { method: 'POST', path: '/git/commits', need: WRITE_CONTENTS, handle: createCommit },
];
function createBlob(context) {
    const { content, encoding } = sentObject(context);
    if (typeof content !== 'string')
        throw git_objects_invalid('content');
    if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'base64')
        throw git_objects_invalid('encoding');
    const { oid } = context.repository.network.store.putBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
    return route_created({ url: `${context.apiUrl}/repos/${context.repository.name}/git/blobs/${oid}`, sha: oid });
}
const MODES = ['100644', '100755', '120000', '160000', '040000'];
/** Entries by full path on top of `base_tree`, or alone; `sha: null` deletes. */
function createTree(context) {
    const { store } = context.repository.network;
    const { base_tree: base, tree } = sentObject(context);
    if (!Array.isArray(tree) || tree.length === 0)
        throw new ApiError(422, 'Invalid tree info');
    const root = typeof base === 'string' ? treeOf(context, base) : null;
    const edits = new Map(tree.map((entry) => editOf(context, entry)));
    return route_created(renderTree(context, (0,state_tree/* editTree */.nf)(store, root, edits), false));
}
/** A commit is taken for its tree. */
function treeOf({ repository }, sha) {
    const object = repository.network.store.get(sha);
    if (object?.type === 'commit')
        return object.tree;
    if (object?.type === 'tree')
        return object.oid;
    throw new ApiError(404, 'Not Found');
}
function editOf(context, entry) {
    const { store } = context.repository.network;
    const { path, mode, sha, content } = (entry ?? {});
    if (typeof path !== 'string' || !isPath(path))
        throw new ApiError(422, 'tree.path contains a malformed path component');
    if (sha === null)
        return [(0,objects/* rawName */.UW)(path), null];
    const known = MODES.find((one) => one === mode);
    if (known === undefined)
        throw new ApiError(422, 'Must supply a valid tree.mode');
    if (typeof content === 'string')
        return [(0,objects/* rawName */.UW)(path), { mode: known, oid: store.putBlob(content).oid }];
    if (typeof sha !== 'string')
        throw new ApiError(422, 'Must supply either tree.sha or tree.content');
    if (known !== '160000' && store.get(sha)?.type !== typeOf(known)) {
        throw new ApiError(422, `tree.sha ${sha} is not a valid ${typeOf(known)}`);
    }
    return [(0,objects/* rawName */.UW)(path), { mode: known, oid: sha }];
}
const typeOf = (mode) => (mode === '040000' ? 'tree' : 'blob');
const isPath = (path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
/** GitHub signs what an app commits in its own name, and nothing that names an author or a committer. */
function createCommit(context) {
    const { repository } = context;
    const { message, tree, parents, author, committer, signature } = sentObject(context);
    const { store } = repository.network;
    if (typeof message !== 'string')
        throw git_objects_invalid('message');
    if (typeof tree !== 'string' || store.get(tree)?.type !== 'tree')
        throw new ApiError(422, 'Tree SHA does not exist');
    const line = Array.isArray(parents) ? parents.map(String) : [];
    if (line.some((oid) => store.get(oid)?.type !== 'commit')) {
        throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
    }
    const account = sender(context);
    const own = author === undefined && committer === undefined && signature === undefined;
    if (own && account.type === 'Bot') {
        const request = { tree, parents: line, author: account.login, message };
        return route_created(renderGitCommit(context, (0,commits/* writeGitHubCommit */.SJ)(repository.world, repository.network, request)));
    }
    const writer = signatureOf(context, author);
    const commit = {
        tree,
        parents: line,
        message,
        author: writer,
        committer: committer === undefined ? writer : signatureOf(context, committer),
        signature: typeof signature === 'string' ? signature : null,
    };
    return route_created(renderGitCommit(context, store.putCommit(commit)));
}
function signatureOf(context, sent) {
    const { clock } = context.repository.world;
    const { name, email } = sender(context);
    if (typeof sent !== 'object' || sent === null)
        return { name, email, seconds: clock.next() };
    const given = sent;
    if (typeof given.name !== 'string' || typeof given.email !== 'string')
        throw git_objects_invalid('author');
    const at = typeof given.date === 'string' ? given.date : undefined;
    return { name: given.name, email: given.email, seconds: (0,state_clock/* momentOf */.Et)(clock, at) };
}
const git_objects_invalid = (field) => validationFailed('GitObject', field, `${field} is missing or invalid`);

// EXTERNAL MODULE: ../simulator/src/state/writing/update-refs.ts + 1 modules
var update_refs = __webpack_require__(55416);
;// CONCATENATED MODULE: ../simulator/src/rest/git-refs.ts






const gitRefRoutes = [
    { method: 'GET', path: '/git/ref/:ref*', need: READ_CONTENTS, handle: getRef },
    { method: 'GET', path: '/git/matching-refs/:ref*', need: READ_CONTENTS, handle: matchingRefs },
    { method: 'POST', path: '/git/refs', need: WRITE_CONTENTS, handle: createRef },
    { method: 'PATCH', path: '/git/refs/:ref*', need: WRITE_CONTENTS, handle: updateRef },
    { method: 'DELETE', path: '/git/refs/:ref*', need: WRITE_CONTENTS, handle: deleteRef },
];
function objectOf({ repository }, ref) {
    const oid = repository.refs.get(ref);
    return oid === undefined ? undefined : repository.network.store.get(oid);
}
function getRef(context) {
    const ref = `refs/${param(context, 'ref')}`;
    const object = objectOf(context, ref);
    if (object === undefined)
        throw notFound();
    return ok(renderRef(context, ref, object));
}
/** Every ref whose name begins so, all on one page. */
function matchingRefs(context) {
    const prefix = `refs/${param(context, 'ref')}`;
    const names = [...context.repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
    return ok(names.flatMap((ref) => {
        const object = objectOf(context, ref);
        return object === undefined ? [] : [renderRef(context, ref, object)];
    }));
}
function createRef(context) {
    const { ref, sha } = sentObject(context);
    if (typeof ref !== 'string' || typeof sha !== 'string')
        throw new ApiError(422, 'Invalid request.');
    if (context.repository.refs.has(ref))
        throw new ApiError(422, 'Reference already exists');
    return route_created(git_refs_written(context, { name: ref, after: sha, force: false }));
}
function updateRef(context) {
    const { sha, force } = sentObject(context);
    const name = `refs/${param(context, 'ref')}`;
    if (typeof sha !== 'string')
        throw new ApiError(422, 'Invalid request.');
    if (!context.repository.refs.has(name))
        throw new ApiError(422, 'Reference does not exist');
    return ok(git_refs_written(context, { name, after: sha, force: force === true }));
}
function deleteRef(context) {
    git_refs_write(context, { name: `refs/${param(context, 'ref')}`, after: null, force: true });
    return noContent();
}
function git_refs_written(context, update) {
    git_refs_write(context, update);
    const object = objectOf(context, update.name);
    if (object === undefined)
        throw new Error(`${update.name} is gone again`);
    return renderRef(context, update.name, object);
}
function git_refs_write(context, update) {
    const { repository, token } = context;
    const workflows = (0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'workflows', access: 'write' });
    const refusal = (0,update_refs/* updateRefs */.E)(repository, [update], { login: sender(context).login, workflows });
    if (refusal === null)
        return;
    // a REST write that lacks `workflows` is an ordinary lack of a permission
    if (refusal.kind === 'workflow')
        throw new ApiError(403, refusal.message, WORKFLOWS);
    throw new ApiError(422, MESSAGES[refusal.kind]);
}
const WORKFLOWS = { headers: { 'x-accepted-github-permissions': 'workflows=write' } };
const MESSAGES = {
    name: "Reference name must start with 'refs/' and contain at least two slashes.",
    stale: 'Reference cannot be updated',
    missing: 'Reference does not exist',
    'no-object': 'Object does not exist',
    'not-fast-forward': 'Update is not a fast forward',
    'default-branch': 'Cannot delete the default branch',
};

// EXTERNAL MODULE: ../simulator/src/state/conversation/labels.ts
var conversation_labels = __webpack_require__(54173);
;// CONCATENATED MODULE: ../simulator/src/state/conversation/issues.ts






function openIssue(repository, input) {
    const { world } = repository;
    const now = (0,state_clock/* momentOf */.Et)(world.clock, input.at);
    const issue = {
        number: (0,refs/* nextNumber */.Pt)(repository),
        id: world.nextId(),
        repository,
        author: input.author === null ? null : (0,state_network/* accountOf */.XP)(world, input.author ?? 'octocat'),
        createdAt: now,
        updatedAt: now,
        thread: (0,model/* newThread */.H)(),
        title: input.title,
        body: input.body ?? null,
        state: 'open',
        stateReason: null,
        closedAt: null,
        closedBy: null,
    };
    repository.issues.set(issue.number, issue);
    const author = issue.author ?? (0,state_network/* accountOf */.XP)(world, 'ghost');
    repository.announce({ event: 'issues', action: 'opened', subject: issue, sender: author.login });
    for (const name of input.labels ?? [])
        (0,conversation_labels/* addLabel */.Y_)(issue, name, author);
    return issue;
}
/** Closes or reopens; when it is so already, only the reason of a closed one changes. */
function setIssueState(issue, state, actor, reason = 'completed') {
    if (state === 'closed')
        issue.stateReason = reason;
    if (issue.state === state)
        return;
    issue.state = state;
    (0,subjects/* happen */.le)(issue, actor, { type: state === 'closed' ? 'ClosedEvent' : 'ReopenedEvent' });
    issue.closedAt = state === 'closed' ? issue.updatedAt : null;
    issue.closedBy = state === 'closed' ? actor : null;
    if (state === 'open')
        issue.stateReason = 'reopened';
    const action = state === 'closed' ? 'closed' : 'reopened';
    issue.repository.announce({ event: 'issues', action, subject: issue, sender: actor.login });
}
/** A new body has an editor; a new title is an event of its own. */
function editSubject(subject, edit, actor) {
    const { thread, title, body } = subject;
    const changes = {};
    if (edit.title !== undefined && edit.title !== title) {
        subject.title = edit.title;
        changes.title = title;
        (0,subjects/* happen */.le)(subject, actor, { type: 'RenamedTitleEvent', previousTitle: title, currentTitle: edit.title });
    }
    if (edit.body !== undefined && edit.body !== subject.body) {
        subject.body = edit.body;
        changes.body = body;
        thread.editor = actor;
        thread.lastEditedAt = subject.repository.world.clock.next();
        subject.updatedAt = thread.lastEditedAt;
    }
    if (Object.keys(changes).length > 0)
        (0,subjects/* tell */.qz)(subject, { action: 'edited', changes, sender: actor.login });
}

;// CONCATENATED MODULE: ../simulator/src/rest/edits.ts





/** Applies the `title`, `body` and `state` that were sent for an issue or pull request. */
function applySent(context, subject, resource) {
    const { title, body, state, state_reason: reason } = sentObject(context);
    if (typeof title === 'string' && title.trim() === '')
        throw validationFailed(resource, 'title', "title can't be blank");
    if (typeof body === 'string')
        checkLength(body, resource);
    if (state !== undefined && state !== 'open' && state !== 'closed') {
        throw validationFailed(resource, 'state', 'state is not included in the list');
    }
    const edit = {
        ...(typeof title === 'string' ? { title } : {}),
        ...(typeof body === 'string' || body === null ? { body } : {}),
    };
    editSubject(subject, edit, sender(context));
    if (state !== undefined)
        setState(context, subject, { state, reason: reasonOf(reason) });
}
function reasonOf(sent) {
    const known = REASONS.find((reason) => reason === sent);
    if (known === undefined && sent !== undefined && sent !== null) {
        throw validationFailed('Issue', 'state_reason', 'state_reason is not included in the list');
    }
    return known;
}
const REASONS = ['completed', 'not_planned', 'duplicate', 'reopened'];
function setState(context, subject, { state, reason }) {
    const { repository } = context;
    const by = sender(context);
    if (!(0,model/* isPullRequest */.r)(subject))
        setIssueState(subject, state, by, reason);
    else if (subject.state === 'merged' || subject.state === state)
        return;
    else if (state === 'closed')
        repository.closePullRequest(subject.number, by.login);
    else {
        checkReopening(subject);
        repository.reopenPullRequest(subject.number, by.login);
    }
}
/** A pull request whose branch is gone or was rewritten since stays closed for ever. */
function checkReopening({ repository, head }) {
    const tip = head.repository?.refs.get(`refs/heads/${head.ref}`);
    const refuse = (why) => validationFailed('PullRequest', 'state', `state cannot be changed. ${why}`);
    if (tip === undefined)
        throw refuse(`The ${head.ref} branch has been deleted.`);
    if ((0,graph/* isAncestor */.QX)(repository.network.store, head.sha, tip))
        return;
    throw refuse(`The ${head.ref} branch was force-pushed or recreated.`);
}

;// CONCATENATED MODULE: ../simulator/src/rest/labels.ts







const OF_SUBJECT = '/issues/:number/labels';
const MAX_NAME = 50;
const labelRoutes = [
    { method: 'GET', path: OF_SUBJECT, need: READ_CONVERSATION, handle: listLabels },
    { method: 'POST', path: OF_SUBJECT, need: WRITE_CONVERSATION, handle: addLabels },
    { method: 'PUT', path: OF_SUBJECT, need: WRITE_CONVERSATION, handle: replaceLabels },
    { method: 'DELETE', path: `${OF_SUBJECT}/:label*`, need: WRITE_CONVERSATION, handle: removeOne },
    { method: 'GET', path: '/labels', need: READ_CONVERSATION, handle: listAll },
    { method: 'POST', path: '/labels', need: WRITE_CONVERSATION, handle: createLabel },
    { method: 'GET', path: '/labels/:label*', need: READ_CONVERSATION, handle: getLabel },
];
function rendered(context, { thread }) {
    return thread.labels.map((label) => label_renderLabel(context, context.repository, label));
}
function listLabels(context) {
    const { items, headers } = paginate(context, rendered(context, subjectAt(context, 'read')));
    return ok(items, headers);
}
/** Adds to what is there; a label that the repository does not have is made. */
function addLabels(context) {
    const subject = subjectAt(context, 'write');
    for (const name of usableNames(context))
        (0,conversation_labels/* addLabel */.Y_)(subject, name, sender(context));
    return ok(rendered(context, subject));
}
/** Replaces what is there. */
function replaceLabels(context) {
    const subject = subjectAt(context, 'write');
    setLabels(context, subject);
    return ok(rendered(context, subject));
}
/** The labels that were sent, and no others. */
function setLabels(context, subject) {
    const names = usableNames(context);
    const kept = new Set(names.map((name) => name.toLowerCase()));
    for (const { name } of [...subject.thread.labels]) {
        if (!kept.has(name.toLowerCase()))
            (0,conversation_labels/* removeLabel */.tA)(subject, name, sender(context));
    }
    for (const name of names)
        (0,conversation_labels/* addLabel */.Y_)(subject, name, sender(context));
}
/** Names that were sent, each of a label that is there or that the token may make. */
function usableNames(context) {
    const names = sentNames(context);
    for (const name of names) {
        checkName(name);
        if ((0,conversation_labels/* findLabel */.E7)(context.repository, name) === null)
            checkMayCreate(context);
    }
    return names;
}
function removeOne(context) {
    const subject = subjectAt(context, 'write');
    if (!(0,conversation_labels/* removeLabel */.tA)(subject, param(context, 'label'), sender(context))) {
        throw new ApiError(404, 'Label does not exist');
    }
    return ok(rendered(context, subject));
}
function listAll(context) {
    const { items, headers } = paginate(context, [...context.repository.labels.values()]);
    return ok(items.map((label) => label_renderLabel(context, context.repository, label)), headers);
}
function getLabel(context) {
    const label = (0,conversation_labels/* findLabel */.E7)(context.repository, param(context, 'label'));
    if (label === null)
        throw notFound();
    return ok(label_renderLabel(context, context.repository, label));
}
function createLabel(context) {
    const { name, color, description } = sentObject(context);
    if (typeof name !== 'string')
        throw validationFailed('Label', 'name', "name wasn't supplied");
    checkName(name);
    checkMayCreate(context);
    if ((0,conversation_labels/* findLabel */.E7)(context.repository, name) !== null) {
        const errors = [{ resource: 'Label', code: 'already_exists', field: 'name' }];
        throw new ApiError(422, 'Validation Failed', { details: { errors } });
    }
    const label = (0,conversation_labels/* ensureLabel */.zU)(context.repository, {
        name,
        ...(typeof color === 'string' ? { color } : {}),
        ...(typeof description === 'string' ? { description } : {}),
    });
    return route_created(label_renderLabel(context, context.repository, label));
}
/** `{ labels: [...] }`, or the names alone as GitHub takes them too. */
function sentNames(context) {
    const { body } = context.request;
    const labels = Array.isArray(body) ? body : sentObject(context).labels;
    if (!Array.isArray(labels))
        throw validationFailed('Label', 'labels', "labels wasn't supplied");
    return labels.map((label) => {
        const name = typeof label === 'object' && label !== null && 'name' in label ? label.name : label;
        if (typeof name !== 'string')
            throw validationFailed('Label', 'name', 'name is not a string');
        return name;
    });
}
function checkName(name) {
    if (name.trim() === '')
        throw validationFailed('Label', 'name', "name can't be blank");
    if ([...name].length > MAX_NAME) {
        throw validationFailed('Label', 'name', `name is too long (maximum is ${MAX_NAME} characters)`);
    }
}
/** Adding a label takes either permission, making one takes that for issues (since 2025). */
function checkMayCreate({ token, repository }) {
    if ((0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'issues', access: 'write' }))
        return;
    throw new ApiError(403, 'You do not have permission to create labels on this repository.', {
        details: { errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }] },
    });
}

;// CONCATENATED MODULE: ../simulator/src/rest/render/issue.ts





/** `issue`; a pull request is one too, and has `pull_request` then. */
function issue_renderIssue(roots, subject) {
    const { repository, number, thread } = subject;
    const repositoryUrl = `${roots.apiUrl}/repos/${repository.name}`;
    const url = `${repositoryUrl}/issues/${number}`;
    const pull = (0,model/* isPullRequest */.r)(subject) ? subject : null;
    return {
        id: subject.id,
        node_id: (0,node_id/* nodeId */.s)(pull === null ? 'Issue' : 'PullRequest', subject.id),
        url,
        repository_url: repositoryUrl,
        labels_url: `${url}/labels{/name}`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        html_url: `${roots.serverUrl}/${repository.name}/${pull === null ? 'issues' : 'pull'}/${number}`,
        number,
        title: subject.title,
        body: subject.body,
        user: user_renderUser(roots, subject.author ?? repository.world.accounts.ensure('ghost')),
        labels: thread.labels.map((label) => label_renderLabel(roots, repository, label)),
        state: subject.state === 'open' ? 'open' : 'closed',
        state_reason: issue_reasonOf(subject),
        locked: false,
        active_lock_reason: null,
        assignee: null,
        assignees: [],
        milestone: null,
        comments: thread.comments.length,
        created_at: (0,state_clock/* isoTime */.Ly)(subject.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(subject.updatedAt),
        closed_at: subject.closedAt === null ? null : (0,state_clock/* isoTime */.Ly)(subject.closedAt),
        author_association: 'NONE',
        closed_by: closerOf(roots, subject),
        ...(pull === null ? {} : { draft: pull.draft, pull_request: links(roots, pull) }),
    };
}
/** Pull requests have one too, of no choice. */
function issue_reasonOf(subject) {
    if (!(0,model/* isPullRequest */.r)(subject))
        return subject.stateReason;
    return subject.state === 'open' ? null : 'completed';
}
function closerOf(roots, subject) {
    if ((0,model/* isPullRequest */.r)(subject) || subject.closedBy === null)
        return null;
    return user_renderUser(roots, subject.closedBy);
}
function links(roots, { repository, number, state, closedAt }) {
    const html = `${roots.serverUrl}/${repository.name}/pull/${number}`;
    return {
        url: `${roots.apiUrl}/repos/${repository.name}/pulls/${number}`,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        merged_at: state === 'merged' && closedAt !== null ? (0,state_clock/* isoTime */.Ly)(closedAt) : null,
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/issues.ts









const issueRoutes = [
    { method: 'GET', path: '/issues', need: { permission: 'issues', access: 'read' }, handle: listIssues },
    { method: 'POST', path: '/issues', need: { permission: 'issues', access: 'write' }, handle: createIssue },
    { method: 'GET', path: '/issues/:number', need: READ_CONVERSATION, handle: getIssue },
    { method: 'PATCH', path: '/issues/:number', need: WRITE_CONVERSATION, handle: updateIssue },
];
/** Pull requests are listed too; newest first unless asked otherwise. */
function listIssues(context) {
    const { query, repository } = context;
    const found = (0,subjects/* allSubjects */.BY)(repository).filter((subject) => issues_matches(subject, query));
    const field = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
    found.sort((a, b) => a[field] - b[field]);
    if (query.get('direction') !== 'asc')
        found.reverse();
    const { items, headers } = paginate(context, found);
    return ok(items.map((subject) => issue_renderIssue(context, subject)), headers);
}
/** Labels: all of them. */
function issues_matches(subject, query) {
    const state = query.get('state') ?? 'open';
    const labels = query.get('labels')?.split(',') ?? [];
    const creator = query.get('creator');
    const since = Date.parse(query.get('since') ?? '') / 1000;
    return ((state === 'all' || (subject.state === 'open') === (state === 'open')) &&
        labels.every((name) => (0,conversation_labels/* hasLabel */.RX)(subject, name.trim())) &&
        (creator === null || subject.author?.login === creator) &&
        (Number.isNaN(since) || subject.updatedAt >= since));
}
function getIssue(context) {
    return ok(issue_renderIssue(context, subjectAt(context, 'read')));
}
function createIssue(context) {
    const { title, body, labels } = sentObject(context);
    if (typeof title !== 'string' || title.trim() === '') {
        throw validationFailed('Issue', 'title', "title can't be blank");
    }
    if (typeof body === 'string')
        checkLength(body, 'Issue');
    const issue = openIssue(context.repository, {
        title,
        body: typeof body === 'string' ? body : null,
        author: sender(context).login,
        labels: labels === undefined ? [] : usableNames(context),
    });
    return route_created(issue_renderIssue(context, issue));
}
function updateIssue(context) {
    const subject = subjectAt(context, 'write');
    applySent(context, subject, 'Issue');
    if (sentObject(context).labels !== undefined)
        setLabels(context, subject);
    return ok(issue_renderIssue(context, subject));
}

// EXTERNAL MODULE: ../simulator/src/state/merging/arm.ts
var arm = __webpack_require__(4656);
// EXTERNAL MODULE: ../simulator/src/state/merging/bypass.ts
var bypass = __webpack_require__(94536);
// EXTERNAL MODULE: ../simulator/src/state/merging/merge.ts
var merging_merge = __webpack_require__(23962);
// EXTERNAL MODULE: ../simulator/src/state/merging/unmet.ts
var unmet = __webpack_require__(51089);
// EXTERNAL MODULE: ../simulator/src/state/merging/workflows.ts
var workflows = __webpack_require__(66356);
;// CONCATENATED MODULE: ../simulator/src/rest/merge.ts










const mergeRoutes = [
    {
        method: 'PUT',
        path: '/pulls/:number/merge',
        need: { permission: 'contents', access: 'write' },
        handle: putMerge,
    },
];
const METHODS = ['merge', 'squash', 'rebase'];
/** Merges at once. Whoever may pass the rules by is not told that they were not met. */
function putMerge(context) {
    const { repository, token } = context;
    const pull = repository.pulls.get(Number(param(context, 'number')));
    if (pull === undefined)
        throw notFound();
    if (token === null)
        throw new Error('an anonymous token that may write');
    const { sha, merge_method, commit_title, commit_message } = sentObject(context);
    const method = merge_method ?? 'merge';
    if (typeof method !== 'string' || !METHODS.includes(method))
        throw new ApiError(422, 'Invalid merge method');
    merge_refuse(context, pull, method, sha);
    const merged = (0,merging_merge/* mergePull */.k)(pull, {
        method: method,
        by: token.account,
        how: 'merge',
        message: { headline: merge_text(commit_title), body: merge_text(commit_message) },
    });
    return ok({ sha: merged, merged: true, message: 'Pull Request successfully merged' });
}
const merge_text = (value) => (typeof value === 'string' ? value : null);
/** Throws what GitHub answers when it does not merge. */
function merge_refuse({ repository, token }, pull, method, sha) {
    if (pull.state !== 'open')
        throw notMergeable('Pull Request is not mergeable');
    if (typeof sha === 'string' && sha !== pull.head.sha)
        throw new ApiError(409, arm/* HEAD_MODIFIED */.v_);
    if (pull.draft)
        throw notMergeable('Pull Request is still a draft');
    if ((0,merge_state/* conflicts */.em)(pull))
        throw notMergeable('Pull Request is not mergeable');
    if (!(0,arm/* isAllowed */.Jr)(pull, method)) {
        throw notMergeable(`${NAMES[method]} merges are not allowed on this repository.`);
    }
    const workflow = (0,workflows/* changedWorkflow */._)(pull);
    const mayWorkflows = (0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'workflows', access: 'write' });
    if (workflow !== null && !mayWorkflows)
        throw new ApiError(403, (0,workflows/* refusesWorkflow */.z)(workflow));
    const violations = violationsOf(pull);
    const bypasses = token !== null && (0,bypass/* bypassesAll */.O)(repository, pull.base.ref, token.account);
    if (violations.length > 0 && !bypasses) {
        throw notMergeable(`Repository rule violations found\n\n${violations.join('\n\n')}\n\n`);
    }
}
function violationsOf(pull) {
    const requirements = (0,rules_requirements/* requirementsOf */.C)(pull.repository, pull.base.ref);
    const { strict, queue } = requirements;
    return [
        ...(0,unmet/* unmetRules */.t)(pull, requirements),
        ...(strict && (0,merge_state/* isBehind */.Jm)(pull) ? ['This branch must not be out-of-date with the base branch.'] : []),
        ...(queue === null ? [] : ['Changes must be made through the merge queue']),
    ];
}
const notMergeable = (message) => new ApiError(405, message);
const NAMES = { merge: 'Merge', squash: 'Squash', rebase: 'Rebase' };

;// CONCATENATED MODULE: ../simulator/src/state/packages.ts
/** Lets GitHub's tokens log in to the registry, with the rights that their `packages` permission gives. */
function trustTokens(registry, tokens) {
    registry.users.trust((password) => {
        const token = tokens.find(password);
        return token === null ? null : packages_grantOf(registry, token);
    });
}
/** Whoever may write gets a token to delete with as well; what GHCR answers then is another matter. */
const packages_grantOf = (registry, token) => (name, right) => right === 'pull' ? mayRead(token, registry.find(name)) : packages_mayWrite(token, registry.find(name));
/** Whether the package may be read; null: it would be a new one. */
function mayRead(token, found) {
    if (found?.visibility === 'public')
        return true;
    return token.permissions.packages !== undefined && reaches(token, found);
}
/** Whether versions may be pushed and deleted. */
const packages_mayWrite = (token, found) => token.permissions.packages === 'write' && reaches(token, found);
/** A workflow's token is good for packages that are linked to its repository. */
function reaches(token, found) {
    const linked = found?.linkedTo ?? null;
    return linked === null || token.repositories === null || token.repositories.has(linked.toLowerCase());
}

;// CONCATENATED MODULE: ../simulator/src/rest/render/package.ts


const ownerPath = ({ owner }) => `${owner.type === 'Organization' ? 'orgs' : 'users'}/${encodeURIComponent(owner.login)}`;
const package_time = (milliseconds) => (0,state_clock/* isoTime */.Ly)(Math.floor(milliseconds / 1000));
/** `package` of GitHub's description. */
function renderPackage(roots, place, repository) {
    const versions = repository.versions;
    const path = `${ownerPath(place)}/packages/container`;
    return {
        id: versions[0]?.id ?? 0,
        name: place.name,
        package_type: 'container',
        owner: user_renderUser(roots, place.owner),
        version_count: versions.length,
        visibility: repository.visibility,
        url: `${roots.apiUrl}/${path}/${encodeURIComponent(place.name)}`,
        html_url: `${roots.serverUrl}/${path}/package/${encodeURIComponent(place.name)}`,
        created_at: package_time(versions.reduce((first, { createdAt }) => Math.min(first, createdAt), Date.now())),
        updated_at: package_time(versions.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0)),
    };
}
/** `package-version`: its name is the digest. */
function renderVersion(roots, place, version) {
    const path = `${ownerPath(place)}/packages/container`;
    const name = encodeURIComponent(place.name);
    return {
        id: version.id,
        name: version.digest,
        url: `${roots.apiUrl}/${path}/${name}/versions/${version.id}`,
        package_html_url: `${roots.serverUrl}/${path}/package/${name}`,
        html_url: `${roots.serverUrl}/${path}/${name}/${version.id}`,
        created_at: package_time(version.createdAt),
        updated_at: package_time(version.updatedAt),
        ...(version.deletedAt === null ? {} : { deleted_at: package_time(version.deletedAt) }),
        metadata: { package_type: 'container', container: { tags: [...version.tags] } },
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/packages.ts





const PATH = /^\/(?:(?<root>orgs|users)\/(?<login>[^/]+)|user)\/packages\/container\/(?<name>[^/]+)(?<rest>\/versions(?:\/(?<id>\d+)(?:\/restore)?)?)?$/;
/** Deleted versions come back within 30 days. */
const RESTORABLE_MS = 30 * 24 * 3600 * 1000;
/** From that many downloads on, only GitHub's support deletes a version of a public package. */
const MAX_DOWNLOADS = 5000;
/** Answers the routes of container packages and their versions; null: the path is another. */
function answerPackages(context) {
    const { github, token, request } = context;
    const groups = PATH.exec(request.url.pathname)?.groups;
    if (groups === undefined || github.packages === null)
        return null;
    if (token === null)
        throw new ApiError(401, 'Requires authentication');
    const owner = ownerOf(context, token, groups);
    const name = decodeURIComponent(groups.name ?? '');
    const repository = github.packages.find(`${owner.login}/${name}`.toLowerCase());
    if (repository === null || repository.versions.length === 0)
        throw packageNotFound();
    const place = { owner, name };
    const query = request.url.searchParams;
    return act({ ...context, registry: github.packages, token, place, repository, query }, groups);
}
const packageNotFound = () => new ApiError(404, 'Package not found.');
/** An organisation's packages are below `orgs`, a user's below `users`; `user` is whose token it is. */
function ownerOf({ github }, token, groups) {
    if (groups.root === undefined) {
        if (token.account.type === 'Bot')
            throw new ApiError(403, 'Resource not accessible by integration');
        return token.account;
    }
    const account = github.world.accounts.find(decodeURIComponent(groups.login ?? ''));
    const isOrganization = account?.type === 'Organization';
    if (account === null || isOrganization !== (groups.root === 'orgs'))
        throw notFound();
    return account;
}
function act(context, groups) {
    const { method, url } = context.request;
    if (method === 'GET') {
        checkMayRead(context);
        if (groups.id !== undefined)
            return ok(renderVersion(context, context.place, versionOf(context, groups.id)));
        return groups.rest === undefined
            ? ok(renderPackage(context, context.place, context.repository))
            : listVersions(context);
    }
    const restores = url.pathname.endsWith('/restore');
    if (groups.id === undefined || method !== (restores ? 'POST' : 'DELETE'))
        throw notFound();
    // a right that is missing looks like a package that is
    if (!packages_mayWrite(context.token, context.repository))
        throw packageNotFound();
    return restores ? packages_restore(context, Number(groups.id)) : packages_remove(context, versionOf(context, groups.id));
}
function checkMayRead({ token, repository }) {
    if (token.permissions.packages === undefined) {
        throw new ApiError(403, 'You need at least read:packages scope to read packages.');
    }
    if (!mayRead(token, repository))
        throw packageNotFound();
}
function versionOf({ repository }, id) {
    const version = repository.byId(Number(id));
    if (version === null)
        throw notFound();
    return version;
}
function listVersions(context) {
    const { repository, place, query } = context;
    const all = query.get('state') === 'deleted' ? repository.deletedVersions : repository.listed;
    const { items, headers } = paginate(context, all);
    return ok(items.map((version) => renderVersion(context, place, version)), headers);
}
/** Takes the digest with every tag on it, whatever else is made of it. */
function packages_remove({ repository, registry }, version) {
    if (repository.visibility === 'public' && version.downloads > MAX_DOWNLOADS) {
        throw new ApiError(400, 'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.');
    }
    const tagged = repository.versions.filter(({ tags }) => tags.size > 0);
    if (tagged.length === 1 && tagged[0] === version) {
        throw new ApiError(400, 'You cannot delete the last tagged version of a package. You must delete the package instead.');
    }
    repository.remove(version.digest, registry.now());
    return noContent();
}
function packages_restore({ repository, registry }, id) {
    const at = registry.now();
    const deletedAt = repository.deletedVersions.find((version) => version.id === id)?.deletedAt ?? null;
    if (deletedAt === null || at - deletedAt > RESTORABLE_MS)
        throw notFound();
    repository.restore(id, { at, withTags: registry.switches.restoreTags });
    return noContent();
}

;// CONCATENATED MODULE: ../simulator/src/rest/protection.ts



const protectionRoutes = [
    {
        method: 'GET',
        path: '/branches/:branch*/protection',
        need: { permission: 'administration', access: 'read' },
        handle: getProtection,
    },
];
/** Classic protection only: of rulesets it says nothing. */
function getProtection(context) {
    const branch = param(context, 'branch');
    const protection = context.repository.rules.protections.get(branch);
    if (context.repository.branchOrNull(branch) === null)
        throw new ApiError(404, 'Branch not found');
    if (protection === undefined)
        throw new ApiError(404, 'Branch not protected');
    return ok(renderProtection(context, branch, protection));
}

;// CONCATENATED MODULE: ../simulator/src/rest/create-pull.ts





/** Opens a pull request from a branch of this repository or of a fork (`owner:branch`). */
function createPull(context) {
    const { repository } = context;
    const { title, body, head, base, draft } = sentObject(context);
    if (typeof title !== 'string' || title.trim() === '')
        throw create_pull_refused('missing_field', 'title');
    if (typeof body === 'string')
        checkLength(body, 'PullRequest');
    if (typeof base !== 'string' || repository.branchOrNull(base) === null)
        throw create_pull_refused('invalid', 'base');
    const source = typeof head === 'string' ? sourceOf(repository, head) : null;
    if (source === null)
        throw create_pull_refused('invalid', 'head');
    create_pull_refuse(repository, { ...source, base });
    const number = repository.openPullRequest({
        head: source.repository === repository ? source.ref : `${source.repository.owner.login}:${source.ref}`,
        base,
        author: sender(context).login,
        title,
        body: typeof body === 'string' ? body : null,
        draft: draft === true,
    });
    return route_created(pull_renderFullPull(context, repository.pullRequest(number)));
}
/** Null: there is no such branch. */
function sourceOf(repository, head) {
    const colon = head.indexOf(':');
    const owner = colon < 0 ? repository.owner.login : head.slice(0, colon);
    const found = owner === repository.owner.login ? repository : repository.network.members.find((one) => one.owner.login === owner);
    const ref = head.slice(colon + 1);
    const sha = found?.refs.get(`refs/heads/${ref}`);
    return found === undefined || sha === undefined ? null : { repository: found, ref, sha };
}
/** Throws when there is nothing to open, or when it is open already. */
function create_pull_refuse(repository, source) {
    const { ref, sha, base } = source;
    const tip = repository.refs.get(`refs/heads/${base}`) ?? '';
    const owner = source.repository.owner.login;
    for (const pull of repository.pulls.values()) {
        const same = pull.head.repository === source.repository && pull.head.ref === ref && pull.base.ref === base;
        if (pull.state === 'open' && same)
            throw custom(`A pull request already exists for ${owner}:${ref}.`);
    }
    const [mergeBase] = (0,graph/* mergeBases */.PC)(repository.network.store, tip, sha);
    if (mergeBase === undefined)
        throw custom(`The ${ref} branch has no history in common with ${base}`);
    if (mergeBase === sha)
        throw custom(`No commits between ${base} and ${ref}`);
}
const create_pull_refused = (code, field) => new ApiError(422, 'Validation Failed', { details: { errors: [{ resource: 'PullRequest', field, code }] } });
const custom = (message) => new ApiError(422, 'Validation Failed', {
    details: { errors: [{ resource: 'PullRequest', code: 'custom', message }] },
});

;// CONCATENATED MODULE: ../simulator/src/rest/pulls.ts










/** The list ends here whatever the pull request changes; only `changed_files` tells. */
const pulls_MAX_FILES = 3000;
/** Likewise for commits. */
const pulls_MAX_COMMITS = 250;
const pullRoutes = [
    { method: 'GET', path: '/pulls', need: READ_PULLS, handle: listPulls },
    { method: 'POST', path: '/pulls', need: WRITE_PULLS, handle: createPull },
    { method: 'GET', path: '/pulls/:number/files', need: READ_PULLS, handle: listFiles },
    { method: 'GET', path: '/pulls/:number/commits', need: READ_PULLS, handle: pulls_listCommits },
    {
        method: 'GET',
        path: '/pulls/:number',
        need: READ_PULLS,
        handle: (context) => ok(pull_renderFullPull(context, pullOf(context))),
    },
    {
        method: 'PATCH',
        path: '/pulls/:number',
        need: WRITE_PULLS,
        handle: updatePull,
    },
];
function pullOf(context) {
    const pull = context.repository.pulls.get(Number(param(context, 'number')));
    if (pull === undefined)
        throw notFound();
    return pull;
}
/** Title, body, state and base; each change is an event of its own. */
function updatePull(context) {
    const { repository } = context;
    const pull = pullOf(context);
    const { base } = sentObject(context);
    if (typeof base === 'string' && repository.branchOrNull(base) === null) {
        throw validationFailed('PullRequest', 'base', 'base is invalid');
    }
    applySent(context, pull, 'PullRequest');
    if (typeof base === 'string' && base !== pull.base.ref)
        repository.retarget(pull.number, base, sender(context).login);
    return ok(pull_renderFullPull(context, pull));
}
function listPulls(context) {
    const { repository, query } = context;
    const state = query.get('state') ?? 'open';
    const base = query.get('base');
    const head = query.get('head');
    const matching = [...repository.pulls.values()].filter((pull) => (state === 'all' || (pull.state === 'open') === (state === 'open')) &&
        (base === null || pull.base.ref === base) &&
        (head === null || `${pull.head.owner}:${pull.head.ref}` === head));
    // newest first unless asked otherwise
    if (query.get('direction') !== 'asc')
        matching.reverse();
    const { items, headers } = paginate(context, matching);
    const rendered = items.map((pull) => pull_renderPull(context, pull));
    return ok(rendered, headers);
}
function listFiles(context) {
    const pull = pullOf(context);
    const { items, headers } = paginate(context, (0,changes/* pullRequestFiles */.sI)(pull).slice(0, pulls_MAX_FILES));
    const rendered = items.map((file) => renderDiffEntry(context, context.repository, pull.head.sha, file));
    return ok(rendered, headers);
}
function pulls_listCommits(context) {
    const commits = (0,changes/* pullRequestCommits */.fs)(pullOf(context)).slice(0, pulls_MAX_COMMITS);
    const { items, headers } = paginate(context, commits);
    const rendered = items.map((commit) => commit_renderCommit(context, context.repository, commit));
    return ok(rendered, headers);
}

;// CONCATENATED MODULE: ../simulator/src/rest/rate-limit.ts
/** Asking for it is free. */
function rateLimit({ github, token }) {
    const core = github.limits.state(token);
    return { status: 200, body: { resources: { core, graphql: core, search: core }, rate: core } };
}

;// CONCATENATED MODULE: ../simulator/src/rest/repository.ts



const repositoryRoutes = [
    {
        method: 'GET',
        path: '',
        need: { permission: 'metadata', access: 'read' },
        handle: (context) => ok({
            ...repository_renderRepository(context, context.repository),
            ...settings(context),
            network_count: 0,
            subscribers_count: 0,
        }),
    },
];
/** Shown to those who may write. */
function settings({ token, repository }) {
    if (!(0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'contents', access: 'write' }))
        return {};
    const { settings } = repository;
    return {
        allow_auto_merge: settings.allowAutoMerge,
        allow_squash_merge: settings.allowSquash,
        allow_merge_commit: settings.allowMergeCommit,
        allow_rebase_merge: settings.allowRebase,
        delete_branch_on_merge: settings.deleteBranchOnMerge,
    };
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/reviews.ts
var reviews = __webpack_require__(11773);
;// CONCATENATED MODULE: ../simulator/src/rest/reviews.ts







const reviews_LIST = '/pulls/:number/reviews';
const reviewRoutes = [
    { method: 'GET', path: reviews_LIST, need: READ_PULLS, handle: listReviews },
    {
        method: 'PUT',
        path: `${reviews_LIST}/:id/dismissals`,
        need: { permission: 'pull-requests', access: 'write' },
        handle: dismiss,
    },
    { method: 'POST', path: reviews_LIST, need: { permission: 'pull-requests', access: 'write' }, handle: createReview },
];
const STATES = {
    APPROVE: 'APPROVED',
    REQUEST_CHANGES: 'CHANGES_REQUESTED',
    COMMENT: 'COMMENTED',
};
/** Oldest first; somebody's pending review is his alone. */
function listReviews(context) {
    const pull = pullAt(context);
    const visible = pull.reviews.filter(({ state, author }) => state !== 'PENDING' || author === context.token?.account);
    const { items, headers } = paginate(context, visible);
    return ok(items.map((review) => comment_renderReview(context, pull, review)), headers);
}
function createReview(context) {
    const pull = pullAt(context);
    const { event, body, commit_id: commit } = sentObject(context);
    const author = sender(context);
    const state = typeof event === 'string' ? STATES[event] : 'PENDING';
    const text = typeof body === 'string' ? body : '';
    if (state === undefined)
        throw unprocessable('Variable $event of type PullRequestReviewEvent was provided invalid value');
    if (author === pull.author && state === 'APPROVED')
        throw unprocessable('Can not approve your own pull request');
    if (author === pull.author && state === 'CHANGES_REQUESTED') {
        throw unprocessable('Can not request changes on your own pull request');
    }
    if (text === '' && (state === 'COMMENTED' || state === 'CHANGES_REQUESTED'))
        throw unprocessable('Body is required');
    checkLength(text, 'PullRequestReview');
    if (typeof commit === 'string' && commitAt(context.repository, commit) === null) {
        throw unprocessable('commit_id is not part of the pull request');
    }
    const review = (0,reviews/* addReview */.kD)(context.repository, pull.number, {
        state,
        body: text,
        author: author.login,
        ...(typeof commit === 'string' ? { commit } : {}),
    });
    return ok(comment_renderReview(context, pull, review));
}
/** Only an opinion can be dismissed. */
function dismiss(context) {
    const pull = pullAt(context);
    const id = Number(param(context, 'id'));
    const review = pull.reviews.find((candidate) => candidate.id === id);
    if (review === undefined)
        throw notFound();
    const { message } = sentObject(context);
    if (typeof message !== 'string' || message === '')
        throw unprocessable('Message is required');
    if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
        throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
    }
    (0,reviews/* dismissReview */.bG)(context.repository, { number: pull.number, id, by: sender(context).login, message });
    return ok(comment_renderReview(context, pull, review));
}
const unprocessable = (error) => new ApiError(422, 'Unprocessable Entity', { details: { errors: [error] } });
function pullAt(context) {
    const pull = context.repository.pulls.get(Number(param(context, 'number')));
    if (pull === undefined)
        throw notFound();
    return pull;
}

// EXTERNAL MODULE: ../simulator/src/state/rules/effective.ts
var effective = __webpack_require__(77439);
// EXTERNAL MODULE: ../simulator/src/state/apps.ts
var apps = __webpack_require__(99792);
// EXTERNAL MODULE: ../simulator/src/state/rules/rules.ts
var rules = __webpack_require__(57365);
;// CONCATENATED MODULE: ../simulator/src/rest/render/rules.ts






/** `repository-rule`: a type, and the parameters of those that have some. */
function renderRule(rule) {
    const parameters = parametersOf(rule);
    return parameters === null ? { type: rule.type } : { type: rule.type, parameters };
}
function parametersOf(rule) {
    switch (rule.type) {
        case 'required_status_checks':
            return {
                strict_required_status_checks_policy: rule.strict,
                do_not_enforce_on_create: false,
                required_status_checks: rule.checks.map(({ context, appId }) => ({
                    context,
                    ...(appId === null ? {} : { integration_id: appId }),
                })),
            };
        case 'pull_request':
            return reviewParameters(rule);
        case 'merge_queue':
            return {
                check_response_timeout_minutes: 60,
                grouping_strategy: 'ALLGREEN',
                max_entries_to_build: 5,
                max_entries_to_merge: 5,
                merge_method: (rule.method ?? 'merge').toUpperCase(),
                min_entries_to_merge: 1,
                min_entries_to_merge_wait_minutes: 5,
            };
        case 'required_deployments':
            return { required_deployment_environments: rule.environments };
        case 'update':
            return { update_allows_fetch_and_merge: false };
        default:
            return null;
    }
}
function reviewParameters(rule) {
    const reviews = { ...rules/* NO_REVIEWS */.g, ...rule };
    return {
        required_approving_review_count: reviews.approvals,
        dismiss_stale_reviews_on_push: reviews.dismissStale,
        require_code_owner_review: reviews.codeOwners,
        require_last_push_approval: reviews.lastPushApproval,
        required_review_thread_resolution: reviews.threadResolution,
        allowed_merge_methods: rule.methods ?? ['merge', 'squash', 'rebase'],
    };
}
/** `repository-ruleset`; `bypass_actors` only for whoever could write the ruleset. */
function renderRuleset(context, ruleset) {
    const { repository, token, apiUrl, serverUrl } = context;
    const path = `/repos/${repository.name}/rulesets/${ruleset.id}`;
    const administers = (0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'administration', access: 'write' });
    return {
        id: ruleset.id,
        node_id: (0,node_id/* nodeId */.s)('RepositoryRuleset', ruleset.id),
        name: ruleset.name,
        target: 'branch',
        source_type: ruleset.source,
        source: ruleset.source === 'Organization' ? repository.owner.login : repository.name,
        enforcement: ruleset.enforcement,
        conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
        rules: ruleset.rules.map(renderRule),
        ...(administers ? { bypass_actors: [...ruleset.bypass].map((entry) => bypassActor(context, entry)) } : {}),
        current_user_can_bypass: (0,bypass/* bypassOf */.A)(ruleset, token?.account ?? null),
        created_at: (0,state_clock/* isoTime */.Ly)(ruleset.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(ruleset.updatedAt),
        _links: {
            self: { href: apiUrl + path },
            html: { href: `${serverUrl}/${repository.name}/rules/${ruleset.id}` },
        },
    };
}
/** A bot stands there as its app. */
function bypassActor({ repository, github }, [login, mode]) {
    const account = repository.world.accounts.ensure(login);
    const app = github.tokens.appId(login) ?? (0,apps/* knownApp */.J)(login);
    return {
        actor_id: app ?? account.id,
        actor_type: account.type === 'Bot' ? 'Integration' : 'User',
        bypass_mode: mode === 'pull_requests_only' ? 'pull_request' : mode,
    };
}

;// CONCATENATED MODULE: ../simulator/src/rest/rules.ts





const READ_METADATA = { permission: 'metadata', access: 'read' };
const ruleRoutes = [
    { method: 'GET', path: '/rules/branches/:branch*', need: READ_METADATA, handle: listBranchRules },
    { method: 'GET', path: '/rulesets/:id', need: READ_METADATA, handle: getRuleset },
    { method: 'GET', path: '/rulesets', need: READ_METADATA, handle: listRulesets },
];
/** Rules of active rulesets; a branch that does not exist has the rules it would have. */
function listBranchRules(context) {
    const { repository } = context;
    const { items, headers } = paginate(context, (0,effective/* rulesFor */.N)(repository, param(context, 'branch')));
    const rendered = items.map(({ rule, ruleset }) => ({
        ...renderRule(rule),
        ruleset_source_type: ruleset.source,
        ruleset_source: ruleset.source === 'Organization' ? repository.owner.login : repository.name,
        ruleset_id: ruleset.id,
    }));
    return ok(rendered, headers);
}
function getRuleset(context) {
    const ruleset = context.repository.rules.rulesets.get(Number(param(context, 'id')));
    if (ruleset === undefined)
        throw notFound();
    return ok(renderRuleset(context, ruleset));
}
/** The list leaves out the rules and who may pass them by. */
function listRulesets(context) {
    const all = [...context.repository.rules.rulesets.values()];
    const { items, headers } = paginate(context, all);
    const rendered = items.map((ruleset) => {
        const { rules, conditions, bypass_actors, current_user_can_bypass, ...rest } = renderRuleset(context, ruleset);
        return rest;
    });
    return ok(rendered, headers);
}

// EXTERNAL MODULE: ../simulator/src/state/statuses.ts
var statuses = __webpack_require__(18890);
;// CONCATENATED MODULE: ../simulator/src/rest/statuses.ts









const statuses_STATES = ['error', 'failure', 'pending', 'success'];
const MAX_DESCRIPTION = 140;
/** Statuses of one SHA and context. */
const MAX_STATUSES = 1000;
const READ_STATUSES = { permission: 'statuses', access: 'read' };
const statusRoutes = [
    { method: 'POST', path: '/statuses/:sha', need: { permission: 'statuses', access: 'write' }, handle: createStatus },
    { method: 'GET', path: '/commits/:ref*/statuses', need: READ_STATUSES, handle: listStatuses },
    { method: 'GET', path: '/commits/:ref*/status', need: READ_STATUSES, handle: combinedStatus },
];
function createStatus(context) {
    const { repository, token, request } = context;
    const sha = param(context, 'sha');
    const input = statusInput(request.body);
    if (repository.network.store.get(sha)?.type !== 'commit') {
        throw new ApiError(422, `No commit found for SHA: ${sha}`);
    }
    if (repository.statuses(sha).filter(({ context: name }) => name === input.context).length >= MAX_STATUSES) {
        throw statuses_invalid('This SHA and context has reached the maximum number of statuses.');
    }
    const status = repository.addStatus(sha, {
        ...input,
        creator: token?.account.login ?? 'octocat',
        appId: token?.appId ?? null,
    });
    return { status: 201, body: renderStatus(context, status) };
}
const statuses_invalid = (message, field) => new ApiError(422, 'Validation Failed', {
    details: { errors: [{ resource: 'Status', code: 'custom', ...(field ? { field } : {}), message }] },
});
function statusInput(body) {
    const { state, description, context, target_url } = (body ?? {});
    if (typeof state !== 'string' || !statuses_STATES.includes(state))
        throw statuses_invalid('state is not included in the list', 'state');
    const text = typeof description === 'string' ? description : null;
    // counted as characters, not UTF-16 units
    if (text !== null && [...text].length > MAX_DESCRIPTION) {
        throw statuses_invalid('description is too long (maximum is 140 characters)', 'description');
    }
    for (const [field, value] of Object.entries({ description, context })) {
        if (typeof value === 'string' && /[\u{10000}-\u{10ffff}]/u.test(value)) {
            throw statuses_invalid(`${field} doesn't accept 4-byte Unicode`, field);
        }
    }
    return {
        state: state,
        context: typeof context === 'string' ? context : 'default',
        description: text,
        targetUrl: typeof target_url === 'string' && target_url !== '' ? target_url : null,
    };
}
function listStatuses(context) {
    const commit = commitAt(context.repository, param(context, 'ref'));
    if (commit === null)
        throw notFound();
    const { items, headers } = paginate(context, context.repository.statuses(commit.oid).toReversed());
    const rendered = items.map((status) => renderStatus(context, status));
    return ok(rendered, headers);
}
function combinedStatus(context) {
    const { repository } = context;
    const commit = commitAt(repository, param(context, 'ref'));
    if (commit === null)
        throw notFound();
    const all = repository.statuses(commit.oid);
    const { items, headers } = paginate(context, (0,statuses/* latestStatuses */.w)(all));
    const url = `${context.apiUrl}/repos/${repository.name}/commits/${commit.oid}`;
    const body = {
        state: (0,statuses/* combinedState */.l)(all),
        statuses: items.map((status) => simpleStatus(context, status)),
        sha: commit.oid,
        total_count: (0,statuses/* latestStatuses */.w)(all).length,
        repository: renderMinimalRepository(context, repository),
        commit_url: url,
        url: `${url}/status`,
    };
    return ok(body, headers);
}
function simpleStatus({ apiUrl, serverUrl, repository }, status) {
    return {
        url: `${apiUrl}/repos/${repository.name}/statuses/${status.sha}`,
        avatar_url: `${serverUrl}/avatars/${status.creator.id}`,
        id: status.id,
        node_id: (0,node_id/* nodeId */.s)('StatusContext', status.id),
        state: status.state,
        description: status.description,
        target_url: status.targetUrl,
        context: status.context,
        created_at: (0,state_clock/* isoTime */.Ly)(status.createdAt),
        updated_at: (0,state_clock/* isoTime */.Ly)(status.createdAt),
    };
}
const renderStatus = (context, status) => ({
    ...simpleStatus(context, status),
    creator: user_renderUser(context, status.creator),
});

;// CONCATENATED MODULE: ../simulator/src/rest/users.ts



/** `GET /user`; an app's installation token is no user. */
function getViewer(context) {
    const { token } = context;
    if (token === null)
        throw new ApiError(401, 'Requires authentication');
    if (token.account.type === 'Bot')
        throw new ApiError(403, 'Resource not accessible by integration');
    return ok(renderProfile(context, token.account));
}
/** `GET /users/{login}`, bots included; null: the request asks for something else. */
function getUser(context) {
    const { method, url } = context.request;
    const [, login] = /^\/users\/([^/]+)$/.exec(url.pathname) ?? [];
    if (login === undefined || method !== 'GET')
        return null;
    const account = context.github.world.accounts.find(decodeURIComponent(login));
    if (account === null)
        throw notFound();
    return ok(renderProfile(context, account));
}
/** `public-user`. */
function renderProfile(context, account) {
    const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
    const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
    const profile = { name: account.name, company: null, blog: null, location: null, email: null };
    return { ...user_renderUser(context, account), ...profile, hireable: null, bio: null, ...counts, ...times };
}

;// CONCATENATED MODULE: ../simulator/src/rest/router.ts


























/** First match wins, so longer patterns of a family stand before shorter ones. */
const ROUTES = [
    ...reviewRoutes,
    ...mergeRoutes,
    ...pullRoutes,
    ...commentRoutes,
    ...labelRoutes,
    ...issueRoutes,
    ...collaboratorRoutes,
    ...statusRoutes,
    ...checkRoutes,
    ...actionRoutes,
    ...commitRoutes,
    ...compareRoutes,
    ...gitRoutes,
    ...gitObjectRoutes,
    ...gitRefRoutes,
    ...contentRoutes,
    ...protectionRoutes,
    ...branchRoutes,
    ...ruleRoutes,
    ...repositoryRoutes,
];
const compiled = ROUTES.map((route) => ({ route, pattern: compile(route.path) }));
/** `:name` is one segment, `:name*` the rest of the path. */
function compile(path) {
    const source = path.replaceAll(/:(\w+)(\*?)/g, (_, name, rest) => `(?<${name}>${rest ? '.+' : '[^/]+'})`);
    return new RegExp(`^/repos/(?<owner>[^/]+)/(?<name>[^/]+)${source}$`);
}
/** Answers a REST request; throws `ApiError` for every answer that is not a success. */
function handleRest(context) {
    const { request, token } = context;
    const path = request.url.pathname;
    if (path === '/rate_limit' && request.method === 'GET')
        return rateLimit(context);
    if (path === '/user' && request.method === 'GET')
        return getViewer(context);
    const global = getApp(context) ?? getUser(context) ?? answerPackages(context);
    if (global !== null)
        return global;
    for (const { route, pattern } of compiled) {
        if (route.method !== request.method)
            continue;
        const match = pattern.exec(path);
        if (match === null)
            continue;
        const params = router_decode(match.groups ?? {});
        const repository = router_authorise(context, `${params.owner}/${params.name}`, route.need);
        return route.handle({ ...context, repository, params, query: request.url.searchParams });
    }
    throw token === null ? requiresAuthentication() : notFound();
}
const requiresAuthentication = () => new ApiError(401, 'Requires authentication');
function router_decode(groups) {
    try {
        return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
    }
    catch {
        // not percent-encoded UTF-8, so it names nothing
        throw notFound();
    }
}
function router_authorise({ github, token }, name, need) {
    const repository = github.findRepository(name);
    const needs = 'permission' in need ? [need] : need;
    const visible = repository !== null && (0,tokens/* canSee */.KI)(token, repository);
    // real GitHub hides a private repository from an anonymous reader behind 404; saying 401 finds the mistake sooner
    const writes = needs.every(({ access }) => access === 'write');
    if (token === null && (!visible || writes))
        throw requiresAuthentication();
    if (!visible)
        throw notFound();
    if (needs.some((one) => (0,tokens/* isAllowed */.Jr)(token, repository, one)))
        return repository;
    throw lacksPermission(...needs);
}

;// CONCATENATED MODULE: ../simulator/src/answer.ts









const isGraphql = (request) => request.url.pathname === '/graphql';
/** Answers one request as GitHub would, save for the faults that meet it. */
async function answer(github, request, roots) {
    const faults = github.faults.take({
        method: request.method,
        path: request.url.pathname + request.url.search,
        graphql: isGraphql(request) ? queryText(request) : null,
    });
    for (const fault of faults) {
        if (fault.kind === 'before')
            await fault.run();
        if (fault.kind === 'slow')
            await new Promise((resolve) => setTimeout(resolve, fault.ms));
    }
    const reply = await truthful(github, request, roots, faults);
    for (const fault of faults)
        if (fault.kind === 'after')
            await fault.run();
    const body = faults.reduce((value, fault) => editBody(fault, value), reply.body);
    return { ...reply, body, broken: answer_breakage(faults) };
}
function answer_breakage(faults) {
    for (const fault of faults) {
        if (fault.kind === 'silence')
            return { head: false, bytes: 0, silent: true };
        if (fault.kind === 'no-answer')
            return { head: false, bytes: 0 };
        if (fault.kind === 'cut-body')
            return { head: true, bytes: fault.bytes };
    }
    return null;
}
async function truthful(github, request, roots, faults) {
    const token = tokenOf(github, request);
    const reply = await replyTo({ github, request, token: token ?? null, ...roots }, faults, token === undefined);
    return { ...reply, headers: { ...rateHeaders(github.limits.state(token ?? null)), ...reply.headers } };
}
async function replyTo(context, faults, badToken) {
    const { github, request, token } = context;
    const graphql = isGraphql(request);
    for (const fault of faults) {
        const instead = fault_replies_replyInstead(fault, graphql, Date.now());
        if (instead !== null)
            return instead;
    }
    if (isGit(request.url.pathname))
        return gitReply(context, badToken);
    try {
        const stored = storedFile(context);
        if (stored !== null)
            return stored;
        if (badToken)
            throw new ApiError(401, 'Bad credentials');
        const limited = charge(github.limits, token, request);
        if (limited !== null)
            return limited;
        return await withStaleHeads(faults, () => (graphql ? answerGraphql(context) : handleRest(context)));
    }
    catch (error) {
        if (error instanceof ApiError)
            return error.reply();
        throw error;
    }
}
/** Git's own requests count against no limit, and are refused in words that git shows. */
function gitReply(context, badToken) {
    try {
        if (badToken)
            throw git_http_authenticate('Invalid username or token.');
        return answerGit(context);
    }
    catch (error) {
        if (error instanceof ApiError)
            return gitError(error);
        throw error;
    }
}
/** Null: none was sent. Undefined: it is not one of ours. */
function tokenOf(github, { headers }) {
    const [, scheme = '', value = ''] = /^(bearer|token|basic)\s+(\S+)\s*$/i.exec(headers.authorization ?? '') ?? [];
    if (value === '')
        return null;
    return github.tokens.find(scheme.toLowerCase() === 'basic' ? passwordOf(value) : value) ?? undefined;
}
/** As git sends it: any user name, and the token for a password. */
function passwordOf(credentials) {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    return text.slice(text.indexOf(':') + 1);
}
/** Answers are made without waiting, so nobody else sees the head that is put in place meanwhile. */
async function withStaleHeads(faults, make) {
    const restore = [];
    for (const fault of faults) {
        if (fault.kind !== 'stale-head')
            continue;
        const { head } = (0,refs/* pullRequestOf */._n)(fault.repository, fault.pullRequest);
        const current = head.sha;
        head.sha = fault.head;
        restore.push(() => {
            head.sha = current;
        });
    }
    try {
        return await make();
    }
    finally {
        for (const undo of restore.reverse())
            undo();
    }
}

;// CONCATENATED MODULE: ../simulator/src/limits/clock.ts
/** The limits' own time: the wall's, faster, and moved on by hand. Seconds. */
class LimitClock {
    #wall;
    #speed = 1;
    /** What both clocks showed when the speed was last set. */
    #since;
    /** `wall`: milliseconds since 1970. */
    constructor(wall = Date.now) {
        this.#wall = wall;
        this.#since = { wall: wall() / 1000, own: wall() / 1000 };
    }
    now() {
        return this.#since.own + (this.#wall() / 1000 - this.#since.wall) * this.#speed;
    }
    setSpeed(speed) {
        this.#since = { wall: this.#wall() / 1000, own: this.now() };
        this.#speed = speed;
    }
    advance(seconds) {
        this.#since = { ...this.#since, own: this.#since.own + seconds };
    }
    /** How long the wall's clock takes until this one shows that time; whole seconds, as headers have them, rounded up. */
    wallSecondsUntil(time) {
        return Math.max(0, Math.ceil((time - this.now()) / this.#speed));
    }
    /** The same as seconds since 1970 on the wall's clock. */
    wallTimeOf(time) {
        return Math.ceil(this.#wall() / 1000 + (time - this.now()) / this.#speed);
    }
}

;// CONCATENATED MODULE: ../simulator/src/limits/limits.ts

/** Requests an hour without a token. */
const ANONYMOUS_LIMIT = 60;
const limits_HOUR = 3600;
const limits_MINUTE = 60;
const POINTS = { read: 1, write: 5 };
/** Counts requests and says which are refused. */
class Limits {
    #clock;
    #accounts = new Map();
    #options = {};
    /** Refusals so far, by kind. */
    refused = { primary: 0, secondary: 0 };
    constructor(wall) {
        this.#clock = new LimitClock(wall);
    }
    /** Switches limits on (or, with nothing given, off); what was used stays counted. */
    set(options) {
        this.#options = options;
        this.#clock.setSpeed(options.speed ?? 1);
    }
    /** Lets time pass for the limits alone. */
    advance(seconds) {
        this.#clock.advance(seconds);
    }
    state(token) {
        const limit = this.#limitOf(token);
        const account = this.#accountOf(token);
        const used = Math.min(account.used, limit);
        const end = (account.used === 0 ? this.#clock.now() : account.hour) + limits_HOUR;
        return { limit, used, remaining: limit - used, reset: this.#clock.wallTimeOf(end) };
    }
    /** Counts a request; a refused one counts for nothing. Null: it may pass. */
    take(token, write) {
        const account = this.#accountOf(token);
        const refusal = this.#refusal(token, account, write);
        if (refusal !== null) {
            this.refused[refusal.kind] += 1;
            return refusal;
        }
        if (account.used === 0)
            account.hour = this.#clock.now();
        account.used += 1;
        account.requests.push({ at: this.#clock.now(), write });
        return null;
    }
    #refusal(token, account, write) {
        const { reset, remaining } = this.state(token);
        if (remaining === 0)
            return { kind: 'primary', reset };
        const { creationsPerMinute, creationsPerHour, pointsPerMinute, secondaryStatus } = this.#options;
        const writes = account.requests.filter((request) => request.write);
        const points = account.requests.map((request) => ({
            ...request,
            weight: POINTS[request.write ? 'write' : 'read'],
        }));
        const one = write ? 1 : 0;
        const free = Math.max(freeAt(writes, { window: limits_MINUTE, limit: creationsPerMinute, adding: one }), freeAt(writes, { window: limits_HOUR, limit: creationsPerHour, adding: one }), freeAt(points, { window: limits_MINUTE, limit: pointsPerMinute, adding: POINTS[write ? 'write' : 'read'] }));
        if (free <= this.#clock.now())
            return null;
        const retryAfter = Math.max(1, this.#clock.wallSecondsUntil(free));
        return { kind: 'secondary', retryAfter, status: secondaryStatus ?? 403 };
    }
    #limitOf(token) {
        if (token === null)
            return ANONYMOUS_LIMIT;
        return Math.min(token.limit, this.#options.requestsPerHour ?? Number.POSITIVE_INFINITY);
    }
    /** All tokens of one account for the same repositories share what it may use, as all runs of a repository do. */
    #accountOf(token) {
        const whose = token === null ? 'anonymous' : [token.account.login, ...(token.repositories ?? [])].join(' ');
        // a limit of a token's own is that token's
        const key = token !== null && this.#options.requestsPerHour === undefined ? token.value : whose;
        const account = this.#accounts.get(key) ?? { hour: 0, used: 0, requests: [] };
        this.#accounts.set(key, account);
        const now = this.#clock.now();
        if (account.used > 0 && now >= account.hour + limits_HOUR)
            account.used = 0;
        while (account.requests[0] !== undefined && account.requests[0].at <= now - limits_HOUR)
            account.requests.shift();
        return account;
    }
}
/** When the window has room again for what is added: sliding, so that no window of that length ever holds more than the limit. */
function freeAt(requests, { window, limit, adding }) {
    if (limit === undefined || adding === 0)
        return 0;
    let sum = adding;
    for (const { at, weight = 1 } of requests.toReversed()) {
        sum += weight;
        if (sum > limit)
            return at + window;
    }
    return 0;
}

;// CONCATENATED MODULE: ../simulator/src/state/checks/checks.ts

/** Ids that the real apps have. */
const APPS = { 'github-actions': 15368, renovate: 2740, dependabot: 29110 };
/** The app of that slug; one that is not known by name has its bot's id. */
function appOf(world, ref) {
    const { slug, id } = typeof ref === 'string' ? { slug: ref, id: null } : ref;
    return { slug, id: id ?? APPS[slug] ?? world.accounts.ensure(`${slug}[bot]`).id, name: slug };
}
/** Check suites and runs by commit. */
class Checks {
    #repository;
    constructor(repository) {
        this.#repository = repository;
    }
    /** Oldest first. */
    suites(sha) {
        return this.#repository.suitesBySha.get(sha) ?? [];
    }
    /** Of all suites of the commit, oldest first. */
    runs(sha) {
        return this.suites(sha)
            .flatMap(({ runs }) => runs)
            .sort((a, b) => a.id - b.id);
    }
    addSuite(sha, input = {}) {
        const { world, suitesBySha } = this.#repository;
        const at = (0,state_clock/* momentOf */.Et)(world.clock, input.at);
        const app = appOf(world, input.app ?? 'github-actions');
        const suite = {
            id: world.nextId(),
            sha,
            app,
            createdAt: at,
            updatedAt: at,
            workflowRun: null,
            runs: [],
        };
        suitesBySha.set(sha, [...this.suites(sha), suite]);
        return suite;
    }
    addRun(sha, input) {
        const { world } = this.#repository;
        const app = appOf(world, input.app ?? 'github-actions');
        const suite = input.suite ?? this.suites(sha).findLast((candidate) => candidate.app.id === app.id) ?? this.addSuite(sha, input);
        const status = input.status ?? 'completed';
        const at = (0,state_clock/* momentOf */.Et)(world.clock, input.at);
        const run = {
            id: world.nextId(),
            suite,
            name: input.name,
            externalId: input.externalId ?? '',
            detailsUrl: input.detailsUrl ?? null,
            startedAt: status === 'queued' ? null : at,
            status,
            conclusion: status === 'completed' ? (input.conclusion ?? 'success') : null,
            title: input.title ?? null,
            summary: input.summary ?? null,
            text: input.text ?? null,
            completedAt: status === 'completed' ? at : null,
        };
        suite.runs.push(run);
        suite.updatedAt = at;
        this.#tell(run, 'created');
        if (run.status === 'completed')
            this.#tell(run, 'completed');
        return run;
    }
    /** Changes a run; one that gets a conclusion is completed. */
    updateRun(run, change) {
        const { conclusion } = change;
        const wasCompleted = run.status === 'completed';
        Object.assign(run, conclusion === undefined || conclusion === null ? change : { ...change, status: 'completed' });
        run.suite.updatedAt = this.#repository.world.clock.next();
        run.completedAt = run.status === 'completed' ? run.suite.updatedAt : null;
        if (run.status !== 'completed')
            run.conclusion = null;
        else if (!wasCompleted)
            this.#tell(run, 'completed');
    }
    #tell(run, action) {
        this.#repository.announce({ event: 'check_run', action, run, sender: `${run.suite.app.slug}[bot]` });
    }
}

// EXTERNAL MODULE: ../simulator/src/state/close-pull.ts
var close_pull = __webpack_require__(3452);
;// CONCATENATED MODULE: ../simulator/src/state/conversation/conversation.ts






/**
 * What people and machines say and do on pull requests and issues of a repository. `number` is that of either; `by` is the login
 * that acts (default: octocat).
 */
class Conversation {
    #repository;
    constructor(repository) {
        this.#repository = repository;
    }
    addComment(number, input) {
        return (0,comments/* addComment */.BC)(this.#repository, number, input);
    }
    addReview(number, input) {
        return (0,reviews/* addReview */.kD)(this.#repository, number, input);
    }
    /** Edits a comment or a review. */
    editComment(id, input) {
        const comment = (0,comments/* findComment */.h1)(this.#repository, id);
        if (comment !== null) {
            (0,comments/* editComment */.QA)(comment, input);
            return;
        }
        const review = (0,reviews/* findReview */.IE)(this.#repository, id);
        if (review === null)
            throw new Error(`there is no comment or review ${id}`);
        (0,reviews/* editReview */.BY)(review, input);
    }
    deleteComment(id, by = 'octocat') {
        const found = (0,comments/* findComment */.h1)(this.#repository, id);
        if (found === null)
            throw new Error(`there is no comment ${id}`);
        (0,comments/* removeComment */.IG)(found, by);
    }
    /** Hides a comment or review, as spam or outdated. */
    minimizeComment(id) {
        const found = (0,comments/* findComment */.h1)(this.#repository, id)?.comment ?? (0,reviews/* findReview */.IE)(this.#repository, id)?.review;
        if (found === undefined)
            throw new Error(`there is no comment or review ${id}`);
        found.minimized = true;
    }
    dismissReview(number, id, by = 'octocat', message = 'Dismissed') {
        return (0,reviews/* dismissReview */.bG)(this.#repository, { number, id, by, message });
    }
    /** Changes the title or the body of a pull request or issue. */
    edit(number, edit) {
        editSubject((0,subjects/* subjectOf */.et)(this.#repository, number), edit, this.#account(edit.by));
    }
    /** Makes a label without adding it to anything. */
    createLabel(input) {
        return (0,conversation_labels/* ensureLabel */.zU)(this.#repository, input);
    }
    addLabel(number, name, by) {
        (0,conversation_labels/* addLabel */.Y_)((0,subjects/* subjectOf */.et)(this.#repository, number), name, this.#account(by));
    }
    /** Nothing happens when it is not labelled so. */
    removeLabel(number, name, by) {
        (0,conversation_labels/* removeLabel */.tA)((0,subjects/* subjectOf */.et)(this.#repository, number), name, this.#account(by));
    }
    /** Opens an issue and returns its number. */
    openIssue(input) {
        return openIssue(this.#repository, input).number;
    }
    /** The issue's live state; throws when there is none of that number. */
    issue(number) {
        return (0,subjects/* issueOf */.v1)(this.#repository, number);
    }
    closeIssue(number, by) {
        setIssueState(this.issue(number), 'closed', this.#account(by));
    }
    reopenIssue(number, by) {
        setIssueState(this.issue(number), 'open', this.#account(by));
    }
    /** Oldest first. */
    comments(number) {
        return (0,subjects/* subjectOf */.et)(this.#repository, number).thread.comments;
    }
    /** Names, in the order in which they were added. */
    labels(number) {
        return (0,subjects/* subjectOf */.et)(this.#repository, number).thread.labels.map(({ name }) => name);
    }
    #account(login = 'octocat') {
        return (0,state_network/* accountOf */.XP)(this.#repository.world, login);
    }
}

;// CONCATENATED MODULE: ../simulator/src/state/events/record.ts

/** Keeps what happened as it was at that moment. */
function record_record(occurrence) {
    const startsWorkflows = occurrence.sender !== apps/* ACTIONS_LOGIN */.i || occurrence.event === 'workflow_run';
    const awaitsApproval = !startsWorkflows && occurrence.event === 'pull_request_target' && WAITING.includes(occurrence.action);
    return 'subject' in occurrence
        ? { ...occurrence, subject: copied(occurrence.subject), startsWorkflows, awaitsApproval }
        : { ...occurrence, startsWorkflows, awaitsApproval };
}
const WAITING = ['opened', 'reopened', 'synchronize'];
function copied(subject) {
    const thread = { ...subject.thread, labels: [...subject.thread.labels] };
    return 'head' in subject
        ? { ...subject, thread, base: { ...subject.base }, head: { ...subject.head } }
        : { ...subject, thread };
}

;// CONCATENATED MODULE: ../simulator/src/state/merging/merging.ts




/** What people do about merging on the website; `by` is the login that acts (default: octocat). */
class Merging {
    #repository;
    constructor(repository) {
        this.#repository = repository;
    }
    /** Arms as a person does; throws what GitHub says when it refuses. */
    arm(number, options = {}) {
        const pull = (0,refs/* pullRequestOf */._n)(this.#repository, number);
        const by = (0,state_network/* accountOf */.XP)(this.#repository.world, options.by ?? 'octocat');
        const request = {
            by,
            method: options.method ?? 'squash',
            headline: null,
            body: null,
            workflows: true,
            expectedHead: null,
        };
        const refusal = (0,arm/* armRefusal */.T)(pull, request);
        if (refusal !== null)
            throw new Error(refusal);
        (0,arm/* arm */.J6)(pull, request);
        this.#repository.announce({
            event: 'pull_request_target',
            action: 'auto_merge_enabled',
            subject: pull,
            sender: by.login,
        });
    }
    /** Nothing happens when it is not armed. */
    disarm(number, by = 'octocat') {
        const pull = (0,refs/* pullRequestOf */._n)(this.#repository, number);
        if (!(0,arm/* disarm */.Jt)(pull))
            return;
        this.#repository.announce({
            event: 'pull_request_target',
            action: 'auto_merge_disabled',
            subject: pull,
            sender: by,
        });
    }
    /** Marks as a draft, or as ready for review. */
    setDraft(number, draft, by = 'octocat') {
        const pull = (0,refs/* pullRequestOf */._n)(this.#repository, number);
        pull.draft = draft;
        if (draft)
            (0,arm/* disarm */.Jt)(pull);
        const action = draft ? 'converted_to_draft' : 'ready_for_review';
        this.#repository.announce({ event: 'pull_request_target', action, subject: pull, sender: by });
    }
    state(number) {
        return (0,merge_state/* mergeStateOf */.hM)((0,refs/* pullRequestOf */._n)(this.#repository, number));
    }
}

// EXTERNAL MODULE: ../simulator/src/state/merging/queue.ts
var merging_queue = __webpack_require__(66037);
;// CONCATENATED MODULE: ../simulator/src/state/merging/settle.ts






/**
 * Merges by itself what is armed and has all that is required, or puts it into the merge queue, until nothing more is ready. What
 * happens by that is announced, which comes here again; so one pull request at a time, and the list anew after each.
 */
function settle(repository) {
    (0,merging_queue/* mergeQueues */.Vz)(repository);
    for (let next = readyToMerge(repository); next !== undefined; next = readyToMerge(repository))
        mergeArmed(next);
}
const readyToMerge = ({ pulls }) => [...pulls.values()].find(isReady);
function isReady(pull) {
    const { state, autoMerge } = pull;
    if (state !== 'open' || autoMerge === null)
        return false;
    // the cheap question first: every announcement asks it of every armed pull request
    if ((0,unmet/* unmetRules */.t)(pull).length > 0)
        return false;
    const merge = (0,merge_state/* mergeStateOf */.hM)(pull);
    // red checks that are not required stop nothing
    if (merge !== 'CLEAN' && merge !== 'UNSTABLE')
        return false;
    return autoMerge.workflows || (0,workflows/* changedWorkflow */._)(pull) === null;
}
function mergeArmed(pull) {
    const { autoMerge, repository } = pull;
    if (autoMerge === null)
        return;
    const { queue } = (0,rules_requirements/* requirementsOf */.C)(repository, pull.base.ref);
    if (queue !== null) {
        pull.autoMerge = null;
        (0,merging_queue/* tryToEnqueue */.jK)(pull, autoMerge.by);
        return;
    }
    const { headline, body, method, by } = autoMerge;
    (0,merging_merge/* mergePull */.k)(pull, { method, by, how: 'auto-merge', message: { headline, body } });
}

// EXTERNAL MODULE: ../simulator/src/state/pulls.ts
var pulls = __webpack_require__(21642);
// EXTERNAL MODULE: ../simulator/src/state/push.ts
var push = __webpack_require__(31688);
// EXTERNAL MODULE: ../simulator/src/state/queue.ts
var queue = __webpack_require__(25101);
// EXTERNAL MODULE: ../simulator/src/state/settings.ts
var state_settings = __webpack_require__(7117);
;// CONCATENATED MODULE: ../simulator/src/state/repository.ts






















/** One repository: refs, pull requests, merge queues and statuses over the network's objects. */
class Repository {
    /** `owner/name` */
    name;
    id;
    owner;
    world;
    network;
    parent;
    defaultBranch;
    visibility;
    createdAt;
    /** Full ref name to object id. */
    refs = new Map();
    pulls = new Map();
    issues = new Map();
    labels = new Map();
    roles = new Map();
    suitesBySha = new Map();
    workflowRuns = new Map();
    /** By base branch; a branch has a merge queue once its key exists. */
    queues = new Map();
    statusesBySha = new Map();
    settings = (0,state_settings/* defaultSettings */.L)();
    merges = [];
    events = [];
    /** Rulesets and classic protection. */
    rules;
    /** Comments, reviews, labels and issues. */
    conversation = new Conversation(this);
    checks = new Checks(this);
    /** Arming, disarming, drafts. */
    merging = new Merging(this);
    /** Workflow runs and their artifacts. */
    runs = new WorkflowRuns(this, this.checks);
    constructor(world, network, name, parent, options) {
        this.name = name;
        this.world = world;
        this.network = network;
        this.parent = parent;
        this.id = world.nextId();
        this.rules = new rules/* Rules */.i(world, () => settle(this));
        this.owner = (0,state_network/* accountOf */.XP)(world, name.slice(0, name.indexOf('/')));
        this.defaultBranch = options.defaultBranch ?? parent?.defaultBranch ?? 'main';
        this.visibility = options.visibility ?? parent?.visibility ?? 'private';
        this.createdAt = world.clock.next();
        network.members.push(this);
        world.repositories.set(name.toLowerCase(), this);
    }
    /**
     * Writes a commit and moves the branch to it. Without `branch` nothing points at the commit. A new branch starts at
     * the default branch's tip; `parents` overrides that and may rewrite the branch.
     */
    commit(input) {
        const start = input.branch === undefined ? null : this.branchOrNull(input.branch);
        const tip = start ?? this.branchOrNull(this.defaultBranch);
        const { oid } = (0,commits/* writeCommit */.rV)(this.world, this.network, input.parents ?? (tip === null ? [] : [tip]), input);
        if (input.branch !== undefined)
            this.setBranch(input.branch, oid, input.pusher);
        return oid;
    }
    /** Points a branch at a commit, as a (forced) push by `pusher` does. */
    setBranch(branch, sha, pusher = 'octocat') {
        (0,push/* moveBranch */.o)(this, branch, sha, pusher);
    }
    /** Open pull requests from the branch, or into it, are closed. */
    deleteBranch(branch, by = 'octocat') {
        (0,push/* removeBranch */.V)(this, branch, by);
    }
    /** Makes a tag and returns what its ref points at: the target, or the tag object when annotated. */
    tag(name, sha, options = {}) {
        const { store } = this.network;
        const target = store.get(sha);
        if (target === undefined)
            throw new Error(`no object ${sha}`);
        const oid = options.annotated
            ? store.putTag({
                target: sha,
                targetType: target.type,
                name,
                tagger: { name: this.owner.name, email: this.owner.email, seconds: this.world.clock.next() },
                message: options.message ?? `${name}\n`,
            }).oid
            : sha;
        this.refs.set(`refs/tags/${name}`, oid);
        return oid;
    }
    branchOrNull(branch) {
        return this.refs.get(`refs/heads/${branch}`) ?? null;
    }
    /** The branch's tip; throws when there is no such branch. */
    branch(branch) {
        return (0,refs/* tipOf */.nM)(this, branch);
    }
    /** What a revision (`main`, `v1`, `refs/…`, a SHA, `HEAD:path`, `v1^{commit}`) names; null: nothing. */
    resolve(revision) {
        return (0,revisions/* resolveRevision */.e)(this, revision);
    }
    /** A fork under another owner, sharing all objects. */
    fork(name) {
        const fork = new Repository(this.world, this.network, name, this, {});
        for (const [ref, oid] of this.refs)
            if (/^refs\/(heads|tags)\//.test(ref))
                fork.refs.set(ref, oid);
        return fork;
    }
    /** Deletes the repository; pull requests from it stay and have no head repository any more. */
    delete() {
        this.world.repositories.delete(this.name.toLowerCase());
        const { members } = this.network;
        members.splice(members.indexOf(this), 1);
        for (const member of members) {
            for (const pull of member.pulls.values())
                if (pull.head.repository === this)
                    pull.head.repository = null;
        }
    }
    openPullRequest(input) {
        const head = (0,pulls/* headRepository */.n)(this, input.head);
        const number = (0,refs/* nextNumber */.Pt)(this);
        const now = this.world.clock.next();
        const base = input.base ?? this.defaultBranch;
        this.pulls.set(number, {
            number,
            id: this.world.nextId(),
            repository: this,
            author: input.author === null ? null : (0,state_network/* accountOf */.XP)(this.world, input.author ?? 'octocat'),
            createdAt: now,
            thread: (0,model/* newThread */.H)(),
            reviews: [],
            updatedAt: now,
            title: input.title ?? 'Update files',
            body: input.body ?? null,
            draft: input.draft ?? false,
            state: 'open',
            closedAt: null,
            mergeCommit: null,
            mergedBy: null,
            autoMerge: null,
            lastPusher: null,
            base: { ref: base, sha: this.branch(base) },
            head: {
                repository: head.repository,
                owner: head.repository.owner.login,
                ref: head.ref,
                sha: (0,refs/* tipOf */.nM)(head.repository, head.ref),
            },
        });
        this.refs.set(`refs/pull/${number}/head`, (0,refs/* tipOf */.nM)(head.repository, head.ref));
        this.#tell(number, 'opened', input.author ?? 'octocat');
        return number;
    }
    /** The pull request's live state; throws when there is none of that number. */
    pullRequest(number) {
        return (0,refs/* pullRequestOf */._n)(this, number);
    }
    /** Changes the base branch, which disarms; the head's SHA and its statuses stay. */
    retarget(number, base, by = 'octocat') {
        const pull = this.pullRequest(number);
        const before = { ...pull.base };
        const names = { previousRefName: pull.base.ref, currentRefName: base };
        pull.base.ref = base;
        pull.base.sha = this.branch(base);
        (0,subjects/* happen */.le)(pull, (0,state_network/* accountOf */.XP)(this.world, by), { type: 'BaseRefChangedEvent', ...names });
        (0,arm/* disarm */.Jt)(pull);
        this.announce({
            event: 'pull_request_target',
            action: 'edited',
            subject: pull,
            sender: by,
            changes: { base: before },
        });
    }
    closePullRequest(number, by = 'octocat') {
        (0,close_pull/* closePull */.I)(this.pullRequest(number), by);
    }
    reopenPullRequest(number, by = 'octocat') {
        const pull = this.pullRequest(number);
        pull.state = 'open';
        (0,subjects/* happen */.le)(pull, (0,state_network/* accountOf */.XP)(this.world, by), { type: 'ReopenedEvent' });
        pull.closedAt = null;
        this.#tell(number, 'reopened', by);
    }
    /** Merges into the base branch, whatever its rules say, and returns the new commit. */
    mergePullRequest(number, options = {}) {
        const { method = 'merge', by = 'octocat', ...rest } = options;
        return (0,merging_merge/* mergePull */.k)(this.pullRequest(number), { ...rest, method, by: (0,state_network/* accountOf */.XP)(this.world, by), how: 'merge' });
    }
    /** Adds pull requests of one base branch to its merge queue, as one group. */
    enqueue(numbers, options = {}) {
        return (0,queue/* enqueue */.Z)(this, typeof numbers === 'number' ? [numbers] : numbers, options);
    }
    /** Empties a branch's merge queue and deletes its refs, as when a group is done or broken up. */
    clearQueue(branch = this.defaultBranch) {
        this.queues.set(branch, []);
        const prefix = `refs/heads/gh-readonly-queue/${branch}/`;
        for (const ref of this.refs.keys())
            if (ref.startsWith(prefix))
                this.refs.delete(ref);
    }
    addStatus(sha, input) {
        const creator = (0,state_network/* accountOf */.XP)(this.world, input.creator ?? 'github-actions[bot]');
        const status = {
            id: this.world.nextId(),
            sha,
            state: input.state,
            context: input.context,
            description: input.description ?? null,
            targetUrl: input.targetUrl ?? null,
            creator,
            appId: input.appId === undefined ? (0,apps/* knownApp */.J)(creator.login) : input.appId,
            createdAt: (0,state_clock/* momentOf */.Et)(this.world.clock, input.at),
        };
        this.statusesBySha.set(sha, [...this.statuses(sha), status]);
        this.announce({ event: 'status', status, sender: creator.login });
        return status;
    }
    /** Oldest first; several of one context are its history. */
    statuses(sha) {
        return this.statusesBySha.get(sha) ?? [];
    }
    /** Gives an account a role in this repository; others have none, or may read when it is public. */
    collaborator(login, role) {
        this.roles.set((0,state_network/* accountOf */.XP)(this.world, login).login.toLowerCase(), role);
    }
    announce(occurrence) {
        this.events.push(record_record(occurrence));
        settle(this);
    }
    #tell(number, action, sender) {
        this.announce({ event: 'pull_request_target', action, subject: this.pullRequest(number), sender });
    }
}

;// CONCATENATED MODULE: ../simulator/src/github.ts





/** The simulated GitHub's state and switches, reached in process; the HTTP side only reads and writes this. */
class SimulatedGitHub {
    world = (0,state_network/* createWorld */.by)();
    tokens = new tokens/* Tokens */.DQ(this.world.accounts);
    faults = new FaultBoard();
    limits = new Limits();
    /** Where its packages live; null: it has none. */
    packages = null;
    /** A repository `owner/name` whose default branch has one commit with the given files. */
    createRepository(name, options = {}) {
        if (!/^[\w.-]+\/[\w.-]+$/.test(name))
            throw new Error(`"${name}" is not owner/name`);
        if (this.world.repositories.has(name.toLowerCase()))
            throw new Error(`${name} exists already`);
        const repository = new Repository(this.world, (0,state_network/* createNetwork */.VS)(), name, null, options);
        repository.commit({
            branch: repository.defaultBranch,
            files: options.files ?? { 'README.md': `# ${name}\n` },
            message: options.message ?? 'Initial commit',
            ...(options.author === undefined ? {} : { author: options.author }),
        });
        return repository;
    }
    /** The repository of that name; throws when there is none. */
    repository(name) {
        const repository = this.findRepository(name);
        if (repository === null)
            throw new Error(`there is no repository ${name}`);
        return repository;
    }
    findRepository(name) {
        const found = this.world.repositories.get(name.toLowerCase());
        return found instanceof Repository ? found : null;
    }
    /** A token to send as `Authorization: Bearer …`; see `TokenOptions` for what it may do. */
    createToken(options = {}) {
        return this.tokens.create(options);
    }
    /** The account of that login; created, with `options`, when first named. */
    account(login, options = {}) {
        return this.world.accounts.ensure(login, options);
    }
}

;// CONCATENATED MODULE: ../simulator/src/server.ts







/** GitHub answers more requests at a time with its secondary limit. */
const MAX_CONCURRENT = 100;
/** Starts a GitHub on the loopback interface; its state lives and ends with it. */
async function startSimulator(options = {}) {
    const github = new SimulatedGitHub();
    github.limits.set(options.limits ?? {});
    if (options.packages !== undefined)
        usePackages(github, options.packages.registry);
    const requests = [];
    let latency = options.latencyMs ?? 0;
    let active = 0;
    // an idle connection is kept: one that is closed just when it is used again looks to a client like a fault
    const server = (0,external_node_http_.createServer)({ keepAliveTimeout: 0 }, (message, response) => {
        const roots = { apiUrl: url, serverUrl: url };
        const serve = async () => {
            const request = await readRequest(message, url);
            const record = server_recordOf(request);
            requests.push(record);
            options.record?.push(record);
            active += 1;
            const making = active > MAX_CONCURRENT ? tooManyAtOnce() : answer(github, request, roots);
            const [reply] = await Promise.all([making, server_wait(latency)]).finally(() => {
                active -= 1;
            });
            record.status = reply.broken === null ? reply.status : null;
            send(response, reply);
        };
        serve().catch((error) => fail(response, error));
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${server.address().port}`;
    return {
        apiUrl: url,
        graphqlUrl: `${url}/graphql`,
        serverUrl: url,
        github,
        requests,
        setLatency: (ms) => {
            latency = ms;
        },
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
function usePackages(github, registry) {
    github.packages = registry;
    trustTokens(registry, github.tokens);
}
const tooManyAtOnce = () => ({ ...secondaryLimit(403, 60), broken: null });
const server_wait = (ms) => ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
async function readRequest(message, base) {
    const bytes = await (0,consumers_.buffer)(message);
    const url = new URL(base + (message.url ?? '/'));
    return {
        method: message.method ?? 'GET',
        url,
        headers: {
            authorization: message.headers.authorization,
            'git-protocol': message.headers['git-protocol']?.toString(),
            'content-encoding': message.headers['content-encoding'],
        },
        body: isGit(url.pathname) ? undefined : parseJson(bytes.toString('utf8')),
        bytes,
    };
}
function parseJson(content) {
    try {
        return JSON.parse(content);
    }
    catch {
        return undefined;
    }
}
const server_recordOf = (request) => ({
    method: request.method,
    path: request.url.pathname,
    query: Object.fromEntries(request.url.searchParams),
    body: isGit(request.url.pathname) ? (gitCommand(request) ?? undefined) : request.body,
    status: null,
});
function send(response, { status, body, headers, broken }) {
    if (broken?.silent)
        return;
    if (broken !== null && !broken.head) {
        response.destroy();
        return;
    }
    const payload = payloadOf(body);
    response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': payload.length,
        ...headers,
    });
    if (broken === null) {
        response.end(payload);
        return;
    }
    const cut = payload.subarray(0, broken.bytes ?? Math.floor(payload.length / 2));
    response.write(cut, () => response.destroy());
}
/** Text and bytes go as they are, nothing (204) as nothing, all else as JSON. */
function payloadOf(body) {
    if (body instanceof Uint8Array)
        return Buffer.from(body);
    return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
/** A defect of the simulator itself: loud on both sides. */
function fail(response, error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`simulator: ${detail}`);
    if (!response.headersSent)
        response.writeHead(500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `the simulator failed: ${detail}` }));
}

;// CONCATENATED MODULE: ../simulator/src/index.ts











;// CONCATENATED MODULE: ./src/rehearse/world/world.ts


const NOW = '2026-02-01T12:00:00Z';
const EVERYTHING = {
    contents: 'write',
    'pull-requests': 'write',
    workflows: 'write',
    issues: 'write',
    packages: 'write',
};
async function startWorld() {
    const clock = () => new Date(NOW);
    const registry = await startRegistry({ kind: 'ghcr', now: () => clock().getTime() });
    const simulator = await startSimulator({ packages: registry });
    const { github } = simulator;
    github.account('example', { type: 'Organization' });
    const components = github.createRepository(COMPONENTS, { files: { 'ingress/ingress.yaml': 'replicas: 1\n' } });
    const repository = github.createRepository(REPOSITORY, {
        files: {
            '.github/gatehouse.yml': policyFor(registry.host),
            'inventory/web.yml': INVENTORY,
            'app/server': 'version 0\n',
            'components.yaml': componentsPin(components.branch('main')),
        },
    });
    let builds = 0;
    const build = (options = {}) => {
        builds += 1;
        const revision = repository.commit({
            branch: 'main',
            files: { 'app/server': `version ${builds}\n` },
            message: `Build ${builds}`,
        });
        return pushBuild(registry, { ...options, revision });
    };
    const deployed = (options = {}) => {
        const made = build({ ...options, tag: (revision) => revision });
        repository.commit({ branch: 'main', files: deployFiles(registry.host, made), message: 'Deploy by hand' });
        return made;
    };
    const before = {
        mislabelled: deployed({ label: 'f'.repeat(40) }),
        leaky: deployed({ files: { ...SERVER, 'app/key.pem': 'secret' } }),
        first: deployed({}),
    };
    return {
        simulator,
        registry,
        repository,
        components,
        token: github.createToken({ login: 'example-gatehouse[bot]', appId: 7, permissions: EVERYTHING }),
        images: imagesAt(registry.host),
        before,
        clock,
        build,
        deployed,
        close: async () => void (await Promise.all([simulator.close(), registry.close()])),
    };
}
const PLATFORMS = ['linux/amd64', 'linux/arm64'];
function pushBuild(registry, built) {
    const { revision, label = revision, at = '2026-01-02T00:00:00Z', files = SERVER } = built;
    const tag = built.tag?.(revision) ?? `pending-${revision}`;
    const push = (name) => pushImage(registry, {
        repository: `example/${name}`,
        tags: [tag],
        platforms: PLATFORMS,
        attestations: true,
        labels: { 'org.opencontainers.image.revision': label, 'org.opencontainers.image.title': name },
        files,
        created: at,
    }).digest;
    return { revision, web: push('web'), worker: push('worker') };
}
const SERVER = { 'app/server': 'run' };

;// CONCATENATED MODULE: ./src/rehearse/run.ts









const HEADING = `A GitHub and a registry run inside this process, with a repository that pins two images in three places.
Every line is one thing that is tried on them, and what stopped it where something must.

`;
/** Exit code: 0 everything went as it should, 1 something did not. */
async function runRehearsal({ record: folder }, terminal, now) {
    const started = performance.now();
    if (folder !== undefined)
        makeFolder(folder);
    const world = await startWorld();
    await terminal.out(HEADING);
    const told = {
        milliseconds: () => performance.now(),
        result: (result) => terminal.out(renderResult(result, terminal.colors)),
    };
    const trials = await runTrials(allTrials(world), told).finally(() => world.close());
    const about = { tool: tool/* TOOL */.j, place: 'the embedded simulator', at: now.toISOString(), notTried: [] };
    const record = recordOf(trials, about);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    await terminal.out(`\n${rehearsalSummary(record)} (${seconds} s).\n`);
    const kept = folder === undefined ? 'none was kept; --record DIR keeps one' : keep(record, folder).join(', ');
    await terminal.out(`Record: ${kept}\n`);
    if (terminal.gone)
        return exit_codes/* EXIT */.d.untold;
    return record.asExpected ? exit_codes/* EXIT */.d.fine : exit_codes/* EXIT */.d.against;
}
/** Before anything is tried, so that nobody waits for a record that cannot be kept. */
function makeFolder(folder) {
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.W_OK);
    }
    catch (cause) {
        const fix = 'Name a folder with --record that can be made and written to.';
        throw new verdict/* GatehouseError */.G('invalid-input', `the record cannot be kept in ${folder}`, fix, { cause });
    }
}
/** Paths of the two files. */
function keep(record, folder) {
    const files = { 'rehearsal.json': `${(0,src_escape/* printableJson */.e)(record, 2)}\n`, 'rehearsal.md': renderRecord(record) };
    return Object.entries(files).map(([name, content]) => {
        const path = (0,external_node_path_.join)(folder, name);
        (0,external_node_fs_.writeFileSync)(path, content);
        return path;
    });
}


/***/ }),

/***/ 45888:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ NOT_KNOWN),
  $: () => (/* binding */ checkPins)
});

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../levers/src/shared/resolve.ts
var resolve = __webpack_require__(61583);
// EXTERNAL MODULE: ../levers/src/shared/render.ts
var render = __webpack_require__(34499);
;// CONCATENATED MODULE: ../levers/src/freshness/pins/hidden.ts


/** Each is asked for its tags, which may be many pages. */
const AT_ONCE = 2;
/**
 * Image repositories of which no digest was found and that do not show their tags either, each with the reason. A registry answers 404 for
 * what it does not have and for what it will not show alike, so of those nothing is known.
 * @param ask reads the tags of an image; throws GatehouseError
 */
async function hiddenImages(answers, ask) {
    const imagesWhere = (there) => new Set(answers.filter(({ life }) => life?.there === there).map(({ image }) => image));
    const shown = imagesWhere(true);
    const doubtful = [...imagesWhere(false)].filter((image) => !shown.has(image));
    const errors = await (0,p_map["default"])(doubtful, async (image) => [image, await errorOf(image, ask)], {
        concurrency: AT_ONCE,
    });
    return new Map(errors.flatMap(([image, error]) => (error === null ? [] : [[image, error]])));
}
async function errorOf(image, ask) {
    try {
        await ask(image);
        return null;
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G))
            throw error;
        return error.code === 'not-found' ? notShown(image) : error;
    }
}
function notShown(image) {
    return new verdict/* GatehouseError */.G('not-found', `the registry shows nothing of ${image}: it was deleted, or these credentials may not see it`, 'Give credentials that may read it; where it was deleted, restore it or pin another image.');
}

// EXTERNAL MODULE: ../registry/src/manifests/media-types.ts
var media_types = __webpack_require__(66818);
// EXTERNAL MODULE: ../release/src/inventory/evaluate.ts + 2 modules
var evaluate = __webpack_require__(22453);
;// CONCATENATED MODULE: ../levers/src/freshness/pins/missing.ts



/** Digests are looked at side by side already. */
const WITHIN_ONE = 2;
/** Indexes in indexes in indexes: nobody builds deeper ones. */
const MAX_DEPTH = 4;
/** Platforms and attestations of one digest. */
const MAX_CHILDREN = 1_000;
/**
 * Whether a digest and everything its index holds are there, attestations included. An index is read once; all else is only asked for, which
 * counts as no download. Throws RegistryError when the registry does not say.
 */
async function missingOf(registry, image, digest) {
    const missing = [];
    const head = await registry.headManifest(image, digest);
    if (head === null)
        return { there: false, missing: [`the image itself (${digest})`], doubt: null };
    const seen = new Set([digest]);
    let level = (0,media_types/* kindOf */.I)(head.mediaType) === 'index' ? [{ ...head, digest }] : [];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth === MAX_DEPTH)
            return { there: true, missing, doubt: `its indexes nest more than ${MAX_DEPTH} deep` };
        const children = (await childrenOf(registry, image, level)).filter((child) => !seen.has(child.digest));
        for (const child of children)
            seen.add(child.digest);
        if (seen.size > MAX_CHILDREN)
            return { there: true, missing, doubt: `it has more than ${MAX_CHILDREN} children` };
        const distinct = [...new Map(children.map((child) => [child.digest, child])).values()];
        const there = await (0,p_map["default"])(distinct, async (child) => (await registry.headManifest(image, child.digest)) !== null, {
            concurrency: WITHIN_ONE,
        });
        missing.push(...distinct.filter((_, at) => !there[at]).map(nameOf));
        level = distinct.filter((child, at) => there[at] && (0,media_types/* kindOf */.I)(child.mediaType) === 'index');
    }
    return { there: true, missing, doubt: null };
}
async function childrenOf(registry, image, indexes) {
    const read = await (0,p_map["default"])(indexes, ({ digest }) => registry.readManifest(image, digest), {
        concurrency: WITHIN_ONE,
    });
    return read.flatMap((manifest) => (manifest.kind === 'index' ? manifest.manifests : []));
}
function nameOf({ platform, digest, annotations }) {
    if (annotations?.['vnd.docker.reference.type'] === 'attestation-manifest')
        return `an attestation (${digest})`;
    if (platform === undefined)
        return `a child (${digest})`;
    return `${(0,evaluate/* platformName */.$r)(platform)} (${digest})`;
}

// EXTERNAL MODULE: ../registry/src/image-name.ts
var image_name = __webpack_require__(83308);
;// CONCATENATED MODULE: ../levers/src/freshness/pins/silent.ts


/** So many images in a row must get no usable answer, each after its own retries, before a registry is left alone. */
const ENOUGH = 3;
const SILENT = ['unavailable', 'rate-limited'];
/**
 * Asks a registry no more once it is down, unreachable or limits the rate: each question would wait through all of its retries, minutes where a
 * registry asks for patience. What is not asked is as unknown as what got no answer; any answer starts the count anew.
 */
function untilSilent() {
    const inARow = new Map();
    return async (image, ask) => {
        const { registry } = (0,image_name/* parseImageName */.R)(image);
        if ((inARow.get(registry) ?? 0) >= ENOUGH)
            throw leftAlone(registry);
        try {
            const answer = await ask();
            inARow.delete(registry);
            return answer;
        }
        catch (error) {
            const silent = error instanceof verdict/* GatehouseError */.G && SILENT.includes(error.code);
            if (silent)
                inARow.set(registry, (inARow.get(registry) ?? 0) + 1);
            else
                inARow.delete(registry);
            throw error;
        }
    };
}
function leftAlone(registry) {
    const message = `${registry} gave no usable answer about ${ENOUGH} other images, so it was not asked`;
    return new verdict/* GatehouseError */.G('unavailable', message, 'Check the name of the registry, the network and its limits, then run it again.');
}

;// CONCATENATED MODULE: ../levers/src/freshness/pins/check.ts






/**
 * Asks for every pinned digest once, however many pins and sets have it, and says of each group whether all of it is there. A digest is gone
 * only from a repository that shows something else: what a registry hides from these credentials is not found there either.
 */
async function checkPins(registry, groups, now) {
    const all = pinned(groups.flatMap(({ pins }) => pins));
    const ask = untilSilent();
    const answers = await (0,p_map["default"])(all, (one) => check(registry, one, ask), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const hidden = await hiddenImages(answers, (image) => ask(image, () => registry.listTags(image)));
    const checked = new Map(answers.map((one) => [keyOf(one), unlessHidden(one, hidden.get(one.image) ?? null)]));
    return groups.map((group) => {
        const own = pinned(group.pins).map((one) => ({ ...one, answer: checked.get(keyOf(one)) }));
        const results = own.flatMap(({ answer, places }) => (answer === undefined ? [] : [{ ...answer, places }]));
        return reportOf(group, results, now);
    });
}
const keyOf = ({ image, digest }) => `${image}@${digest}`;
function pinned(pins) {
    const found = new Map();
    for (const { image, digest, path, line } of pins) {
        const key = keyOf({ image, digest });
        const one = found.get(key) ?? { image, digest, places: [] };
        one.places.push(`${path}:${line}`);
        found.set(key, one);
    }
    return [...found.values()];
}
async function check(registry, one, ask) {
    try {
        return { ...one, life: await ask(one.image, () => missingOf(registry, one.image, one.digest)), error: null };
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G))
            throw error;
        return { ...one, life: null, error };
    }
}
function unlessHidden(one, error) {
    return error === null || one.life?.there !== false ? one : { ...one, life: null, error };
}
function reportOf({ set, pins, problems }, results, now) {
    const dead = results.flatMap(({ image, digest, places, life }) => life === null || life.missing.length === 0 ? [] : [{ image, digest, places, missing: life.missing }]);
    const refusals = [...problems, ...results.flatMap(unknown)];
    const known = { set, pins: pins.length, digests: results.length, dead, refusals, measuredAt: now.toISOString() };
    if (dead.length > 0)
        return { ...known, state: 'dead' };
    if (refusals.length > 0)
        return { ...known, state: 'unknown' };
    return { ...known, state: pins.length === 0 ? 'none' : 'alive' };
}
/** Before the reason, in messages of `pins/unknown`. */
const NOT_KNOWN = 'is still there is not known: ';
function unknown({ image, digest, places, life, error }) {
    const place = `${image}@${digest}`;
    const where = places[0] ?? '';
    if (error !== null) {
        const message = `Whether ${image}, pinned at ${where}, ${NOT_KNOWN}${error.message}`;
        return [{ rule: 'pins/unknown', place, message: (0,render/* asSentence */.KG)(message), fix: error.fix }];
    }
    if (life.doubt === null)
        return [];
    const message = `Whether all of ${image}, pinned at ${where}, ${NOT_KNOWN}${life.doubt}.`;
    return [{ rule: 'pins/unknown', place, message, fix: 'Pin an image that is built as one index of its platforms.' }];
}


/***/ }),

/***/ 15895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ findPins)
/* harmony export */ });
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56993);
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71632);
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37440);
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7604);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18183);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26447);


/** Finds the pins of every set in a tree, or, without sets, every image that is pinned by digest. Each file is read and located once. */
async function findPins(reader, tree, sets) {
    const wanted = (path) => (sets.length === 0 ? (0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__/* .isManaged */ .yF)(path) : sets.some((set) => (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_1__/* .mayHoldPins */ .F)(set, path)));
    const { files, problems } = await readFiles(reader, tree.filter(({ path, mode }) => mode !== '040000' && wanted(path)));
    const once = remembering();
    if (sets.length === 0) {
        const { pins, problems: more } = everyPin(files, once);
        return [{ set: null, pins, problems: [...problems, ...more] }];
    }
    return sets.map((set) => {
        const scan = (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_2__/* .scanPins */ .k)(set, files, once);
        const own = problems.filter(({ place }) => place !== null && (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_1__/* .mayHoldPins */ .F)(set, place));
        return { set: set.name, pins: scan.pins, problems: [...own, ...scan.problems] };
    });
}
async function readFiles(reader, entries) {
    const readable = entries.filter(({ size, mode }) => mode !== '160000' && (size ?? 0) <= _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BLOB_BYTES */ .TP);
    const large = entries.filter(({ size }) => (size ?? 0) > _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BLOB_BYTES */ .TP);
    const total = readable.reduce((sum, { size }) => sum + (size ?? 0), 0);
    if (total > _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CHANGE_BYTES */ .EQ)
        return { files: [], problems: [tooMuch(total)] };
    const blobs = readable.length === 0 ? new Map() : await reader.readBlobs([...new Set(readable.map(({ oid }) => oid))]);
    const none = new Uint8Array();
    const files = entries
        .filter((entry) => !large.includes(entry))
        .map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? none }));
    return { files, problems: large.map(tooLarge) };
}
function everyPin(files, once) {
    const regular = files.filter(({ mode }) => mode.startsWith('100'));
    const located = regular.map((file) => once(file.path, file));
    return { pins: located.flatMap(pinsOf), problems: located.flatMap(hidden) };
}
function pinsOf({ path, references }) {
    return references.flatMap(({ datasource, digest, line, key, name, version }) => datasource !== 'docker' || digest === undefined
        ? []
        : [{ path, line, key, image: name, tag: version?.text ?? null, digest: digest.text }]);
}
/**
 * A file that is no text may hide pins; so may one that is no strict YAML, say: a digest in it that no reference has may be a pin that was
 * found while the file was whole, and is none the less pinned.
 */
function hidden({ path, text, references, problems }) {
    const [problem] = problems;
    if (problem === undefined)
        return [];
    const known = new Set(references.map(({ digest }) => digest?.text));
    const mention = text === null ? null : [...text.matchAll(DIGEST)].find(([, digest]) => !known.has(digest));
    if (mention === undefined)
        return [];
    const place = mention === null ? path : `${path}:${new _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_4__/* .LineIndex */ .r(mention.input).lineAt(mention.index)}`;
    const message = `Pins may stand in the file that were not found: ${problem.message}.`;
    return [{ rule: 'pins/unreadable', place, message, fix: problem.fix }];
}
const DIGEST = /(?:@|\bdigest["']?\s*[:=]\s*["']?)(sha256:[0-9a-f]{64})(?![0-9a-f])/g;
function remembering() {
    const known = new Map();
    return (path, blob) => {
        const key = `${blob.oid} ${path}`;
        const found = known.get(key) ?? (0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_5__/* .locate */ .x)(path, blob);
        known.set(key, found);
        return found;
    };
}
function tooLarge({ path, size }) {
    return {
        rule: 'pins/unreadable',
        place: path,
        message: `The file has ${size} bytes, and files of more than ${_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BLOB_BYTES */ .TP} are not read.`,
        fix: 'Let `pins` of the image set name the files in which pins are, and not this one.',
    };
}
function tooMuch(total) {
    return {
        rule: 'pins/unreadable',
        place: null,
        message: `Pins may stand in ${total} bytes of files, and not more than ${_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CHANGE_BYTES */ .EQ} are read.`,
        fix: 'Let `pins` of the image sets name the files in which pins are.',
    };
}


/***/ }),

/***/ 71582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ nodeId)
/* harmony export */ });
/** An opaque id in the style of GraphQL's `node_id`; equal things have equal ids. */
const nodeId = (type, id) => `${type.replaceAll(/[a-z]/g, '')}_${Buffer.from(`${type}:${id}`).toString('base64url')}`;


/***/ }),

/***/ 99792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ knownApp),
/* harmony export */   i: () => (/* binding */ ACTIONS_LOGIN)
/* harmony export */ });
/** Every workflow of every repository reports as this one app. */
const ACTIONS_APP = 15368;
const ACTIONS_LOGIN = 'github-actions[bot]';
/** The app that a login stands for when nothing else is said; null: a person's, or one that has to be named. */
const knownApp = (login) => (login === ACTIONS_LOGIN ? ACTIONS_APP : null);


/***/ }),

/***/ 4683:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y_: () => (/* binding */ changedFiles),
  Zl: () => (/* binding */ lineCounts),
  fs: () => (/* binding */ pullRequestCommits),
  sI: () => (/* binding */ pullRequestFiles)
});

// UNUSED EXPORTS: pullRequestBase

// EXTERNAL MODULE: ../simulator/src/state/diff.ts
var diff = __webpack_require__(88983);
// EXTERNAL MODULE: ../simulator/src/state/graph.ts
var graph = __webpack_require__(16730);
// EXTERNAL MODULE: ../simulator/src/state/patch.ts
var state_patch = __webpack_require__(46348);
;// CONCATENATED MODULE: ../simulator/src/state/renames.ts
/** Beyond this many added or deleted files only exact renames are looked for, as git's rename limit does. */
const INEXACT_LIMIT = 100;
const SIMILARITY = 0.5;
/** Pairs deletions with additions of the same or similar content; the rename stands where the addition stood. */
function detectRenames(store, changes) {
    const sources = new Map();
    const deleted = changes.filter((change) => change.after === null);
    const added = changes.filter((change) => change.before === null);
    if (deleted.length > 0 && added.length > 0) {
        pairExact(deleted, added, sources);
        pairSimilar(store, deleted, added, sources);
    }
    const used = new Set(sources.values());
    return changes
        .filter((change) => !used.has(change))
        .map((change) => {
        const source = sources.get(change);
        return { ...change, before: source?.before ?? change.before, previousPath: source?.path ?? null };
    });
}
function pairExact(deleted, added, out) {
    const byOid = new Map();
    for (const change of deleted) {
        const oid = change.before?.oid ?? '';
        byOid.set(oid, [...(byOid.get(oid) ?? []), change]);
    }
    for (const change of added) {
        const source = byOid.get(change.after?.oid ?? '')?.shift();
        if (source !== undefined)
            out.set(change, source);
    }
}
function pairSimilar(store, deleted, added, out) {
    const used = new Set(out.values());
    const from = deleted.filter((change) => !used.has(change) && isBlob(change.before));
    const to = added.filter((change) => !out.has(change) && isBlob(change.after));
    if (from.length > INEXACT_LIMIT || to.length > INEXACT_LIMIT)
        return;
    for (const change of to) {
        const best = bestSource(store, change, from);
        if (best === null)
            continue;
        out.set(change, best);
        from.splice(from.indexOf(best), 1);
    }
}
function bestSource(store, change, from) {
    let best = null;
    for (const source of from) {
        const score = similarity(linesOf(store, source.before), linesOf(store, change.after));
        if (score >= SIMILARITY && score > (best?.score ?? 0))
            best = { score, source };
    }
    return best?.source ?? null;
}
const isBlob = (side) => side !== null && side.mode !== '160000';
function linesOf(store, side) {
    if (side === null)
        return [];
    // each with its end, so that nothing counts as a line after the last one
    return store
        .read('blob', side.oid)
        .bytes.toString('latin1')
        .split(/(?<=\n)/);
}
/** Share of the larger side's lines that the other side has too. */
function similarity(a, b) {
    const counts = new Map();
    for (const line of a)
        counts.set(line, (counts.get(line) ?? 0) + 1);
    let common = 0;
    for (const line of b) {
        const left = counts.get(line) ?? 0;
        if (left === 0)
            continue;
        counts.set(line, left - 1);
        common += 1;
    }
    return common / Math.max(a.length, b.length);
}

;// CONCATENATED MODULE: ../simulator/src/state/changes.ts




const cache = new WeakMap();
/** Files that differ between two commits, renames found; kept, since a client pages through the same list. */
function changedFiles(store, before, after) {
    const lists = cache.get(store) ?? new Map();
    cache.set(store, lists);
    const key = `${before}..${after}`;
    const known = lists.get(key);
    if (known !== undefined)
        return known;
    const tree = (oid) => (oid === null ? null : store.read('commit', oid).tree);
    const files = detectRenames(store, (0,diff/* diffTrees */.j)(store, tree(before), tree(after))).map((change) => {
        let patch = null;
        return {
            ...change,
            patch: () => {
                patch ??= (0,state_patch/* patchOf */.g)(store, change);
                return patch;
            },
        };
    });
    lists.set(key, files);
    return files;
}
/** What a person sees on the pull request's page: merge base to head. */
function pullRequestFiles(pull) {
    const { store } = pull.repository.network;
    return changedFiles(store, pullRequestBase(pull), pull.head.sha);
}
function pullRequestBase(pull) {
    return (0,graph/* mergeBases */.PC)(pull.repository.network.store, baseTip(pull), pull.head.sha)[0] ?? null;
}
/** Oldest first. */
function pullRequestCommits(pull) {
    return (0,graph/* commitsBetween */.$q)(pull.repository.network.store, baseTip(pull), pull.head.sha);
}
/** After the merge the base contains the head; the recorded base keeps what the pull request was. */
function baseTip(pull) {
    return pull.state === 'merged'
        ? pull.base.sha
        : (pull.repository.refs.get(`refs/heads/${pull.base.ref}`) ?? pull.base.sha);
}
function lineCounts(files) {
    let additions = 0;
    let deletions = 0;
    for (const file of files) {
        const patch = file.patch();
        additions += patch.additions;
        deletions += patch.deletions;
    }
    return { additions, deletions };
}


/***/ }),

/***/ 90802:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WO: () => (/* binding */ contextsOf),
/* harmony export */   cx: () => (/* binding */ rollupState),
/* harmony export */   ee: () => (/* binding */ latestRuns),
/* harmony export */   ic: () => (/* binding */ suiteConclusion),
/* harmony export */   mE: () => (/* binding */ isCheckRun),
/* harmony export */   x2: () => (/* binding */ suiteStatus)
/* harmony export */ });
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18890);

const PASSING = ['success', 'neutral', 'skipped'];
/** The newest run of each name of each app; what a person sees of a commit. */
function latestRuns(runs) {
    const latest = new Map(runs.map((run) => [`${run.suite.app.id}:${run.name}`, run]));
    return runs.filter((run) => latest.get(`${run.suite.app.id}:${run.name}`) === run);
}
function suiteStatus({ runs, workflowRun }) {
    if (workflowRun !== null)
        return workflowRun.status;
    if (runs.length === 0)
        return 'queued';
    if (runs.every(({ status }) => status === 'completed'))
        return 'completed';
    return runs.some(({ status }) => status === 'in_progress') ? 'in_progress' : 'queued';
}
/** Null while a run is at work; a run that failed decides it. */
function suiteConclusion(suite) {
    if (suiteStatus(suite) !== 'completed')
        return null;
    if (suite.workflowRun !== null)
        return suite.workflowRun.conclusion;
    const conclusions = latestRuns(suite.runs).map(({ conclusion }) => conclusion);
    const bad = conclusions.find((conclusion) => !PASSING.includes(conclusion));
    if (bad !== undefined)
        return bad;
    return conclusions.includes('success') ? 'success' : (conclusions[0] ?? null);
}
/** Everything that reported on a commit, the newest of each. */
function contextsOf({ suitesBySha, statusesBySha }, sha) {
    const runs = (suitesBySha.get(sha) ?? []).flatMap((suite) => suite.runs).sort((a, b) => a.id - b.id);
    return [...latestRuns(runs), ...(0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .latestStatuses */ .w)(statusesBySha.get(sha) ?? [])];
}
const isCheckRun = (context) => 'suite' in context;
/** The worst of all counts: failure before pending before success. */
function rollupState(contexts) {
    const states = contexts.map(stateOf);
    for (const state of ['ERROR', 'FAILURE', 'PENDING'])
        if (states.includes(state))
            return state;
    return 'SUCCESS';
}
function stateOf(context) {
    if (!isCheckRun(context))
        return context.state.toUpperCase();
    if (context.status !== 'completed')
        return 'PENDING';
    return PASSING.includes(context.conclusion) ? 'SUCCESS' : 'FAILURE';
}


/***/ }),

/***/ 66760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ momentOf),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   zD: () => (/* binding */ Clock)
/* harmony export */ });
/** The simulator's own time: one second later at every reading, so that object ids and snapshots are always the same. */
class Clock {
    #seconds;
    constructor(start = Date.UTC(2026, 0, 1) / 1000) {
        this.#seconds = start;
    }
    /** Seconds since 1970. */
    next() {
        this.#seconds += 1;
        return this.#seconds;
    }
}
const isoTime = (seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
/** Seconds of an ISO 8601 moment; without one, the clock's next. */
const momentOf = (clock, at) => at === undefined ? clock.next() : Math.floor(Date.parse(at) / 1000);


/***/ }),

/***/ 3452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ closePull)
/* harmony export */ });
/* harmony import */ var _conversation_subjects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95859);
/* harmony import */ var _merging_arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4656);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82572);



/** Closes an open pull request without merging it. */
function closePull(pull, by) {
    pull.state = 'closed';
    (0,_conversation_subjects_js__WEBPACK_IMPORTED_MODULE_2__/* .happen */ .le)(pull, (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .accountOf */ .XP)(pull.repository.world, by), { type: 'ClosedEvent' });
    pull.closedAt = pull.updatedAt;
    (0,_merging_arm_js__WEBPACK_IMPORTED_MODULE_0__/* .disarm */ .Jt)(pull);
    pull.repository.announce({ event: 'pull_request_target', action: 'closed', subject: pull, sender: by });
}


/***/ }),

/***/ 98677:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EQ: () => (/* binding */ signatureState),
  rV: () => (/* binding */ writeCommit),
  SJ: () => (/* binding */ writeGitHubCommit)
});

// EXTERNAL MODULE: ../simulator/src/state/objects.ts
var objects = __webpack_require__(58878);
;// CONCATENATED MODULE: ../simulator/src/state/files.ts

/** Stores the contents and returns what each path becomes. */
function fileEdits(store, files) {
    const pairs = Symbol.iterator in files ? files : Object.entries(files);
    const edits = new Map();
    for (const [path, file] of pairs)
        edits.set((0,objects/* rawName */.UW)(path), fileEdit(store, file));
    return edits;
}
function fileEdit(store, file) {
    if (file === null)
        return null;
    if (typeof file === 'string' || file instanceof Uint8Array) {
        return { mode: '100644', oid: store.putBlob(file).oid };
    }
    if ('oid' in file)
        return { mode: file.mode ?? '100644', oid: file.oid };
    return { mode: file.mode ?? '100644', oid: store.putBlob(file.content).oid };
}

// EXTERNAL MODULE: ../simulator/src/state/network.ts + 2 modules
var network = __webpack_require__(82572);
// EXTERNAL MODULE: ../simulator/src/state/tree.ts
var tree = __webpack_require__(94752);
;// CONCATENATED MODULE: ../simulator/src/state/commits.ts



const SIGNATURES = {
    unsigned: null,
    valid: armoured('valid'),
    invalid: armoured('invalid'),
};
function armoured(body) {
    return `-----BEGIN PGP SIGNATURE-----\n\n${Buffer.from(`simulated ${body}`).toString('base64')}\n-----END PGP SIGNATURE-----\n`;
}
/** Whether the commit's signature holds; the state is part of the object, so equal ids mean equal answers. */
function signatureState(commit) {
    if (commit.signature === null)
        return 'unsigned';
    return commit.signature === SIGNATURES.valid ? 'valid' : 'invalid';
}
/** Stores a commit of `parents` whose tree is the first parent's with the files changed. */
function writeCommit(world, network, parents, input) {
    const { store } = network;
    const seconds = world.clock.next();
    const parent = parents[0] === undefined ? null : store.read('commit', parents[0]);
    const author = signatureOf(world, input.author ?? 'octocat', seconds);
    return store.putCommit({
        tree: (0,tree/* editTree */.nf)(store, parent?.tree ?? null, fileEdits(store, input.files ?? {})).oid,
        parents,
        author,
        committer: input.committer === undefined ? author : signatureOf(world, input.committer, seconds),
        message: input.message ?? 'Update files',
        signature: SIGNATURES[input.verified === true ? 'valid' : (input.verified ?? false) === false ? 'unsigned' : 'invalid'],
    });
}
function signatureOf(world, person, seconds) {
    const { name, email } = typeof person === 'string' ? (0,network/* accountOf */.XP)(world, person) : person;
    return { name, email, seconds };
}
/** A commit that GitHub itself makes: committed by web-flow and verified. */
function writeGitHubCommit(world, network, commit) {
    const seconds = world.clock.next();
    return network.store.putCommit({
        tree: commit.tree,
        parents: commit.parents,
        author: signatureOf(world, commit.author, seconds),
        committer: signatureOf(world, 'web-flow', seconds),
        message: commit.message,
        signature: SIGNATURES.valid,
    });
}


/***/ }),

/***/ 35960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ addComment),
/* harmony export */   DQ: () => (/* binding */ loginOf),
/* harmony export */   IG: () => (/* binding */ removeComment),
/* harmony export */   QA: () => (/* binding */ editComment),
/* harmony export */   U0: () => (/* binding */ newComment),
/* harmony export */   h1: () => (/* binding */ findComment),
/* harmony export */   i1: () => (/* binding */ editText)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66760);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82572);
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95859);



/** A comment as it is when just made; the same for reviews. */
function newComment(repository, input) {
    const { world } = repository;
    const createdAt = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .momentOf */ .Et)(world.clock, input.at);
    return {
        id: world.nextId(),
        author: input.author === null ? null : (0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(world, input.author ?? 'octocat'),
        createdAt,
        body: input.body,
        editor: null,
        lastEditedAt: null,
        updatedAt: createdAt,
        minimized: false,
    };
}
function addComment(repository, number, input) {
    const subject = (0,_subjects_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(repository, number);
    const comment = newComment(repository, input);
    subject.thread.comments.push(comment);
    subject.updatedAt = comment.createdAt;
    announceComment('created', { comment, subject }, loginOf(comment.author));
    return comment;
}
/** Changes the text of a comment and says who did. */
function editComment(place, input) {
    const { subject, comment } = place;
    editText(subject.repository, comment, input);
    announceComment('edited', place, loginOf(comment.editor));
}
/** The same for what is no comment of its own: a review. */
function editText(repository, comment, input) {
    const at = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .momentOf */ .Et)(repository.world.clock, input.at);
    comment.body = input.body;
    comment.editor = input.by === undefined ? comment.author : (0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(repository.world, input.by);
    comment.lastEditedAt = at;
    comment.updatedAt = at;
}
/** The comment and where it stands; null: there is none of that id. */
function findComment(repository, id) {
    for (const subject of (0,_subjects_js__WEBPACK_IMPORTED_MODULE_2__/* .allSubjects */ .BY)(repository)) {
        const comment = subject.thread.comments.find((candidate) => candidate.id === id);
        if (comment !== undefined)
            return { comment, subject };
    }
    return null;
}
/** Removes a comment without a trace. */
function removeComment(place, by) {
    const { comments } = place.subject.thread;
    comments.splice(comments.indexOf(place.comment), 1);
    announceComment('deleted', place, by);
}
function announceComment(action, { subject, comment }, sender) {
    subject.repository.announce({ event: 'issue_comment', action, subject, comment, sender });
}
/** An account that was deleted is shown as this one. */
const loginOf = (account) => account?.login ?? 'ghost';


/***/ }),

/***/ 54173:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E7: () => (/* binding */ findLabel),
/* harmony export */   RX: () => (/* binding */ hasLabel),
/* harmony export */   Y_: () => (/* binding */ addLabel),
/* harmony export */   tA: () => (/* binding */ removeLabel),
/* harmony export */   zU: () => (/* binding */ ensureLabel)
/* harmony export */ });
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95859);

const same = (a, b) => a.toLowerCase() === b.toLowerCase();
const findLabel = ({ labels }, name) => labels.get(name.toLowerCase()) ?? null;
/** The repository's label of that name, made if there is none. */
function ensureLabel(repository, input) {
    const known = findLabel(repository, input.name);
    if (known !== null)
        return known;
    const label = {
        id: repository.world.nextId(),
        name: input.name,
        color: input.color ?? 'ededed',
        description: input.description ?? null,
    };
    repository.labels.set(label.name.toLowerCase(), label);
    return label;
}
const hasLabel = ({ thread }, name) => thread.labels.some((label) => same(label.name, name));
/** Labels what is not labelled so already; that alone is an event. */
function addLabel(subject, name, actor) {
    if (hasLabel(subject, name))
        return;
    const label = ensureLabel(subject.repository, { name });
    subject.thread.labels.push(label);
    (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .happen */ .le)(subject, actor, { type: 'LabeledEvent', label });
    (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .qz)(subject, { action: 'labeled', label, sender: actor.login });
}
/** False: it was not labelled so. */
function removeLabel(subject, name, actor) {
    const { labels } = subject.thread;
    const index = labels.findIndex((label) => same(label.name, name));
    const [label] = index < 0 ? [] : labels.splice(index, 1);
    if (label === undefined)
        return false;
    (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .happen */ .le)(subject, actor, { type: 'UnlabeledEvent', label });
    (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .qz)(subject, { action: 'unlabeled', label, sender: actor.login });
    return true;
}


/***/ }),

/***/ 54877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ newThread),
/* harmony export */   r: () => (/* binding */ isPullRequest)
/* harmony export */ });
const newThread = () => ({ labels: [], comments: [], events: [], editor: null, lastEditedAt: null });
const isPullRequest = (subject) => 'head' in subject;


/***/ }),

/***/ 11773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ editReview),
/* harmony export */   GQ: () => (/* binding */ reviewerCanPush),
/* harmony export */   IE: () => (/* binding */ findReview),
/* harmony export */   Ny: () => (/* binding */ latestOpinions),
/* harmony export */   bG: () => (/* binding */ dismissReview),
/* harmony export */   kD: () => (/* binding */ addReview)
/* harmony export */ });
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82572);
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85582);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42982);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35960);
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95859);





function addReview(repository, number, input) {
    const pull = (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestOf */ ._n)(repository, number);
    const comment = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .newComment */ .U0)(repository, { ...input, body: input.body ?? '' });
    const review = {
        ...comment,
        state: input.state,
        commit: input.commit === undefined ? pull.head.sha : input.commit,
        submittedAt: input.state === 'PENDING' ? null : comment.createdAt,
    };
    pull.reviews.push(review);
    pull.updatedAt = comment.createdAt;
    // a pending one is nobody's business yet
    if (review.state !== 'PENDING')
        announceReview('submitted', { review, pull }, (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .loginOf */ .DQ)(review.author));
    return review;
}
/** Dismisses a review that approved or asked for changes. */
function dismissReview(repository, { number, id, by, message }) {
    const pull = (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestOf */ ._n)(repository, number);
    const review = pull.reviews.find((candidate) => candidate.id === id);
    if (review === undefined)
        throw new Error(`pull request ${number} has no review ${id}`);
    review.state = 'DISMISSED';
    (0,_subjects_js__WEBPACK_IMPORTED_MODULE_3__/* .happen */ .le)(pull, (0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(repository.world, by), { type: 'ReviewDismissedEvent', review, message });
    review.updatedAt = pull.updatedAt;
    announceReview('dismissed', { review, pull }, by);
    return review;
}
function editReview(place, input) {
    const { pull, review } = place;
    (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .editText */ .i1)(pull.repository, review, input);
    announceReview('edited', place, (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .loginOf */ .DQ)(review.editor));
}
function findReview({ pulls }, id) {
    for (const pull of pulls.values()) {
        const review = pull.reviews.find((candidate) => candidate.id === id);
        if (review !== undefined)
            return { review, pull };
    }
    return null;
}
function announceReview(action, place, sender) {
    const { pull, review } = place;
    pull.repository.announce({ event: 'pull_request_review', action, subject: pull, review, sender });
}
/** The latest review of each person that approved, asked for changes or was dismissed: later mere comments change nothing. */
function latestOpinions(pull, writersOnly) {
    const latest = new Map();
    for (const review of pull.reviews) {
        if (review.state === 'COMMENTED' || review.state === 'PENDING')
            continue;
        if (writersOnly && !reviewerCanPush(pull, review))
            continue;
        // whoever comes again moves to the end
        latest.delete(review.author?.id ?? null);
        latest.set(review.author?.id ?? null, review);
    }
    return [...latest.values()];
}
/** What a review says of its author, by his role today. */
const reviewerCanPush = ({ repository }, { author }) => author !== null && (0,_permissions_js__WEBPACK_IMPORTED_MODULE_4__/* .canPush */ .br)(repository, author);


/***/ }),

/***/ 95859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ allSubjects),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   le: () => (/* binding */ happen),
/* harmony export */   os: () => (/* binding */ findSubject),
/* harmony export */   qz: () => (/* binding */ tell),
/* harmony export */   v1: () => (/* binding */ issueOf)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54877);

const findSubject = ({ pulls, issues }, number) => pulls.get(number) ?? issues.get(number) ?? null;
/** The pull request or issue; throws when there is none of that number. */
function subjectOf(repository, number) {
    const found = findSubject(repository, number);
    if (found === null)
        throw new Error(`${repository.name} has no pull request or issue ${number}`);
    return found;
}
/** Throws when there is none of that number. */
function issueOf({ name, issues }, number) {
    const issue = issues.get(number);
    if (issue === undefined)
        throw new Error(`${name} has no issue ${number}`);
    return issue;
}
const allSubjects = ({ pulls, issues }) => [...pulls.values(), ...issues.values()].sort((a, b) => a.number - b.number);
/** Announces what may happen to both, under the event of what it happened to. */
function tell(subject, told) {
    const { repository } = subject;
    if ((0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r)(subject))
        repository.announce({ event: 'pull_request_target', subject, ...told });
    else
        repository.announce({ event: 'issues', subject, ...told });
}
/** Records an event, which also counts as an update. */
function happen(subject, actor, event) {
    const { world } = subject.repository;
    const at = world.clock.next();
    subject.thread.events.push({ ...event, id: world.nextId(), at, actor });
    subject.updatedAt = at;
}


/***/ }),

/***/ 88983:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ diffTrees)
/* harmony export */ });
/** Paths that differ, in the order of their bytes as git lists them; equal subtrees are not entered. Null stands for the empty tree. */
function diffTrees(store, before, after) {
    const changes = [];
    collect(store, before, after, '', changes);
    return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}
function collect(store, before, after, prefix, out) {
    if (before === after)
        return;
    const old = entriesOf(store, before);
    const now = entriesOf(store, after);
    for (const name of new Set([...old.keys(), ...now.keys()])) {
        collectEntry(store, old.get(name), now.get(name), prefix + name, out);
    }
}
function collectEntry(store, old, now, path, out) {
    if (old?.oid === now?.oid && old?.mode === now?.mode)
        return;
    const before = fileSide(old);
    const after = fileSide(now);
    if (before !== null || after !== null)
        out.push({ path, before, after });
    collect(store, directory(old), directory(now), `${path}/`, out);
}
const directory = (entry) => (entry?.mode === '040000' ? entry.oid : null);
const fileSide = (entry) => entry === undefined || entry.mode === '040000' ? null : { mode: entry.mode, oid: entry.oid };
function entriesOf(store, tree) {
    return tree === null ? new Map() : store.entriesByName(store.read('tree', tree));
}


/***/ }),

/***/ 65789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ encodeCommit),
/* harmony export */   R3: () => (/* binding */ sortEntries),
/* harmony export */   Tu: () => (/* binding */ objectId),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   jD: () => (/* binding */ encodeTag)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58878);


/** Object id as git computes it: sha1 over `<type> <length>\0` and the content. */
function objectId(type, content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha1', Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]));
}
/** Git compares tree entries as bytes, a directory as if its name ended in `/`. */
function sortEntries(entries) {
    const key = (entry) => (entry.mode === '040000' ? `${entry.name}/` : entry.name);
    return entries
        .map((entry) => ({ entry, key: key(entry) }))
        .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
        .map(({ entry }) => entry);
}
function encodeTree(entries) {
    const parts = [];
    for (const { mode, name, oid } of entries) {
        // git writes a directory's mode without its leading zero
        parts.push(Buffer.from(`${mode.replace(/^0/, '')} `), (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameBytes */ .dw)(name), Buffer.from([0]), Buffer.from(oid, 'hex'));
    }
    return Buffer.concat(parts);
}
const identity = ({ name, email, seconds }) => `${name} <${email}> ${seconds} +0000`;
/** The content that a signature signs is the same without its `gpgsig` header. */
function encodeCommit(commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((parent) => `parent ${parent}`),
        `author ${identity(commit.author)}`,
        `committer ${identity(commit.committer)}`,
    ];
    // continuation lines of a header start with one space
    if (commit.signature !== null)
        lines.push(`gpgsig ${commit.signature.replaceAll('\n', '\n ')}`);
    return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}
function encodeTag(tag) {
    const lines = [`object ${tag.target}`, `type ${tag.targetType}`, `tag ${tag.name}`, `tagger ${identity(tag.tagger)}`];
    return Buffer.from(`${lines.join('\n')}\n\n${tag.message}`);
}


/***/ }),

/***/ 16730:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   PC: () => (/* binding */ mergeBases),
/* harmony export */   QX: () => (/* binding */ isAncestor)
/* harmony export */ });
/** The commit and everything reachable from it. */
function ancestors(store, oid) {
    const seen = new Set([oid]);
    const pending = [oid];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        for (const parent of store.read('commit', next).parents) {
            if (seen.has(parent))
                continue;
            seen.add(parent);
            pending.push(parent);
        }
    }
    return seen;
}
const isAncestor = (store, ancestor, of) => ancestors(store, of).has(ancestor);
/** Best common ancestors; more than one after a criss-cross merge, none for unrelated histories. */
function mergeBases(store, a, b) {
    const ours = ancestors(store, a);
    const found = [];
    const seen = new Set([b]);
    const pending = [b];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (ours.has(next)) {
            found.push(next);
            continue;
        }
        for (const parent of store.read('commit', next).parents) {
            if (seen.has(parent))
                continue;
            seen.add(parent);
            pending.push(parent);
        }
    }
    if (found.length < 2)
        return found;
    const reach = found.map((oid) => ({ oid, ancestors: ancestors(store, oid) }));
    return found.filter((oid) => !reach.some((other) => other.oid !== oid && other.ancestors.has(oid)));
}
/** Commits reachable from `head` and not from `base` (null: all), parents before children. */
function commitsBetween(store, base, head) {
    const known = base === null ? new Set() : ancestors(store, base);
    const commits = [];
    const pending = [{ oid: head, expanded: false }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const { oid, expanded } = next;
        const commit = store.read('commit', oid);
        if (expanded) {
            commits.push(commit);
        }
        else if (!known.has(oid)) {
            known.add(oid);
            // the children of a commit wait on the stack until all its parents were emitted
            pending.push({ oid, expanded: true });
            for (const parent of commit.parents.toReversed())
                pending.push({ oid: parent, expanded: false });
        }
    }
    return commits;
}


/***/ }),

/***/ 63738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ historyOf)
/* harmony export */ });
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16730);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58878);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94752);



/** Newest first, merged branches among the rest. */
function historyOf(store, tip, { path, since, until }) {
    const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since) / 1000;
    const to = until === null ? Number.POSITIVE_INFINITY : Date.parse(until) / 1000;
    return (0,_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsBetween */ .$q)(store, null, tip)
        .reverse()
        .sort((a, b) => b.committer.seconds - a.committer.seconds)
        .filter(({ committer }) => committer.seconds >= from && committer.seconds <= to)
        .filter((commit) => path === null || changes(store, commit, path));
}
/** As git simplifies a history: a merge that took one side's version as it was changed nothing. */
function changes(store, commit, path) {
    const at = ({ tree }) => (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .entryAt */ ._f)(store, tree, (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .rawName */ .UW)(path))?.oid ?? null;
    const after = at(commit);
    const before = commit.parents.map((oid) => at(store.read('commit', oid)));
    return before.length === 0 ? after !== null : before.every((oid) => oid !== after);
}


/***/ }),

/***/ 7702:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ mergeOnto),
  L: () => (/* binding */ mergedTree)
});

// EXTERNAL MODULE: ../simulator/src/state/commits.ts + 1 modules
var commits = __webpack_require__(98677);
// EXTERNAL MODULE: ../simulator/src/state/graph.ts
var graph = __webpack_require__(16730);
// EXTERNAL MODULE: ../simulator/src/state/diff.ts
var diff = __webpack_require__(88983);
// EXTERNAL MODULE: ../simulator/src/state/objects.ts
var objects = __webpack_require__(58878);
// EXTERNAL MODULE: ../simulator/src/state/patch.ts
var patch = __webpack_require__(46348);
// EXTERNAL MODULE: ../simulator/src/state/tree.ts
var tree = __webpack_require__(94752);
;// CONCATENATED MODULE: ../simulator/src/state/merge.ts




/**
 * Merges trees as git would where both sides touch different files or different lines; throws on a conflict.
 * Returns the merged tree's id.
 */
function mergeTrees(store, { base, ours, theirs }) {
    const edits = new Map();
    for (const { path, before, after } of (0,diff/* diffTrees */.j)(store, base, theirs)) {
        const current = (0,tree/* entryAt */._f)(store, ours, path);
        if (same(current, after))
            continue;
        edits.set(path, same(current, before) ? after : mergeFile(store, path, before, current, after));
    }
    return edits.size === 0 ? ours : (0,tree/* editTree */.nf)(store, ours, edits).oid;
}
const same = (a, b) => a?.oid === b?.oid && a?.mode === b?.mode;
function mergeFile(store, path, base, ours, theirs) {
    if (base === null || ours === null || theirs === null)
        throw new Error(`merge conflict in ${(0,objects/* nameText */.fh)(path)}`);
    const [old, mine, other] = [base, ours, theirs].map((side) => store.read('blob', side.oid).bytes.toString('latin1').split('\n'));
    const my = (0,patch/* differingRange */.Y)(old, mine);
    const their = (0,patch/* differingRange */.Y)(old, other);
    const disjoint = my.oldEnd < their.start || their.oldEnd < my.start;
    if (!disjoint)
        throw new Error(`merge conflict in ${(0,objects/* nameText */.fh)(path)}`);
    const merged = mine.toSpliced(
    // lines before their range moved by what ours inserted above it
    their.start + (my.start < their.start ? my.newEnd - my.oldEnd : 0), their.oldEnd - their.start, ...other.slice(their.start, their.newEnd));
    return { mode: ours.mode, oid: store.putBlob(Buffer.from(merged.join('\n'), 'latin1')).oid };
}

;// CONCATENATED MODULE: ../simulator/src/state/merge-pull.ts



/** Brings a pull request's commits onto a commit, as GitHub's own merge does; returns the new tip. */
function mergeOnto(repository, pull, base, method, message = { headline: null, body: null }) {
    if (method === 'rebase')
        return rebase(repository, pull, base);
    const merged = method === 'merge';
    return (0,commits/* writeGitHubCommit */.SJ)(repository.world, repository.network, {
        tree: mergedTree(repository, pull, base),
        parents: merged ? [base, pull.head.sha] : [base],
        author: pull.author ?? 'ghost',
        message: messageOf(pull, method, message),
    }).oid;
}
/** The tree of a merge into that commit; throws on a conflict. */
function mergedTree(repository, { number, head }, base) {
    const [mergeBase] = (0,graph/* mergeBases */.PC)(repository.network.store, base, head.sha);
    if (mergeBase === undefined)
        throw new Error(`pull request ${number} shares no history with its base`);
    return mergeCommits(repository, { base: mergeBase, ours: base, theirs: head.sha });
}
function messageOf({ number, head, title }, method, given) {
    const merged = method === 'merge';
    const headline = given.headline ??
        (merged ? `Merge pull request #${number} from ${head.owner}/${head.ref}` : `${title} (#${number})`);
    const body = given.body ?? (merged ? title : '');
    return body === '' ? headline : `${headline}\n\n${body}`;
}
function rebase(repository, pull, base) {
    const { store } = repository.network;
    let tip = base;
    for (const commit of (0,graph/* commitsBetween */.$q)(store, base, pull.head.sha)) {
        const [parent] = commit.parents;
        // merges have nothing of their own to replay
        if (parent === undefined || commit.parents.length > 1)
            continue;
        const tree = mergeCommits(repository, { base: parent, ours: tip, theirs: commit.oid });
        const { author, message } = commit;
        tip = (0,commits/* writeGitHubCommit */.SJ)(repository.world, repository.network, { tree, parents: [tip], author, message }).oid;
    }
    return tip;
}
function mergeCommits(repository, commits) {
    const { store } = repository.network;
    const tree = (oid) => store.read('commit', oid).tree;
    return mergeTrees(store, { base: tree(commits.base), ours: tree(commits.ours), theirs: tree(commits.theirs) });
}


/***/ }),

/***/ 4656:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J6: () => (/* binding */ arm),
/* harmony export */   Jr: () => (/* binding */ isAllowed),
/* harmony export */   Jt: () => (/* binding */ disarm),
/* harmony export */   T: () => (/* binding */ armRefusal),
/* harmony export */   by: () => (/* binding */ disarmAfterPush),
/* harmony export */   v_: () => (/* binding */ HEAD_MODIFIED)
/* harmony export */ });
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82572);
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85582);
/* harmony import */ var _rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92820);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7117);
/* harmony import */ var _merge_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38198);
/* harmony import */ var _workflows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66356);






const HEAD_MODIFIED = 'Head branch was modified. Review and try the merge again.';
/** Why GitHub does not arm this pull request; null: it does. */
function armRefusal(pull, input) {
    const { repository, base, head } = pull;
    const { settings } = repository;
    const requirements = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, base.ref);
    if (pull.state !== 'open')
        return "Can't enable auto-merge for this pull request.";
    if (!settings.allowAutoMerge)
        return 'Auto merge is not allowed for this repository';
    if (!requirements.configured)
        return 'Protected branch rules not configured for this branch';
    if (input.expectedHead !== null && input.expectedHead !== head.sha)
        return HEAD_MODIFIED;
    if (requirements.queue === null && !isAllowed(pull, input.method)) {
        return `Merge method ${METHODS[input.method]} is not allowed on this repository`;
    }
    const workflow = input.workflows ? null : (0,_workflows_js__WEBPACK_IMPORTED_MODULE_3__/* .changedWorkflow */ ._)(pull);
    if (workflow !== null)
        return (0,_workflows_js__WEBPACK_IMPORTED_MODULE_3__/* .refusesWorkflow */ .z)(workflow);
    const state = (0,_merge_state_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeStateOf */ .hM)(pull);
    return REFUSED.includes(state) ? `Pull request is in ${state.toLowerCase()} status` : null;
}
/** States without anything to wait for, or with nothing that waiting would end. */
const REFUSED = ['CLEAN', 'UNSTABLE', 'DIRTY', 'DRAFT', 'UNKNOWN'];
const METHODS = {
    merge: 'merge commits',
    squash: 'squash merging',
    rebase: 'rebase merging',
};
const isAllowed = ({ repository, base }, method) => (0,_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .isMethodAllowed */ .W)(repository.settings, method) && (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, base.ref).methods.includes(method);
function arm(pull, { expectedHead: _, ...request }) {
    const enabledAt = pull.repository.world.clock.next();
    pull.autoMerge = { ...request, enabledAt };
    pull.updatedAt = enabledAt;
}
/** False: it was not armed. */
function disarm(pull) {
    if (pull.autoMerge === null)
        return false;
    pull.autoMerge = null;
    pull.updatedAt = pull.repository.world.clock.next();
    return true;
}
/** Armed auto-merge outlives a push by someone with write access, and nobody else's. */
function disarmAfterPush(pull, pusher) {
    const { repository, head } = pull;
    // only writers can push to the repository itself
    if (pull.autoMerge !== null &&
        head.repository !== repository &&
        !(0,_permissions_js__WEBPACK_IMPORTED_MODULE_5__/* .canPush */ .br)(repository, (0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(repository.world, pusher))) {
        disarm(pull);
    }
}


/***/ }),

/***/ 94536:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ bypassOf),
/* harmony export */   O: () => (/* binding */ bypassesAll)
/* harmony export */ });
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85582);
/* harmony import */ var _rules_effective_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77439);


/** What `current_user_can_bypass` says of a ruleset. */
const bypassOf = ({ bypass }, account) => (account === null ? undefined : bypass.get(account.login.toLowerCase())) ?? 'never';
/**
 * Whether the account may merge past everything that protects the branch: it stands on the bypass list of every ruleset, and is an
 * administrator whom classic protection does not bind. Such an account skips checks without being told.
 */
function bypassesAll(repository, branch, account) {
    const rulesets = new Set((0,_rules_effective_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesFor */ .N)(repository, branch).map(({ ruleset }) => ruleset));
    const classic = repository.rules.protections.get(branch);
    if (rulesets.size === 0 && classic === undefined)
        return false;
    const past = classic === undefined || (!classic.enforceAdmins && (0,_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRole */ .hf)(repository, account, 'admin'));
    return past && [...rulesets].every((ruleset) => bypassOf(ruleset, account) !== 'never');
}


/***/ }),

/***/ 60313:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isCheckMet)
/* harmony export */ });
/* harmony import */ var _checks_rollup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90802);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18890);


const PASSING = ['success', 'neutral', 'skipped'];
/**
 * Whether what is required was reported on the commit: the newest status of that context and the newest check run of that name,
 * of the required app when one is, all successful. A skipped or neutral run counts as successful, as it does on GitHub.
 */
function isCheckMet(repository, sha, { context, appId }) {
    const counts = (app) => appId === null || app === appId;
    const statuses = (0,_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .latestStatuses */ .w)((repository.statusesBySha.get(sha) ?? []).filter((status) => counts(status.appId)));
    const runs = (0,_checks_rollup_js__WEBPACK_IMPORTED_MODULE_1__/* .latestRuns */ .ee)((repository.suitesBySha.get(sha) ?? []).flatMap((suite) => suite.runs));
    const outcomes = [
        ...statuses.filter((status) => same(status.context, context)).map(({ state }) => state === 'success'),
        ...runs
            .filter((run) => same(run.name, context) && counts(run.suite.app.id))
            .map(({ status, conclusion }) => status === 'completed' && PASSING.includes(conclusion)),
    ];
    return outcomes.length > 0 && outcomes.every(Boolean);
}
const same = (a, b) => a.toLowerCase() === b.toLowerCase();


/***/ }),

/***/ 38198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jm: () => (/* binding */ isBehind),
/* harmony export */   em: () => (/* binding */ conflicts),
/* harmony export */   hM: () => (/* binding */ mergeStateOf)
/* harmony export */ });
/* harmony import */ var _checks_rollup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90802);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16730);
/* harmony import */ var _merge_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7702);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42982);
/* harmony import */ var _rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92820);
/* harmony import */ var _unmet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51089);






/** Whether an open pull request can be merged, and if not, what stands in the way first. */
function mergeStateOf(pull) {
    if (pull.state !== 'open')
        return 'UNKNOWN';
    const { repository, base, head } = pull;
    if (!repository.refs.has(`refs/heads/${base.ref}`))
        return 'UNKNOWN';
    if (conflicts(pull))
        return 'DIRTY';
    if (pull.draft)
        return 'DRAFT';
    const requirements = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, base.ref);
    if ((0,_unmet_js__WEBPACK_IMPORTED_MODULE_2__/* .unmetRules */ .t)(pull, requirements).length > 0)
        return 'BLOCKED';
    if (requirements.strict && isBehind(pull))
        return 'BEHIND';
    const contexts = (0,_checks_rollup_js__WEBPACK_IMPORTED_MODULE_3__/* .contextsOf */ .WO)(repository, head.sha);
    return contexts.length === 0 || (0,_checks_rollup_js__WEBPACK_IMPORTED_MODULE_3__/* .rollupState */ .cx)(contexts) === 'SUCCESS' ? 'CLEAN' : 'UNSTABLE';
}
/** The base branch has commits that the head has not. */
const isBehind = ({ repository, base, head }) => !(0,_graph_js__WEBPACK_IMPORTED_MODULE_4__/* .isAncestor */ .QX)(repository.network.store, (0,_refs_js__WEBPACK_IMPORTED_MODULE_5__/* .tipOf */ .nM)(repository, base.ref), head.sha);
/** The head cannot be merged into the base's tip of now. */
function conflicts(pull) {
    try {
        (0,_merge_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .mergedTree */ .L)(pull.repository, pull, (0,_refs_js__WEBPACK_IMPORTED_MODULE_5__/* .tipOf */ .nM)(pull.repository, pull.base.ref));
        return false;
    }
    catch {
        return true;
    }
}


/***/ }),

/***/ 23962:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ mergePull)
/* harmony export */ });
/* harmony import */ var _merge_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7702);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31688);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42982);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18890);




/** Merges a pull request into its base branch, whatever the rules say, and returns the base's new tip. */
function mergePull(pull, options) {
    const { repository, base, head } = pull;
    const before = (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .tipOf */ .nM)(repository, base.ref);
    const statuses = (0,_statuses_js__WEBPACK_IMPORTED_MODULE_3__/* .latestStatuses */ .w)(repository.statusesBySha.get(head.sha) ?? []);
    const sha = options.sha ?? (0,_merge_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeOnto */ .$)(repository, pull, before, options.method, options.message);
    repository.merges.push({
        number: pull.number,
        head: head.sha,
        base: base.ref,
        baseTip: before,
        sha,
        method: options.method,
        by: options.by.login,
        how: options.how,
        statuses: Object.fromEntries(statuses.map(({ context, state }) => [context, state])),
    });
    // before the base moves: what that sets off must not find this pull request open
    pull.state = 'merged';
    pull.autoMerge = null;
    pull.mergeCommit = sha;
    pull.mergedBy = options.by;
    (0,_push_js__WEBPACK_IMPORTED_MODULE_1__/* .moveBranch */ .o)(repository, base.ref, sha, options.by.login);
    pull.base.sha = before;
    pull.closedAt = repository.world.clock.next();
    repository.announce({ event: 'pull_request_target', action: 'closed', subject: pull, sender: options.by.login });
    if (repository.settings.deleteBranchOnMerge && head.repository !== null) {
        (0,_push_js__WEBPACK_IMPORTED_MODULE_1__/* .removeBranch */ .V)(head.repository, head.ref, options.by.login);
    }
    return sha;
}


/***/ }),

/***/ 66037:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ dequeuePull),
/* harmony export */   G7: () => (/* binding */ enqueuePull),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   Vz: () => (/* binding */ mergeQueues),
/* harmony export */   jK: () => (/* binding */ tryToEnqueue)
/* harmony export */ });
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16730);
/* harmony import */ var _queue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25101);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42982);
/* harmony import */ var _rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92820);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60313);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23962);






const entriesOf = ({ queues }, branch) => queues.get(branch) ?? [];
const entryOf = (pull) => entriesOf(pull.repository, pull.base.ref).find(({ pullRequest }) => pullRequest === pull) ?? null;
/** Puts a pull request at the end of its base's merge queue, as a group of its own; throws when it conflicts with what is before it. */
function enqueuePull(pull, by) {
    const { repository, base } = pull;
    const method = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, base.ref).queue ?? 'merge';
    const group = (0,_queue_js__WEBPACK_IMPORTED_MODULE_0__/* .enqueue */ .Z)(repository, [pull.number], { method, by });
    const [entry] = group.entries;
    if (entry === undefined)
        throw new Error('a group without an entry');
    repository.announce({ event: 'merge_group', action: 'checks_requested', group, sender: by.login });
    return entry;
}
/** Takes a pull request out of its queue; null: it was in none. */
function dequeuePull(pull) {
    const entry = entryOf(pull);
    if (entry !== null)
        requeue(pull.repository, pull.base.ref, (candidate) => candidate !== entry);
    return entry;
}
/** Builds the queue anew of the entries that are kept; one that conflicts with those before it falls out. */
function requeue(repository, branch, kept) {
    const again = entriesOf(repository, branch).filter(kept);
    repository.queues.set(branch, []);
    for (const { pullRequest, enqueuer } of again)
        tryToEnqueue(pullRequest, enqueuer);
}
/** The queue gives up on what it cannot merge. */
function tryToEnqueue(pull, by) {
    try {
        enqueuePull(pull, by);
    }
    catch {
        pull.repository.announce({ event: 'pull_request_target', action: 'dequeued', subject: pull, sender: by.login });
    }
}
/** Merges the foremost entries whose groups have every required check; only where a rule asks for a queue. */
function mergeQueues(repository) {
    for (const branch of repository.queues.keys()) {
        const { queue: method } = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, branch);
        if (method === null)
            continue;
        refresh(repository, branch);
        for (let entry = readyEntry(repository, branch); entry !== null; entry = readyEntry(repository, branch)) {
            const { headCommit, pullRequest, enqueuer } = entry;
            repository.queues.set(branch, entriesOf(repository, branch).slice(1));
            (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .mergePull */ .k)(pullRequest, { method, by: enqueuer, how: 'queue', sha: headCommit });
        }
    }
}
/** What was pushed to, closed or retargeted leaves the queue; when the base moved, all of it is built anew. */
function refresh(repository, branch) {
    const [first] = entriesOf(repository, branch);
    if (first === undefined)
        return;
    const onBase = (0,_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .isAncestor */ .QX)(repository.network.store, (0,_refs_js__WEBPACK_IMPORTED_MODULE_4__/* .tipOf */ .nM)(repository, branch), first.headCommit);
    if (!onBase || !entriesOf(repository, branch).every(isCurrent))
        requeue(repository, branch, isCurrent);
}
const isCurrent = ({ pullRequest: { state, head, base }, pullHead, baseRef }) => state === 'open' && head.sha === pullHead && base.ref === baseRef;
function readyEntry(repository, branch) {
    const [first] = entriesOf(repository, branch);
    if (first === undefined)
        return null;
    const { checks } = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(repository, branch);
    return checks.every((check) => (0,_checks_js__WEBPACK_IMPORTED_MODULE_5__/* .isCheckMet */ .B)(repository, first.headCommit, check)) ? first : null;
}


/***/ }),

/***/ 51089:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ unmetRules)
/* harmony export */ });
/* harmony import */ var _conversation_reviews_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11773);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16730);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42982);
/* harmony import */ var _rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92820);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60313);





/** What the base branch's rules still ask of a pull request, in GitHub's words; being behind is not among it. */
function unmetRules(pull, requirements = (0,_rules_requirements_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementsOf */ .C)(pull.repository, pull.base.ref)) {
    return [
        ...requirements.checks
            .filter((check) => !(0,_checks_js__WEBPACK_IMPORTED_MODULE_2__/* .isCheckMet */ .B)(pull.repository, pull.head.sha, check))
            .map(({ context }) => `Required status check "${context}" is expected.`),
        ...unmetReviews(pull, requirements),
        ...unsigned(pull, requirements),
        // nothing deploys here, so nothing ever meets that rule
        ...(requirements.deployments ? ['Required deployments have not succeeded.'] : []),
    ];
}
function unmetReviews(pull, { approvals, lastPushApproval, dismissStale }) {
    const opinions = (0,_conversation_reviews_js__WEBPACK_IMPORTED_MODULE_0__/* .latestOpinions */ .Ny)(pull, true);
    const counting = opinions.filter(({ state, commit, author }) => state === 'APPROVED' &&
        (!dismissStale || commit === pull.head.sha) &&
        (!lastPushApproval || (author !== null && author.login !== (pull.lastPusher ?? pull.author?.login))));
    const needed = lastPushApproval ? Math.max(1, approvals) : approvals;
    if (needed === 0)
        return [];
    if (opinions.some(({ state }) => state === 'CHANGES_REQUESTED'))
        return ['Changes have been requested.'];
    const plural = needed === 1 ? 'review is' : 'reviews are';
    return counting.length >= needed
        ? []
        : [`At least ${needed} approving ${plural} required by reviewers with write access.`];
}
function unsigned(pull, { signatures }) {
    if (!signatures)
        return [];
    const { store } = pull.repository.network;
    const commits = (0,_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .commitsBetween */ .$q)(store, (0,_refs_js__WEBPACK_IMPORTED_MODULE_4__/* .tipOf */ .nM)(pull.repository, pull.base.ref), pull.head.sha);
    return commits.every(({ signature }) => signature !== null) ? [] : ['Commits must have verified signatures.'];
}


/***/ }),

/***/ 66356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ changedWorkflow),
/* harmony export */   z: () => (/* binding */ refusesWorkflow)
/* harmony export */ });
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4683);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58878);


/** The first workflow file that the pull request changes; null: none. */
function changedWorkflow(pull) {
    const paths = (0,_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .pullRequestFiles */ .sI)(pull).flatMap(({ path, previousPath }) => [
        path,
        ...(previousPath ? [previousPath] : []),
    ]);
    return paths.map(_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .nameText */ .fh).find((path) => path.startsWith('.github/workflows/')) ?? null;
}
/** What GitHub says to a token that may not. */
const refusesWorkflow = (path) => `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;


/***/ }),

/***/ 82572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XP: () => (/* binding */ accountOf),
  VS: () => (/* binding */ createNetwork),
  by: () => (/* binding */ createWorld)
});

;// CONCATENATED MODULE: ../simulator/src/state/accounts.ts
/** Ids that the real accounts have, so that examples and snapshots read true. */
const KNOWN = {
    'renovate[bot]': { id: 29139614 },
    'dependabot[bot]': { id: 49699333 },
    'github-actions[bot]': { id: 41898282 },
    // stands in REST for an account that was deleted
    ghost: { id: 10137 },
    // author of GitHub's own merge commits, an account of type User
    'web-flow': { id: 19864447, name: 'GitHub', email: 'noreply@github.com' },
};
/** Accounts come into being when first named; a login that ends in `[bot]` is a bot's. */
class Accounts {
    #byLogin = new Map();
    #byEmail = new Map();
    #nextId = 1001;
    /** The account of that login, created with `options` if there is none. */
    ensure(login, options = {}) {
        const existing = this.#byLogin.get(login.toLowerCase());
        if (existing !== undefined)
            return existing;
        const given = { ...KNOWN[login], ...options };
        const id = given.id ?? this.#nextId++;
        const account = {
            login,
            id,
            type: given.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
            name: given.name ?? login,
            email: given.email ?? `${id}+${login}@users.noreply.github.com`,
        };
        this.#byLogin.set(login.toLowerCase(), account);
        this.#byEmail.set(account.email.toLowerCase(), account);
        return account;
    }
    /** The account of that login, if it was ever named. */
    find(login) {
        return this.#byLogin.get(login.toLowerCase()) ?? null;
    }
    /** Whom a commit's e-mail belongs to. Anyone can write any address into a commit. */
    withEmail(email) {
        return this.#byEmail.get(email.toLowerCase()) ?? null;
    }
}

// EXTERNAL MODULE: ../simulator/src/state/clock.ts
var clock = __webpack_require__(66760);
// EXTERNAL MODULE: ../simulator/src/state/encoding.ts
var encoding = __webpack_require__(65789);
;// CONCATENATED MODULE: ../simulator/src/state/store.ts

/**
 * All objects of a fork network. Forks share one store, as on GitHub: a commit that anyone pushed to a fork can be read
 * by its id through every repository of the network.
 */
class ObjectStore {
    #objects = new Map();
    #names = new WeakMap();
    get(oid) {
        return this.#objects.get(oid);
    }
    has(oid) {
        return this.#objects.has(oid);
    }
    /** The object of that type; throws when the store does not hold one. */
    read(type, oid) {
        const object = this.#objects.get(oid);
        if (object?.type !== type)
            throw new Error(`no ${type} ${oid} in the object store`);
        return object;
    }
    /** Entries of a tree by name; built once, because a large directory is looked up thousands of times. */
    entriesByName(tree) {
        const known = this.#names.get(tree);
        if (known !== undefined)
            return known;
        const names = new Map(tree.entries.map((entry) => [entry.name, entry]));
        this.#names.set(tree, names);
        return names;
    }
    putBlob(content) {
        const bytes = Buffer.from(content);
        return this.#put({ type: 'blob', oid: (0,encoding/* objectId */.Tu)('blob', bytes), bytes });
    }
    putTree(unsorted) {
        const entries = (0,encoding/* sortEntries */.R3)(unsorted);
        return this.#put({ type: 'tree', oid: (0,encoding/* objectId */.Tu)('tree', (0,encoding/* encodeTree */.hN)(entries)), entries });
    }
    putCommit(commit) {
        return this.#put({ type: 'commit', oid: (0,encoding/* objectId */.Tu)('commit', (0,encoding/* encodeCommit */.Cv)(commit)), ...commit });
    }
    putTag(tag) {
        return this.#put({ type: 'tag', oid: (0,encoding/* objectId */.Tu)('tag', (0,encoding/* encodeTag */.jD)(tag)), ...tag });
    }
    #put(object) {
        const known = this.#objects.get(object.oid);
        if (known !== undefined)
            return known;
        this.#objects.set(object.oid, object);
        return object;
    }
}

;// CONCATENATED MODULE: ../simulator/src/state/network.ts



function createWorld() {
    let lastId = 100_000;
    return {
        accounts: new Accounts(),
        clock: new clock/* Clock */.zD(),
        repositories: new Map(),
        nextId: () => ++lastId,
    };
}
const createNetwork = () => ({ store: new ObjectStore(), members: [] });
const accountOf = (world, ref) => typeof ref === 'string' ? world.accounts.ensure(ref) : ref;


/***/ }),

/***/ 58878:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UW: () => (/* binding */ rawName),
/* harmony export */   dw: () => (/* binding */ nameBytes),
/* harmony export */   fh: () => (/* binding */ nameText)
/* harmony export */ });
const rawName = (text) => Buffer.from(text).toString('latin1');
const nameBytes = (name) => Buffer.from(name, 'latin1');
/** As the API shows it: bytes that are not UTF-8 become U+FFFD. */
const nameText = (name) => nameBytes(name).toString('utf8');


/***/ }),

/***/ 46348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ differingRange),
/* harmony export */   g: () => (/* binding */ patchOf)
/* harmony export */ });
/** GitHub leaves the patch of a large file out; the exact figure is not published. */
const MAX_PATCH_BYTES = 512 * 1024;
const CONTEXT = 3;
/**
 * One hunk from the first to the last differing line. A correct diff, not a minimal one: nothing may be decided from
 * a patch, so nobody needs better.
 */
function patchOf(store, change) {
    const before = contentOf(store, change.before);
    const after = contentOf(store, change.after);
    if (before === null || after === null)
        return { additions: 0, deletions: 0, text: null };
    const old = splitLines(before);
    const now = splitLines(after);
    const { start, oldEnd, newEnd } = differingRange(old, now);
    const additions = newEnd - start;
    const deletions = oldEnd - start;
    const shown = additions + deletions > 0 && before.length + after.length <= MAX_PATCH_BYTES;
    return { additions, deletions, text: shown ? hunk(old, now, { start, oldEnd, newEnd }) : null };
}
function contentOf(store, side) {
    if (side === null)
        return '';
    if (side.mode === '160000')
        return `Subproject commit ${side.oid}\n`;
    const { bytes } = store.read('blob', side.oid);
    return bytes.includes(0) ? null : bytes.toString('utf8');
}
function splitLines(text) {
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    else
        lines.push(`${lines.pop() ?? ''}\n\\ No newline at end of file`);
    return lines;
}
function differingRange(old, now) {
    let start = 0;
    while (start < old.length && start < now.length && old[start] === now[start])
        start += 1;
    let oldEnd = old.length;
    let newEnd = now.length;
    while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
        oldEnd -= 1;
        newEnd -= 1;
    }
    return { start, oldEnd, newEnd };
}
function hunk(old, now, { start, oldEnd, newEnd }) {
    const top = Math.max(0, start - CONTEXT);
    const tail = old.slice(oldEnd, oldEnd + CONTEXT);
    const header = `@@ -${span(top, oldEnd + tail.length - top)} +${span(top, newEnd + tail.length - top)} @@`;
    return [
        header,
        ...old.slice(top, start).map((line) => ` ${line}`),
        ...old.slice(start, oldEnd).map((line) => `-${line}`),
        ...now.slice(start, newEnd).map((line) => `+${line}`),
        ...tail.map((line) => ` ${line}`),
    ].join('\n');
}
const span = (top, length) => `${length === 0 ? top : top + 1},${length}`;


/***/ }),

/***/ 85582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   br: () => (/* binding */ canPush),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   hf: () => (/* binding */ hasRole),
/* harmony export */   kp: () => (/* binding */ roleOf)
/* harmony export */ });
/** Roles that a repository gives, from least to most. */
const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
/** What the account may do in the repository: the owner everything, others as they were made collaborators. */
function roleOf(repository, account) {
    if (account.login === repository.owner.login)
        return 'admin';
    return repository.roles.get(account.login.toLowerCase()) ?? (repository.visibility === 'public' ? 'read' : 'none');
}
const isAtLeast = (role, least) => ROLES.indexOf(role) >= ROLES.indexOf(least);
/** Whether the account's role is at least that one. */
const hasRole = (repository, account, least) => isAtLeast(roleOf(repository, account), least);
/** Whether the account may push to the repository, as a review says of its author. */
const canPush = (repository, account) => hasRole(repository, account, 'write');


/***/ }),

/***/ 21642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ synchronise),
/* harmony export */   n: () => (/* binding */ headRepository)
/* harmony export */ });
/* harmony import */ var _conversation_subjects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95859);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16730);
/* harmony import */ var _merging_arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4656);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82572);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42982);





/** Where the head branch lives; throws when there is no such fork. */
function headRepository(repository, head) {
    const colon = head.indexOf(':');
    if (colon < 0)
        return { repository, ref: head };
    const owner = head.slice(0, colon);
    const found = repository.network.members.find((member) => member.owner.login === owner);
    if (found === undefined)
        throw new Error(`${repository.name} has no fork of ${owner}`);
    return { repository: found, ref: head.slice(colon + 1) };
}
/** Follows a push to a branch: open pull requests from it get a new head and are synchronised with their base. */
function synchronise(source, { branch, sha, pusher, now }) {
    const moved = [];
    for (const member of source.network.members) {
        for (const pull of member.pulls.values()) {
            if (pull.state !== 'open' || pull.head.repository !== source || pull.head.ref !== branch)
                continue;
            const before = pull.head.sha;
            pull.head.sha = sha;
            pull.base.sha = (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .tipOf */ .nM)(member, pull.base.ref);
            pull.updatedAt = now;
            pull.lastPusher = pusher;
            (0,_merging_arm_js__WEBPACK_IMPORTED_MODULE_0__/* .disarmAfterPush */ .by)(pull, pusher);
            if (before !== sha)
                moved.push({ pull, before });
            member.refs.set(`refs/pull/${pull.number}/head`, sha);
            if (!(0,_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeBases */ .PC)(source.network.store, before, sha).includes(before)) {
                (0,_conversation_subjects_js__WEBPACK_IMPORTED_MODULE_4__/* .happen */ .le)(pull, (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .accountOf */ .XP)(source.world, pusher), { type: 'HeadRefForcePushedEvent', before, after: sha });
            }
        }
    }
    return moved;
}


/***/ }),

/***/ 31688:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ removeBranch),
/* harmony export */   o: () => (/* binding */ moveBranch)
/* harmony export */ });
/* harmony import */ var _close_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3452);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16730);
/* harmony import */ var _pulls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21642);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42982);




/** Points a branch at a commit and lets follow what GitHub lets follow a push. */
function moveBranch(repository, branch, sha, pusher) {
    const ref = `refs/heads/${branch}`;
    const before = repository.refs.get(ref) ?? null;
    repository.network.store.read('commit', sha);
    repository.refs.set(ref, sha);
    const moved = (0,_pulls_js__WEBPACK_IMPORTED_MODULE_1__/* .synchronise */ .m)(repository, { branch, sha, pusher, now: repository.world.clock.next() });
    repository.announce({ event: 'push', branch, before, after: sha, sender: pusher });
    // all of them have moved before anything follows from it
    for (const { pull, before: old } of moved) {
        if (isEmptied(pull)) {
            (0,_close_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .closePull */ .I)(pull, pusher);
            continue;
        }
        pull.repository.announce({
            event: 'pull_request_target',
            action: 'synchronize',
            before: old,
            subject: pull,
            sender: pusher,
        });
    }
}
/** Nothing is left to merge: the branch was reset to its base, which closes the pull request. */
const isEmptied = ({ repository, base, head, state }) => state === 'open' && (0,_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .isAncestor */ .QX)(repository.network.store, head.sha, (0,_refs_js__WEBPACK_IMPORTED_MODULE_3__/* .tipOf */ .nM)(repository, base.ref));
/** Deletes a branch; open pull requests from it or into it are closed. False: there was none. */
function removeBranch(repository, branch, by) {
    if (!repository.refs.delete(`refs/heads/${branch}`))
        return false;
    for (const member of repository.network.members) {
        for (const pull of member.pulls.values()) {
            const from = pull.head.repository === repository && pull.head.ref === branch;
            const into = member === repository && pull.base.ref === branch;
            if (pull.state === 'open' && (from || into))
                (0,_close_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .closePull */ .I)(pull, by);
        }
    }
    return true;
}


/***/ }),

/***/ 25101:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ enqueue)
/* harmony export */ });
/* harmony import */ var _merge_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7702);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82572);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42982);



/** Puts pull requests of one base, in this order, behind what is queued already; the last entry's ref is the group's. */
function enqueue(repository, numbers, options) {
    const pulls = numbers.map((number) => (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestOf */ ._n)(repository, number));
    const branch = pulls[0]?.base.ref;
    if (branch === undefined || pulls.some((pull) => pull.base.ref !== branch)) {
        throw new Error('a merge group needs pull requests of one base branch');
    }
    const queue = repository.queues.get(branch) ?? [];
    const baseSha = queue.at(-1)?.headCommit ?? (0,_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .tipOf */ .nM)(repository, branch);
    let tip = baseSha;
    const entries = pulls.map((pull, index) => {
        const baseCommit = tip;
        tip = (0,_merge_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeOnto */ .$)(repository, pull, baseCommit, options.method ?? 'merge');
        return {
            id: repository.world.nextId(),
            pullRequest: pull,
            position: queue.length + index + 1,
            state: 'AWAITING_CHECKS',
            baseCommit: options.statedBase === 'group' ? baseSha : baseCommit,
            headCommit: tip,
            enqueuedAt: repository.world.clock.next(),
            pullHead: pull.head.sha,
            baseRef: branch,
            enqueuer: options.by ?? pull.author ?? (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .accountOf */ .XP)(repository.world, 'ghost'),
        };
    });
    repository.queues.set(branch, [...queue, ...entries]);
    const headRef = `refs/heads/gh-readonly-queue/${branch}/pr-${numbers.at(-1)}-${baseSha}`;
    repository.refs.set(headRef, tip);
    return { baseRef: `refs/heads/${branch}`, baseSha, headRef, headSha: tip, entries };
}


/***/ }),

/***/ 42982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ nextNumber),
/* harmony export */   _n: () => (/* binding */ pullRequestOf),
/* harmony export */   nM: () => (/* binding */ tipOf)
/* harmony export */ });
/** The branch's tip; throws when there is no such branch. */
function tipOf({ name, refs }, branch) {
    const tip = refs.get(`refs/heads/${branch}`);
    if (tip === undefined)
        throw new Error(`${name} has no branch ${branch}`);
    return tip;
}
/** Throws when there is none of that number. */
function pullRequestOf({ name, pulls }, number) {
    const pull = pulls.get(number);
    if (pull === undefined)
        throw new Error(`${name} has no pull request ${number}`);
    return pull;
}
/** Issues and pull requests are numbered together. */
const nextNumber = ({ pulls, issues }) => pulls.size + issues.size + 1;


/***/ }),

/***/ 396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ peelTo),
/* harmony export */   e: () => (/* binding */ resolveRevision)
/* harmony export */ });
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58878);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94752);


/** Resolves the forms of `git rev-parse` that GitHub's API is asked with; null: names nothing. */
function resolveRevision(repository, revision) {
    const colon = revision.indexOf(':');
    if (colon >= 0)
        return objectAtPath(repository, revision.slice(0, colon), revision.slice(colon + 1));
    const peel = /^(.*)\^\{(commit|tree|)\}$/.exec(revision);
    if (peel !== null)
        return peelTo(repository, resolveRevision(repository, peel[1] ?? ''), peel[2] ?? '');
    const oid = /^[0-9a-f]{40}$/.test(revision) ? revision : refTarget(repository, revision);
    return oid === null ? null : (repository.network.store.get(oid) ?? null);
}
/** Git's order for a short name: as it is, a tag, a branch. */
function refTarget({ refs, defaultBranch }, name) {
    if (name === 'HEAD')
        return refs.get(`refs/heads/${defaultBranch}`) ?? null;
    for (const prefix of ['', 'refs/', 'refs/tags/', 'refs/heads/']) {
        const oid = refs.get(prefix + name);
        if (oid !== undefined)
            return oid;
    }
    return null;
}
/** Follows tags to what they name; `tree` goes on to the commit's tree. */
function peelTo(repository, object, type) {
    const { store } = repository.network;
    let current = object;
    while (current?.type === 'tag')
        current = store.get(current.target) ?? null;
    if (type === 'tree' && current?.type === 'commit')
        return store.read('tree', current.tree);
    return type === '' || current?.type === type ? current : null;
}
function objectAtPath(repository, revision, path) {
    const { store } = repository.network;
    const tree = peelTo(repository, resolveRevision(repository, revision), 'tree');
    if (tree === null || path === '')
        return tree;
    const entry = (0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .entryAt */ ._f)(store, tree.oid, (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .rawName */ .UW)(path));
    return entry === null ? null : (store.get(entry.oid) ?? null);
}


/***/ }),

/***/ 77439:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ rulesFor)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** Every rule of every active ruleset that binds the branch. */
function rulesFor(repository, branch) {
    return [...repository.rules.rulesets.values()]
        .filter((ruleset) => ruleset.enforcement === 'active' && covers(ruleset, repository, branch))
        .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}
function covers({ include, exclude }, { defaultBranch }, branch) {
    const names = (pattern) => {
        if (pattern === '~ALL')
            return true;
        if (pattern === '~DEFAULT_BRANCH')
            return branch === defaultBranch;
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(`refs/heads/${branch}`, pattern);
    };
    return include.some(names) && !exclude.some(names);
}


/***/ }),

/***/ 92820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ requirementsOf)
/* harmony export */ });
/* harmony import */ var _effective_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77439);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57365);


function requirementsOf(repository, branch) {
    const rules = (0,_effective_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesFor */ .N)(repository, branch).map(({ rule }) => rule);
    const classic = repository.rules.protections.get(branch);
    const checks = rules.filter((rule) => rule.type === 'required_status_checks');
    const pulls = rules.filter((rule) => rule.type === 'pull_request');
    const queue = rules.find((rule) => rule.type === 'merge_queue');
    const all = [...checks, ...(classic?.checks ? [classic.checks] : [])];
    return {
        ...strictest([...pulls, ...(classic?.reviews ? [classic.reviews] : [])]),
        configured: rules.length > 0 || classic !== undefined,
        checks: all.flatMap((rule) => rule.checks),
        strict: all.some((rule) => rule.strict && rule.checks.length > 0),
        signatures: classic?.signatures === true || rules.some(({ type }) => type === 'required_signatures'),
        deployments: rules.some(({ type }) => type === 'required_deployments'),
        queue: queue === undefined ? null : (queue.method ?? 'merge'),
        methods: METHODS.filter((method) => pulls.every(({ methods }) => methods?.includes(method) ?? true)),
    };
}
const METHODS = ['merge', 'squash', 'rebase'];
function strictest(rules) {
    const filled = rules.map((rule) => ({ ..._rules_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_REVIEWS */ .g, ...rule }));
    return {
        approvals: Math.max(0, ...filled.map(({ approvals }) => approvals)),
        dismissStale: filled.some(({ dismissStale }) => dismissStale),
        codeOwners: filled.some(({ codeOwners }) => codeOwners),
        lastPushApproval: filled.some(({ lastPushApproval }) => lastPushApproval),
        threadResolution: filled.some(({ threadResolution }) => threadResolution),
    };
}


/***/ }),

/***/ 57365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ NO_REVIEWS),
/* harmony export */   i: () => (/* binding */ Rules)
/* harmony export */ });
/** What an administrator set down about branches: rulesets and classic protection, side by side. */
class Rules {
    rulesets = new Map();
    /** Classic protection by branch name. */
    protections = new Map();
    #world;
    #changed;
    /** `changed` runs after every change, for what the old rules held back. */
    constructor(world, changed) {
        this.#world = world;
        this.#changed = changed;
    }
    /** Adds a ruleset, for the default branch unless it names others, and returns its id. */
    addRuleset(input) {
        const id = this.#world.nextId();
        const now = this.#world.clock.next();
        this.rulesets.set(id, { id, createdAt: now, updatedAt: now, ...filled(input) });
        this.#changed();
        return id;
    }
    /** Replaces what is given of a ruleset; throws when there is none of that id. */
    changeRuleset(id, input) {
        const ruleset = this.rulesets.get(id);
        if (ruleset === undefined)
            throw new Error(`there is no ruleset ${id}`);
        const { bypass, ...rest } = input;
        Object.assign(ruleset, rest, bypass === undefined ? {} : { bypass: bypassOf(bypass) });
        ruleset.updatedAt = this.#world.clock.next();
        this.#changed();
    }
    removeRuleset(id) {
        this.rulesets.delete(id);
        this.#changed();
    }
    /** Sets a branch's classic protection, replacing any there is. */
    protect(branch, input = {}) {
        this.protections.set(branch, {
            checks: input.checks ?? null,
            reviews: input.reviews == null ? null : { ...NO_REVIEWS, ...input.reviews },
            enforceAdmins: input.enforceAdmins ?? false,
            signatures: input.signatures ?? false,
            linearHistory: input.linearHistory ?? false,
            conversationResolution: input.conversationResolution ?? false,
            lockBranch: input.lockBranch ?? false,
        });
        this.#changed();
    }
    unprotect(branch) {
        this.protections.delete(branch);
        this.#changed();
    }
}
/** A `pull_request` rule that asks for nothing but a pull request. */
const NO_REVIEWS = {
    approvals: 0,
    dismissStale: false,
    codeOwners: false,
    lastPushApproval: false,
    threadResolution: false,
};
const filled = (input) => ({
    name: input.name ?? 'main',
    enforcement: input.enforcement ?? 'active',
    include: input.include ?? ['~DEFAULT_BRANCH'],
    exclude: input.exclude ?? [],
    rules: input.rules,
    bypass: bypassOf(input.bypass ?? {}),
    source: input.source ?? 'Repository',
});
const bypassOf = (given) => new Map(Object.entries(given).map(([login, mode]) => [login.toLowerCase(), mode]));


/***/ }),

/***/ 7117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ defaultSettings),
/* harmony export */   W: () => (/* binding */ isMethodAllowed)
/* harmony export */ });
const defaultSettings = () => ({
    allowAutoMerge: false,
    allowSquash: true,
    allowMergeCommit: true,
    allowRebase: true,
    deleteBranchOnMerge: false,
    maxTreeEntries: 100_000,
});
function isMethodAllowed(settings, method) {
    return { merge: settings.allowMergeCommit, squash: settings.allowSquash, rebase: settings.allowRebase }[method];
}


/***/ }),

/***/ 18890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ combinedState),
/* harmony export */   w: () => (/* binding */ latestStatuses)
/* harmony export */ });
/** The newest status of each context, as the combined status counts them; contexts are the same in any case. */
function latestStatuses(statuses) {
    return [...new Map(statuses.map((status) => [status.context.toLowerCase(), status])).values()];
}
function combinedState(statuses) {
    const states = new Set(latestStatuses(statuses).map(({ state }) => state));
    if (states.has('failure') || states.has('error'))
        return 'failure';
    return states.size === 0 || states.has('pending') ? 'pending' : 'success';
}


/***/ }),

/***/ 24982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ Tokens),
/* harmony export */   Jr: () => (/* binding */ isAllowed),
/* harmony export */   KI: () => (/* binding */ canSee)
/* harmony export */ });
/* harmony import */ var _apps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99792);

/** What the jobs of the gate ask for, all in one token. */
const DEFAULT_PERMISSIONS = { contents: 'read', 'pull-requests': 'read', statuses: 'write' };
/** Tokens by value; what an installation token may do is its permissions and repositories. */
class Tokens {
    #tokens = new Map();
    #accounts;
    constructor(accounts) {
        this.#accounts = accounts;
    }
    /** Makes a token and returns its value, to be sent as `Authorization: Bearer …`. */
    create(options = {}) {
        const value = `ghs_simulated${String(this.#tokens.size + 1).padStart(4, '0')}`;
        const account = this.#accounts.ensure(options.login ?? 'github-actions[bot]');
        this.#tokens.set(value, {
            value,
            permissions: heldBy(account, options.permissions ?? DEFAULT_PERMISSIONS),
            repositories: options.repositories ? new Set(options.repositories.map((name) => name.toLowerCase())) : null,
            account,
            appId: options.appId === undefined ? (0,_apps_js__WEBPACK_IMPORTED_MODULE_0__/* .knownApp */ .J)(account.login) : options.appId,
            limit: options.limit ?? 5000,
        });
        return value;
    }
    revoke(value) {
        this.#tokens.delete(value);
    }
    /** The app behind a bot's login, by its tokens; null: none is known. */
    appId(login) {
        for (const { account, appId } of this.#tokens.values())
            if (account.login === login)
                return appId;
        return null;
    }
    find(value) {
        return this.#tokens.get(value) ?? null;
    }
}
/** A workflow's own token never may change workflow files, whatever its `permissions:` block asks for. */
function heldBy({ login }, { workflows, ...permissions }) {
    return login === _apps_js__WEBPACK_IMPORTED_MODULE_0__/* .ACTIONS_LOGIN */ .i || workflows === undefined ? permissions : { ...permissions, workflows };
}
/** The repository exists for this token; if not, GitHub answers as if there were none. */
function canSee(token, repository) {
    if (repository.visibility === 'public')
        return true;
    if (token === null)
        return false;
    return token.repositories === null || token.repositories.has(repository.name.toLowerCase());
}
/** Reading a public repository needs no permission; everything else does. */
function isAllowed(token, repository, need) {
    if (need.permission === 'metadata')
        return true;
    if (repository.visibility === 'public' && need.access === 'read')
        return true;
    const granted = token?.permissions[need.permission];
    return granted === 'write' || granted === need.access;
}


/***/ }),

/***/ 94752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ walkTree),
/* harmony export */   _f: () => (/* binding */ entryAt),
/* harmony export */   nf: () => (/* binding */ editTree)
/* harmony export */ });
/** Applies edits by full path and returns the new root tree; only directories on an edited path are hashed again. */
function editTree(store, root, edits) {
    const top = { children: new Map() };
    for (const [path, edit] of edits)
        insert(top, path, edit);
    return applyNode(store, root, top);
}
function insert(top, path, edit) {
    let node = top;
    for (const segment of path.split('/')) {
        let child = node.children.get(segment);
        if (child === undefined) {
            child = { children: new Map() };
            node.children.set(segment, child);
        }
        node = child;
    }
    node.edit = edit;
}
function applyNode(store, root, node) {
    const entries = new Map(root === null ? [] : store.entriesByName(store.read('tree', root)));
    for (const [name, child] of node.children) {
        const entry = applyChild(store, entries.get(name), name, child);
        if (entry === null)
            entries.delete(name);
        else
            entries.set(name, entry);
    }
    return store.putTree([...entries.values()]);
}
function applyChild(store, old, name, child) {
    if (child.children.size === 0)
        return child.edit ? { name, ...child.edit } : null;
    // a file that becomes a directory starts empty; git has no empty directories
    const tree = applyNode(store, old?.mode === '040000' ? old.oid : null, child);
    return tree.entries.length > 0 ? { name, mode: '040000', oid: tree.oid } : null;
}
/** The entry at a path, or null. */
function entryAt(store, root, path) {
    let entry = { mode: '040000', name: '', oid: root };
    for (const segment of path.split('/')) {
        if (entry.mode !== '040000')
            return null;
        const next = store.entriesByName(store.read('tree', entry.oid)).get(segment);
        if (next === undefined)
            return null;
        entry = next;
    }
    return entry;
}
/** Every entry below a tree with its full path, directories included, in git's order. */
function* walkTree(store, root, prefix = '') {
    for (const entry of store.read('tree', root).entries) {
        const path = prefix + entry.name;
        yield { ...entry, path };
        if (entry.mode === '040000')
            yield* walkTree(store, entry.oid, `${path}/`);
    }
}


/***/ }),

/***/ 55416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ updateRefs)
});

// EXTERNAL MODULE: ../simulator/src/state/graph.ts
var graph = __webpack_require__(16730);
// EXTERNAL MODULE: ../simulator/src/state/merging/workflows.ts
var workflows = __webpack_require__(66356);
// EXTERNAL MODULE: ../simulator/src/state/push.ts
var push = __webpack_require__(31688);
// EXTERNAL MODULE: ../simulator/src/state/objects.ts
var objects = __webpack_require__(58878);
// EXTERNAL MODULE: ../simulator/src/state/tree.ts
var tree = __webpack_require__(94752);
;// CONCATENATED MODULE: ../simulator/src/state/writing/workflow-files.ts


const FOLDER = (0,objects/* rawName */.UW)('.github/workflows');
/**
 * The first workflow file that a commit would bring in: one that stands so on no branch yet. A file that a branch has already may be
 * pushed by anybody who may push; null: none is new.
 */
function newWorkflow(repository, commit) {
    const wanted = workflowsOf(repository, commit);
    if (wanted.size === 0)
        return null;
    const tips = [...repository.refs].filter(([ref]) => ref.startsWith('refs/heads/')).map(([, oid]) => oid);
    for (const tip of new Set(tips)) {
        for (const [path, oid] of workflowsOf(repository, tip))
            if (wanted.get(path) === oid)
                wanted.delete(path);
        if (wanted.size === 0)
            return null;
    }
    const [first] = wanted.keys();
    return first === undefined ? null : (0,objects/* nameText */.fh)(first);
}
function workflowsOf({ network: { store } }, commit) {
    const folder = (0,tree/* entryAt */._f)(store, store.read('commit', commit).tree, FOLDER);
    if (folder?.mode !== '040000')
        return new Map();
    const files = [...(0,tree/* walkTree */.Ir)(store, folder.oid, `${FOLDER}/`)].filter(({ mode }) => mode !== '040000');
    return new Map(files.map(({ path, oid }) => [path, oid]));
}

;// CONCATENATED MODULE: ../simulator/src/state/writing/update-refs.ts




/** All updates at once, or none: the first that is not possible says why. Null: done. */
function updateRefs(repository, updates, by) {
    for (const update of updates) {
        const refusal = refusalOf(repository, update, by);
        if (refusal !== null)
            return refusal;
    }
    for (const { name, after } of updates)
        apply(repository, name, after, by.login);
    return null;
}
function refusalOf(repository, update, by) {
    const { name, before, after } = update;
    const { refs, network } = repository;
    const now = refs.get(name) ?? null;
    const refuse = (kind) => ({ kind, name });
    if (!isWritable(name))
        return refuse('name');
    if (before !== undefined && before !== now)
        return refuse('stale');
    if (after === null) {
        if (now === null)
            return refuse('missing');
        return name === `refs/heads/${repository.defaultBranch}` ? refuse('default-branch') : null;
    }
    const object = network.store.get(after);
    if (object === undefined || (name.startsWith('refs/heads/') && object.type !== 'commit'))
        return refuse('no-object');
    if (object.type !== 'commit')
        return null;
    if (now !== null && !update.force && !(0,graph/* isAncestor */.QX)(network.store, now, after))
        return refuse('not-fast-forward');
    const workflow = by.workflows ? null : newWorkflow(repository, after);
    return workflow === null ? null : { kind: 'workflow', name, message: (0,workflows/* refusesWorkflow */.z)(workflow) };
}
/** What may be created: names that git takes, outside what GitHub keeps for itself. */
function isWritable(name) {
    const odd = /\.\.|\/\/|@\{|[\0-\x20\x7f~^:?*[\\]|\.lock(?:\/|$)|\/\.|[/.]$/.test(name);
    return !odd && /^refs\/[^/]+\/./.test(name) && !name.startsWith('refs/pull/');
}
function apply(repository, name, after, by) {
    const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
    if (branch === undefined) {
        if (after === null)
            repository.refs.delete(name);
        else
            repository.refs.set(name, after);
    }
    else if (after === null)
        (0,push/* removeBranch */.V)(repository, branch, by);
    else
        (0,push/* moveBranch */.o)(repository, branch, after, by);
}


/***/ })

};
