export const id = 154;
export const ids = [154];
export const modules = {

/***/ 45690:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wi: () => (/* binding */ unlessGone),
/* harmony export */   ic: () => (/* binding */ checkDigests),
/* harmony export */   qp: () => (/* binding */ gone)
/* harmony export */ });
/* harmony import */ var _gatehouse_registry__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88500);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4149);
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56901);
/* harmony import */ var _shared_checked_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32126);
/* harmony import */ var _shared_resolve_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61583);





/** Whether the registry has every digest: the cheapest question there is, so a typing error ends here. */
async function checkDigests(registry, { digests }) {
    const answers = await (0,p_map__WEBPACK_IMPORTED_MODULE_0__["default"])([...digests], async ([image, digest]) => ((await registry.headManifest(image, digest)) === null ? [gone(image, digest)] : []), { concurrency: _shared_resolve_js__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRY_CONCURRENCY */ .y });
    return (0,_shared_checked_js__WEBPACK_IMPORTED_MODULE_2__/* .judged */ .g$)('digests', answers.flat(), `the registry has all ${digests.size}`);
}
function gone(image, digest) {
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_3__/* .refusePromotion */ .m)('promote/digest-missing', `${image}@${digest}`, `The registry has no ${image}@${digest}, or not all that it is made of.`, 'Promote what is there: build the commit again, or give another one.');
}
/** Null where the registry says for certain that something is not there. */
async function unlessGone(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof _gatehouse_registry__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .g && error.code === 'not-found')
            return null;
        throw error;
    }
}


/***/ }),

/***/ 13744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ restorePruned)
/* harmony export */ });
/* harmony import */ var _gatehouse_registry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88500);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51602);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34865);
/* harmony import */ var _stops_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92899);



const BETWEEN_WRITES_MS = 1000;
/**
 * Brings back what a run deleted of the image repositories that policy cleans up: what an index holds before the index, then the tags that are free. What is there already is left as it
 * is, so it may be run again; a tag that stands for something else by now is not moved.
 */
async function restorePruned(deps, undo, images, dryRun) {
    const file = (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .readUndo */ .dV)(undo, images);
    if ('rule' in file)
        return report([], [], [file], dryRun);
    const restored = [];
    const tagged = [];
    const refusals = [];
    for (const entry of (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .restoreOrder */ .nQ)(file)) {
        const place = `${entry.image}@${entry.digest}`;
        try {
            if (await bringBack(deps, entry, dryRun))
                restored.push(place);
            for (const tag of entry.tags) {
                const state = await giveTag(deps, entry, tag, dryRun);
                if (typeof state === 'object')
                    refusals.push(state);
                else if (state)
                    tagged.push(`${entry.image}:${tag}`);
            }
        }
        catch (error) {
            refusals.push(notRestored(place, error));
        }
        deps.io.log(`${place}${entry.tags.length > 0 ? ` (${entry.tags.join(', ')})` : ''}`);
    }
    return report(restored, tagged, refusals, dryRun);
}
/** True: it was not there. */
async function bringBack({ registry, packages, pause }, entry, dryRun) {
    if ((await registry.headManifest(entry.image, entry.digest)) !== null)
        return false;
    if (dryRun)
        return true;
    await pause(BETWEEN_WRITES_MS);
    if (entry.id !== null && (await restoredByGitHub(packages, entry, entry.id))) {
        if ((await registry.headManifest(entry.image, entry.digest)) !== null)
            return true;
    }
    await registry.putManifest(entry.image, entry.digest, { mediaType: entry.mediaType, bytes: (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .manifestOf */ .$V)(entry) });
    return true;
}
/** GitHub keeps a deleted version, with its layers, for 30 days; after that only a push can bring it back, if its layers are there. */
async function restoredByGitHub(packages, { image }, id) {
    try {
        await packages.restoreVersion(image, id);
        return true;
    }
    catch (error) {
        if (error instanceof _gatehouse_registry__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g && (error.code === 'not-found' || error.code === 'unsupported'))
            return false;
        throw error;
    }
}
/** True: the tag was free and is given. */
async function giveTag({ registry }, entry, tag, dryRun) {
    const head = await registry.headManifest(entry.image, tag);
    if (head?.digest === entry.digest)
        return false;
    if (head !== null) {
        const message = `The tag stands for ${head.digest} by now, so it was not moved back to ${entry.digest}.`;
        return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_2__/* .refusal */ .x5)('prune/not-restored', `${entry.image}:${tag}`, message, 'Move it by hand if that is what you want.');
    }
    if (!dryRun)
        await registry.putManifest(entry.image, tag, { mediaType: entry.mediaType, bytes: (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .manifestOf */ .$V)(entry) });
    return true;
}
function notRestored(place, error) {
    const { rule, message, fix } = (0,_stops_js__WEBPACK_IMPORTED_MODULE_3__/* .stopFor */ .aq)(place, error);
    if (rule === 'prune/forbidden')
        return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_2__/* .refusal */ .x5)('prune/forbidden', place, message, fix);
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_2__/* .refusal */ .x5)('prune/not-restored', place, message, `${fix} If its layers are gone, build and push the revision again.`);
}
function report(restored, tagged, refusals, dryRun) {
    const verb = dryRun ? 'would be' : 'were';
    const summary = `${restored.length} versions and ${tagged.length} tags ${verb} brought back`;
    const common = { restored, tagged, refusals, evidence: [] };
    if (refusals.length > 0)
        return { ...common, outcome: 'refused', summary: `${summary}; ${refusals.length} could not.` };
    if (restored.length + tagged.length === 0)
        return { ...common, outcome: 'nothing', summary: 'Everything is there.' };
    return { ...common, outcome: dryRun ? 'planned' : 'done', summary: `${summary}.` };
}


/***/ }),

/***/ 45912:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ planPrune),
  u: () => (/* binding */ runPrune)
});

// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
// EXTERNAL MODULE: ../release/src/retention/replay.ts + 2 modules
var replay = __webpack_require__(65563);
// EXTERNAL MODULE: ../release/src/retention/refusals.ts
var retention_refusals = __webpack_require__(34865);
// EXTERNAL MODULE: ../release/src/retention/canonical.ts
var canonical = __webpack_require__(32608);
;// CONCATENATED MODULE: ../release/src/retention/mentions.ts
const RUN = /[0-9a-f]{64,}/gi;
const LENGTH = 64;
/** In a longer run (a key, a dump) every window of a short one is looked at, and both ends of a long one. */
const SHORT = 512;
/**
 * Digests of `known` (`sha256:<hex>`) that a file mentions, in whatever form: the 64 hexadecimal digits are enough, in either case, and in
 * UTF-16 too. More than a parser would find, on purpose: what is mentioned is kept.
 */
function mentionedDigests(bytes, known) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const texts = text.includes('\0') ? [text, text.replaceAll('\0', '')] : [text];
    const found = new Set();
    for (const run of texts.flatMap((one) => one.match(RUN) ?? []))
        for (const hex of windows(run.toLowerCase()))
            if (known.has(`sha256:${hex}`))
                found.add(`sha256:${hex}`);
    return found;
}
function windows(run) {
    const last = run.length - LENGTH;
    const starts = run.length <= SHORT ? Array.from({ length: last + 1 }, (_, at) => at) : [0, last];
    return starts.map((at) => run.slice(at, at + LENGTH));
}
/** Every `sha256:<hex>` of a text, for asking a registry that does not list what has no tag. */
function statedDigests(bytes) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return new Set(Array.from(text.matchAll(/sha256:[0-9a-f]{64}(?![0-9a-f])/gi), ([digest]) => digest.toLowerCase()));
}

// EXTERNAL MODULE: ../release/src/retention/tags.ts
var retention_tags = __webpack_require__(56989);
// EXTERNAL MODULE: ../levers/src/shared/branches.ts
var branches = __webpack_require__(83063);
;// CONCATENATED MODULE: ../levers/src/prune/blobs.ts
/** How much is in memory at a time. */
const BATCH_BYTES = 16 * 1024 * 1024;
const BATCH_BLOBS = 100;
const TREES_AT_ONCE = 4;
/** Contents that a clone fetches in one request. */
const BLOBS_AT_ONCE = 5000;
/**
 * Shows every file that any ref has, each content once and none that was shown before; a link's content is what it points at. Returns how many there were. Throws what
 * the repository throws: one file unread could be the one with the pin.
 */
async function visitBlobs(source, visit) {
    const places = new Map();
    for await (const { ref, files } of filesOf(source.reader, source.commits))
        for (const { oid, path, size } of files)
            if (!places.has(oid) && !source.seen.has(oid))
                places.set(oid, { path, place: `${source.source.repository} ${ref} ${path}`, size: size ?? BATCH_BYTES / 8 });
    const all = [...places].map(([oid, { size }]) => ({ oid, size }));
    for (let at = 0; at < all.length; at += BLOBS_AT_ONCE) {
        const some = await sized(source.reader, all.slice(at, at + BLOBS_AT_ONCE));
        for (const batch of batches(some))
            await visitBatch(source.reader, batch, places, visit);
    }
    for (const oid of places.keys())
        source.seen.add(oid);
    return places.size;
}
/** What each ref has, in order; of a clone, what no ref before it has. */
async function* filesOf(reader, commits) {
    if (reader.readFiles === undefined)
        return yield* listedFiles(reader, commits);
    let at = 0;
    for await (const files of reader.readFiles(commits.map(({ commit }) => commit))) {
        yield { ref: commits[at]?.ref ?? '', files };
        at += 1;
    }
    if (at < commits.length)
        throw new Error(`only ${at} of ${commits.length} commits were listed`);
}
/** A few trees at a time: thousands of refs with thousands of files each fit into no memory. */
async function* listedFiles(reader, commits) {
    for (let at = 0; at < commits.length; at += TREES_AT_ONCE) {
        const some = commits.slice(at, at + TREES_AT_ONCE);
        const trees = await Promise.all(some.map(({ commit }) => reader.readTree(commit)));
        for (const [nth, { ref }] of some.entries())
            yield { ref, files: (trees[nth] ?? []).filter(isBlob) };
    }
}
async function visitBatch(reader, oids, places, visit) {
    const blobs = await reader.readBlobs(oids);
    for (const oid of oids) {
        const bytes = blobs.get(oid);
        if (bytes === undefined)
            throw new Error(`blob ${oid} was not delivered`);
        visit({ bytes, path: places.get(oid)?.path ?? '', place: places.get(oid)?.place ?? '' });
    }
}
/** A clone lists no sizes; it fetches many contents at once onto the disk, and knows their sizes then. */
async function sized(reader, blobs) {
    if (reader.have === undefined)
        return blobs;
    const sizes = await reader.have(blobs.map(({ oid }) => oid), 'blob');
    return blobs.map(({ oid, size }, at) => ({ oid, size: sizes[at] ?? size }));
}
/** Submodules are commits of other repositories; list those in the policy if they pin anything. */
const isBlob = ({ mode }) => mode.startsWith('10') || mode === '120000';
function batches(blobs) {
    const all = [];
    let bytes = 0;
    for (const { oid, size } of blobs) {
        const last = all.at(-1);
        if (last && last.length < BATCH_BLOBS && bytes + size <= BATCH_BYTES)
            last.push(oid);
        else {
            all.push([oid]);
            bytes = 0;
        }
        bytes += size;
    }
    return all;
}

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
;// CONCATENATED MODULE: ../levers/src/prune/sources.ts




/** What GitHub lists at once. */
const PAGE = 100;
const isLever = ({ headRef }) => headRef.startsWith(branches/* PROMOTE_PREFIX */.oN) || headRef.startsWith(branches/* ROLLBACK_PREFIX */._$);
/** Open promotions and rollbacks, in one order. Those of forks are none: anybody may give a branch of theirs any name. */
function leverPulls(repository, pulls) {
    const name = repository.toLowerCase();
    return pulls
        .filter((pull) => pull.headRepository?.toLowerCase() === name && isLever(pull))
        .map(({ number, head }) => ({ number, head }))
        .sort((a, b) => a.number - b.number);
}
/** What a plan remembers of a repository: enough to see that anything moved. */
function sourceOf(repository, refs) {
    const tip = refs.branches.find(({ name }) => name === refs.defaultBranch)?.commit;
    if (tip === undefined) {
        const fix = 'Push a first commit to it, or take it out of `prune.repositories`.';
        throw new verdict/* GatehouseError */.G('incomplete', `${repository} has no commit on its default branch ${refs.defaultBranch}`, fix);
    }
    return {
        repository,
        defaultBranch: refs.defaultBranch,
        tip,
        pullRequests: leverPulls(repository, refs.pullRequests),
    };
}
/** Tells whether any branch, tag or open pull request came, went or moved. */
function fingerprint({ branches, tags, pullRequests }) {
    const named = (items) => items.map(({ name, commit }) => `${name} ${commit}`).sort();
    return (0,canonical/* hashOf */.q)([named(branches), named(tags), pullRequests.map(({ number, head }) => `${number} ${head}`).sort()]);
}
/** One for the first page of each list, and one for each further page of one. */
const pagesOf = ({ branches, tags, pullRequests }) => [branches, tags, pullRequests].reduce((sum, { length }) => sum + Math.max(0, Math.ceil(length / PAGE) - 1), 1);
function sourceWith(repository, reader, refs) {
    return {
        source: sourceOf(repository, refs),
        reader,
        commits: commitsOf(refs),
        refs: fingerprint(refs),
        seen: new Set(),
        pages: pagesOf(refs),
        bodies: bodiesOf(repository, refs),
    };
}
/** Texts of pull requests may name digests that are to come. */
const bodiesOf = (repository, { pullRequests }) => pullRequests.map(({ number, body, title }) => ({
    place: `${repository} #${number}, its text`,
    text: `${title}\n${body}`,
}));
/** Every commit that a ref names, once; the default branch's first, so that places are told of it. */
function commitsOf({ defaultBranch, branches, tags, pullRequests }) {
    const all = [
        ...branches.map(({ name, commit }) => ({ commit, ref: name })),
        ...tags.map(({ name, commit }) => ({ commit, ref: `tag ${name}` })),
        ...pullRequests.map(({ number, head }) => ({ commit: head, ref: `#${number}`, stranger: true })),
    ];
    const first = all.toSorted((a, b) => Number(b.ref === defaultBranch) - Number(a.ref === defaultBranch));
    const named = new Map(first.toReversed().map((one) => [one.commit, one]));
    return first.filter((one) => named.get(one.commit) === one);
}
/** Reads where every repository stands. One that cannot be read is a refusal: what it pins would not be kept. */
async function readSources(readers) {
    const refusals = [];
    const sources = await (0,p_map["default"])(readers, async ([repository, reader]) => {
        try {
            const refs = await reader.readRefs();
            return [sourceWith(repository, reader, refs)];
        }
        catch (error) {
            refusals.push(unreadable(repository, error));
            return [];
        }
    }, { concurrency: 4 });
    return refusals.length > 0 ? { refusals } : { sources: sources.flat() };
}
const RIGHTS = new Set(['unauthorized', 'forbidden', 'not-found']);
const WHOSE_TOKEN = "The workflow's own token reads only its own repository: for others, give one that reads their contents and pull requests.";
/** Rethrows what is nobody's fault but ours. */
function unreadable(repository, error) {
    if (!(error instanceof verdict/* GatehouseError */.G))
        throw error;
    const fix = RIGHTS.has(error.code) ? `${error.fix} ${WHOSE_TOKEN}` : error.fix;
    return (0,retention_refusals/* refusal */.x5)('prune/unreadable-repository', repository, `Its pins could not be read: ${error.message}`, fix);
}

// EXTERNAL MODULE: ../levers/src/prune/stops.ts
var stops = __webpack_require__(92899);
;// CONCATENATED MODULE: ../levers/src/prune/confirm.ts





/** Roots after which the other repositories are looked at again; our own is before each. */
const OTHERS_EVERY = 10;
/**
 * Reads again, right before a delete, what the decision rested on: before a root every branch, tag and pull request of this repository,
 * before each other version at least its default branch and the open promotions and rollbacks. Null: nothing moved.
 */
async function confirmSources(deps, plan, sources, at) {
    const [own] = plan.sources;
    if (own === undefined)
        return null;
    if (!at.first && sources[0]?.pages !== 1)
        return confirmTip(deps, own);
    const looked = at.first && at.root % OTHERS_EVERY === 0 ? sources : sources.slice(0, 1);
    for (const source of looked) {
        const refusal = await confirmSource(plan, source);
        if (refusal !== null)
            return refusal;
    }
    return null;
}
/**
 * The default branch and the levers' pull requests must be where they were. Others move all day: what is new there is searched for what
 * the plan deletes, and anything of that ends the run.
 */
async function confirmSource(plan, source) {
    const { repository } = source.source;
    const refs = await source.reader.readRefs();
    const now = sourceOf(repository, refs);
    const planned = plan.sources.find((one) => one.repository === repository);
    if (planned === undefined)
        return (0,stops/* moved */.aW)(repository, 'The plan does not know it.');
    if ((0,canonical/* canonicalJson */.d)(now) !== (0,canonical/* canonicalJson */.d)(planned))
        return (0,stops/* moved */.aW)(repository, whatMoved(now, planned));
    return searchNew(plan, source, refs);
}
async function searchNew(plan, source, refs) {
    const { repository } = source.source;
    const going = new Set((0,replay/* plannedVersions */.KO)(plan).map(({ digest }) => digest));
    const known = new Set(source.commits.map(({ commit }) => commit));
    const found = [];
    const look = (bytes, place) => {
        for (const digest of mentionedDigests(bytes, going))
            found.push(`${digest} in ${place}`);
    };
    for (const { place, text } of bodiesOf(repository, refs))
        look(new TextEncoder().encode(text), place);
    // A text changes without any ref.
    const fresh = fingerprint(refs) === source.refs ? [] : commitsOf(refs).filter(({ commit }) => !known.has(commit));
    if (fresh.length > 0)
        await visitBlobs({ ...source, commits: fresh }, ({ bytes, place }) => look(bytes, place));
    return found[0] === undefined ? null : (0,stops/* moved */.aW)(repository, `It mentions ${found[0]} by now.`);
}
function whatMoved(now, planned) {
    if (now.tip !== planned?.tip)
        return `${now.defaultBranch} is at ${now.tip} by now.`;
    if ((0,canonical/* canonicalJson */.d)(now.pullRequests) !== (0,canonical/* canonicalJson */.d)(planned.pullRequests))
        return 'A promotion or a rollback was opened, closed or changed.';
    return 'Its default branch is another by now.';
}
async function confirmTip({ repository }, own) {
    const [tip, pulls] = await Promise.all([repository.readDefaultBranch(), repository.findPullRequests('gatehouse/')]);
    const now = { ...own, defaultBranch: tip.name, tip: tip.commit, pullRequests: leverPulls(own.repository, pulls) };
    return (0,canonical/* canonicalJson */.d)(now) === (0,canonical/* canonicalJson */.d)(own) ? null : (0,stops/* moved */.aW)(own.repository, whatMoved(now, own));
}
/** The very version, right before it is deleted: `there` as planned, `gone`, or why it must not be touched. */
async function confirmVersion(deps, version) {
    const state = version.id === null ? await taggedState(deps, version) : await listedState(deps, version, version.id);
    return state === 'there' ? notPromoted(deps, version) : state;
}
const placeOf = ({ image, digest }) => `${image}@${digest}`;
async function listedState({ packages }, version, id) {
    const found = await packages.readVersion(version.image, id);
    if (found === null)
        return 'gone';
    if ((0,replay/* sameVersion */.r1)(version, { image: version.image, ...found }))
        return 'there';
    return (0,stops/* moved */.aW)(placeOf(version), 'Its tags or dates changed after the plan was made.');
}
/** A registry has no list of tags by digest: each is asked what it stands for. */
async function taggedState({ registry }, version) {
    const { image, digest, tags } = version;
    if ((await registry.headManifest(image, digest)) === null)
        return 'gone';
    for (const tag of tags) {
        const head = await registry.headManifest(image, tag);
        if (head?.digest !== digest)
            return (0,stops/* moved */.aW)(placeOf(version), `Its tag ${tag} stands for ${head?.digest ?? 'nothing'} by now.`);
    }
    return 'there';
}
/** Lists of packages are stale for a while; the registry knows at once that a promotion has tagged the digest. */
async function notPromoted({ registry }, version) {
    for (const tag of version.tags) {
        const revision = (0,retention_tags/* pendingRevision */.Tr)(tag);
        if (revision === null)
            continue;
        const head = await registry.headManifest(version.image, (0,branches/* revisionTag */.Oq)(revision));
        if (head?.digest === version.digest)
            return (0,stops/* moved */.aW)(placeOf(version), `It has the tag ${revision} by now: it was promoted.`);
    }
    return 'there';
}

// EXTERNAL MODULE: ../levers/src/shared/resolve.ts
var resolve = __webpack_require__(61583);
// EXTERNAL MODULE: ../bumps/src/versions/sha.ts
var sha = __webpack_require__(86599);
// EXTERNAL MODULE: ../release/src/retention/unread.ts
var unread = __webpack_require__(52311);
;// CONCATENATED MODULE: ../levers/src/prune/manifests.ts




/** Media types of manifests that name no other manifest. */
const LEAVES = new Set([
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
]);
const isLeaf = (mediaType) => LEAVES.has(mediaType);
function factsOf(manifest) {
    const children = manifest.kind === 'index' ? manifest.manifests : [];
    return {
        children: children.map(({ digest, mediaType }) => ({ digest, leaf: isLeaf(mediaType) })),
        subject: manifest.subject?.digest ?? null,
    };
}
/** Reads every manifest that has to be read, each once; what only an image's index names, and git does not use, is known from there. */
async function readManifests(deps, found, isListed, uses = []) {
    for (;;) {
        const { needed, loose } = (0,unread/* unreadManifests */.O)({ ...found, uses });
        if (needed.length === 0 && loose.length === 0)
            return;
        const count = needed.length || loose.length;
        if (count > 200)
            deps.io.log(`Reading ${count} manifests…`);
        if (needed.length > 0)
            await (0,p_map["default"])(needed, (version) => readOne(deps, found, version), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
        else
            await readLoose(deps, found, loose);
        addChildren(found, (needed.length > 0 ? needed : loose).filter(({ image }) => !isListed(image)));
    }
}
/** In stretches, each from the newest to the oldest: an index is pushed after what it names, which then need not be read. */
async function readLoose(deps, found, loose) {
    const sorted = loose.toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0));
    const length = Math.ceil(sorted.length / resolve/* REGISTRY_CONCURRENCY */.y);
    const stretches = Array.from({ length: resolve/* REGISTRY_CONCURRENCY */.y }, (_, at) => sorted.slice(at * length, (at + 1) * length));
    const leaves = new Set();
    await (0,p_map["default"])(stretches, async (stretch) => {
        for (const version of stretch) {
            if (leaves.has(version.digest))
                continue;
            await readOne(deps, found, version);
            for (const { digest, leaf } of found.manifests.get(version.digest)?.children ?? [])
                if (leaf)
                    leaves.add(digest);
        }
    });
}
/** What a registry does not list is there because an index that it has names it. */
function addChildren({ versions, manifests }, read) {
    const known = new Set(versions.map(({ image, digest }) => `${image}@${digest}`));
    for (const { image, digest } of read)
        for (const child of manifests.get(digest)?.children ?? []) {
            if (known.has(`${image}@${child.digest}`))
                continue;
            known.add(`${image}@${child.digest}`);
            versions.push({ image, digest: child.digest, id: null, tags: [], createdAt: null, updatedAt: null });
        }
}
async function readOne(deps, found, version) {
    try {
        found.manifests.set(version.digest, factsOf(await deps.registry.readManifest(version.image, version.digest)));
    }
    catch (error) {
        if (!(error instanceof errors/* RegistryError */.g) || !isItsOwn(error))
            throw error;
        if (error.code === 'not-found' && (await isGone(deps, version))) {
            const at = found.versions.indexOf(version);
            if (at >= 0)
                found.versions.splice(at, 1);
            return;
        }
        found.unreadable.set(version.digest, error.message);
    }
}
/** What is wrong with this manifest and no other; everything else ends the run. */
const isItsOwn = ({ code }) => ITS_OWN.has(code);
const ITS_OWN = new Set(['not-found', 'digest-mismatch', 'too-large', 'unsupported']);
/** Lists are stale for a while: a version that was deleted is still on them. */
async function isGone({ packages, registry }, { image, digest, id }) {
    if (id !== null)
        return (await packages.readVersion(image, id)) === null;
    return (await registry.headManifest(image, digest)) === null;
}

;// CONCATENATED MODULE: ../levers/src/prune/changed-tags.ts





/**
 * What the registry's own tags say that the list did not.
 * @param versions what is known; the tags of others are new
 */
async function changedTags({ registry }, plan, versions, asked) {
    const known = new Map(versions.flatMap(({ image, digest, tags }) => tags.map((tag) => [`${image}:${tag}`, digest])));
    for (const { image, digest, tag } of plan.tags)
        known.set(`${image}:${tag}`, digest);
    const lists = await Promise.all(asked.images.map(async (image) => (await registry.listTags(image)).map((tag) => ({ image, tag }))));
    const doubtful = lists.flat().filter(({ image, tag }) => {
        return !known.has(`${image}:${tag}`) || (asked.tags === 'all' && isMovable(tag));
    });
    const changes = await (0,p_map["default"])(doubtful, async ({ image, tag }) => {
        const head = await registry.headManifest(image, tag);
        return head === null || head.digest === known.get(`${image}:${tag}`) ? [] : [{ image, tag, digest: head.digest }];
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return changes.flat();
}
/** `latest`, `stable`, `v1`: people and builds move these; what is named after one digest or one revision stays where it is. */
const isMovable = (tag) => !(0,sha/* isCommitSha */._$)(tag) && (0,retention_tags/* pendingRevision */.Tr)(tag) === null && (0,retention_tags/* subjectOfTag */.sA)(tag) === null;
/** What was known, with tags where they stand by now and whatever that makes known. */
async function foundBy(deps, changes, input) {
    const moved = new Set(changes.map(({ image, tag }) => `${image}:${tag}`));
    const left = withoutTags(input.state.versions, moved);
    const versions = new Map(left.map((version) => [`${version.image}@${version.digest}`, version]));
    for (const { image, digest, tag } of changes)
        addTag(versions, image, digest, tag);
    return readMore(deps, [...versions.values()], input);
}
/** These versions, with what the plan knew of them and the manifests that it did not need. */
async function readMore(deps, versions, input) {
    const { manifests, unreadable, uses } = input.state;
    const found = {
        versions: [...versions],
        manifests: new Map(manifests),
        unreadable: new Map(unreadable),
    };
    const ways = new Map(input.images.map(({ image, deletesBy }) => [image, deletesBy]));
    await readManifests(deps, found, (image) => ways.get(image) === 'packages', uses);
    return found;
}
/** A tag stands for one version: where it is said to be somewhere else by now, it is nowhere else. */
const withoutTags = (versions, places) => versions.map((version) => ({
    ...version,
    tags: version.tags.filter((tag) => !places.has(`${version.image}:${tag}`)),
}));
function addTag(versions, image, digest, tag) {
    const place = `${image}@${digest}`;
    const version = versions.get(place) ?? { image, digest, id: null, tags: [], createdAt: null, updatedAt: null };
    versions.set(place, { ...version, tags: [...version.tags, tag] });
}

;// CONCATENATED MODULE: ../levers/src/prune/versions.ts




/**
 * Every version of an image repository: from GitHub Packages the whole list; from a registry itself each tag with what it points at (what
 * has no tag is found later, through what names it). Dates of the latter are read where they matter.
 */
async function readVersions(deps, pruned) {
    return listVersions(deps, pruned).catch((error) => {
        throw error instanceof errors/* RegistryError */.g && error.code === 'not-found' ? notThere(pruned, error) : error;
    });
}
/** One that is missing is most often new. It may as well be one that the token does not see, so nothing is decided without it. */
function notThere({ image, deletesBy }, { message, fix }) {
    const what = `${image} is to be cleaned up and cannot be found, so nothing is: ${message}`;
    // Of GitHub's packages the fix says both already.
    const first = deletesBy === 'oci' ? `${NEVER_PUSHED} ` : '';
    const ways = `${first}${fix} To clean up other image sets meanwhile, set 'set' to one of them.`;
    return new errors/* RegistryError */.g('not-found', what, ways);
}
const NEVER_PUSHED = 'If it was never pushed, push a first image, or take it out of the policy until then.';
async function listVersions({ registry, packages }, { image, deletesBy }) {
    if (deletesBy === 'packages')
        return (await packages.listVersions(image)).map((version) => ({ image, ...version }));
    const tags = await registry.listTags(image);
    const found = await (0,p_map["default"])(tags, async (tag) => ({ tag, head: await registry.headManifest(image, tag) }), {
        concurrency: resolve/* REGISTRY_CONCURRENCY */.y,
    });
    const byDigest = new Map();
    // A tag that is listed and gone was deleted between the two questions.
    for (const { tag, head } of found)
        if (head)
            byDigest.set(head.digest, [...(byDigest.get(head.digest) ?? []), tag]);
    return [...byDigest].map(([digest, own]) => ({
        image,
        digest,
        id: null,
        tags: own,
        createdAt: null,
        updatedAt: null,
    }));
}
/**
 * When a build says that it was made: the latest of its platforms; null where one does not say. It is all there is at a registry that
 * does not tell when something was pushed.
 */
async function builtAt({ registry }, { image, digest }) {
    const platforms = await platformsOf(registry, image, digest);
    const dates = platforms.map(({ config }) => config.created);
    if (dates.length === 0 || dates.includes(null))
        return null;
    const times = dates.map((date) => Date.parse(date ?? ''));
    const latest = Math.max(...times);
    return Number.isFinite(latest) ? new Date(latest).toISOString() : null;
}
/** Of what is no image, or lacks a part, nobody knows when it was made; what keeps the registry from answering ends the run. */
async function platformsOf(registry, image, digest) {
    try {
        return await registry.readPlatforms(image, digest);
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g && isItsOwn(error))
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ../levers/src/prune/confirm-lists.ts






/**
 * Compares the list of versions, right before deletes, with the tags that the registry itself has: lists of packages are stale for a while,
 * and pages shift. What carries a tag that the plan did not know is read, and may use what the plan deletes.
 */
async function confirmTags(deps, plan, input, asked) {
    const changes = await changedTags(deps, plan, input.state.versions, asked);
    if (changes.length === 0)
        return [];
    return confirm_lists_replay(plan, input, await foundBy(deps, changes, input));
}
function confirm_lists_replay(plan, input, found) {
    return (0,replay/* replayRefusals */.F1)(plan, { ...input, state: { ...input.state, ...found } }).map((refusal) => 
    // No plan is made while there is such a digest, so this one was promoted meanwhile: nobody must be told to delete it by hand.
    refusal.rule === 'prune/both-tags' ? (0,stops/* moved */.aW)(refusal.place ?? '', 'It was given its `<sha>` tag by now.') : refusal);
}
/**
 * Lists the packages once more before anything is deleted. When a version goes while pages are read, those behind it move up, and one of them
 * is on no page; if it has no tag, nothing else shows it, and it may be an index that holds what the plan deletes.
 */
async function confirmVersions(deps, plan, input) {
    const listed = plan.packages.filter(({ deletesBy, roots }) => deletesBy === 'packages' && roots.length > 0);
    const known = new Set(input.state.versions.map(({ image, digest }) => `${image}@${digest}`));
    const lists = await (0,p_map["default"])(listed, ({ image }) => readVersions(deps, { image, deletesBy: 'packages' }), {
        concurrency: resolve/* REGISTRY_CONCURRENCY */.y,
    });
    const fresh = lists.flat().filter(({ image, digest }) => !known.has(`${image}@${digest}`));
    if (fresh.length === 0)
        return [];
    const moved = new Set(fresh.flatMap(({ image, tags }) => tags.map((tag) => `${image}:${tag}`)));
    return confirm_lists_replay(plan, input, await readMore(deps, [...withoutTags(input.state.versions, moved), ...fresh], input));
}
/** Image repositories of which a plan deletes anything. */
const plannedImages = (plan) => [
    ...new Set((0,replay/* plannedVersions */.KO)(plan).map(({ image }) => image)),
];
/**
 * What no list has and is there: a page of the list came short, so more may be missing. Looked for are what the plan deletes, which may be
 * older than the list, and what an index that it deletes names. What is not there was deleted before.
 */
async function confirmListed(deps, plan, { state }) {
    const listed = new Set(state.versions.map(({ image, digest }) => `${image}@${digest}`));
    const planned = (0,replay/* plannedVersions */.KO)(plan);
    const missing = planned.filter(({ image, digest }) => !listed.has(`${image}@${digest}`));
    const children = planned.flatMap(({ image, digest }) => (state.manifests.get(digest)?.children ?? []).flatMap((child) => listed.has(`${image}@${child.digest}`) ? [] : [{ image, digest: child.digest }]));
    const found = await (0,p_map["default"])([...missing.flatMap(({ id, ...one }) => (id === null ? [] : [{ ...one, id }])), ...children], async (one) => ((await isThere(deps, one)) ? [`${one.image}@${one.digest}`] : []), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const fix = 'Run it again. If it stays, look whether the list of versions in the settings of the package has it.';
    return [...new Set(found.flat())]
        .slice(0, MOST)
        .map((place) => (0,retention_refusals/* refusal */.x5)('prune/inconsistent-list', place, 'It is there, and the list of versions does not have it.', fix));
}
/** More would say the same. */
const MOST = 10;
async function isThere({ packages, registry }, { image, digest, id }) {
    return id === undefined
        ? (await registry.headManifest(image, digest)) !== null
        : (await packages.readVersion(image, id)) !== null;
}

;// CONCATENATED MODULE: ../levers/src/prune/requests.ts


/** GITHUB_TOKEN has so many an hour of each kind, REST and GraphQL, for all jobs of a repository together. */
const USUAL = 1000;
/** Of them a plan may take this part; making it took some. */
const PART = 0.8;
/** What is left to end with: the last looks, and other jobs. */
const SPARE = 50;
/** To bring back a version: its restore, and questions before and after. */
const TO_BRING_BACK = 3;
/**
 * For each version its state and its delete, and before it what may have moved: before the first of an image every ref, a request for each
 * hundred.
 */
function costOf({ versions }, pages) {
    const rest = 2 * versions.filter(({ id }) => id !== null).length;
    return { rest, graphql: pages + (versions.length - 1) * (pages === 1 ? 1 : 2) };
}
/** Says, before anything is deleted, that a plan is more than GITHUB_TOKEN can carry out in an hour. First of all packages are listed once more. */
function tooManyRequests(plan, sources) {
    let [rest, graphql] = [0, 0];
    for (const { deletesBy, versions, roots } of plan.packages)
        if (deletesBy === 'packages' && roots.length > 0)
            rest += Math.ceil(versions / PAGE);
    for (const root of (0,replay/* plannedRoots */.co)(plan)) {
        const cost = costOf(root, sources[0]?.pages ?? 1);
        rest += cost.rest;
        graphql += cost.graphql;
    }
    const most = Math.max(rest, graphql);
    if (most <= PART * USUAL)
        return null;
    return `Carrying this out takes about ${most} requests to GitHub, and GITHUB_TOKEN has 1,000 an hour: a run ends at the last image that fits, and the next goes on. The token of a GitHub App has more.`;
}
/**
 * Why an image is not begun, for people; null: it fits. What is left must do for all of it and for bringing it back. GraphQL's limit is as
 * high as that of REST, and what is left of it nobody told.
 * @param spent of GraphQL, by this run
 */
function notBegun(root, pages, allowance, spent) {
    const { rest, graphql } = costOf(root, pages);
    const needed = rest + (rest / 2) * TO_BRING_BACK + SPARE;
    if (rest > 0 && allowance !== null && allowance.left < needed)
        return `${allowance.left} requests of this hour's ${allowance.limit} to GitHub are left, and ${needed} should be to begin an image of ${root.versions.length} versions`;
    const most = Math.floor(PART * (allowance?.limit ?? USUAL));
    if (spent === 0 || spent + graphql <= most)
        return null;
    return `with it more than ${most} requests would be made to see whether anything moved`;
}

;// CONCATENATED MODULE: ../levers/src/prune/carry-out.ts






/** GitHub asks for a second between writes. */
const BETWEEN_DELETES_MS = 1000;
/** Roots after which every tag is looked at again; whether there are new ones is asked before each. */
const TAGS_EVERY = 10;
/** Deletes what the plan says, in its order, one a second; stops at the first thing that is not as planned. */
async function carryOut(given) {
    const { deps, plan, undo } = given;
    const progress = { deleted: [], gone: [], refusals: [], staying: new Set(undo.spared.keys()), spent: 0 };
    const roots = (0,replay/* plannedRoots */.co)(plan);
    for (const [at, root] of roots.entries()) {
        const stop = await oneRoot({ ...given, progress }, root, at);
        if (stop !== null)
            return ended(progress, undo, stop, roots.slice(at));
        deps.io.log(`${at + 1} of ${roots.length}: ${root.digest}, ${progress.deleted.length} versions deleted so far.`);
    }
    return told(progress, undo, progress.refusals);
}
/** Null: go on. */
async function oneRoot(work, root, at) {
    const { deps, plan, sources, confirmTags, progress } = work;
    const { digest, versions } = root;
    const pages = sources[0]?.pages ?? 1;
    const few = notBegun(root, pages, deps.packages.allowance(), progress.spent);
    if (few !== null)
        return { refusals: [(0,stops/* tooFew */.dI)(digest, few)], limit: few };
    progress.spent += costOf(root, pages).graphql;
    const images = at % TAGS_EVERY === 0 ? plannedImages(plan) : [...new Set(versions.map(({ image }) => image))];
    const tags = at % TAGS_EVERY === 0 ? 'all' : 'new';
    const more = at === 0 ? null : await orStop(() => confirmTags({ images, tags }));
    if (more !== null)
        return more;
    for (const [nth, version] of versions.entries()) {
        const stop = await oneVersion(work, version, { root: at, first: nth === 0 });
        if (stop !== null)
            return stop;
    }
    return null;
}
/** A limit that is met between two images is no fault: what is left waits. It is one where nothing went, or a part of an image. */
function ended(progress, undo, { refusals, limit }, left) {
    const [root] = left;
    const { deleted, gone } = progress;
    const begun = root?.versions.some((version) => deleted.includes(version) || gone.includes(version)) ?? false;
    if (limit === null || begun || deleted.length === 0) {
        const cut = root === undefined ? null : cutAt(progress, root);
        return told(progress, undo, [...progress.refusals, ...refusals], cut);
    }
    const so = told(progress, undo, progress.refusals);
    return { ...so, waiting: left.length, notes: [...so.notes, `${waitingImages(left.length)}: ${limit}.`] };
}
/** For people. */
const waitingImages = (count) => `${count} ${count === 1 ? 'image waits' : 'images wait'} for the next run`;
function told({ deleted, gone }, { spared }, refusals, cut = null) {
    return {
        deleted,
        gone,
        cut,
        waiting: 0,
        refusals,
        notes: [...spared].map(([root, why]) => `${root} stays: ${why}.`),
    };
}
/** Null: nothing of the image is gone, or an earlier run deleted what holds the rest. */
function cutAt({ deleted, gone }, root) {
    if (gone.some(({ digest }) => digest === root.digest))
        return null;
    return root.versions.some((version) => deleted.includes(version)) ? root : null;
}
async function orStop(confirm) {
    try {
        const refusals = await confirm();
        return refusals.length > 0 ? { refusals, limit: null } : null;
    }
    catch (error) {
        return (0,stops/* faultAt */.ux)('the tags of the registry', error);
    }
}
/** Null: go on. */
async function oneVersion({ deps, plan, sources, undo, progress }, version, at) {
    const place = `${version.image}@${version.digest}`;
    if (progress.staying.has(version.digest) || version.after.some((before) => progress.staying.has(before))) {
        progress.staying.add(version.digest);
        return null;
    }
    if (undo.gone.has(place)) {
        progress.gone.push(version);
        return null;
    }
    try {
        if (progress.deleted.length > 0)
            await deps.pause(BETWEEN_DELETES_MS);
        if (deps.stopping?.aborted)
            return { refusals: [(0,stops/* cancelled */.KW)(place)], limit: null };
        const elsewhere = await confirmSources(deps, plan, sources, at);
        if (elsewhere !== null)
            return { refusals: [elsewhere], limit: null };
        const state = await confirmVersion(deps, version);
        if (typeof state === 'object')
            return { refusals: [state], limit: null };
        if (state === 'there')
            await remove(deps, version);
        (state === 'there' ? progress.deleted : progress.gone).push(version);
        return null;
    }
    catch (error) {
        return afterFault(progress, version, error);
    }
}
/** What is gone by now was there a moment ago: the answer to an earlier attempt was lost. */
async function remove({ packages, registry }, { image, digest, id }) {
    if (id !== null)
        return void (await packages.deleteVersion(image, id));
    try {
        await registry.deleteManifest(image, digest);
    }
    catch (error) {
        if (!(error instanceof errors/* RegistryError */.g) || error.code !== 'not-found')
            throw error;
    }
}
/** GitHub keeps a public version of many downloads: that one stays with all that it holds, and the others go on. */
function afterFault(progress, version, error) {
    const place = `${version.image}@${version.digest}`;
    if (version.id === null || !(error instanceof errors/* RegistryError */.g) || error.code !== 'unsupported')
        return (0,stops/* faultAt */.ux)(place, error);
    progress.staying.add(version.digest);
    progress.refusals.push((0,retention_refusals/* refusal */.x5)('prune/not-deleted', place, error.message, error.fix));
    return null;
}

// EXTERNAL MODULE: ../release/src/retention/age.ts
var age = __webpack_require__(17665);
// EXTERNAL MODULE: ../release/src/retention/graph.ts
var retention_graph = __webpack_require__(69578);
// EXTERNAL MODULE: ../release/src/retention/keepers.ts
var keepers = __webpack_require__(84369);
;// CONCATENATED MODULE: ../release/src/retention/order.ts

/**
 * Everything that goes, in an order in which every digest goes after the indexes that name it, and after its signatures: whenever a run
 * ends, nothing is left that names what is gone, and what could not go yet is found again by the next run. What several roots hold goes
 * with the last of them.
 */
function deletionOrder(graph, { roots, going }) {
    const gone = new Set();
    const ordered = [];
    let left = roots;
    for (let before = -1; before !== gone.size;) {
        before = gone.size;
        const blocked = [];
        for (const root of left) {
            if (gone.has(root.digest))
                continue;
            if (!isFree(root, going, gone)) {
                blocked.push(root);
                continue;
            }
            const versions = sorted(graph, groupOf(graph, root, going, gone), going).flatMap(([node, role]) => copiesOf(graph, node, role, going));
            ordered.push({ turn: ordered.length, digest: root.digest, why: whyOf(root), versions });
        }
        left = blocked;
    }
    return { roots: ordered, unplaced: [...going].filter((digest) => !gone.has(digest)) };
}
/** A root with all that nothing else holds any more. */
function groupOf(graph, root, going, gone) {
    const ready = [[root, 'root']];
    const group = new Map();
    for (let next = ready.shift(); next; next = ready.shift()) {
        const [node, role] = next;
        if (gone.has(node.digest))
            continue;
        gone.add(node.digest);
        group.set(node, role);
        for (const [digest, as] of [...node.holds].sort(([a], [b]) => (a < b ? -1 : 1))) {
            const held = graph.get(digest);
            if (held && going.has(digest) && isFree(held, going, gone))
                ready.push([held, as]);
        }
    }
    return group;
}
const isFree = ({ holders }, going, gone) => [...holders].every((holder) => !going.has(holder) || gone.has(holder));
/** The group in its order. A signature that its own subject names goes after it: an index must not lack what it names. */
function sorted(graph, group, going) {
    const left = new Map(group);
    const order = [];
    const waits = (node, only) => (0,retention_graph/* precede */.RK)(graph, node, going, only).some((digest) => [...left.keys()].some((other) => other.digest === digest));
    while (left.size > 0) {
        const nodes = [...left.keys()];
        const next = nodes.find((node) => !waits(node)) ?? nodes.find((node) => !waits(node, 'child')) ?? nodes[0];
        if (next === undefined)
            break;
        order.push([next, left.get(next) ?? 'child']);
        left.delete(next);
    }
    return order;
}
function copiesOf(graph, node, role, going) {
    const after = [...new Set((0,retention_graph/* precede */.RK)(graph, node, going))].sort();
    return node.copies.map((copy) => ({ ...copy, tags: [...copy.tags].sort(), role, after }));
}
function whyOf({ tags, copies }) {
    const dates = copies.flatMap(({ createdAt, updatedAt }) => [createdAt ?? '', updatedAt ?? '']);
    const last = dates.sort().at(-1)?.slice(0, 10);
    return `only ${tags.join(', ')}; pushed or tagged last on ${last}; no branch, tag, pull request or promotion uses it`;
}

;// CONCATENATED MODULE: ../release/src/retention/select.ts


/**
 * Chooses at most `atMost` roots of every image repository, oldest first, and what goes with them. The rest stays, and so does whatever
 * any of it holds or belongs to: nothing that goes can be reached from what stays.
 */
function select_select(graph, staying, atMost, now) {
    const kept = new Map(staying);
    const chosen = chooseRoots(graph, kept, atMost, now);
    const proposed = below(graph, chosen);
    const rest = Array.from(graph.values()).filter(({ digest }) => !proposed.has(digest) && !kept.has(digest));
    const [waiting, others] = [rest.filter((node) => (0,retention_graph/* kindOf */.I)(node) === 'pending'), rest];
    (0,keepers/* growKept */.Iy)(kept, graph, waiting.map(({ digest }) => ({ digest, because: 'waiting', through: null })));
    (0,keepers/* growKept */.Iy)(kept, graph, others.map(({ digest }) => ({ digest, because: 'loose', through: null })));
    const going = new Set([...proposed].filter((digest) => !kept.has(digest)));
    return { roots: chosen.filter(({ digest }) => going.has(digest)), going, kept };
}
/** Candidates that no other candidate holds, as long as each of their image repositories has room. */
function chooseRoots(graph, kept, atMost, now) {
    const isCandidate = (node) => (0,retention_graph/* kindOf */.I)(node) === 'pending' && !kept.has(node.digest);
    const candidates = Array.from(graph.values()).filter(isCandidate);
    const names = new Set(candidates.map(({ digest }) => digest));
    const roots = candidates.filter(({ holders }) => ![...holders].some((holder) => names.has(holder)));
    const dated = roots.map((node) => ({ node, at: (0,keepers/* pushedAt */.di)(node, now) }));
    dated.sort((a, b) => a.at - b.at || (a.node.digest < b.node.digest ? -1 : 1));
    const taken = new Map();
    return dated.flatMap(({ node }) => {
        const images = new Set(node.copies.map(({ image }) => image));
        if ([...images].some((image) => (taken.get(image) ?? 0) >= atMost))
            return [];
        for (const image of images)
            taken.set(image, (taken.get(image) ?? 0) + 1);
        return [node];
    });
}
/** The roots and all that they hold, as far as it is of a kind that may go at all. */
function below(graph, roots) {
    const found = new Set();
    const queue = [...roots];
    for (let node = queue.pop(); node; node = queue.pop()) {
        if (found.has(node.digest))
            continue;
        found.add(node.digest);
        for (const digest of node.holds.keys()) {
            const held = graph.get(digest);
            if (held && ((0,retention_graph/* kindOf */.I)(held) === 'pending' || (0,retention_graph/* kindOf */.I)(held) === 'bound'))
                queue.push(held);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ../release/src/retention/plan.ts







/** Decides what goes, or why nothing may. The same input always gives the same plan, in the same bytes. */
function makePlan(input) {
    const { state, settings, now } = input;
    const refusals = (0,retention_refusals/* stateRefusals */.VV)(state, settings, now);
    if (refusals.length > 0)
        return { refusals };
    const asOf = Math.min(input.asOf ?? (0,age/* asOfTime */.hg)(now, settings.olderThanMs), now);
    const graph = (0,retention_graph/* buildGraph */.ZG)(state);
    const used = new Map();
    (0,keepers/* growKept */.Iy)(used, graph, [...(0,keepers/* usedDigests */.Be)(graph, state.uses), ...(0,keepers/* taggedDigests */.As)(graph)]);
    const staying = new Map(used);
    (0,keepers/* growKept */.Iy)(staying, graph, (0,keepers/* undecidedDigests */.RB)(graph, { now, youngAfter: asOf - settings.olderThanMs }));
    const { roots, kept } = settle(graph, staying, settings.atMost, now);
    const packages = input.images.map((image) => packageOf(image, state, roots, kept));
    const empty = packages.filter(({ roots, image }) => roots.length > 0 && !isUsed(image, state, used));
    if (empty.length > 0)
        return { refusals: empty.map(({ image }) => (0,retention_refusals/* emptyKeepSet */.d4)(image)) };
    const plan = {
        schema: 1,
        kind: 'gatehouse-prune-plan',
        asOf: new Date(asOf).toISOString(),
        olderThanMs: settings.olderThanMs,
        atMost: settings.atMost,
        sources: input.sources,
        tags: input.tags,
        packages,
    };
    return { plan, hash: (0,canonical/* hashOf */.q)(plan) };
}
/** What is held in a circle has no place in the order; it stays, and so does whatever it needs. */
function settle(graph, staying, atMost, now) {
    for (;;) {
        const selection = select_select(graph, staying, atMost, now);
        const { roots, unplaced } = deletionOrder(graph, selection);
        if (unplaced.length === 0)
            return { roots, kept: selection.kept };
        (0,keepers/* growKept */.Iy)(staying, graph, unplaced.map((digest) => ({ digest, because: 'loose', through: null })));
    }
}
const isUsed = (image, { versions }, used) => versions.some((version) => version.image === image && used.has(version.digest));
function packageOf({ image, deletesBy }, { versions }, roots, kept) {
    const own = versions.filter((version) => version.image === image);
    const staying = own.flatMap(({ digest }) => kept.get(digest) ?? []).sort((a, b) => (a.digest < b.digest ? -1 : 1));
    const counts = {};
    for (const { because } of staying)
        counts[because] = (counts[because] ?? 0) + 1;
    // A root whose digest lies in several repositories is listed once, where its first copy is.
    const listed = roots.filter(({ versions }) => versions.find(({ role }) => role === 'root')?.image === image);
    return { image, deletesBy, versions: own.length, roots: listed, counts, kept: staying };
}

;// CONCATENATED MODULE: ../release/src/retention/leftovers.ts

/**
 * What a run that was cut off left of the images it was at: their root is gone, so no other plan finds what it held. Unlike the rest of a
 * plan it may be carried out although branches moved, as long as nothing uses it now. Null: there is nothing of that kind.
 */
function leftoverPlan(plan, input) {
    const there = new Set(input.state.versions.map(({ image, digest }) => `${image}@${digest}`));
    const begun = (0,replay/* plannedRoots */.co)(plan).filter(({ versions }) => {
        const left = versions.filter(({ image, digest }) => there.has(`${image}@${digest}`));
        return left.length > 0 && left.every(({ role }) => role !== 'root');
    });
    if (begun.length === 0)
        return null;
    const digests = new Set(begun.map(({ digest }) => digest));
    const packages = plan.packages.map((one) => ({
        ...one,
        roots: one.roots.filter(({ digest }) => digests.has(digest)),
    }));
    const rest = { ...plan, sources: input.sources, tags: [], packages };
    return (0,replay/* replayRefusals */.F1)(rest, input).length === 0 ? rest : null;
}

;// CONCATENATED MODULE: ../levers/src/prune/choose-plan.ts

/** How far back a plan may have been made, in the steps in which ages are counted: days, usually. */
const STEPS = 7;
/** The plan to carry out: the one that was asked for, exactly, or else one made now. */
function choosePlan(input, asked) {
    if (asked === null)
        return makePlan(input);
    if (asked.bytes === null)
        return madeAgain(input, asked.hash);
    const plan = (0,replay/* readPlan */.m3)(asked.bytes, asked.hash);
    if ('rule' in plan)
        return { refusals: [plan] };
    const refusals = (0,replay/* replayRefusals */.F1)(plan, input);
    if (refusals.length === 0)
        return { plan, hash: asked.hash };
    const rest = leftoverPlan(plan, input);
    if (rest === null)
        return { refusals };
    const note = `Of plan ${asked.hash} only what an earlier run left of the images it was at: ${refusals[0]?.message ?? ''}`;
    return { plan: rest, hash: (0,canonical/* hashOf */.q)(rest), note };
}
/** With nothing but the hash, the plan must come out the same again; that it was made some days ago only made it stricter. */
function madeAgain(input, hash) {
    if (!/^sha256:[0-9a-f]{64}$/.test(hash))
        return { refusals: [noHash(hash)] };
    let asOf = (0,age/* asOfTime */.hg)(input.now, input.settings.olderThanMs);
    const today = makePlan({ ...input, asOf });
    if ('refusals' in today || today.hash === hash)
        return today;
    for (let step = 1; step < STEPS; step++) {
        asOf = (0,age/* asOfTime */.hg)(asOf - 1, input.settings.olderThanMs);
        const earlier = makePlan({ ...input, asOf });
        if ('plan' in earlier && earlier.hash === hash)
            return earlier;
    }
    const message = `What is there now makes another plan (${today.hash}) than ${hash}: something moved, or the plan is more than ${STEPS} steps old.`;
    const fix = 'Look at a new dry run and carry its plan out; or run without `plan`, which makes one and carries it out.';
    return { refusals: [(0,retention_refusals/* refusal */.x5)('prune/moved', null, message, fix)] };
}
function noHash(hash) {
    const fix = 'Give the hash that the summary of a dry run shows: `sha256:` and 64 hexadecimal digits.';
    return (0,retention_refusals/* refusal */.x5)('prune/plan-unknown', null, `'${hash.slice(0, 80)}' is not the hash of a plan.`, fix);
}
/** The bytes that are kept of a plan. */
const bytesOf = ({ plan }) => (0,replay/* planBytes */.dO)(plan);

// EXTERNAL MODULE: ../release/src/retention/undo.ts
var undo = __webpack_require__(51602);
// EXTERNAL MODULE: ../levers/src/prune/restore.ts
var restore = __webpack_require__(13744);
;// CONCATENATED MODULE: ../levers/src/prune/undo.ts





/**
 * Reads every manifest that the plan deletes, for the file that brings it back. Children that nobody had to read until now are looked at
 * too: one that is not what the index said of it keeps its root.
 */
async function collectUndo(deps, { plan, hash }, state) {
    const ways = new Map(plan.packages.map(({ image, deletesBy }) => [image, deletesBy]));
    const spared = new Map();
    const gone = new Set();
    const going = new Set((0,replay/* plannedRoots */.co)(plan).flatMap(({ versions }) => versions.map(({ digest }) => digest)));
    const there = new Set(state.versions.map(({ digest }) => digest));
    const items = (0,replay/* plannedRoots */.co)(plan).flatMap(({ digest: root, versions }) => versions.map((version) => ({ root, version })));
    const entries = await (0,p_map["default"])(items, async ({ root, version }) => {
        const manifest = await manifestOf(deps, version);
        if (manifest === null) {
            gone.add(`${version.image}@${version.digest}`);
            return [];
        }
        const { children, subject } = factsOf(manifest);
        const points = [...children.map(({ digest }) => digest), ...(subject === null ? [] : [subject])];
        const staying = state.manifests.has(version.digest)
            ? undefined
            : points.find((digest) => there.has(digest) && !going.has(digest));
        if (staying !== undefined)
            spared.set(root, `${version.digest} belongs to ${staying}, which stays`);
        return [entryOf(version, ways.get(version.image) ?? 'oci', manifest)];
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    return { file: { schema: 1, kind: 'gatehouse-prune-undo', plan: hash, entries: entries.flat() }, spared, gone };
}
function entryOf({ image, digest, id, role, tags }, deletesBy, { mediaType, bytes }) {
    return {
        image,
        digest,
        id,
        deletesBy,
        role,
        tags: [...tags],
        mediaType,
        bytes: Buffer.from(bytes).toString('base64'),
    };
}
async function manifestOf({ registry, packages }, { image, digest, id }) {
    try {
        return await registry.readManifest(image, digest);
    }
    catch (error) {
        if (!(error instanceof errors/* RegistryError */.g) || error.code !== 'not-found')
            throw error;
        const gone = id === null
            ? (await registry.headManifest(image, digest)) === null
            : (await packages.readVersion(image, id)) === null;
        if (gone)
            return null;
        throw error;
    }
}
const undoBytes = (file) => new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);

;// CONCATENATED MODULE: ../levers/src/prune/used-by-now.ts




/** Digests that were deleted and that something in git or in the registry names which was not there when the plan was made; with its place. */
async function usedByNow(deps, plan, { input, sources }, deleted) {
    const gone = new Set(deleted.map(({ digest }) => digest));
    const used = new Map(await newlyTagged(deps, plan, input, deleted));
    for (const source of sources)
        for (const [digest, place] of await newlyUsed(source, gone))
            used.set(digest, place);
    return used;
}
/**
 * What an image that was pushed meanwhile names. A builder does not push a platform again that the registry has, and it may have been deleted
 * between its question and the index.
 */
async function newlyTagged(deps, plan, input, deleted) {
    const gone = new Set(deleted.map(({ image, digest }) => `${image}@${digest}`));
    const left = input.state.versions.filter(({ image, digest }) => !gone.has(`${image}@${digest}`));
    const images = [...new Set(deleted.map(({ image }) => image))];
    const changes = await changedTags(deps, plan, left, { images, tags: 'all' });
    const places = new Map(changes.map(({ image, tag, digest }) => [digest, `${image}:${tag}`]));
    const { manifests } = await foundBy(deps, changes, input);
    const digests = new Set(deleted.map(({ digest }) => digest));
    const used = new Map();
    for (const [digest, { children, subject }] of manifests) {
        if (input.state.manifests.has(digest) && !places.has(digest))
            continue;
        for (const one of [digest, ...children.map((child) => child.digest), subject ?? ''])
            if (digests.has(one))
                used.set(one, places.get(digest) ?? 'an image that was pushed meanwhile');
    }
    return used;
}
async function newlyUsed(source, digests) {
    const { repository } = source.source;
    const refs = await source.reader.readRefs();
    const known = new Set(source.commits.map(({ commit }) => commit));
    const found = new Map();
    const look = (bytes, place) => {
        for (const digest of mentionedDigests(bytes, digests))
            found.set(digest, place);
    };
    for (const { place, text } of bodiesOf(repository, refs))
        look(new TextEncoder().encode(text), place);
    const commits = commitsOf(refs).filter(({ commit }) => !known.has(commit));
    await visitBlobs({ ...source, commits, seen: new Set() }, ({ bytes, place }) => look(bytes, place));
    return found;
}

;// CONCATENATED MODULE: ../levers/src/prune/compensate.ts




/**
 * What has to come back when a run ends. No registry deletes on a condition, so something may be pinned between the last look and a delete:
 * what was deleted is looked for in what is new, and images that something uses by now come back, whole. So does the image at which the run
 * stopped: without its index no later plan would find the rest of it.
 */
async function compensate(deps, plan, situation, file, { deleted, cut }) {
    const used = await usedByNow(deps, plan, situation, deleted);
    const roots = (0,replay/* plannedRoots */.co)(plan).filter(({ versions }) => versions.some(({ digest }) => used.has(digest)));
    const back = roots.length === 0 ? NOTHING_BACK : await bringBackUsed(deps, plan, file, roots, used, deleted);
    if (cut === null || roots.includes(cut))
        return back;
    const whole = await bringBackCut(deps, plan, file, cut, deleted);
    return {
        restored: new Set([...back.restored, ...whole.restored]),
        notes: [...back.notes, ...whole.notes],
        refusals: back.refusals,
    };
}
const NOTHING_BACK = { restored: new Set(), notes: [], refusals: [] };
async function bringBackUsed(deps, plan, file, roots, used, deleted) {
    const entries = roots.flatMap((root) => entriesOf(file, root, deleted));
    const inOrder = file.entries.filter((entry) => entries.includes(entry));
    const report = await (0,restore/* restorePruned */.v)(deps, undoBytes({ ...file, entries: inOrder }), imagesOf(plan), false);
    const why = [...used].map(([digest, place]) => `${digest} is used by now, in ${place}.`);
    const back = report.restored.length === 0 ? [] : [`Brought back: ${report.restored.join(', ')}.`];
    return { restored: new Set(report.restored), notes: [...why, ...back], refusals: report.refusals };
}
/** What it holds before what holds it, and nothing more once something cannot be brought back: no index may come back without its children. */
async function bringBackCut(deps, plan, file, cut, deleted) {
    const restored = new Set();
    for (const entry of (0,undo/* restoreOrder */.nQ)({ ...file, entries: entriesOf(file, cut, deleted) })) {
        const report = await (0,restore/* restorePruned */.v)(deps, undoBytes({ ...file, entries: [entry] }), imagesOf(plan), false);
        for (const place of report.restored)
            restored.add(place);
        const [refusal] = report.refusals;
        if (refusal === undefined)
            continue;
        const rest = `What is left of ${cut.digest} has no tag any more, and it could not be brought back (${refusal.message}).`;
        return { restored, notes: [`${rest} Give \`plan\` and \`plan-file\` of this run to delete the rest.`] };
    }
    return { restored, notes: [`${cut.digest} was brought back, for the run stopped before all of it was deleted.`] };
}
const imagesOf = ({ packages }) => packages.map(({ image }) => image);
function entriesOf({ entries }, { versions }, deleted) {
    const places = new Set(versions.filter((one) => deleted.includes(one)).map(({ image, digest }) => `${image}@${digest}`));
    return entries.filter(({ image, digest }) => places.has(`${image}@${digest}`));
}

;// CONCATENATED MODULE: ../levers/src/prune/repair.ts

/** Gives promoted digests the `<sha>` tags they lack, by putting the very bytes once more. A tag that is taken by now is left alone. */
async function repairTags({ registry, io }, tags) {
    const tagged = [];
    const notes = [];
    for (const { image, digest, tag } of tags) {
        try {
            const head = await registry.headManifest(image, tag);
            if (head !== null && head.digest !== digest)
                notes.push(`${image}:${tag} stands for ${head.digest} by now, not for ${digest}.`);
            if (head !== null)
                continue;
            await registry.putManifest(image, tag, await registry.readManifest(image, digest));
            tagged.push({ image, digest, tag });
            io.log(`Tagged ${image}@${digest} as ${tag}, as its promotion should have.`);
        }
        catch (error) {
            return { tagged, notes, refusals: [(0,stops/* stopFor */.aq)(`${image}:${tag}`, error)] };
        }
    }
    return { tagged, notes, refusals: [] };
}

// EXTERNAL MODULE: ../levers/src/shared/default-branch.ts
var default_branch = __webpack_require__(38611);
// EXTERNAL MODULE: ../levers/src/shared/policy.ts
var shared_policy = __webpack_require__(51641);
// EXTERNAL MODULE: ../release/src/history/blobs.ts
var blobs = __webpack_require__(49324);
// EXTERNAL MODULE: ../levers/src/shared/history.ts
var shared_history = __webpack_require__(93975);
;// CONCATENATED MODULE: ../levers/src/prune/histories.ts



/**
 * Every promotion of every set, read from the history of the default branch's tip.
 * @param others image repositories of no set; one may have belonged to a set before
 */
async function readHistories(deps, sets, others, tip) {
    const histories = [];
    const elsewhere = [];
    try {
        const whole = await deps.line();
        const commits = await whole.readLine(tip);
        const line = { readLine: async () => commits, readBlobs: whole.readBlobs };
        for (const set of sets) {
            histories.push(await (0,shared_history/* readPromotionHistory */.s)({ line, set, tip }));
            if (set.pins !== null)
                elsewhere.push(await (0,shared_history/* readPromotionHistory */.s)({ line, set: { ...set, pins: null }, tip }));
        }
        for (const image of others)
            elsewhere.push(await (0,shared_history/* readPromotionHistory */.s)({ line, set: setOf(image), tip }));
        return { histories, everywhere: [...histories, ...elsewhere], commits };
    }
    catch (error) {
        return { refusals: [unreadable(deps.name, error)] };
    }
}
const setOf = (repository) => ({
    name: repository,
    source: null,
    images: [{ repository, inventory: null, smoke: null }],
    pins: null,
    floor: null,
    provenance: null,
    allowWithoutRuntime: false,
});
/** Everything that any promotion ever pinned, whole or not: a person may go back to it. */
function promotedUses(histories) {
    const uses = new Map();
    for (const { promotions } of histories)
        for (const { state } of promotions)
            for (const { digest, path, line } of state.pins)
                if (!uses.has(digest))
                    uses.set(digest, { digest, because: 'promoted', place: `${state.commit.slice(0, 12)} ${path}:${line}` });
    return [...uses.values()];
}
/**
 * Digests that any version of a file of the default branch ever mentioned, wherever pins are looked for. An image has another name after its
 * owner was renamed or it moved to another registry, and a file that no parser understands has no pins; the digests are the same.
 */
async function pastMentions(deps, commits, known) {
    const uses = new Map();
    const oids = (0,blobs/* historyBlobs */.T)({ pins: null }, commits);
    const wanted = new Set(oids);
    const places = new Map(commits.flatMap(({ oid: commit, changed }) => changed.flatMap(({ oid, path }) => oid !== null && wanted.has(oid) ? [[oid, `${commit.slice(0, 12)} ${path}`]] : [])));
    try {
        const line = await deps.line();
        for (let at = 0; at < oids.length; at += PAST_AT_ONCE)
            for (const [oid, bytes] of await line.readBlobs(oids.slice(at, at + PAST_AT_ONCE)))
                for (const digest of mentionedDigests(bytes, known))
                    if (!uses.has(digest))
                        uses.set(digest, { digest, because: 'mentioned', place: places.get(oid) ?? '' });
        return [...uses.values()];
    }
    catch (error) {
        return { refusals: [unreadable(deps.name, error)] };
    }
}
/** Contents in memory at a time; each was read for the histories before. */
const PAST_AT_ONCE = 500;

// EXTERNAL MODULE: ../registry/src/image-name.ts
var image_name = __webpack_require__(83308);
;// CONCATENATED MODULE: ../levers/src/prune/images.ts



/** The image repositories that policy cleans up, each once; `set` empty: all. */
function prunedImages(policy, set) {
    const sets = set === '' ? policy.images : [(0,shared_policy/* setNamed */.cN)(policy, set)];
    const named = sets.flatMap(({ images }) => images.map(({ repository }) => repository));
    const all = set === '' ? [...named, ...policy.prune.images] : named;
    const deletesBy = (image) => policy.prune.deletesBy((0,image_name/* parseImageName */.R)(image).registry);
    return [...new Set(all)].sort().map((image) => ({ image, deletesBy: deletesBy(image) }));
}
function noImages({ path, digest, commit }) {
    const where = commit === null ? '' : `, at ${commit.slice(0, 12)}`;
    const missing = `There is no such file on the default branch${where}, so no image is named.`;
    const message = digest === 'default' ? missing : 'No image repository is named in `images` or `prune.images`.';
    const fix = `Describe your image sets under \`images\` in ${path}, on the default branch.`;
    return (0,retention_refusals/* refusal */.x5)('prune/no-images', path, message, fix);
}
/** Image repositories that the policy cleans up, so that credentials can be chosen for their registries. */
async function readPrunedImages(reader, path) {
    const { policy } = await readLeverPolicy(reader, path, (await reader.readDefaultBranch()).commit);
    return prunedImages(policy, '').map(({ image }) => image);
}

// EXTERNAL MODULE: ../release/src/pins/scan.ts + 2 modules
var scan = __webpack_require__(26447);
;// CONCATENATED MODULE: ../levers/src/prune/pinned-names.ts

const DIGEST = /@(sha256:[0-9a-f]{64})(?![0-9a-f])/gi;
/** Name and tag of a reference: 255 characters and 128, and some for what a template puts there. */
const BEFORE = 512;
/**
 * Digests of a text that stand right behind the name of one of the image repositories: `name[:tag]@sha256:…`. The registry may be in a variable
 * or left out; one that is written must be the image's.
 */
function pinnedNames(bytes, images) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const names = images.map((image) => ({ image, ...(0,image_name/* parseImageName */.R)(image) }));
    const found = new Map();
    for (const { index, 1: digest = '' } of text.matchAll(DIGEST)) {
        const written = nameIn(text.slice(Math.max(0, index - BEFORE), index).toLowerCase());
        for (const { image, registry, repository } of names)
            if (namesIt(written, registry, repository))
                found.set(image, (found.get(image) ?? new Set()).add(digest.toLowerCase()));
    }
    return found;
}
/** Settings and templates, which may have spaces and colons of their own. */
const VARIABLE = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)/g;
const VALUE = '}';
const OUTSIDE = /[^\s"'`<>=,;|[\]]*$/;
/** A colon behind the last slash is the tag's; that of a port comes before it. */
function nameIn(text) {
    const [token = ''] = text.replace(VARIABLE, VALUE).match(OUTSIDE) ?? [];
    const colon = token.indexOf(':', token.lastIndexOf('/') + 1);
    return colon < 0 ? token : token.slice(0, colon);
}
function namesIt(written, registry, repository) {
    const hub = registry === 'docker.io';
    const short = hub && repository.startsWith('library/') ? [repository.slice('library/'.length)] : [];
    return [repository, ...short].some((name) => {
        if (!written.endsWith(name))
            return false;
        const before = written.slice(0, -name.length);
        return before.endsWith('/') ? isRegistry(before.slice(0, -1), hub, registry) : !/[a-z0-9._-]$/.test(before);
    });
}
function isRegistry(before, hub, registry) {
    if (/[}%]$/.test(before) || /\$[a-z_][a-z0-9_]{0,63}$/.test(before.slice(-65)))
        return true;
    const hosts = hub ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
    return hosts.some((host) => before.endsWith(host) && !/[a-z0-9._-]$/.test(before.slice(0, -host.length)));
}

;// CONCATENATED MODULE: ../levers/src/prune/pinned-in.ts


/**
 * Digests that a file pins as those of the image repositories: right behind the name in whatever file, and by structure where a manager reads
 * it, for Helm and Kustomize write name and digest on lines of their own.
 */
function pinnedIn({ path, bytes }, images) {
    const found = new Map([...pinnedNames(bytes, images)].map(([image, digests]) => [image, new Set(digests)]));
    const { pins } = (0,scan/* scanPins */.k)(pinned_in_setOf(images), [{ path, bytes, oid: '', mode: '100644' }]);
    for (const { image, digest } of pins)
        found.set(image, (found.get(image) ?? new Set()).add(digest));
    return found;
}
const pinned_in_setOf = (images) => ({
    name: 'all',
    source: null,
    images: images.map((repository) => ({ repository, inventory: null, smoke: null })),
    pins: null,
    floor: null,
    provenance: null,
    allowWithoutRuntime: false,
});

;// CONCATENATED MODULE: ../levers/src/prune/mentions.ts





/**
 * More are nobody's pins but a list of something, and each is a request. To ask for some of them would be to delete what the others hold.
 */
const MOST_UNLISTED = 1000;
/**
 * Looks for digests in every file of every ref. A digest of ours keeps what it names wherever it stands, in whatever file; a file that
 * names one of the image repositories beside it pins it. Heads of forks and texts of pull requests are whatever a stranger wrote: they keep
 * what is there, and nothing is asked for on their account.
 */
async function readMentions(sources, known, images) {
    const found = emptyMentions();
    let blobs = 0;
    for (const source of sources) {
        const { repository } = source.source;
        const before = countOf(found.pinned);
        for (const { place, text } of source.bodies)
            look(found, known, images, { place, bytes: new TextEncoder().encode(text) });
        const commits = (stranger) => source.commits.filter((one) => (one.stranger === true) === stranger);
        try {
            // What branches and tags have is theirs, whoever has it too: a content is shown once.
            blobs += await visitBlobs({ ...source, commits: commits(false) }, (blob) => look(found, known, images, blob, blob.path));
            blobs += await visitBlobs({ ...source, commits: commits(true) }, (blob) => look(found, known, images, blob));
        }
        catch (error) {
            return { refusals: [unreadable(repository, error)] };
        }
        if (countOf(found.pinned) > MOST_UNLISTED)
            return tooMany(repository, countOf(found.pinned) - before);
    }
    return { ...found, uses: [...found.uses.values()], blobs };
}
const emptyMentions = () => ({ uses: new Map(), unlisted: new Map(), pinned: new Map() });
const countOf = (digests) => [...digests.values()].reduce((sum, { size }) => sum + size, 0);
/** @param path of a file whose pins are asked for; left out: none are */
function look(found, known, images, { bytes, place }, path) {
    const mentioned = mentionedDigests(bytes, known);
    const unknown = [...statedDigests(bytes)].filter((digest) => !known.has(digest));
    if (mentioned.size === 0 && unknown.length === 0)
        return;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const named = images.filter((image) => text.includes((0,image_name/* parseImageName */.R)(image).repository));
    const because = named.length > 0 ? 'pinned' : 'mentioned';
    for (const digest of mentioned)
        if (!found.uses.has(digest) || (because === 'pinned' && found.uses.get(digest)?.because === 'mentioned'))
            found.uses.set(digest, { digest, because, place });
    for (const image of unknown.length > 0 ? named : [])
        addAll(found.unlisted, image, unknown);
    if (path === undefined || unknown.length === 0)
        return;
    for (const [image, digests] of pinnedIn({ path, bytes }, images))
        addAll(found.pinned, image, [...digests].filter((digest) => !known.has(digest)));
}
function addAll(all, image, digests) {
    const own = all.get(image) ?? new Set();
    for (const digest of digests)
        own.add(digest);
    if (own.size > 0)
        all.set(image, own);
}
function tooMany(repository, count) {
    const message = `Its branches and tags pin ${count} digests of these images that no list has, and no more than ${MOST_UNLISTED} in all are asked for: one of them may hold what would go.`;
    const fix = 'Delete the branches and tags whose files have them, or write the list without the name of the image before each digest.';
    return { refusals: [(0,retention_refusals/* refusal */.x5)('prune/unreadable-repository', repository, message, fix)] };
}

// EXTERNAL MODULE: ../release/src/rollback/refusals.ts
var refusals = __webpack_require__(34891);
// EXTERNAL MODULE: ../levers/src/record-promotion/revision.ts
var revision = __webpack_require__(46090);
// EXTERNAL MODULE: ../levers/src/record-promotion/tags.ts
var record_promotion_tags = __webpack_require__(82906);
// EXTERNAL MODULE: ../levers/src/record-promotion/whole.ts
var whole = __webpack_require__(23768);
// EXTERNAL MODULE: ../levers/src/shared/ancestors.ts
var ancestors = __webpack_require__(11105);
;// CONCATENATED MODULE: ../levers/src/prune/missing-tags.ts











/**
 * `<sha>` tags that the images of a promotion lack, because the run that adds them after the merge did not come to it. They are those that
 * run would have put, on members that did not move too: without one of them nobody can go back to that commit by its name.
 */
async function findMissingTags(deps, histories, versions) {
    const known = new Map(versions.map(({ image, digest, tags }) => [`${image}@${digest}`, tags]));
    const notes = [];
    const tags = [];
    for (const { set, promotions } of histories) {
        const ancestors = ancestorsIn(deps, set.source);
        const found = await (0,p_map["default"])((0,whole/* wholePromotions */.I)(promotions).filter((promotion) => isLacking(promotion, known)), (promotion) => tagsOf(deps, promotion, promotions, ancestors), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
        tags.push(...found.flatMap((one) => one.tags));
        notes.push(...found.flatMap(({ note }) => (note === null ? [] : [`${set.name}: ${note}.`])));
    }
    return { tags: unambiguous(tags, notes), notes: notes.sort() };
}
/**
 * Whether an image of it is without a `<sha>` tag that all of them have; such a tag stands for this state and no other. Of one that is gone
 * nobody can go back to the whole, and that is told already.
 */
function isLacking({ state }, known) {
    const all = [...state.digests].map(([image, digest]) => known.get(`${image}@${digest}`));
    if (all.includes(undefined))
        return false;
    const [first = [], ...others] = all;
    return !first?.some((tag) => (0,sha/* isCommitSha */._$)(tag) && others.every((tags) => tags?.includes(tag)));
}
async function tagsOf({ registry }, promotion, history, ancestors) {
    const { digests, commit } = promotion.state;
    const none = (why) => ({
        tags: [],
        note: `what ${(0,refusals/* shortCommit */.Ax)(commit)} promoted lacks its \`<sha>\` tag: ${why}`,
    });
    try {
        const found = await (0,revision/* promotedRevision */.C)(registry, promotion, ancestors);
        if ('why' in found)
            return none(found.why);
        const tag = (0,branches/* revisionTag */.Oq)(found.revision);
        const tags = await (0,record_promotion_tags/* readTags */.g$)(registry, digests, tag);
        const why = await (0,record_promotion_tags/* namesAnother */.it)(registry, promotion, tags, { revision: found.revision, history });
        if (why !== null)
            return none(why);
        const [other] = tags.elsewhere;
        if (other !== undefined)
            return none(`${other[0]}:${tag} stands for ${other[1]}, and ${digests.get(other[0])} was promoted under it`);
        return { tags: tags.missing.map((image) => ({ image, digest: digests.get(image) ?? '', tag })), note: null };
    }
    catch (error) {
        // An artifact that is no image has no label, and an image that lost a platform is broken already.
        if (error instanceof errors/* RegistryError */.g && isItsOwn(error))
            return none(error.message);
        throw error;
    }
}
/** Asked only where images of one promotion state several commits. A repository that cannot be read leaves it open. */
function ancestorsIn({ name, line, other }, source) {
    const own = source === null || source.toLowerCase() === name.toLowerCase();
    const isAncestor = async (ancestor, descendant) => {
        const reader = own ? await line() : other(source);
        return (await reader.isAncestor?.(ancestor, descendant)) ?? false;
    };
    const asked = (0,ancestors/* rememberedAncestors */.t)({ isAncestor });
    return async (ancestor, descendant) => {
        try {
            return await asked(ancestor, descendant);
        }
        catch (error) {
            if (error instanceof verdict/* GatehouseError */.G)
                return null;
            throw error;
        }
    };
}
/** Two digests of one revision: nobody can say which of them the tag is to stand for, so no image gets it. */
function unambiguous(tags, notes) {
    const byPlace = new Map();
    const twice = new Map();
    for (const one of tags) {
        const place = `${one.image}:${one.tag}`;
        const before = byPlace.get(place) ?? one;
        byPlace.set(place, before);
        if (before.digest !== one.digest)
            twice.set(one.tag, place);
    }
    for (const place of twice.values())
        notes.push(`${place} is missing, and more than one promoted digest was built from that revision.`);
    const left = [...byPlace].filter(([, { tag }]) => !twice.has(tag));
    return left.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}

;// CONCATENATED MODULE: ../levers/src/prune/referrers.ts




/** Pending versions of registries that list no versions, which nothing in git uses: all that could go there, with their places in `found`. */
function unusedPending({ versions }, uses, isListed) {
    const used = new Set(uses.map(({ digest }) => digest));
    return [...versions.entries()].filter(([, { image, tags, digest }]) => {
        const pending = tags.length > 0 && tags.every((tag) => (0,retention_tags/* pendingRevision */.Tr)(tag) !== null);
        return pending && !isListed(image) && !used.has(digest);
    });
}
/** Adds what refers to images that could go: it has no tag, and no index names it. */
async function addReferrers({ registry }, found, isListed) {
    const answers = await (0,p_map["default"])(unusedPending(found, [], isListed), async ([, { image, digest }]) => ({ image, digest, referrers: await registry.referrers(image, digest) }), { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const there = new Set(found.versions.map(({ image, digest }) => `${image}@${digest}`));
    for (const { image, digest: subject, referrers } of answers)
        for (const { digest, mediaType } of referrers) {
            // One that is an index is read as any other manifest.
            if (isLeaf(mediaType) && !found.manifests.has(digest))
                found.manifests.set(digest, { children: [], subject });
            if (there.has(`${image}@${digest}`))
                continue;
            there.add(`${image}@${digest}`);
            found.versions.push({ image, digest, id: null, tags: [], createdAt: null, updatedAt: null });
        }
}

;// CONCATENATED MODULE: ../levers/src/prune/unlisted.ts




/**
 * Asks for digests that git pins and no list has: registries list only what has a tag, and lists of packages are stale for a while. What
 * is there is kept with all that it holds; what is not is returned, for it is pinned and gone.
 */
async function addUnlisted({ registry }, found, unlisted) {
    const wanted = [...unlisted].flatMap(([image, digests]) => [...digests].map((digest) => ({ image, digest })));
    const gone = [];
    const added = await (0,p_map["default"])(wanted, async ({ image, digest }) => {
        try {
            return { image, digest, facts: factsOf(await registry.readManifest(image, digest)) };
        }
        catch (error) {
            if (!(error instanceof errors/* RegistryError */.g) || error.code !== 'not-found')
                throw error;
            gone.push(`${image}@${digest}`);
            return null;
        }
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const there = new Set(found.versions.map(({ image, digest }) => `${image}@${digest}`));
    for (const one of added) {
        if (one === null)
            continue;
        const { image, digest, facts } = one;
        found.manifests.set(digest, facts);
        if (there.has(`${image}@${digest}`))
            continue;
        there.add(`${image}@${digest}`);
        found.versions.push({ image, digest, id: null, tags: [], createdAt: null, updatedAt: null });
    }
    return gone.sort();
}

;// CONCATENATED MODULE: ../levers/src/prune/situation.ts












/**
 * Reads everything: where the repositories stand, what is promoted and pinned there, what the registries have. Refs come first, so that
 * what is pinned meanwhile is seen as moved before anything is deleted.
 */
async function readSituation(deps, inputs) {
    const own = await readSources(new Map([[deps.name, deps.repository]]));
    if ('refusals' in own)
        return own;
    const [{ tip = '', defaultBranch = '' } = {}] = own.sources.map(({ source }) => source);
    const elsewhere = (0,default_branch/* notDefaultBranch */.d)('prune/not-default-branch', inputs.ref ?? null, defaultBranch);
    if (elsewhere !== null)
        return { refusals: [elsewhere] };
    const { policy } = await (0,shared_policy/* readLeverPolicy */.Hv)(deps.repository, inputs.policy, tip);
    const images = prunedImages(policy, inputs.set);
    if (images.length === 0)
        return { refusals: [noImages(policy)] };
    const consumers = await readSources(new Map(policy.prune.repositories.map((name) => [name, otherSource(deps, name)])));
    if ('refusals' in consumers)
        return consumers;
    const pruned = new Set(images.map(({ image }) => image));
    const sets = policy.images.filter((set) => set.images.some(({ repository }) => pruned.has(repository)));
    const owned = new Set(sets.flatMap((set) => set.images.map(({ repository }) => repository)));
    const others = images.flatMap(({ image }) => (owned.has(image) ? [] : [image]));
    const history = await readHistories(deps, sets, others, tip);
    if ('refusals' in history)
        return history;
    const cloned = own.sources.map((source) => ({ ...source, reader: throughClone(deps.repository, deps.line) }));
    return situation_look(deps, policy, images, [...cloned, ...consumers.sources], history);
}
/** A clone has every tree at once, where the API takes a request for each of hundreds of refs. */
function throughClone({ readRefs }, line) {
    return {
        readRefs: () => readRefs(),
        have: async (oids, kind) => (await line()).have(oids, kind),
        readTree: async (commit) => (await line()).readTree(commit),
        readFiles: async function* (commits) {
            yield* (await line()).readFiles(commits);
        },
        readBlobs: async (oids) => (await line()).readBlobs(oids),
    };
}
function otherSource({ other, otherLine }, name) {
    return otherLine === undefined ? other(name) : throughClone(other(name), () => otherLine(name));
}
async function situation_look(deps, policy, images, sources, { histories, everywhere, commits }) {
    const listed = new Set(images.flatMap(({ image, deletesBy }) => (deletesBy === 'packages' ? [image] : [])));
    const isListed = (image) => listed.has(image);
    const found = await readRegistries(deps, images, isListed);
    const names = images.map(({ image }) => image);
    const known = knownDigests(found);
    const mentions = await readMentions(sources, known, names);
    if ('refusals' in mentions)
        return mentions;
    const past = await pastMentions(deps, commits, known);
    if ('refusals' in past)
        return past;
    deps.io.log(`${mentions.blobs} files mention ${mentions.uses.length} digests that are here.`);
    const unlisted = withPromoted(mentions.pinned, everywhere, known, names);
    const gone = await addUnlisted(deps, found, unlisted);
    const uses = [...promotedUses(everywhere), ...mentions.uses, ...past, ...unlistedUses(mentions.unlisted)];
    await readManifests(deps, found, isListed, uses);
    await addDates(deps, found, uses, isListed);
    const { tags, notes } = await findMissingTags(deps, histories, found.versions);
    const settings = { olderThanMs: policy.prune.olderThanMs, atMost: policy.prune.atMost };
    const now = deps.clock().getTime();
    const state = { ...found, uses };
    const input = { state, settings, images, sources: sources.map(({ source }) => source), tags, now };
    return {
        input,
        sources,
        notes: [...notes, ...gone.map((place) => `${place} is pinned or was promoted, and is not there.`)],
    };
}
async function readRegistries(deps, images, isListed) {
    const found = { versions: [], manifests: new Map(), unreadable: new Map() };
    for (const image of images) {
        const versions = await readVersions(deps, image);
        deps.io.log(`${image.image}: ${versions.length} versions.`);
        found.versions.push(...versions);
    }
    await readManifests(deps, found, isListed);
    // Before files are read: one of them may have nothing but the digest of a referrer.
    await addReferrers(deps, found, isListed);
    await readManifests(deps, found, isListed);
    return found;
}
const knownDigests = ({ versions, manifests }) => new Set([
    ...versions.map(({ digest }) => digest),
    ...[...manifests.values()].flatMap(({ children }) => children.map(({ digest }) => digest)),
]);
/** What a promotion pinned is asked for as well; what is not there any more was deleted by somebody before us. */
function withPromoted(unlisted, histories, known, images) {
    const all = new Map([...unlisted].map(([image, digests]) => [image, new Set(digests)]));
    const pins = histories.flatMap(({ promotions }) => promotions.flatMap(({ state }) => state.pins));
    for (const { image, digest } of pins)
        if (!known.has(digest) && images.includes(image))
            all.set(image, (all.get(image) ?? new Set()).add(digest));
    return all;
}
const unlistedUses = (unlisted) => [...unlisted].flatMap(([image, digests]) => [...digests].map((digest) => ({ digest, because: 'pinned', place: `a file that names ${image}` })));
/** Only what could go needs a date, and a registry has none but the build's own. */
async function addDates(deps, found, uses, isListed) {
    await (0,p_map["default"])(unusedPending(found, uses, isListed), async ([at, version]) => {
        const date = await builtAt(deps, version);
        found.versions[at] = { ...version, createdAt: date, updatedAt: date };
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
}

;// CONCATENATED MODULE: ../levers/src/prune/verify.ts




/**
 * After the deletes: every tag that was kept must still stand for its digest, and every digest that git uses must be there. A tag that
 * somebody moved meanwhile is told; one that is gone is an error.
 */
async function verifyKept({ registry, io, stopping }, { state }, goneVersions, tagged) {
    if (stopping?.aborted)
        return { looked: false, refusals: [], notes: [], tags: 0 };
    const touched = new Set(goneVersions.map(({ image }) => image));
    const gone = new Set(goneVersions.map(({ image, digest }) => `${image}@${digest}`));
    const used = new Set(state.uses.map(({ digest }) => digest));
    const kept = state.versions.filter(({ image, digest }) => touched.has(image) && !gone.has(`${image}@${digest}`));
    const wanted = [
        ...kept.flatMap(({ image, digest, tags }) => tags.map((tag) => ({ image, digest, reference: tag }))),
        ...kept
            .filter(({ digest, tags }) => tags.length === 0 && used.has(digest))
            .map(({ image, digest }) => ({ image, digest, reference: digest })),
        ...tagged.map(({ image, digest, tag }) => ({ image, digest, reference: tag })),
    ];
    if (wanted.length > 0)
        io.log(`Looking whether ${wanted.length} kept tags and digests still resolve…`);
    const refusals = [];
    const notes = [];
    await (0,p_map["default"])(wanted, async ({ image, digest, reference }) => {
        const place = reference === digest ? `${image}@${digest}` : `${image}:${reference}`;
        try {
            const head = await registry.headManifest(image, reference);
            if (head === null)
                refusals.push(lost(place, digest));
            else if (head.digest !== digest)
                notes.push(`${place} was moved from ${digest} to ${head.digest} meanwhile.`);
        }
        catch (error) {
            refusals.push((0,stops/* stopFor */.aq)(place, error));
        }
    }, { concurrency: resolve/* REGISTRY_CONCURRENCY */.y });
    const tags = wanted.length - refusals.length - notes.length;
    const more = refusals.length > verify_MOST ? [`${UNLISTED}: ${refusals.length - verify_MOST}.`] : [];
    return { looked: true, refusals: refusals.slice(0, verify_MOST), notes: [...notes.sort(), ...more], tags };
}
/** More refusals would say the same. */
const verify_MOST = 50;
const UNLISTED = 'Kept tags and digests that do not resolve as before, besides those that are listed';
function lost(place, digest) {
    const message = `It does not resolve any more; it stood for ${digest} before the run.`;
    const fix = 'Run prune with `mode: restore` and the undo.json of this run if it was deleted here; else see who deleted it.';
    return (0,retention_refusals/* refusal */.x5)('prune/tag-lost', place, message, fix);
}

;// CONCATENATED MODULE: ../levers/src/prune/run.ts










const EMPTY = {
    plan: null,
    hash: null,
    deleted: [],
    gone: 0,
    tagged: [],
    notes: [],
    evidence: [],
    refusals: [],
};
function refusedReport(refusals, more = {}) {
    const count = more.deleted?.length ?? 0;
    const what = count === 0 ? 'Nothing was deleted' : `${count} versions were deleted before the run stopped`;
    return { ...EMPTY, ...more, outcome: 'refused', summary: `${what}: ${refusals[0]?.message ?? ''}`, refusals };
}
/** Reads everything and decides; writes nothing anywhere. */
async function planPrune(deps, inputs) {
    const situation = await readSituation(deps, inputs);
    if ('refusals' in situation)
        return situation;
    const chosen = choosePlan(situation.input, inputs.plan);
    if ('refusals' in chosen)
        return chosen;
    const many = tooManyRequests(chosen.plan, situation.sources);
    if (many !== null)
        deps.io.log(many);
    const notes = [...situation.notes, ...[chosen.note, many].flatMap((note) => note ?? [])];
    return { ...chosen, situation: { ...situation, notes } };
}
/** Plans, and unless it is a dry run carries the plan out: repairs tags, deletes, and looks whether all that was kept still resolves. */
async function runPrune(deps, inputs) {
    const planned = await planPrune(deps, inputs);
    if ('refusals' in planned)
        return refusedReport(planned.refusals);
    const { plan, hash, situation } = planned;
    await deps.keep('plan.json', bytesOf(planned));
    const report = {
        ...EMPTY,
        outcome: 'planned',
        summary: summaryOf(planned),
        plan,
        hash,
        notes: situation.notes,
    };
    const empty = plan.tags.length === 0 && plan.packages.every(({ roots }) => roots.length === 0);
    if (empty)
        return { ...report, outcome: 'nothing', summary: 'Nothing is old and unused enough to go.' };
    return inputs.dryRun ? report : act(deps, planned, situation, report);
}
async function act(deps, chosen, situation, report) {
    const repaired = await repairTags(deps, chosen.plan.tags);
    const notes = [...report.notes, ...repaired.notes];
    const so = { ...report, notes, tagged: repaired.tagged };
    if (repaired.refusals.length > 0)
        return refusedReport(repaired.refusals, so);
    if (chosen.plan.packages.every(({ roots }) => roots.length === 0))
        return {
            ...so,
            outcome: 'done',
            summary: `${repaired.tagged.length} missing tags were put back; nothing had to go.`,
        };
    return deleteAll(deps, chosen, situation, so, repaired);
}
async function deleteAll(deps, chosen, { input, sources }, report, { tagged }) {
    const ready = await prepare(deps, chosen, input);
    if ('refusals' in ready)
        return refusedReport(ready.refusals, report);
    const { plan } = chosen;
    const asking = (asked) => confirmTags(deps, plan, input, asked);
    const done = await carryOut({ deps, plan, sources, undo: ready, confirmTags: asking });
    const back = await backAgain(deps, chosen, { input, sources }, ready.file, done);
    const isGone = ({ image, digest }) => !back.restored.has(`${image}@${digest}`);
    const deleted = done.deleted.filter(isGone);
    const kept = await verifyKept(deps, input, [...deleted, ...done.gone], tagged);
    const refusals = [...done.refusals, ...back.refusals, ...kept.refusals];
    const notes = [...report.notes, ...done.notes, ...back.notes, ...kept.notes];
    const so = { ...report, deleted, gone: done.gone.length, notes, evidence: [evidenceOf(kept)] };
    if (refusals.length > 0)
        return refusedReport(refusals, so);
    const rest = done.waiting === 0 ? '' : ` ${waitingImages(done.waiting)}.`;
    return {
        ...so,
        outcome: 'done',
        summary: `${deleted.length} versions were deleted; undo.json brings them back.${rest}`,
    };
}
function evidenceOf({ looked, refusals, tags }) {
    const check = 'kept tags';
    if (!looked)
        return { check, outcome: 'absent', detail: 'the run was cancelled, so nobody looked whether they resolve' };
    const outcome = refusals.length > 0 ? 'failed' : 'passed';
    return { check, outcome, detail: `${tags} tags and digests that were kept resolve as before` };
}
/** However a run ends: what moved beside its last deletes, nothing has looked at yet. */
async function backAgain(deps, { plan }, situation, file, done) {
    if (done.deleted.length === 0)
        return NOTHING_BACK;
    try {
        return await compensate(deps, plan, situation, file, done);
    }
    catch (error) {
        const { rule, place, message } = (0,stops/* stopFor */.aq)('what was deleted', error);
        const what = `Whether anything uses by now what was deleted could not be told: ${message}`;
        const fix = 'See whether anything new pins it; run prune with `mode: restore` and the undo.json of this run if so.';
        return { ...NOTHING_BACK, refusals: [{ rule, place, message: what, fix }] };
    }
}
/** The undo file is complete, and on the disk, before anything is deleted. */
async function prepare(deps, chosen, input) {
    try {
        const refusals = [
            ...(await confirmTags(deps, chosen.plan, input, { images: plannedImages(chosen.plan), tags: 'all' })),
            ...(await confirmListed(deps, chosen.plan, input)),
            ...(await confirmVersions(deps, chosen.plan, input)),
        ];
        if (refusals.length > 0)
            return { refusals };
        const undo = await collectUndo(deps, chosen, input.state);
        await deps.keep('undo.json', undoBytes(undo.file));
        return undo;
    }
    catch (error) {
        return { refusals: [(0,stops/* stopFor */.aq)('the preparation', error)] };
    }
}
function summaryOf({ plan }) {
    const roots = plan.packages.reduce((sum, one) => sum + one.roots.length, 0);
    const all = plan.packages.reduce((sum, one) => sum + one.roots.reduce((n, { versions }) => n + versions.length, 0), 0);
    const tags = plan.tags.length === 0 ? '' : `, and ${plan.tags.length} missing tags would be put back`;
    return `${roots} pending images with ${all} versions in all would go${tags}.`;
}


/***/ }),

/***/ 92899:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   aW: () => (/* binding */ moved),
/* harmony export */   aq: () => (/* binding */ stopFor),
/* harmony export */   dI: () => (/* binding */ tooFew),
/* harmony export */   ux: () => (/* binding */ faultAt)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13735);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34865);


const AGAIN = 'Nothing else was deleted. Run it again: a new plan is made from what is there now.';
const moved = (place, message) => (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/moved', place, message, AGAIN);
const cancelled = (place) => (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/not-deleted', place, 'The run was cancelled before it came to this.', AGAIN);
function tooFew(place, limit) {
    const fix = `Run it again in an hour, when fewer other jobs run, or with the token of a GitHub App, which has more. ${AGAIN}`;
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/not-deleted', place, `It was not begun: ${limit}.`, fix);
}
/** As `stopFor`. */
function faultAt(place, error) {
    const limited = error instanceof _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .GatehouseError */ .G && error.code === 'rate-limited';
    return { refusals: [stopFor(place, error)], limit: limited ? error.message : null };
}
const MISSING_RIGHT = new Set(['forbidden', 'unauthorized']);
/** A fault in the middle of a run as a refusal, so that the run still says what it did. Our own defects are thrown on. */
function stopFor(place, error) {
    if (!(error instanceof _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .GatehouseError */ .G))
        throw error;
    if (MISSING_RIGHT.has(error.code))
        return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/forbidden', place, error.message, error.fix);
    if (error.code === 'unsupported')
        return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/unsupported', place, error.message, error.fix);
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)('prune/not-deleted', place, error.message, `${error.fix} ${AGAIN}`);
}


/***/ }),

/***/ 46090:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ promotedRevision)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56901);
/* harmony import */ var _promote_checks_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45690);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3252);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61583);



/**
 * The commit that a promotion brought: what the images that it moved say, or of several commits the one that has all others as ancestors. Or
 * why there is none: they do not say, or are gone.
 */
async function promotedRevision(registry, { state, moved }, ancestors) {
    const read = await (0,p_map__WEBPACK_IMPORTED_MODULE_0__["default"])(moved, async (image) => {
        const digest = state.digests.get(image) ?? '';
        return { image, label: await (0,_promote_checks_images_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessGone */ .Wi)(() => (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionLabels */ .X)(registry, image, digest)) };
    }, { concurrency: _shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .REGISTRY_CONCURRENCY */ .y });
    const without = read.find(({ label }) => label === null || label.revision === null);
    if (without !== undefined)
        return { why: `${without.image}: ${without.label?.detail ?? 'it is gone'}` };
    const said = [...new Set(read.flatMap(({ label }) => label?.revision ?? []))];
    for (const one of said) {
        const answers = await Promise.all(said.map((other) => ancestors(other, one)));
        if (answers.every((answer) => answer === true))
            return { revision: one };
    }
    return { why: `its images say ${said.join(', ')}, and none has the others as ancestors` };
}


/***/ }),

/***/ 82906:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qh: () => (/* binding */ retagged),
/* harmony export */   g$: () => (/* binding */ readTags),
/* harmony export */   go: () => (/* binding */ putTag),
/* harmony export */   it: () => (/* binding */ namesAnother)
/* harmony export */ });
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4149);
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56901);
/* harmony import */ var _promote_checks_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45690);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61583);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83063);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3252);




async function readTags(registry, digests, tag) {
    const answers = await (0,p_map__WEBPACK_IMPORTED_MODULE_0__["default"])([...digests], async ([image, digest]) => ({ image, digest, found: (await registry.headManifest(image, tag))?.digest ?? null }), { concurrency: _shared_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRY_CONCURRENCY */ .y });
    return {
        missing: answers.flatMap(({ image, found }) => (found === null ? [image] : [])),
        elsewhere: new Map(answers.flatMap(({ image, digest, found }) => (found === null || found === digest ? [] : [[image, found]]))),
    };
}
function retagged(image, tag, digest, found) {
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_2__/* .refusePromotion */ .m)('promote/retagged', `${image}:${tag}`, `The tag ${tag} of ${image} stands for ${found}, and ${digest} was promoted under it; a tag of a promotion is never moved.`, 'Find out who pushed the tag (builds push `pending-<sha>` alone); delete it, and start recording again.');
}
/**
 * Why a commit is no name for all that was promoted. Either its tags stand for another build of it, which was promoted too and was recorded; or an
 * image that did not move stayed behind, for the build of that commit is another digest of it, as when somebody moved one image of the set
 * alone: the tag would keep the whole build from ever being recorded. Null: nothing says so.
 */
async function namesAnother(registry, { state: { digests }, moved }, tags, asked) {
    const { revision } = asked;
    const [other] = tags.elsewhere;
    if (other !== undefined && (await wasRecorded(registry, standing(digests, tags), asked)))
        return `the tag ${revision} of ${other[0]} stands for ${other[1]}, of another build of it that was promoted`;
    const images = tags.missing.filter((image) => !moved.includes(image)).map((repository) => ({ repository }));
    const { digests: built } = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveRevision */ .e)(registry, { images }, (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .pendingTag */ .Wk)(revision));
    const behind = [...built].find(([image, digest]) => digests.get(image) !== digest);
    if (behind === undefined)
        return null;
    return `${behind[0]} stayed at ${digests.get(behind[0])}, and the build of ${revision} is another, ${behind[1]}`;
}
/** What the tags stand for, of the images that have one. */
function standing(digests, { missing, elsewhere }) {
    const tagged = [...digests].filter(([image]) => !missing.includes(image));
    return new Map(tagged.map(([image, digest]) => [image, elsewhere.get(image) ?? digest]));
}
/**
 * Whether tags of a commit stand for one state that was promoted, as a run before left them, and which was built from that commit. Members that
 * did not move keep an older label, so one image that says so is enough; where none does, somebody moved the tags.
 */
async function wasRecorded(registry, tagged, { revision, history }) {
    const known = history.some(({ state }) => [...tagged].every(([image, digest]) => state.digests.get(image) === digest));
    if (!known)
        return false;
    for (const [image, digest] of tagged) {
        const label = await (0,_promote_checks_images_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessGone */ .Wi)(() => (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionLabels */ .X)(registry, image, digest));
        if (label?.revision === revision)
            return true;
    }
    return false;
}
/** Puts the very bytes of a digest at a tag; the registry reads back that it stands for them. Null: done. */
async function putTag(registry, image, digest, tag) {
    const manifest = await (0,_promote_checks_images_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessGone */ .Wi)(() => registry.readManifest(image, digest));
    if (manifest === null)
        return (0,_promote_checks_images_js__WEBPACK_IMPORTED_MODULE_4__/* .gone */ .qp)(image, digest);
    await registry.putManifest(image, tag, manifest);
    const found = (await registry.headManifest(image, tag))?.digest ?? 'nothing';
    return found === digest ? null : retagged(image, tag, digest, found);
}


/***/ }),

/***/ 23768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ wholePromotions)
/* harmony export */ });
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(333);

/** Whole states, newest first, without those that only came back to an older one: the tag of a commit is for the first that it made. */
function wholePromotions(promotions) {
    const whole = promotions.filter(({ state }) => (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .isComplete */ .As)(state));
    return whole.filter(({ state }, at) => !whole.slice(at + 1).some((older) => (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .sameDigests */ .Cc)(older.state.digests, state.digests)));
}


/***/ }),

/***/ 11105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ rememberedAncestors)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13735);

/** Asks each pair once. */
function rememberedAncestors(ancestry) {
    const known = new Map();
    return (ancestor, descendant) => {
        if (ancestor === descendant)
            return Promise.resolve(true);
        const key = `${ancestor} ${descendant}`;
        const answer = known.get(key) ?? ask(ancestry, ancestor, descendant);
        known.set(key, answer);
        return answer;
    };
}
async function ask(ancestry, ancestor, descendant) {
    try {
        return await ancestry.isAncestor(ancestor, descendant);
    }
    catch (error) {
        if (error instanceof _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G && ['not-found', 'missing-object', 'unknown-revision'].includes(error.code))
            return null;
        throw error;
    }
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

/***/ 32126:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MX: () => (/* binding */ evidence),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   g$: () => (/* binding */ judged)
/* harmony export */ });
function evidence(check, outcome, detail) {
    return { check, outcome, detail };
}
/** A check with a refusal or none. */
function judged(check, refusals, passed) {
    const [first] = refusals;
    const said = first === undefined ? evidence(check, 'passed', passed) : evidence(check, 'failed', first.message);
    return { evidence: [said], refusals };
}
/** Runs checks in order, cheapest first, and stops behind the first that refuses. */
async function inOrder(checks) {
    const found = { evidence: [], refusals: [] };
    let all = found;
    for (const check of checks) {
        const next = await check();
        all = { evidence: [...all.evidence, ...next.evidence], refusals: next.refusals };
        if (next.refusals.length > 0)
            break;
    }
    return all;
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

/***/ 93975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readPromotionHistory)
/* harmony export */ });
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49324);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80394);

/**
 * Every promotion of a set on the first-parent line of a commit.
 * @throws GatehouseError `shallow` when the line does not go back to its root
 */
async function readPromotionHistory(asked) {
    const commits = await asked.line.readLine(asked.tip);
    const blobs = await asked.line.readBlobs((0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_0__/* .historyBlobs */ .T)(asked.set, commits));
    return (0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_1__/* .promotionHistory */ .eN)(asked.set, commits, blobs);
}


/***/ }),

/***/ 3252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ revisionLabels)
/* harmony export */ });
/* unused harmony export REVISION_LABEL */
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86599);
/* harmony import */ var _gatehouse_release__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22453);


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
    return platforms
        .map((platform, at) => `${(0,_gatehouse_release__WEBPACK_IMPORTED_MODULE_1__/* .platformName */ .$r)(platform.config.platform)}: ${shown(stated[at] ?? null)}`)
        .join(', ');
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
 * Reads the policy, and the files it names, at one commit; of a policy that is somewhere else only the files that it names.
 * @throws GatehouseError `policy-invalid`
 */
async function readLeverPolicy(reader, place, commit) {
    const tree = await reader.readTree(commit);
    const read = async (paths) => readTexts(reader, tree, paths, commit);
    const own = typeof place === 'string';
    const path = own ? place : place.path;
    const text = own ? ((await read([path])).get(path) ?? null) : place.text;
    const files = await read((0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .policySources */ .T)(text));
    return { policy: (0,_gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .loadPolicy */ .t)({ path, commit: own ? commit : null, filesCommit: commit, text, files }), commit, tree };
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


/***/ }),

/***/ 91315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ openPackages)
});

// EXTERNAL MODULE: ../registry/src/http/transport.ts + 4 modules
var transport = __webpack_require__(20941);
// EXTERNAL MODULE: ../registry/src/manifests/shape.ts
var shape = __webpack_require__(47119);
// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
// EXTERNAL MODULE: ../registry/src/faults.ts
var faults = __webpack_require__(59542);
// EXTERNAL MODULE: ../registry/src/http/rate-limit.ts + 1 modules
var rate_limit = __webpack_require__(47871);
// EXTERNAL MODULE: ../registry/src/limits.ts
var limits = __webpack_require__(96167);
;// CONCATENATED MODULE: ../registry/src/packages/api.ts




function openApi(options, transport) {
    const base = options.apiUrl.replace(/\/+$/, '');
    let allowance = null;
    return {
        allowance: () => allowance,
        async ask(method, path, about, also = []) {
            const answer = await transport.ask({
                method,
                url: `${base}${path}`,
                authorization: `Bearer ${options.token}`,
                headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
                limit: limits/* PAGE_BYTES */.U6,
                about,
                once: method === 'POST',
            });
            allowance = allowanceOf(answer) ?? allowance;
            if ((answer.status >= 200 && answer.status < 300) || also.includes(answer.status))
                return answer;
            throw packagesFault(answer, about);
        },
    };
}
function allowanceOf({ headers }) {
    const [limit, left] = [headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')];
    return limit !== null && left !== null && /^\d{1,9}$/.test(limit) && /^\d{1,9}$/.test(left)
        ? { limit: Number(limit), left: Number(left) }
        : null;
}
const RIGHT = 'Use a token with `packages: write` in the job and the role Admin on the package (its settings, "Manage Actions access"); fine-grained tokens cannot.';
function packagesForbidden(about, reason) {
    return new errors/* RegistryError */.g('forbidden', `${about}: ${reason}`, RIGHT);
}
/** The error of an answer that is none of the expected. */
function packagesFault(answer, about) {
    const detail = `GitHub answered ${answer.status}${messageOf(answer)}`;
    if ((0,rate_limit/* isRateLimit */.a)(answer)) {
        return new errors/* RegistryError */.g('rate-limited', `${about}: ${detail}`, 'Run it again when the limit has been reset.');
    }
    switch (answer.status) {
        case 401:
            return new errors/* RegistryError */.g('unauthorized', `${about}: ${detail}`, 'Pass a valid token for GitHub Packages.');
        case 403:
            return packagesForbidden(about, detail);
        case 404:
            return new errors/* RegistryError */.g('not-found', `${about}: ${detail}`, `If it was never pushed, push a first image or take it out of the policy; else ${RIGHT.charAt(0).toLowerCase()}${RIGHT.slice(1)}`);
        case 400:
        case 422:
            return new errors/* RegistryError */.g('unsupported', `${about}: ${detail}`, REFUSED);
        default:
            return new errors/* RegistryError */.g('unavailable', `${about}: ${detail}`, 'Run it again.');
    }
}
const REFUSED = 'GitHub does not do that to this version: a public one with more than 5,000 downloads stays, and so does the last tagged one of a package. Leave it, or ask GitHub Support.';
function messageOf({ bytes }) {
    try {
        const { message } = JSON.parse(Buffer.from(bytes).toString('utf8'));
        return typeof message === 'string' ? ` (${(0,faults/* printable */.g)(message)})` : '';
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ../registry/src/digest.ts
var digest = __webpack_require__(59715);
;// CONCATENATED MODULE: ../registry/src/packages/version.ts


/** Reads a version; its name is its digest. Throws `unsupported` for what is none. */
function parseVersion(value, about) {
    if (!(0,shape/* isObject */.Gv)(value))
        throw (0,shape/* malformed */.Qm)(about, 'a version is not an object');
    const { id, name, metadata } = value;
    if (typeof id !== 'number' || !Number.isSafeInteger(id))
        throw (0,shape/* malformed */.Qm)(about, 'a version has no id');
    if (!(0,digest/* isDigest */.Bc)(name))
        throw (0,shape/* malformed */.Qm)(about, `version ${id} has no digest for a name`);
    const container = (0,shape/* isObject */.Gv)(metadata) ? metadata.container : undefined;
    // Without the list nobody knows whether the version has a tag that must stay.
    if (!(0,shape/* isObject */.Gv)(container) || !Array.isArray(container.tags))
        throw (0,shape/* malformed */.Qm)(about, `version ${id} has no list of tags`);
    return {
        id,
        digest: name,
        tags: (0,shape/* optionalTexts */.To)(container.tags, 'tags', about),
        createdAt: (0,shape/* optionalText */.mR)(value.created_at, 'created_at', about),
        updatedAt: (0,shape/* optionalText */.mR)(value.updated_at, 'updated_at', about),
    };
}

;// CONCATENATED MODULE: ../registry/src/packages/list-versions.ts




const PAGE = 100;
const ATTEMPTS = 3;
/**
 * Every version of a package. Pages shift when versions come or go meanwhile; a version that stands on two pages shows it, and the list is
 * read again.
 */
async function listVersions(api, path, about) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const versions = await readPages(api, path, about);
        if (new Set(versions.map(({ id }) => id)).size === versions.length)
            return versions;
    }
    throw new errors/* RegistryError */.g('unavailable', `${about}: the list of versions changes while it is read`, 'Run it again when no build pushes to the package.');
}
async function readPages(api, path, about) {
    const versions = [];
    for (let page = 1; page <= limits/* MOST_PAGES */.Ll; page += 1) {
        const answer = await api.ask('GET', `${path}/versions?per_page=${PAGE}&page=${page}`, about);
        const rows = parseRows(answer.bytes, about);
        versions.push(...rows.map((row) => parseVersion(row, about)));
        const link = answer.headers.get('link');
        const more = link === null ? rows.length === PAGE : /rel="?next"?/.test(link);
        if (!more)
            return versions;
    }
    throw new errors/* RegistryError */.g('too-large', `${about} has more than ${limits/* MOST_PAGES */.Ll * PAGE} versions`, 'Delete versions that nobody needs in the settings of the package until there are fewer, then run it again.');
}
function parseRows(bytes, about) {
    let rows;
    try {
        rows = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        throw (0,shape/* malformed */.Qm)(about, 'the list of versions is not JSON');
    }
    if (Array.isArray(rows))
        return rows;
    throw (0,shape/* malformed */.Qm)(about, 'the list of versions is not a list');
}

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../registry/src/image-name.ts
var image_name = __webpack_require__(83308);
// EXTERNAL MODULE: ../registry/src/origin.ts
var origin = __webpack_require__(76189);
;// CONCATENATED MODULE: ../registry/src/packages/place.ts





/**
 * Where the REST API has an image's package: `/orgs/acme/packages/container/api`. Routes of users and organisations differ, and only
 * the account itself says which it is.
 */
function packagePaths(api, apiUrl) {
    const routes = new Map();
    return async (image) => {
        const { owner, name } = partsOf(image, apiUrl);
        const route = routes.get(owner) ?? routeOf(api, owner);
        routes.set(owner, route);
        route.catch(() => routes.delete(owner));
        return `${await route}/packages/container/${encodeURIComponent(name)}`;
    };
}
function partsOf(image, apiUrl) {
    const { registry, repository } = (0,image_name/* parseImageName */.R)(image);
    const [owner = '', ...rest] = repository.split('/');
    // A package of the same name may well exist at GitHub, and would be deleted in the place of another registry's image.
    const both = (0,origin/* isLoopback */.U9)(registry) && (0,origin/* isLoopback */.U9)(new URL(apiUrl).host);
    if (rest.length > 0 && (registry === registryOf(apiUrl) || both))
        return { owner, name: rest.join('/') };
    throw new verdict/* GatehouseError */.G('invalid-input', `${image} is no package of ${new URL(apiUrl).host}`, `Name it \`${registryOf(apiUrl)}/<owner>/<name>\`; images of other registries have no versions at GitHub.`);
}
/** The container registry that belongs to an API: GitHub's own, or that of an enterprise's host. */
function registryOf(apiUrl) {
    const { host } = new URL(apiUrl);
    return host === 'api.github.com' ? 'ghcr.io' : `containers.${host.replace(/^api\./, '')}`;
}
async function routeOf(api, owner) {
    const about = `the account ${owner}`;
    const answer = await api.ask('GET', `/users/${owner}`, about, [404]);
    if (answer.status === 404)
        throw new errors/* RegistryError */.g('not-found', `${about} is not there (404)`, 'Correct the owner in the name of the image.');
    const { type } = (0,shape/* parseObject */.lj)(answer.bytes, about);
    if (type === 'Organization')
        return `/orgs/${owner}`;
    if (type === 'User')
        return `/users/${owner}`;
    throw new errors/* RegistryError */.g('unsupported', `${about} is neither a user nor an organisation`, 'Check the owner.');
}

;// CONCATENATED MODULE: ../registry/src/packages/open-packages.ts






/** GitHub Packages: the only way to delete at GHCR, where a version is a digest with all of its tags. */
function openPackages(options) {
    const api = openApi(options, (0,transport/* openTransport */.g2)(options));
    const pathOf = packagePaths(api, options.apiUrl);
    /** GitHub answers 404 for what is not there and for what the token may not see; only the package tells them apart. */
    const requirePackage = async (image, path) => {
        const { status } = await api.ask('GET', path, image, [403, 404]);
        if (status !== 200)
            throw packagesForbidden(image, 'the token cannot see the package, or there is none of that name');
    };
    const readVersion = async (image, id) => {
        const path = await pathOf(image);
        const about = `${image}, version ${id}`;
        const answer = await api.ask('GET', `${path}/versions/${id}`, about, [404]);
        if (answer.status !== 404)
            return parseVersion((0,shape/* parseObject */.lj)(answer.bytes, about), about);
        await requirePackage(image, path);
        return null;
    };
    return {
        allowance: api.allowance,
        listVersions: async (image) => listVersions(api, await pathOf(image), image),
        readVersion,
        async deleteVersion(image, id) {
            const about = `${image}, version ${id}`;
            const { status } = await api.ask('DELETE', `${await pathOf(image)}/versions/${id}`, about, [404]);
            if (status !== 404)
                return 'deleted';
            if ((await readVersion(image, id)) === null)
                return 'gone';
            throw packagesForbidden(about, 'the token may read it and may not delete it (404)');
        },
        async restoreVersion(image, id) {
            await api.ask('POST', `${await pathOf(image)}/versions/${id}/restore`, `${image}, version ${id}`);
        },
    };
}


/***/ }),

/***/ 4149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ refusePromotion)
/* harmony export */ });
/** A refusal of a promotion. */
function refusePromotion(rule, place, message, fix) {
    return { rule, place, message, fix };
}


/***/ }),

/***/ 17665:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ isSaneAge),
/* harmony export */   hg: () => (/* binding */ asOfTime),
/* harmony export */   hy: () => (/* binding */ ageOf)
/* harmony export */ });
/* unused harmony exports LONGEST_AGE_MS, CLOCK_SKEW_MS */
const DAY_MS = 86_400_000;
const LONGEST_AGE_MS = 3_650 * DAY_MS;
/** How far a registry's clock may go before ours. */
const CLOCK_SKEW_MS = 10 * 60_000;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
/** Milliseconds since 1970; null: missing, no exact time, or one that no calendar has. */
function timeOf(text) {
    if (text === null || !ISO.test(text))
        return null;
    const at = Date.parse(text);
    if (!Number.isFinite(at))
        return null;
    // The engine takes the 31st of February for the 3rd of March.
    const day = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).toISOString().slice(0, 10);
    return day === text.slice(0, 10) ? at : null;
}
/**
 * When a version was pushed or last tagged, whichever is later. Both dates must be readable: tags move without a new digest, and a digest
 * is pushed without moving tags.
 */
function ageOf({ createdAt, updatedAt }, now) {
    const times = [timeOf(createdAt), timeOf(updatedAt)];
    const late = times.findIndex((time) => time !== null && time > now + CLOCK_SKEW_MS);
    if (late >= 0)
        return { kind: 'future', why: `${late === 0 ? 'created' : 'updated'} at ${[createdAt, updatedAt][late]}` };
    const [created = null, updated = null] = times;
    if (created === null || updated === null) {
        const what = created === null ? `created: ${createdAt ?? 'missing'}` : `updated: ${updatedAt ?? 'missing'}`;
        return { kind: 'undated', why: what };
    }
    // Builds that are to be reproducible state 1970, and cosign states the year 1: neither says when something was pushed.
    if (now - Math.min(created, updated) > LONGEST_AGE_MS)
        return { kind: 'undated', why: `absurd: ${createdAt}, ${updatedAt}` };
    return { kind: 'dated', at: Math.max(created, updated) };
}
/** Whether an age limit means anything: an overflow, or nothing at all, would make everything old. */
const isSaneAge = (ms) => Number.isFinite(ms) && ms > 0 && ms <= LONGEST_AGE_MS;
/**
 * The time as of which a plan counts ages: now, rounded down, so that making the plan again finds the same for a while. Rounding down only
 * makes things younger.
 */
function asOfTime(now, olderThanMs) {
    const grain = olderThanMs >= 2 * DAY_MS ? DAY_MS : olderThanMs >= 2 * 3_600_000 ? 3_600_000 : 60_000;
    return Math.floor(now / grain) * grain;
}


/***/ }),

/***/ 32608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson),
/* harmony export */   q: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** JSON of plain data in one spelling: keys in order, no space (RFC 8785 for what plans are made of: texts, whole numbers, lists). */
function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
/** `sha256:` of the canonical JSON. */
const hashOf = (value) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex')}`;


/***/ }),

/***/ 69578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   RK: () => (/* binding */ precede),
/* harmony export */   ZG: () => (/* binding */ buildGraph),
/* harmony export */   gG: () => (/* binding */ bindsTo)
/* harmony export */ });
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97548);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56989);


function kindOf({ tags, holders }) {
    if (tags.length > 0 && tags.every((tag) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .pendingRevision */ .Tr)(tag) !== null))
        return 'pending';
    if (tags.some((tag) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOfTag */ .sA)(tag) === null))
        return 'tagged';
    return holders.size > 0 ? 'bound' : 'loose';
}
/** Who holds whom among all versions: children of indexes, referrers by their subject, signatures by their tags. */
function buildGraph({ versions, manifests }) {
    const graph = new Map();
    // In one order whatever the list's was, so that the same versions always make the same plan.
    const groups = [...(0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$)(versions, (version) => version.digest)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [digest, found] of groups) {
        const copies = found.toSorted((a, b) => (a.image < b.image ? -1 : 1));
        const tags = [...new Set(copies.flatMap((copy) => copy.tags))].sort();
        graph.set(digest, { digest, copies, tags, holders: new Set(), holds: new Map(), subjects: new Set() });
    }
    const hold = (holder, held, as) => {
        if (holder === held)
            return;
        const above = graph.get(holder);
        const below = graph.get(held);
        if (!above || !below)
            return;
        // What an index names is its child, whatever else it may be to it.
        if (as === 'child' || !above.holds.has(held))
            above.holds.set(held, as);
        below.holders.add(holder);
        if (as !== 'child')
            below.subjects.add(holder);
    };
    for (const { digest, tags } of graph.values()) {
        const facts = manifests.get(digest);
        for (const child of facts?.children ?? [])
            hold(digest, child.digest, 'child');
        if (facts?.subject)
            hold(facts.subject, digest, 'referrer');
        for (const tag of tags) {
            const subject = (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOfTag */ .sA)(tag);
            if (subject !== null)
                hold(subject, digest, 'signature');
        }
    }
    return graph;
}
/** Digests that must stay because one does: what it holds, and what it is a referrer or signature of. */
function bindsTo({ holds, subjects }) {
    return [...holds.keys(), ...subjects];
}
/** Digests among those that go which have to go before a digest does: indexes that name it and, unless `only` children, what was made for it. */
function precede(graph, node, going, only) {
    const names = (holder) => graph.get(holder)?.holds.get(node.digest) === 'child';
    const above = [...node.holders].filter((holder) => going.has(holder) && names(holder));
    if (only === 'child')
        return above;
    const made = [...node.holds.keys()].filter((digest) => going.has(digest) && graph.get(digest)?.subjects.has(node.digest));
    return [...above, ...made];
}


/***/ }),

/***/ 84369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ taggedDigests),
/* harmony export */   Be: () => (/* binding */ usedDigests),
/* harmony export */   Iy: () => (/* binding */ growKept),
/* harmony export */   RB: () => (/* binding */ undecidedDigests),
/* harmony export */   di: () => (/* binding */ pushedAt)
/* harmony export */ });
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17665);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69578);


/** Adds what stays, and everything that must stay because of it; what is there already keeps its reason. */
function growKept(kept, graph, seeds) {
    const queue = [];
    for (const seed of seeds) {
        if (!graph.has(seed.digest) || kept.has(seed.digest))
            continue;
        kept.set(seed.digest, seed);
        queue.push(seed);
    }
    for (let next = queue.pop(); next; next = queue.pop()) {
        const node = graph.get(next.digest);
        for (const digest of node ? (0,_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .bindsTo */ .gG)(node) : []) {
            if (kept.has(digest) || !graph.has(digest))
                continue;
            const held = { digest, because: 'held', through: next.digest };
            kept.set(digest, held);
            queue.push(held);
        }
    }
}
const STRENGTH = ['promoted', 'pinned', 'mentioned'];
/** What git uses, with the indexes above it: registries collect what no tag and no index holds. */
function usedDigests(graph, uses) {
    const inOrder = uses.toSorted((a, b) => (`${a.digest} ${a.place}` < `${b.digest} ${b.place}` ? -1 : 1));
    const sorted = STRENGTH.flatMap((because) => inOrder.filter((use) => use.because === because));
    const found = sorted.map(({ digest, because, place }) => ({ digest, because, through: place }));
    const above = [];
    const seen = new Set();
    const climb = (digest) => {
        for (const holder of graph.get(digest)?.holders ?? []) {
            if (seen.has(holder))
                continue;
            seen.add(holder);
            above.push({ digest: holder, because: 'holder', through: digest });
            climb(holder);
        }
    };
    for (const { digest } of found)
        climb(digest);
    return [...found, ...above];
}
const taggedDigests = (graph) => seeds(graph, (node) => own(node, 'tagged'));
/** What nobody may judge yet: young, of unknown age, or held by nothing that is here. */
const undecidedDigests = (graph, limit) => seeds(graph, (node) => own(node, 'loose') ?? ageKeeps(node, limit));
const own = (node, kind) => (0,_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(node) === kind ? { digest: node.digest, because: kind, through: null } : null;
function ageKeeps(node, { now, youngAfter }) {
    const pending = (0,_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(node) === 'pending';
    // What has no tag is as old as what holds it; a signature made lately is a sign of life, one without a date is none.
    if (!pending && node.tags.length === 0)
        return null;
    const ages = node.copies.map((copy) => (0,_age_js__WEBPACK_IMPORTED_MODULE_1__/* .ageOf */ .hy)(copy, now));
    const because = (what, through) => ({
        digest: node.digest,
        because: what,
        through,
    });
    const doubt = ages.find((age) => age.kind !== 'dated');
    if (doubt && pending)
        return because('undated', doubt.why);
    return ages.some((age) => age.kind === 'dated' && age.at > youngAfter) ? because('young', null) : null;
}
function seeds(graph, why) {
    return Array.from(graph.values()).flatMap((node) => why(node) ?? []);
}
/** When the youngest copy of a digest was pushed or tagged. */
function pushedAt(node, now) {
    const times = node.copies.map((copy) => (0,_age_js__WEBPACK_IMPORTED_MODULE_1__/* .ageOf */ .hy)(copy, now));
    return Math.max(...times.map((age) => (age.kind === 'dated' ? age.at : Number.POSITIVE_INFINITY)));
}


/***/ }),

/***/ 34865:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ stateRefusals),
/* harmony export */   d4: () => (/* binding */ emptyKeepSet),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17665);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56989);
/* harmony import */ var _unread_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52311);



const MOST = 10;
const refusal = (rule, place, message, fix) => ({
    rule,
    place,
    message,
    fix,
});
const at = ({ image, digest }) => `${image}@${digest}`;
function badSettings({ olderThanMs, atMost }) {
    if ((0,_age_js__WEBPACK_IMPORTED_MODULE_0__/* .isSaneAge */ .N$)(olderThanMs) && Number.isSafeInteger(atMost) && atMost >= 1 && atMost <= 50)
        return [];
    const message = `An age of ${olderThanMs} ms with at most ${atMost} images a run is not one that can be meant.`;
    return [
        refusal('prune/age', null, message, 'Set `prune.older-than` to something like `14d`, at most ten years, and `prune.at-most` to 1 to 50.'),
    ];
}
function futureDates({ versions }, now) {
    return versions.flatMap((version) => {
        const age = (0,_age_js__WEBPACK_IMPORTED_MODULE_0__/* .ageOf */ .hy)(version, now);
        if (age.kind !== 'future')
            return [];
        const fix = 'Compare the clocks of this machine and of the registry; run again once the date is in the past.';
        return [refusal('prune/future-date', at(version), `It was ${age.why}, which is in the future.`, fix)];
    });
}
function unreadable(state) {
    const { needed, loose } = (0,_unread_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadManifests */ .O)(state);
    const unread = [...needed, ...loose].map((version) => [version, 'it was not read']);
    const failed = state.versions.flatMap((version) => {
        const why = state.unreadable.get(version.digest);
        return why === undefined ? [] : [[version, why]];
    });
    return [...failed, ...unread].map(([version, why]) => {
        const fix = 'Run again. If it stays unreadable, look at it with another client, and push the image again or delete that version by hand.';
        return refusal('prune/unreadable-manifest', at(version), `Its manifest could not be read: ${why}`, fix);
    });
}
/** A page that shifted while it was read may show one version twice, and then hides another. */
function inconsistent({ versions }) {
    const seen = new Map();
    const owners = new Map();
    return versions.flatMap((version) => {
        const twice = seen.has(at(version));
        seen.set(at(version), version);
        const shared = version.tags.find((tag) => owners.has(`${version.image}:${tag}`));
        for (const tag of version.tags)
            owners.set(`${version.image}:${tag}`, version.digest);
        if (!twice && shared === undefined)
            return [];
        const what = twice ? 'It is listed twice' : `Its tag ${shared} is listed for another version too`;
        return [
            refusal('prune/inconsistent-list', at(version), `${what}, so others may be missing from the list.`, 'Run again when nothing is being pushed or deleted.'),
        ];
    });
}
function bothTags({ versions, uses }) {
    const promoted = new Set(uses.filter((use) => use.because !== 'mentioned').map(({ digest }) => digest));
    return versions.flatMap((version) => {
        const pending = version.tags.find((tag) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .pendingRevision */ .Tr)(tag) !== null);
        const revision = version.tags.find(_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .isRevisionTag */ .Oi);
        if (pending === undefined || revision === undefined || promoted.has(version.digest))
            return [];
        const message = `It has both ${pending} and ${revision}, but was never promoted: deleting a version removes all of its tags, so such a build could never be cleaned up.`;
        const fix = 'Let the build push `pending-<sha>` alone; promotion adds `<sha>`. Then promote this digest, or delete this version by hand if nothing needs it.';
        return [refusal('prune/both-tags', at(version), message, fix)];
    });
}
/** At most ten of a kind, and how many more there are. */
function few(found) {
    const last = found[MOST - 1];
    if (last === undefined || found.length === MOST)
        return found;
    const more = `${last.message} The same of ${found.length - MOST} more.`;
    return [...found.slice(0, MOST - 1), { ...last, message: more }];
}
/** Why nothing may be decided from this state. Empty: it may. */
function stateRefusals(state, settings, now) {
    return [
        badSettings(settings),
        inconsistent(state),
        unreadable(state),
        futureDates(state, now),
        bothTags(state),
    ].flatMap(few);
}
/** An image repository of which nothing is in use, and something would go: the names of the pins, or of the repository, are wrong. */
function emptyKeepSet(image) {
    const message = 'No version of it is pinned, promoted or tagged with anything but `pending-<sha>`, yet some are old enough to go: its pins may be somewhere that is not read.';
    const fix = 'Promote one, or name the repository that pins it in `prune.repositories`; or take the image repository out of `images` and `prune.images`.';
    return refusal('prune/empty-keep-set', image, message, fix);
}


/***/ }),

/***/ 65563:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dO: () => (/* binding */ planBytes),
  co: () => (/* binding */ plannedRoots),
  KO: () => (/* binding */ plannedVersions),
  m3: () => (/* binding */ readPlan),
  F1: () => (/* binding */ replayRefusals),
  r1: () => (/* binding */ sameVersion)
});

// EXTERNAL MODULE: ../release/src/retention/canonical.ts
var canonical = __webpack_require__(32608);
// EXTERNAL MODULE: ../release/src/retention/graph.ts
var retention_graph = __webpack_require__(69578);
// EXTERNAL MODULE: ../release/src/retention/keepers.ts
var keepers = __webpack_require__(84369);
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(82673);
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/api.js
var api = __webpack_require__(48144);
;// CONCATENATED MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/iso.js



function datetime(params) {
    return api/* _isoDateTime */.G1(schemas/* ZodISODateTime */.You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

// EXTERNAL MODULE: ../release/src/retention/tags.ts
var tags = __webpack_require__(56989);
;// CONCATENATED MODULE: ../release/src/retention/plan-schema.ts


const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const commit = schemas/* string */.YjP().regex(/^[0-9a-f]{40,64}$/);
const plan_schema_name = schemas/* string */.YjP().min(1).max(500);
const count = schemas/* int */.Whr().nonnegative();
const plan_schema_date = schemas/* string */.YjP().nullable();
const isPending = (tag) => (0,tags/* pendingRevision */.Tr)(tag) !== null;
const USED = ['promoted', 'pinned', 'mentioned'];
const BECAUSE = [...USED, 'tagged', 'young', 'undated', 'loose', 'waiting', 'holder', 'held'];
const kept = schemas/* strictObject */.rej({
    digest,
    because: schemas/* enum */.k5n(BECAUSE),
    through: schemas/* string */.YjP().nullable(),
});
const version = schemas/* strictObject */.rej({
    image: plan_schema_name,
    digest,
    id: count.nullable(),
    // Nothing with another tag is ever planned to go.
    tags: schemas/* array */.YOg(schemas/* string */.YjP().refine((tag) => isPending(tag) || (0,tags/* subjectOfTag */.sA)(tag) !== null)),
    createdAt: plan_schema_date,
    updatedAt: plan_schema_date,
    role: schemas/* enum */.k5n(['root', 'child', 'referrer', 'signature']),
    after: schemas/* array */.YOg(digest),
});
/** Its own copies, in however many image repositories, have pending tags and no others. */
const root = schemas/* strictObject */.rej({ turn: count, digest, why: schemas/* string */.YjP(), versions: schemas/* array */.YOg(version) })
    .refine(({ digest, versions }) => {
    const own = versions.filter(({ role }) => role === 'root');
    const tags = own.flatMap((one) => one.tags);
    return own.every((one) => one.digest === digest) && tags.length > 0 && tags.every(isPending);
});
const source = schemas/* strictObject */.rej({
    repository: plan_schema_name,
    defaultBranch: plan_schema_name,
    tip: commit,
    pullRequests: schemas/* array */.YOg(schemas/* strictObject */.rej({ number: count, head: commit })),
});
/** `plan.json`, strictly: whoever writes a plan can write its hash too. */
const planSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(1),
    kind: schemas/* literal */.euz('gatehouse-prune-plan'),
    asOf: datetime(),
    olderThanMs: schemas/* number */.aig().positive(),
    atMost: schemas/* int */.Whr().positive(),
    sources: schemas/* array */.YOg(source),
    tags: schemas/* array */.YOg(schemas/* strictObject */.rej({ image: plan_schema_name, digest, tag: schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/) })),
    packages: schemas/* array */.YOg(schemas/* strictObject */.rej({
        image: plan_schema_name,
        deletesBy: schemas/* enum */.k5n(['packages', 'oci']),
        versions: count,
        roots: schemas/* array */.YOg(root),
        counts: schemas/* partialRecord */.jgl(kept.shape.because, count),
        kept: schemas/* array */.YOg(kept),
    })),
});

// EXTERNAL MODULE: ../release/src/retention/refusals.ts
var refusals = __webpack_require__(34865);
;// CONCATENATED MODULE: ../release/src/retention/replay.ts





const AGAIN = 'Make a new plan, look at it, and carry that one out.';
/** Roots of every image repository, in the order in which they go. */
const plannedRoots = ({ packages }) => packages.flatMap(({ roots }) => roots).sort((a, b) => a.turn - b.turn);
/** Every version that a plan deletes, in order. */
const plannedVersions = (plan) => plannedRoots(plan).flatMap(({ versions }) => versions);
/** The bytes of `plan.json`; their SHA-256 is the plan's hash. */
const planBytes = (plan) => new TextEncoder().encode((0,canonical/* canonicalJson */.d)(plan));
/** A plan from its bytes, if it is the one of that hash, byte for byte. */
function readPlan(bytes, hash) {
    try {
        const plan = planSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
        if ((0,canonical/* hashOf */.q)(plan) === hash)
            return plan;
    }
    catch {
        // Says the same as a hash that differs.
    }
    const message = `The file is not the plan ${hash}, byte for byte.`;
    return (0,refusals/* refusal */.x5)('prune/plan-unknown', null, message, 'Give the plan.json and the hash of the same dry run.');
}
/**
 * Whether a plan that was made earlier may still be carried out: what is left of it is as it was, nothing that is there now uses it, and
 * the repositories are where they were. What is gone already was deleted by a run that did not end.
 */
function replayRefusals(plan, input) {
    const { state, settings, sources, now } = input;
    const broken = (0,refusals/* stateRefusals */.VV)(state, settings, now);
    if (broken.length > 0)
        return broken;
    const moved = (place, message) => (0,refusals/* refusal */.x5)('prune/moved', place, message, AGAIN);
    if (plan.olderThanMs !== settings.olderThanMs || plan.atMost !== settings.atMost)
        return [moved('prune', 'The policy says otherwise about ages or numbers than when the plan was made.')];
    const was = new Map(plan.sources.map((source) => [source.repository, (0,canonical/* canonicalJson */.d)(source)]));
    const elsewhere = sources.filter((source) => was.get(source.repository) !== (0,canonical/* canonicalJson */.d)(source));
    if (elsewhere.length > 0 || sources.length !== plan.sources.length)
        return (elsewhere[0] ? elsewhere : sources.slice(0, 1)).map(({ repository }) => moved(repository, 'Its branches, tags or pull requests are not those that the plan was made from.'));
    return [
        ...foreign(plan, input, moved),
        ...changedVersions(plan, state.versions, moved),
        ...keptVersions(plan, input, moved),
    ];
}
/** What no plan of this policy says: whoever writes a plan can also write its hash. */
function foreign(plan, { state, settings, images, tags }, moved) {
    const own = new Set(images.map(({ image }) => image));
    const missing = new Set(tags.map(canonical/* canonicalJson */.d));
    const stands = ({ image, digest, tag }) => state.versions.some((found) => found.image === image && found.digest === digest && found.tags.includes(tag));
    return [
        ...plannedVersions(plan)
            .filter(({ image }) => !own.has(image))
            .map(({ image, digest }) => moved(`${image}@${digest}`, 'The policy does not clean up this image repository.')),
        ...plan.packages
            .filter(({ roots }) => roots.length > settings.atMost)
            .map(({ image }) => moved(image, `Of it ${settings.atMost} images may go in a run, and the plan has more.`)),
        ...plan.tags
            .filter((tag) => !missing.has((0,canonical/* canonicalJson */.d)(tag)) && !stands(tag))
            .map(({ image, tag }) => moved(`${image}:${tag}`, 'This tag is missing on no promoted digest by now.')),
    ];
}
function changedVersions(plan, versions, moved) {
    const now = new Map(versions.map((version) => [`${version.image}@${version.digest}`, version]));
    return plannedVersions(plan).flatMap((planned) => {
        const place = `${planned.image}@${planned.digest}`;
        const found = now.get(place);
        if (!found || sameVersion(planned, found))
            return [];
        return [moved(place, 'Its tags or dates are not those of the plan.')];
    });
}
/** Same number, tags and dates: nothing happened to it. */
function sameVersion(planned, found) {
    const facts = ({ image, digest, id, tags, createdAt, updatedAt }) => (0,canonical/* canonicalJson */.d)([image, digest, id, [...tags].sort(), createdAt, updatedAt]);
    return facts(planned) === facts(found);
}
function keptVersions(plan, { state, now }, moved) {
    const planned = new Set(plannedVersions(plan).map(({ digest }) => digest));
    const asOf = Math.min(Date.parse(plan.asOf), now);
    if (Number.isNaN(asOf))
        return [moved('prune', 'The plan does not say as of when ages were counted.')];
    const graph = (0,retention_graph/* buildGraph */.ZG)(state);
    const kept = new Map();
    const others = [...graph.keys()].filter((digest) => !planned.has(digest));
    const undecided = (0,keepers/* undecidedDigests */.RB)(graph, { now, youngAfter: asOf - plan.olderThanMs });
    (0,keepers/* growKept */.Iy)(kept, graph, [
        ...(0,keepers/* usedDigests */.Be)(graph, state.uses),
        ...(0,keepers/* taggedDigests */.As)(graph),
        // What hangs on nothing here may be what a run that did not end has left of its root.
        ...undecided.filter(({ because }) => because !== 'loose'),
        ...others.map((digest) => ({ digest, because: 'loose', through: null })),
    ]);
    return [...planned].flatMap((digest) => {
        const why = kept.get(digest);
        return why ? [moved(digest, WHY[why.because] ?? `It is used by now: ${why.through ?? why.because}.`)] : [];
    });
}
const WHY = {
    tagged: 'It has a tag that is not `pending-<sha>`.',
    young: 'It is not old enough.',
    undated: 'Nobody can tell how old it is.',
};


/***/ }),

/***/ 56989:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oi: () => (/* binding */ isRevisionTag),
/* harmony export */   Tr: () => (/* binding */ pendingRevision),
/* harmony export */   sA: () => (/* binding */ subjectOfTag)
/* harmony export */ });
const PENDING = /^pending-([0-9a-f]{40})$/;
const BELONGS = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/** The revision of a `pending-<sha>` tag; null: the tag is none. Nothing else makes a version a candidate. */
function pendingRevision(tag) {
    return PENDING.exec(tag)?.[1] ?? null;
}
/**
 * The digest that a tag of cosign (`sha256-<hex>.sig`, `.att`, `.sbom`) or the fallback tag of the referrers API (`sha256-<hex>`, OCI
 * distribution specification) belongs to; null: the tag is neither.
 */
function subjectOfTag(tag) {
    const hex = BELONGS.exec(tag)?.[1];
    return hex === undefined ? null : `sha256:${hex}`;
}
/** A tag that promotion gives: the 40 hexadecimal digits of a revision. */
const isRevisionTag = (tag) => /^[0-9a-f]{40}$/.test(tag);


/***/ }),

/***/ 51602:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ manifestOf),
/* harmony export */   dV: () => (/* binding */ readUndo),
/* harmony export */   nQ: () => (/* binding */ restoreOrder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82673);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99606);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34865);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56989);




const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/);
const entry = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    image: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(500),
    digest,
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().nullable(),
    deletesBy: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['packages', 'oci']),
    role: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['root', 'child', 'referrer', 'signature']),
    // Nothing with another tag is ever deleted, so none is ever given back.
    tags: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().refine((tag) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .pendingRevision */ .Tr)(tag) !== null || (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOfTag */ .sA)(tag) !== null)).max(10_000),
    mediaType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(300),
    /** Base64 of the manifest's very bytes. */
    bytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .base64 */ .K39(),
});
const undo = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gatehouse-prune-undo'),
    /** Hash of the plan. */
    plan: digest,
    entries: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(entry).max(1_000_000),
});
/** Reads an undo file strictly; every manifest must hash to its digest, and be of one of the image repositories. */
function readUndo(bytes, images) {
    const fix = 'Give the undo.json of the run, unchanged; it is an artifact of the run that deleted.';
    try {
        const file = undo.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
        const forged = file.entries.find((one) => sha256(manifestOf(one)) !== one.digest);
        const foreign = file.entries.find(({ image }) => !images.includes(image));
        if (foreign !== undefined)
            return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)('prune/undo-file', foreign.image, 'The policy does not clean up this image repository.', fix);
        if (forged === undefined)
            return file;
        return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)('prune/undo-file', `${forged.image}@${forged.digest}`, 'Its manifest does not hash to its digest.', fix);
    }
    catch (error) {
        const said = error instanceof zod__WEBPACK_IMPORTED_MODULE_4__/* .ZodError */ .G ? (error.issues[0]?.message ?? '') : String(error);
        return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)('prune/undo-file', null, `It is no undo file: ${said}`, fix);
    }
}
const sha256 = (bytes) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
/** The bytes of an entry's manifest. */
const manifestOf = ({ bytes }) => Buffer.from(bytes, 'base64');
/** What was held comes back before what holds it, as registries ask: the way in, backwards. */
const restoreOrder = ({ entries }) => entries.toReversed();


/***/ }),

/***/ 52311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unreadManifests)
/* harmony export */ });
function unreadManifests({ versions, manifests, unreadable, uses }) {
    const known = (digest) => manifests.has(digest) || unreadable.has(digest);
    const leaves = new Set();
    const inner = new Set();
    for (const { children } of manifests.values())
        for (const { digest, leaf } of children)
            (leaf ? leaves : inner).add(digest);
    // What an index says of its children is whatever was pushed; of what git uses the manifest itself has to say what it holds.
    const used = new Set(uses.map(({ digest }) => digest));
    const needed = new Map();
    const loose = new Map();
    for (const version of versions) {
        const { digest, tags } = version;
        if (known(digest))
            continue;
        if (tags.length > 0 || inner.has(digest) || used.has(digest))
            needed.set(digest, version);
        else if (!leaves.has(digest))
            loose.set(digest, version);
    }
    return { needed: [...needed.values()], loose: [...loose.values()].filter(({ digest }) => !needed.has(digest)) };
}


/***/ }),

/***/ 34891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ incomplete),
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   TR: () => (/* binding */ refuse)
/* harmony export */ });
/** Digests of a message are cut to what tells two apart; the report has them whole. */
const SHORT = 'sha256:'.length + 12;
/** A refusal of a rollback. */
function refuse(rule, place, message, fix) {
    return { rule, place, message, fix };
}
function shortCommit(commit) {
    return commit.slice(0, 12);
}
/** `ghcr.io/acme/api@sha256:0123456789ab, …` */
function listed(digests) {
    return [...digests].map(([image, digest]) => `${image}@${digest.slice(0, SHORT)}`).join(', ');
}
/** Names the members that a state lacks or has twice; null: it is complete. */
function incomplete(state) {
    const { absent, disagreeing } = state;
    if (absent.length === 0 && disagreeing.length === 0)
        return null;
    const parts = [
        ...(absent.length > 0 ? [`has no pin of ${absent.join(', ')}`] : []),
        ...(disagreeing.length > 0 ? [`pins ${disagreeing.join(', ')} to several digests at once`] : []),
    ];
    return refuse('rollback/incomplete-state', state.commit, `The state of commit ${shortCommit(state.commit)} ${parts.join(' and ')}, so it is no whole set.`, 'Roll back to `previous`, which takes the newest complete state, or name a commit with `at-commit:`.');
}


/***/ })

};
