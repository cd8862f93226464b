export const id = 465;
export const ids = [465];
export const modules = {

/***/ 96556:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prune: () => (/* binding */ prune)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ../forge/src/git/line/local.ts
var local = __webpack_require__(33058);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../forge/src/git/faults.ts
var faults = __webpack_require__(36653);
// EXTERNAL MODULE: ../forge/src/git/log.ts
var log = __webpack_require__(83296);
// EXTERNAL MODULE: ../forge/src/git/process.ts
var process = __webpack_require__(92715);
// EXTERNAL MODULE: ../forge/src/git/repository.ts
var git_repository = __webpack_require__(31236);
;// CONCATENATED MODULE: ../forge/src/git/line/local-refs.ts





const FIELDS = ['refname', 'objecttype', 'objectname', '*objecttype', '*objectname'].map((field) => `%(${field})`);
/**
 * Every branch and tag of a repository on disk, those of its remotes as they were last fetched, and heads of pull requests where those were
 * fetched too; it knows of no open pull requests. The default branch is the remote's as far as it is known.
 */
async function readLocalRefs(dir) {
    const repository = await (0,git_repository/* findRepository */.W)(dir);
    const refs = await listRefs(repository);
    const name = await (0,log/* defaultBranch */.OR)(repository);
    const tip = refs.find(({ name: full }) => full === `refs/remotes/origin/${name}` || full === `refs/heads/${name}`);
    const remote = refs.find(({ name: full }) => full === `refs/remotes/origin/${name}`) ?? tip;
    if (name === null || remote === undefined) {
        const fix = 'Check out its default branch, or fetch it: git remote set-head origin --auto';
        throw new verdict/* GatehouseError */.G('unknown-revision', `the repository in ${dir} has no default branch`, fix);
    }
    const tags = refs.filter(({ name: full }) => full.startsWith('refs/tags/'));
    const branches = refs.filter(({ name: full }) => !full.startsWith('refs/tags/'));
    return {
        defaultBranch: name,
        branches: [{ name, commit: remote.commit }, ...branches],
        tags,
        pullRequests: [],
    };
}
async function listRefs(repository) {
    const { code, stdout, stderr } = await (0,process/* runGit */.EO)(repository.place, ['for-each-ref', `--format=${FIELDS.join(' ')}`]);
    if (code !== 0)
        throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
    const tips = [];
    for (const line of stdout.split('\n').filter((one) => one !== '')) {
        const [name = '', type, oid = '', peeledType, peeled = ''] = line.split(' ');
        if (type === 'commit')
            tips.push({ name, commit: oid });
        else if (peeledType === 'commit')
            tips.push({ name, commit: peeled });
        // Before 2.45 git peels a tag of a tag only once.
        else if (peeledType === 'tag')
            tips.push({ name, commit: await peel(repository, name) });
    }
    return tips;
}
async function peel(repository, name) {
    const { code, stdout, stderr } = await (0,process/* runGit */.EO)(repository.place, ['rev-parse', '--verify', `${name}^{commit}`]);
    if (code !== 0)
        throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
    return stdout.trim();
}

// EXTERNAL MODULE: ../levers/src/prune/run.ts + 24 modules
var run = __webpack_require__(59190);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 29 modules
var open_registry = __webpack_require__(65771);
// EXTERNAL MODULE: ../registry/src/packages/open-packages.ts + 4 modules
var open_packages = __webpack_require__(91315);
// EXTERNAL MODULE: ../release/src/retention/replay.ts
var replay = __webpack_require__(39255);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(3500);
// EXTERNAL MODULE: ./src/fault.ts
var fault = __webpack_require__(78663);
// EXTERNAL MODULE: ./src/registry-credentials.ts
var registry_credentials = __webpack_require__(96163);
;// CONCATENATED MODULE: ./src/prune/others.ts

/** Readers of the repositories that the policy lists; each asks GitHub, and the heavy client is only loaded then. */
function otherRepositories(env, log) {
    return (repository) => {
        const reader = others_open(env, repository, log);
        // Asked or not, a missing token is told where the repository is read.
        reader.catch(() => undefined);
        return {
            readRefs: async () => (await reader).readRefs(),
            readTree: async (commit) => (await reader).readTree(commit),
            readBlobs: async (oids) => (await reader).readBlobs(oids),
        };
    };
}
async function others_open(env, repository, log) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    if (!token) {
        const fix = 'Set GITHUB_TOKEN or GH_TOKEN, for example GH_TOKEN=$(gh auth token).';
        throw new verdict/* GatehouseError */.G('unauthorized', `there is no token to read ${repository} with`, fix);
    }
    const apiUrl = (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
    const graphqlUrl = env.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/v3$/, '')}/graphql`;
    const { githubRepository } = await Promise.all(/* import() */[__webpack_require__.e(354), __webpack_require__.e(862), __webpack_require__.e(858)]).then(__webpack_require__.bind(__webpack_require__, 10858));
    return githubRepository({ token, repository, apiUrl, graphqlUrl, log });
}

// EXTERNAL MODULE: ./src/columns.ts
var columns = __webpack_require__(67440);
;// CONCATENATED MODULE: ./src/prune/render.ts


const HEX = 12;
const render_short = (digest) => digest.slice('sha256:'.length, 'sha256:'.length + HEX);
/** The plan for people: what would go, oldest first, and how many stay for which reason. */
function renderPlan(plan, hash) {
    const tags = plan.tags.map(({ image, tag, digest }) => `would tag ${image}@${render_short(digest)} as ${tag}, which its promotion lacks`);
    const bases = plan.sources.map(({ repository, defaultBranch, tip }) => `read ${repository}: ${defaultBranch} at ${tip.slice(0, HEX)}`);
    const end = `plan ${hash}, ages as of ${plan.asOf}`;
    const lines = [...plan.packages.flatMap(packageLines), ...tags, ...bases, end];
    return `${lines.map(src_escape/* printable */.g).join('\n')}\n`;
}
function packageLines({ image, versions, roots, counts }) {
    const going = roots.reduce((sum, root) => sum + root.versions.length, 0);
    const rows = roots.map(({ digest, versions: group, why }) => [render_short(digest), `${group.length} versions`, why]);
    const kept = Object.entries(counts).map(([because, count]) => `${count} ${because}`);
    return [
        `${image}: ${going} of ${versions} versions would go, in ${roots.length} images`,
        ...(0,columns/* columns */.Y)(rows).map((row) => `  ${row}`),
        `  stay: ${kept.join(', ') || 'none'}`,
        '',
    ];
}

;// CONCATENATED MODULE: ./src/prune/command.ts











/** Shows what a clean-up would delete. Exit code: 0 planned, 1 refused, 2 it could not be decided. */
async function prune(options, terminal, env, now) {
    let line = null;
    try {
        line = await (0,local/* localLine */.u)(options.repo);
        const deps = await depsOf(options, terminal, env, now, line);
        const planned = await (0,run/* planPrune */.w)(deps, { policy: options.policy, set: options.set, plan: null });
        terminal.progress('');
        if ('refusals' in planned) {
            for (const { rule, place, message, fix } of planned.refusals)
                terminal.note(`${rule}${place === null ? '' : ` at ${(0,src_escape/* printable */.g)(place)}`}: ${(0,src_escape/* printable */.g)(message)}\n  fix: ${(0,src_escape/* printable */.g)(fix)}`);
            return 1;
        }
        const { plan, hash, situation } = planned;
        if (options.out !== undefined)
            await writePlan(options.out, (0,replay/* planBytes */.dO)(plan));
        for (const note of situation.notes)
            terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
        await terminal.out(options.format === 'json' ? `${new TextDecoder().decode((0,replay/* planBytes */.dO)(plan))}\n` : renderPlan(plan, hash));
        return terminal.gone ? 2 : 0;
    }
    catch (error) {
        terminal.progress('');
        terminal.note((0,fault/* describeFault */.Q)(error));
        return 2;
    }
    finally {
        await line?.close();
    }
}
async function depsOf(options, terminal, env, now, line) {
    const { credentials, notes } = await (0,registry_credentials/* machineCredentials */.I)(env);
    for (const note of notes)
        terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
    const token = env.GITHUB_TOKEN || env.GH_TOKEN || '';
    const log = (text) => terminal.progress((0,src_escape/* printable */.g)(text));
    return {
        name: 'this repository',
        repository: {
            readRefs: () => readLocalRefs(options.repo),
            readTree: (commit) => line.readTree(commit),
            readBlobs: (oids) => line.readBlobs(oids),
        },
        other: otherRepositories(env, log),
        line: async () => line,
        registry: (0,open_registry/* openRegistry */.M)({ credentials, realms: options.trustedRealms, log }),
        packages: token === '' ? NO_PACKAGES : (0,open_packages/* openPackages */._)({ token, apiUrl: apiUrl(env), log }),
        io: { log },
        clock: () => now,
    };
}
/** GitHub shows nobody its packages without a token, and its answer does not say where one is taken from. */
const NO_PACKAGES = {
    listVersions: async (image) => noToken(image),
    readVersion: async (image) => noToken(image),
};
function noToken(image) {
    const fix = 'Set GITHUB_TOKEN or GH_TOKEN to a classic token with `read:packages`; fine-grained tokens cannot.';
    throw new verdict/* GatehouseError */.G('unauthorized', `there is no token to list the versions of ${image} with`, fix);
}
const apiUrl = (env) => (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
async function writePlan(path, bytes) {
    try {
        await (0,promises_.writeFile)(path, bytes);
    }
    catch (cause) {
        throw new verdict/* GatehouseError */.G('invalid-input', `${path} could not be written`, 'Name a file in a folder that is there.', { cause });
    }
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

/***/ 83063:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oq: () => (/* binding */ revisionTag),
/* harmony export */   Rs: () => (/* binding */ rollbackBranch),
/* harmony export */   UL: () => (/* binding */ temporaryBranch),
/* harmony export */   Wk: () => (/* binding */ pendingTag),
/* harmony export */   Zj: () => (/* binding */ promoteBranch),
/* harmony export */   _$: () => (/* binding */ ROLLBACK_PREFIX),
/* harmony export */   oN: () => (/* binding */ PROMOTE_PREFIX)
/* harmony export */ });
/** Names that levers share, so that one finds what another made. */
/** Every open pull request of a promotion has a head below it. */
const PROMOTE_PREFIX = 'gatehouse/promote/';
/** Every open pull request of a rollback has a head below it. */
const ROLLBACK_PREFIX = 'gatehouse/rollback/';
function promoteBranch(set) {
    return `${PROMOTE_PREFIX}${set}`;
}
function rollbackBranch(set) {
    return `${ROLLBACK_PREFIX}${set}`;
}
/** Where a commit is made before a branch is moved to it; the run's id keeps two runs apart. */
function temporaryBranch(lever, set, runId) {
    return `gatehouse/tmp/${lever}-${set}-${runId}`;
}
/** The tag a build pushes. */
function pendingTag(revision) {
    return `pending-${revision}`;
}
/** The tag that says of a digest that it was promoted. */
function revisionTag(revision) {
    return revision;
}


/***/ }),

/***/ 38611:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ notDefaultBranch)
/* harmony export */ });
/**
 * Why a run of another ref is refused: a dispatch may name any branch, whose workflow file then counts; null: it is of the default branch,
 * or on a laptop, where no ref is known (null) and nothing is written.
 * @param ref `refs/heads/main`
 */
function notDefaultBranch(rule, ref, branch) {
    if (ref === null || ref === `refs/heads/${branch}`)
        return null;
    const message = `The run is of ${ref}, and only the workflow on the default branch ${branch} is trusted with this.`;
    return { rule, place: ref, message, fix: `Start it on ${branch}.` };
}


/***/ }),

/***/ 3252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ revisionLabels)
/* harmony export */ });
/* unused harmony export REVISION_LABEL */
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86599);

/** Where a build says which commit it is of (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
const REVISION_LABEL = 'org.opencontainers.image.revision';
/** Labels are inherited from a base image, so one platform's label is no evidence for the others. Throws RegistryError. */
async function revisionLabels(registry, image, digest) {
    const platforms = await registry.readPlatforms(image, digest);
    const stated = platforms.map(({ config }) => config.labels[REVISION_LABEL] ?? null);
    const [first] = stated;
    const agreed = first != null && (0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__/* .isCommitSha */ ._$)(first) && stated.every((label) => label === first) ? first : null;
    return { revision: agreed, detail: detailOf(platforms, stated, agreed), platforms };
}
function detailOf(platforms, stated, agreed) {
    if (platforms.length === 0)
        return 'no platform was found under the digest';
    if (agreed !== null)
        return `${agreed} on ${platforms.length === 1 ? 'its platform' : `all ${platforms.length} platforms`}`;
    return platforms.map((platform, at) => `${nameOf(platform)}: ${shown(stated[at] ?? null)}`).join(', ');
}
function nameOf({ config: { platform } }) {
    const { os, architecture, variant } = platform;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
function shown(label) {
    if (label === null)
        return 'no label';
    return label.length > 60 ? `${label.slice(0, 60)}…` : label;
}


/***/ }),

/***/ 51641:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ readLeverPolicy),
/* harmony export */   Z7: () => (/* binding */ readTexts),
/* harmony export */   cN: () => (/* binding */ setNamed)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53901);
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23432);
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13735);

/**
 * Reads the policy, and the files it names, at one commit.
 * @throws GatehouseError `policy-invalid`
 */
async function readLeverPolicy(reader, path, commit) {
    const tree = await reader.readTree(commit);
    const read = async (paths) => readTexts(reader, tree, paths, commit);
    const text = (await read([path])).get(path) ?? null;
    const files = await read((0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .policySources */ .T)(text));
    return { policy: (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .loadPolicy */ .t)({ path, commit, text, files }), commit, tree };
}
/**
 * Text of each file that is there.
 * @throws GatehouseError `policy-invalid` for what is no regular file: a link in the place of a hold must not pass for none
 */
async function readTexts(reader, tree, paths, commit) {
    const wanted = new Set(paths);
    const entries = tree.filter(({ path }) => wanted.has(path));
    const odd = entries.find(({ mode }) => !mode.startsWith('100'));
    if (odd !== undefined) {
        const fix = `Put a file in its place in a pull request of a person that changes nothing else.`;
        throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_2__/* .GatehouseError */ .G('policy-invalid', `${odd.path} at ${commit} is no regular file.`, fix);
    }
    const blobs = entries.length === 0 ? new Map() : await reader.readBlobs(entries.map(({ oid }) => oid));
    return new Map(entries.map(({ path, oid }) => [path, decode(path, commit, blobs.get(oid) ?? new Uint8Array())]));
}
function decode(path, commit, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        const fix = `Save ${path} as UTF-8 in a pull request of a person that changes nothing else.`;
        throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_2__/* .GatehouseError */ .G('policy-invalid', `${path} at ${commit} is not UTF-8 text.`, fix, { cause });
    }
}
/**
 * The set of that name; with an empty name the only one there is.
 * @throws GatehouseError `invalid-input` naming the sets there are
 */
function setNamed(policy, name) {
    const { images } = policy;
    const found = name === '' && images.length === 1 ? images[0] : images.find((set) => set.name === name);
    if (found !== undefined)
        return found;
    const names = images.map((set) => set.name).join(', ');
    const fix = names === '' ? `Describe the set under 'images' in ${policy.path}.` : `Set 'set' to one of: ${names}.`;
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_2__/* .GatehouseError */ .G('invalid-input', noSet(policy, name), fix);
}
function noSet({ path, digest, images }, name) {
    if (digest === 'default')
        return `There is no ${path}, and so no image set.`;
    if (images.length === 0)
        return `${path} describes no image set.`;
    return name === ''
        ? `${path} has ${images.length} image sets, and none was named.`
        : `There is no image set '${name}' in ${path}.`;
}


/***/ })

};
