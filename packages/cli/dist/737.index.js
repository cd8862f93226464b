export const id = 737;
export const ids = [737];
export const modules = {

/***/ 51737:
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
    // git leaves out a ref that it cannot read, says so, and ends well. A symbolic one of nothing is harmless.
    const [broken] = stderr.match(/ignoring broken ref .*/) ?? [];
    if (broken !== undefined)
        throw (0,faults/* missingObject */.Ku)(broken);
    const tips = [];
    for (const line of stdout.split('\n').filter((one) => one !== '')) {
        const [name = '', type, oid = '', peeledType, peeled = ''] = line.split(' ');
        if (type === 'commit')
            tips.push({ name, commit: oid });
        else if (peeledType === 'commit')
            tips.push({ name, commit: peeled });
        // Before 2.45 git peels a tag of a tag only once.
        else if (peeledType === 'tag')
            tips.push(...(await peel(repository, name, oid)));
    }
    return tips;
}
/** None: it is a tag of something else. */
async function peel(repository, name, oid) {
    const { code, stdout, stderr } = await (0,process/* runGit */.EO)(repository.place, ['cat-file', '--batch-check'], `${oid}^{}\n`);
    if (code !== 0)
        throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
    const [commit = '', type] = stdout.trim().split(' ');
    if (type === 'missing')
        throw (0,faults/* missingObject */.Ku)(`the tag ${name} names what is not there`);
    return type === 'commit' ? [{ name, commit }] : [];
}

// EXTERNAL MODULE: ../levers/src/prune/run.ts + 29 modules
var run = __webpack_require__(45912);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 32 modules
var open_registry = __webpack_require__(90258);
// EXTERNAL MODULE: ../registry/src/packages/open-packages.ts + 4 modules
var open_packages = __webpack_require__(91315);
// EXTERNAL MODULE: ../release/src/retention/replay.ts + 2 modules
var replay = __webpack_require__(65563);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(3500);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(28684);
// EXTERNAL MODULE: ./src/fault.ts
var fault = __webpack_require__(78663);
// EXTERNAL MODULE: ./src/policy-source.ts
var policy_source = __webpack_require__(42295);
// EXTERNAL MODULE: ./src/registry-credentials.ts
var registry_credentials = __webpack_require__(96163);
;// CONCATENATED MODULE: ./src/prune/others.ts

/** Readers of the repositories that the policy lists; each asks GitHub, and the heavy client is only loaded then. */
function otherRepositories(env, log) {
    return (repository) => {
        const reader = others_open(env, repository, log);
        // Asked or not, a missing token is told where the repository is read.
        reader.catch(() => undefined);
        const told = (error) => {
            throw withoutRights(error) ? rightsOf(repository, error) : error;
        };
        return {
            readRefs: async () => (await reader).readRefs().catch(told),
            readTree: async (commit) => (await reader).readTree(commit).catch(told),
            readBlobs: async (oids) => (await reader).readBlobs(oids).catch(told),
        };
    };
}
/** The forge speaks of a workflow's permissions, and here is none. */
function withoutRights(error) {
    return error instanceof verdict/* GatehouseError */.G && ['unauthorized', 'forbidden', 'not-found'].includes(error.code);
}
function rightsOf(repository, { code, lines }) {
    const fix = `Check the name in \`prune.repositories\`; if ${repository} exists, set GITHUB_TOKEN or GH_TOKEN to a token that reads its contents and pull requests.`;
    return new verdict/* GatehouseError */.G(code, lines, fix);
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

;// CONCATENATED MODULE: ../levers/src/prune/render.ts


/** Of each list; the rest is in plan.json. */
const MOST_ROWS = 60;
/** Why a version stays, in words. */
const KEPT_BECAUSE = {
    promoted: 'promoted, now or ever',
    pinned: 'pinned in a file that names the image',
    mentioned: 'mentioned in a file',
    tagged: 'it has another tag than `pending-<sha>`',
    young: 'too young',
    undated: 'its age is unknown',
    loose: 'no tag, and nothing here holds it',
    waiting: 'unused; its turn comes in a later run',
    holder: 'it holds what is in use',
    held: 'something that stays holds it, or is what it was made for',
};
const HEADLINES = {
    planned: 'would be deleted',
    done: 'was carried out',
    nothing: 'nothing to do',
    refused: 'refused',
};
/** What a run would delete or did, and why the rest stays. */
function renderPrune(report) {
    const { plan, hash, deleted, notes } = report;
    const packages = plan?.packages ?? [];
    return [
        `## Prune: ${HEADLINES[report.outcome]}`,
        '',
        prose(report.summary),
        '',
        ...renderRefusals(report.refusals),
        ...(hash === null ? [] : [`Plan ${code(hash)}, ages as of ${code(plan?.asOf ?? '')}.`, '']),
        ...(deleted.length === 0
            ? []
            : [`${deleted.length} versions were deleted, and ${report.gone} were gone already.`, '']),
        ...renderEvidence(report.evidence),
        ...packages.flatMap(renderPackage),
        ...renderTags(report),
        ...list('Notes', notes),
        '',
    ].join('\n');
}
function renderPackage({ image, versions, roots, counts, kept }) {
    const rows = Object.entries(counts).map(([why, count]) => tableRow([prose(KEPT_BECAUSE[why] ?? why), String(count), example(kept, why)]));
    return [
        `### ${code(image)}`,
        '',
        `${versions} versions. ${roots.length === 0 ? 'None goes.' : `${roots.length} pending images go, oldest first:`}`,
        '',
        ...(roots.length === 0 ? [] : ['| Image | Tags | Goes with it | Why |', '| --- | --- | --- | --- |']),
        ...roots.slice(0, MOST_ROWS).map(rootRow),
        ...(roots.length > MOST_ROWS ? ['', `${roots.length - MOST_ROWS} more are in plan.json.`] : []),
        '',
        ...(rows.length === 0 ? [] : ['| Stays because | Versions | For example |', '| --- | --- | --- |', ...rows, '']),
    ];
}
function rootRow({ digest, versions, why }) {
    const own = versions.filter(({ role }) => role === 'root').flatMap(({ tags }) => tags);
    return tableRow([
        code(render_short(digest)),
        [...new Set(own)].map(code).join(' '),
        `${versions.length - 1} more`,
        prose(why),
    ]);
}
function example(kept, why) {
    const found = kept.find(({ because, through }) => because === why && through !== null) ??
        kept.find(({ because }) => because === why);
    if (found === undefined)
        return '';
    return found.through === null ? code(render_short(found.digest)) : `${code(render_short(found.digest))}: ${code(found.through)}`;
}
const render_short = (digest) => digest.slice(0, 'sha256:'.length + 12);
function renderTags({ plan, tagged, outcome }) {
    const tags = outcome === 'planned' ? (plan?.tags ?? []) : tagged;
    const title = outcome === 'planned' ? 'Tags that would be put back' : 'Tags that were put back';
    return list(title, tags.map(({ image, tag, digest }) => `${image}:${tag} to ${digest}`));
}
function list(title, items) {
    if (items.length === 0)
        return [];
    const shown = items.slice(0, MOST_ROWS).map((item) => `- ${prose(item)}`);
    const more = items.length > MOST_ROWS ? [`- ${items.length - MOST_ROWS} more are in the report file.`] : [];
    return [`### ${title}`, '', ...shown, ...more, ''];
}
function renderRestore(report) {
    return [
        '## Prune: restore',
        '',
        prose(report.summary),
        '',
        ...renderRefusals(report.refusals),
        ...list('Versions', report.restored),
        ...list('Tags', report.tagged),
    ].join('\n');
}

// EXTERNAL MODULE: ./src/columns.ts
var columns = __webpack_require__(67440);
// EXTERNAL MODULE: ./src/short.ts
var src_short = __webpack_require__(65669);
;// CONCATENATED MODULE: ./src/prune/render.ts




/** The plan for people: what would go, oldest first, and how many stay for which reason. */
function renderPlan(plan) {
    const tags = plan.tags.map(({ image, tag, digest }) => `would tag ${image}@${(0,src_short/* short */.A)(digest)} as ${tag}, which its promotion lacks`);
    const bases = plan.sources.map(({ repository, defaultBranch, tip }) => `read ${repository}: ${defaultBranch} at ${(0,src_short/* short */.A)(tip)}`);
    const end = `ages as of ${plan.asOf}; nothing was deleted, and a workflow makes its own plan, which knows open pull requests`;
    const lines = [...plan.packages.flatMap(packageLines), ...tags, ...bases, end];
    return `${lines.map(src_escape/* printable */.g).join('\n')}\n`;
}
function packageLines({ image, versions, roots, counts }) {
    const going = roots.reduce((sum, root) => sum + root.versions.length, 0);
    const rows = roots.map(({ digest, versions: group, why }) => [(0,src_short/* short */.A)(digest), (0,src_short/* counted */.h)(group.length, 'version'), why]);
    const kept = Object.entries(counts).map(([because, count]) => [`${count}`, wordsOf(because)]);
    return [
        `${image}: ${going} of ${(0,src_short/* counted */.h)(versions, 'version')} would go${parts(roots.length)}`,
        ...(0,columns/* columns */.Y)(rows).map((row) => `  ${row}`),
        ...(kept.length === 0 ? [] : ['  the others stay:']),
        ...(0,columns/* columns */.Y)(kept).map((row) => `    ${row}`),
        '',
    ];
}
function parts(images) {
    return images === 0 ? '' : `, ${(0,src_short/* counted */.h)(images, 'image')} with ${images === 1 ? 'its' : 'their'} parts`;
}
function wordsOf(because) {
    return KEPT_BECAUSE[because] ?? because;
}

;// CONCATENATED MODULE: ./src/prune/command.ts













/** Shows what a clean-up would delete. Exit code: 0 planned, 1 refused, 2 it could not be told. */
async function prune(options, terminal, env, now) {
    let line = null;
    try {
        line = await (0,local/* localLine */.u)(options.repo);
        const deps = await depsOf(options, terminal, env, now, line);
        const planned = await (0,run/* planPrune */.w)(deps, { policy: await (0,policy_source/* policyPlace */._z)(options.policy), set: options.set, plan: null });
        terminal.progress('');
        if ('refusals' in planned) {
            for (const { rule, place, message, fix } of planned.refusals)
                terminal.note(`${rule}${place === null ? '' : ` at ${(0,src_escape/* printable */.g)(place)}`}: ${(0,src_escape/* printable */.g)(message)}\n  fix: ${(0,src_escape/* printable */.g)((0,fault/* asOptions */.l)(fix))}`);
            if (planned.refusals.some(({ rule }) => rule === 'prune/no-images') && options.policy === undefined)
                terminal.note('  or try one that is only on this disk so far, with --policy');
            return (0,exit_codes/* refusedCode */.Q)(planned.refusals);
        }
        const { plan, situation } = planned;
        if (options.out !== undefined)
            await writePlan(options.out, (0,replay/* planBytes */.dO)(plan));
        for (const note of situation.notes)
            terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
        await terminal.out(options.format === 'json' ? `${new TextDecoder().decode((0,replay/* planBytes */.dO)(plan))}\n` : renderPlan(plan));
        return terminal.gone ? exit_codes/* EXIT */.d.untold : exit_codes/* EXIT */.d.fine;
    }
    catch (error) {
        terminal.progress('');
        terminal.note((0,fault/* describeFault */.Q)(options.policy === undefined ? error : (0,policy_source/* onDisk */.FC)(error)));
        return exit_codes/* EXIT */.d.untold;
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
            have: (oids, kind) => line.have(oids, kind),
            readTree: (commit) => line.readTree(commit),
            readFiles: (commits) => line.readFiles(commits),
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


/***/ })

};
