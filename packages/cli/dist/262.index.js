export const id = 262;
export const ids = [262];
export const modules = {

/***/ 92262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  executeQuery: () => (/* binding */ executeQuery)
});

// EXTERNAL MODULE: ../../node_modules/.pnpm/graphql@17.1.0/node_modules/graphql/index.js
var graphql = __webpack_require__(63396);
;// CONCATENATED MODULE: ../simulator/src/graphql/errors.ts

/** An error that carries GitHub's `type`; the field it is thrown in becomes null. */
function typedError(type, message) {
    return new graphql/* GraphQLError */.eOn(message, { extensions: { type } });
}
/** GitHub writes its `type` beside the message, not among the extensions. */
function formatError({ message, path, locations, extensions }) {
    const { type, ...rest } = extensions;
    return {
        ...(type === undefined ? {} : { type }),
        ...(path === undefined ? {} : { path }),
        ...(Object.keys(rest).length === 0 ? {} : { extensions: rest }),
        ...(locations === undefined ? {} : { locations }),
        message,
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ../simulator/src/graphql/schema.ts





let built = null;
/** Where a bundle of this package carries the schema: beside its own file. */
const BUNDLED_SCHEMA = 'github-schema.graphql';
/**
 * GitHub's published schema, built at the first query (about 0.2 s) and kept. It is not checked again: the published
 * file has defined the same field twice before, which is no reason to serve nothing.
 */
function githubSchema() {
    built ??= (0,graphql/* buildSchema */.IV5)((0,external_node_fs_.readFileSync)(schemaPath(), 'utf8'), {
        assumeValid: true,
        assumeValidSDL: true,
        noLocation: true,
    });
    return built;
}
/** The package exports only its module; the schema lies beside its package.json. */
function schemaPath() {
    const here = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url));
    const bundled = (0,external_node_path_.join)(here, BUNDLED_SCHEMA);
    if ((0,external_node_fs_.existsSync)(bundled))
        return bundled;
    // older Nodes than those this is developed on do not have it; they only ever run bundles
    const { findPackageJSON } = external_node_module_;
    const manifest = findPackageJSON?.('@octokit/graphql-schema', import.meta.url);
    if (manifest === undefined)
        throw new Error(`GitHub's schema is neither at ${bundled} nor installed as a package`);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(manifest), 'schema.graphql');
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/model.ts
var model = __webpack_require__(54877);
// EXTERNAL MODULE: ../simulator/src/state/tokens.ts
var tokens = __webpack_require__(24982);
// EXTERNAL MODULE: ../simulator/src/state/merging/arm.ts
var arm = __webpack_require__(4656);
// EXTERNAL MODULE: ../simulator/src/state/rules/requirements.ts
var rules_requirements = __webpack_require__(92820);
// EXTERNAL MODULE: ../simulator/src/state/merging/merge-state.ts
var merge_state = __webpack_require__(38198);
// EXTERNAL MODULE: ../simulator/src/state/merging/queue.ts
var queue = __webpack_require__(66037);
// EXTERNAL MODULE: ../simulator/src/state/merging/unmet.ts
var unmet = __webpack_require__(51089);
// EXTERNAL MODULE: ../simulator/src/state/merging/workflows.ts
var workflows = __webpack_require__(66356);
;// CONCATENATED MODULE: ../simulator/src/state/merging/enqueue-refusal.ts






/** Why GitHub does not queue this pull request; null: it does. */
function enqueueRefusal(pull, options) {
    const requirements = (0,rules_requirements/* requirementsOf */.C)(pull.repository, pull.base.ref);
    if (pull.state !== 'open' || pull.draft)
        return 'Pull request is not mergeable';
    if (requirements.queue === null)
        return 'The base branch does not have a merge queue';
    if (options.expectedHead !== null && options.expectedHead !== pull.head.sha)
        return arm/* HEAD_MODIFIED */.v_;
    if ((0,queue/* entryOf */.Ms)(pull) !== null)
        return 'Pull request is already in the queue';
    if ((0,merge_state/* conflicts */.em)(pull))
        return 'Pull request is not mergeable';
    const workflow = options.workflows ? null : (0,workflows/* changedWorkflow */._)(pull);
    if (workflow !== null)
        return (0,workflows/* refusesWorkflow */.z)(workflow);
    return (0,unmet/* unmetRules */.t)(pull, requirements)[0] ?? null;
}

// EXTERNAL MODULE: ../simulator/src/node-id.ts
var node_id = __webpack_require__(71582);
;// CONCATENATED MODULE: ../simulator/src/graphql/lookup.ts



/** The pull request of that node id, as far as the token may see it; anything else is an error of the field. */
function pullWithId({ github, token }, id) {
    for (const repository of github.world.repositories.values()) {
        if (!(0,tokens/* canSee */.KI)(token, repository))
            continue;
        for (const pull of repository.pulls.values())
            if ((0,node_id/* nodeId */.s)('PullRequest', pull.id) === id)
                return pull;
    }
    throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}
/** Throws unless the token may read by each of these permissions. */
function requireRead({ token }, repository, ...names) {
    if (names.every((permission) => (0,tokens/* isAllowed */.Jr)(token, repository, { permission, access: 'read' })))
        return;
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
}
/** Throws unless the token has write access by each of these permissions. */
function requireWrite({ token }, repository, ...names) {
    if (names.every((permission) => (0,tokens/* isAllowed */.Jr)(token, repository, { permission, access: 'write' })))
        return;
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
}

// EXTERNAL MODULE: ../simulator/src/state/clock.ts
var clock = __webpack_require__(66760);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/actor.ts


/** An `Actor`. A bot's login lacks the `[bot]` that REST writes. */
function actorView({ serverUrl }, account) {
    const login = account.login.replace(/\[bot\]$/, '');
    const path = account.type === 'Bot' ? `/apps/${login}` : `/${login}`;
    return {
        __typename: account.type,
        id: (0,node_id/* nodeId */.s)(account.type, account.id),
        databaseId: account.id,
        login,
        name: account.name,
        email: '',
        url: serverUrl + path,
        resourcePath: path,
        avatarUrl: `${serverUrl}/avatars/${account.id}`,
    };
}
/**
 * A `GitActor`: whom git names. `user` is null for an address that belongs to nobody, and for bots too, because the
 * field's type is `User`: only REST tells which bot a commit is from.
 */
function gitActorView(context, world, { name, email, seconds }) {
    const account = world.accounts.withEmail(email);
    return {
        name,
        email,
        date: (0,clock/* isoTime */.Ly)(seconds),
        avatarUrl: `${context.serverUrl}/avatars/${account?.id ?? 0}`,
        user: account?.type === 'User' ? actorView(context, account) : null,
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/merging-mutations.ts







/** Mutations about arming, and about the merge queue. */
const mergingMutations = (context) => ({
    enablePullRequestAutoMerge: ({ input }) => enable(context, input),
    disablePullRequestAutoMerge: ({ input }) => {
        const { pull, actor } = writable(context, input.pullRequestId);
        if (!(0,arm/* disarm */.Jt)(pull))
            throw unprocessable("Can't disable auto-merge for this pull request.");
        tell(pull, 'auto_merge_disabled', actor);
        return payload(context, actor, input, { pullRequest: context.views.pullRequest(pull) });
    },
    enqueuePullRequest: ({ input }) => {
        const { pull, actor } = writable(context, input.pullRequestId);
        const refusal = enqueueRefusal(pull, {
            expectedHead: input.expectedHeadOid ?? null,
            workflows: mayChangeWorkflows(context, pull),
        });
        if (refusal !== null)
            throw unprocessable(refusal);
        const entry = (0,queue/* enqueuePull */.G7)(pull, actor);
        tell(pull, 'enqueued', actor);
        return payload(context, actor, input, { mergeQueueEntry: context.views.queueEntry(entry) });
    },
    dequeuePullRequest: ({ input }) => {
        const { pull, actor } = writable(context, input.id);
        const entry = (0,queue/* dequeuePull */.EY)(pull);
        if (entry === null)
            throw unprocessable('Pull request is not in the merge queue.');
        tell(pull, 'dequeued', actor);
        return payload(context, actor, input, { mergeQueueEntry: context.views.queueEntry(entry) });
    },
});
function enable(context, input) {
    const { pull, actor } = writable(context, input.pullRequestId);
    const request = {
        by: actor,
        method: (input.mergeMethod ?? 'MERGE').toLowerCase(),
        headline: input.commitHeadline ?? null,
        body: input.commitBody ?? null,
        workflows: mayChangeWorkflows(context, pull),
        expectedHead: input.expectedHeadOid ?? null,
    };
    const refusal = (0,arm/* armRefusal */.T)(pull, request);
    if (refusal !== null)
        throw unprocessable(refusal);
    (0,arm/* arm */.J6)(pull, request);
    tell(pull, 'auto_merge_enabled', actor);
    return payload(context, actor, input, { pullRequest: context.views.pullRequest(pull) });
}
/** The pull request and who acts on it; throws unless the token may. */
function writable(context, id) {
    const pull = pullWithId(context, id);
    requireWrite(context, pull.repository, 'contents', 'pull-requests');
    const { token } = context;
    if (token === null)
        throw new Error('an anonymous token that may write');
    return { pull, actor: token.account };
}
const mayChangeWorkflows = ({ token }, { repository }) => (0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'workflows', access: 'write' });
const unprocessable = (message) => typedError('UNPROCESSABLE', message);
function tell(pull, action, { login }) {
    pull.repository.announce({ event: 'pull_request_target', action, subject: pull, sender: login });
}
const payload = (context, actor, input, rest) => ({
    clientMutationId: input.clientMutationId ?? null,
    actor: actorView(context, actor),
    ...rest,
});

// EXTERNAL MODULE: ../simulator/src/state/checks/rollup.ts
var rollup = __webpack_require__(90802);
;// CONCATENATED MODULE: ../simulator/src/graphql/connection.ts

const MAX_PAGE = 100;
const cursorOf = (index) => Buffer.from(`cursor:${index}`).toString('base64');
/** A page of a list as GraphQL sees it; `view` is called for the entries of the page only. */
function connection(name, all, args, view) {
    const { from, to } = range(name, all.length, args);
    const nodes = () => all.slice(from, to).map(view);
    return {
        totalCount: all.length,
        nodes,
        edges: () => nodes().map((node, index) => ({ cursor: cursorOf(from + index), node })),
        pageInfo: {
            hasNextPage: to < all.length,
            hasPreviousPage: from > 0,
            startCursor: to > from ? cursorOf(from) : null,
            endCursor: to > from ? cursorOf(to - 1) : null,
        },
    };
}
function range(name, length, { first, last, after, before }) {
    checkSize(name, 'first', first);
    checkSize(name, 'last', last);
    if (first == null && last == null) {
        throw typedError('MISSING_PAGINATION_BOUNDARIES', `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`);
    }
    let from = after == null ? 0 : indexOf(after) + 1;
    let to = before == null ? length : Math.min(length, indexOf(before));
    if (first != null)
        to = Math.min(to, from + first);
    if (last != null)
        from = Math.max(from, to - last);
    return { from, to: Math.max(from, to) };
}
function checkSize(name, argument, size) {
    if (size == null || (size >= 0 && size <= MAX_PAGE))
        return;
    throw typedError('EXCESSIVE_PAGINATION', `Requesting ${size} records on the \`${name}\` connection exceeds the \`${argument}\` limit of ${MAX_PAGE} records.`);
}
function indexOf(cursor) {
    const match = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
    if (match === null)
        throw typedError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
    return Number(match[1]);
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/check.ts





const time = (at) => (at === null ? null : (0,clock/* isoTime */.Ly)(at));
/** `checkSuites` of a commit, oldest first. */
function checkSuitesView(context, repository, sha, args) {
    const { appId, checkName } = args.filterBy ?? {};
    const suites = (repository.suitesBySha.get(sha) ?? []).filter(({ app, runs }) => (appId == null || app.id === appId) && (checkName == null || runs.some(({ name }) => name === checkName)));
    return connection('checkSuites', suites, args, (suite) => suiteView(context, repository, suite));
}
function suiteView(context, repository, suite) {
    const path = `/${repository.name}/commit/${suite.sha}/checks?check_suite_id=${suite.id}`;
    return {
        __typename: 'CheckSuite',
        id: (0,node_id/* nodeId */.s)('CheckSuite', suite.id),
        databaseId: suite.id,
        app: () => appView(suite.app),
        status: (0,rollup/* suiteStatus */.x2)(suite).toUpperCase(),
        conclusion: (0,rollup/* suiteConclusion */.ic)(suite)?.toUpperCase() ?? null,
        createdAt: (0,clock/* isoTime */.Ly)(suite.createdAt),
        updatedAt: (0,clock/* isoTime */.Ly)(suite.updatedAt),
        url: context.serverUrl + path,
        resourcePath: path,
        repository: () => context.views.repository(repository),
        commit: () => context.views.object(repository, repository.network.store.read('commit', suite.sha)),
        workflowRun: () => {
            requireRead(context, repository, 'actions');
            return suite.workflowRun === null ? null : workflowRunView(context, repository, suite.workflowRun);
        },
        checkRuns: (args) => connection('checkRuns', filterRuns(suite.runs, args.filterBy ?? {}), args, (run) => checkRunView(context, repository, run)),
    };
}
function filterRuns(all, filter) {
    const { appId, checkName, checkType, conclusions } = filter;
    const statuses = filter.statuses ?? (filter.status == null ? null : [filter.status]);
    return (checkType === 'LATEST' ? (0,rollup/* latestRuns */.ee)(all) : all).filter((run) => (appId == null || run.suite.app.id === appId) &&
        (checkName == null || run.name === checkName) &&
        (statuses?.includes(run.status.toUpperCase()) ?? true) &&
        (conclusions?.includes(run.conclusion?.toUpperCase() ?? '') ?? true));
}
function workflowRunView(context, repository, run) {
    const path = `/${repository.name}/actions/runs/${run.id}`;
    return {
        __typename: 'WorkflowRun',
        id: (0,node_id/* nodeId */.s)('WorkflowRun', run.id),
        databaseId: run.id,
        event: run.event,
        runNumber: run.number,
        createdAt: (0,clock/* isoTime */.Ly)(run.createdAt),
        updatedAt: (0,clock/* isoTime */.Ly)(run.suite.updatedAt),
        url: context.serverUrl + path,
        resourcePath: path,
        checkSuite: () => suiteView(context, repository, run.suite),
    };
}
function appView({ id, slug, name }) {
    return { __typename: 'App', id: (0,node_id/* nodeId */.s)('App', id), databaseId: id, slug, name };
}
function checkRunView(context, repository, run) {
    const path = `/${repository.name}/runs/${run.id}`;
    return {
        __typename: 'CheckRun',
        id: (0,node_id/* nodeId */.s)('CheckRun', run.id),
        databaseId: run.id,
        name: run.name,
        externalId: run.externalId,
        status: run.status.toUpperCase(),
        conclusion: run.conclusion?.toUpperCase() ?? null,
        title: run.title,
        summary: run.summary,
        text: run.text,
        startedAt: time(run.startedAt),
        completedAt: time(run.completedAt),
        detailsUrl: run.detailsUrl ?? context.serverUrl + path,
        permalink: context.serverUrl + path,
        url: context.serverUrl + path,
        resourcePath: path,
        checkSuite: () => suiteView(context, repository, run.suite),
        repository: () => context.views.repository(repository),
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/node.ts





/** `node(id:)` for pull requests, commits and check suites: what has lists whose further pages are asked for by id. */
function nodeView(context, id) {
    const [, type, key = ''] = /^([A-Za-z]+):(.+)$/.exec(textOf(id)) ?? [];
    const { github, token } = context;
    const visible = [...github.world.repositories.values()].filter((repository) => (0,tokens/* canSee */.KI)(token, repository));
    const needs = (repository, permission) => {
        if ((0,tokens/* isAllowed */.Jr)(token, repository, { permission, access: 'read' }))
            return;
        throw typedError('FORBIDDEN', 'Resource not accessible by integration');
    };
    if (type === 'PullRequest') {
        const pull = pullWithId(context, id);
        needs(pull.repository, 'pull-requests');
        return context.views.pullRequest(pull);
    }
    for (const repository of visible) {
        const commit = type === 'Commit' ? repository.network.store.get(key) : undefined;
        if (commit !== undefined) {
            needs(repository, 'contents');
            return context.views.object(repository, commit);
        }
        const suites = type === 'CheckSuite' ? [...repository.suitesBySha.values()].flat() : [];
        const suite = suites.find((candidate) => (0,node_id/* nodeId */.s)('CheckSuite', candidate.id) === id);
        if (suite !== undefined) {
            needs(repository, 'checks');
            return suiteView(context, repository, suite);
        }
    }
    throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}
const textOf = (id) => Buffer.from(id.slice(id.indexOf('_') + 1), 'base64url').toString('utf8');

// EXTERNAL MODULE: ../simulator/src/state/commits.ts + 1 modules
var commits = __webpack_require__(98677);
// EXTERNAL MODULE: ../simulator/src/state/objects.ts
var objects = __webpack_require__(58878);
// EXTERNAL MODULE: ../simulator/src/state/tree.ts
var state_tree = __webpack_require__(94752);
;// CONCATENATED MODULE: ../simulator/src/state/writing/commit-on-branch.ts



/**
 * The signed commit that GitHub makes of whole files; no ref points at it yet. It knows nothing of modes: whatever is written is a
 * plain file, also where an executable or a symbolic link was.
 */
function commitFiles({ world, network }, commit) {
    const { store } = network;
    const { tree } = store.read('commit', commit.parent);
    const edits = new Map();
    for (const path of commit.deletions)
        edits.set((0,objects/* rawName */.UW)(path), null);
    for (const { path, bytes } of commit.additions) {
        edits.set((0,objects/* rawName */.UW)(path), { mode: '100644', oid: store.putBlob(bytes).oid });
    }
    return (0,commits/* writeGitHubCommit */.SJ)(world, network, {
        tree: (0,state_tree/* editTree */.nf)(store, tree, edits).oid,
        parents: [commit.parent],
        author: commit.author.login,
        message: commit.body === '' ? commit.headline : `${commit.headline}\n\n${commit.body}`,
    });
}
/** The first path to be deleted that is not there; null: all are. */
function missingDeletion({ network: { store } }, commit) {
    const { tree } = store.read('commit', commit.parent);
    return commit.deletions.find((path) => (0,state_tree/* entryAt */._f)(store, tree, (0,objects/* rawName */.UW)(path)) === null) ?? null;
}

// EXTERNAL MODULE: ../simulator/src/state/writing/update-refs.ts + 1 modules
var update_refs = __webpack_require__(55416);
// EXTERNAL MODULE: ../simulator/src/state/graph.ts
var graph = __webpack_require__(16730);
// EXTERNAL MODULE: ../simulator/src/state/revisions.ts
var revisions = __webpack_require__(396);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/branch.ts




/** Fields of a `Ref` that only a branch has anything in. */
function branchView(context, repository, ref, oid) {
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
    return {
        compare: ({ headRef }) => comparisonView(context, repository, oid, headRef),
        branchProtectionRule: () => (branch === null ? null : protectionRuleView(context, repository, branch)),
        refUpdateRule: () => (branch === null ? null : updateRuleView(repository, branch)),
    };
}
/** Null: there is nothing of that name to compare with. */
function comparisonView(context, repository, base, headRef) {
    const { store } = repository.network;
    const head = (0,revisions/* resolveRevision */.e)(repository, headRef);
    if (head?.type !== 'commit' || store.get(base)?.type !== 'commit')
        return null;
    const aheadBy = (0,graph/* commitsBetween */.$q)(store, base, head.oid).length;
    const behindBy = (0,graph/* commitsBetween */.$q)(store, head.oid, base).length;
    return {
        aheadBy,
        behindBy,
        status: aheadBy > 0 ? (behindBy > 0 ? 'DIVERGED' : 'AHEAD') : behindBy > 0 ? 'BEHIND' : 'IDENTICAL',
        baseTarget: () => context.views.object(repository, store.read('commit', base)),
        headTarget: () => context.views.object(repository, head),
    };
}
/** Classic protection as those see it who may not administer: whether it is strict is not among it. */
function updateRuleView({ rules }, branch) {
    const protection = rules.protections.get(branch);
    if (protection === undefined)
        return null;
    return {
        pattern: branch,
        allowsDeletions: false,
        allowsForcePushes: false,
        blocksCreations: false,
        requiredApprovingReviewCount: protection.reviews?.approvals ?? null,
        requiredStatusCheckContexts: protection.checks?.checks.map(({ context }) => context) ?? null,
        requiresCodeOwnerReviews: protection.reviews?.codeOwners ?? false,
        requiresConversationResolution: protection.conversationResolution,
        requiresLinearHistory: protection.linearHistory,
        requiresSignatures: protection.signatures,
        viewerAllowedToDismissReviews: false,
        viewerCanPush: false,
    };
}
/** The rest of it, for those who may read the administration. */
function protectionRuleView(context, repository, branch) {
    const protection = repository.rules.protections.get(branch);
    if (protection === undefined)
        return null;
    if (!(0,tokens/* isAllowed */.Jr)(context.token, repository, { permission: 'administration', access: 'read' })) {
        throw typedError('FORBIDDEN', 'Resource not accessible by integration');
    }
    return {
        requiresStrictStatusChecks: protection.checks?.strict ?? false,
        requireLastPushApproval: protection.reviews?.lastPushApproval ?? false,
        requiresDeployments: false,
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/ref.ts


/** `Ref`: its target is the tag object of an annotated tag, the commit otherwise. */
function refView(context, repository, ref) {
    const oid = repository.refs.get(ref);
    const object = oid === undefined ? undefined : repository.network.store.get(oid);
    if (object === undefined)
        return null;
    const prefix = /^refs\/[^/]+\//.exec(ref)?.[0] ?? 'refs/';
    return {
        __typename: 'Ref',
        id: (0,node_id/* nodeId */.s)('Ref', `${repository.id}:${ref}`),
        name: ref.slice(prefix.length),
        prefix,
        target: () => context.views.object(repository, object),
        ...branchView(context, repository, ref, object.oid),
    };
}
/** A full name is tried as it is, then as a short one. */
function findRef(context, repository, name) {
    for (const prefix of ['', 'refs/', 'refs/tags/', 'refs/heads/']) {
        if (repository.refs.has(prefix + name))
            return refView(context, repository, prefix + name);
    }
    return null;
}
function refsWithPrefix({ refs }, prefix) {
    return [...refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
}

;// CONCATENATED MODULE: ../simulator/src/graphql/ref-mutations.ts







/** Stands for no object: a ref that does not exist, before or after. */
const NOTHING = '0'.repeat(40);
/** Mutations that write commits and refs; each needs `contents: write`. */
const refMutations = (context) => ({
    createCommitOnBranch: ({ input }) => commitOnBranch(context, input),
    updateRefs: ({ input }) => {
        const repository = writableRepository(context, input.repositoryId);
        const updates = input.refUpdates.map((update) => ({
            name: update.name,
            before: update.beforeOid == null ? undefined : oidOrNull(update.beforeOid),
            after: oidOrNull(update.afterOid),
            force: update.force ?? false,
        }));
        write(context, repository, updates);
        return ref_mutations_payload(input);
    },
    createRef: ({ input }) => {
        const repository = writableRepository(context, input.repositoryId);
        if (repository.refs.has(input.name)) {
            throw ref_mutations_unprocessable(`A ref named "${input.name}" already exists in the repository.`);
        }
        write(context, repository, [{ name: input.name, after: input.oid, force: false }]);
        return { ...ref_mutations_payload(input), ref: () => refView(context, repository, input.name) };
    },
    updateRef: ({ input }) => {
        const { repository, name } = writableRef(context, input.refId);
        write(context, repository, [{ name, after: input.oid, force: input.force ?? false }]);
        return { ...ref_mutations_payload(input), ref: () => refView(context, repository, name) };
    },
    deleteRef: ({ input }) => {
        const { repository, name } = writableRef(context, input.refId);
        write(context, repository, [{ name, after: null, force: true }]);
        return ref_mutations_payload(input);
    },
});
function commitOnBranch(context, input) {
    const { repository, name } = branchOf(context, input.branch);
    const { expectedHeadOid: expected, fileChanges } = input;
    if (repository.refs.get(name) !== expected) {
        throw typedError('STALE_DATA', `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
    }
    const request = {
        parent: expected,
        author: actor(context).account,
        headline: input.message.headline,
        body: input.message.body ?? '',
        additions: (fileChanges?.additions ?? []).map(({ path, contents }) => ({ path, bytes: decode(path, contents) })),
        deletions: (fileChanges?.deletions ?? []).map(({ path }) => path),
    };
    const missing = missingDeletion(repository, request);
    if (missing !== null) {
        throw ref_mutations_unprocessable(`A path was requested for deletion which does not exist as of commit oid \`${expected}\`.`);
    }
    const commit = commitFiles(repository, request);
    write(context, repository, [{ name, before: expected, after: commit.oid, force: false }]);
    return {
        ...ref_mutations_payload(input),
        commit: () => context.views.object(repository, commit),
        ref: () => refView(context, repository, name),
    };
}
function decode(path, contents) {
    const bytes = Buffer.from(contents, 'base64');
    if (bytes.toString('base64').replaceAll('=', '') === contents.replaceAll(/[\s=]/g, ''))
        return bytes;
    throw ref_mutations_unprocessable(`The contents of \`${path}\` are not valid base64.`);
}
function branchOf(context, branch) {
    const { id, repositoryNameWithOwner, branchName } = branch;
    if (id != null)
        return writableRef(context, id);
    const repository = context.github.findRepository(repositoryNameWithOwner ?? '');
    if (repository === null || !(0,tokens/* canSee */.KI)(context.token, repository)) {
        throw notFound(`Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`);
    }
    requireWrite(context, repository, 'contents');
    const name = `refs/heads/${(branchName ?? '').replace(/^refs\/heads\//, '')}`;
    if (!repository.refs.has(name))
        throw notFound(`Could not resolve to a Ref with the name '${branchName}'.`);
    return { repository, name };
}
function writableRef(context, id) {
    for (const repository of visible(context)) {
        for (const name of repository.refs.keys()) {
            if ((0,node_id/* nodeId */.s)('Ref', `${repository.id}:${name}`) !== id)
                continue;
            requireWrite(context, repository, 'contents');
            return { repository, name };
        }
    }
    throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
}
function writableRepository(context, id) {
    const repository = visible(context).find((one) => (0,node_id/* nodeId */.s)('Repository', one.id) === id);
    if (repository === undefined)
        throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
    requireWrite(context, repository, 'contents');
    return repository;
}
const visible = ({ github, token }) => [...github.world.repositories.values()].filter((repository) => (0,tokens/* canSee */.KI)(token, repository));
function write(context, repository, updates) {
    const { account } = actor(context);
    const workflows = (0,tokens/* isAllowed */.Jr)(context.token, repository, { permission: 'workflows', access: 'write' });
    const refusal = (0,update_refs/* updateRefs */.E)(repository, updates, { login: account.login, workflows });
    if (refusal !== null)
        throw errorOf(refusal);
}
/** The types are GitHub's; how `updateRefs` words its refusals is not published. */
function errorOf(refusal) {
    switch (refusal.kind) {
        case 'stale':
            return typedError('STALE_DATA', `Reference cannot be updated: ${refusal.name} is not at the expected object.`);
        case 'workflow':
            return typedError('FORBIDDEN', refusal.message);
        case 'missing':
            return notFound(`Reference does not exist: ${refusal.name}`);
        case 'no-object':
            return ref_mutations_unprocessable('Object does not exist');
        case 'not-fast-forward':
            return ref_mutations_unprocessable(`Reference cannot be updated: ${refusal.name} is not a fast forward.`);
        case 'default-branch':
            return ref_mutations_unprocessable(`Cannot delete the default branch ${refusal.name}.`);
        case 'name':
            return ref_mutations_unprocessable(`${refusal.name} is not a valid ref name.`);
    }
}
/** Reached only with a token that may write. */
function actor({ token }) {
    if (token === null)
        throw new Error('an anonymous token that may write');
    return token;
}
const oidOrNull = (oid) => (oid === NOTHING ? null : oid);
const notFound = (message) => typedError('NOT_FOUND', message);
const ref_mutations_unprocessable = (message) => typedError('UNPROCESSABLE', message);
const ref_mutations_payload = ({ clientMutationId }) => ({
    clientMutationId: clientMutationId ?? null,
});

;// CONCATENATED MODULE: ../simulator/src/graphql/views/blob.ts
/** `text` ends here and `isTruncated` says so; the exact figure is not published. */
const MAX_TEXT_BYTES = 512_000;
/** `text` is a decoded view: what is not UTF-8 is replaced, and binary content has none. */
function blobView({ bytes }) {
    const isBinary = bytes.includes(0);
    return {
        byteSize: bytes.length,
        isBinary,
        isTruncated: bytes.length > MAX_TEXT_BYTES,
        text: () => (isBinary ? null : bytes.subarray(0, MAX_TEXT_BYTES).toString('utf8')),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/changes.ts + 1 modules
var changes = __webpack_require__(4683);
// EXTERNAL MODULE: ../simulator/src/state/encoding.ts
var encoding = __webpack_require__(65789);
// EXTERNAL MODULE: ../simulator/src/state/history.ts
var state_history = __webpack_require__(63738);
// EXTERNAL MODULE: ../simulator/src/state/statuses.ts
var state_statuses = __webpack_require__(18890);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/status.ts







/** `Status` of a commit: its statuses without check runs; null when it has none. */
function statusView(context, repository, oid) {
    const statuses = (0,state_statuses/* latestStatuses */.w)(repository.statusesBySha.get(oid) ?? []);
    if (statuses.length === 0)
        return null;
    const named = (status) => statusContextView(context, repository, status);
    return {
        id: (0,node_id/* nodeId */.s)('Status', oid),
        state: (0,state_statuses/* combinedState */.l)(statuses).toUpperCase(),
        contexts: () => statuses.map(named),
        context: ({ name }) => {
            const found = statuses.find(({ context: one }) => one.toLowerCase() === name.toLowerCase());
            return found === undefined ? null : named(found);
        },
    };
}
/** `StatusCheckRollup`: statuses and check runs together; null when there are none of either. */
function rollupView(context, repository, oid) {
    const contexts = (0,rollup/* contextsOf */.WO)(repository, oid);
    if (contexts.length === 0)
        return null;
    return {
        id: (0,node_id/* nodeId */.s)('StatusCheckRollup', oid),
        state: (0,rollup/* rollupState */.cx)(contexts),
        commit: () => context.views.object(repository, repository.network.store.read('commit', oid)),
        contexts: (args) => connection('contexts', contexts, args, (one) => (0,rollup/* isCheckRun */.mE)(one) ? checkRunView(context, repository, one) : statusContextView(context, repository, one)),
    };
}
function statusContextView(context, repository, status) {
    return {
        __typename: 'StatusContext',
        id: (0,node_id/* nodeId */.s)('StatusContext', status.id),
        context: status.context,
        state: status.state.toUpperCase(),
        description: status.description,
        targetUrl: status.targetUrl,
        createdAt: (0,clock/* isoTime */.Ly)(status.createdAt),
        creator: () => actorView(context, status.creator),
        commit: () => context.views.object(repository, repository.network.store.read('commit', status.sha)),
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/tree.ts

function treeView(context, repository, tree) {
    return {
        entries: () => tree.entries.map((entry) => treeEntryView(context, repository, entry, entry.name)),
    };
}
/** `TreeEntry`; `mode` is a decimal number (33188 is 100644), `nameRaw` base64 of the bytes. */
function treeEntryView(context, repository, entry, path) {
    const name = (0,objects/* nameText */.fh)(entry.name);
    const { store } = repository.network;
    return {
        __typename: 'TreeEntry',
        name,
        nameRaw: (0,objects/* nameBytes */.dw)(entry.name).toString('base64'),
        path: (0,objects/* nameText */.fh)(path),
        pathRaw: (0,objects/* nameBytes */.dw)(path).toString('base64'),
        mode: Number.parseInt(entry.mode, 8),
        oid: entry.oid,
        type: typeOf(entry),
        extension: /\.[^./]+$/.exec(name)?.[0] ?? '',
        isGenerated: false,
        size: () => {
            const object = store.get(entry.oid);
            return object?.type === 'blob' ? object.bytes.length : 0;
        },
        repository: () => context.views.repository(repository),
        object: () => {
            const object = store.get(entry.oid);
            // a submodule's commit lives in another repository
            return object === undefined || entry.mode === '160000' ? null : context.views.object(repository, object);
        },
    };
}
function typeOf({ mode }) {
    if (mode === '040000')
        return 'tree';
    return mode === '160000' ? 'commit' : 'blob';
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/commit.ts














function commitView(context, repository, commit) {
    const { store } = repository.network;
    const related = (oid) => context.views.object(repository, store.read('commit', oid));
    const files = () => (0,changes/* changedFiles */.Y_)(store, commit.parents[0] ?? null, commit.oid);
    const path = `/${repository.name}/commit/${commit.oid}`;
    return {
        ...commit_text(commit),
        ...people(context, repository, commit),
        url: context.serverUrl + path,
        resourcePath: path,
        parents: (args) => connection('parents', commit.parents, args, related),
        tree: () => context.views.object(repository, store.read('tree', commit.tree)),
        file: (args) => {
            const raw = (0,objects/* rawName */.UW)(args.path);
            const entry = (0,state_tree/* entryAt */._f)(store, commit.tree, raw);
            return entry === null ? null : treeEntryView(context, repository, entry, raw);
        },
        additions: () => (0,changes/* lineCounts */.Zl)(files()).additions,
        deletions: () => (0,changes/* lineCounts */.Zl)(files()).deletions,
        changedFilesIfAvailable: () => files().length,
        history: (args) => connection('history', ancestry(repository, commit, args), args, ({ oid }) => related(oid)),
        associatedPullRequests: (args) => connection('associatedPullRequests', pullsOf(repository, commit), args, (pull) => context.views.pullRequest(pull)),
        ...reports(context, repository, commit),
    };
}
/** What was reported on the commit. */
function reports(context, repository, { oid }) {
    return {
        status: () => {
            requireRead(context, repository, 'statuses');
            return statusView(context, repository, oid);
        },
        checkSuites: (args) => {
            requireRead(context, repository, 'checks');
            return checkSuitesView(context, repository, oid, args);
        },
        statusCheckRollup: () => {
            requireRead(context, repository, 'checks', 'statuses');
            return rollupView(context, repository, oid);
        },
    };
}
function commit_text(commit) {
    const [headline = '', ...body] = commit.message.split('\n');
    return {
        message: commit.message,
        messageHeadline: headline,
        messageBody: body.join('\n').trim(),
        authoredDate: (0,clock/* isoTime */.Ly)(commit.author.seconds),
        committedDate: (0,clock/* isoTime */.Ly)(commit.committer.seconds),
    };
}
function people(context, { world }, commit) {
    const person = (signature) => gitActorView(context, world, signature);
    return {
        author: () => person(commit.author),
        committer: () => person(commit.committer),
        authors: (args) => connection('authors', [commit.author, ...coAuthors(commit)], args, person),
        authoredByCommitter: commit.author.email === commit.committer.email,
        committedViaWeb: world.accounts.withEmail(commit.committer.email)?.login === 'web-flow',
        signature: () => signatureView(commit),
    };
}
function coAuthors({ message, author }) {
    return [...message.matchAll(/^co-authored-by: (.*) <(.*)>$/gim)].map(([, name = '', email = '']) => ({
        name,
        email,
        seconds: author.seconds,
    }));
}
function signatureView(commit) {
    const { signature } = commit;
    if (signature === null)
        return null;
    const isValid = (0,commits/* signatureState */.EQ)(commit) === 'valid';
    return {
        __typename: 'GpgSignature',
        isValid,
        state: isValid ? 'VALID' : 'INVALID',
        email: commit.committer.email,
        payload: () => (0,encoding/* encodeCommit */.Cv)({ ...commit, signature: null }).toString('utf8'),
        signature,
        signer: null,
        verifiedAt: isValid ? (0,clock/* isoTime */.Ly)(commit.committer.seconds) : null,
        wasSignedByGitHub: isValid && commit.committer.email === 'noreply@github.com',
        keyId: '4AEE18F83AFDEB23',
    };
}
/** Newest first, merged branches among the rest; with a path, the commits that changed what stands there. */
function ancestry({ network }, commit, args) {
    if (args.author != null)
        throw new graphql/* GraphQLError */.eOn('the simulator does not serve history(author:)');
    const { path, since, until } = args;
    return (0,state_history/* historyOf */.o)(network.store, commit.oid, { path: path ?? null, since: since ?? null, until: until ?? null });
}
function pullsOf(repository, { oid }) {
    return [...repository.pulls.values()].filter((pull) => pull.head.sha === oid || pull.mergeCommit === oid);
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/git-object.ts





/** Any `GitObject`. */
function objectView(context, repository, object) {
    const { oid, type } = object;
    const path = `/${repository.name}/commit/${oid}`;
    const typename = { blob: 'Blob', tree: 'Tree', commit: 'Commit', tag: 'Tag' }[type];
    return {
        __typename: typename,
        id: (0,node_id/* nodeId */.s)(typename, oid),
        oid,
        abbreviatedOid: oid.slice(0, 7),
        commitUrl: context.serverUrl + path,
        commitResourcePath: path,
        repository: () => context.views.repository(repository),
        ...fields(context, repository, object),
    };
}
function fields(context, repository, object) {
    switch (object.type) {
        case 'blob':
            return blobView(object);
        case 'tree':
            return treeView(context, repository, object);
        case 'commit':
            return commitView(context, repository, object);
        case 'tag':
            return tagView(context, repository, object);
    }
}
function tagView(context, repository, tag) {
    const { store } = repository.network;
    return {
        name: tag.name,
        message: tag.message,
        tagger: () => gitActorView(context, repository.world, tag.tagger),
        target: () => context.views.object(repository, store.read(tag.targetType, tag.target)),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/labels.ts
var conversation_labels = __webpack_require__(54173);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/label.ts

function labelView(context, repository, label) {
    const path = `/${repository.name}/labels/${encodeURIComponent(label.name)}`;
    return {
        __typename: 'Label',
        id: (0,node_id/* nodeId */.s)('Label', label.id),
        name: label.name,
        color: label.color,
        description: label.description,
        isDefault: false,
        url: context.serverUrl + path,
        resourcePath: path,
        repository: () => context.views.repository(repository),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/conversation/reviews.ts
var reviews = __webpack_require__(11773);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/remark.ts





/** `IssueComment`, on an issue or a pull request. */
function commentView(context, subject, comment) {
    return {
        __typename: 'IssueComment',
        ...remark(context, subject, comment, 'issuecomment-'),
        databaseId: comment.id,
        issue: () => ((0,model/* isPullRequest */.r)(subject) ? null : context.views.subject(subject)),
        pullRequest: () => ((0,model/* isPullRequest */.r)(subject) ? context.views.subject(subject) : null),
    };
}
function reviewView(context, pull, review) {
    const { repository } = pull;
    return {
        __typename: 'PullRequestReview',
        ...remark(context, pull, review, 'pullrequestreview-'),
        databaseId: review.id,
        state: review.state,
        authorCanPushToRepository: (0,reviews/* reviewerCanPush */.GQ)(pull, review),
        submittedAt: review.submittedAt === null ? null : (0,clock/* isoTime */.Ly)(review.submittedAt),
        commit: () => {
            const { store } = repository.network;
            const { commit } = review;
            return commit === null || !store.has(commit)
                ? null
                : context.views.object(repository, store.read('commit', commit));
        },
        pullRequest: () => context.views.subject(pull),
    };
}
function remark(context, subject, comment, anchor) {
    const { repository, number } = subject;
    const path = `/${repository.name}/${(0,model/* isPullRequest */.r)(subject) ? 'pull' : 'issues'}/${number}#${anchor}${comment.id}`;
    return {
        id: (0,node_id/* nodeId */.s)(anchor === 'issuecomment-' ? 'IssueComment' : 'PullRequestReview', comment.id),
        fullDatabaseId: String(comment.id),
        author: () => (comment.author === null ? null : actorView(context, comment.author)),
        body: comment.body,
        bodyText: plainText(comment.body),
        editor: () => (comment.editor === null ? null : actorView(context, comment.editor)),
        includesCreatedEdit: comment.editor !== null,
        lastEditedAt: comment.lastEditedAt === null ? null : (0,clock/* isoTime */.Ly)(comment.lastEditedAt),
        createdAt: (0,clock/* isoTime */.Ly)(comment.createdAt),
        publishedAt: (0,clock/* isoTime */.Ly)(comment.createdAt),
        updatedAt: (0,clock/* isoTime */.Ly)(comment.updatedAt),
        url: context.serverUrl + path,
        resourcePath: path,
        viewerDidAuthor: comment.author !== null && comment.author === context.token?.account,
        isMinimized: comment.minimized,
        minimizedReason: comment.minimized ? 'outdated' : null,
        repository: () => context.views.repository(repository),
    };
}
/** Roughly what is left of Markdown once it is rendered: enough for a reader of `bodyText` to tell empty from not. */
const plainText = (markdown) => markdown
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/^\s*(?:#+|>|[-*+])\s+/gm, '')
    .replaceAll(/[*_`]/g, '')
    .trim();

;// CONCATENATED MODULE: ../simulator/src/graphql/views/timeline.ts









/** The simulated kinds of items, as the argument names them. */
const EVENT_TYPES = {
    LABELED_EVENT: 'LabeledEvent',
    UNLABELED_EVENT: 'UnlabeledEvent',
    CLOSED_EVENT: 'ClosedEvent',
    REOPENED_EVENT: 'ReopenedEvent',
    RENAMED_TITLE_EVENT: 'RenamedTitleEvent',
    BASE_REF_CHANGED_EVENT: 'BaseRefChangedEvent',
    HEAD_REF_FORCE_PUSHED_EVENT: 'HeadRefForcePushedEvent',
    REVIEW_DISMISSED_EVENT: 'ReviewDismissedEvent',
};
/** `timelineItems` of a pull request or issue, oldest first; only kinds that were asked for and are simulated. */
function timelineView(context, subject, args) {
    const types = args.itemTypes ?? null;
    if (types === null)
        throw new graphql/* GraphQLError */.eOn('the simulator serves timelineItems only with itemTypes');
    const items = types.flatMap((type) => itemsOf(context, subject, type)).sort((a, b) => a.at - b.at);
    const since = args.since == null ? 0 : Date.parse(args.since) / 1000;
    const found = items.filter(({ at }) => at >= since);
    const newest = items.at(-1)?.at ?? subject.createdAt;
    return {
        ...connection('timelineItems', found, args, ({ view }) => view()),
        filteredCount: found.length,
        pageCount: found.length,
        updatedAt: (0,clock/* isoTime */.Ly)(newest),
    };
}
function itemsOf(context, subject, type) {
    const { comments, events } = subject.thread;
    if (type === 'ISSUE_COMMENT') {
        return comments.map((comment) => ({ at: comment.createdAt, view: () => commentView(context, subject, comment) }));
    }
    if (type === 'PULL_REQUEST_REVIEW' && (0,model/* isPullRequest */.r)(subject)) {
        return subject.reviews.map((review) => ({
            at: review.createdAt,
            view: () => reviewView(context, subject, review),
        }));
    }
    const wanted = EVENT_TYPES[type];
    if (wanted === undefined)
        throw new graphql/* GraphQLError */.eOn(`the simulator does not serve timeline items ${type}`);
    return events
        .filter((event) => event.type === wanted)
        .map((event) => ({ at: event.at, view: () => eventView(context, subject, event) }));
}
function eventView(context, subject, event) {
    return {
        __typename: event.type,
        id: (0,node_id/* nodeId */.s)(event.type, event.id),
        createdAt: (0,clock/* isoTime */.Ly)(event.at),
        actor: () => (event.actor === null ? null : actorView(context, event.actor)),
        ...details(context, subject, event),
    };
}
function details(context, subject, event) {
    const itself = () => context.views.subject(subject);
    switch (event.type) {
        case 'LabeledEvent':
        case 'UnlabeledEvent':
            return { label: () => labelView(context, subject.repository, event.label), labelable: itself };
        case 'ClosedEvent':
        case 'ReopenedEvent':
            return { closable: itself, closer: null, stateReason: null };
        case 'RenamedTitleEvent':
            return { previousTitle: event.previousTitle, currentTitle: event.currentTitle, subject: itself };
        case 'BaseRefChangedEvent':
            return { previousRefName: event.previousRefName, currentRefName: event.currentRefName, pullRequest: itself };
        case 'HeadRefForcePushedEvent':
            return { ...forcePush(context, subject, event), pullRequest: itself };
        case 'ReviewDismissedEvent':
            return {
                dismissalMessage: event.message,
                review: () => reviewView(context, subject, event.review),
                pullRequest: itself,
            };
    }
}
function forcePush(context, pull, { before, after }) {
    const { repository, head } = pull;
    const commit = (oid) => context.views.object(repository, repository.network.store.read('commit', oid));
    return {
        beforeCommit: () => commit(before),
        afterCommit: () => commit(after),
        ref: () => (head.repository === null ? null : refView(context, head.repository, `refs/heads/${head.ref}`)),
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/thread.ts






/** What pull requests and issues have in common: their text's history, labels, comments and timeline. */
function threadView(context, subject) {
    const { thread, repository, author } = subject;
    return {
        bodyText: plainText(subject.body ?? ''),
        editor: () => (thread.editor === null ? null : actorView(context, thread.editor)),
        includesCreatedEdit: thread.editor !== null,
        lastEditedAt: thread.lastEditedAt === null ? null : (0,clock/* isoTime */.Ly)(thread.lastEditedAt),
        viewerDidAuthor: author !== null && author === context.token?.account,
        labels: (args) => connection('labels', thread.labels, args, (label) => labelView(context, repository, label)),
        comments: (args) => {
            // the one order there is to ask for is by update
            const sorted = args.orderBy == null ? [...thread.comments] : thread.comments.toSorted((a, b) => a.updatedAt - b.updatedAt);
            if (args.orderBy?.direction === 'DESC')
                sorted.reverse();
            return connection('comments', sorted, args, (comment) => commentView(context, subject, comment));
        },
        timelineItems: (args) => timelineView(context, subject, args),
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/issue.ts






function issueView(context, issue) {
    const path = `/${issue.repository.name}/issues/${issue.number}`;
    return {
        __typename: 'Issue',
        id: (0,node_id/* nodeId */.s)('Issue', issue.id),
        fullDatabaseId: String(issue.id),
        number: issue.number,
        title: issue.title,
        body: issue.body ?? '',
        author: () => (issue.author === null ? null : actorView(context, issue.author)),
        state: issue.state.toUpperCase(),
        stateReason: issue.stateReason?.toUpperCase() ?? null,
        closed: issue.state === 'closed',
        closedAt: issue.closedAt === null ? null : (0,clock/* isoTime */.Ly)(issue.closedAt),
        locked: false,
        createdAt: (0,clock/* isoTime */.Ly)(issue.createdAt),
        publishedAt: (0,clock/* isoTime */.Ly)(issue.createdAt),
        updatedAt: (0,clock/* isoTime */.Ly)(issue.updatedAt),
        url: context.serverUrl + path,
        resourcePath: path,
        repository: () => context.views.repository(issue.repository),
        ...threadView(context, issue),
    };
}
/** Oldest first unless asked otherwise. */
function matchingIssues(repository, filter) {
    const { labels, states, orderBy } = filter;
    if (filter.filterBy != null)
        throw new graphql/* GraphQLError */.eOn('the simulator does not serve issues(filterBy:)');
    const found = [...repository.issues.values()].filter((issue) => (states?.includes(issue.state.toUpperCase()) ?? true) && (labels?.some((name) => (0,conversation_labels/* hasLabel */.RX)(issue, name)) ?? true));
    if (orderBy?.field === 'UPDATED_AT')
        found.sort((a, b) => a.updatedAt - b.updatedAt);
    if (orderBy?.field === 'CREATED_AT')
        found.sort((a, b) => a.createdAt - b.createdAt);
    if (orderBy?.field === 'COMMENTS')
        found.sort((a, b) => a.thread.comments.length - b.thread.comments.length);
    return orderBy?.direction === 'DESC' ? found.reverse() : found;
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/merge-queue.ts





/** Null: the branch has no merge queue. */
function mergeQueueView(context, repository, branch) {
    const entries = repository.queues.get(branch) ?? ((0,rules_requirements/* requirementsOf */.C)(repository, branch).queue === null ? null : []);
    if (entries === null)
        return null;
    const path = `/${repository.name}/queue/${branch}`;
    return {
        __typename: 'MergeQueue',
        id: (0,node_id/* nodeId */.s)('MergeQueue', `${repository.id}:${branch}`),
        repository: () => context.views.repository(repository),
        url: context.serverUrl + path,
        resourcePath: path,
        entries: (args) => connection('entries', entries, args, (entry) => context.views.queueEntry(entry)),
    };
}
function queueEntryView(context, entry) {
    const { pullRequest } = entry;
    const { repository } = pullRequest;
    const commit = (oid) => context.views.object(repository, repository.network.store.read('commit', oid));
    return {
        __typename: 'MergeQueueEntry',
        id: (0,node_id/* nodeId */.s)('MergeQueueEntry', entry.id),
        position: entry.position,
        state: entry.state,
        enqueuedAt: (0,clock/* isoTime */.Ly)(entry.enqueuedAt),
        enqueuer: () => actorView(context, entry.enqueuer),
        estimatedTimeToMerge: null,
        jump: false,
        solo: false,
        baseCommit: () => commit(entry.baseCommit),
        headCommit: () => commit(entry.headCommit),
        pullRequest: () => context.views.pullRequest(pullRequest),
        mergeQueue: () => context.views.mergeQueue(repository, pullRequest.base.ref),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/merging/bypass.ts
var bypass = __webpack_require__(94536);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/merging.ts






/** Fields of a pull request that say whether, how and by whom it is merged. */
function mergingView(context, pull) {
    const mayWrite = () => (0,tokens/* isAllowed */.Jr)(context.token, pull.repository, { permission: 'contents', access: 'write' });
    return {
        autoMergeRequest: () => autoMergeView(context, pull),
        mergeStateStatus: () => (0,merge_state/* mergeStateOf */.hM)(pull),
        mergeable: () => mergeableOf(pull),
        viewerCanMergeAsAdmin: () => context.token !== null && mayWrite() && (0,bypass/* bypassesAll */.O)(pull.repository, pull.base.ref, context.token.account),
        viewerCanEnableAutoMerge: () => mayWrite() && pull.autoMerge === null && (0,arm/* armRefusal */.T)(pull, ANY) === null,
        viewerCanDisableAutoMerge: () => mayWrite() && pull.autoMerge !== null,
    };
}
const ANY = { method: 'squash', headline: null, body: null, workflows: true, expectedHead: null };
function mergeableOf(pull) {
    if (pull.state !== 'open')
        return 'UNKNOWN';
    return (0,merge_state/* conflicts */.em)(pull) ? 'CONFLICTING' : 'MERGEABLE';
}
function autoMergeView(context, pull) {
    const { autoMerge } = pull;
    if (autoMerge === null)
        return null;
    return {
        __typename: 'AutoMergeRequest',
        authorEmail: null,
        commitHeadline: autoMerge.headline,
        commitBody: autoMerge.body,
        enabledAt: (0,clock/* isoTime */.Ly)(autoMerge.enabledAt),
        enabledBy: actorView(context, autoMerge.by),
        mergeMethod: autoMerge.method.toUpperCase(),
        pullRequest: () => context.views.pullRequest(pull),
    };
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/reviews.ts



/** A pull request's reviews; a pending one is seen by its author alone. */
function reviewsView(context, pull) {
    const view = (review) => reviewView(context, pull, review);
    return {
        reviews: (args) => connection('reviews', pull.reviews.filter((review) => isVisible(context, review) && matches(review, args)), args, view),
        latestOpinionatedReviews: (args) => connection('latestOpinionatedReviews', (0,reviews/* latestOpinions */.Ny)(pull, args.writersOnly ?? false), args, view),
    };
}
const isVisible = ({ token }, { state, author }) => state !== 'PENDING' || (author !== null && author === token?.account);
const matches = (review, { states, author }) => (states?.includes(review.state) ?? true) &&
    (author == null || review.author?.login.replace(/\[bot\]$/, '') === author);

;// CONCATENATED MODULE: ../simulator/src/graphql/views/pull-request.ts











function pullRequestView(context, pull) {
    return {
        __typename: 'PullRequest',
        id: (0,node_id/* nodeId */.s)('PullRequest', pull.id),
        fullDatabaseId: String(pull.id),
        number: pull.number,
        title: pull.title,
        body: pull.body ?? '',
        isDraft: pull.draft,
        author: () => (pull.author === null ? null : actorView(context, pull.author)),
        repository: () => context.views.repository(pull.repository),
        ...lifecycle(context, pull),
        ...sides(context, pull),
        ...contents(context, pull),
        ...pull_request_queue(context, pull),
        ...mergingView(context, pull),
        ...threadView(context, pull),
        ...reviewsView(context, pull),
    };
}
function lifecycle(context, pull) {
    const path = `/${pull.repository.name}/pull/${pull.number}`;
    const closed = pull.closedAt === null ? null : (0,clock/* isoTime */.Ly)(pull.closedAt);
    return {
        state: pull.state.toUpperCase(),
        closed: pull.state !== 'open',
        closedAt: closed,
        merged: pull.state === 'merged',
        mergedAt: pull.state === 'merged' ? closed : null,
        mergedBy: () => (pull.mergedBy === null ? null : actorView(context, pull.mergedBy)),
        mergeCommit: () => {
            const { store } = pull.repository.network;
            const oid = pull.mergeCommit;
            return oid === null ? null : context.views.object(pull.repository, store.read('commit', oid));
        },
        createdAt: (0,clock/* isoTime */.Ly)(pull.createdAt),
        updatedAt: (0,clock/* isoTime */.Ly)(pull.updatedAt),
        url: context.serverUrl + path,
        resourcePath: path,
        locked: false,
    };
}
function sides(context, { repository, base, head }) {
    return {
        baseRefName: base.ref,
        // the tip when the pull request was last synchronised; `baseRef.target` is today's
        baseRefOid: base.sha,
        baseRef: () => refView(context, repository, `refs/heads/${base.ref}`),
        baseRepository: () => context.views.repository(repository),
        headRefName: head.ref,
        headRefOid: head.sha,
        headRef: () => (head.repository === null ? null : refView(context, head.repository, `refs/heads/${head.ref}`)),
        headRepository: () => (head.repository === null ? null : context.views.repository(head.repository)),
        headRepositoryOwner: () => actorView(context, repository.world.accounts.ensure(head.owner)),
        isCrossRepository: head.repository !== repository,
    };
}
function contents(context, pull) {
    return {
        changedFiles: () => (0,changes/* pullRequestFiles */.sI)(pull).length,
        additions: () => (0,changes/* lineCounts */.Zl)((0,changes/* pullRequestFiles */.sI)(pull)).additions,
        deletions: () => (0,changes/* lineCounts */.Zl)((0,changes/* pullRequestFiles */.sI)(pull)).deletions,
        // unlike REST's list this one does not end at 250
        commits: (args) => connection('commits', (0,changes/* pullRequestCommits */.fs)(pull), args, (commit) => ({
            __typename: 'PullRequestCommit',
            id: (0,node_id/* nodeId */.s)('PullRequestCommit', `${pull.id}:${commit.oid}`),
            commit: () => context.views.object(pull.repository, commit),
            pullRequest: () => context.views.pullRequest(pull),
        })),
        files: (args) => connection('files', (0,changes/* pullRequestFiles */.sI)(pull).slice(0, 3000), args, (file) => ({
            path: (0,objects/* nameText */.fh)(file.path),
            changeType: changeType(file),
            additions: () => file.patch().additions,
            deletions: () => file.patch().deletions,
        })),
    };
}
function changeType(file) {
    if (file.previousPath !== null)
        return 'RENAMED';
    if (file.before === null)
        return 'ADDED';
    return file.after === null ? 'DELETED' : 'MODIFIED';
}
function pull_request_queue(context, pull) {
    const { repository, base } = pull;
    const entry = repository.queues.get(base.ref)?.find(({ pullRequest }) => pullRequest === pull);
    return {
        isInMergeQueue: entry !== undefined,
        isMergeQueueEnabled: () => (0,rules_requirements/* requirementsOf */.C)(repository, base.ref).queue !== null || repository.queues.has(base.ref),
        mergeQueue: () => context.views.mergeQueue(repository, base.ref),
        mergeQueueEntry: () => (entry === undefined ? null : context.views.queueEntry(entry)),
    };
}

// EXTERNAL MODULE: ../simulator/src/state/permissions.ts
var permissions = __webpack_require__(85582);
;// CONCATENATED MODULE: ../simulator/src/graphql/views/repository-settings.ts


/** What a repository allows, and what it allows this viewer. */
function settingsView(context, repository) {
    const { settings } = repository;
    return {
        autoMergeAllowed: settings.allowAutoMerge,
        squashMergeAllowed: settings.allowSquash,
        mergeCommitAllowed: settings.allowMergeCommit,
        rebaseMergeAllowed: settings.allowRebase,
        deleteBranchOnMerge: settings.deleteBranchOnMerge,
        viewerPermission: () => viewerPermission(context, repository),
        viewerCanAdminister: () => viewerPermission(context, repository) === 'ADMIN',
    };
}
/** A person's role; an app has none, so what its token may do speaks for it. */
function viewerPermission({ token }, repository) {
    if (token === null)
        return null;
    const role = (0,permissions/* roleOf */.kp)(repository, token.account);
    if (role !== 'none' && (role !== 'read' || token.account.type !== 'Bot'))
        return role.toUpperCase();
    if ((0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'contents', access: 'write' }))
        return 'WRITE';
    return (0,tokens/* isAllowed */.Jr)(token, repository, { permission: 'contents', access: 'read' }) ? 'READ' : null;
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/repository.ts











function repositoryView(context, repository) {
    /** Stands before every field that needs more than knowing that the repository exists. */
    const needs = (permission) => {
        if ((0,tokens/* isAllowed */.Jr)(context.token, repository, { permission, access: 'read' }))
            return;
        throw typedError('FORBIDDEN', 'Resource not accessible by integration');
    };
    return {
        ...identity(context, repository),
        ...settingsView(context, repository),
        defaultBranchRef: () => {
            needs('contents');
            return refView(context, repository, `refs/heads/${repository.defaultBranch}`);
        },
        ref: ({ qualifiedName }) => {
            needs('contents');
            return findRef(context, repository, qualifiedName);
        },
        refs: (args) => {
            needs('contents');
            return connection('refs', refsWithPrefix(repository, args.refPrefix), args, (ref) => refView(context, repository, ref));
        },
        object: ({ oid, expression }) => {
            needs('contents');
            const object = (0,revisions/* resolveRevision */.e)(repository, oid ?? expression ?? '');
            return object === null ? null : context.views.object(repository, object);
        },
        pullRequest: ({ number }) => {
            needs('pull-requests');
            const pull = repository.pulls.get(number);
            if (pull !== undefined)
                return context.views.pullRequest(pull);
            throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
        },
        pullRequests: (args) => {
            needs('pull-requests');
            const view = (pull) => context.views.pullRequest(pull);
            return connection('pullRequests', matchingPulls(repository, args), args, view);
        },
        issue: ({ number }) => {
            needs('issues');
            const issue = repository.issues.get(number);
            if (issue !== undefined)
                return context.views.subject(issue);
            throw typedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
        },
        issues: (args) => {
            needs('issues');
            return connection('issues', matchingIssues(repository, args), args, (issue) => context.views.subject(issue));
        },
        label: ({ name }) => {
            const label = (0,conversation_labels/* findLabel */.E7)(repository, name);
            return label === null ? null : labelView(context, repository, label);
        },
        labels: (args) => connection('labels', [...repository.labels.values()], args, (label) => labelView(context, repository, label)),
        mergeQueue: ({ branch }) => {
            needs('pull-requests');
            return context.views.mergeQueue(repository, branch ?? repository.defaultBranch);
        },
    };
}
function identity(context, repository) {
    return {
        __typename: 'Repository',
        id: (0,node_id/* nodeId */.s)('Repository', repository.id),
        databaseId: repository.id,
        name: repository.name.slice(repository.name.indexOf('/') + 1),
        nameWithOwner: repository.name,
        owner: () => ({ ...actorView(context, repository.owner) }),
        isPrivate: repository.visibility === 'private',
        visibility: repository.visibility.toUpperCase(),
        isFork: repository.parent !== null,
        parent: () => (repository.parent === null ? null : context.views.repository(repository.parent)),
        isArchived: false,
        url: `${context.serverUrl}/${repository.name}`,
        resourcePath: `/${repository.name}`,
    };
}
/** Oldest first unless asked otherwise. */
function matchingPulls(repository, filter) {
    const found = [...repository.pulls.values()].filter((pull) => (filter.states?.includes(pull.state.toUpperCase()) ?? true) &&
        (filter.labels?.some((name) => (0,conversation_labels/* hasLabel */.RX)(pull, name)) ?? true) &&
        (filter.baseRefName == null || pull.base.ref === filter.baseRefName) &&
        (filter.headRefName == null || pull.head.ref === filter.headRefName));
    if (filter.orderBy?.field === 'UPDATED_AT')
        found.sort((a, b) => a.updatedAt - b.updatedAt);
    return filter.orderBy?.direction === 'DESC' ? found.reverse() : found;
}

;// CONCATENATED MODULE: ../simulator/src/graphql/views/root.ts












/** The entry points of queries and mutations. */
function rootView(api) {
    const context = withViews(api);
    const { github, token } = context;
    return {
        ...mergingMutations(context),
        ...refMutations(context),
        repository: ({ owner, name }) => {
            const repository = github.findRepository(`${owner}/${name}`);
            if (repository === null || !(0,tokens/* canSee */.KI)(token, repository)) {
                throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
            }
            return repositoryView(context, repository);
        },
        node: ({ id }) => nodeView(context, id),
        rateLimit: () => {
            const { limit, used, remaining, reset } = github.limits.state(token);
            const resetAt = new Date(reset * 1000).toISOString();
            return { cost: 1, nodeCount: 0, limit, used, remaining, resetAt };
        },
        // the one place where GraphQL writes a bot with its suffix: the field's type is User
        viewer: () => token === null ? null : { ...actorView(context, token.account), __typename: 'User', login: token.account.login },
    };
}
function withViews(api) {
    const context = {
        ...api,
        views: {
            repository: (repository) => repositoryView(context, repository),
            pullRequest: (pull) => pullRequestView(context, pull),
            subject: (subject) => ((0,model/* isPullRequest */.r)(subject) ? pullRequestView(context, subject) : issueView(context, subject)),
            object: (repository, object) => objectView(context, repository, object),
            mergeQueue: (repository, branch) => mergeQueueView(context, repository, branch),
            queueEntry: (entry) => queueEntryView(context, entry),
        },
    };
    return context;
}

;// CONCATENATED MODULE: ../simulator/src/graphql/execute.ts




/** Checks a query against GitHub's schema and executes it on the simulated state. */
function executeQuery(context, query, variables) {
    const schema = githubSchema();
    const parsed = documentOf(schema, query);
    if ('errors' in parsed)
        return parsed;
    const { data, errors } = (0,graphql/* executeSync */.LoR)({
        schema,
        document: parsed.document,
        rootValue: rootView(context),
        contextValue: context,
        variableValues: variables,
        fieldResolver: resolveField,
    });
    return { data: data ?? null, ...(errors === undefined ? {} : { errors: errors.map(formatError) }) };
}
/** Documents that were found good, by their text: to parse and check one takes longer than to answer it, and clients repeat themselves. */
const good = new Map();
const MOST_DOCUMENTS = 500;
function documentOf(schema, query) {
    const known = good.get(query);
    if (known !== undefined)
        return known;
    const parsed = parseQuery(query);
    if ('errors' in parsed)
        return parsed;
    const invalid = (0,graphql/* validate */.tfT)(schema, parsed.document);
    if (invalid.length > 0)
        return { errors: invalid.map(formatError) };
    if (good.size >= MOST_DOCUMENTS)
        good.clear();
    good.set(query, parsed);
    return parsed;
}
function parseQuery(query) {
    try {
        return { document: (0,graphql/* parse */.qgA)(query) };
    }
    catch (error) {
        return { errors: [formatError(error)] };
    }
}
/** Like the default one, but a field that the simulator does not know fails instead of reading as null. */
const resolveField = (source, args, context, info) => {
    const value = source[info.fieldName];
    if (value === undefined) {
        throw new graphql/* GraphQLError */.eOn(`the simulator does not serve ${info.parentType.name}.${info.fieldName}`);
    }
    return typeof value === 'function' ? value(args, context, info) : value;
};


/***/ })

};
