export const id = 625;
export const ids = [625];
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

/***/ 44625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pins: () => (/* binding */ pins)
});

// EXTERNAL MODULE: ../forge/src/git/index.ts + 8 modules
var src_git = __webpack_require__(94114);
// EXTERNAL MODULE: ../forge/src/git/line/local.ts
var local = __webpack_require__(33058);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 32 modules
var open_registry = __webpack_require__(90258);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(3500);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(28684);
// EXTERNAL MODULE: ./src/fault.ts
var fault = __webpack_require__(78663);
// EXTERNAL MODULE: ./src/notes.ts + 2 modules
var notes = __webpack_require__(89651);
// EXTERNAL MODULE: ./src/policy-source.ts
var policy_source = __webpack_require__(42295);
// EXTERNAL MODULE: ./src/registry-credentials.ts
var registry_credentials = __webpack_require__(96163);
// EXTERNAL MODULE: ../levers/src/freshness/pins/find.ts
var find = __webpack_require__(15895);
// EXTERNAL MODULE: ../release/src/history/history.ts + 1 modules
var history_history = __webpack_require__(80394);
// EXTERNAL MODULE: ../release/src/history/blobs.ts
var blobs = __webpack_require__(49324);
;// CONCATENATED MODULE: ./src/pins/groups.ts


/**
 * Every pin at a commit: those of each set of the policy, then all others as one group. A set's past is read wherever the set may have pins;
 * that of the others in the files that have some now.
 */
async function pinGroups(line, tip, sets, progress) {
    const tree = await line.readTree(tip);
    progress('looking for pins');
    const own = sets.length === 0 ? [] : await (0,find/* findPins */.m)(line, tree, sets);
    const taken = new Set(own.flatMap(({ pins }) => pins.map(placeOf)));
    const all = await (0,find/* findPins */.m)(line, tree, []);
    const others = all.flatMap(({ pins }) => pins).filter((pin) => !taken.has(placeOf(pin)));
    const problems = sets.length === 0 ? all.flatMap((group) => group.problems) : [];
    progress('reading history');
    const commits = await line.readLine(tip);
    const groups = [];
    for (const [at, group] of [...own, { set: null, pins: others, problems }].entries()) {
        const set = sets[at] ?? setOf(others);
        const history = (0,history_history/* promotionHistory */.eN)(set, commits, await line.readBlobs((0,blobs/* historyBlobs */.T)(set, commits)));
        groups.push({ ...group, history });
        progress(`read the history of ${group.set ?? 'other pins'}: ${history.promotions.length} changes`);
    }
    return groups;
}
function placeOf({ path, key }) {
    return `${path} ${key}`;
}
/** Images that policy does not name, taken for a set so that their past is read in the same way. */
function setOf(pins) {
    const paths = new Set(pins.map(({ path }) => path));
    const images = [...new Set(pins.map(({ image }) => image))];
    return {
        name: 'others',
        source: null,
        images: images.map((repository) => ({ repository, inventory: null, smoke: null })),
        pins: { patterns: [], matches: (path) => paths.has(path) },
        floor: null,
        provenance: null,
        allowWithoutRuntime: false,
    };
}

// EXTERNAL MODULE: ../levers/src/freshness/pins/check.ts + 3 modules
var check = __webpack_require__(45888);
;// CONCATENATED MODULE: ./src/pins/life.ts

const NOT_ASKED = { state: 'not asked', detail: [] };
const THERE = { state: 'there', detail: [] };
/** Asks for each pinned digest and its children once; `registry` null: nobody is asked. */
async function readLives(registry, groups, now) {
    if (registry === null)
        return { of: () => NOT_ASKED, fixes: [] };
    const lives = new Map();
    const fixes = new Set();
    for (const { dead, refusals } of await (0,check/* checkPins */.$)(registry, groups, now)) {
        for (const { place, message, rule, fix } of refusals) {
            if (place !== null)
                lives.set(place, { state: 'unknown', detail: [message] });
            // Other rules speak of files, and are told with their place.
            if (rule === 'pins/unknown')
                fixes.add(fix);
        }
        for (const { image, digest, missing } of dead)
            lives.set(`${image}@${digest}`, { state: 'gone', detail: missing });
    }
    return { of: ({ image, digest }) => lives.get(`${image}@${digest}`) ?? THERE, fixes: [...fixes] };
}

// EXTERNAL MODULE: ./src/columns.ts
var columns = __webpack_require__(67440);
// EXTERNAL MODULE: ./src/short.ts
var src_short = __webpack_require__(65669);
;// CONCATENATED MODULE: ./src/pins/render.ts




const HEAD = ['SET', 'IMAGE', 'DIGEST', 'PLACE', 'SINCE', 'COMMIT', 'REGISTRY'];
/** Every pin on a line, under a head; what is missing below its line; then the count, and why some is not known. */
function renderTable(rows, colors) {
    if (rows.length === 0)
        return 'No image is pinned by digest.\n';
    const [head = '', ...lines] = (0,columns/* columns */.Y)([HEAD, ...rows.map(cells)]);
    const body = rows.map((row, at) => {
        const paint = row.registry === 'gone' ? colors.red : row.registry === 'unknown' ? colors.yellow : (text) => text;
        const missing = row.registry === 'gone' ? row.detail : [];
        return [paint(lines[at] ?? ''), ...missing.map((detail) => `    ${(0,src_escape/* printable */.g)(detail)}`)].join('\n');
    });
    return `${head}\n${body.join('\n')}\n\n${[tally(rows), ...reasons(rows)].join('\n')}\n`;
}
function cells({ set, image, tag, digest, path, line, since, registry }) {
    return [
        set ?? '-',
        (0,src_escape/* printable */.g)(tag === null ? image : `${image}:${tag}`),
        (0,src_short/* short */.A)(digest),
        (0,src_escape/* printable */.g)(`${path}:${line}`),
        since?.at.slice(0, 'yyyy-mm-dd'.length) ?? '?',
        since === null ? '?' : (0,src_short/* short */.A)(since.commit),
        registry,
    ];
}
function tally(rows) {
    const digests = new Set(rows.map(({ image, digest }) => `${image}@${digest}`)).size;
    const count = (state) => rows.filter((row) => row.registry === state).length;
    const told = ['gone', 'unknown', 'not asked'].flatMap((state) => count(state) === 0 ? [] : [`${count(state)} ${state}`]);
    return [`${(0,src_short/* counted */.h)(rows.length, 'pin')} of ${(0,src_short/* counted */.h)(digests, 'digest')}`, ...told].join(', ');
}
/** A registry that does not answer says the same of each of its images: once is enough. */
function reasons(rows) {
    const counts = new Map();
    for (const row of rows.filter(({ registry }) => registry === 'unknown')) {
        const reason = reasonOf(row);
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    return [...counts].map(([reason, count]) => `  ${count} unknown: ${(0,src_escape/* printable */.g)(reason)}`);
}
/** Without the names of image and place, which stand in the row. */
function reasonOf({ image, digest, detail }) {
    const message = detail.join(' ');
    const reason = message.split(check/* NOT_KNOWN */.g).at(-1) ?? message;
    return reason.replaceAll(`${image}@${digest}`, 'it').replace(/^it: /, '');
}
/** The same rows for programs, digests and commits whole. */
function renderJson(commit, rows, problems) {
    return `${(0,src_escape/* printableJson */.e)({ schema: 1, commit, pins: rows, problems }, 2)}\n`;
}

;// CONCATENATED MODULE: ../release/src/history/since.ts
/**
 * The state at which an image came to be pinned to a digest that it is pinned to today: the oldest of those that have it without a break
 * until now. Null: no state has it.
 */
function pinnedSince({ promotions }, image, digest) {
    const has = ({ pins }) => pins.some((pin) => pin.image === image && pin.digest === digest);
    const end = promotions.findIndex(({ state }) => !has(state));
    return promotions[(end < 0 ? promotions.length : end) - 1]?.state ?? null;
}

;// CONCATENATED MODULE: ./src/pins/rows.ts

/** In order: sets as policy has them, then images by name, then places. */
function rowsOf(groups, lifeOf) {
    return groups.flatMap(({ set, pins, history }) => [...pins]
        .sort((a, b) => order(a.image, b.image) || order(a.path, b.path) || a.line - b.line)
        .map((pin) => {
        const since = pinnedSince(history, pin.image, pin.digest);
        const { state, detail } = lifeOf(pin);
        const { image, tag, digest, path, line } = pin;
        return {
            ...{ set, image, tag, digest, path, line, registry: state, detail },
            since: since === null ? null : { commit: since.commit, at: since.committedAt },
        };
    }));
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/pins/command.ts












/** Lists digest pins. Exit code: 0 all are there, or nobody was asked; 1 some is gone; 2 it could not be told of all. */
async function pins(options, terminal, env, now, open = open_registry/* openRegistry */.M) {
    let git = null;
    let line = null;
    const log = (text) => terminal.progress((0,src_escape/* printable */.g)(text));
    try {
        git = await (0,src_git/* openRepository */.h_)(options.repo);
        line = await (0,local/* localLine */.u)(options.repo);
        const tip = await git.resolve(options.at);
        const source = await (0,policy_source/* readPolicySource */.ge)(git, tip, options.policy);
        const policy = (0,policy_source/* policyFrom */.JX)(source);
        if (source.text !== null)
            (0,notes/* notePolicy */.t)(source, terminal);
        const groups = await pinGroups(line, tip, policy.images, terminal.progress);
        const registry = options.offline
            ? null
            : open({ credentials: await credentials(env, terminal), realms: options.trustedRealms, log });
        terminal.progress(registry === null ? '' : 'asking registries');
        const lives = await readLives(registry, groups, now);
        const rows = rowsOf(groups, lives.of);
        terminal.progress('');
        const problems = groups.flatMap((group) => group.problems);
        for (const { place, message, fix } of problems)
            terminal.note((0,src_escape/* printable */.g)(`note: ${place}: ${message} ${fix}`));
        for (const note of unpinned(policy.images, groups))
            terminal.note((0,src_escape/* printable */.g)(`note: ${note}`));
        await terminal.out(options.format === 'json' ? renderJson(tip, rows, problems) : renderTable(rows, terminal.colors));
        for (const fix of lives.fixes)
            terminal.note((0,src_escape/* printable */.g)(`  fix: ${fix}`));
        return terminal.gone ? exit_codes/* EXIT */.d.untold : codeOf(rows, problems.length > 0);
    }
    catch (error) {
        terminal.progress('');
        terminal.note((0,fault/* describeFault */.Q)(error));
        return exit_codes/* EXIT */.d.untold;
    }
    finally {
        git?.close();
        await line?.close();
    }
}
/** An image that its set has no pin of is most often misspelt, or its place is left out by `pins`; such a set has no whole state. */
function unpinned(sets, groups) {
    return sets.flatMap(({ name, images }) => {
        const pinned = new Set(groups.flatMap(({ set, pins }) => (set === name ? pins.map(({ image }) => image) : [])));
        const rest = images.map(({ repository }) => repository).filter((image) => !pinned.has(image));
        return rest.map((image) => {
            const place = placeOutside(image, groups);
            return place === null
                ? `${image} of the set ${name} is pinned nowhere; check its name, and \`pins\` of the set.`
                : `${image} of the set ${name} is pinned only where \`pins\` of the set does not look, first at ${place}.`;
        });
    });
}
function placeOutside(image, groups) {
    const found = groups.flatMap(({ pins }) => pins).find((pin) => pin.image === image);
    return found === undefined ? null : `${found.path}:${found.line}`;
}
async function credentials(env, terminal) {
    const { credentials, notes } = await (0,registry_credentials/* machineCredentials */.I)(env);
    for (const note of notes)
        terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
    return credentials;
}
function codeOf(rows, problems) {
    if (rows.some(({ registry }) => registry === 'gone'))
        return exit_codes/* EXIT */.d.against;
    return problems || rows.some(({ registry }) => registry === 'unknown') ? exit_codes/* EXIT */.d.untold : exit_codes/* EXIT */.d.fine;
}


/***/ }),

/***/ 96163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ machineCredentials)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13735);




/** Docker writes its own under another name than the one in references. */
const HUB = /^(?:https:\/\/)?index\.docker\.io(?:\/v1\/?)?$/;
const WITHOUT_HELPER = 'set GITHUB_TOKEN for ghcr.io; for another registry skopeo login --authfile DIR/config.json HOST, and set DOCKER_CONFIG=DIR';
/**
 * Credentials for registries as `docker login` wrote them (`$DOCKER_CONFIG/config.json`), and for GitHub's those of `GITHUB_TOKEN` or
 * `GH_TOKEN`. Credential helpers are programs and are not run.
 * @throws GatehouseError `invalid-input` when the file is there and no such configuration
 */
async function machineCredentials(env) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker'), 'config.json');
    const config = await readConfig(path);
    const written = Object.entries(Object(config.auths)).flatMap(([host, entry]) => credentialsOf(host, entry) ?? []);
    const helpers = config.credsStore !== undefined || config.credHelpers !== undefined;
    const notes = helpers ? [`${path} names a credential helper, which is not run: ${WITHOUT_HELPER}`] : [];
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    const github = { registry: 'ghcr.io', username: env.GITHUB_ACTOR || 'x-access-token', password: token ?? '' };
    const known = written.some(({ registry }) => registry === 'ghcr.io');
    return { credentials: token && !known ? [...written, github] : written, notes };
}
async function readConfig(path) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch {
        return {};
    }
    try {
        return Object(JSON.parse(text));
    }
    catch (cause) {
        const fix = 'Repair it, or point DOCKER_CONFIG at a folder with another.';
        throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_3__/* .GatehouseError */ .G('invalid-input', `${path} is no JSON`, fix, { cause });
    }
}
/** `auth` is base64 of `username:password`; a password may have colons. */
function credentialsOf(host, entry) {
    const { auth } = Object(entry);
    if (typeof auth !== 'string' || auth === '')
        return null;
    const text = Buffer.from(auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon < 0)
        return null;
    const registry = HUB.test(host)
        ? 'docker.io'
        : host
            .replace(/^https?:\/\//, '')
            .replace(/\/.*$/, '')
            .toLowerCase();
    return { registry, username: text.slice(0, colon), password: text.slice(colon + 1) };
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


/***/ })

};
