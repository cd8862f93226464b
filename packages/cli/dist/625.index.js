export const id = 625;
export const ids = [625];
export const modules = {

/***/ 44625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pins: () => (/* binding */ pins)
});

// EXTERNAL MODULE: ../forge/src/git/index.ts + 11 modules
var src_git = __webpack_require__(94487);
// EXTERNAL MODULE: ../forge/src/git/line/local.ts
var local = __webpack_require__(33058);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 29 modules
var open_registry = __webpack_require__(65771);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(3500);
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

// EXTERNAL MODULE: ../levers/src/freshness/pins/check.ts + 2 modules
var check = __webpack_require__(68681);
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
;// CONCATENATED MODULE: ./src/pins/render.ts


const SHORT = 12;
const HEAD = ['SET', 'IMAGE', 'DIGEST', 'PLACE', 'SINCE', 'COMMIT', 'REGISTRY'];
/** Every pin on a line, under a head; what is missing below its line; then the count. */
function renderTable(rows, colors) {
    if (rows.length === 0)
        return 'No image is pinned by digest.\n';
    const [head = '', ...lines] = (0,columns/* columns */.Y)([HEAD, ...rows.map(cells)]);
    const body = rows.map((row, at) => {
        const paint = row.registry === 'gone' ? colors.red : row.registry === 'unknown' ? colors.yellow : (text) => text;
        return [paint(lines[at] ?? ''), ...row.detail.map((detail) => `    ${(0,src_escape/* printable */.g)(detail)}`)].join('\n');
    });
    return `${head}\n${body.join('\n')}\n\n${tally(rows)}\n`;
}
function cells({ set, image, tag, digest, path, line, since, registry }) {
    return [
        set ?? '-',
        (0,src_escape/* printable */.g)(tag === null ? image : `${image}:${tag}`),
        digest.slice('sha256:'.length).slice(0, SHORT),
        (0,src_escape/* printable */.g)(`${path}:${line}`),
        since?.at.slice(0, 'yyyy-mm-dd'.length) ?? '?',
        since?.commit.slice(0, SHORT) ?? '?',
        registry,
    ];
}
function tally(rows) {
    const digests = new Set(rows.map(({ image, digest }) => `${image}@${digest}`)).size;
    const count = (state) => rows.filter((row) => row.registry === state).length;
    const told = ['gone', 'unknown', 'not asked'].flatMap((state) => count(state) === 0 ? [] : [`${count(state)} ${state}`]);
    return [`${rows.length} ${rows.length === 1 ? 'pin' : 'pins'} of ${digests} digests`, ...told].join(', ');
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
            : open({ credentials: await credentials(env, terminal), realms: options.trustedRealms });
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
        return codeOf(rows, problems.length > 0);
    }
    catch (error) {
        terminal.progress('');
        terminal.note((0,fault/* describeFault */.Q)(error));
        return 2;
    }
    finally {
        git?.close();
        await line?.close();
    }
}
/** An image that is pinned nowhere is most often misspelt, or its place is left out by `pins`; its set has no whole state. */
function unpinned(sets, groups) {
    return sets.flatMap(({ name, images }) => {
        const pinned = new Set(groups.flatMap(({ set, pins }) => (set === name ? pins.map(({ image }) => image) : [])));
        const rest = images.map(({ repository }) => repository).filter((image) => !pinned.has(image));
        return rest.map((image) => `${image} of the set ${name} is pinned nowhere; check its name, and \`pins\` of the set.`);
    });
}
async function credentials(env, terminal) {
    const { credentials, notes } = await (0,registry_credentials/* machineCredentials */.I)(env);
    for (const note of notes)
        terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
    return credentials;
}
function codeOf(rows, problems) {
    if (rows.some(({ registry }) => registry === 'gone'))
        return 1;
    return problems || rows.some(({ registry }) => registry === 'unknown') ? 2 : 0;
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
    const notes = helpers ? [`${path} names a credential helper, which is not run; set GITHUB_TOKEN for ghcr.io`] : [];
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

/***/ 68681:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ checkPins)
});

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../levers/src/shared/resolve.ts
var resolve = __webpack_require__(61583);
;// CONCATENATED MODULE: ../levers/src/freshness/pins/missing.ts

const INDEX_TYPES = new Set([
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
]);
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
        return { missing: [`the image itself (${digest})`], doubt: null };
    const seen = new Set([digest]);
    let level = INDEX_TYPES.has(head.mediaType) ? [{ ...head, digest }] : [];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth === MAX_DEPTH)
            return { missing, doubt: `its indexes nest more than ${MAX_DEPTH} deep` };
        const children = (await childrenOf(registry, image, level)).filter((child) => !seen.has(child.digest));
        for (const child of children)
            seen.add(child.digest);
        if (seen.size > MAX_CHILDREN)
            return { missing, doubt: `it has more than ${MAX_CHILDREN} children` };
        const distinct = [...new Map(children.map((child) => [child.digest, child])).values()];
        const there = await (0,p_map["default"])(distinct, async (child) => (await registry.headManifest(image, child.digest)) !== null, {
            concurrency: WITHIN_ONE,
        });
        missing.push(...distinct.filter((_, at) => !there[at]).map(nameOf));
        level = distinct.filter((child, at) => there[at] && INDEX_TYPES.has(child.mediaType));
    }
    return { missing, doubt: null };
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
    const { os, architecture, variant } = platform;
    return `${[os, architecture, variant].filter(Boolean).join('/')} (${digest})`;
}

// EXTERNAL MODULE: ../registry/src/image-name.ts
var image_name = __webpack_require__(83308);
;// CONCATENATED MODULE: ../levers/src/freshness/pins/silent.ts


/** So many images in a row must get no answer, each after its own retries, before a registry is left alone. */
const ENOUGH = 3;
/**
 * Asks a registry no more once it is down or unreachable: each question would wait through all of its retries, a minute for thirty images.
 * What is not asked is as unknown as what got no answer; any answer starts the count anew.
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
            const silent = error instanceof verdict/* GatehouseError */.G && error.code === 'unavailable';
            if (silent)
                inARow.set(registry, (inARow.get(registry) ?? 0) + 1);
            else
                inARow.delete(registry);
            throw error;
        }
    };
}
function leftAlone(registry) {
    const message = `${registry} gave no answer about ${ENOUGH} other images, so it was not asked`;
    return new verdict/* GatehouseError */.G('unavailable', message, 'Check the name of the registry and the network, then run it again.');
}

;// CONCATENATED MODULE: ../levers/src/freshness/pins/check.ts





/** Asks for every pinned digest once, however many pins and sets have it, and says of each group whether all of it is there. */
async function checkPins(registry, groups, now) {
    const all = pinned(groups.flatMap(({ pins }) => pins));
    const ask = untilSilent();
    const answers = await (0,p_map["default"])(all, async (one) => [keyOf(one), await check(registry, one, ask)], {
        concurrency: resolve/* REGISTRY_CONCURRENCY */.y,
    });
    const checked = new Map(answers);
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
function unknown({ image, digest, places, life, error }) {
    const place = `${image}@${digest}`;
    const where = places[0] ?? '';
    if (error !== null) {
        const message = `Whether ${image}, pinned at ${where}, is still there is not known: ${error.message}`;
        return [{ rule: 'pins/unknown', place, message: /[.!?]$/.test(message) ? message : `${message}.`, fix: error.fix }];
    }
    if (life.doubt === null)
        return [];
    const message = `Whether all of ${image}, pinned at ${where}, is still there is not known: ${life.doubt}.`;
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
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7604);
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
/** A file that is no text may hide pins. */
function hidden({ path, text, problems }) {
    const [problem] = problems;
    if (text !== null || problem === undefined)
        return [];
    const message = `Pins may stand in the file, but ${problem.message}.`;
    return [{ rule: 'pins/unreadable', place: path, message, fix: problem.fix }];
}
function remembering() {
    const known = new Map();
    return (path, blob) => {
        const key = `${blob.oid} ${path}`;
        const found = known.get(key) ?? (0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x)(path, blob);
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

/***/ 38066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse)
/* harmony export */ });
function refuse(rule, place, message, fix) {
    return { rule, place, message: `${message}.`, fix };
}


/***/ }),

/***/ 26447:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ scanPins)
});

// EXTERNAL MODULE: ../release/src/pins/files.ts
var pins_files = __webpack_require__(18183);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../release/src/pins/refuse.ts
var refuse = __webpack_require__(38066);
;// CONCATENATED MODULE: ../release/src/pins/links.ts


/**
 * Links and submodules among the files of a set. A rewrite would turn a link into a file; and what it leads to may hold pins that are not
 * seen. One that leads to a file that was looked into and has no pin does no harm.
 */
function linkRefusals(set, files, holding) {
    const regular = new Set(files.filter(({ mode }) => mode.startsWith('100')).map(({ path }) => path));
    return files.flatMap((file) => {
        if (regular.has(file.path))
            return [];
        if (file.mode === '160000')
            return [submodule(set, file)];
        const target = targetOf(file);
        return regular.has(target) && !holding.has(target) ? [] : [links_link(set, file, target)];
    });
}
function targetOf({ path, bytes }) {
    return external_node_path_.posix.normalize(external_node_path_.posix.join(external_node_path_.posix.dirname(path), new TextDecoder().decode(bytes)));
}
function links_link({ name }, { path }, target) {
    return (0,refuse/* refuse */.T)('pins/symlink', path, `the path is a symbolic link to ${target}, so its pins are those of another file`, `Put a file in its place, or let 'pins' of the set ${name} name the files it leads to and not the link.`);
}
function submodule({ name }, { path }) {
    return (0,refuse/* refuse */.T)('pins/symlink', path, 'the path is a submodule, whose files are not in this repository', `Let 'pins' of the set ${name} leave it out.`);
}

// EXTERNAL MODULE: ../bumps/src/managers/image.ts
var managers_image = __webpack_require__(19097);
// EXTERNAL MODULE: ../release/src/pins/places.ts
var pins_places = __webpack_require__(5062);
;// CONCATENATED MODULE: ../release/src/pins/mentions.ts



const BY_DIGEST = /@sha256:[0-9a-f]{64}(?![0-9A-Za-z])/g;
/** What a name and a tag may be made of, up to the digest. */
const NAME_AND_TAG = /[A-Za-z0-9./:_-]{1,400}$/;
/** A line, or the rest of one, that is a comment in the formats people pin images in. */
const COMMENT = /^[ \t]*(?:#|\/\/|--|;|<!--)|[ \t](?:#|\/\/)/;
/**
 * Places that name an image of the set by digest although no manager reads them (a script, a template): they would be left behind. Comments
 * are none of these; the digest that is replaced is looked for there too.
 */
function mentions(set, { file, located, places }) {
    const text = located.text ?? '';
    if (!text.includes('@sha256:'))
        return [];
    const images = (0,pins_places/* imagesOf */.IC)(set);
    const pinned = new Set(places.map(({ reference }) => reference.digest?.end));
    return [...text.matchAll(BY_DIGEST)].flatMap((match) => {
        const end = match.index + match[0].length;
        const written = NAME_AND_TAG.exec(text.slice(Math.max(0, match.index - 400), match.index))?.[0] ?? '';
        const image = images.get((0,managers_image/* canonicalImageName */.dW)(nameIn(written)) ?? '');
        if (image === undefined || pinned.has(end) || isComment(text, match.index))
            return [];
        return [notStructural(set, `${file.path}:${(0,pins_places/* lineOf */.cA)(text, end)}`, image)];
    });
}
/** Without the scheme in front (`docker://`, `oci://`) and the tag behind. */
function nameIn(written) {
    const name = written.replace(/^[a-z+-]*:\/\//, '');
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? name : name.slice(0, colon);
}
function isComment(text, at) {
    return COMMENT.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}
function notStructural(set, place, image) {
    return (0,refuse/* refuse */.T)('pins/not-structural', place, `${image} is named by digest here, but no manager reads this place, so it would stay behind`, `Put \`# renovate: datasource=docker depName=${image}\` above a line that holds only the image${set.pins === null ? `, and name the file in 'pins' of the set ${set.name}` : ''}, or take the digest out.`);
}

;// CONCATENATED MODULE: ../release/src/pins/scan.ts





/**
 * Finds every pin of a set by structure, as bumps are found. `files` are those of one tree where `mayHoldPins`; others are passed over.
 * Never throws: what may hide a pin becomes a problem with its place.
 */
function scanPins(set, files, locate) {
    const asked = files.filter(({ path }) => (0,pins_files/* mayHoldPins */.F)(set, path));
    const regular = asked.filter(({ mode }) => mode.startsWith('100')).map((file) => (0,pins_places/* pinsIn */.sK)(set, file, locate));
    const holding = regular.filter(({ places }) => places.length > 0);
    const problems = [
        ...linkRefusals(set, asked, new Set(holding.map(({ file }) => file.path))),
        ...regular.flatMap((file) => (file.located.text === null ? unreadable(set, file) : mentions(set, file))),
    ];
    return { pins: holding.flatMap(({ places }) => places.map(({ pin }) => pin)), problems, files: regular };
}
/**
 * What is no text may hold a pin only where a digest is written in it, in whatever encoding: programs that run such a file read UTF-16 and
 * UTF-32 too, in which text has NULs between its letters.
 */
function unreadable({ name }, { file, located }) {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1');
    if (!bytes.replaceAll('\0', '').includes('sha256:'))
        return [];
    const [problem] = located.problems;
    const why = problem?.message ?? 'it cannot be read';
    const fix = `Put plain UTF-8 text in its place in a pull request of a person, or let 'pins' of the set ${name} leave it out.`;
    return [(0,refuse/* refuse */.T)('pins/unreadable', file.path, `digests stand in the file, but ${why}`, fix)];
}


/***/ })

};
