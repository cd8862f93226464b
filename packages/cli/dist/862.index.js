export const id = 862;
export const ids = [862];
export const modules = {

/***/ 23274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CE: () => (/* binding */ provenBytes),
/* harmony export */   gm: () => (/* binding */ readBlob),
/* harmony export */   we: () => (/* binding */ BLOB),
/* harmony export */   zA: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15884);


/** Selection for a `Blob` whose bytes are wanted. */
const BLOB = 'byteSize isBinary isTruncated text';
/** The id git gives to these bytes, in the hash function that the expected id is of. */
function blobId(bytes, like) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(like.length === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** The bytes behind `text` if it proves to be all of them; null: they must be read another way. */
function provenBytes(blob, oid) {
    if (blob.text === null || blob.isTruncated)
        return null;
    const bytes = new TextEncoder().encode(blob.text);
    return blobId(bytes, oid) === oid ? bytes : null;
}
/** Reads the bytes one blob at a time (Base64, so exact), and hashes them again. */
async function readBlob(client, oid, path) {
    const blob = await client.rest({ what: `read ${path}`, needs: 'contents: read' }, (rest, where) => rest.git.getBlob({ ...where, file_sha: oid }));
    const encoding = blob.encoding === 'base64' ? 'base64' : 'utf8';
    const bytes = Uint8Array.from(Buffer.from(blob.content, encoding));
    if (blobId(bytes, oid) !== oid)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .incomplete */ .$x)(`GitHub gave other bytes for ${path} than blob ${oid} has`);
    return bytes;
}


/***/ }),

/***/ 76947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ../../node_modules/.pnpm/@actions+github@9.1.1/node_modules/@actions/github/lib/github.js + 23 modules
var github = __webpack_require__(50491);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../../node_modules/.pnpm/@octokit+plugin-retry@8.1.1_@octokit+core@7.0.8/node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(20545);
// EXTERNAL MODULE: ../../node_modules/.pnpm/@octokit+plugin-throttling@11.0.5_@octokit+core@7.0.8/node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6404);
;// CONCATENATED MODULE: ../forge/src/github/attempt.ts
/** A body that ended early, or was no JSON; shaped like octokit's request errors, so that the retry plugin repeats it. */
class UnreadableAnswer extends Error {
    status = 502;
    request;
    constructor(request) {
        super('the answer was cut off or was no JSON');
        this.request = request;
    }
}
/**
 * Guards every single attempt; has to be the first plugin, so that the others see what it makes of an answer:
 * a time limit of its own, and an error for a cut-off body, which octokit would hand over as a text or as nothing.
 */
function attempt(limitMs) {
    return (octokit) => {
        octokit.hook.before('request', (options) => {
            options.request = { ...options.request, signal: AbortSignal.timeout(limitMs) };
        });
        octokit.hook.after('request', (response, options) => {
            if (response.status !== 204 && (typeof response.data !== 'object' || response.data === null)) {
                throw new UnreadableAnswer(options);
            }
        });
        octokit.hook.error('request', (error) => {
            throw asSecondaryLimit(error);
        });
        return {};
    };
}
/**
 * GitHub's rule is that `retry-after` has to be honoured whatever the text beside it says; the throttling plugin
 * recognises a secondary limit only by its words, so an answer that has the header is given them.
 */
function asSecondaryLimit(error) {
    if (!(error instanceof Error) || !('status' in error) || !('response' in error))
        return error;
    const headers = error.response?.headers ?? {};
    const limited = error.status === 403 || error.status === 429;
    if (limited && 'retry-after' in headers && !/\bsecondary rate\b/i.test(error.message)) {
        error.message = `${error.message} (secondary rate limit)`;
    }
    return error;
}

// EXTERNAL MODULE: ../forge/src/github/faults.ts
var faults = __webpack_require__(15884);
// EXTERNAL MODULE: ../forge/src/github/graphql-errors.ts
var graphql_errors = __webpack_require__(52130);
// EXTERNAL MODULE: ../forge/src/github/limits.ts
var limits = __webpack_require__(39041);
;// CONCATENATED MODULE: ../forge/src/github/pace.ts
/**
 * A queue for writes: `burst` at once, then one a second (of `secondMs`), and a write's worth of room comes back with each second
 * that passes.
 */
function pacer(burst, secondMs, now = Date.now) {
    // When the last write granted would have had its turn, had all of them kept a second between each other.
    let paidUntil = 0;
    return async () => {
        const at = now();
        paidUntil = Math.max(paidUntil, at) + secondMs;
        const wait = paidUntil - at - burst * secondMs;
        if (wait > 0)
            await new Promise((resolve) => setTimeout(resolve, wait));
    };
}

;// CONCATENATED MODULE: ../forge/src/github/client.ts









function connect(options) {
    if (options.token.trim() === '')
        throw (0,faults/* unauthorized */.nc)('it is empty');
    const where = splitName(options.repository);
    const octokit = makeOctokit(options);
    const send = async (asked, document, variables, settings) => {
        try {
            const { data } = await octokit.request(`POST ${options.graphqlUrl}`, {
                query: document,
                variables,
                request: settings,
            });
            return graphqlAnswer(data);
        }
        catch (error) {
            const answered = error.response;
            // The plugins throw some 200 answers that hold errors; what such an answer says is still the answer.
            if (answered?.status === 200)
                return graphqlAnswer(answered.data);
            throw (0,faults/* toFault */.ec)(error, asked);
        }
    };
    const turn = pacer(limits/* WRITES_AT_ONCE */.rr, (options.patience ?? limits/* DEFAULT_PATIENCE */.QF).unitMs);
    const client = {
        where,
        host: options.host ?? 'github.com',
        async rest(asked, call) {
            try {
                return (await call(octokit.rest, where)).data;
            }
            catch (error) {
                throw (0,faults/* toFault */.ec)(error, asked);
            }
        },
        async write(asked, call) {
            await turn();
            return client.rest(asked, call);
        },
        async mutate(asked, document, variables) {
            await turn();
            return client.query(asked, document, variables);
        },
        async query(asked, document, variables, settings = {}) {
            const { data, errors } = await send(asked, document, variables, settings);
            const fault = (0,graphql_errors/* faultOfErrors */.p)(errors, data, asked);
            if (fault !== null)
                throw fault;
            return data;
        },
        async partial(asked, document, variables, settings = {}) {
            const { data, errors } = await send(asked, document, variables, settings);
            if (data === null)
                throw (0,graphql_errors/* faultOfErrors */.p)(errors, data, asked);
            return { data: data, errors };
        },
    };
    return client;
}
function graphqlAnswer(body) {
    const { data, errors } = body;
    return { data: data ?? null, errors: errors ?? [] };
}
function splitName(repository) {
    const [owner, repo, ...rest] = repository.split('/');
    if (owner && repo && rest.length === 0)
        return { owner, repo };
    throw new verdict/* GatehouseError */.G('invalid-input', `\`${repository}\` is not a repository`, 'Give the repository as `owner/name`.');
}
function makeOctokit(options) {
    const patience = options.patience ?? limits/* DEFAULT_PATIENCE */.QF;
    const log = options.log ?? (() => { });
    const ignore = () => { };
    const waitFor = (kind) => (seconds, request, _, count) => {
        const wanted = count < patience.limitRetries && seconds <= patience.longestLimitWaitSeconds;
        log(`${kind} limit of GitHub, ${wanted ? 'waiting' : 'giving up instead of waiting'} ${seconds} s: ${request.url}`);
        return wanted;
    };
    return (0,github/* getOctokit */.Q)(options.token, {
        baseUrl: options.apiUrl.replace(/\/+$/, ''),
        userAgent: 'gatehouse',
        log: { debug: ignore, info: ignore, warn: log, error: log },
        // 429 is the throttling plugin's: it knows for how long.
        retry: {
            retries: patience.retries,
            doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
            retryAfterBaseValue: patience.unitMs,
        },
        throttle: {
            write: UNSPACED,
            notifications: UNSPACED,
            retryAfterBaseValue: patience.unitMs,
            onRateLimit: waitFor('primary'),
            onSecondaryRateLimit: waitFor('secondary'),
        },
    }, attempt(patience.attemptMs), dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
}
/**
 * The throttling plugin keeps a second between POSTs and counts a GraphQL read as one, which would make a large pull request
 * take minutes; and three seconds between comments. Writes take turns in `pacer`, which knows them from reads.
 */
const UNSPACED = {
    key: () => ({ schedule: async (_options, job) => job() }),
};


/***/ }),

/***/ 15884:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ incomplete),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   ec: () => (/* binding */ toFault),
/* harmony export */   hU: () => (/* binding */ unavailable),
/* harmony export */   mX: () => (/* binding */ notFound),
/* harmony export */   nc: () => (/* binding */ unauthorized),
/* harmony export */   o0: () => (/* binding */ forbidden),
/* harmony export */   xd: () => (/* binding */ rateLimited)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13735);

const RERUN = 'Run the job, or the command, again; nothing was decided.';
function unauthorized(detail) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('unauthorized', `GitHub did not accept the token: ${detail}`, 'Pass a valid token: to the `token` input (its default, `$' +
        '{{ github.token }}`, works for the repository of the workflow), or to the doctor in GH_TOKEN.');
}
function forbidden(asked, detail) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('forbidden', `the token may not ${asked.what}: ${detail}`, `Add ${linesOf(asked)} to the job's \`permissions:\`.`);
}
function linesOf({ needs }) {
    if (typeof needs === 'string')
        return `the line \`${needs}\``;
    return `the lines ${needs.map((line) => `\`${line}\``).join(' and ')}`;
}
function notFound(asked, detail) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('not-found', `could not ${asked.what}: ${detail}`, `Check the repository and number; if both exist, the token cannot see them: add ${linesOf(asked)} to the job's \`permissions:\`.`);
}
function rateLimited(asked, detail) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('rate-limited', `could not ${asked.what}, GitHub's rate limit is used up: ${detail}`, 'Run the job again when the limit has been reset (within an hour), or pass the token of a GitHub App, which has a limit of its own.');
}
function unavailable(asked, detail, cause) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('unavailable', `could not ${asked.what}, GitHub gave no usable answer: ${detail}`, RERUN, {
        cause,
    });
}
/** GitHub understood and would not: a rule or a state of the pull request is in the way, not the token. */
function refused(asked, detail) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('unavailable', `could not ${asked.what}, GitHub refused: ${detail}`, 'Look at the merge box of the pull request for what stands in the way, then run the job again.');
}
/** What was read does not add up, so nothing of it may be used. */
function incomplete(message, fix = RERUN) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('incomplete', message, fix);
}
/** The error of a request that failed for good, by its status. Errors that are not a request's stay as they are. */
function toFault(error, asked) {
    if (error instanceof _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G || !isHttpFault(error))
        return error;
    const detail = detailOf(error.message);
    if (isRateLimit(error))
        return rateLimited(asked, detail);
    switch (error.status) {
        case 401:
            return unauthorized(detail);
        case 403:
            return forbidden(asked, detail);
        case 404:
        case 410:
        case 451:
            return notFound(asked, detail);
        default:
            return unavailable(asked, `${detail} (status ${error.status})`, error);
    }
}
/** One line; a proxy in front of GitHub answers with a page. */
function detailOf(message) {
    const [line = ''] = message.trim().split('\n', 1);
    return line === '' || line.startsWith('<') ? 'no message' : line.slice(0, 300);
}
function isHttpFault(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function isRateLimit(error) {
    const headers = error.response?.headers ?? {};
    if (error.status === 429)
        return true;
    if (error.status !== 403)
        return false;
    return (String(headers['x-ratelimit-remaining']) === '0' || 'retry-after' in headers || /rate limit/i.test(error.message));
}


/***/ }),

/***/ 52130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ faultOfErrors)
/* harmony export */ });
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15884);

/** Fields that take another permission than the git data beside them in the same query. */
const NEEDS = [
    [/^(pullRequests?|mergeQueue)$/, 'pull-requests: read'],
    [/^(checkSuites|checkRuns)$/, 'checks: read'],
    [/^status$/, 'statuses: read'],
    [/^(issues|(open|closed)Freezes\d+)$/, 'issues: read'],
];
/** By the innermost field on the way to the error that takes a permission of its own. */
function needsOf(error, asked) {
    // What a mutation takes is known beforehand, and more than what its answer's fields take.
    if (error.path?.[0] !== 'repository' && error.path?.[0] !== 'node')
        return asked.needs;
    for (const step of error.path.toReversed()) {
        const found = NEEDS.find(([field]) => field.test(String(step)));
        if (found !== undefined)
            return found[1];
    }
    return asked.needs;
}
/** What the errors of an answer mean for a query that has to succeed as a whole; null: nothing was wrong. */
function faultOfErrors(errors, data, asked) {
    const [first] = errors;
    if (first === undefined)
        return data === null ? (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .unavailable */ .hU)(asked, 'the answer has no data') : null;
    const needs = needsOf(first, asked);
    switch (first.type) {
        case 'FORBIDDEN':
        case 'INSUFFICIENT_SCOPES':
            return (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .forbidden */ .o0)({ ...asked, needs }, first.message);
        case 'NOT_FOUND':
            return (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .notFound */ .mX)({ ...asked, needs }, first.message);
        case 'RATE_LIMITED':
            return (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .rateLimited */ .xd)(asked, first.message);
        case 'UNPROCESSABLE':
            return (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J5)(asked, first.message);
        default:
            // Time-outs and resource limits come as untyped errors; a batch is halved on them, everything else gives up.
            return (0,_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .unavailable */ .hU)(asked, first.message);
    }
}


/***/ }),

/***/ 39041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ MOST_COMPARED_FILES),
/* harmony export */   GO: () => (/* binding */ PATHS_PER_BATCH),
/* harmony export */   KF: () => (/* binding */ pagesFor),
/* harmony export */   KL: () => (/* binding */ PAGE),
/* harmony export */   L4: () => (/* binding */ MOST_COMMITS),
/* harmony export */   QF: () => (/* binding */ DEFAULT_PATIENCE),
/* harmony export */   iy: () => (/* binding */ CONCURRENCY),
/* harmony export */   lD: () => (/* binding */ split),
/* harmony export */   rr: () => (/* binding */ WRITES_AT_ONCE)
/* harmony export */ });
/* unused harmony exports MOST_FILES, PINS_PER_QUERY */
const DEFAULT_PATIENCE = {
    retries: 3,
    limitRetries: 2,
    longestLimitWaitSeconds: 60,
    attemptMs: 20_000,
    unitMs: 1000,
};
/** Independent requests in flight; GitHub allows 100 for all of a user's programs together. */
const CONCURRENCY = 8;
/** Rows of a REST or GraphQL list in one request: the most GitHub gives. */
const PAGE = 100;
/** Changed paths in one GraphQL request, each at three commits. */
const PATHS_PER_BATCH = 25;
/** List-files ends here without saying so. */
const MOST_FILES = 3000;
/** Commits of a change; each hundred is a request, and whoever may push a branch may push as many as he likes. */
const MOST_COMMITS = 10_000;
/** A comparison lists no more files than this, and does not say that it left some out. */
const MOST_COMPARED_FILES = 300;
/** Pins in one GraphQL request. */
const PINS_PER_QUERY = 50;
/** Writes of one run that need not wait; GitHub asks for a second between each of "a large number" of them. */
const WRITES_AT_ONCE = 8;
/** Pages that hold `count` rows. */
function pagesFor(count) {
    return Math.ceil(count / PAGE);
}
/** Cuts a list into `parts` runs of nearly equal length, in order; never an empty one. */
function split(list, parts) {
    const runs = [];
    for (let i = 0; i < parts; i += 1) {
        const run = list.slice(Math.floor((i * list.length) / parts), Math.floor(((i + 1) * list.length) / parts));
        if (run.length > 0)
            runs.push(run);
    }
    return runs;
}


/***/ }),

/***/ 45862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ githubRepository)
});

// EXTERNAL MODULE: ../forge/src/github/client.ts + 2 modules
var github_client = __webpack_require__(76947);
// EXTERNAL MODULE: ../bumps/src/text.ts
var src_text = __webpack_require__(71632);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../forge/src/too-much-content.ts
var too_much_content = __webpack_require__(33021);
// EXTERNAL MODULE: ../forge/src/github/blob.ts
var github_blob = __webpack_require__(23274);
// EXTERNAL MODULE: ../forge/src/github/limits.ts
var limits = __webpack_require__(39041);
;// CONCATENATED MODULE: ../forge/src/github/history/blobs.ts






/**
 * Bytes of blobs by id, each hashed again: one request for each 25, and one for each that GraphQL's text does not prove.
 * Together at most as much as is judged of a change.
 */
async function readBlobs(client, oids) {
    const wanted = [...new Set(oids)];
    const batches = (0,limits/* split */.lD)(wanted, Math.ceil(wanted.length / limits/* PATHS_PER_BATCH */.GO));
    const answers = (await (0,p_map["default"])(batches, (batch) => queryBlobs(client, batch), { concurrency: limits/* CONCURRENCY */.iy })).flat();
    const total = answers.reduce((sum, { blob }) => sum + blob.byteSize, 0);
    if (total > src_text/* MAX_CHANGE_BYTES */.EQ)
        throw (0,too_much_content/* tooMuchContent */.l)(`${total} bytes`);
    const bytes = await (0,p_map["default"])(answers, async ({ oid, blob }) => [oid, (0,github_blob/* provenBytes */.CE)(blob, oid) ?? (await (0,github_blob/* readBlob */.gm)(client, oid, `blob ${oid}`))], { concurrency: limits/* CONCURRENCY */.iy });
    return new Map(bytes);
}
async function queryBlobs(client, oids) {
    const asked = { what: `read ${oids.length} blobs (GraphQL object)`, needs: 'contents: read' };
    const declared = oids.map((_, index) => `, $b${index}: GitObjectID!`).join('');
    const selections = oids.map((_, index) => `b${index}: object(oid: $b${index}) { ... on Blob { ${github_blob/* BLOB */.we} } }`);
    const document = `query ($owner: String!, $repo: String!${declared}) {
    repository(owner: $owner, name: $repo) { ${selections.join(' ')} } }`;
    const variables = Object.fromEntries(oids.map((oid, index) => [`b${index}`, oid]));
    const { repository } = await client.query(asked, document, { ...client.where, ...variables });
    return oids.map((oid, index) => {
        const blob = repository?.[`b${index}`];
        if (blob?.byteSize === undefined)
            throw missing(oid);
        return { oid, blob: blob };
    });
}
function missing(oid) {
    return new verdict/* GatehouseError */.G('missing-object', `GitHub has no blob ${oid}`, 'Run the job again; if the history was rewritten, the pull request is judged again on the next event.');
}

;// CONCATENATED MODULE: ../forge/src/github/write/labels.ts

/** One request for all of them; what is there already stays, and a label that the repository lacks is made if the token may. */
async function addLabels(client, pullRequest, names) {
    if (names.length === 0)
        return;
    const asked = {
        what: `add ${quoted(names)} to #${pullRequest} (POST issues/${pullRequest}/labels)`,
        needs: 'pull-requests: write',
    };
    try {
        await client.write(asked, (rest, where) => rest.issues.addLabels({ ...where, issue_number: pullRequest, labels: [...names] }));
    }
    catch (error) {
        throw error instanceof verdict/* GatehouseError */.G && /create labels/.test(error.message) ? notMade(error) : error;
    }
}
/** Labelling a pull request and making a label for the repository are two permissions. */
function notMade({ message }) {
    return new verdict/* GatehouseError */.G('forbidden', message, "Make the label in the repository once, or add the line `issues: write` to the job's `permissions:`.");
}
/** Nothing happens when it is not there. */
async function removeLabel(client, pullRequest, name) {
    const asked = {
        what: `remove ${quoted([name])} from #${pullRequest} (DELETE issues/${pullRequest}/labels)`,
        needs: 'pull-requests: write',
    };
    try {
        await client.write(asked, (rest, where) => rest.issues.removeLabel({ ...where, issue_number: pullRequest, name }));
    }
    catch (error) {
        // Only this one of GitHub's 404s says that the pull request is there.
        const gone = error instanceof GatehouseError && /label does not exist/i.test(error.message);
        if (!gone || error.code !== 'not-found')
            throw error;
    }
}
function quoted(names) {
    return `the label${names.length === 1 ? '' : 's'} ${names.map((name) => `\`${name}\``).join(', ')}`;
}

// EXTERNAL MODULE: ../forge/src/github/faults.ts
var faults = __webpack_require__(15884);
;// CONCATENATED MODULE: ../forge/src/github/repository/ancestry.ts


/** Whether one commit is the other or an ancestor of it: one request, and one more when there is no answer to compare. */
async function isAncestor(client, ancestor, descendant) {
    const asked = { what: `compare ${ancestor} with ${descendant}`, needs: 'contents: read' };
    try {
        const page = await client.rest(asked, (rest, where) => rest.repos.compareCommitsWithBasehead({
            ...where,
            basehead: `${ancestor}...${descendant}`,
            per_page: 1,
            page: 1,
        }));
        // The status is GitHub's count; the merge base is what it rests on.
        const same = page.merge_base_commit.sha.toLowerCase() === ancestor.toLowerCase();
        if (same !== (page.status === 'ahead' || page.status === 'identical'))
            throw (0,faults/* incomplete */.$x)(`GitHub contradicts itself about ${ancestor}...${descendant}`);
        return same;
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G) || error.code !== 'not-found')
            throw error;
        await requireCommits(client, [ancestor, descendant]);
        // Both are there, so what was not found is a common ancestor.
        return false;
    }
}
/** Throws `not-found` that names the first of the ids which is no commit of the repository. */
async function requireCommits(client, ids) {
    const known = await knownCommits(client, ids);
    const missing = ids.find((_, at) => known[at] !== true);
    if (missing === undefined)
        return;
    throw new verdict/* GatehouseError */.G('not-found', `${client.where.owner}/${client.where.repo} has no commit ${missing}`, 'Give the full 40 digits of a commit that is on a branch of the repository; a force-push may have removed it.');
}
/** Whether each id is a commit of the repository, in one request. */
async function knownCommits(client, ids) {
    const asked = { what: 'look for commits (GraphQL object)', needs: 'contents: read' };
    const declared = ids.map((_, at) => `, $c${at}: GitObjectID!`).join('');
    const objects = ids.map((_, at) => `c${at}: object(oid: $c${at}) { __typename }`).join(' ');
    const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${objects} } }`, { ...client.where, ...Object.fromEntries(ids.map((oid, at) => [`c${at}`, oid])) });
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return ids.map((_, at) => repository[`c${at}`]?.__typename === 'Commit');
}

;// CONCATENATED MODULE: ../forge/src/github/repository/repository-id.ts

const known = new WeakMap();
/** The repository's node id, which mutations ask for; one request in a run. */
function repositoryId(client) {
    const found = known.get(client) ?? readId(client);
    known.set(client, found);
    // A failure is not remembered.
    found.catch(() => known.delete(client));
    return found;
}
async function readId(client) {
    const asked = { what: "read the repository's id (GraphQL repository)", needs: 'contents: read' };
    const { repository } = await client.query(asked, 'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }', client.where);
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return repository.id;
}

;// CONCATENATED MODULE: ../forge/src/github/repository/tips.ts

/** Tip of a branch in one request; null: there is no such branch. */
async function readTip(client, branch) {
    const [tip = null] = await readTips(client, [branch]);
    return tip;
}
/** Tips of branches in one request, in the order asked. */
async function readTips(client, branches) {
    const asked = { what: `read the tip of ${branches.join(' and ')} (GraphQL ref)`, needs: 'contents: read' };
    const declared = branches.map((_, at) => `, $b${at}: String!`).join('');
    const refs = branches.map((_, at) => `b${at}: ref(qualifiedName: $b${at}) { target { oid } }`).join(' ');
    const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${refs} } }`, { ...client.where, ...Object.fromEntries(branches.map((branch, at) => [`b${at}`, `refs/heads/${branch}`])) });
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return branches.map((branch, at) => {
        const ref = repository[`b${at}`];
        if (ref === undefined || (ref !== null && !ref.target))
            throw (0,faults/* incomplete */.$x)(`GitHub gave no tip of ${branch}`);
        return ref?.target?.oid ?? null;
    });
}
const DEFAULT_BRANCH = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
  defaultBranchRef { name target { oid } } } }`;
async function readDefaultBranch(client) {
    const asked = { what: 'read the default branch (GraphQL defaultBranchRef)', needs: 'contents: read' };
    const { repository } = await client.query(asked, DEFAULT_BRANCH, client.where);
    const ref = repository?.defaultBranchRef;
    if (!ref?.target)
        throw (0,faults/* incomplete */.$x)('GitHub gave no default branch; the repository may be empty');
    return { name: ref.name, commit: ref.target.oid };
}

;// CONCATENATED MODULE: ../forge/src/github/repository/write-faults.ts

/** What git writes for "no such ref". */
const NO_COMMIT = '0'.repeat(40);
const WORKFLOWS = /^\.github\/workflows\//i;
/** What GitHub says when a ruleset or the protection of a branch is in the way, which no permission of a token changes. */
const RULE = /rule violation|protected (?:branch|ref)|being restricted|through a pull request/i;
/**
 * A refused write of files, with the permission that it takes: a job's own token cannot hold `workflows` at all, so what changes a
 * workflow needs the token of an App.
 */
function writeFault(error, files) {
    if (!(error instanceof verdict/* GatehouseError */.G))
        return error;
    if (RULE.test(error.message))
        return new verdict/* GatehouseError */.G('forbidden', error.message, EXEMPT, { cause: error });
    const says = /workflow/i.test(error.message);
    if (error.code !== 'forbidden' && !says)
        return error;
    const file = files.find(({ path }) => WORKFLOWS.test(path))?.path;
    return new verdict/* GatehouseError */.G('forbidden', error.message, says || file !== undefined ? needsApp(file) : NEEDS_CONTENTS, {
        cause: error,
    });
}
const EXEMPT = 'A rule of the repository is in the way (Settings, Rules or Branches): leave branches below `gatehouse/` out of it, or let the App whose token is passed bypass it.';
const NEEDS_CONTENTS = "Add the line `contents: write` to the job's `permissions:`, or give the App whose token is passed the permission Contents: read and write.";
function needsApp(workflow = 'What is to be written') {
    return `${workflow} is a workflow, which GITHUB_TOKEN may never change: pass the token of a GitHub App that has the permissions Contents: read and write and Workflows: read and write.`;
}
/** The ref is not what it was when the work began. */
function refMoved(branch, expected, found) {
    const name = (oid) => (oid === null ? 'absent' : `at ${oid}`);
    const what = found === expected ? 'came and went' : `is ${name(found)}, and was ${name(expected)} when this run read it`;
    return new verdict/* GatehouseError */.G('ref-moved', `the branch ${branch} ${what}: somebody else wrote to it meanwhile`, 'Run the job again: it reads the branch as it is now. What was written to it is not lost.');
}
/** The same error, with a sentence more at its end. */
function withRemark(error, remark) {
    if (!(error instanceof verdict/* GatehouseError */.G))
        return error;
    return new verdict/* GatehouseError */.G(error.code, `${error.message}; ${remark}`, error.fix, { cause: error });
}

;// CONCATENATED MODULE: ../forge/src/github/repository/update-refs.ts




const UPDATE = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';
/**
 * Moves, creates and deletes branches at once or not at all, each only from what it is said to be at. After an error the branches are
 * read: all as wanted means that the answer was lost and not the write; anything else than before is `ref-moved`.
 */
async function updateRefs(client, moves) {
    const names = moves.map(({ branch }) => branch);
    const asked = { what: `move ${names.join(' and ')} (GraphQL updateRefs)`, needs: 'contents: write' };
    const refUpdates = moves.map(({ branch, before, after }) => ({
        name: `refs/heads/${branch}`,
        beforeOid: before ?? NO_COMMIT,
        afterOid: after ?? NO_COMMIT,
        force: true,
    }));
    const input = { repositoryId: await repositoryId(client), refUpdates };
    try {
        await client.mutate(asked, UPDATE, { input });
    }
    catch (error) {
        if (!isDoubtful(error))
            throw writeFault(error, []);
        const tips = await readTips(client, names).catch(() => null);
        if (tips === null)
            throw error;
        if (moves.every(({ after }, at) => tips[at] === after))
            return;
        const moved = moves.findIndex(({ before }, at) => tips[at] !== before);
        const { branch, before } = moves[moved] ?? {};
        if (branch === undefined || before === undefined)
            throw writeFault(error, []);
        throw refMoved(branch, before, tips[moved] ?? null);
    }
}
/** Whether the branches may be another way than was believed: the answer was lost, or one of them is not there or not where it was. */
function isDoubtful(error) {
    return error instanceof verdict/* GatehouseError */.G && ['unavailable', 'not-found'].includes(error.code);
}

;// CONCATENATED MODULE: ../forge/src/github/repository/branches.ts


/** Points a branch at a commit and deletes the temporary branch that has it: both or neither, in one write. */
async function moveBranch(client, { branch, before, commit, temporary }) {
    try {
        await updateRefs(client, [
            { branch, before, after: commit },
            { branch: temporary, before: commit, after: null },
        ]);
    }
    catch (error) {
        throw withRemark(error, await removed(client, temporary, commit));
    }
}
/** Nothing happens when it is gone already. */
async function deleteBranch(client, branch, before) {
    await updateRefs(client, [{ branch, before, after: null }]);
}
/** Tries to delete a temporary branch after something went wrong, and says in words what became of it. */
async function removed(client, temporary, at) {
    try {
        await deleteBranch(client, temporary, at);
        return `the temporary branch ${temporary} was deleted`;
    }
    catch {
        return `the temporary branch ${temporary} could not be deleted: the next run does it, or delete it by hand`;
    }
}

;// CONCATENATED MODULE: ../forge/src/github/repository/edits.ts

/** GitHub refuses a request of 40 MiB; Base64 makes of three bytes four, and the rest of the request needs room too. */
const MOST_BYTES = 28_000_000;
/** Only what a commit through the API can hold exactly: regular files, each once, together below what GitHub takes in a request. */
function refuseEdits(files) {
    const paths = new Set(files.map(({ path }) => path));
    if (files.length === 0 || paths.size !== files.length)
        throw new Error('a commit of no file, or of one twice');
    const odd = files.find(({ mode }) => mode !== '100644' && mode !== '100755');
    if (odd !== undefined) {
        throw new verdict/* GatehouseError */.G('unsupported', `${odd.path} has mode ${odd.mode}, which is no regular file`, 'Replace the link by the file that it names.');
    }
    const total = files.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
    if (total <= MOST_BYTES)
        return;
    throw new verdict/* GatehouseError */.G('too-large', `the ${files.length} files to write have ${total} bytes; GitHub takes at most ${MOST_BYTES} in one commit`, 'Move pins out of files that are that large.');
}

;// CONCATENATED MODULE: ../forge/src/github/repository/temporary.ts





/**
 * Deletes what earlier runs of the same work left behind when they were killed: branches named like the temporary one but for the
 * number of the run. Whoever is still at work on one of them is told by `ref-moved`. One request, and one write if there are any.
 */
async function sweepTemporaries(client, temporary) {
    const stem = temporary.replace(/[^-/]*$/, '');
    const asked = { what: `list the branches ${stem}* (GET git/matching-refs)`, needs: 'contents: read' };
    const rows = await client.rest(asked, (rest, where) => rest.git.listMatchingRefs({ ...where, ref: `heads/${stem}`, per_page: limits/* PAGE */.KL }));
    const left = rows.flatMap(({ ref, object }) => {
        const branch = ref.slice('refs/heads/'.length);
        // Another set's name may begin like this one's; what is left of its branches is not a run's number.
        return /^[0-9]*$/.test(branch.slice(stem.length)) ? [{ branch, before: object.sha, after: null }] : [];
    });
    // Whether it goes well is no matter: what stands in the way is told by what comes next.
    if (left.length > 0)
        await updateRefs(client, left).catch(() => undefined);
}
/**
 * Creates a branch at a commit. One that stands there already is ours: the answer to an earlier attempt was lost. One that stood in the
 * way and is gone by now was somebody else's.
 */
async function createBranch(client, branch, commit) {
    const asked = { what: `create the branch ${branch} (POST git/refs)`, needs: 'contents: write' };
    try {
        await client.write(asked, (rest, where) => rest.git.createRef({ ...where, ref: `refs/heads/${branch}`, sha: commit }));
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G) || error.code !== 'unavailable')
            throw writeFault(error, []);
        // Undefined: it cannot be told, so the first error stands.
        const tip = await readTip(client, branch).catch(() => undefined);
        if (tip === commit)
            return;
        const isInTheWay = tip !== null || /already exists/i.test(error.message);
        throw tip === undefined || !isInTheWay ? writeFault(error, []) : refMoved(branch, null, tip);
    }
}

;// CONCATENATED MODULE: ../forge/src/github/repository/written.ts



const FILES_PER_QUERY = 100;
/** Whether a commit has the one parent, and at every path the very bytes and mode, that were asked for: one request for a hundred files. */
async function wasWritten(client, commit, { parent, files }) {
    const asked = { what: `read the commit ${commit} (GraphQL object)`, needs: 'contents: read' };
    for (const run of (0,limits/* split */.lD)(files, Math.ceil(files.length / FILES_PER_QUERY))) {
        const declared = run.map((_, at) => `, $f${at}: String!`).join('');
        const fields = run.map((_, at) => `f${at}: file(path: $f${at}) { oid mode }`).join(' ');
        const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!, $commit: GitObjectID!${declared}) {
        repository(owner: $owner, name: $repo) { object(oid: $commit) {
          ... on Commit { parents(first: 2) { nodes { oid } } ${fields} } } } }`, { ...client.where, commit, ...Object.fromEntries(run.map(({ path }, at) => [`f${at}`, path])) });
        const found = repository?.object;
        if (!found?.parents)
            throw (0,faults/* incomplete */.$x)(`GitHub gave no commit ${commit}`);
        if (found.parents.nodes.length !== 1 || found.parents.nodes[0]?.oid !== parent)
            return false;
        const same = run.every(({ bytes, mode }, at) => {
            const entry = found[`f${at}`] ?? null;
            if (bytes === null || entry === null)
                return bytes === entry;
            return entry.oid === (0,github_blob/* blobId */.zA)(bytes, entry.oid) && entry.mode === Number.parseInt(mode, 8);
        });
        if (!same)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ../forge/src/github/repository/tree-commit.ts








const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** How many blobs are written side by side; writes keep their pace anyway. */
const BLOBS_AT_ONCE = 4;
/**
 * The same commit through git's own objects, which keep the mode of executable files: a blob for each file that is no text, the tree, the
 * commit, the branch. GitHub signs it when the token is an App's or a job's. It is read again before it is believed.
 */
async function commitTree(client, request) {
    const oid = await makeCommit(client, request).catch((error) => {
        throw writeFault(error, request.files);
    });
    try {
        await createBranch(client, request.temporary, oid);
        if (!(await wasWritten(client, oid, request)))
            throw (0,faults/* incomplete */.$x)(`the commit ${oid} is not what was asked for`);
        return oid;
    }
    catch (error) {
        throw withRemark(writeFault(error, request.files), await removed(client, request.temporary, oid));
    }
}
async function makeCommit(client, request) {
    const read = { what: `read the commit ${request.parent}`, needs: 'contents: read' };
    const asked = { what: `commit ${request.files.length} files (POST git/trees)`, needs: 'contents: write' };
    const parent = await client.rest(read, (rest, where) => rest.git.getCommit({ ...where, commit_sha: request.parent }));
    const entries = await (0,p_map["default"])(request.files, (file) => entryOf(client, file), { concurrency: BLOBS_AT_ONCE });
    const tree = await client.write(asked, (rest, where) => rest.git.createTree({ ...where, base_tree: parent.tree.sha, tree: entries }));
    const message = request.body === '' ? request.headline : `${request.headline}\n\n${request.body}`;
    const commit = await client.write({ ...asked, what: 'make the commit (POST git/commits)' }, (rest, where) => rest.git.createCommit({ ...where, message, tree: tree.sha, parents: [request.parent] }));
    return commit.sha;
}
/** Text goes with the tree; what is not would be changed on the way. */
async function entryOf(client, file) {
    const { path, bytes } = file;
    const entry = { path, mode: file.mode, type: 'blob' };
    if (bytes === null)
        return { ...entry, sha: null };
    const content = textOf(bytes);
    return content === null ? { ...entry, sha: await writeBlob(client, path, bytes) } : { ...entry, content };
}
function textOf(bytes) {
    try {
        const text = utf8.decode(bytes);
        return text.includes('\0') ? null : text;
    }
    catch {
        return null;
    }
}
async function writeBlob(client, path, bytes) {
    const asked = { what: `write ${path} (POST git/blobs)`, needs: 'contents: write' };
    const { sha } = await client.write(asked, (rest, where) => rest.git.createBlob({ ...where, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }));
    if (sha === (0,github_blob/* blobId */.zA)(bytes, sha))
        return sha;
    throw new verdict/* GatehouseError */.G('incomplete', `GitHub made another blob of ${path} than was sent`, 'Run the job again.');
}

;// CONCATENATED MODULE: ../forge/src/github/repository/commit.ts









const CREATE = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) {
  commit { oid parents(first: 2) { nodes { oid } } } } }`;
/**
 * One commit on a temporary branch: one write for the branch and one for the commit, of any number of files, signed by GitHub. With
 * an executable file, of which `createCommitOnBranch` would take the mode, it is made as a tree instead. Leftovers of runs that were
 * killed are deleted first; after a failure the branch is deleted.
 */
async function commit(client, request) {
    refuseEdits(request.files);
    await sweepTemporaries(client, request.temporary);
    const isPlain = request.files.every(({ mode }) => mode === '100644');
    if (!isPlain)
        return commitTree(client, request);
    await createBranch(client, request.temporary, request.parent);
    try {
        return await commitOnBranch(client, request);
    }
    catch (error) {
        const tip = await readTip(client, request.temporary).catch(() => request.parent);
        const remark = tip === null
            ? `the temporary branch ${request.temporary} is gone`
            : await removed(client, request.temporary, tip);
        if (tip === request.parent && mayBeTooMany(error, request))
            return commitTree(client, request);
        throw withRemark(writeFault(error, request.files), remark);
    }
}
/** GitHub documents no most for the files of one mutation; where it has one all the same, a tree has none. */
const SURELY_FEW = 100;
const OTHER_REASONS = ['unauthorized', 'forbidden', 'rate-limited', 'ref-moved'];
const mayBeTooMany = (error, { files }) => files.length > SURELY_FEW && error instanceof verdict/* GatehouseError */.G && !OTHER_REASONS.includes(error.code);
async function commitOnBranch(client, request) {
    const asked = {
        what: `commit ${request.files.length} files (GraphQL createCommitOnBranch)`,
        needs: 'contents: write',
    };
    try {
        const { createCommitOnBranch } = await client.mutate(asked, CREATE, { input: inputOf(client, request) });
        const made = createCommitOnBranch?.commit;
        if (!made)
            throw (0,faults/* incomplete */.$x)('GitHub does not say which commit it made');
        if (made.parents.nodes.length !== 1 || made.parents.nodes[0]?.oid !== request.parent)
            throw (0,faults/* incomplete */.$x)(`the commit ${made.oid} that GitHub made has other parents than ${request.parent}`);
        return made.oid;
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G) || !['unavailable', 'not-found'].includes(error.code))
            throw error;
        // An answer that was lost, and a repetition that was refused because the first had been done, look alike.
        const tip = await readTip(client, request.temporary);
        if (tip === request.parent)
            throw error;
        if (tip !== null && (await wasWritten(client, tip, request)))
            return tip;
        throw refMoved(request.temporary, request.parent, tip);
    }
}
function inputOf({ where }, request) {
    const additions = request.files.flatMap(({ path, bytes }) => bytes === null ? [] : [{ path, contents: Buffer.from(bytes).toString('base64') }]);
    const deletions = request.files.flatMap(({ path, bytes }) => (bytes === null ? [{ path }] : []));
    return {
        branch: { repositoryNameWithOwner: `${where.owner}/${where.repo}`, branchName: request.temporary },
        expectedHeadOid: request.parent,
        message: { headline: request.headline, body: request.body },
        fileChanges: { additions, deletions },
    };
}

;// CONCATENATED MODULE: ../forge/src/github/commits.ts






/**
 * Merge base and commits in one request for each 100 commits. Compared by REST because GraphQL knows no merge base and gives no
 * account for a commit of a bot; by compare because the commits list of a pull request ends at 250 and describes the moving head.
 */
async function compare(client, base, head) {
    const first = await comparePage(client, base, head, 1);
    const facts = { mergeBase: first.merge_base_commit.sha, paths: comparedPaths(first.files) };
    if (first.total_commits > MOST_COMMITS) {
        return { ...facts, behind: null, doubt: tooManyCommits(first.total_commits), commits: first.commits.map(factsOf) };
    }
    const rows = await allCommits(client, base, head, first);
    const distinct = new Set(rows.map((row) => row.sha));
    const roots = new Set(rows.flatMap((row) => row.parents.map(({ sha }) => sha)).filter((sha) => !distinct.has(sha)));
    return { ...facts, behind: roots.size > 1 ? first.behind_by : null, doubt: null, commits: rows.map(factsOf) };
}
/** Every commit that head has and base has not, oldest first, of a comparison whose first page is known: counted, and with the head. */
async function allCommits(client, base, head, first) {
    const pages = Array.from({ length: Math.max(0, (0,limits/* pagesFor */.KF)(first.total_commits) - 1) }, (_, index) => index + 2);
    const more = await (0,p_map["default"])(pages, (page) => comparePage(client, base, head, page), { concurrency: limits/* CONCURRENCY */.iy });
    const rows = [first, ...more].flatMap((page) => page.commits);
    const distinct = new Set(rows.map((row) => row.sha));
    if (rows.length !== first.total_commits || distinct.size !== rows.length) {
        throw (0,faults/* incomplete */.$x)(`GitHub listed ${distinct.size} of ${first.total_commits} commits between ${base} and ${head}`);
    }
    if (rows.length > 0 && !distinct.has(head))
        throw (0,faults/* incomplete */.$x)(`the commits GitHub listed lack the head ${head}`);
    return rows;
}
async function comparePage(client, base, head, page) {
    const asked = { what: `compare ${base} with ${head}`, needs: 'contents: read' };
    try {
        return await client.rest(asked, (rest, where) => rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${base}...${head}`, per_page: limits/* PAGE */.KL, page }));
    }
    catch (error) {
        if (error instanceof verdict/* GatehouseError */.G && /no common ancestor/i.test(error.message))
            throw noMergeBase(base, head);
        throw error;
    }
}
function tooManyCommits(count) {
    return new GatehouseError('too-large', `the change has ${count} commits; at most ${MOST_COMMITS} are read`, 'Squash them, or bring the change in several pull requests.');
}
function noMergeBase(base, head) {
    return new verdict/* GatehouseError */.G('merge-base', `${base} and ${head} have no common ancestor, so there is no change to judge`, 'Make the branch again from its base branch.');
}
function factsOf(row) {
    return {
        oid: row.sha,
        author: fromAccount(row.author),
        committer: fromAccount(row.committer),
        verified: row.commit.verification?.verified === true,
        parents: row.parents.length,
    };
}

;// CONCATENATED MODULE: ../forge/src/github/compared-paths.ts

/** Every path that a comparison lists, both names of a rename; null: it may have left some out. */
function compared_paths_comparedPaths(files) {
    if (files === undefined || files.length >= limits/* MOST_COMPARED_FILES */.AY)
        return null;
    return files.flatMap(({ filename, previous_filename: old }) => (old === undefined ? [filename] : [filename, old]));
}

;// CONCATENATED MODULE: ../forge/src/github/history/changed-paths.ts

/** What a commit changes against its first parent (a root commit: against nothing), both names of a rename, in one request. */
async function changedPaths(client, commit) {
    const asked = { what: `read the commit ${commit} (GET commits/${commit})`, needs: 'contents: read' };
    const answer = await client.rest(asked, (rest, where) => rest.repos.getCommit({ ...where, ref: commit }));
    if (answer.sha !== commit)
        return null;
    const paths = compared_paths_comparedPaths(answer.files);
    // Names that are not UTF-8 may all look alike.
    return paths?.some((path) => path.includes('\uFFFD')) ? null : paths;
}

;// CONCATENATED MODULE: ../forge/src/github/repository/touching.ts




/** Paths times commits in one GraphQL request. */
const ENTRIES_PER_QUERY = 150;
/** Each is looked at in every commit. */
const MOST_PATHS = 100;
/** Those of the commits at which a file or folder differs from what it is at every parent (a root: from nothing). */
async function touching(client, rows, paths) {
    const wanted = [...new Set(paths.map(plainPath))];
    if (wanted.includes(''))
        return rows;
    if (wanted.length > MOST_PATHS)
        throw tooManyPaths(wanted.length);
    const commits = [...new Set(rows.flatMap(({ sha, parents }) => [sha, ...parents.map((parent) => parent.sha)]))];
    const stands = await readStands(client, commits, wanted);
    const at = (sha) => stands.get(sha) ?? [];
    return rows.filter(({ sha, parents }) => wanted.some((_, index) => {
        if (parents.length === 0)
            return at(sha)[index] !== '';
        return parents.every((parent) => at(parent.sha)[index] !== at(sha)[index]);
    }));
}
/** `charts/app/` and `./charts/app` are written too; the folder itself is `charts/app`. */
function plainPath(path) {
    return path
        .replace(/^(\.?\/)+/, '')
        .replace(/(\/\*\*|\/)+$/, '')
        .replace(/^(\.|\*\*)$/, '');
}
async function readStands(client, commits, paths) {
    if (paths.length === 0)
        return new Map();
    const runs = (0,limits/* split */.lD)(commits, Math.ceil((commits.length * paths.length) / ENTRIES_PER_QUERY));
    const answers = await (0,p_map["default"])(runs, (run) => queryStands(client, run, paths), { concurrency: limits/* CONCURRENCY */.iy });
    return new Map(answers.flat());
}
async function queryStands(client, commits, paths) {
    const asked = { what: `read ${paths.length} paths of ${commits.length} commits`, needs: 'contents: read' };
    const declared = [
        ...commits.map((_, at) => `$c${at}: GitObjectID!`),
        ...paths.map((_, at) => `$p${at}: String!`),
    ].join(', ');
    const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { oid mode }`).join(' ');
    const objects = commits.map((_, at) => `c${at}: object(oid: $c${at}) { ... on Commit { ${files} } }`).join('\n');
    const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${objects} } }`, {
        ...client.where,
        ...Object.fromEntries(commits.map((oid, at) => [`c${at}`, oid])),
        ...Object.fromEntries(paths.map((path, at) => [`p${at}`, path])),
    });
    return commits.map((oid, at) => {
        const commit = repository?.[`c${at}`];
        if (!commit)
            throw (0,faults/* incomplete */.$x)(`GitHub gave no commit ${oid}`);
        return [oid, paths.map((_, index) => standOf(oid, commit[`p${index}`]))];
    });
}
function standOf(commit, entry) {
    if (entry === undefined)
        throw (0,faults/* incomplete */.$x)(`GitHub left a path out of ${commit}`);
    return entry === null ? '' : `${entry.mode} ${entry.oid}`;
}
function tooManyPaths(count) {
    return new verdict/* GatehouseError */.G('too-large', `${count} paths are watched; at most ${MOST_PATHS} are looked at in every commit`, 'Name the folder that they share instead.');
}

;// CONCATENATED MODULE: ../forge/src/github/repository/commits-since.ts









/**
 * Commits of a branch that a commit lacks, by their committers' clocks, oldest first: one request for the tip, one for each hundred commits, and with paths one for
 * some fifty commits more; with `changed` one for each commit that is left.
 *
 * A commit touches a path when what stands there differs from what every one of its parents has, as git counts it; so a merge that
 * only brings what one side had does not count, and the commits it brings do. Throws `not-found` when there is no such commit or branch.
 */
async function readCommitsSince(client, wanted) {
    const { since } = wanted;
    const tip = await tipOf(client, wanted.branch);
    if (tip === since)
        return { tip, rewritten: false, commits: [] };
    const first = await firstPage(client, since, tip);
    if (first === null)
        return { tip, rewritten: true, commits: [] };
    const rewritten = first.merge_base_commit.sha !== since;
    // The id of a tag object or the like is taken for the commit that it names.
    if (rewritten)
        await requireCommits(client, [since]);
    if (first.total_commits > limits/* MOST_COMMITS */.L4)
        throw tooFarBehind(since, first.total_commits);
    const rows = await allCommits(client, since, tip, first);
    const touched = wanted.paths === null ? rows : await touching(client, rows, wanted.paths);
    const commits = await (0,p_map["default"])(touched, (row) => commitOf(client, row, wanted.changed === true), {
        concurrency: limits/* CONCURRENCY */.iy,
    });
    commits.sort((a, b) => Date.parse(a.committedAt) - Date.parse(b.committedAt));
    return { tip, rewritten, commits };
}
async function tipOf(client, branch) {
    const tip = branch === null ? (await readDefaultBranch(client)).commit : await readTip(client, branch);
    if (tip !== null)
        return tip;
    throw new verdict/* GatehouseError */.G('not-found', `${client.where.owner}/${client.where.repo} has no branch ${branch}`, 'Correct the name of the branch in the policy, or leave it out: then the default branch is meant.');
}
/** Null: the commit is there and shares no history with the branch. */
async function firstPage(client, since, tip) {
    try {
        return await comparePage(client, since, tip, 1);
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G))
            throw error;
        if (error.code === 'not-found')
            await requireCommits(client, [since, tip]);
        else if (error.code !== 'merge-base')
            throw error;
        return null;
    }
}
async function commitOf(client, row, changed) {
    const committedAt = row.commit.committer?.date;
    if (committedAt === undefined)
        throw (0,faults/* incomplete */.$x)(`GitHub gave no date of ${row.sha}`);
    const facts = { oid: row.sha, committedAt };
    return changed ? { ...facts, changed: await changedPaths(client, row.sha) } : facts;
}
function tooFarBehind(since, count) {
    return new verdict/* GatehouseError */.G('too-large', `${count} commits came after ${since}; at most ${limits/* MOST_COMMITS */.L4} are read`, 'Bring the pin up to date once by hand.');
}

;// CONCATENATED MODULE: ../forge/src/github/identity.ts
/** Selection for an `Actor`. */
const ACTOR = `__typename login
  ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }`;
/** GraphQL leaves out the `[bot]` that REST and people write; without it a bot could be taken for a user of that name. */
function fromActor(actor) {
    if (actor === null)
        return null;
    const type = knownType(actor.__typename);
    const login = type === 'Bot' && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
    return { login, id: actor.databaseId ?? null, type };
}
/** A REST account; an empty object, which REST gives for some deleted accounts, is nobody. */
function identity_fromAccount(account) {
    if (!account?.login)
        return null;
    return { login: account.login, id: account.id ?? null, type: knownType(account.type ?? '') };
}
function knownType(name) {
    switch (name) {
        case 'User':
        case 'Bot':
        case 'Organization':
        case 'Mannequin':
            return name;
        default:
            return 'Unknown';
    }
}

;// CONCATENATED MODULE: ../forge/src/github/pages.ts


/** What every connection is asked for besides its `nodes`. */
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
/** More rows of one list than this are nobody's conversation. */
const MOST_ROWS = 10_000;
/** Every row of a list of which the first page is known; `list` names it in errors. */
async function allRows(list, first, next) {
    const rows = [];
    for (let page = first;;) {
        for (const row of page.nodes ?? [null]) {
            if (row === null)
                throw (0,faults/* incomplete */.$x)(`GitHub left a row out of ${list}`);
            rows.push(row);
        }
        const { hasNextPage, endCursor } = page.pageInfo;
        if (!hasNextPage)
            return rows;
        if (endCursor === null || rows.length >= MOST_ROWS)
            throw (0,faults/* incomplete */.$x)(`${list} ended early, after ${rows.length} rows`);
        page = await next(endCursor);
    }
}
/** Further pages of a list that hangs on an object with a node id, each one request. `field` has a name and no arguments. */
function pagesOfNode(client, asked, node, field) {
    const given = field.arguments === undefined ? '' : `, ${field.arguments}`;
    const document = `query ($id: ID!, $after: String!) { node(id: $id) { ... on ${node.type} {
    page: ${field.name}(first: ${PAGE}, after: $after${given}) { ${PAGE_INFO} nodes { ${field.selection} } } } } }`;
    return async (after) => {
        const answer = await client.query(asked, document, {
            id: node.id,
            after,
        });
        const page = answer.node?.page;
        if (!page)
            throw incomplete(`GitHub gave no further ${field.name} of ${node.id}`);
        return page;
    };
}

;// CONCATENATED MODULE: ../forge/src/github/repository/counted.ts


/** Times that a list is read when rows came in between its pages. */
const READINGS = 3;
/**
 * Every row of a list of which the first page is known, each once. What is added while the pages are read may push a row across the
 * border between two of them: when fewer came than the last page counts, the list is read again.
 */
async function wholeList(list, first, next, keyOf) {
    for (let reading = 1, page = first;; reading += 1, page = await next(null)) {
        let count = page.totalCount;
        const rows = await allRows(list, page, async (after) => {
            const further = await next(after);
            count = further.totalCount;
            return further;
        });
        const distinct = new Map(rows.map((row) => [keyOf(row), row]));
        if (distinct.size >= count)
            return [...distinct.values()];
        if (reading === READINGS)
            throw (0,faults/* incomplete */.$x)(`GitHub gave ${distinct.size} of ${count} rows of ${list}`);
    }
}

;// CONCATENATED MODULE: ../forge/src/github/repository/list-issues.ts





const LIST = `query ($owner: String!, $repo: String!, $labels: [String!], $after: String) {
  repository(owner: $owner, name: $repo) {
    issues(labels: $labels, states: [OPEN, CLOSED], orderBy: { field: CREATED_AT, direction: ASC }, first: ${limits/* PAGE */.KL}, after: $after) {
      totalCount ${PAGE_INFO} nodes { number title body state closedAt url viewerDidAuthor author { ${ACTOR} }
        timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { ${ACTOR} } } } } } } } }`;
/** Every issue with the label, open and closed, oldest first: one request for each hundred. */
async function listIssues(client, label) {
    const asked = { what: `list the issues with the label \`${label}\` (GraphQL issues)`, needs: 'issues: read' };
    const page = async (after) => {
        const { repository } = await client.query(asked, LIST, {
            ...client.where,
            labels: [label],
            after,
        });
        if (!repository?.issues)
            throw (0,faults/* incomplete */.$x)('GitHub gave no list of issues');
        return repository.issues;
    };
    const rows = await wholeList(`the issues with the label ${label}`, await page(null), page, ({ number }) => `${number}`);
    return rows.map(keptIssue).sort((a, b) => a.number - b.number);
}
function keptIssue(issue) {
    const { number, title, body, url, viewerDidAuthor } = issue;
    const closed = issue.state === 'CLOSED';
    const closer = closed ? (issue.timelineItems.nodes?.at(-1)?.actor ?? null) : null;
    return {
        number,
        title,
        body,
        state: closed ? 'closed' : 'open',
        closedAt: closed ? issue.closedAt : null,
        closedBy: fromActor(closer)?.login ?? null,
        author: fromActor(issue.author)?.login ?? null,
        viewerDidAuthor,
        url,
    };
}

;// CONCATENATED MODULE: ../forge/src/github/repository/merged-pull-request.ts





const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    number title url merged baseRefName headRefName mergeCommit { oid }
    commits(first: ${limits/* PAGE */.KL}, after: $after) { totalCount ${PAGE_INFO} nodes { commit { oid messageHeadline } } } } } }`;
/** A pull request with its commits: one request for each hundred of them. Throws `not-found`. */
async function readPullRequest(client, number) {
    const first = await readPage(client, number, null);
    const rows = await wholeList(`the commits of #${number}`, first.commits, async (after) => (await readPage(client, number, after)).commits, ({ commit }) => commit.oid);
    const { title, url, merged, baseRefName: baseRef, headRefName: headRef } = first;
    const mergeCommit = merged ? (first.mergeCommit?.oid ?? null) : null;
    const commits = rows.map(({ commit }) => ({ oid: commit.oid, subject: commit.messageHeadline }));
    return { number, title, url, merged, baseRef, headRef, mergeCommit, commits };
}
async function readPage(client, number, after) {
    const asked = { what: `read #${number} (GraphQL pullRequest)`, needs: 'pull-requests: read' };
    const { repository } = await client.query(asked, QUERY, {
        ...client.where,
        number,
        after,
    });
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    if (repository.pullRequest !== null)
        return repository.pullRequest;
    const fix = 'Give the number of a pull request of this repository, and not of an issue.';
    throw new verdict/* GatehouseError */.G('not-found', `${client.where.owner}/${client.where.repo} has no pull request #${number}`, fix);
}

;// CONCATENATED MODULE: ../forge/src/github/repository/open-pull-request.ts

/** Selection for a `PullRequest`. */
const OPEN_PULL_REQUEST = `number title body url headRefName headRefOid baseRefName
  headRepository { nameWithOwner } author { ${ACTOR} }`;
function openPullRequest(pull) {
    const { number, title, body, url } = pull;
    return {
        number,
        title,
        body,
        headRef: pull.headRefName,
        headRepository: pull.headRepository?.nameWithOwner ?? null,
        head: pull.headRefOid,
        baseRef: pull.baseRefName,
        url,
        author: fromActor(pull.author)?.login ?? null,
    };
}
function fromRow(row) {
    return {
        number: row.number,
        title: row.title,
        body: row.body ?? '',
        headRef: row.head.ref,
        headRepository: row.head.repo?.full_name ?? null,
        head: row.head.sha,
        baseRef: row.base.ref,
        url: row.html_url,
        author: identity_fromAccount(row.user)?.login ?? null,
    };
}

;// CONCATENATED MODULE: ../forge/src/github/repository/pull-requests.ts


/** GitHub refuses longer ones. */
const LONGEST_BODY = 65_536;
/** One write; when it is refused or its answer is lost, one request more to see whether the pull request is there. */
async function pull_requests_openPullRequest(client, request) {
    refuseLong(request.body);
    const asked = { what: `open a pull request of ${request.head} (POST pulls)`, needs: 'pull-requests: write' };
    try {
        return fromRow(await client.write(asked, (rest, where) => rest.pulls.create({ ...where, ...request })));
    }
    catch (error) {
        if (!(error instanceof verdict/* GatehouseError */.G))
            throw error;
        if (error.code === 'forbidden')
            throw notPermitted(error);
        if (error.code !== 'unavailable')
            throw error;
        const found = await findOpen(client, request).catch(() => null);
        if (found === null)
            throw error;
        return found;
    }
}
async function findOpen(client, { head, base }) {
    const asked = { what: `look for the pull request of ${head} (GET pulls)`, needs: 'pull-requests: read' };
    const rows = await client.rest(asked, (rest, where) => rest.pulls.list({ ...where, state: 'open', head: `${where.owner}:${head}`, base }));
    // A filter that GitHub does not understand is no filter.
    const row = rows.find((pull) => pull.head.ref === head && pull.base.ref === base);
    return row === undefined ? null : fromRow(row);
}
async function updatePullRequest(client, number, change) {
    refuseLong(change.body);
    const asked = { what: `edit #${number} (PATCH pulls/${number})`, needs: 'pull-requests: write' };
    await client.write(asked, (rest, where) => rest.pulls.update({ ...where, pull_number: number, ...change }));
}
function refuseLong(body) {
    if (body.length <= LONGEST_BODY)
        return;
    throw new verdict/* GatehouseError */.G('too-large', `the text of the pull request has ${body.length} characters; GitHub takes ${LONGEST_BODY}`, 'Leave lists in it to the run that it links to.');
}
/** A repository may forbid its jobs to open pull requests, whatever their `permissions:` say. */
function notPermitted(error) {
    if (!/not permitted to create/i.test(error.message))
        return error;
    return new verdict/* GatehouseError */.G('forbidden', error.message, 'Switch on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App with Pull requests: read and write.', { cause: error });
}

;// CONCATENATED MODULE: ../forge/src/github/tag-target.ts
/** An annotated tag points at another object; tags of tags are peeled this deep. */
const DEEPEST_TAG = 5;
/** Selection for a ref's `target`, through tags of tags. */
const TARGET = Array.from({ length: DEEPEST_TAG }).reduce((inner) => `__typename oid ... on Tag { target { ${inner} } }`, '__typename oid');
/** What is left when every tag is taken off; itself a tag when there are more than are peeled. Null: not told. */
function peeled(target) {
    let at = target;
    while (at?.__typename === 'Tag' && at.target !== undefined)
        at = at.target;
    return at;
}

;// CONCATENATED MODULE: ../forge/src/github/repository/refs.ts






const ASKED = {
    what: 'list branches, tags and open pull requests (GraphQL refs)',
    needs: ['contents: read', 'pull-requests: read'],
};
const REF = `name target { ${TARGET} }`;
/** Each list by itself, as the rest of it is read; `first` of it is a variable, so that all three can share a request. */
const LISTS = {
    branches: `refs(refPrefix: "refs/heads/", first: ${limits/* PAGE */.KL}, after: $after) { totalCount ${PAGE_INFO} nodes { ${REF} } }`,
    tags: `refs(refPrefix: "refs/tags/", first: ${limits/* PAGE */.KL}, after: $after) { totalCount ${PAGE_INFO} nodes { ${REF} } }`,
    pullRequests: `pullRequests(states: OPEN, first: ${limits/* PAGE */.KL}, after: $after) { totalCount ${PAGE_INFO} nodes { ${OPEN_PULL_REQUEST} } }`,
};
const query = (selection) => `query ($owner: String!, $repo: String!, $after: String) { repository(owner: $owner, name: $repo) { ${selection} } }`;
const FIRST = query(`defaultBranchRef { name }
  ${Object.entries(LISTS)
    .map(([name, list]) => `${name}: ${list}`)
    .join('\n')}`);
/**
 * Every branch, tag and open pull request: one request for the first hundred of each, and one for each further hundred of a list.
 * Each list is counted against what GitHub says that it has.
 */
async function readRefs(client) {
    const first = await ask(client, FIRST, null);
    if (first.defaultBranchRef === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no default branch');
    const [branches, tags, pulls] = await Promise.all([
        rowsOf(client, 'branches', first, ({ name }) => name),
        rowsOf(client, 'tags', first, ({ name }) => name),
        rowsOf(client, 'pullRequests', first, ({ number }) => String(number)),
    ]);
    return {
        defaultBranch: first.defaultBranchRef.name,
        branches: branches.map(({ name, target }) => ({ name, commit: refs_commitOf(name, target) })),
        tags: tags.flatMap(({ name, target }) => {
            const commit = tagged(name, target);
            return commit === null ? [] : [{ name, commit }];
        }),
        pullRequests: pulls.map(openPullRequest),
    };
}
/** Open pull requests whose head branch is in this repository and begins with a prefix; GitHub itself looks for whole names only. */
async function findPullRequests(client, headPrefix) {
    const document = query(`pullRequests: ${LISTS.pullRequests}`);
    const first = await ask(client, document, null);
    const rows = await rowsOf(client, 'pullRequests', first, ({ number }) => String(number));
    const name = `${client.where.owner}/${client.where.repo}`.toLowerCase();
    return rows
        .map(openPullRequest)
        .filter((pull) => pull.headRepository?.toLowerCase() === name && pull.headRef.startsWith(headPrefix));
}
function rowsOf(client, name, first, keyOf) {
    const next = async (after) => {
        const answer = await ask(client, query(`${name}: ${LISTS[name]}`), after);
        return answer[name];
    };
    return wholeList(`the list of ${name}`, first[name], next, keyOf);
}
async function ask(client, document, after) {
    const { repository } = await client.query(ASKED, document, { ...client.where, after });
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return repository;
}
function refs_commitOf(name, target) {
    if (target?.__typename === 'Commit')
        return target.oid;
    throw (0,faults/* incomplete */.$x)(`GitHub does not say what the branch ${name} points at`);
}
/** Null: the tag is of something that is no commit. */
function tagged(name, target) {
    const end = peeled(target);
    if (end === null || end.__typename === 'Tag')
        throw (0,faults/* incomplete */.$x)(`GitHub does not say what the tag ${name} points at`);
    return end.__typename === 'Commit' ? end.oid : null;
}

;// CONCATENATED MODULE: ../forge/src/github/repository/tree.ts




/** Requests that one tree may take; GitHub cuts what it lists about every 100,000 entries or 7 MB. */
const MOST_PARTS = 1000;
/**
 * Every file, link and submodule of a commit's tree: one request, and when GitHub cuts the answer one for each folder instead, and so
 * on down. Sizes are null for submodules.
 */
async function readTree(client, commit) {
    const budget = { parts: MOST_PARTS, commit };
    const entries = await readPart(client, budget, commit, '');
    refuseTwice(entries, commit);
    return entries;
}
async function readPart(client, budget, sha, prefix) {
    const whole = await listTree(client, budget, sha, true);
    if (whole.truncated === false)
        return whole.tree.flatMap((row) => tree_entryOf(row, prefix));
    const level = await listTree(client, budget, sha, false);
    if (level.truncated !== false)
        throw tooLarge(budget.commit, 'a single folder has more entries than GitHub lists');
    const parts = await (0,p_map["default"])(level.tree, async (row) => row.type === 'tree' ? readPart(client, budget, row.sha, `${prefix}${row.path}/`) : tree_entryOf(row, prefix), { concurrency: limits/* CONCURRENCY */.iy });
    return parts.flat();
}
function listTree(client, budget, sha, recursive) {
    budget.parts -= 1;
    if (budget.parts < 0)
        throw tooLarge(budget.commit, `it takes more than ${MOST_PARTS} requests`);
    const asked = { what: `read the tree of ${budget.commit}`, needs: 'contents: read' };
    return client.rest(asked, (rest, where) => rest.git.getTree({ ...where, tree_sha: sha, ...(recursive ? { recursive: '1' } : {}) }));
}
function tree_entryOf(row, prefix) {
    if (row.type === 'tree')
        return [];
    return [{ path: prefix + row.path, mode: row.mode, oid: row.sha, size: row.size ?? null }];
}
/** Names that are not UTF-8 all look alike and are kept, each with its own id; nothing else may be there twice. */
function refuseTwice(entries, commit) {
    const seen = new Set();
    for (const { path } of entries) {
        if (seen.has(path) && !path.includes('\uFFFD'))
            throw (0,faults/* incomplete */.$x)(`GitHub lists ${path} twice in ${commit}`);
        seen.add(path);
    }
}
function tooLarge(commit, why) {
    return new verdict/* GatehouseError */.G('too-large', `the tree of ${commit} cannot be listed: ${why}`, 'Move what is generated out of the repository, or delete the ref that has it.');
}

;// CONCATENATED MODULE: ../forge/src/github/repository/write-issues.ts


/** Attempts at one issue; before each further one the list is looked at. */
const ATTEMPTS = 3;
/**
 * Opens an issue. An answer that got lost does not mean that nothing was written: so before trying again it looks for one of this
 * account with this very title and text. An issue that lost its labels would never be found again, so that is an error.
 */
async function createIssue(client, issue) {
    const asked = { what: 'open an issue (POST issues)', needs: 'issues: write' };
    for (let attempt = 1;; attempt += 1) {
        try {
            const row = await client.write(asked, (rest, where) => rest.issues.create({ ...where, ...issue, labels: [...issue.labels], request: { retries: 0 } }));
            const names = row.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')).toLowerCase());
            const lost = issue.labels.filter((label) => !names.includes(label.toLowerCase()));
            if (lost.length > 0)
                await label(client, row.number, lost);
            return {
                ...{ number: row.number, title: row.title, body: row.body ?? '', url: row.html_url },
                ...{ state: 'open', closedAt: null, closedBy: null, author: row.user?.login ?? null, viewerDidAuthor: true },
            };
        }
        catch (error) {
            if (!(error instanceof verdict/* GatehouseError */.G) || error.code !== 'unavailable')
                throw error;
            const written = await findWritten(client, issue).catch(() => undefined);
            // Who cannot look must not write again.
            if (written === undefined)
                throw error;
            if (written !== null)
                return written;
            if (attempt === ATTEMPTS)
                throw error;
        }
    }
}
async function findWritten(client, issue) {
    const [name] = issue.labels;
    if (name === undefined)
        throw new Error('an issue without a label cannot be found again');
    const same = (kept) => kept.viewerDidAuthor &&
        kept.state === 'open' &&
        kept.title === issue.title &&
        plain(kept.body) === plain(issue.body);
    return (await listIssues(client, name)).find(same) ?? null;
}
/** GitHub keeps neither the kind of line ends nor what is white at the end. */
function plain(text) {
    return text.replaceAll('\r\n', '\n').trimEnd();
}
/** GitHub drops the labels of whoever may not label without a word. */
async function label(client, number, names) {
    const asked = { what: `label issue #${number} (POST issues/${number}/labels)`, needs: 'issues: write' };
    try {
        await client.write(asked, (rest, where) => rest.issues.addLabels({ ...where, issue_number: number, labels: [...names] }));
    }
    catch (error) {
        await updateIssue(client, number, { state: 'closed', stateReason: 'not_planned' }).catch(() => undefined);
        throw error;
    }
}
async function updateIssue(client, number, { stateReason, ...change }) {
    const asked = { what: `edit issue #${number} (PATCH issues/${number})`, needs: 'issues: write' };
    const reason = stateReason === undefined ? {} : { state_reason: stateReason };
    await client.write(asked, (rest, where) => rest.issues.update({ ...where, issue_number: number, ...change, ...reason }));
}
/** Not repeated when the answer is lost: a second remark would be noise, and the next run has more to say. */
async function commentOnIssue(client, number, body) {
    const asked = { what: `comment on #${number} (POST issues/${number}/comments)`, needs: 'issues: write' };
    await client.write(asked, (rest, where) => rest.issues.createComment({ ...where, issue_number: number, body, request: { retries: 0 } }));
}

;// CONCATENATED MODULE: ../forge/src/github/repository/index.ts














/**
 * A GitHub repository as levers see it: reads at exact commits, writes that name what must be there before, issues found through
 * the list. Every method returns the whole truth or throws a `GatehouseError` (`unauthorized`, `forbidden`, `not-found`,
 * `rate-limited`, `unavailable`, `incomplete`, `missing-object`, `too-large`, `unsupported`, `ref-moved`).
 */
function githubRepository(options) {
    const client = (0,github_client/* connect */.N)(options);
    return { ...reads(client), ...writes(client), ...issues(client) };
}
function reads(client) {
    return {
        readRefs: () => readRefs(client),
        readTip: (branch) => readTip(client, branch),
        readDefaultBranch: () => readDefaultBranch(client),
        readTree: (oid) => readTree(client, oid),
        readBlobs: (oids) => readBlobs(client, oids),
        isAncestor: (ancestor, descendant) => isAncestor(client, ancestor, descendant),
        findPullRequests: (headPrefix) => findPullRequests(client, headPrefix),
        readPullRequest: (number) => readPullRequest(client, number),
        readCommitsSince: (wanted) => readCommitsSince(client, wanted),
    };
}
function writes(client) {
    return {
        commit: (request) => commit(client, request),
        moveBranch: (move) => moveBranch(client, move),
        deleteBranch: (branch, before) => deleteBranch(client, branch, before),
        openPullRequest: (request) => pull_requests_openPullRequest(client, request),
        updatePullRequest: (number, change) => updatePullRequest(client, number, change),
        addLabels: (number, names) => addLabels(client, number, names),
    };
}
function issues(client) {
    return {
        listIssues: (label) => listIssues(client, label),
        createIssue: (issue) => createIssue(client, issue),
        updateIssue: (number, change) => updateIssue(client, number, change),
        commentOnIssue: (number, body) => commentOnIssue(client, number, body),
    };
}


/***/ })

};
