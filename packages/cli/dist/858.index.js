export const id = 858;
export const ids = [858];
export const modules = {

/***/ 10858:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubBoundary: () => (/* reexport */ githubBoundary),
  githubRepository: () => (/* reexport */ repository/* githubRepository */.G)
});

// UNUSED EXPORTS: DEFAULT_PATIENCE, githubReader

// EXTERNAL MODULE: ../forge/src/github/client.ts + 2 modules
var github_client = __webpack_require__(76947);
// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
;// CONCATENATED MODULE: ../forge/src/github/live/posture.ts




/** The account behind GITHUB_TOKEN, its app, and the app's id on github.com; a server of one's own has another. */
const ACTIONS = { login: 'github-actions[bot]', id: 15368, host: 'github.com' };
/**
 * What stands between the pull request and its base branch: one request for the rules (each hundred), one for the branch, one
 * for each distinct ruleset; all else came with the live state. One more for an app without checks on the head, and one where
 * the branch has to be up to date and GitHub did not say whether it is.
 */
async function posture_readPosture(client, memory, live) {
    const around = memory.surroundings(live);
    const [rules, protection] = await Promise.all([
        readRules(client, live.baseRef),
        readProtection(client, live.baseRef, around),
    ]);
    // Not every token is told whether classic protection is strict; that it bites is told.
    const strict = rules.strict || protection.strict || around.toldBehind;
    const [rulesets, app, behind] = await Promise.all([
        readRulesets(client, rules.rulesets),
        postingApp(client, around),
        strict && around.behind === null ? countBehind(client, live) : around.behind,
    ]);
    return combine(around, rules, protection, { viewerBypasses: bypassesAny(rulesets), postingApp: app, strict, behind });
}
/** Rulesets and classic protection hold side by side: the stricter of the two, in each respect. */
function combine(around, rules, protection, found) {
    const known = new Set(rules.otherRules.map(({ type }) => type));
    return {
        ...found,
        autoMergeAllowed: around.autoMergeAllowed,
        squashAllowed: around.squashAllowed && rules.squashAllowed,
        viewer: around.viewer,
        viewerIsAdmin: around.viewerIsAdmin,
        requiredChecks: [...rules.requiredChecks, ...protection.requiredChecks],
        mergeQueue: around.mergeQueue || rules.mergeQueue,
        otherRules: [...rules.otherRules, ...protection.otherRules.filter(({ type }) => !known.has(type))],
        requiredApprovals: Math.max(rules.requiredApprovals, protection.requiredApprovals),
        seenContexts: around.seenContexts,
        canChangeWorkflows: around.viewer === ACTIONS.login ? false : null,
    };
}
/**
 * A bot is its app, whose id stands beside its checks on the head; for an app that has none there, one request. A person's
 * token posts as no app.
 */
async function postingApp(client, { viewer, apps }) {
    if (!viewer.endsWith('[bot]'))
        return null;
    const slug = viewer.slice(0, -'[bot]'.length);
    const seen = apps.get(slug);
    if (seen !== undefined)
        return seen;
    if (viewer === ACTIONS.login && client.host === ACTIONS.host)
        return ACTIONS.id;
    const asked = { what: `read the app ${slug} (GET apps/${slug})`, needs: 'contents: read' };
    try {
        return (await client.rest(asked, (rest) => rest.apps.getBySlug({ app_slug: slug })))?.id ?? null;
    }
    catch (error) {
        // A private app may not be shown, even to itself.
        if (error instanceof verdict/* GatehouseError */.G && (error.code === 'not-found' || error.code === 'forbidden'))
            return null;
        throw error;
    }
}
async function countBehind(client, { head, baseTip }) {
    const asked = { what: `compare ${baseTip} with ${head} (GET compare)`, needs: 'contents: read' };
    const comparison = await client.rest(asked, (rest, where) => rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${baseTip}...${head}`, per_page: 1, page: 1 }));
    return comparison.behind_by;
}

// EXTERNAL MODULE: ../forge/src/github/blob.ts
var blob = __webpack_require__(23274);
;// CONCATENATED MODULE: ../forge/src/github/entry.ts

/** Selections for a `TreeEntry`: what git's tree says, and that with the content. */
const BARE_ENTRY = 'mode oid type object { ... on Blob { byteSize } }';
const entry_WHOLE_ENTRY = `mode oid type object { ... on Blob { ${blob/* BLOB */.we} } }`;
/** A path at a commit as a side of a change, without bytes. A directory is not a file, so the path is absent. */
function sideOf(entry) {
    if (entry === null || entry.type === 'tree')
        return null;
    const size = entry.object?.byteSize;
    const side = { mode: entry.mode.toString(8).padStart(6, '0'), oid: entry.oid };
    return size === undefined ? side : { ...side, size };
}
function isRegular(side) {
    return side.mode === '100644' || side.mode === '100755';
}
/** Whether the answer has the selection of `BLOB`, so that its text can be proved. */
function hasText(object) {
    return object !== null && object.text !== undefined && object.isTruncated !== undefined;
}

// EXTERNAL MODULE: ../forge/src/github/faults.ts
var faults = __webpack_require__(15884);
;// CONCATENATED MODULE: ../forge/src/github/live/protection.ts
/** One request. The checks are in it; the other demands came with the live state. */
async function protection_readProtection(client, branch, rules) {
    const asked = { what: `read the branch ${branch} (GET branches/${branch})`, needs: 'contents: read' };
    const { protection } = await client.rest(asked, (rest, where) => rest.repos.getBranch({ ...where, branch }));
    const short = protection;
    if (short.enabled !== true)
        return { requiredChecks: [], strict: false, requiredApprovals: 0, otherRules: [] };
    return {
        requiredChecks: requiredChecks(short),
        strict: short.required_status_checks?.strict === true || rules.protectionRule?.requiresStrictStatusChecks === true,
        requiredApprovals: rules.updateRule?.requiredApprovingReviewCount ?? 0,
        otherRules: otherRules(rules),
    };
}
/** An app id below 1 means any app. */
function requiredChecks({ required_status_checks: required }) {
    if (required === undefined || required.enforcement_level === 'off')
        return [];
    const checks = required.checks ?? [];
    const named = new Set(checks.map(({ context }) => context));
    const rest = (required.contexts ?? []).filter((context) => !named.has(context));
    return [...checks, ...rest.map((context) => ({ context, app_id: null }))].map(({ context, app_id: app }) => ({
        context,
        appId: app != null && app > 0 ? app : null,
        from: 'protection',
    }));
}
function otherRules({ updateRule: rule, protectionRule }) {
    const types = [
        rule?.requiresSignatures ? 'required_signatures' : null,
        rule?.requiresCodeOwnerReviews ? 'require_code_owner_review' : null,
        rule?.requiresConversationResolution ? 'required_review_thread_resolution' : null,
        protectionRule?.requireLastPushApproval ? 'require_last_push_approval' : null,
        protectionRule?.requiresDeployments ? 'required_deployments' : null,
    ];
    return types.flatMap((type) => (type === null ? [] : [{ type, from: 'protection', detail: null }]));
}

;// CONCATENATED MODULE: ../forge/src/github/live/query.ts











/** What the base's tip has reported is a hint about what there is to require; so a piece of it is enough. */
const SEEN = `status { contexts { context } }
  checkSuites(first: 30) { nodes { checkRuns(first: 30) { nodes { name } } } }`;
const RULE = `requiresSignatures requiresCodeOwnerReviews requiresConversationResolution requiredApprovingReviewCount`;
const PROTECTION = 'requiresStrictStatusChecks requireLastPushApproval requiresDeployments';
const PULL_REQUEST = (/* unused pure expression or super */ null && (`id number state isDraft title body author { ${ACTOR} } headRefOid headRefName isCrossRepository baseRefName
  baseRef { refUpdateRule { ${RULE} } branchProtectionRule { ${PROTECTION} } target { oid ... on Commit { file(path: $policy) { ${WHOLE_ENTRY} } ${SEEN} } } }
  headRef @include(if: $withBase) { compare(headRef: $base) { aheadBy } }
  mergeStateStatus viewerCanMergeAsAdmin isInMergeQueue isMergeQueueEnabled
  autoMergeRequest { enabledAt enabledBy { ${ACTOR} } }
  labels(first: 100) { ${PAGE_INFO} nodes { name } }
  labelled: ${LABELLED}
  pushed: timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], last: 1) {
    nodes { ... on HeadRefForcePushedEvent { actor { ${ACTOR} } afterCommit { oid } } } }
  reviews(first: 100) { ${PAGE_INFO} nodes { ${REVIEW} } }
  comments(first: 100) { ${PAGE_INFO} nodes { ${COMMENT_FACTS} } }
  commits(last: 1) { nodes { commit { ${COMMIT} } } }`));
const documentOf = (freezes) => `query ($owner: String!, $repo: String!, $number: Int!,
    $policy: String!, $base: String!, $after: String, $withBase: Boolean!${freezes.declared}) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed squashMergeAllowed viewerCanAdminister
    defaultBranchRef { name }
    pullRequest(number: $number) { ${PULL_REQUEST} }
    sharers: ${SHARERS.replace('{', '@include(if: $withBase) {')}
    ${freezes.selection}
  }
}`;
/** Hints for the posture that some tokens may not read; the moment itself is whole without them. */
const SPARABLE = new Set(['refUpdateRule', 'branchProtectionRule', 'compare']);
/** Everything about the moment of acting that one request can hold. */
async function queryLive(client, target) {
    const number = target.pullRequest;
    const asked = { what: `read the state of #${number} (GraphQL pullRequest)`, needs: 'contents: read' };
    const freezes = freezeQuery(target.freezeLabels);
    const { data, errors } = await client.partial(asked, documentOf(freezes), {
        ...client.where,
        ...freezes.variables,
        number,
        policy: target.policyPath,
        base: target.baseRef ?? '',
        withBase: target.baseRef !== undefined,
    });
    const fault = faultOfErrors(errors.filter((error) => !isSparable(error)), data, asked);
    if (fault !== null)
        throw fault;
    const { repository, viewer } = data;
    if (!repository?.pullRequest)
        throw incomplete(`GitHub gave no pull request #${number}`);
    if (repository.defaultBranchRef === null)
        throw incomplete('GitHub gave no default branch');
    return {
        ...repository,
        viewer: viewer.login,
        defaultBranch: repository.defaultBranchRef.name,
        pullRequest: repository.pullRequest,
        expectedBase: target.baseRef ?? null,
        sharers: repository.sharers ?? null,
        freezes: repository,
    };
}
function isSparable({ path, type }) {
    return type === 'FORBIDDEN' && path?.some((step) => SPARABLE.has(String(step))) === true;
}
/** Names of checks and contexts of statuses. */
function seenContexts({ status, checkSuites }) {
    const runs = checkSuites?.nodes?.flatMap((suite) => suite?.checkRuns?.nodes ?? []) ?? [];
    return [...(status?.contexts ?? []).map(({ context }) => context), ...runs.flatMap((run) => (run ? [run.name] : []))];
}

// EXTERNAL MODULE: ../forge/src/github/limits.ts
var limits = __webpack_require__(39041);
;// CONCATENATED MODULE: ../forge/src/github/live/rules.ts


/** Pages of rules; nobody has so many. */
const MOST_PAGES = 10;
/** Rules that stand in no merge's way that comes by a pull request and squashes. */
const HARMLESS = new Set(['creation', 'deletion', 'non_fast_forward', 'required_linear_history']);
/** Demands of a `pull_request` rule that no bot can meet by itself. */
const DEMANDS = {
    require_last_push_approval: 'require_last_push_approval',
    require_code_owner_review: 'require_code_owner_review',
    required_review_thread_resolution: 'required_review_thread_resolution',
};
/** One request for each hundred rules. */
async function rules_readRules(client, branch) {
    const asked = { what: `read the rules of ${branch} (GET rules/branches/${branch})`, needs: 'contents: read' };
    const rows = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
        const found = await client.rest(asked, (rest, where) => rest.repos.getBranchRules({ ...where, branch, per_page: limits/* PAGE */.KL, page }));
        rows.push(...found);
        if (found.length < limits/* PAGE */.KL)
            return rulesOf(rows);
    }
    throw (0,faults/* incomplete */.$x)(`the rules of ${branch} go on after ${rows.length}`);
}
function rulesOf(rows) {
    const checks = rows.filter(({ type }) => type === 'required_status_checks');
    const pulls = rows.filter(({ type }) => type === 'pull_request');
    return {
        requiredChecks: checks.flatMap(rules_requiredChecks),
        strict: checks.some(({ parameters }) => parameters?.strict_required_status_checks_policy === true),
        mergeQueue: rows.some(({ type }) => type === 'merge_queue'),
        squashAllowed: pulls.every(({ parameters }) => {
            const methods = parameters?.allowed_merge_methods;
            return !Array.isArray(methods) || methods.includes('squash');
        }),
        requiredApprovals: Math.max(0, ...pulls.map(({ parameters }) => Number(parameters?.required_approving_review_count ?? 0))),
        otherRules: rows.flatMap(rules_otherRules),
        rulesets: [...new Set(rows.flatMap(({ ruleset_id: id }) => (id === undefined ? [] : [id])))],
    };
}
function rules_requiredChecks({ parameters }) {
    const listed = parameters?.required_status_checks;
    if (!Array.isArray(listed))
        throw (0,faults/* incomplete */.$x)('GitHub gave a rule of required checks without the checks');
    return listed.map((check) => ({
        context: check.context,
        appId: check.integration_id ?? null,
        from: 'ruleset',
    }));
}
function rules_otherRules({ type, parameters }) {
    if (HARMLESS.has(type) || type === 'required_status_checks' || type === 'merge_queue')
        return [];
    if (type !== 'pull_request')
        return [{ type, from: 'ruleset', detail: detailOf(parameters) }];
    return Object.entries(DEMANDS).flatMap(([name, rule]) => parameters?.[name] === true ? [{ type: rule, from: 'ruleset', detail: null }] : []);
}
/** The parameters as they are, on one line. */
function detailOf(parameters) {
    return parameters === undefined ? null : JSON.stringify(parameters).slice(0, 200);
}

// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
;// CONCATENATED MODULE: ../forge/src/github/live/rulesets.ts



/** Each is a request; who has more of them on one branch is told that it is not known. */
const MOST_RULESETS = 10;
/** Rulesets by id, one request for each; of one that may not be read, or is one too many, nothing is known. */
async function rulesets_readRulesets(client, ids) {
    const read = ids.slice(0, MOST_RULESETS);
    const rest = ids.slice(MOST_RULESETS).map((id) => ({ id, ...UNKNOWN }));
    return [...(await (0,p_map["default"])(read, (id) => readOne(client, id), { concurrency: limits/* CONCURRENCY */.iy })), ...rest];
}
/** Whether the token may bypass one of the rulesets; null: of one of them it is not known. */
function rulesets_bypassesAny(rulesets) {
    const answers = rulesets.map(({ bypasses }) => bypasses);
    if (answers.includes(true))
        return true;
    return answers.includes(null) ? null : false;
}
const UNKNOWN = { bypasses: null, actors: null };
async function readOne(client, id) {
    const asked = { what: `read ruleset ${id} (GET rulesets/${id})`, needs: 'contents: read' };
    try {
        const ruleset = await client.rest(asked, (rest, where) => rest.repos.getRepoRuleset({ ...where, ruleset_id: id, includes_parents: true }));
        const { current_user_can_bypass: told, bypass_actors: actors } = ruleset;
        return {
            id,
            bypasses: told === undefined ? null : told !== 'never',
            actors: actors?.map((actor) => ({ type: actor.actor_type, id: actor.actor_id ?? null })) ?? null,
        };
    }
    catch (error) {
        // An organisation may keep its rulesets to itself.
        if (error instanceof verdict/* GatehouseError */.G && (error.code === 'not-found' || error.code === 'forbidden'))
            return { id, ...UNKNOWN };
        throw error;
    }
}

// EXTERNAL MODULE: ../bumps/src/text.ts
var src_text = __webpack_require__(71632);
;// CONCATENATED MODULE: ../forge/src/github/text-file.ts




/** A file the policy needs (itself, or one that it names) at an exact commit, with every byte; absent: `bytes` null. */
async function fileAtCommit(client, path, commit, entry) {
    const side = sideOf(entry);
    if (side === null || entry === null)
        return { path, commit, bytes: null };
    if (!isRegular(side)) {
        throw unreadable(path, commit, `it has mode ${side.mode}, so it is no regular file`);
    }
    if ((side.size ?? 0) > src_text/* MAX_BLOB_BYTES */.TP) {
        throw unreadable(path, commit, `it has ${side.size} bytes; at most ${src_text/* MAX_BLOB_BYTES */.TP} are read`);
    }
    const proven = hasText(entry.object) ? (0,blob/* provenBytes */.CE)(entry.object, entry.oid) : null;
    return { path, commit, bytes: proven ?? (await (0,blob/* readBlob */.gm)(client, entry.oid, path)) };
}
function unreadable(path, commit, why) {
    return new verdict/* GatehouseError */.G('policy-unreadable', `${path} at ${commit} cannot be read: ${why}`, 'Commit it as a plain text file.');
}

// EXTERNAL MODULE: ../forge/src/github/graphql-errors.ts
var graphql_errors = __webpack_require__(52130);
;// CONCATENATED MODULE: ../forge/src/github/boundary/query.ts




const BRANCH = `name refUpdateRule { ${RULE} } branchProtectionRule { ${PROTECTION} }
  target { oid ... on Commit { file(path: $policy) { ${entry_WHOLE_ENTRY} } ${SEEN} } }`;
const DOCUMENT = `query ($owner: String!, $repo: String!, $policy: String!, $branch: String, $ref: String!, $named: Boolean!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed squashMergeAllowed viewerCanAdminister
    mergeQueue(branch: $branch) { id }
    defaultBranchRef { ${BRANCH} }
    ref(qualifiedName: $ref) @include(if: $named) { ${BRANCH} }
    workflows: object(expression: "HEAD:.github/workflows") { ... on Tree { entries { name ${entry_WHOLE_ENTRY} } } }
  }
}`;
/** Checks that were seen serve as hints; of a queue the rulesets that ask for it tell too. */
const HINTS = ['status', 'checkSuites', 'mergeQueue'];
function isHint({ path, type }) {
    return type === 'FORBIDDEN' && HINTS.some((field) => path?.includes(field));
}
/** Everything about a branch that one GraphQL request can hold. */
async function queryBoundary(client, { branch, policyPath }) {
    const asked = { what: 'read the repository (GraphQL repository)', needs: 'contents: read' };
    const { data, errors } = await client.partial(asked, DOCUMENT, {
        ...client.where,
        policy: policyPath,
        branch,
        ref: `refs/heads/${branch ?? ''}`,
        named: branch !== null,
    });
    const known = errors.filter((error) => !isSparable(error) && !isHint(error));
    const fault = (0,graphql_errors/* faultOfErrors */.p)(known, data, asked);
    if (fault !== null)
        throw fault;
    if (data.repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return { ...data.repository, viewer: data.viewer.login };
}

;// CONCATENATED MODULE: ../forge/src/github/boundary/index.ts










/** A branch and what protects it: one GraphQL request, one for the rules, one for the branch, and one for each ruleset. */
async function readBoundary(client, wanted) {
    const answer = await queryBoundary(client, wanted);
    const ref = wanted.branch === null ? answer.defaultBranchRef : (answer.ref ?? null);
    if (ref === null || answer.defaultBranchRef === null)
        throw noBranch(wanted.branch);
    const tip = tipOf(ref);
    const [rules, protection] = await Promise.all([
        rules_readRules(client, ref.name),
        protection_readProtection(client, ref.name, { updateRule: ref.refUpdateRule, protectionRule: ref.branchProtectionRule }),
    ]);
    const [rulesets, app, policy, workflows] = await Promise.all([
        rulesets_readRulesets(client, rules.rulesets),
        postingApp(client, { viewer: answer.viewer, apps: new Map() }),
        fileAtCommit(client, wanted.policyPath, tip, ref.target?.file ?? null),
        workflowsOf(client, answer, tipOf(answer.defaultBranchRef)),
    ]);
    const posture = combine(aroundOf(answer, ref), rules, protection, {
        viewerBypasses: rulesets_bypassesAny(rulesets),
        postingApp: app,
        strict: rules.strict || protection.strict,
        behind: null,
    });
    return { branch: ref.name, tip, defaultBranch: answer.defaultBranchRef.name, posture, rulesets, policy, workflows };
}
function aroundOf(answer, ref) {
    return {
        viewer: answer.viewer,
        viewerIsAdmin: answer.viewerCanAdminister,
        autoMergeAllowed: answer.autoMergeAllowed,
        squashAllowed: answer.squashMergeAllowed,
        mergeQueue: answer.mergeQueue !== null,
        updateRule: ref.refUpdateRule,
        protectionRule: ref.branchProtectionRule,
        seenContexts: [...new Set(seenContexts(ref.target ?? {}))].sort(),
    };
}
/** Regular files with a name that GitHub takes for a workflow. */
function workflowsOf(client, { workflows }, commit) {
    const files = (workflows?.entries ?? []).filter((entry) => {
        const side = sideOf(entry);
        return /\.ya?ml$/.test(entry.name) && side !== null && isRegular(side);
    });
    return Promise.all(files.map((entry) => fileAtCommit(client, `.github/workflows/${entry.name}`, commit, entry)));
}
function tipOf({ target, name }) {
    if (target === null)
        throw (0,faults/* incomplete */.$x)(`GitHub gave no commit of ${name}`);
    return target.oid;
}
function noBranch(branch) {
    const what = branch === null ? 'the repository has no commits' : `there is no branch ${branch}`;
    return new verdict/* GatehouseError */.G('not-found', what, 'Name a branch that exists.');
}

;// CONCATENATED MODULE: ../forge/src/github/boundary/questions.ts




/** Files at a commit, in one request. */
async function readFiles(client, commit, paths) {
    if (paths.length === 0)
        return [];
    const asked = { what: `read files at ${commit} (GraphQL object)`, needs: 'contents: read' };
    const { declared, variables } = named(paths);
    const files = paths.map((_, at) => `n${at}: file(path: $n${at}) { ${entry_WHOLE_ENTRY} }`).join('\n');
    const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!, $oid: GitObjectID!${declared}) {
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ... on Commit { ${files} } } } }`, { ...client.where, oid: commit, ...variables });
    const found = repository?.object;
    if (!found)
        throw (0,faults/* incomplete */.$x)(`GitHub has no commit ${commit}`);
    return Promise.all(paths.map((path, at) => fileAtCommit(client, path, commit, found[`n${at}`] ?? null)));
}
/** Those of the names that are labels, in one request; in any case, as GitHub compares them. */
async function knownLabels(client, names) {
    if (names.length === 0)
        return [];
    const asked = { what: 'read labels (GraphQL label)', needs: 'issues: read' };
    const { declared, variables } = named(names);
    const labels = names.map((_, at) => `n${at}: label(name: $n${at}) { name }`).join('\n');
    const { repository } = await client.query(asked, `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${labels} } }`, { ...client.where, ...variables });
    if (repository === null)
        throw (0,faults/* incomplete */.$x)('GitHub gave no repository');
    return names.filter((_, at) => repository[`n${at}`] != null);
}
/** What an account may do here; null: no such account, or an app, which is no collaborator. */
async function permissionOf(client, login) {
    const what = `read what ${login} may do (GET collaborators/${login}/permission)`;
    try {
        const answer = await client.rest({ what, needs: 'contents: read' }, (rest, where) => rest.repos.getCollaboratorPermissionLevel({ ...where, username: login }));
        return answer.permission;
    }
    catch (error) {
        if (error instanceof verdict/* GatehouseError */.G && error.code === 'not-found')
            return null;
        throw error;
    }
}
/** Variables `n0`, `n1`, … for names, and how a query declares them. */
function named(names) {
    return {
        declared: names.map((_, at) => `, $n${at}: String!`).join(''),
        variables: Object.fromEntries(names.map((name, at) => [`n${at}`, name])),
    };
}

;// CONCATENATED MODULE: ../forge/src/github/boundary/reader.ts




/** GitHub as whoever looks at a boundary sees it; apart from `githubReader`, so that no action carries it. */
function githubBoundary(options) {
    const client = (0,github_client/* connect */.N)(options);
    return {
        readBoundary: (wanted) => readBoundary(client, wanted),
        readFiles: (commit, paths) => readFiles(client, commit, paths),
        knownLabels: (names) => knownLabels(client, names),
        permissionOf: (login) => permissionOf(client, login),
        appOf: (login) => postingApp(client, { viewer: login, apps: new Map() }),
    };
}

// EXTERNAL MODULE: ../forge/src/github/repository/index.ts + 29 modules
var repository = __webpack_require__(45862);
;// CONCATENATED MODULE: ../forge/src/github/index.ts

























/**
 * GitHub behind the port: reads at exact SHAs through the API, checks nothing out, and either returns the whole truth or throws
 * a `GatehouseError` (`unauthorized`, `forbidden`, `not-found`, `rate-limited`, `unavailable`, `incomplete`, `head-moved`,
 * `base-moved`, `merge-base`, `merge-group`, `missing-object`, `policy-unreadable`, `too-many-files`, `too-large`). It writes
 * only where a method's name says so.
 */
function githubReader(options) {
    const client = connect(options);
    return {
        ...changes(client),
        ...acts(client),
        readConversation: (change, wanted) => readConversation(client, change, wanted),
    };
}
function changes(client) {
    return {
        openPullRequest: (target) => openPullRequest(client, target),
        openMergeGroup: (target) => openMergeGroup(client, target),
        readContents: (change, wanted) => readContents(client, change, wanted),
        confirmPins: (pins) => confirmPins(client, pins),
        confirmHead: (change, behind) => confirmHead(client, change, behind),
        compareTips: (from, to) => compareTips(client, from, to),
        postStatus: (status) => postStatus(client, status),
        readPastStates: (change, limit) => readPastStates(client, change, limit),
        changedPaths: (commit) => changedPaths(client, commit),
        readBlobs: (oids) => readBlobs(client, oids),
    };
}
function acts(client) {
    const memory = new Memory();
    const writers = writersOf(client);
    return {
        readLive: (target) => readLive(client, memory, writers, target),
        readPosture: (live) => readPosture(client, memory, live),
        arm: (live, message) => arm(client, memory, live, message),
        disarm: (live) => disarm(client, memory, live),
        enqueue: (live) => enqueue(client, memory, live),
        dequeue: (live) => dequeue(client, memory, live),
        addLabels: (number, names) => addLabels(client, number, names),
        removeLabel: (number, name) => removeLabel(client, number, name),
        createComment: (number, body) => createComment(client, number, body),
        updateComment: (id, body) => updateComment(client, id, body),
        deleteComment: (id) => deleteComment(client, id),
        readComments: (number, marker) => readComments(client, number, marker),
        readOpen: (wanted) => readOpen(client, writers, wanted),
    };
}


/***/ })

};
