export const id = 664;
export const ids = [664];
export const modules = {

/***/ 89343:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aY: () => (/* binding */ code),
  CS: () => (/* binding */ prose),
  jD: () => (/* binding */ tableRow)
});

// UNUSED EXPORTS: fenced, markdown, urlPath

;// CONCATENATED MODULE: ../action-kit/src/text.ts
/**
 * Characters a reader cannot see or that reorder what he sees: controls, format characters (bidirectional overrides,
 * zero-width ones), letters and marks that show nothing (fillers, joiners, selectors apart from those of emoji), private use,
 * lone surrogates, line and paragraph separators.
 */
const INVISIBLE = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\u2028\u2029]/gu;
/** The same text with every invisible character written out (`\u{202e}`, `\n`), on one line. */
function visible(text) {
    return text.replace(INVISIBLE, (char) => {
        if (char === '\n')
            return '\\n';
        if (char === '\r')
            return '\\r';
        if (char === '\t')
            return '\\t';
        return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
    });
}
/**
 * Text for one line of a log. A line that begins with `::` is a command to the runner, and so is `##[` anywhere in a
 * line (the runner's older syntax, which it still reads).
 */
function plain(text) {
    return visible(text)
        .replace(/##\[/g, '#\\u{23}[')
        .replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}
/** Cut to `max` UTF-16 units with an ellipsis, never inside a surrogate pair. */
function clip(text, max) {
    if (text.length <= max)
        return text;
    return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

;// CONCATENATED MODULE: ../action-kit/src/markdown.ts

const LETTER = /[\p{L}\p{N}]/u;
const DIGIT = /\p{N}/u;
/** `(` is structure only behind `]`, and `;` only behind `&`; both of those are always escaped. */
const HARMLESS = /[\p{L}\p{N} ,/'"(;?%]/u;
/** Longest text from outside that is worth a reader's time in one place, in UTF-16 units. */
const MAX_TEXT = 1000;
const entity = (char) => `&#${char.codePointAt(0)};`;
/** Punctuation that cannot be structure where it stands, kept so that the source of a summary stays readable. */
function harmlessHere(char, before, after) {
    if (HARMLESS.test(char))
        return true;
    // `.` and `)` after digits start a list; `-` starts a list or a rule unless it is inside a word.
    if (char === '.')
        return !DIGIT.test(before) || LETTER.test(after);
    if (char === ')')
        return !DIGIT.test(before);
    if (char === '-')
        return LETTER.test(before) && LETTER.test(after);
    return char === ':' && LETTER.test(before) && after === ' ';
}
/**
 * What GitHub, or a parser, finds in text *after* references are decoded: mentions and e-mail links, references to issues (`#1`,
 * `GH-1`), which leave a trace under the issue, and bare links.
 */
const FOUND_LATER = /[@#]|(?<=\bgh)-(?=\d)|:(?=\/\/)|(?<=www)\./giu;
/**
 * Text from outside as Markdown that renders as exactly that text. Whatever could be structure in CommonMark, GFM or HTML
 * becomes a character reference, which a parser shows but never reads as markup. What would be found all the same is set apart
 * in an element.
 */
function markdown(text) {
    const shown = visible(clip(text, MAX_TEXT));
    const apart = new Set(Array.from(shown.matchAll(FOUND_LATER), ({ index }) => index));
    let out = '';
    let before = '';
    for (let at = 0; at < shown.length; at += before.length) {
        const char = String.fromCodePoint(shown.codePointAt(at) ?? 0);
        const after = String.fromCodePoint(shown.codePointAt(at + char.length) ?? 32);
        if (apart.has(at))
            out += `<span>${entity(char)}</span>`;
        else
            out += harmlessHere(char, before, after) ? char : entity(char);
        before = char;
    }
    return out;
}
/** The same in code face; an element rather than backticks, because those need no escaping but end at a `|` in a table. */
function code(text) {
    return `<code>${markdown(text)}</code>`;
}
/** A sentence whose `quoted` parts are in code face. Odd backticks from outside may pair wrongly, but elements stay balanced. */
function prose(text) {
    return markdown(text).replace(/&#96;((?:(?!&#96;).)+)&#96;/g, '<code>$1</code>');
}
/** A path as a URL's path: every byte but unreserved ones percent-encoded, so nothing can end a Markdown link. */
function urlPath(path) {
    return path
        .replace(/\p{Cs}/gu, '\ufffd')
        .split('/')
        .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`))
        .join('/');
}
/** A block of code whose fence is longer than any run of backticks inside. */
function fenced(language, text) {
    const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text}\n${fence}`;
}
/** Text of our own, written here in the code, may use Markdown; it is joined with escaped text into rows. */
function tableRow(cells) {
    return `| ${cells.join(' | ')} |`;
}


/***/ }),

/***/ 85664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ planRollback),
  e: () => (/* binding */ runRollback)
});

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../levers/src/shared/branches.ts
var branches = __webpack_require__(83063);
// EXTERNAL MODULE: ../levers/src/shared/default-branch.ts
var default_branch = __webpack_require__(38611);
// EXTERNAL MODULE: ../levers/src/shared/open-pull-request.ts
var open_pull_request = __webpack_require__(21267);
// EXTERNAL MODULE: ../levers/src/shared/open-rollback.ts
var open_rollback = __webpack_require__(45720);
// EXTERNAL MODULE: ../levers/src/shared/withdraw.ts
var withdraw = __webpack_require__(54525);
// EXTERNAL MODULE: ../action-kit/src/markdown.ts + 1 modules
var markdown = __webpack_require__(89343);
// EXTERNAL MODULE: ../policy/src/holds/set-hold.ts
var set_hold = __webpack_require__(46801);
// EXTERNAL MODULE: ../policy/src/holds/set.ts
var holds_set = __webpack_require__(7579);
// EXTERNAL MODULE: ../release/src/rollback/target.ts
var rollback_target = __webpack_require__(4031);
// EXTERNAL MODULE: ../release/src/rollback/refusals.ts
var rollback_refusals = __webpack_require__(34891);
// EXTERNAL MODULE: ../levers/src/shared/block.ts
var shared_block = __webpack_require__(84714);
// EXTERNAL MODULE: ../levers/src/shared/render.ts
var render = __webpack_require__(34499);
;// CONCATENATED MODULE: ../levers/src/rollback/body.ts





/** Rows of a table; a body ends at 65,536 characters, and the whole is in the block and the report. */
const MAX_IMAGES = 60;
const MAX_EVIDENCE = 20;
/** Of 65,536 characters, so that a person can still add something. */
const MAX_BODY = 64_000;
/** The pull request of a rollback: from where to where, why, what was checked, and how it is undone. */
function rollbackBody(decision, said, head, replaced) {
    const { set, to, chosen } = decision;
    const where = `commit ${(0,markdown/* code */.aY)(to?.commit ?? '')}${to?.revision ? `, built from ${(0,markdown/* code */.aY)(to.revision)}` : ''}`;
    const verb = chosen?.forward ? 'forward again' : 'back';
    const text = [
        `Takes every pin of the image set ${(0,markdown/* code */.aY)(set)} ${verb} to the state of ${where} (asked for: ${(0,markdown/* code */.aY)((0,rollback_target/* targetText */.Z)(said.target))}).`,
        '',
        `**Why**, in the words of ${(0,markdown/* code */.aY)(said.by)}: ${(0,markdown/* prose */.CS)(said.reason)}`,
        '',
        ...(replaced === null ? [] : [`It takes the place of what this branch proposed before (${(0,markdown/* code */.aY)(replaced)}).`, '']),
        ...digestTable(decision),
        '### What was checked',
        '',
        ...(0,render/* renderEvidence */.oP)(decision.evidence, MAX_EVIDENCE),
        ...holdSection(decision),
        '### Undo',
        '',
        ...undo(decision),
        '',
        ...(said.runUrl === null ? [] : [`Made by ${said.runUrl} in commit ${(0,markdown/* code */.aY)(head)}.`, '']),
    ].join('\n');
    return `${text}\n${blockOf(decision, said, head, MAX_BODY - text.length)}`;
}
/** One line of its own, without a word of anybody else: it may become the headline of the commit on the base branch. */
function rollbackTitle({ set, to, chosen }) {
    const where = (0,rollback_refusals/* shortCommit */.Ax)(to?.revision ?? to?.commit ?? '');
    return `Roll ${set} ${chosen?.forward ? 'forward again' : 'back'} to ${where}`;
}
function digestTable({ from, to, chosen }) {
    const rows = [...(to?.digests ?? [])].map(([image, digest]) => {
        const now = from?.digests.get(image) ?? 'several digests';
        return (0,markdown/* tableRow */.jD)([(0,markdown/* code */.aY)(image), (0,markdown/* code */.aY)(now), now === digest ? 'stays' : (0,markdown/* code */.aY)(digest)]);
    });
    const pins = chosen?.from.pins.length ?? 0;
    const more = rows.length > MAX_IMAGES ? [`${rows.length - MAX_IMAGES} more.`, ''] : [];
    return [
        `${pins} pins of ${rows.length} images:`,
        '',
        '| Image | From | To |',
        '| --- | --- | --- |',
        ...rows.slice(0, MAX_IMAGES),
        '',
        ...more,
    ];
}
function holdSection({ hold, set, chosen }) {
    if (chosen?.forward)
        return ['No hold goes with it: it undoes a rollback, and the gate judges it as the promotion that it is.', ''];
    if (hold === null)
        return [];
    const path = (0,set_hold/* setHoldPath */.Lf)(set);
    const revisions = hold.revision === undefined
        ? ''
        : `, and builds of ${(0,markdown/* code */.aY)([hold.revision].flat().join(', '))} and what descends from it`;
    return [
        '### The hold that goes with it',
        '',
        `${(0,markdown/* code */.aY)(path)} refuses ${hold.refuses.length} digests${revisions}, until a person lifts it or its ${(0,markdown/* code */.aY)('fixed-by')} names the fix. Until this is merged, the open pull request is the hold.`,
        '',
    ];
}
function undo({ from, set, hold }) {
    const path = (0,set_hold/* setHoldPath */.Lf)(set);
    const lift = hold === null ? '' : ` ${capital((0,holds_set/* howToLift */.rp)(path))}.`;
    return [
        '- Before the merge: close this pull request and delete its branch.',
        `- After it:${lift} Then roll back to ${(0,markdown/* code */.aY)(`at-commit:${from?.commit ?? ''}`)}.`,
    ];
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
/** For machines; nothing rests on it, because anybody who may edit the body may edit this. What does not fit is left out. */
function blockOf({ set, from, to, chosen }, { target }, head, room) {
    const data = {
        schema: 1,
        set,
        target: (0,rollback_target/* targetText */.Z)(target),
        forward: chosen?.forward ?? false,
        head,
        from: end(from),
        to: end(to),
    };
    const whole = (0,shared_block/* writeBlock */.nl)('rollback', data);
    const block = whole !== null && whole.length < room ? whole : (0,shared_block/* writeBlock */.nl)('rollback', { ...data, from: null, to: null });
    return block === null ? '' : `${block}\n`;
}
function end(of) {
    return of === null ? null : { commit: of.commit, revision: of.revision, digests: Object.fromEntries(of.digests) };
}

;// CONCATENATED MODULE: ../release/src/hold/next-hold.ts


/** What a hold's file can name. */
const MAX_REFUSED = 500;
const MAX_REVISIONS = 50;
const MAX_REASON = 500;
/** Between a reason and that of the hold before. */
const BEFORE = '; before: ';
/**
 * The hold that goes with a rollback. It refuses all that an existing one does: its day and its fix are gone, because neither was said of what
 * is left now. One that waits and refuses all of it already stays word for word, so that two people who ask for the same at night do not take
 * turns at one pull request.
 */
function nextHold(wanted) {
    const { set, existing, left, by } = wanted;
    const refuses = [...new Set([...(existing?.refuses ?? []), ...left])];
    const known = existing === null ? [] : (0,set_hold/* heldRevisions */.wn)(existing);
    const revisions = [...new Set([...known, ...wanted.revisions])];
    if (refuses.length > MAX_REFUSED || revisions.length > MAX_REVISIONS) {
        const message = `The hold of the set ${set} would refuse ${refuses.length} digests of ${revisions.length} revisions; ${MAX_REFUSED} of ${MAX_REVISIONS} fit.`;
        const fix = 'A person takes digests that no longer exist out of it, in a pull request of its own.';
        return { refusals: [(0,rollback_refusals/* refuse */.TR)('rollback/hold-full', null, message, fix)] };
    }
    const [first] = revisions;
    const named = revisions.length > 1 ? revisions : first;
    const reason = reasonOf(wanted);
    const hold = { version: 1, set, refuses, ...(named !== undefined && { revision: named }), reason, by };
    return { hold: wanted.waiting !== null && (0,set_hold/* refusesNoLess */.QB)(wanted.waiting, hold) ? wanted.waiting : hold };
}
/** The newest first; what does not fit is in the history of the file. */
function reasonOf({ existing, reason }) {
    if (existing !== null && `${existing.reason}${BEFORE}`.startsWith(`${reason}${BEFORE}`))
        return existing.reason;
    const whole = [reason, ...(existing === null ? [] : [existing.reason])].join(BEFORE);
    if (whole.length <= MAX_REASON)
        return whole;
    return `${whole.slice(0, MAX_REASON - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

// EXTERNAL MODULE: ../release/src/history/state.ts
var history_state = __webpack_require__(333);
;// CONCATENATED MODULE: ../release/src/rollback/states.ts

/** Both say the same of these images. */
function agree(one, other, images) {
    return images.every((image) => one.has(image) && one.get(image) === other.get(image));
}
/** Images whose pins a state would have to move to reach another; whatever disagrees has to move. */
function movedImages(from, to) {
    return [...to].filter(([image, digest]) => from.digests.get(image) !== digest).map(([image]) => image);
}
/** Digests that pins have now and that the target does not have, each once; all of an image whose pins disagree. */
function leftDigests(from, to) {
    const left = from.pins.filter(({ image, digest }) => to.get(image) !== digest);
    return [...new Set(left.map(({ digest }) => digest))];
}
/** The promotion that first brought these digests together: what a build moved, and no rollback. */
function firstPromotion({ promotions }, digests) {
    return promotions.findLast(({ state }) => (0,history_state/* sameDigests */.Cc)(state.digests, digests)) ?? null;
}
/**
 * Whether going there is going forward again: what is there now was there before the target ever was. The gate takes such a change for the
 * promotion that it is.
 */
function isForward({ promotions }, from, to) {
    const moved = movedImages(from, to);
    const oldest = promotions.findLastIndex(({ state }) => agree(state.digests, to, moved));
    return oldest >= 0 && promotions.slice(oldest + 1).some(({ state }) => agree(state.digests, from.digests, moved));
}

// EXTERNAL MODULE: ../levers/src/shared/ancestors.ts
var shared_ancestors = __webpack_require__(11105);
// EXTERNAL MODULE: ../levers/src/shared/checked.ts
var checked = __webpack_require__(32126);
// EXTERNAL MODULE: ../levers/src/shared/provenance.ts
var provenance = __webpack_require__(72480);
// EXTERNAL MODULE: ../policy/src/load/own-file.ts
var own_file = __webpack_require__(8482);
// EXTERNAL MODULE: ../policy/src/schema/values.ts
var values = __webpack_require__(98624);
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(82673);
;// CONCATENATED MODULE: ../release/src/inventory/schema.ts


const MAX_ITEMS = 1000;
const NOTHING = { error: 'is an empty list, which would ask for nothing; leave the key out' };
const mode = schemas/* string */.YjP()
    .regex(/^0?[0-7]{3,4}$/, { error: 'is not a mode in octal digits and in quotes, such as "0755"' })
    .describe('Permission bits, in quotes: "0755".');
const owner = schemas/* string */.YjP()
    .regex(/^[0-9]{1,10}:[0-9]{1,10}$/, { error: 'is not a numeric `user:group` in quotes, such as "0:0"' })
    .describe('Numeric user and group: "0:0".');
const file = schemas/* strictObject */.rej({
    path: values/* globText */.E1.describe('Path from the root of the image, without the first slash; globs.'),
    type: schemas/* enum */.k5n(['file', 'directory', 'symlink']).optional().describe('What it must be.'),
    mode: mode.optional(),
    owner: owner.optional(),
    target: (0,values/* text */.Qq)(4096).optional().describe('Where the symlink must point, as it is written in it.'),
});
const label = schemas/* string */.YjP().regex(/^[^\s=\u0000-\u001f]{1,200}$/, { error: 'is not the name of a label' });
const variable = schemas/* string */.YjP().regex(/^[^\s=\u0000-\u001f]{1,200}$/, { error: 'is not the name of a variable' });
const platform = schemas/* string */.YjP().regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/, {
    error: 'is not a platform such as `linux/amd64`',
});
/** An inventory: what must and must not be in an image, on each of its platforms. */
const inventorySchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    platforms: schemas/* array */.YOg(platform)
        .min(1, NOTHING)
        .max(50)
        .optional()
        .describe('Platforms that must be there; others may be.'),
    files: schemas/* strictObject */.rej({
        must: schemas/* array */.YOg(file)
            .min(1, NOTHING)
            .max(MAX_ITEMS)
            .optional()
            .describe('Each entry must find at least one path, and every path it finds must be so.'),
        'must-not': schemas/* array */.YOg(values/* globText */.E1).min(1, NOTHING).max(MAX_ITEMS).optional().describe('Globs that must find no path.'),
    })
        .optional(),
    labels: schemas/* strictObject */.rej({
        must: schemas/* record */.g1P(label, schemas/* union */.KCZ([(0,values/* text */.Qq)(4096), schemas/* null */.chJ()]))
            .optional()
            .describe('Labels with their values; an empty value: any.'),
        'must-not': schemas/* array */.YOg(values/* globText */.E1).min(1, NOTHING).max(MAX_ITEMS).optional().describe('Globs over names of labels.'),
    })
        .optional(),
    'entry-point': schemas/* array */.YOg(schemas/* string */.YjP().max(4096)).max(100).optional().describe('The whole entry point.'),
    command: schemas/* array */.YOg(schemas/* string */.YjP().max(4096)).max(100).optional().describe('The whole default command.'),
    environment: schemas/* strictObject */.rej({
        must: schemas/* record */.g1P(variable, schemas/* union */.KCZ([schemas/* string */.YjP().max(4096), schemas/* null */.chJ()]))
            .optional()
            .describe('Variables with their values; an empty value: any.'),
        'must-not': schemas/* array */.YOg(values/* globText */.E1)
            .min(1, NOTHING)
            .max(MAX_ITEMS)
            .optional()
            .describe('Globs over names of variables.'),
    })
        .optional(),
    user: schemas/* string */.YjP().max(200).optional().describe('The user it runs as, as it is written in the image.'),
    'not-user': schemas/* array */.YOg(schemas/* string */.YjP().max(200))
        .min(1, NOTHING)
        .max(20)
        .optional()
        .describe('Users that it must not run as: root.'),
    'working-directory': schemas/* string */.YjP().max(4096).optional(),
});

;// CONCATENATED MODULE: ../release/src/inventory/read.ts


/** Reads an inventory strictly: what is not understood is an error, and never "nothing to check". */
function readInventory(text) {
    const { value, complaints, lineOf } = (0,own_file/* readOwnFile */.z)(inventorySchema, text);
    if (value === null)
        return { inventory: null, complaints };
    const empty = emptyParts(value).map((path) => (0,own_file/* atLine */.s)(lineOf(path), `${path.join('.')} asks for nothing; say what must be there or must not, or leave the key out`));
    if (empty.length > 0)
        return { inventory: null, complaints: empty };
    if (Object.keys(value).length > 1)
        return { inventory: value, complaints };
    return { inventory: null, complaints: ['it asks for nothing; say what must and must not be in the image'] };
}
/** Keys whose mapping is empty; lists that are empty the schema refuses. */
function emptyParts({ files, labels, environment }) {
    const parts = [
        [['files'], files],
        [['labels'], labels],
        [['labels', 'must'], labels?.must],
        [['environment'], environment],
        [['environment', 'must'], environment?.must],
    ];
    return parts.flatMap(([path, part]) => (part !== undefined && Object.keys(part).length === 0 ? [path] : []));
}

// EXTERNAL MODULE: ../release/src/inventory/evaluate.ts + 2 modules
var evaluate = __webpack_require__(22453);
// EXTERNAL MODULE: ../release/src/inventory/tree.ts
var inventory_tree = __webpack_require__(8298);
;// CONCATENATED MODULE: ../levers/src/rollback/checks/inventory.ts


/** Entries of one layer; no image that people build comes near. */
const MAX_ENTRIES = 1_000_000;
/** Whether every image has what its inventory says, read from the registry without running anything. */
async function checkInventories(registry, { images }, asked) {
    const wanted = images.flatMap(({ repository, inventory }) => (inventory === null ? [] : [{ repository, inventory }]));
    if (wanted.length === 0)
        return { evidence: [(0,checked/* evidence */.MX)('inventory', 'not-asked', 'policy asks for none')], refusals: [] };
    const refusals = [];
    for (const { repository, inventory } of wanted) {
        const platforms = asked.labels.get(repository)?.platforms ?? [];
        refusals.push(...(await checkOne(registry, { repository, path: inventory, text: asked.texts.get(inventory), platforms })));
    }
    return (0,checked/* judged */.g$)('inventory', refusals, `${wanted.length} of ${wanted.length} images with an inventory are what it says`);
}
async function checkOne(registry, { repository, path, text, platforms }) {
    if (text === undefined)
        return [unreadable(path, [`it does not exist, and policy names it for ${repository}`])];
    const { inventory, complaints } = readInventory(text);
    if (inventory === null)
        return [unreadable(path, complaints)];
    try {
        const contents = await contentsOf(registry, repository, inventory, platforms);
        return (0,evaluate/* evaluateInventory */.wE)(inventory, contents).map((problem) => notSo(repository, path, problem));
    }
    catch (error) {
        if (error instanceof inventory_tree/* LayerFault */.U4)
            return [notSo(repository, path, error.message)];
        throw error;
    }
}
async function contentsOf(registry, image, inventory, platforms) {
    const contents = [];
    for (const { config, layers } of platforms) {
        let tree = new Map();
        if ((0,evaluate/* asksForFiles */.h2)(inventory))
            for (const layer of layers)
                tree = (0,inventory_tree/* applyLayer */.cV)(tree, await entriesOf(registry, image, layer));
        contents.push({ config, tree });
    }
    return contents;
}
async function entriesOf(registry, image, layer) {
    const entries = [];
    for await (const entry of registry.readLayer(image, layer)) {
        if (entries.length >= MAX_ENTRIES)
            throw new inventory_tree/* LayerFault */.U4(`the layer ${layer.digest} has more than ${MAX_ENTRIES} entries`);
        entries.push(entry);
    }
    return entries;
}
function unreadable(path, complaints) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/inventory-unreadable', path, `The inventory ${path} cannot be read: ${complaints.slice(0, 5).join('; ')}.`, 'Correct it in a pull request of its own; docs/rollback.md has its format.');
}
function notSo(repository, path, problem) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/inventory', repository, `${repository} is not what ${path} says: ${problem}.`, 'Roll back to another state, or correct the inventory in a pull request of its own.');
}

;// CONCATENATED MODULE: ../levers/src/rollback/checks/smoke.ts


/** Runs every image that policy wants run, by digest; without a container runtime that blocks, unless policy allows it. */
async function checkSmoke({ containers, io }, set, digests) {
    const wanted = set.images.flatMap(({ repository, smoke }) => (smoke === null ? [] : [{ repository, smoke }]));
    if (wanted.length === 0)
        return { evidence: [(0,checked/* evidence */.MX)('smoke', 'not-asked', 'policy asks for none')], refusals: [] };
    const runtime = await containers(wanted.map(({ repository }) => repository));
    if (runtime === null)
        return withoutRuntime(set, wanted.length);
    if (runtime === 'not-here') {
        const detail = `${wanted.length} images are to be run, and nothing was run for this plan`;
        return { evidence: [(0,checked/* evidence */.MX)('smoke', 'not-asked', detail)], refusals: [] };
    }
    const refusals = [];
    for (const { repository, smoke } of wanted) {
        const image = `${repository}@${digests.get(repository)}`;
        io.log(`Running ${image} with ${runtime.name}.`);
        const why = await whyNot(runtime, image, smoke);
        if (why !== null)
            refusals.push(failed(repository, image, why));
    }
    const passed = `${wanted.length} of ${set.images.length} images ran as policy says, on this machine's platform (${runtime.name})`;
    return (0,checked/* judged */.g$)('smoke', refusals, passed);
}
async function whyNot(runtime, image, smoke) {
    const fetched = await runtime.pull(image);
    if (fetched !== null)
        return `it could not be fetched: ${fetched}`;
    const { exitCode, output } = await runtime.run({ image, ...smoke });
    const said = output.trim() === '' ? 'It said nothing' : `It said: ${output.trim().slice(0, 300)}`;
    if (exitCode === null)
        return `it ran longer than ${smoke.timeoutMs / 1000} seconds`;
    if (exitCode !== smoke.exitCode)
        return `it ended with ${exitCode} and must end with ${smoke.exitCode}. ${said}`;
    if (smoke.output !== null && !output.includes(smoke.output))
        return `its output has no \`${smoke.output}\`. ${said}`;
    return null;
}
function withoutRuntime({ allowWithoutRuntime }, count) {
    const detail = `${count} images are to be run, and this machine has no docker, podman or nerdctl that works`;
    const absent = (0,checked/* evidence */.MX)('smoke', 'absent', detail);
    if (allowWithoutRuntime)
        return { evidence: [absent], refusals: [] };
    const fix = "Run it where a container runtime is (GitHub's Linux runners have docker), or set `without-runtime: allow` for the set.";
    return { evidence: [absent], refusals: [(0,rollback_refusals/* refuse */.TR)('rollback/no-runtime', null, `${detail}.`, fix)] };
}
function failed(repository, image, why) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/smoke', repository, `${image} does not run as policy says: ${why}.`, 'Roll back to another state, or correct `smoke` of the image in a pull request of its own.');
}

// EXTERNAL MODULE: ../levers/src/shared/resolve.ts
var resolve = __webpack_require__(61583);
;// CONCATENATED MODULE: ../levers/src/rollback/checks/tags.ts




/**
 * Whether the tags of a state that git named agree with it. A tag that is missing says nothing (the state may be older than tags, or recording
 * was missed); one that stands for another digest contradicts git.
 */
async function checkTags(registry, set, asked) {
    const tag = (0,branches/* revisionTag */.Oq)(asked.revision);
    const { digests: tagged, missing } = await (0,resolve/* resolveRevision */.e)(registry, set, tag);
    const other = [...tagged].filter(([image, digest]) => asked.digests.get(image) !== digest);
    if (other.length > 0)
        return (0,checked/* judged */.g$)('tags', other.map(([image, digest]) => retagged(image, tag, digest, asked.commit)), '');
    if (missing.length === 0)
        return (0,checked/* judged */.g$)('tags', [], `${tag} stands for these digests on every image`);
    const detail = `${missing.length} of ${set.images.length} images have no tag ${tag}; what is there agrees`;
    return { evidence: [(0,checked/* evidence */.MX)('tags', 'absent', detail)], refusals: [] };
}
function retagged(image, tag, digest, commit) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/retagged', image, `The tag ${tag} of ${image} stands for ${digest}, and not for what commit ${(0,rollback_refusals/* shortCommit */.Ax)(commit)} promoted.`, 'Find out who pushed the tag. Put it back on the promoted digest, or delete it; then run this again.');
}

;// CONCATENATED MODULE: ../release/src/rollback/choose.ts




/** Which state of history a rollback goes to, by git and tags alone, or why there is none. */
function chooseTarget(question) {
    const { history, target } = question;
    const [today] = history.promotions;
    if (today === undefined)
        return refused(neverPinned(history));
    const found = target.kind === 'previous' ? previousState(question, today.state) : namedState(question);
    if ('rule' in found)
        return refused(found);
    const reasons = [(0,rollback_refusals/* incomplete */.$x)(found), alreadyThere(today.state, found), heldState(question.hold, found)];
    const refusals = reasons.filter((reason) => reason !== null);
    if (refusals.length > 0)
        return { refusals };
    const forward = isForward(history, today.state, found.digests);
    return { chosen: { from: today.state, to: found, forward } };
}
function refused(...refusals) {
    return { refusals };
}
function namedState(question) {
    const { history, target, tags } = question;
    if (target.kind === 'at-commit')
        return stateAt(question, target.commit);
    const revision = target.kind === 'revision' ? target.revision : '';
    if (tags === null || tags.digests.size === 0)
        return unknownRevision(history, revision);
    const images = [...tags.digests.keys()];
    const matching = history.promotions.find(({ state }) => agree(state.digests, tags.digests, images));
    if (matching === undefined)
        return noState(question, revision, tags.digests);
    if (tags.missing.length > 0)
        return tagMissing(revision, tags.missing, matching.state);
    return matching.state;
}
/** What stood at a commit is what the newest promotion up to it brought. */
function stateAt({ history, line }, commit) {
    const at = line.indexOf(commit);
    const older = new Set(at < 0 ? [] : line.slice(at));
    const found = history.promotions.find(({ state }) => older.has(state.commit));
    if (found !== undefined)
        return found.state;
    const why = at < 0 ? 'is not on the first-parent line of the base branch' : 'is older than the first pin of the set';
    return (0,rollback_refusals/* refuse */.TR)('rollback/unknown-commit', commit, `Commit ${(0,rollback_refusals/* shortCommit */.Ax)(commit)} ${why}.`, 'Name a commit of the base branch itself, by all of its 40 digits: `git log --first-parent` lists them, `gatehouse pins` those that promoted.');
}
function previousState({ history, hold, passedOver }, today) {
    const earlier = history.promotions.slice(1).map(({ state }) => state);
    const others = earlier.filter((state) => (0,history_state/* isComplete */.As)(state) && !(0,history_state/* sameDigests */.Cc)(state.digests, today.digests));
    const found = others.find((state) => heldState(hold, state) === null && !passedOver?.has(state.commit));
    if (found !== undefined)
        return found;
    if (others.length === 0) {
        return nothingEarlier(history, earlier.length);
    }
    const path = (0,set_hold/* setHoldPath */.Lf)(history.set.name);
    const message = `A hold refuses every earlier complete state of the set ${history.set.name} (${others.length}), so that going back would go round in circles.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/hold-loop', path, message, `Fix forward, or decide that one of them is good after all: ${(0,holds_set/* howToLift */.rp)(path)}.`);
}
/** An image that never was pinned is most often misspelt in the policy; no state can be whole without it. */
function nothingEarlier({ set, promotions }, earlier) {
    const message = `The set ${set.name} has no complete state other than today's: ${earlier} earlier, none of them whole and different.`;
    const never = set.images.filter(({ repository }) => promotions.every(({ state }) => state.absent.includes(repository)));
    if (never.length === 0)
        return (0,rollback_refusals/* refuse */.TR)('rollback/nothing-earlier', null, message, 'Fix forward: promote a build that has the fix.');
    const names = never.map(({ repository }) => repository).join(', ');
    return (0,rollback_refusals/* refuse */.TR)('rollback/nothing-earlier', null, `${message} Never pinned: ${names}.`, 'Check how the images are named in the policy, and `pins` of the set; `gatehouse pins` lists what is found.');
}
function neverPinned({ set }) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/nothing-promoted', null, `No image of the set ${set.name} is, or ever was, pinned by digest on the base branch.`, 'Check `images` and `pins` of the set in the policy; `gatehouse pins` lists what is found.');
}
/** Who reads the log of the base branch has the commit that promoted at hand, and images are tagged with the one that they were built from. */
function unknownRevision({ promotions }, revision) {
    if (promotions.some(({ state }) => state.commit === revision)) {
        const message = `No image of the set has the tag ${revision}: that commit promoted images, and they were built from another.`;
        return (0,rollback_refusals/* refuse */.TR)('rollback/unknown-revision', revision, message, `Roll back to \`at-commit:${revision}\`.`);
    }
    return (0,rollback_refusals/* refuse */.TR)('rollback/unknown-revision', revision, `No image of the set has the tag ${revision}.`, 'Check the revision: it is the full id of the commit that the images were built from. If it was promoted before tags were kept, or its images were deleted since, name the commit of the base branch that promoted it with `at-commit:`.');
}
function tagMissing(revision, missing, state) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/tag-missing', missing.join(', '), `The tag ${revision} is missing on ${missing.join(', ')}; where it is, it stands for what commit ${(0,rollback_refusals/* shortCommit */.Ax)(state.commit)} promoted.`, `Roll back to \`at-commit:${state.commit}\`, which needs no tags; recording the promotion again adds them.`);
}
/** Tags are there and no state has what they stand for. */
function noState({ history, labelled }, revision, tagged) {
    const states = [...(labelled ?? []), ...history.promotions.map(({ state }) => state)];
    const [known] = labelled ?? [];
    const part = known ?? states.find(({ digests }) => [...tagged].some(([image, digest]) => digests.get(image) === digest));
    if (part === undefined) {
        return (0,rollback_refusals/* refuse */.TR)('rollback/never-promoted', revision, `What the tags ${revision} stand for (${(0,rollback_refusals/* listed */.KE)(tagged)}) was never on the base branch.`, 'Roll back to what was there: `previous`, or a revision that `gatehouse pins` lists. A build that was never promoted is promoted, not rolled back to.');
    }
    const differing = [...tagged].filter(([image, digest]) => part.digests.get(image) !== digest);
    return (0,rollback_refusals/* refuse */.TR)('rollback/retagged', differing.map(([image]) => image).join(', '), `The tag ${revision} was moved since: ${(0,rollback_refusals/* listed */.KE)(new Map(differing))} is not what commit ${(0,rollback_refusals/* shortCommit */.Ax)(part.commit)} promoted, and no state has all that the tags stand for.`, `Roll back to \`at-commit:${part.commit}\`, whose digests git knows, and find out who pushed the tag.`);
}
function alreadyThere(today, found) {
    if (!(0,history_state/* isComplete */.As)(today) || !(0,history_state/* sameDigests */.Cc)(today.digests, found.digests))
        return null;
    const message = `The state of commit ${(0,rollback_refusals/* shortCommit */.Ax)(found.commit)} is what is pinned now, so there is nothing to go back from.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/already-there', found.commit, message, 'Name an earlier revision, or `previous`.');
}
/** By digest; what a state was built from is compared when its labels have been read. */
function heldState(hold, state) {
    if (hold === null)
        return null;
    const refusedDigests = new Set(hold.refuses);
    const found = new Map([...state.digests].filter(([, digest]) => refusedDigests.has(digest)));
    return found.size === 0 ? null : heldTarget(hold, `it refuses ${(0,rollback_refusals/* listed */.KE)(found)}`);
}
/** `because` is a clause of `holdsAgainst`. */
function heldTarget(hold, because) {
    const path = (0,set_hold/* setHoldPath */.Lf)(hold.set);
    return (0,rollback_refusals/* refuse */.TR)('rollback/held', path, `The hold ${path} stops this target: ${because}. Its reason: ${hold.reason}`, `${(0,holds_set/* whomToAsk */.Q7)(hold, path)}. If it is good after all, ${(0,holds_set/* howToLift */.rp)(path)}; then run this again.`);
}

// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
;// CONCATENATED MODULE: ../levers/src/rollback/checks/children.ts





/** Deeper nesting than any builder makes. */
const MAX_DEPTH = 5;
/** Every digest is there, and so is every manifest that it lists, attestations included. */
async function checkChildren(registry, digests) {
    const found = await (0,p_map["default"])([...digests], ([image, digest]) => wholeTree(registry, image, digest), {
        concurrency: resolve/* REGISTRY_CONCURRENCY */.y,
    });
    const count = found.reduce((sum, one) => sum + one.manifests, 0);
    const passed = `all ${digests.size} digests are in the registry, with all that they list (${count} manifests)`;
    return (0,checked/* judged */.g$)('digests', found.flatMap(({ missing }) => missing), passed);
}
async function wholeTree(registry, image, digest, depth = 0) {
    const manifest = await orMissing(() => registry.readManifest(image, digest));
    if (manifest === null || depth > MAX_DEPTH)
        return { manifests: 1, missing: [gone(image, digest, depth)] };
    if (manifest.kind === 'image')
        return { manifests: 1, missing: [] };
    const below = await (0,p_map["default"])(manifest.manifests, async (child) => {
        if (isIndex(child.mediaType))
            return wholeTree(registry, image, child.digest, depth + 1);
        const there = await registry.headManifest(image, child.digest);
        return { manifests: 1, missing: there === null ? [gone(image, child.digest, depth + 1)] : [] };
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return {
        manifests: below.reduce((sum, { manifests }) => sum + manifests, 1),
        missing: below.flatMap(({ missing }) => missing),
    };
}
function isIndex(mediaType) {
    return /\.image\.index\.|\.manifest\.list\./.test(mediaType);
}
async function orMissing(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g && error.code === 'not-found')
            return null;
        throw error;
    }
}
function gone(image, digest, depth) {
    const what = depth === 0 ? 'is not in the registry' : 'belongs to the target and is not in the registry';
    return (0,rollback_refusals/* refuse */.TR)('rollback/child-missing', `${image}@${digest}`, `${image}@${digest} ${what}.`, 'Restore it (GitHub Packages: within 30 days of its deletion; a clean-up run keeps `undo.json`), or roll back to another state.');
}

// EXTERNAL MODULE: ../levers/src/shared/held.ts
var shared_held = __webpack_require__(78428);
// EXTERNAL MODULE: ../levers/src/shared/labels.ts
var labels = __webpack_require__(3252);
;// CONCATENATED MODULE: ../levers/src/rollback/checks/labels.ts






async function readLabels(registry, digests) {
    const read = await (0,p_map["default"])([...digests], async ([image, digest]) => [image, await (0,labels/* revisionLabels */.X)(registry, image, digest)], { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return new Map(read);
}
/**
 * Whether labels bear out a target: every platform of every image says a revision, the images that its promotion moved say the target's own,
 * and those that it did not move an ancestor of it.
 */
async function checkLabels(asked) {
    const { labels } = asked;
    const unclear = [...labels].filter(([, { revision }]) => revision === null);
    if (unclear.length > 0)
        return labels_refused(unclear.map(([image, { detail }]) => notAgreed(image, detail)));
    const said = new Map([...labels].flatMap(([image, { revision }]) => (revision === null ? [] : [[image, revision]])));
    const revision = asked.target.kind === 'revision' ? asked.target.revision : await newest(said, asked.ancestors);
    if (revision === null)
        return labels_refused([unrelated(said)]);
    const wrong = await wrongLabels(asked, said, revision);
    const own = [...said.values()].filter((label) => label === revision).length;
    const older = said.size - own;
    const passed = `${own} of ${said.size} images say ${revision} on every platform${older === 0 ? '' : `, ${older} an ancestor of it`}`;
    return { ...(0,checked/* judged */.g$)('revision label', wrong, passed), revision: wrong.length > 0 ? null : revision };
}
function labels_refused(refusals) {
    return { ...(0,checked/* judged */.g$)('revision label', refusals, ''), revision: null };
}
/** The one that all others are ancestors of. */
async function newest(said, ancestors) {
    const distinct = [...new Set(said.values())];
    for (const one of distinct) {
        const answers = await Promise.all(distinct.map((other) => ancestors(other, one)));
        if (answers.every((answer) => answer === true))
            return one;
    }
    return null;
}
async function wrongLabels({ target, chosen, history, ancestors }, said, revision) {
    const built = firstPromotion(history, chosen.to.digests);
    // The first promotion of all brought every image, whenever it was built; what git names may have come one image at a time.
    const isOne = target.kind === 'revision' && built !== null && built !== history.promotions.at(-1);
    const moved = new Set(isOne ? built.moved : []);
    const wrong = [];
    if (![...said.values()].includes(revision))
        wrong.push(noneOf(said, revision));
    for (const [image, label] of said) {
        if (label === revision)
            continue;
        const older = (await ancestors(label, revision)) === true;
        if (!older)
            wrong.push(notOlder(image, label, revision));
        else if (moved.has(image))
            wrong.push(notMoved(image, label, revision, chosen.to.commit));
    }
    return wrong;
}
const OTHER_WAY = 'Roll back to another state, or revert the pull request that promoted: `strategy: revert` looks at files alone.';
function notAgreed(image, detail) {
    const message = `${image} does not say on every platform which commit it was built from: ${detail}.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/label', image, message, OTHER_WAY);
}
function unrelated(said) {
    const listed = [...said].map(([image, label]) => `${image} ${(0,rollback_refusals/* shortCommit */.Ax)(label)}`).join(', ');
    const message = `The images were built from commits of which none has all the others as ancestors: ${listed}.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/label', null, message, OTHER_WAY);
}
function noneOf(said, revision) {
    const message = `None of the ${said.size} images says that it was built from ${revision}; the tags say so.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/label', null, message, 'Find out who pushed the tags; name the commit of the base branch with `at-commit:`.');
}
function notOlder(image, label, revision) {
    const message = `${image} says that it was built from ${label}, which is no ancestor of ${revision}.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/label', image, message, OTHER_WAY);
}
function notMoved(image, label, revision, commit) {
    const message = `${image} was moved by the promotion at ${(0,rollback_refusals/* shortCommit */.Ax)(commit)} and says ${label}, not ${revision}.`;
    return (0,rollback_refusals/* refuse */.TR)('rollback/label', image, message, OTHER_WAY);
}
/** Whether the hold stops what the target was built from; its digests were compared before. */
async function heldByRevision(hold, asked) {
    const held = hold === null ? null : await (0,shared_held/* heldBy */.V)(hold, asked);
    return hold === null || held === null ? null : heldTarget(hold, held.because);
}

;// CONCATENATED MODULE: ../levers/src/rollback/find-target.ts







/** States whose labels are looked at before a tag is said to be moved, and states that `previous` looks at. */
const MAX_LOOKED_AT = 20;
/** By tags, git, digests and labels. `previous` looks further when what it found is held by what it was built from. */
async function findTarget(reads, wish, situation, ancestors) {
    const tags = await tagsOf(reads, wish, situation);
    const passedOver = new Set();
    const tried = [];
    for (;;) {
        const { state, held, ...found } = await tryTarget(reads, wish, situation, { tags, passedOver, ancestors });
        if (state !== null)
            tried.push(state);
        if (state === null || !held || wish.target.kind !== 'previous' || passedOver.size >= MAX_LOOKED_AT)
            return { ...found, tried };
        for (const one of situation.history.promotions)
            if ((0,history_state/* sameDigests */.Cc)(one.state.digests, state.digests))
                passedOver.add(one.state.commit);
    }
}
async function tagsOf({ registry }, { target }, { set }) {
    return target.kind === 'revision' ? (0,resolve/* resolveRevision */.e)(registry, set, (0,branches/* revisionTag */.Oq)(target.revision)) : null;
}
async function tryTarget(reads, wish, situation, { tags, passedOver, ancestors }) {
    const { history, hold, line } = situation;
    const question = { history, target: wish.target, line, tags, hold, passedOver };
    let answer = chooseTarget(question);
    if ('refusals' in answer && answer.refusals[0]?.rule === 'rollback/never-promoted' && wish.target.kind === 'revision')
        answer = chooseTarget({ ...question, labelled: await builtFrom(reads, situation, wish.target.revision) });
    if ('refusals' in answer)
        return { target: null, ...find_target_failed('target', answer.refusals), state: null, held: false };
    const { chosen } = answer;
    const { to: state } = chosen;
    const { digests } = state;
    const nothing = { target: null, state, held: false };
    const said = (0,checked/* evidence */.MX)('target', 'passed', whichState(state, wish, history));
    const whole = await checkChildren(reads.registry, digests);
    if (whole.refusals.length > 0)
        return { ...nothing, ...whole, evidence: [said, ...whole.evidence] };
    const labels = await readLabels(reads.registry, digests);
    const labelled = await checkLabels({ target: wish.target, chosen, labels, history, ancestors });
    const all = [said, ...whole.evidence, ...labelled.evidence];
    if (labelled.revision === null)
        return { ...nothing, evidence: all, refusals: labelled.refusals };
    const { revision } = labelled;
    const held = await heldByRevision(hold, { digests, revision, ancestors, now: reads.clock() });
    if (held === null)
        return { ...nothing, target: { chosen, revision, labels }, evidence: all, refusals: [] };
    const { evidence: why, refusals } = find_target_failed('hold', [held]);
    return { ...nothing, evidence: [...all, ...why], refusals, held: true };
}
function whichState({ commit, committedAt, digests }, { target }, history) {
    const what = `the state of commit ${(0,rollback_refusals/* shortCommit */.Ax)(commit)} (${committedAt}), ${digests.size} images`;
    const newer = history.promotions.findIndex(({ state }) => state.commit === commit) - 1;
    if (target.kind !== 'previous' || newer < 1)
        return what;
    return `${what}; ${newer} newer passed over, which a hold refuses, or which are no whole set, or what is there now`;
}
function find_target_failed(check, refusals) {
    return { evidence: [(0,checked/* evidence */.MX)(check, 'failed', refusals[0]?.message ?? '')], refusals };
}
/** States whose every image says that it was built from the revision: then its tags were moved, and were not always wrong. */
async function builtFrom(reads, { history }, revision) {
    const complete = history.promotions.map(({ state }) => state).filter(history_state/* isComplete */.As);
    for (const state of complete.slice(0, MAX_LOOKED_AT)) {
        const labels = await labelsOrNone(reads, state.digests);
        if (labels.size > 0 && [...labels.values()].some((label) => label.revision === revision))
            return [state];
    }
    return [];
}
/** What cannot be read says nothing here: these images are only looked at for a better reason. */
async function labelsOrNone({ registry }, digests) {
    const each = await (0,p_map["default"])([...digests], (image) => readLabels(registry, new Map([image])).catch(() => new Map()), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return new Map(each.flatMap((labels) => [...labels]));
}

;// CONCATENATED MODULE: ../levers/src/rollback/left.ts


/**
 * The revisions that the hold is to refuse: what the images that move were built from, as far as their labels can be read (the registry may
 * have lost them, and a rollback must not fail for that), and never one that the target itself descends from.
 *
 * @param target what the images of the target were built from
 */
async function leftRevisions(reads, { from, to }, target, ancestors) {
    const moving = [...to.digests].filter(([image, digest]) => from.digests.get(image) !== digest);
    const left = moving.flatMap(([image]) => {
        const digest = from.digests.get(image);
        return digest === undefined ? [] : [[image, digest]];
    });
    const labels = await labelsOrNone(reads, new Map(left));
    const revisions = [...new Set([...labels.values()].flatMap(({ revision }) => revision ?? []))];
    const refused = [];
    const unknown = [];
    for (const revision of revisions) {
        const answers = await Promise.all(target.map((other) => ancestors(revision, other)));
        if (answers.every((answer) => answer === false))
            refused.push(revision);
        else if (!answers.includes(true))
            unknown.push(revision);
    }
    const silent = moving.map(([image]) => image).filter((image) => (labels.get(image)?.revision ?? null) === null);
    const [only] = revisions;
    return {
        refused,
        newest: revisions.length === 1 ? (only ?? null) : null,
        evidence: refused.length > 0 ? [] : digestsAlone(silent, unknown),
    };
}
function digestsAlone(silent, unknown) {
    const reasons = [
        ...(silent.length > 0 ? [`the registry does not tell what is left of ${silent.join(', ')} was built from`] : []),
        ...(unknown.length > 0 ? [`the source repository does not know ${unknown.join(', ')}`] : []),
    ];
    if (reasons.length === 0)
        return [];
    const detail = `${reasons.join(', and ')}: the hold refuses digests alone, and a later build with the same fault is not stopped`;
    return [(0,checked/* evidence */.MX)('what is left', 'absent', detail)];
}

;// CONCATENATED MODULE: ../levers/src/rollback/open-hold.ts

/** The hold that is merged with the one that waits: all that either refuses, in the words of the later. A day or a fix of one says nothing of the other. */
function holdsTogether(merged, open) {
    const waiting = open?.hold ?? null;
    if (merged === null || waiting === null)
        return waiting ?? merged;
    const { until: _until, 'fixed-by': _fixed, revision: _revision, ...words } = waiting;
    const refuses = [...new Set([...merged.refuses, ...waiting.refuses])];
    const revision = [...new Set([...(0,set_hold/* heldRevisions */.wn)(merged), ...(0,set_hold/* heldRevisions */.wn)(waiting)])];
    return { ...words, refuses, ...(revision.length > 0 && { revision }) };
}
const HELD = new Set(['rollback/held', 'rollback/hold-loop']);
/** Lifting a merged hold does not help against one that waits. */
function withOpenHold(refusals, open) {
    if (!open?.hold)
        return refusals;
    const more = ` What the open rollback holds counts as well: to lift that, close ${open.pullRequest.url}.`;
    return refusals.map((refusal) => (HELD.has(refusal.rule) ? { ...refusal, fix: `${refusal.fix}${more}` } : refusal));
}

// EXTERNAL MODULE: ../release/src/history/history.ts + 1 modules
var history_history = __webpack_require__(80394);
// EXTERNAL MODULE: ../release/src/history/blobs.ts
var blobs = __webpack_require__(49324);
// EXTERNAL MODULE: ../levers/src/shared/policy.ts
var shared_policy = __webpack_require__(51641);
;// CONCATENATED MODULE: ../levers/src/rollback/situation.ts



/**
 * Reads policy, history and hold at one commit of the base branch, all from git.
 * @throws GatehouseError `policy-invalid`, `invalid-input` (no such set), `shallow`
 */
async function readSituation({ line }, wish, tip) {
    const { policy, tree } = await (0,shared_policy/* readLeverPolicy */.Hv)(line, wish.policy, tip);
    const set = (0,shared_policy/* setNamed */.cN)(policy, wish.set);
    const commits = await line.readLine(tip);
    const history = (0,history_history/* promotionHistory */.eN)(set, commits, await line.readBlobs((0,blobs/* historyBlobs */.T)(set, commits)));
    const path = (0,set_hold/* setHoldPath */.Lf)(set.name);
    const wanted = set.images.flatMap(({ inventory }) => inventory ?? []);
    const texts = await (0,shared_policy/* readTexts */.Z7)(line, tree, [path, ...wanted], tip);
    const text = texts.get(path);
    // The policy could be read, so its holds can.
    const hold = text === undefined ? null : (0,set_hold/* explainSetHold */.tm)(path, text).hold;
    return { policy, set, history, line: commits.map(({ oid }) => oid), hold, inventories: texts, tree };
}

;// CONCATENATED MODULE: ../levers/src/rollback/decide.ts











/** Everything of a rollback that says what is written: target, labels, hold. Throws what could not be read. */
async function aimRollback(given, wish, tip) {
    const read = await readSituation(given, wish, tip);
    const open = (await given.open?.(read.set.name)) ?? null;
    const situation = { ...read, hold: holdsTogether(read.hold, open) };
    const { set } = situation;
    const reads = { ...given, registry: given.registry(set.images.map(({ repository }) => repository)) };
    const ancestors = (0,shared_ancestors/* rememberedAncestors */.t)(reads.ancestry(set.source));
    const found = await findTarget(reads, wish, situation, ancestors);
    const { target } = found;
    const nothing = { set: set.name, situation, hold: null, revisions: new Map() };
    if (target === null) {
        const refusals = withOpenHold(found.refusals, open);
        const decision = {
            ...nothing,
            evidence: found.evidence,
            tried: found.tried,
            refusals,
            chosen: null,
            from: today(situation),
            to: null,
        };
        return { decision, check: async () => ({ evidence: [], refusals: [] }) };
    }
    const { chosen, revision } = target;
    const revisions = revisionsOf(target.labels);
    const left = await leftRevisions(reads, chosen, [...revisions.values()], ancestors);
    const waiting = open?.hold ?? null;
    const held = chosen.forward ? { hold: null } : holdOf(situation, wish, chosen, { revisions: left.refused, waiting });
    const decision = {
        ...nothing,
        evidence: [...found.evidence, ...(chosen.forward ? [] : left.evidence)],
        refusals: 'refusals' in held ? held.refusals : [],
        chosen,
        tried: found.tried,
        from: { commit: chosen.from.commit, revision: left.newest, digests: chosen.from.digests },
        to: { commit: chosen.to.commit, revision, digests: chosen.to.digests },
        hold: 'hold' in held ? held.hold : null,
        revisions,
    };
    return { decision, check: () => checkTarget(reads, situation, target) };
}
/** What costs more, cheapest first. */
function checkTarget(reads, { set, inventories: texts }, target) {
    const { chosen, revision, labels } = target;
    const { digests, commit } = chosen.to;
    return (0,checked/* inOrder */.al)([
        () => checkTags(reads.registry, set, { digests, revision, commit }),
        () => (0,provenance/* checkProvenance */.c)(reads, set, { digests, labels, refuse: wrongProvenance }),
        () => checkInventories(reads.registry, set, { texts, labels }),
        () => checkSmoke(reads, set, digests),
    ]);
}
function wrongProvenance(place, message) {
    const fix = 'Roll back to a state that was built as `provenance` of the set says, or correct that in a pull request of its own.';
    return (0,rollback_refusals/* refuse */.TR)('rollback/provenance', place, message, fix);
}
function revisionsOf(labels) {
    return new Map([...labels].flatMap(([image, { revision }]) => (revision === null ? [] : [[image, revision]])));
}
function holdOf({ set, hold: existing }, { reason, by }, { from, to }, more) {
    return nextHold({ set: set.name, existing, left: leftDigests(from, to.digests), reason, by, ...more });
}
function today({ history }) {
    const [newest] = history.promotions;
    return newest === undefined ? null : { commit: newest.state.commit, revision: null, digests: newest.state.digests };
}

// EXTERNAL MODULE: ../policy/src/holds/write-set-hold.ts
var write_set_hold = __webpack_require__(22727);
// EXTERNAL MODULE: ../release/src/pins/rewrite.ts + 3 modules
var pins_rewrite = __webpack_require__(64981);
// EXTERNAL MODULE: ../release/src/pins/files.ts
var files = __webpack_require__(18183);
;// CONCATENATED MODULE: ../levers/src/rollback/edits.ts


/** What the one commit of a rollback writes: every pin of the set, and the hold. */
async function rollbackEdits(line, { situation, chosen, hold, revisions }) {
    if (chosen === null)
        return { edits: [] };
    const { set, tree } = situation;
    const files = await pinFiles(line, set, tree);
    const rewrite = (0,pins_rewrite/* rewritePins */.D)(set, files, chosen.to.digests, { promoted: chosen.from.pins.length, revisions });
    if ('refusals' in rewrite)
        return rewrite;
    return { edits: [...rewrite.edits, ...(hold === null ? [] : [holdEdit(hold, tree)])] };
}
async function pinFiles(line, set, tree) {
    const entries = tree.filter(({ path }) => (0,files/* mayHoldPins */.F)(set, path));
    const blobs = await line.readBlobs(entries.filter(({ mode }) => mode !== '160000').map(({ oid }) => oid));
    return entries.map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() }));
}
function holdEdit(hold, tree) {
    const path = (0,set_hold/* setHoldPath */.Lf)(hold.set);
    const mode = tree.find((entry) => entry.path === path)?.mode ?? '100644';
    return { path, mode, bytes: new TextEncoder().encode((0,write_set_hold/* writeSetHold */.R)(hold)) };
}

// EXTERNAL MODULE: ../levers/src/shared/own-branch.ts + 1 modules
var own_branch = __webpack_require__(67321);
;// CONCATENATED MODULE: ../levers/src/rollback/own-rollback.ts


/**
 * Whether a branch holds nothing but one commit as a rollback of the set makes it, brought up to date or not: pins that move, and a hold in the
 * very words that a rollback writes. What a person added to either, a day, a fix, a remark, is not to be lost.
 */
async function isOwnRollback(line, { set, policy }, tip, base) {
    const path = (0,set_hold/* setHoldPath */.Lf)(set.name);
    const own = await (0,own_branch/* readOwnBranch */.l)(line, { set, tip, base, besides: path, policy: policy.path });
    if (own === null)
        return false;
    const hold = own.made.changed.find((change) => change.path === path);
    if (hold === undefined)
        return true;
    const bytes = hold.oid === null ? undefined : (await line.readBlobs([hold.oid])).get(hold.oid);
    return bytes !== undefined && hold.mode.startsWith('100') && isWritten(path, bytes);
}
function isWritten(path, bytes) {
    const text = new TextDecoder().decode(bytes);
    const hold = (0,set_hold/* readSetHold */.ES)(path, text);
    if (hold === null || hold.until !== undefined || hold['fixed-by'] !== undefined)
        return false;
    return Buffer.from((0,write_set_hold/* writeSetHold */.R)(hold)).equals(bytes);
}

;// CONCATENATED MODULE: ../levers/src/rollback/permissions.ts

/** What a token showed by making the commit. */
function mayWrite({ adopted }) {
    const detail = adopted ? 'the branch has the commit already' : 'the commit could be written';
    return [(0,checked/* evidence */.MX)('permissions', 'passed', detail)];
}
/** Nobody is told whether a token may change workflow files before it tries; a dry run says at least that it will be needed. */
function notTried(edits) {
    const workflows = edits.filter(({ path }) => path.startsWith('.github/workflows/'));
    if (workflows.length === 0)
        return [];
    const detail = `${workflows.length} of the files are workflows: the token needs workflows: write, which only that of a GitHub App has`;
    return [(0,checked/* evidence */.MX)('permissions', 'not-asked', detail)];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../levers/src/shared/must-be-base.ts
var must_be_base = __webpack_require__(27346);
;// CONCATENATED MODULE: ../levers/src/rollback/publish.ts






/** Other runs may move the branch meanwhile; whoever loses so often gives up and says so. */
const ATTEMPTS = 3;
/**
 * One commit, one branch, one pull request, by compare-and-swap: an identical one is adopted, an older one of the same kind is replaced,
 * and commits of somebody else are never overwritten.
 *
 * @param staged by `stage`, to see early whether it may be written
 */
async function publish(forge, wanted, staged) {
    const first = staged?.adopted ? undefined : staged;
    return lookingAgain((attempt) => publishOnce(forge, wanted, attempt === 1 ? first : undefined));
}
/** Makes the commit where it shows nowhere yet. A token that may not write it is told apart by that. */
async function stage(forge, wanted) {
    return lookingAgain(() => stageOnce(forge, wanted));
}
/** Another run may have moved the branch, or taken the temporary one for left over. */
async function lookingAgain(once) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await once(attempt);
        }
        catch (error) {
            if (!(error instanceof verdict/* GatehouseError */.G) || error.code !== 'ref-moved' || attempt === ATTEMPTS)
                throw error;
        }
    }
}
async function publishOnce(forge, wanted, staged) {
    const there = staged ?? (await stageOnce(forge, wanted));
    if ('refusals' in there)
        return there;
    const { before, commit, adopted } = there;
    if (adopted)
        return opened(forge, wanted, commit, null, true);
    await forge.moveBranch({ branch: wanted.branch, before, commit, temporary: wanted.temporary });
    return opened(forge, wanted, commit, before, false);
}
/**
 * Whether the branch may be moved, for a run that writes nothing: its tip, or why not.
 * @throws GatehouseError `ref-moved` when the base branch is not what it was, so that nobody can say whose the branch is
 */
async function lookAt(forge, wanted) {
    const before = await forge.readTip(wanted.branch);
    if (before === null || (await wanted.isMerged(before)))
        return { before, there: false };
    if (await hasExactly(forge, before, wanted))
        return { before, there: true };
    if (await wanted.isOwn(before))
        return { before, there: false };
    await (0,must_be_base/* mustBeBase */.o)(forge, wanted.base.commit, 'rollback');
    return { refusals: [taken(wanted.branch, before)] };
}
async function stageOnce(forge, wanted) {
    const { base } = wanted;
    const found = await lookAt(forge, wanted);
    if ('refusals' in found)
        return found;
    const { before, there } = found;
    if (there && before !== null)
        return { before, commit: before, adopted: true };
    const commit = await forge.commit({
        parent: base.commit,
        temporary: wanted.temporary,
        headline: wanted.headline,
        body: wanted.message,
        files: wanted.edits,
    });
    return { before, commit, adopted: false };
}
/** Opens the pull request of the branch, or brings the one there is up to date. */
async function opened(forge, wanted, head, replaced, adopted) {
    const { branch, base, title } = wanted;
    const body = wanted.body(head, replaced);
    const found = await openOf(forge, wanted);
    const pullRequest = found ?? (await forge.openPullRequest({ head: branch, base: base.name, title, body }));
    const isSaid = adopted ? tellsOf(pullRequest, head) : pullRequest.title === title && pullRequest.body === body;
    if (!isSaid && (await forge.readTip(branch)) === head)
        await forge.updatePullRequest(pullRequest.number, { title, body });
    const overtakenBy = isSaid && found !== null ? null : await overtaken(forge, wanted, head);
    return { pullRequest, commit: head, adopted, overtakenBy };
}
function openOf(forge, { branch, base }) {
    return (0,open_pull_request/* openPullRequestOf */.I)(forge, { branch, base: base.name });
}
/** Texts have no compare-and-swap: whoever finds, after writing one, that it is not about the branch's tip any more says at least that. */
async function overtaken(forge, wanted, head) {
    const tip = await forge.readTip(wanted.branch);
    if (tip === null || tip === head)
        return null;
    const now = await openOf(forge, wanted);
    if (now === null || tellsOf(now, tip))
        return tip;
    const body = `Another run has moved this branch on to ${tip}. Its files say where it goes, and the hold among them what is left; the next run to the same target describes it here.`;
    await forge.updatePullRequest(now.number, { title: wanted.title.replace(/ to [0-9a-f]+$/, ''), body });
    return tip;
}
/** The run that made a commit has described it: its words stay. */
function tellsOf({ body }, head) {
    const block = (0,shared_block/* readBlock */.Gr)('rollback', body);
    return typeof block === 'object' && block !== null && block.head === head;
}
async function hasExactly(forge, tip, { tree, edits }) {
    const wanted = new Map(tree.filter(isLeaf).map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
    for (const { path, mode, bytes } of edits) {
        if (bytes === null)
            wanted.delete(path);
        else
            wanted.set(path, `${mode} ${blobId(bytes)}`);
    }
    const there = (await forge.readTree(tip)).filter(isLeaf);
    return there.length === wanted.size && there.every(({ path, mode, oid }) => wanted.get(path) === `${mode} ${oid}`);
}
function isLeaf({ mode }) {
    return mode !== '040000' && mode !== '40000';
}
function blobId(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
function taken(branch, tip) {
    return (0,rollback_refusals/* refuse */.TR)('rollback/branch-taken', branch, `The branch ${branch} has commits that no run of this made (its tip is ${tip}), and they are not overwritten.`, 'Merge or close its pull request and delete the branch; then run this again.');
}

;// CONCATENATED MODULE: ../levers/src/rollback/other-states.ts

/** As many as a person looks through at night. */
const MAX_STATES = 5;
/** States that could be asked for instead, newest first: complete, not held by digest, not looked at already, and not what is there today. */
function otherStates({ situation, tried }) {
    const { history, hold } = situation;
    const [today, ...earlier] = history.promotions.map(({ state }) => state);
    const refused = new Set(hold?.refuses);
    const found = [];
    for (const state of earlier) {
        const known = [today, ...tried, ...found].some((other) => other && (0,history_state/* sameDigests */.Cc)(other.digests, state.digests));
        const held = [...state.digests.values()].some((digest) => refused.has(digest));
        if ((0,history_state/* isComplete */.As)(state) && !known && !held)
            found.push(state);
        if (found.length === MAX_STATES)
            break;
    }
    return found.map(({ commit, committedAt }) => ({ target: `at-commit:${commit}`, committedAt }));
}

;// CONCATENATED MODULE: ../levers/src/rollback/report.ts



/** What became of what was to be published, as reports say it. */
function outcomeOf(title, { pullRequest, commit, adopted, overtakenBy }) {
    const { number, url } = pullRequest;
    const there = { pullRequest: { number, url }, commit };
    if (overtakenBy !== null)
        return { ...there, outcome: 'nothing', summary: `${title}: another run has moved ${url} on to ${overtakenBy}.` };
    const how = adopted ? ' was there already, with exactly this in it' : '';
    return { ...there, outcome: 'done', summary: `${title}: ${url}${how}.` };
}
/** Everything that a run answers, as far as it was decided. */
function reportOf(wish, decision, { outcome, refusals }) {
    const title = decision?.to ? rollbackTitle(decision) : 'The rollback';
    return {
        outcome,
        summary: outcome === 'planned'
            ? `${title}: every check passed, nothing was written.`
            : `${title} is refused: ${refusals[0]?.message}`,
        refusals,
        evidence: decision?.evidence ?? [],
        set: decision?.set ?? null,
        target: (0,rollback_target/* targetText */.Z)(wish.target),
        from: decision?.from ?? null,
        to: decision?.to ?? null,
        forward: decision?.chosen?.forward ?? false,
        hold: decision?.hold ?? null,
        others: decision === null ? [] : otherStates(decision),
        openPromotion: null,
        paths: [],
        pullRequest: null,
        commit: null,
    };
}

;// CONCATENATED MODULE: ../levers/src/rollback/run.ts













/**
 * Brings a known-good set back in one pull request with one commit, which also holds what is left. The commit is made on a temporary branch
 * before what takes long is checked, because it shows whether the token may write; a refusal behind it deletes the branch. Throws what could
 * not be read or written (`GatehouseError`); what must not be done is a refusal in the report.
 */
async function runRollback(deps, inputs) {
    const base = await deps.repository.readDefaultBranch();
    const elsewhere = (0,default_branch/* notDefaultBranch */.d)('rollback/not-default-branch', inputs.ref, base.name);
    if (elsewhere !== null)
        return reportOf(inputs, null, { outcome: 'refused', refusals: [elsewhere] });
    const open = (set) => (0,open_rollback/* readOpenRollback */.d)(deps.repository, set);
    const reads = { ...deps, open };
    const prepared = await prepare(reads, inputs, base.commit);
    if ('report' in prepared)
        return prepared.report;
    const { decision, edits } = prepared;
    const first = publication(deps, inputs, decision, edits, base);
    const promotion = await (0,open_pull_request/* openPullRequestOf */.I)(deps.repository, { branch: (0,branches/* promoteBranch */.Zj)(decision.set), base: base.name });
    const told = { openPromotion: promotion?.url ?? null };
    if (inputs.dryRun)
        return { ...(await dryRun(deps, inputs, prepared, first)), ...told };
    const staged = await stage(deps.repository, first);
    if ('refusals' in staged)
        return reportOf(inputs, decision, { outcome: 'refused', refusals: staged.refusals });
    const temporary = (0,branches/* temporaryBranch */.UL)('rollback', decision.set, inputs.runId);
    const undo = () => (staged.adopted ? Promise.resolve() : (0,withdraw/* withdraw */.n)(deps, temporary, staged.commit));
    try {
        const checked = await afterChecks(inputs, prepared, mayWrite(staged));
        if (checked.report.outcome === 'refused') {
            await undo();
            return checked.report;
        }
        const wanted = publication(deps, inputs, checked.decision, edits, base);
        const published = await publish(deps.repository, wanted, staged);
        if ('refusals' in published)
            return reportOf(inputs, decision, { outcome: 'refused', refusals: published.refusals });
        deps.io.log(`${published.adopted ? 'Found' : 'Opened'} ${published.pullRequest.url}.`);
        return { ...checked.report, ...told, ...outcomeOf(rollbackTitle(decision), published) };
    }
    catch (error) {
        await undo();
        throw error;
    }
}
/** As far as it goes without a write: whose the branch is shows all the same. */
async function dryRun({ repository }, wish, prepared, wanted) {
    const found = await lookAt(repository, wanted);
    if ('refusals' in found)
        return reportOf(wish, prepared.decision, { outcome: 'refused', refusals: found.refusals });
    return (await afterChecks(wish, prepared, notTried(prepared.edits))).report;
}
/** What would be done at a commit of the base branch, with all that speaks for and against it. Writes nothing. */
async function planRollback(reads, wish, tip) {
    const prepared = await prepare(reads, wish, tip);
    if ('report' in prepared)
        return prepared.report;
    return (await afterChecks(wish, prepared, notTried(prepared.edits))).report;
}
/** What is to be written, before what takes long is checked; or why nothing is. */
async function prepare(reads, wish, tip) {
    const { decision, check } = await aimRollback(reads, wish, tip);
    const refused = (refusals) => ({
        report: reportOf(wish, decision, { outcome: 'refused', refusals }),
    });
    if (decision.refusals.length > 0 || decision.chosen === null)
        return refused(decision.refusals);
    const written = await rollbackEdits(reads.line, decision);
    if ('refusals' in written)
        return refused(written.refusals);
    const { edits } = written;
    if (edits.length === 0)
        throw new verdict/* GatehouseError */.G('internal', 'A rollback would write nothing.', 'Report it.');
    return { decision, check, edits };
}
/** The decision with everything that was checked. */
async function afterChecks(wish, { decision: before, check, edits }, permissions) {
    const { evidence: found, refusals } = await check();
    const decision = { ...before, evidence: [...before.evidence, ...permissions, ...found], refusals };
    const outcome = refusals.length > 0 ? 'refused' : 'planned';
    const paths = outcome === 'refused' ? [] : edits.map(({ path }) => path);
    return { decision, report: { ...reportOf(wish, decision, { outcome, refusals }), paths } };
}
function publication({ line }, inputs, decision, edits, base) {
    const title = rollbackTitle(decision);
    const { from, to } = decision;
    return {
        branch: (0,branches/* rollbackBranch */.Rs)(decision.set),
        temporary: (0,branches/* temporaryBranch */.UL)('rollback', decision.set, inputs.runId),
        base,
        tree: decision.situation.tree,
        edits,
        isMerged: (tip) => line.isAncestor(tip, base.commit),
        isOwn: (tip) => isOwnRollback(line, decision.situation, tip, base.commit),
        headline: title,
        message: `From the state of ${from?.commit} to that of ${to?.commit}.`,
        title,
        body: (head, replaced) => rollbackBody(decision, inputs, head, replaced),
    };
}


/***/ }),

/***/ 84714:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ readBlock),
/* harmony export */   dZ: () => (/* binding */ MAX_BLOCK),
/* harmony export */   nl: () => (/* binding */ writeBlock)
/* harmony export */ });
/** A block that machines read back from the body of a pull request or an issue, and that nobody sees. */
/** Of 65,536 characters of a body; the rest is for people. */
const MAX_BLOCK = 40_000;
const KIND = /^[a-z][a-z-]{0,40}$/;
/**
 * `<!-- gatehouse-<kind> {json} -->` on a line of its own. What could end a comment, or be markup, is escaped inside the JSON. Null: it
 * is larger than `MAX_BLOCK`.
 */
function writeBlock(kind, data) {
    if (!KIND.test(kind))
        throw new TypeError(`no kind of block: ${kind}`);
    const json = JSON.stringify(data).replace(/[<>&]|--|[\u007F-\uFFFF]/g, escaped);
    const block = `<!-- gatehouse-${kind} ${json} -->`;
    return block.length > MAX_BLOCK ? null : block;
}
function escaped(text) {
    return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
/** The data of the one block of a kind; null when there is none, there are several, or it is no JSON. Whoever calls checks its shape. */
function readBlock(kind, body) {
    const head = `<!-- gatehouse-${kind} `;
    const lines = body.split(/\r?\n/).filter((line) => line.startsWith(head));
    const [line] = lines;
    if (line === undefined || lines.length > 1 || line.length > MAX_BLOCK || !line.trimEnd().endsWith(' -->'))
        return null;
    try {
        return JSON.parse(line.trimEnd().slice(head.length, -' -->'.length));
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 78428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ heldBy)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53868);

/** Whether a hold stops these digests, built from that revision; asks git what it must know for it. Null: it does not. */
async function heldBy(hold, asked) {
    const { digests, revision, ancestors, now } = asked;
    const known = new Map();
    for (const { ancestor, descendant } of (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .holdQuestions */ .r)(hold, revision))
        known.set(`${ancestor} ${descendant}`, await ancestors(ancestor, descendant));
    const isAncestor = (ancestor, descendant) => known.get(`${ancestor} ${descendant}`) ?? null;
    return (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .holdsAgainst */ .I)(hold, { digests, revision, now, isAncestor });
}


/***/ }),

/***/ 27346:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ mustBeBase)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13735);

/**
 * What stands on a base branch that has moved since it was read looks like somebody's: another run, or whoever brought the branch up to date,
 * began later than this one.
 *
 * @param what is decided: `promotion`
 * @throws GatehouseError `ref-moved`
 */
async function mustBeBase(repository, base, what) {
    const { name, commit } = await repository.readDefaultBranch();
    if (commit === base)
        return;
    const message = `The branch ${name} moved from ${base} to ${commit} while the ${what} was decided.`;
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('ref-moved', message, `Start the ${what} again.`);
}


/***/ }),

/***/ 21267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openPullRequestOf)
/* harmony export */ });
/** The open pull request of a branch of this repository to another; null: there is none, or somebody led it to a third. */
async function openPullRequestOf(repository, { branch, base }) {
    const open = await repository.findPullRequests(branch);
    return open.find(({ headRef, baseRef }) => headRef === branch && baseRef === base) ?? null;
}


/***/ }),

/***/ 45720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readOpenRollback)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46801);
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13735);
/* harmony import */ var _branches_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83063);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51641);



/**
 * Until a rollback is merged its open pull request is the hold of the set: read from the file at its head, as the merge would bring it, and
 * never from what its body says. Null: none is open.
 * @throws GatehouseError `policy-invalid` when that file cannot be read
 */
async function readOpenRollback(repository, set) {
    const branch = (0,_branches_js__WEBPACK_IMPORTED_MODULE_0__/* .rollbackBranch */ .Rs)(set);
    const pullRequest = (await repository.findPullRequests(branch)).find(({ headRef }) => headRef === branch);
    if (pullRequest === undefined)
        return null;
    const path = (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .setHoldPath */ .Lf)(set);
    const text = (await (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .readTexts */ .Z7)(repository, await repository.readTree(pullRequest.head), [path], pullRequest.head)).get(path);
    if (text === undefined)
        return { pullRequest, hold: null };
    const { hold, complaints } = (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .explainSetHold */ .tm)(path, text);
    if (hold !== null)
        return { pullRequest, hold };
    const message = `${path} of the open rollback ${pullRequest.url} cannot be read: ${complaints.join('; ')}.`;
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_3__/* .GatehouseError */ .G('policy-invalid', message, 'Correct the file on its branch, or close the pull request.');
}


/***/ }),

/***/ 67321:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ readOwnBranch)
});

// EXTERNAL MODULE: ../bumps/src/prove.ts + 4 modules
var prove = __webpack_require__(52775);
// EXTERNAL MODULE: ../bumps/src/locate.ts + 7 modules
var locate = __webpack_require__(7604);
// EXTERNAL MODULE: ../bumps/src/managers/image.ts
var managers_image = __webpack_require__(19097);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../release/src/pins/files.ts
var pins_files = __webpack_require__(18183);
;// CONCATENATED MODULE: ../levers/src/shared/own-change.ts
/** Merges of the base branch on one branch; whoever has more of them made it by hand. */
const MAX_UPDATES = 1000;
/**
 * The one change that a branch has beyond the base branch: a commit on the base's own line, however often the base was merged into it since, as
 * "Update branch" does. Such a merge brings nothing of anybody when whatever it has otherwise than the base's commit is what the one commit made:
 * the same file, or one that `explains` accounts for. Each merge is looked at, for what a later one takes back would be lost too. Who made any of
 * it has no say. Null: there is more on the branch than that.
 *
 * @param base commit of the base branch that everything is decided at
 */
async function readOwnChange(line, { tip, base, explains }) {
    const commits = await line.readLine(tip);
    const at = commits.findIndex(({ parents }) => parents.length < 2);
    const commit = commits[at];
    if (commit?.firstParent == null || at > MAX_UPDATES || !(await line.isAncestor(commit.firstParent, base)))
        return null;
    const made = { on: commit.firstParent, changed: commit.changed };
    let now = made;
    for (const update of commits.slice(0, at).reverse()) {
        const merged = await readUpdate(line, update, base);
        if (merged === null || !(await isExplained(made, merged, explains)))
            return null;
        now = merged;
    }
    return { made, now };
}
/** What a merge has otherwise than the commit of the base branch that it merged; null: it merged something else. */
async function readUpdate(line, { oid, parents }, base) {
    const [, on, another] = parents;
    if (on === undefined || another !== undefined || !(await line.isAncestor(on, base)))
        return null;
    return { on, changed: differences(await line.readTree(on), await line.readTree(oid)) };
}
async function isExplained(made, { on, changed }, explains) {
    const known = new Set(made.changed.map(sideOf));
    const others = changed.filter((one) => !known.has(sideOf(one)));
    return others.length === 0 || explains(made, { on, changed: others });
}
function sideOf({ path, mode, oid }) {
    return `${mode} ${oid} ${path}`;
}
function differences(before, after) {
    const there = new Set(before.map(sideOf));
    const left = new Set(after.map(({ path }) => path));
    const gone = before.filter(({ path }) => !left.has(path));
    return [
        ...after.filter((entry) => !there.has(sideOf(entry))).map(({ path, mode, oid }) => ({ path, mode, oid })),
        ...gone.map(({ path }) => ({ path, mode: '000000', oid: null })),
    ];
}

// EXTERNAL MODULE: ../levers/src/shared/policy.ts
var shared_policy = __webpack_require__(51641);
;// CONCATENATED MODULE: ../levers/src/shared/own-branch.ts





const UNREADABLE = new Set(['policy-invalid', 'invalid-input']);
/**
 * What a branch has when that is nothing but one commit that only moves pins of the set, on top of the base's own line, and merges of that line
 * which take its digests over: then nothing of anybody is lost when another promotion takes its place. Who made it has no say; the bytes do.
 * Null: there is more.
 */
async function readOwnBranch(line, asked) {
    const { tip, base, besides } = asked;
    const movesOf = async (made, { on, changed }) => {
        const pins = { on, changed: changed.filter(({ path }) => path !== besides) };
        const moves = await pinMoves(line, asked.set, pins);
        if (moves !== null)
            return moves;
        const before = await setAt(line, asked, made.on);
        return before === null ? null : pinMoves(line, before, pins);
    };
    const explains = async (made, update) => {
        if (update.changed.some(({ path }) => path === besides))
            return false;
        const [known, bumps] = [await movesOf(made, made), await movesOf(made, update)];
        return bumps?.every((bump) => known?.some((one) => goesWith(bump, one))) ?? false;
    };
    const own = await readOwnChange(line, { tip, base, explains });
    return own === null || (await movesOf(own.made, own.made)) === null ? null : own;
}
/** The set as the base branch had it; null: it had none, or a policy that cannot be read today. */
async function setAt(line, { set, policy }, commit) {
    if (policy === undefined)
        return null;
    try {
        return (0,shared_policy/* setNamed */.cN)((await (0,shared_policy/* readLeverPolicy */.Hv)(line, policy, commit)).policy, set.name);
    }
    catch (error) {
        if (error instanceof verdict/* GatehouseError */.G && UNREADABLE.has(error.code))
            return null;
        throw error;
    }
}
/** The same image goes to the same digest; the tag beside it stays, or goes where it went too. */
function goesWith({ name, from, to }, made) {
    const isSameTag = to.version === from.version || to.version === made.to.version;
    return name === made.name && to.digest === made.to.digest && isSameTag;
}
/** Null: it is not proved to be nothing but moves of pins of the set. */
async function pinMoves(line, set, { on, changed }) {
    if (!changed.every(({ path, oid }) => oid !== null && (0,pins_files/* mayHoldPins */.F)(set, path)))
        return null;
    const files = await changedFiles(line, changed, await line.readTree(on));
    if (files === null)
        return null;
    const { bumps, residue } = (0,prove/* proveChange */.T)({ files, siblings: [] }, locate/* locate */.x);
    const images = new Set(set.images.map(({ repository }) => (0,managers_image/* canonicalImageName */.dW)(repository)));
    const isProved = residue.length === 0 &&
        bumps.length > 0 &&
        bumps.every(({ update, name }) => update === 'digest' && images.has(name));
    return isProved ? bumps : null;
}
async function changedFiles(line, changed, parent) {
    const before = new Map(parent.map((entry) => [entry.path, entry]));
    const pairs = changed.map(({ path, mode, oid }) => ({ path, mode, oid: oid ?? '', before: before.get(path) }));
    if (pairs.some(({ mode, before }) => mode === '160000' || before === undefined || before.mode === '160000'))
        return null;
    const blobs = await line.readBlobs([...new Set(pairs.flatMap(({ oid, before }) => [oid, before?.oid ?? '']))]);
    const side = (mode, oid) => ({ mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() });
    return pairs.map(({ path, mode, oid, before }) => ({
        path,
        pathIsText: true,
        before: side(before?.mode ?? '', before?.oid ?? ''),
        after: side(mode, oid),
    }));
}


/***/ }),

/***/ 72480:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkProvenance)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56901);
/* harmony import */ var _checked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32126);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61583);



/**
 * Whether every image was built by whom policy names, from the commit that its label says.
 *
 * @param asked.labels what each image says it was built from; null: it does not
 * @param asked.refuse makes the refusal of a lever from `image@digest` and a sentence
 */
async function checkProvenance({ verify, registry }, { provenance: policy, source }, asked) {
    if (policy === null)
        return { evidence: [(0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .evidence */ .MX)('provenance', 'not-asked', 'policy asks for none')], refusals: [] };
    const found = await (0,p_map__WEBPACK_IMPORTED_MODULE_1__["default"])([...asked.digests], async ([image, digest]) => {
        const wrong = (why) => [
            asked.refuse(`${image}@${digest}`, `The provenance of ${image} is not what policy demands: ${why}.`),
        ];
        const { outcome, detail, revision } = await verify({ registry, image, digest, policy, source });
        if (outcome !== 'passed')
            return wrong(detail);
        const label = asked.labels.get(image)?.revision ?? null;
        if (revision == null || revision === label)
            return [];
        return wrong(`it was built from ${revision}, and its label says ${label}`);
    }, { concurrency: _resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .REGISTRY_CONCURRENCY */ .y });
    return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)('provenance', found.flat(), `${policy.workflow} built all ${asked.digests.size} images`);
}


/***/ }),

/***/ 34499:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ asSentence),
/* harmony export */   oP: () => (/* binding */ renderEvidence)
/* harmony export */ });
/* unused harmony exports renderRefusals, renderTable, refusalLine */
/* harmony import */ var _gatehouse_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89343);

/** Longer lists are cut and counted: a summary ends at one mebibyte and a body at 65,536 characters. */
const MAX_ROWS = 50;
const OUTCOMES = { passed: 'passed', failed: '**failed**', absent: '**absent**', 'not-asked': 'not asked' };
/** A table of checks; empty when there are none. */
function renderEvidence(evidence, most = MAX_ROWS) {
    const rows = evidence.map(({ check, outcome, detail }) => (0,_gatehouse_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .tableRow */ .jD)([(0,_gatehouse_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(check), OUTCOMES[outcome], (0,_gatehouse_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(detail)]));
    return renderTable('| Check | Outcome | What was found |', rows, most);
}
/** Why a lever did not act, and what to do; empty when it did. */
function renderRefusals(refusals) {
    const rows = refusals.map(({ rule, place, message, fix }) => tableRow([code(rule), place === null ? '' : code(place), prose(message), prose(fix)]));
    return renderTable('| Rule | Where | Why | What to do |', rows);
}
/**
 * Lines of a table, with an empty one behind it; rows past `most` are counted, for the report file has them. Empty when there are no rows.
 * @param head `| Image | From | To |`
 */
function renderTable(head, rows, most = MAX_ROWS) {
    if (rows.length === 0)
        return [];
    const more = rows.length > most ? [`${rows.length - most} more are in the report file.`, ''] : [];
    return [head, head.replace(/[^|]+/g, ' --- '), ...rows.slice(0, most), '', ...more];
}
/** One line for the log. */
function refusalLine({ rule, place, message, fix }) {
    return `${rule}${place === null ? '' : ` at ${place}`}: ${asSentence(message)} ${fix}`;
}
/** Messages of errors have no full stop, so that they can be part of a sentence; here they are one. */
function asSentence(message) {
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 54525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ withdraw)
/* harmony export */ });
/** Deletes the branch of a commit that is not wanted any more, a temporary one as a rule; when it is gone, or moved, there is nothing to do. Never throws. */
async function withdraw({ repository, io }, branch, commit) {
    try {
        if ((await repository.readTip(branch)) === commit)
            await repository.deleteBranch(branch, commit);
    }
    catch {
        io.log(`The branch ${branch} could not be deleted: the next run deletes it or puts its own work there, or delete it by hand.`);
    }
}


/***/ }),

/***/ 53868:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ holdsAgainst),
/* harmony export */   r: () => (/* binding */ holdQuestions)
/* harmony export */ });
/* harmony import */ var _own_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25955);
/* harmony import */ var _set_hold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46801);


/** Ancestry that must be known before `holdsAgainst` can tell. */
function holdQuestions(hold, revision) {
    if (revision === null)
        return [];
    const fix = hold['fixed-by'];
    const held = (0,_set_hold_js__WEBPACK_IMPORTED_MODULE_0__/* .heldRevisions */ .wn)(hold);
    const all = [
        ...held.map((ancestor) => ({ ancestor, descendant: revision })),
        ...(fix === undefined ? [] : [revision, ...held].map((descendant) => ({ ancestor: fix, descendant }))),
    ];
    const unlike = all.filter(({ ancestor, descendant }) => ancestor !== descendant);
    return [...new Map(unlike.map((pair) => [`${pair.ancestor} ${pair.descendant}`, pair])).values()];
}
/**
 * Whether a hold stops a candidate; null: it does not. A refused digest stays refused whatever fixed the fault, since the same bytes have the
 * same fault. A refused revision and what descends from it are let through when `fixed-by` is the candidate or its ancestor, and is not older
 * than the fault; where ancestry is not known they are not. A day that is over releases nothing.
 */
function holdsAgainst(hold, candidate) {
    const because = refusedDigests(hold, candidate) ?? refusedRevision(hold, candidate);
    if (because === null)
        return null;
    return { because, reason: hold.reason, by: hold.by ?? null, due: (0,_own_js__WEBPACK_IMPORTED_MODULE_1__/* .isOver */ .P)(hold.until, candidate.now) };
}
function refusedDigests({ refuses }, { digests }) {
    const refused = new Set(refuses);
    const found = [...digests].filter(([, digest]) => refused.has(digest));
    if (found.length === 0)
        return null;
    return `it refuses ${found.map(([image, digest]) => `${image}@${digest}`).join(', ')}`;
}
function refusedRevision(hold, { revision, isAncestor }) {
    if (revision === null)
        return null;
    const within = (ancestor, descendant) => ancestor === descendant || isAncestor(ancestor, descendant);
    for (const held of (0,_set_hold_js__WEBPACK_IMPORTED_MODULE_0__/* .heldRevisions */ .wn)(hold)) {
        const has = within(held, revision);
        if (has === false)
            continue;
        const unfixed = whyNotFixed(hold['fixed-by'], { held, revision, within });
        if (unfixed === null)
            continue;
        if (held === revision)
            return `it refuses the revision ${held}${unfixed}`;
        return `${revision} ${has === null ? 'may descend' : 'descends'} from ${held}, which it refuses${unfixed}`;
    }
    return null;
}
/**
 * The end of a clause; null: it is fixed. What the fault itself has among its ancestors did not mend it, whoever wrote it there: such a commit
 * would let every build through.
 */
function whyNotFixed(fix, asked) {
    if (fix === undefined)
        return '';
    if (asked.within(fix, asked.revision) !== true)
        return `, and its fix ${fix} is not in it`;
    const older = asked.within(fix, asked.held);
    return older === false ? null : `, and its fix ${fix} ${older === null ? 'may be' : 'is'} older`;
}


/***/ }),

/***/ 22727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ writeSetHold)
/* harmony export */ });
/** Characters that a reader sees as they are; any other is written as an escape. */
const PLAIN = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;
/**
 * The text of a hold's file; `readSetHold` gives the same hold back. Every value is in quotes, because a commit id of digits alone is a
 * number to YAML.
 */
function writeSetHold(hold) {
    const { revision } = hold;
    const lines = [
        `version: ${hold.version}`,
        `set: ${quoted(hold.set)}`,
        ...list('refuses', hold.refuses),
        ...(typeof revision === 'string' ? [`revision: ${quoted(revision)}`] : list('revision', revision ?? [])),
        `reason: ${quoted(hold.reason)}`,
        ...one('by', hold.by),
        ...one('until', hold.until),
        ...one('fixed-by', hold['fixed-by']),
    ];
    return `${lines.join('\n')}\n`;
}
function list(key, items) {
    return items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${quoted(item)}`)];
}
function one(key, value) {
    return value === undefined ? [] : [`${key}: ${quoted(value)}`];
}
/** A double-quoted scalar of YAML on one line. */
function quoted(value) {
    return `"${[...value].map(escaped).join('')}"`;
}
function escaped(character) {
    if (character === '"' || character === '\\')
        return `\\${character}`;
    if (PLAIN.test(character))
        return character;
    return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}


/***/ }),

/***/ 64981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ rewritePins)
});

// EXTERNAL MODULE: ../bumps/src/prove.ts + 4 modules
var prove = __webpack_require__(52775);
// EXTERNAL MODULE: ../bumps/src/locate.ts + 7 modules
var locate = __webpack_require__(7604);
// EXTERNAL MODULE: ../release/src/pins/places.ts
var pins_places = __webpack_require__(5062);
// EXTERNAL MODULE: ../release/src/pins/refuse.ts
var refuse = __webpack_require__(38066);
;// CONCATENATED MODULE: ../release/src/pins/comments.ts


/**
 * Lets comments that state where a digest came from follow it: the digest itself, or the commit it was built from. Where the commit of the
 * new digest is not known, the comment goes, for it would be wrong; then the change is more than its bumps.
 */
function commentEdits(file, moves, revisions) {
    const byKey = new Map(moves.map((move) => [move.place.reference.key, move]));
    const edits = [];
    const refusals = [];
    for (const derived of file.located.derived) {
        const beside = (derived.of ?? []).map((key) => byKey.get(key));
        const moving = beside.filter((move) => move !== undefined);
        if (moving.length === 0)
            continue;
        const edit = derived.kind === 'digest-comment' ? digestEdit(derived, moving) : revisionEdit(file, derived, moving, revisions);
        if (edit === 'unclear' || (edit !== null && derived.kind === 'revision-comment' && moving.length < beside.length))
            refusals.push(unclear(file, derived));
        else if (edit !== null && !edits.some(({ start, end }) => start < edit.end && edit.start < end))
            edits.push(edit);
    }
    return { edits, refusals };
}
/** Another digest than the pin's own is history that somebody wrote down. */
function digestEdit({ text, span }, moving) {
    const move = moving.find(({ place }) => place.pin.digest === `sha256:${text}`);
    return move === undefined ? null : { ...span, text: move.to.digest.slice('sha256:'.length) };
}
function revisionEdit(file, derived, moving, revisions) {
    const known = new Set(moving.map(({ to }) => revisions.get(to.image) ?? null));
    const [revision] = known;
    if (known.size !== 1 || revision === undefined)
        return 'unclear';
    return revision === null ? removal(file.located.text ?? '', derived) : { ...derived.span, text: revision };
}
/** The whole comment, with its line when it has one for itself. */
function removal(text, { span }) {
    const start = text.lastIndexOf('\n', span.start - 1) + 1;
    const feed = text.indexOf('\n', span.end);
    const end = feed < 0 ? text.length : feed;
    const before = text.slice(start, span.start);
    if (/^[ \t]*(?:#|\/\/)/.test(before))
        return { start, end: feed < 0 ? end : feed + 1, text: '' };
    const comment = /[ \t]+(?:#|\/\/)[^"']*$/.exec(before);
    const stop = text[end - 1] === '\r' ? end - 1 : end;
    return { start: start + (comment?.index ?? before.length), end: stop, text: '' };
}
function unclear({ file, located }, { span, text }) {
    return (0,refuse/* refuse */.T)('pins/left-over', `${file.path}:${(0,pins_places/* lineOf */.cA)(located.text ?? '', span.start)}`, `the comment names the commit ${text}, and the images beside it do not all move to one commit`, 'Give each image a line of its own, or take the commit out of the comment.');
}

;// CONCATENATED MODULE: ../release/src/pins/left-over.ts


/** More places than a person reads. */
const MAX_PLACES = 50;
/**
 * Places where a digest that was replaced still stands: in a comment, under another image's name, in a script. `files` are those after the
 * rewrite; `replaced` the hexadecimal digits of what went. A pin of the set that now has such a digest is where it belongs.
 */
function leftOvers(files, replaced) {
    const found = [];
    for (const { file, located, places } of files) {
        const pinned = new Set(places.map(({ reference }) => reference.digest?.end));
        const text = (located.text ?? '').toLowerCase();
        for (const match of text.matchAll(/[0-9a-f]{64}/g)) {
            if (!replaced.has(match[0]) || pinned.has(match.index + 64) || found.length >= MAX_PLACES)
                continue;
            found.push(leftOver(`${file.path}:${(0,pins_places/* lineOf */.cA)(text, match.index)}`, match[0]));
        }
    }
    return found;
}
function leftOver(place, hex) {
    return (0,refuse/* refuse */.T)('pins/left-over', place, `the digest that is replaced stands here too (${hex.slice(0, 12)}…), and this is no pin of the set`, 'Take it out, or make it a pin: a comment on the line of a pin, or on the line above, follows by itself.');
}

// EXTERNAL MODULE: ../bumps/src/versions/sha.ts
var sha = __webpack_require__(86599);
;// CONCATENATED MODULE: ../release/src/pins/moves.ts


const COMMIT_TAG = /^((?:[a-z]+-)?)[0-9a-f]{40}$/;
/** Where the pins of a file go; those that are there already are no moves. */
function movesOf({ places }, to, revisions) {
    return places.flatMap((place) => {
        const { pin } = place;
        const digest = to.get(pin.image);
        if (digest === undefined || digest === pin.digest)
            return [];
        return [{ place, to: { ...pin, digest, tag: tagBeside(pin, revisions.get(pin.image) ?? null) } }];
    });
}
/** The tag stays, for no version is known of a digest; only one that names the commit of the build and nothing else moves along. */
function tagBeside({ tag }, revision) {
    const named = COMMIT_TAG.exec(tag ?? '');
    return named === null || revision === null ? tag : `${named[1]}${revision}`;
}
/** A tag that would go on naming the commit of the digest that is replaced. */
function tagRefusals(moves, revisions) {
    return moves.flatMap(({ to: { tag, image, path, line } }) => {
        if (!COMMIT_TAG.test(tag ?? '') || (0,sha/* isCommitSha */._$)(revisions.get(image) ?? ''))
            return [];
        const message = `the tag beside the digest names a commit (${tag}), and the commit of the new digest is not known`;
        const fix = 'Give the revision, build the image with the label org.opencontainers.image.revision, or take the tag out.';
        return [(0,refuse/* refuse */.T)('pins/revision-unknown', `${path}:${line}`, message, fix)];
    });
}
/** The bytes of a pin that change: its digest, and its tag where that moves along. */
function pinEdits({ place: { reference, pin }, to }) {
    const { digest, version } = reference;
    const edits = digest === undefined ? [] : [{ start: digest.start, end: digest.end, text: to.digest }];
    if (version === undefined || to.tag === null || to.tag === pin.tag)
        return edits;
    return [{ start: version.start, end: version.end, text: to.tag }, ...edits];
}
/** Applies edits that are apart from each other. */
function applyEdits(text, edits) {
    let from = 0;
    const parts = [];
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
        parts.push(text.slice(from, edit.start), edit.text);
        from = edit.end;
    }
    return parts.join('') + text.slice(from);
}

// EXTERNAL MODULE: ../release/src/pins/scan.ts + 2 modules
var pins_scan = __webpack_require__(26447);
;// CONCATENATED MODULE: ../release/src/pins/rewrite.ts







/**
 * Moves each image of a set to its own digest: as one set, everywhere, or not at all. Only the bytes of digests change, of tags that name
 * the commit of a build, and of comments beside them that say where they came from; afterwards nothing old is left in the files of the
 * pins, and the change is proved to be nothing but its bumps. Pure; never throws.
 */
function rewritePins(set, files, to, options) {
    const scan = (0,pins_scan/* scanPins */.k)(set, files);
    const refusals = [...membership(set, to), ...scan.problems, ...counted(set, scan, options.promoted)];
    return refusals.length > 0 ? { refusals } : rewriteScanned(set, scan, to, options.revisions ?? new Map());
}
function membership(set, to) {
    const members = new Set(set.images.map(({ repository }) => repository));
    const foreign = [...to.keys()].filter((image) => !members.has(image));
    const without = [...members].filter((image) => !to.has(image));
    return [
        ...foreign.map((image) => unknown(image, `is no image of the set ${set.name}`)),
        ...without.map((image) => unknown(image, `of the set ${set.name} has no digest to go to`)),
    ];
}
function unknown(image, why) {
    return (0,refuse/* refuse */.T)('pins/unknown-image', image, `${image} ${why}`, 'Give one digest for every image of the set, and none else.');
}
function counted(set, { pins }, promoted) {
    const pinned = new Set(pins.map(({ image }) => image));
    const absent = set.images.filter(({ repository }) => !pinned.has(repository));
    const none = absent.map(({ repository }) => (0,refuse/* refuse */.T)('pins/none', repository, `${repository} is pinned nowhere${set.pins === null ? '' : ` in ${set.pins.patterns.join(', ')}`}`, `Pin it by digest in a pull request of its own, correct 'pins' of the set ${set.name}, or take the image out of the set.`));
    const fewest = tooFew(set.floor, pins.length, promoted);
    if (fewest === null)
        return none;
    const message = `${pins.length} pins are found, and ${fewest}`;
    const fix = `Restore the missing pins; if they are gone for good, write 'floor: ${pins.length}' to the set ${set.name} in the policy.`;
    return [...none, (0,refuse/* refuse */.T)('pins/fewer', null, message, fix)];
}
/**
 * Why so many are too few; null: they are not. A floor below what was promoted lets exactly that many through, once: it stays in the policy, and
 * must not hide pins that are lost when there are more again.
 */
function tooFew(floor, found, promoted) {
    if (floor !== null && found < floor)
        return `the policy sets a floor of ${floor}`;
    if (found >= promoted || found === floor)
        return null;
    return `the last promoted state had ${promoted}`;
}
function rewriteScanned(set, scan, to, revisions) {
    const rewritten = scan.files
        .filter(({ places }) => places.length > 0)
        .map((file) => rewriteFile(set, file, to, revisions));
    // A digest in a form that no manager reads may stand in a file that has no pin at all.
    const unpinned = scan.files.filter(({ places }) => places.length === 0);
    const replaced = replacedBy(rewritten.flatMap(({ moves }) => moves));
    const refusals = [
        ...rewritten.flatMap(({ refused }) => refused),
        ...leftOvers([...rewritten.map(({ after }) => after), ...unpinned], replaced),
        ...unproved(rewritten),
    ];
    if (refusals.length > 0)
        return { refusals };
    return {
        edits: rewritten
            .filter(({ moves }) => moves.length > 0)
            .map(({ after: { file } }) => ({ path: file.path, mode: file.mode, bytes: file.bytes })),
        pins: rewritten.flatMap(({ before, moves }) => paired(before, moves)),
    };
}
function rewriteFile(set, before, to, revisions) {
    const moves = movesOf(before, to, revisions);
    if (moves.length === 0)
        return { before, after: before, moves, refused: [], removes: false };
    const comments = commentEdits(before, moves, revisions);
    const text = applyEdits(before.located.text ?? '', [...moves.flatMap(pinEdits), ...comments.edits]);
    // No id: nobody may take these bytes for those that were read.
    const after = (0,pins_places/* pinsIn */.sK)(set, { ...before.file, oid: '', bytes: new TextEncoder().encode(text) });
    return {
        before,
        after,
        moves,
        refused: [...tagRefusals(moves, revisions), ...comments.refusals],
        removes: comments.edits.some((edit) => edit.text === ''),
    };
}
function replacedBy(moves) {
    return new Set(moves.map(({ place }) => place.pin.digest.slice('sha256:'.length)));
}
function paired({ places }, moves) {
    const moved = new Map(moves.map(({ place, to }) => [place, to]));
    return places.map((place) => ({ from: place.pin, to: moved.get(place) ?? place.pin }));
}
/** The same proof that judges the pull request, before there is one. */
function unproved(rewritten) {
    const changed = rewritten.filter(({ moves, removes }) => moves.length > 0 && !removes);
    const files = changed.map(({ before, after }) => ({
        path: before.file.path,
        pathIsText: true,
        before: before.file,
        after: after.file,
    }));
    const { residue } = (0,prove/* proveChange */.T)({ files, siblings: [] }, locatorOf(changed));
    return [...residue.map(notProvable), ...rewritten.flatMap(unlike)];
}
/** Each side was located already. */
function locatorOf(files) {
    const sides = files.flatMap(({ before, after }) => [before, after]);
    const known = new Map(sides.map(({ file, located }) => [file.bytes, located]));
    return (path, blob) => known.get(blob.bytes) ?? (0,locate/* locate */.x)(path, blob);
}
/** Finding the pins again must find the same ones, each where it was to go. */
function unlike({ before, after, moves }) {
    const wanted = paired(before, moves).map(({ to }) => `${to.key} ${to.image} ${to.tag} ${to.digest}`);
    const found = after.places.map(({ pin }) => `${pin.key} ${pin.image} ${pin.tag} ${pin.digest}`);
    if (wanted.length === found.length && wanted.every((pin, at) => pin === found[at]))
        return [];
    const message = 'the pins that the rewritten file has are not those that were written';
    return [(0,refuse/* refuse */.T)('pins/not-provable', before.file.path, message, 'Write each pin on a line of its own.')];
}
function notProvable({ path, line, message, fix }) {
    return (0,refuse/* refuse */.T)('pins/not-provable', line === null ? path : `${path}:${line}`, message, fix);
}


/***/ }),

/***/ 4031:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseRollbackTarget),
/* harmony export */   Z: () => (/* binding */ targetText)
/* harmony export */ });
const COMMIT = /^[0-9a-f]{40}$/;
const AT_COMMIT = 'at-commit:';
/**
 * `previous`, the 40 hexadecimal digits of the revision that images were built from, or `at-commit:` and those of a commit of the base branch.
 * Null: none of them; a shortened id may stand for several.
 */
function parseRollbackTarget(text) {
    const said = text.trim();
    if (said === 'previous')
        return { kind: 'previous' };
    if (COMMIT.test(said))
        return { kind: 'revision', revision: said };
    const commit = said.startsWith(AT_COMMIT) ? said.slice(AT_COMMIT.length).trim() : '';
    return COMMIT.test(commit) ? { kind: 'at-commit', commit } : null;
}
/** As it is written. */
function targetText(target) {
    if (target.kind === 'previous')
        return 'previous';
    return target.kind === 'revision' ? target.revision : `${AT_COMMIT}${target.commit}`;
}


/***/ })

};
