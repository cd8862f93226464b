export const id = 286;
export const ids = [286];
export const modules = {

/***/ 28684:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ refusedCode),
/* harmony export */   d: () => (/* binding */ EXIT)
/* harmony export */ });
/** What an exit code means, whichever command ends with it. `gatehouse --help` and the README of this package have the same table. */
const EXIT = {
    /** Nothing stands against it: it passes, all of it is there, it would be done. */
    fine: 0,
    /** Something does: a rule, a pin that is gone, a point that is a problem. */
    against: 1,
    /** It could not be told: something could not be read, or the command was used in a wrong way. */
    untold: 2,
};
/** Refusals that judge nothing: something could not be read, or nobody said what is to be looked at. */
const UNTOLD = new Set([
    'pins/unreadable',
    'prune/inconsistent-list',
    'prune/no-images',
    'prune/unreadable-manifest',
    'prune/unreadable-repository',
    'rollback/inventory-unreadable',
]);
/** The exit code of what was refused: one reason that is known outweighs all that is not. */
function refusedCode(refusals) {
    return refusals.every(({ rule }) => UNTOLD.has(rule)) ? EXIT.untold : EXIT.against;
}


/***/ }),

/***/ 84264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ lineOf)
});

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../forge/src/git/faults.ts
var faults = __webpack_require__(36653);
// EXTERNAL MODULE: ../forge/src/git/process.ts
var process = __webpack_require__(92715);
// EXTERNAL MODULE: ../forge/src/git/byte-queue.ts
var byte_queue = __webpack_require__(84816);
// EXTERNAL MODULE: ../forge/src/git/diff-tree.ts + 1 modules
var diff_tree = __webpack_require__(94659);
// EXTERNAL MODULE: ../forge/src/git/paths.ts
var paths = __webpack_require__(47742);
;// CONCATENATED MODULE: ../forge/src/git/line/line-path.ts

const REPLACED = '\uFFFD';
/**
 * A path as text by which no other can be mistaken for it: as it is when it is UTF-8 without U+FFFD, and else with U+FFFD and two
 * hexadecimal digits for every byte that is not ASCII. Nothing that a person would write as a glob of names matches the latter.
 */
function linePath(bytes) {
    const { path, pathIsText } = (0,paths/* decodePath */.q)(bytes);
    if (pathIsText && !path.includes(REPLACED))
        return path;
    return Array.from(bytes, presentByte).join('');
}
function presentByte(byte) {
    return byte < 0x80 ? String.fromCharCode(byte) : REPLACED + byte.toString(16).padStart(2, '0');
}

;// CONCATENATED MODULE: ../forge/src/git/line/line-diffs.ts






/** Changed paths of a whole history; more are nobody's configuration. */
const MOST_CHANGES = 5_000_000;
const NUL = 0;
const COLON = 0x3a;
/** Modes and ids before and after; with renames off, exactly one path follows. */
const RECORD = /^:[0-7]{6} ([0-7]{6}) [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\d*$/;
/** What each commit of a line changed against its first parent, from one git, in the line's order. */
async function diffLine(repository, line) {
    const git = (0,process/* startGit */.BE)(repository.place, diff_tree/* DIFF_TREE */.P);
    try {
        git.stdin.end(line.map(({ oid, parents }) => `${[oid, ...parents.slice(0, 1)].join(' ')}\n`).join(''));
        const records = new Records();
        for await (const piece of git.stdout)
            records.push(piece);
        const { code, stderr } = await (0,process/* exitOf */.sX)(git);
        if (code !== 0)
            throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
        return line.map((commit, at) => {
            const [oid, changed] = records.commits[at] ?? [];
            if (oid !== commit.oid || changed === undefined)
                throw (0,faults/* missingObject */.Ku)(`no difference was given for ${commit.oid}`);
            return { ...commit, firstParent: commit.parents[0] ?? null, changed };
        });
    }
    finally {
        git.stop();
    }
}
/** A path may hold any byte but NUL, so position decides what a field is, never its look. */
class Records {
    commits = [];
    #queue = new byte_queue/* ByteQueue */.y();
    #record = null;
    #count = 0;
    push(piece) {
        this.#queue.push(piece);
        for (let field = this.#queue.takeUntil(NUL); field !== null; field = this.#queue.takeUntil(NUL)) {
            if (this.#record)
                this.#add(this.#record, field);
            else if (field[0] === COLON)
                this.#record = parse(field);
            else
                this.commits.push([field.toString('latin1'), []]);
        }
    }
    #add([, mode = '', oid = ''], path) {
        this.#record = null;
        this.#count += 1;
        if (this.#count > MOST_CHANGES)
            throw tooMany();
        this.commits.at(-1)?.[1].push({ path: linePath(path), mode, oid: mode === '000000' ? null : oid });
    }
}
function parse(field) {
    const record = RECORD.exec(field.toString('latin1'));
    if (!record)
        throw (0,faults/* missingObject */.Ku)(`git diff-tree printed an unknown record: ${JSON.stringify(field.toString('latin1'))}`);
    return record;
}
function tooMany() {
    return new verdict/* GatehouseError */.G('too-large', `the history of the branch changes more than ${MOST_CHANGES} paths`, 'Keep pins in a repository of their own.');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../forge/src/git/id-set.ts

/** Slots of an empty set, a power of two. */
const FIRST_SLOTS = 1 << 12;
const FREE = 0;
/**
 * Object ids as bytes, looked up where they stand in a tree: tens of millions of look-ups, nearly all of them of what is known, are
 * not to make a string each. Open addressing.
 */
class IdSet {
    #length;
    /** Number of an id, counted from one. */
    #slots = new Uint32Array(FIRST_SLOTS);
    #ids = new Uint8Array(0);
    #size = 0;
    /** @param length bytes of an id */
    constructor(length) {
        this.#length = length;
    }
    get size() {
        return this.#size;
    }
    has(bytes, at) {
        return this.#slots[this.#slotOf(bytes, at)] !== FREE;
    }
    /** False: it was there. */
    add(bytes, at) {
        const slot = this.#slotOf(bytes, at);
        if (this.#slots[slot] !== FREE)
            return false;
        if ((this.#size + 1) * this.#length > this.#ids.length)
            this.#grow();
        this.#ids.set(bytes.subarray(at, at + this.#length), this.#size * this.#length);
        this.#size += 1;
        this.#slots[slot] = this.#size;
        if (this.#size * 2 > this.#slots.length)
            this.#rehash();
        return true;
    }
    /** Where the id is, or the free slot where it belongs. */
    #slotOf(bytes, at) {
        const mask = this.#slots.length - 1;
        let slot = hash(bytes, at) & mask;
        for (let number = this.#slots[slot]; number; number = this.#slots[slot]) {
            if (this.#isAt(number - 1, bytes, at))
                break;
            slot = (slot + 1) & mask;
        }
        return slot;
    }
    #isAt(index, bytes, at) {
        const from = index * this.#length;
        for (let byte = 0; byte < this.#length; byte += 1)
            if (this.#ids[from + byte] !== bytes[at + byte])
                return false;
        return true;
    }
    #grow() {
        const ids = new Uint8Array(Math.max(FIRST_SLOTS * this.#length, this.#ids.length * 2));
        ids.set(this.#ids);
        this.#ids = ids;
    }
    #rehash() {
        this.#slots = new Uint32Array(this.#slots.length * 2);
        for (let index = 0; index < this.#size; index += 1)
            this.#slots[this.#slotOf(this.#ids, index * this.#length)] = index + 1;
    }
}
/** Of the first eight bytes. The factors are nobody's to know: ids that begin alike are cheap to make, and must not all meet in one slot. */
const FACTORS = (0,external_node_crypto_.randomBytes)(8);
const FIRST = FACTORS.readUInt32LE(0) | 1;
const SECOND = FACTORS.readUInt32LE(4) | 1;
function hash(bytes, at) {
    const mixed = Math.imul(wordAt(bytes, at), FIRST) ^ Math.imul(wordAt(bytes, at + 4), SECOND);
    return mixed ^ (mixed >>> 15);
}
function wordAt(bytes, at) {
    return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

// EXTERNAL MODULE: ../forge/src/git/tree-entries.ts
var tree_entries = __webpack_require__(33937);
// EXTERNAL MODULE: ../forge/src/git/trees.ts
var git_trees = __webpack_require__(6723);
// EXTERNAL MODULE: ../forge/src/git/typed-objects.ts
var typed_objects = __webpack_require__(44095);
;// CONCATENATED MODULE: ../forge/src/git/line/line-files.ts






/** git goes no further down by itself (`core.maxTreeDepth`). */
const MAX_DEPTH = 2048;
/** No system can have a longer one. */
const MAX_PATH_BYTES = 32_767;
const MAX_FILES = 5_000_000;
/** Trees of one commit that no earlier one has, all in memory. */
const MAX_TREE_BYTES = 512 * 1024 * 1024;
/**
 * Files and links of many commits: for each commit, in order, those whose content no commit before it has, at the first of their paths. Each
 * tree is read once, checked against its id, however many commits or folders it is in. Submodules are commits of other repositories.
 *
 * Throws `missing-object` for a tree that is missing, damaged or none, `too-large` for more than anybody keeps.
 */
async function* listFiles(objects, commits) {
    const roots = [];
    for await (const bytes of (0,typed_objects/* readObjects */.$)(objects, commits, 'commit'))
        roots.push((0,git_trees/* treeNamed */.GR)(commits[roots.length] ?? '', bytes));
    const walk = new Walk(objects, (roots[0]?.length ?? 0) / 2);
    const distinct = [...new Set(roots)];
    const trees = (0,typed_objects/* readObjects */.$)(objects, distinct, 'tree');
    const listed = new Set();
    for (const root of roots) {
        if (listed.has(root))
            yield [];
        else {
            listed.add(root);
            const { value, done } = await trees.next();
            if (done)
                throw new Error(`tree ${root} was not given`);
            yield await walk.newFiles(root, value);
        }
    }
}
class Walk {
    #objects;
    #idLength;
    /** Of earlier commits. */
    #trees;
    #files;
    constructor(objects, idLength) {
        this.#objects = objects;
        this.#idLength = idLength;
        this.#trees = new IdSet(idLength);
        this.#files = new IdSet(idLength);
    }
    async newFiles(root, bytes) {
        const listed = await this.#readNew(root, bytes);
        const found = [];
        const remember = [...listed.keys()];
        this.#collect(listed, root, Buffer.alloc(0), found);
        for (const tree of remember)
            this.#trees.add(Buffer.from(tree, 'hex'), 0);
        return found;
    }
    /** The trees below one that no earlier commit has, level by level: a level is one question. */
    async #readNew(root, bytes) {
        const listed = new Map();
        if (this.#trees.has(Buffer.from(root, 'hex'), 0))
            return listed;
        listed.set(root, this.#list(bytes));
        let size = bytes.length;
        for (let level = [root], depth = 1; level.length > 0; depth += 1) {
            if (depth > MAX_DEPTH)
                throw tooMuch(`tree ${root} has folders more than ${MAX_DEPTH} deep`);
            const below = level.flatMap((tree) => this.#subtrees(listed.get(tree)));
            level = [...new Set(below)].filter((tree) => !listed.has(tree));
            let at = 0;
            for await (const read of (0,typed_objects/* readObjects */.$)(this.#objects, level, 'tree')) {
                listed.set(level[at] ?? '', this.#list(read));
                at += 1;
                size += read.length;
                if (size > MAX_TREE_BYTES)
                    throw tooMuch(`tree ${root} has more than ${MAX_TREE_BYTES} bytes of folders`);
            }
        }
        return listed;
    }
    #list(tree) {
        const entries = [];
        (0,tree_entries/* eachEntry */.sJ)(tree, this.#idLength, (mode, name, nul) => {
            const known = (0,tree_entries/* isTree */.xK)(mode) ? this.#trees : (0,tree_entries/* isFile */.fo)(mode) || (0,tree_entries/* isLink */.PJ)(mode) ? this.#files : null;
            if (known !== null && !known.has(tree, nul + 1))
                entries.push({ mode, name, nul });
        });
        return { tree, entries };
    }
    #subtrees(listed) {
        if (listed === undefined)
            return [];
        const { tree, entries } = listed;
        return entries.flatMap(({ mode, nul }) => ((0,tree_entries/* isTree */.xK)(mode) ? [(0,git_trees/* idAt */.jj)(tree, nul + 1, this.#idLength)] : []));
    }
    /** Down in the order of the paths, into each tree once: what it has was found at its first path. */
    #collect(listed, oid, prefix, found) {
        const here = listed.get(oid);
        if (here === undefined)
            return;
        listed.delete(oid);
        for (const { mode, name, nul } of here.entries) {
            if (!(0,tree_entries/* isTree */.xK)(mode) && !this.#files.add(here.tree, nul + 1))
                continue;
            const id = (0,git_trees/* idAt */.jj)(here.tree, nul + 1, this.#idLength);
            if ((0,tree_entries/* isTree */.xK)(mode) && !listed.has(id))
                continue;
            const path = Buffer.concat([prefix, here.tree.subarray(name, nul)]);
            if (path.length > MAX_PATH_BYTES)
                throw tooMuch(`tree ${oid} has a path of ${path.length} bytes`);
            if ((0,tree_entries/* isTree */.xK)(mode))
                this.#collect(listed, id, Buffer.concat([path, SLASH]), found);
            else
                found.push({ path: linePath(path), mode: (0,tree_entries/* canonicalMode */.kQ)(mode), oid: id, size: null });
        }
        if (this.#files.size > MAX_FILES)
            throw tooMuch(`the commits have more than ${MAX_FILES} different files`);
    }
}
const SLASH = Buffer.from('/');
function tooMuch(what) {
    return new verdict/* GatehouseError */.G('too-large', what, 'Delete the branch or tag that has it, or keep pins in a repository of their own.');
}

;// CONCATENATED MODULE: ../forge/src/git/line/line-log.ts



const LF = 0x0a;
const line_log_NUL = '\0';
/** No configuration of a repository has a say in `rev-list`, unlike `log`, which can be told to start a program. */
const ARGUMENTS = ['rev-list', '--first-parent', '--encoding=UTF-8', '--format=%H%x00%P%x00%ct%x00%s'];
/** The first-parent line of a commit, newest first, from one git. Throws `shallow` when it was cut, `missing-object` when it has a hole. */
async function logLine(repository, tip) {
    const git = (0,process/* startGit */.BE)(repository.place, [...ARGUMENTS, '--stdin']);
    try {
        git.stdin.end(`${tip}\n`);
        const queue = new byte_queue/* ByteQueue */.y();
        const line = [];
        for await (const piece of git.stdout) {
            queue.push(piece);
            // Each has a line `commit <id>` above it, and only git 2.33 can leave that out.
            for (let text = queue.takeUntil(LF); text !== null; text = queue.takeUntil(LF))
                if (text.includes(line_log_NUL))
                    line.push(line_log_parse(text));
        }
        const { code, stderr } = await (0,process/* exitOf */.sX)(git);
        if (code !== 0)
            throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
        if (line[0]?.oid !== tip || !isLine(line))
            throw (0,faults/* missingObject */.Ku)(`the history of ${tip} has a hole`);
        const end = line.at(-1)?.oid ?? tip;
        if (repository.boundary.has(end))
            throw (0,faults/* shallow */.x7)(`its history ends at ${end}`);
        return line;
    }
    finally {
        git.stop();
    }
}
function line_log_parse(bytes) {
    const [oid = '', parents = '', seconds = '', ...subject] = bytes.toString('utf8').split(line_log_NUL);
    return {
        oid,
        parents: parents === '' ? [] : parents.split(' '),
        committedAt: moment(Number(seconds)),
        subject: subject.join(' '),
    };
}
/** Anybody can write any number there. */
function moment(seconds) {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00Z' : date.toISOString().replace('.000Z', 'Z');
}
function isLine(line) {
    return line.every(({ parents }, at) => parents[0] === line[at + 1]?.oid);
}

;// CONCATENATED MODULE: ../forge/src/git/line/line-tree.ts



const ENTRY = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64})$/;
const TAB = 0x09;
const line_tree_NUL = 0;
/** Every file, link and submodule of a commit. Sizes are null, for a clone without contents does not know them. */
async function listTree(repository, commit) {
    const git = (0,process/* startGit */.BE)(repository.place, ['ls-tree', '-r', '-z', '--full-tree', commit]);
    git.stdin.end();
    const output = await (0,process/* outputOf */.jH)(git);
    const { code, stderr } = await (0,process/* exitOf */.sX)(git);
    if (code !== 0)
        throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
    return [...entries(output)];
}
function* entries(output) {
    for (let at = 0; at < output.length;) {
        const tab = output.indexOf(TAB, at);
        const end = output.indexOf(line_tree_NUL, tab);
        const match = ENTRY.exec(output.toString('latin1', at, tab));
        if (tab < 0 || end < 0 || match === null)
            throw (0,faults/* missingObject */.Ku)('git ls-tree printed an unknown entry');
        const [, mode = '', oid = ''] = match;
        yield { path: linePath(output.subarray(tab + 1, end)), mode, oid, size: null };
        at = end + 1;
    }
}

;// CONCATENATED MODULE: ../forge/src/git/line/line.ts







/** Contents of one `readBlobs`, all in memory. */
const MOST_BYTES = 512 * 1024 * 1024;
/** A first-parent line over the objects of a repository on disk. */
function lineOf(repository, objects, fetch) {
    const infos = async (oids, kind) => {
        refuseNames(oids);
        const before = await objects.info(oids);
        const missing = oids.filter((_, at) => before[at] === null);
        if (missing.length === 0)
            return checked(oids, before, kind);
        await fetch([...new Set(missing)], kind);
        return checked(oids, await objects.info(oids), kind);
    };
    let last = null;
    return {
        have: async (oids, kind) => (await infos(oids, kind)).map(({ size }) => size),
        async readLine(tip) {
            await infos([tip], 'commit');
            // A commit's history is always the same, and a clean-up reads it for every set of images.
            if (last?.tip !== tip)
                last = { tip, line: await diffLine(repository, await logLine(repository, tip)) };
            return last.line;
        },
        async readTree(commit) {
            await infos([commit], 'commit');
            return listTree(repository, commit);
        },
        async *readFiles(commits) {
            await infos(commits, 'commit');
            yield* listFiles(objects, commits);
        },
        async readBlobs(oids) {
            const wanted = [...new Set(oids)];
            const known = await infos(wanted, 'blob');
            refuseTooMuch(known.reduce((sum, { size }) => sum + size, 0));
            const blobs = await objects.read(wanted);
            return new Map(wanted.map((oid, at) => [oid, blobs[at] ?? new Uint8Array()]));
        },
        async isAncestor(ancestor, descendant) {
            await infos([ancestor, descendant], 'commit');
            const args = ['merge-base', '--is-ancestor', ancestor, descendant];
            const { code, stderr } = await (0,process/* runGit */.EO)(repository.place, args);
            if (code === 0 || code === 1)
                return code === 0;
            throw (0,faults/* missingObject */.Ku)((0,faults/* gitSaid */.UU)(stderr));
        },
    };
}
function checked(oids, infos, kind) {
    return oids.map((oid, at) => {
        const info = infos[at];
        if (!info)
            throw (0,faults/* missingObject */.Ku)(`${kind} ${oid} is not there`);
        if (info.type !== kind)
            throw (0,faults/* missingObject */.Ku)(`${oid} is a ${info.type} and no ${kind}`);
        return info;
    });
}
/** Ids come from trees, labels and people; what is no id could be read as anything. */
function refuseNames(oids) {
    const odd = oids.find((oid) => !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(oid));
    if (odd === undefined)
        return;
    throw new verdict/* GatehouseError */.G('invalid-input', `${JSON.stringify(odd)} is not the full id of a commit`, 'Give all 40 hexadecimal digits, in small letters.');
}
function refuseTooMuch(total) {
    if (total <= MOST_BYTES)
        return;
    throw new verdict/* GatehouseError */.G('too-large', `the contents to read have ${total} bytes; at most ${MOST_BYTES} are read together`, 'Narrow the `pins` of the image set to the files that have them.');
}


/***/ }),

/***/ 33058:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ localLine)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13735);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36653);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56827);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31236);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84264);





/**
 * The first-parent lines of a repository on disk; nothing is fetched. Throws `not-a-repository`, `shallow`; its methods throw
 * `missing-object` for contents that a partial clone lacks, and `not-found` for a commit that is not there.
 */
async function localLine(dir) {
    const repository = await (0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .findRepository */ .W)(dir);
    const [cut] = repository.boundary;
    if (cut !== undefined)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .shallow */ .x7)(`its history ends at ${cut}, and promotions are read back to the root`);
    const objects = (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .openObjects */ .d)(repository);
    return {
        ...(0,_line_js__WEBPACK_IMPORTED_MODULE_3__/* .lineOf */ .c)(repository, objects, async (oids, kind) => {
            throw kind === 'commit' ? noCommit(dir, oids) : partial(dir, oids.length);
        }),
        close: async () => objects.close(),
    };
}
function noCommit(dir, oids) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_4__/* .GatehouseError */ .G('not-found', `the repository in ${dir} has no commit ${oids.join(', ')}`, `Fetch it first: git fetch origin ${oids.join(' ')}`);
}
function partial(dir, count) {
    return new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_4__/* .GatehouseError */ .G('missing-object', `the repository in ${dir} lacks the contents of ${count} files of its history; it is a partial clone, and nothing is fetched here`, 'Make a full clone (git clone without --filter), or fetch the rest: git fetch --refetch --no-filter origin');
}


/***/ }),

/***/ 61583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ resolveRevision),
/* harmony export */   y: () => (/* binding */ REGISTRY_CONCURRENCY)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56901);

/** Registries answer many requests at once; politeness has a limit. */
const REGISTRY_CONCURRENCY = 8;
/** What one tag stands for on every image of a set, asked once. Throws RegistryError. */
async function resolveRevision(registry, set, tag) {
    const answers = await (0,p_map__WEBPACK_IMPORTED_MODULE_0__["default"])(set.images, async ({ repository }) => ({ repository, found: await registry.headManifest(repository, tag) }), { concurrency: REGISTRY_CONCURRENCY });
    return {
        digests: new Map(answers.flatMap(({ repository, found }) => (found ? [[repository, found.digest]] : []))),
        missing: answers.flatMap(({ repository, found }) => (found === null ? [repository] : [])),
    };
}


/***/ }),

/***/ 31850:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ scopeText)
/* harmony export */ });
const scopeText = ({ repository, actions }) => `repository:${repository}:${actions}`;


/***/ }),

/***/ 59715:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   J4: () => (/* binding */ mismatch),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   jZ: () => (/* binding */ requireReference),
/* harmony export */   m0: () => (/* binding */ requireDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13735);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88500);



const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const isDigest = (text) => typeof text === 'string' && DIGEST.test(text);
const isTag = (text) => TAG.test(text);
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** Throws `invalid-input`, so that nothing else than a tag or a SHA-256 digest becomes part of an address. */
function requireReference(reference) {
    if (isDigest(reference) || isTag(reference))
        return;
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .GatehouseError */ .G('invalid-input', `\`${reference.slice(0, 200)}\` is neither a tag nor a SHA-256 digest`, 'Give a tag, or `sha256:` and 64 hexadecimal digits in lower case.');
}
function requireDigest(digest) {
    requireReference(digest);
    if (isDigest(digest))
        return;
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_1__/* .GatehouseError */ .G('invalid-input', `\`${digest}\` is a tag where a digest is needed`, 'Give the digest.');
}
/** @param where what the bytes are, for people: `ghcr.io/acme/api@sha256:…` */
function mismatch(where, expected, found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .g('digest-mismatch', `${where} should be ${expected}, and the registry gave ${found}`, 'Nothing of it was used. Run it again; if it stays, the registry, or a proxy before it, changes content.');
}


/***/ }),

/***/ 88500:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ RegistryError)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13735);

/** What a registry refused or failed at; `message` names registry, repository and reference, `fix` what to do. */
class RegistryError extends _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G {
    constructor(code, message, fix, options) {
        super(code, message, fix, options);
        this.name = 'RegistryError';
    }
}


/***/ }),

/***/ 59542:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable),
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _auth_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31850);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88500);
/* harmony import */ var _http_rate_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47871);



/** The error of an answer that is none of the expected, by its status. */
function refusal(answer, about, scope, known) {
    const detail = `${about}: ${scope.registry} answered ${answer.status}${explanation(answer)}`;
    if ((0,_http_rate_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a)(answer)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('rate-limited', detail, 'Run it again later, or with credentials, which have more.');
    }
    switch (answer.status) {
        case 401:
            // A token that was given but lacks the scope is a matter of rights; one that was not, of who asks.
            return known && lacksScope(answer) ? forbidden(detail, scope) : unauthorized(detail, scope, known);
        case 403:
            return known ? forbidden(detail, scope) : unauthorized(detail, scope, known);
        case 404:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('not-found', detail, 'Check the name; where it exists, the credentials may not see it.');
        case 405:
        case 501:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('unsupported', detail, 'This registry does not do that; use its own interface.');
        case 400:
        case 422:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('unsupported', detail, 'The registry says why it refused; put that right first.');
        case 413:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('too-large', detail, 'Push something smaller.');
        default:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('unavailable', detail, 'Run it again; if it stays, look at the state of the registry.');
    }
}
function unauthorized(detail, scope, known) {
    const wanted = `that hold \`${(0,_auth_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .scopeText */ .C)(scope)}\``;
    const fix = known
        ? `Renew the credentials for ${scope.registry}: pass ones`
        : `Pass credentials for ${scope.registry}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('unauthorized', detail, `${fix} ${wanted}; on a laptop: docker login ${scope.registry}.`);
}
function forbidden(detail, scope) {
    const ghcr = scope.actions === 'pull' ? '`packages: read`' : '`packages: write`';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .g('forbidden', `${detail}; \`${(0,_auth_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .scopeText */ .C)(scope)}\` is missing`, `Give the credentials \`${scope.actions}\` on the repository; on GHCR: ${ghcr} in the job, and access in the settings of the package.`);
}
function lacksScope(answer) {
    return (/\berror="?insufficient_scope/i.test(answer.headers.get('www-authenticate') ?? '') || codeOf(answer) === 'DENIED');
}
const explanation = (answer) => {
    const [code, message] = [codeOf(answer), first(answer)?.message];
    const text = [code, typeof message === 'string' ? message : ''].filter((part) => part !== '').join(': ');
    return text === '' ? '' : ` (${printable(text)})`;
};
function codeOf(answer) {
    const code = first(answer)?.code;
    return typeof code === 'string' ? code : '';
}
/** The first error of the list that the distribution specification has for refusals. */
function first({ bytes }) {
    try {
        const { errors } = JSON.parse(Buffer.from(bytes).toString('utf8')) ?? {};
        const [error] = Array.isArray(errors) ? errors : [];
        return typeof error === 'object' && error !== null ? error : undefined;
    }
    catch {
        return undefined;
    }
}
/** Text of a server in one short line without control characters. */
function printable(text) {
    return text
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 200);
}


/***/ }),

/***/ 47871:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ isRateLimit),
  A: () => (/* binding */ secondsAsked)
});

;// CONCATENATED MODULE: ../registry/src/http/retry-after.ts
/**
 * Seconds that an answer asks to wait (RFC 9110, 10.2.3: seconds or a date); null: it does not say, or not in a way that means anything.
 * @param now milliseconds since 1970
 */
function retryAfter(headers, now) {
    const value = headers.get('retry-after')?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value);
    const date = Date.parse(value);
    // A date needs letters: `Date.parse` takes many a number for a year.
    if (!/[A-Za-z]/.test(value) || Number.isNaN(date))
        return null;
    return Math.max(0, Math.ceil((date - now) / 1000));
}

;// CONCATENATED MODULE: ../registry/src/http/rate-limit.ts

/** Whether a refusal is about how much was asked: 429, and what GitHub makes of it, a 403 that says so in a header or in words. */
function isRateLimit({ status, headers, bytes }) {
    if (status !== 403)
        return status === 429;
    const spent = headers.get('x-ratelimit-remaining') === '0';
    return spent || headers.has('retry-after') || /rate limit/i.test(Buffer.from(bytes).toString('utf8'));
}
/** GitHub asks for a minute where it names no time. */
const UNNAMED_SECONDS = 60;
/**
 * Seconds that an answer asks to wait; null: it names none.
 * @param now milliseconds since 1970
 */
function secondsAsked(answer, now) {
    const named = retryAfter(answer.headers, now);
    if (named !== null || !isRateLimit(answer))
        return named;
    const reset = Number(answer.headers.get('x-ratelimit-reset') ?? Number.NaN);
    const spent = answer.headers.get('x-ratelimit-remaining') === '0';
    if (spent && Number.isFinite(reset))
        return Math.max(1, Math.ceil(reset - now / 1000));
    return answer.status === 403 ? UNNAMED_SECONDS : null;
}


/***/ }),

/***/ 20941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t1: () => (/* binding */ DEFAULT_TIMEOUT_MS),
  g2: () => (/* binding */ openTransport),
  g$: () => (/* binding */ tooLarge)
});

// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
// EXTERNAL MODULE: ../registry/src/limits.ts
var limits = __webpack_require__(96167);
;// CONCATENATED MODULE: ../registry/src/http/bounded.ts
/** A body that is longer than it may be. */
class BodyTooLarge extends Error {
    limit;
    constructor(limit) {
        super(`more than ${limit} bytes`);
        this.limit = limit;
    }
}
/** Reads a body of at most `limit` bytes; an endless one is cut as soon as it is longer. Throws `BodyTooLarge`. */
async function readBounded(response, limit) {
    const stated = Number(response.headers.get('content-length') ?? '0');
    if (stated > limit)
        return refuse(response, limit);
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        length += chunk.length;
        // Leaving the loop closes the stream.
        if (length > limit)
            throw new BodyTooLarge(limit);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
async function refuse(response, limit) {
    await response.body?.cancel();
    throw new BodyTooLarge(limit);
}
/** The beginning of a body that only explains; how it ends does not matter. */
async function readBeginning(response, limit) {
    try {
        return await readBounded(response, limit);
    }
    catch {
        return new Uint8Array();
    }
}

// EXTERNAL MODULE: ../registry/src/origin.ts
var origin = __webpack_require__(76189);
;// CONCATENATED MODULE: ../registry/src/http/follow.ts



const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/**
 * Sends a request and follows redirects by hand: credentials stay with the host that they are for, and no address is asked that is not
 * TLS (or from this machine to this machine). Only reading is redirected.
 */
async function follow(send, exchange, signal) {
    const first = new URL(exchange.url);
    let url = first;
    for (let hops = 0; hops <= limits/* MOST_REDIRECTS */.y6; hops += 1) {
        const foreign = url.host !== first.host || url.protocol !== first.protocol;
        const response = await send(url.href, { ...requestOf(exchange, foreign), signal, redirect: 'manual' });
        const location = response.headers.get('location');
        if (!REDIRECTS.has(response.status) || location === null)
            return { response, foreign };
        await response.body?.cancel();
        url = nextUrl(exchange, url, location);
    }
    throw astray(exchange, `it redirects more than ${limits/* MOST_REDIRECTS */.y6} times`);
}
function requestOf({ method, headers, authorization, body }, foreign) {
    const sent = new Headers({ 'accept-encoding': 'identity', 'user-agent': 'gatehouse', ...headers });
    if (authorization && !foreign)
        sent.set('authorization', authorization);
    return { method, headers: sent, ...(body ? { body: Buffer.from(body) } : {}) };
}
function nextUrl(exchange, from, location) {
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD')
        throw astray(exchange, 'it redirects a write');
    const next = (0,origin/* safeUrl */.Pl)(location, from.href);
    if (next !== null)
        return next;
    throw astray(exchange, `it redirects to \`${location.slice(0, 100)}\`, which is not an https:// address`);
}
function astray({ about }, reason) {
    return new errors/* RegistryError */.g('unavailable', `${about} cannot be asked: ${reason}`, 'Name the registry by the host that serves it over https.');
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ../registry/src/http/rate-limit.ts + 1 modules
var rate_limit = __webpack_require__(47871);
;// CONCATENATED MODULE: ../registry/src/http/repeat.ts



const BROKEN = new Set([408, 500, 502, 503, 504]);
/**
 * Asks until there is an answer, with growing pauses or those that the server asks for. A rate limit was not acted on, so everything may be sent
 * again after it; after a lost answer or a 5xx only what may be done twice. A wait beyond all patience is no wait: the answer is returned.
 */
async function repeat(exchange, patience, attempt) {
    for (let repeated = 0;; repeated += 1) {
        const last = repeated >= patience.retries;
        const result = await settle(attempt);
        if ('error' in result) {
            if (last || exchange.once)
                throw lost(exchange, result.error);
            await pause(exchange, patience, 2 ** repeated, reasonOf(result.error));
            continue;
        }
        const again = (0,rate_limit/* isRateLimit */.a)(result) || (BROKEN.has(result.status) && !exchange.once);
        const seconds = (0,rate_limit/* secondsAsked */.A)(result, Date.now()) ?? 2 ** repeated;
        if (!again || last || seconds > patience.longestWaitSeconds)
            return { ...result, repeated };
        await pause(exchange, patience, seconds, `status ${result.status}`);
    }
}
async function settle(attempt) {
    try {
        return await attempt();
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g)
            throw error;
        return { error };
    }
}
async function pause({ about }, { log, unitMs }, seconds, reason) {
    log(`${about}: ${reason}, asking again in ${seconds} s`);
    await (0,promises_.setTimeout)(seconds * unitMs);
}
function lost({ about }, cause) {
    return new errors/* RegistryError */.g('unavailable', `${about} cannot be asked: ${reasonOf(cause)}`, 'Check the name of the registry and the network, then run it again.', { cause });
}
/** `fetch failed` says nothing; what it was caused by does. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return 'the request failed';
    if (error.name === 'TimeoutError')
        return 'no complete answer in time';
    const cause = error.cause;
    return cause instanceof Error && cause.message !== '' ? cause.message.slice(0, 200) : error.message.slice(0, 200);
}

;// CONCATENATED MODULE: ../registry/src/http/slots.ts
/** Lets `most` jobs run at once; the others wait in order. */
function slots(most) {
    let free = most;
    const waiting = [];
    const leave = () => {
        const next = waiting.shift();
        if (next === undefined)
            free += 1;
        else
            next();
    };
    return async (job) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await job();
        }
        finally {
            leave();
        }
    };
}

;// CONCATENATED MODULE: ../registry/src/http/transport.ts






/** One attempt, with its redirects and its body. */
const DEFAULT_TIMEOUT_MS = 60_000;
function openTransport(options) {
    const send = options.fetch ?? fetch;
    const turn = slots(limits/* CONCURRENCY */.iy);
    const patience = {
        unitMs: options.unitMs ?? 1000,
        timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        retries: 4,
        longestWaitSeconds: 60,
        log: options.log ?? (() => { }),
    };
    const attempt = async (exchange) => {
        // A stream takes as long as it takes; whoever reads it watches the time.
        const control = new AbortController();
        const alarm = setTimeout(() => control.abort(timeout()), patience.timeoutMs);
        try {
            return await read(exchange, await follow(send, exchange, control.signal));
        }
        finally {
            clearTimeout(alarm);
        }
    };
    return { ask: (exchange) => repeat(exchange, patience, () => turn(() => attempt(exchange))) };
}
const timeout = () => new DOMException('no complete answer in time', 'TimeoutError');
async function read(exchange, { response, foreign }) {
    const { status, headers } = response;
    const none = { status, headers, foreign, bytes: new Uint8Array(), body: null };
    if (!response.ok)
        return { ...none, bytes: await readBeginning(response, limits/* SMALL_BYTES */.El) };
    if (exchange.method === 'HEAD')
        return none;
    if (exchange.limit === 'stream')
        return { ...none, body: response.body };
    try {
        return { ...none, bytes: await readBounded(response, exchange.limit) };
    }
    catch (error) {
        throw error instanceof BodyTooLarge ? tooLarge(exchange.about, error.limit) : error;
    }
}
function tooLarge(about, limit) {
    return new errors/* RegistryError */.g('too-large', `${about} is more than ${limit} bytes`, 'Nothing of it was used. Push something smaller there, or take the image out of the policy.');
}


/***/ }),

/***/ 83308:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseImageName),
/* harmony export */   i: () => (/* binding */ canonicalRegistry)
/* harmony export */ });
/* harmony import */ var _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13735);

/** OCI distribution specification, "Pulling manifests". */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?$/;
const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * Splits a name as references have it; one without a registry is Docker Hub's, where a name of one part stands for `library/…`.
 * Throws `invalid-input` for what is no name, and for a tag or digest behind it.
 */
function parseImageName(name) {
    const [first = '', ...rest] = name.split('/');
    const named = rest.length > 0 && (/[.:]/.test(first) || first.toLowerCase() === 'localhost');
    const registry = canonicalRegistry(named ? first : 'docker.io');
    const path = named ? rest.join('/') : name;
    const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    const isHost = HOST.test(registry) && URL.canParse(`https://${registry}`);
    if (isHost && REPOSITORY.test(repository) && name.length <= 255)
        return { registry, repository };
    throw new _gatehouse_policy__WEBPACK_IMPORTED_MODULE_0__/* .GatehouseError */ .G('invalid-input', `\`${name.slice(0, 300)}\` is not the name of an image repository`, 'Give registry and repository without tag and digest, such as `ghcr.io/acme/api`.');
}
/** One spelling for a registry: lower case, and Docker Hub by its name in references. */
function canonicalRegistry(registry) {
    const host = registry.toLowerCase();
    return HUB.has(host) ? 'docker.io' : host;
}


/***/ }),

/***/ 96167:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ CONFIG_BYTES),
/* harmony export */   El: () => (/* binding */ SMALL_BYTES),
/* harmony export */   Ll: () => (/* binding */ MOST_PAGES),
/* harmony export */   NA: () => (/* binding */ MOST_PLATFORMS),
/* harmony export */   QU: () => (/* binding */ MOST_BETWEEN_ENTRIES),
/* harmony export */   U6: () => (/* binding */ PAGE_BYTES),
/* harmony export */   V0: () => (/* binding */ MOST_ENTRIES),
/* harmony export */   _J: () => (/* binding */ UNPACKED_BYTES),
/* harmony export */   _h: () => (/* binding */ MOST_TAGS),
/* harmony export */   aD: () => (/* binding */ TAGS_PER_PAGE),
/* harmony export */   bl: () => (/* binding */ MOST_LAYERS),
/* harmony export */   gM: () => (/* binding */ LAYER_BYTES),
/* harmony export */   iy: () => (/* binding */ CONCURRENCY),
/* harmony export */   mr: () => (/* binding */ DEEPEST_INDEX),
/* harmony export */   ms: () => (/* binding */ MANIFEST_BYTES),
/* harmony export */   oR: () => (/* binding */ MOST_CHILDREN),
/* harmony export */   sW: () => (/* binding */ REMEMBERED_MANIFESTS),
/* harmony export */   tJ: () => (/* binding */ REMEMBERED_BYTES),
/* harmony export */   y6: () => (/* binding */ MOST_REDIRECTS)
/* harmony export */ });
const MIB = 1024 * 1024;
/** Most bytes of an answer's body; what is longer is cut off and refused. The distribution specification names 4 MiB for manifests. */
const MANIFEST_BYTES = 4 * MIB;
const CONFIG_BYTES = 8 * MIB;
const PAGE_BYTES = 4 * MIB;
/** Of token servers and of refusals. */
const SMALL_BYTES = 64 * 1024;
/** Tags asked for in a page; registries that give fewer, or all, do so. */
const TAGS_PER_PAGE = 1000;
const MOST_PAGES = 1000;
const MOST_TAGS = 500_000;
/** Entries of an index; container engines have no use for more. */
const MOST_CHILDREN = 2000;
const MOST_LAYERS = 1000;
/** Indexes in indexes. */
const DEEPEST_INDEX = 4;
const MOST_PLATFORMS = 256;
/** Requests in flight to all registries together. */
const CONCURRENCY = 8;
const MOST_REDIRECTS = 5;
/** Manifests that one run remembers. */
const REMEMBERED_MANIFESTS = 20_000;
const REMEMBERED_BYTES = 64 * MIB;
/** A layer: compressed, unpacked, and how many entries it may have. */
const LAYER_BYTES = 4096 * MIB;
const UNPACKED_BYTES = 16_384 * MIB;
const MOST_ENTRIES = 500_000;
/** Of headers and zeros between two entries, or behind the last; Go takes 1 MiB for a header, and archives end on zeros of 10 KiB. */
const MOST_BETWEEN_ENTRIES = 8 * MIB;


/***/ }),

/***/ 66818:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   FA: () => (/* binding */ ACCEPT),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   IW: () => (/* binding */ isLayer),
/* harmony export */   _m: () => (/* binding */ isImageConfig),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf)
/* harmony export */ });
/* unused harmony export OCI_MANIFEST */
const OCI = 'application/vnd.oci.image';
const DOCKER = 'application/vnd.docker';
const OCI_INDEX = `${OCI}.index.v1+json`;
const OCI_MANIFEST = `${OCI}.manifest.v1+json`;
const DOCKER_LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const DOCKER_MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;
/** All four: a registry may convert, or refuse, what it is not asked for. */
const ACCEPT = [OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST].join(', ');
const KINDS = new Map([
    [OCI_INDEX, 'index'],
    [DOCKER_LIST, 'index'],
    [OCI_MANIFEST, 'image'],
    [DOCKER_MANIFEST, 'image'],
]);
/** What a manifest of that media type is; undefined: none that is read here. */
const kindOf = (mediaType) => KINDS.get(mediaType);
/** A `Content-Type` without its parameters. */
function mediaTypeOf(header) {
    return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
const CONFIGS = new Set([`${OCI}.config.v1+json`, `${DOCKER}.container.image.v1+json`]);
/** Whether a configuration is a container image's; artifacts have others. */
const isImageConfig = (mediaType) => CONFIGS.has(mediaType);
const LAYER = /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1\.tar(?:\+(?:gzip|zstd))?|docker\.image\.rootfs\.(?:diff|foreign\.diff)\.tar(?:\.gzip|\.zstd)?)$/;
/** Whether a layer is an archive of files; that of an attestation is not. */
const isLayer = (mediaType) => LAYER.test(mediaType);


/***/ }),

/***/ 47119:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Qm: () => (/* binding */ malformed),
/* harmony export */   To: () => (/* binding */ optionalTexts),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   mR: () => (/* binding */ optionalText),
/* harmony export */   xC: () => (/* binding */ optionalMap)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88500);

/** @param about what was read, for people */
function malformed(about, reason) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .g('unsupported', `${about} cannot be understood: ${reason}`, 'Nothing of it was used; look at what was pushed there, and push it again with a current builder.');
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A JSON object in UTF-8. Throws `unsupported`. */
function parseObject(bytes, about) {
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        throw malformed(about, 'it is not JSON');
    }
    if (!isObject(value))
        throw malformed(about, 'it is not a JSON object');
    return value;
}
/** A text, or null where there is none. */
function optionalText(value, key, about) {
    if (value === undefined || value === null)
        return null;
    if (typeof value === 'string')
        return value;
    throw malformed(about, `\`${key}\` is not a text`);
}
/** A list of texts; none where there is no list, as Go writes an empty one. */
function optionalTexts(value, key, about) {
    if (value === undefined || value === null)
        return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw malformed(about, `\`${key}\` is not a list of texts`);
}
/** Texts by name. */
function optionalMap(value, key, about) {
    if (value === undefined || value === null)
        return {};
    if (!isObject(value))
        throw malformed(about, `\`${key}\` does not map names to texts`);
    const entries = Object.entries(value);
    if (entries.every((entry) => typeof entry[1] === 'string')) {
        return Object.fromEntries(entries);
    }
    throw malformed(about, `\`${key}\` does not map names to texts`);
}


/***/ }),

/***/ 90258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ openRegistry)
});

// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
// EXTERNAL MODULE: ../registry/src/faults.ts
var faults = __webpack_require__(59542);
// EXTERNAL MODULE: ../registry/src/image-name.ts
var image_name = __webpack_require__(83308);
// EXTERNAL MODULE: ../registry/src/limits.ts
var src_limits = __webpack_require__(96167);
;// CONCATENATED MODULE: ../registry/src/auth/challenge.ts
const LONGEST = 8192;
const SCHEME = /(?:^|,)\s*(basic|bearer)(?=\s|,|$)/gi;
const PARAMETER = /([a-z][a-z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi;
/** The challenge of a `WWW-Authenticate` header that can be met: a token when there is a choice. Null: there is none. */
function parseChallenge(header) {
    if (header === null || header.length > LONGEST)
        return null;
    // What stands in quotes may look like anything; it is blanked, at the same length, to find where challenges begin.
    const bare = header.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => `"${'_'.repeat(quoted.length - 2)}"`);
    const starts = [...bare.matchAll(SCHEME)];
    const challenges = starts.map((match, index) => {
        const part = header.slice(match.index + match[0].length, starts[index + 1]?.index ?? header.length);
        const scheme = match[1]?.toLowerCase() === 'bearer' ? 'bearer' : 'basic';
        return { scheme, parameters: parametersOf(part) };
    });
    return challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0] ?? null;
}
function parametersOf(text) {
    const parameters = new Map();
    for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER)) {
        parameters.set(name.toLowerCase(), quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'));
    }
    return parameters;
}

// EXTERNAL MODULE: ../registry/src/origin.ts
var origin = __webpack_require__(76189);
;// CONCATENATED MODULE: ../registry/src/auth/realm.ts


/** Token servers under another host than their registry's. */
const BUILT_IN = new Map([['docker.io', 'auth.docker.io']]);
/**
 * The address of a token server. A registry says itself where to send credentials, and a reference may name any registry; so they only
 * go to the registry's own host, or to one that is known.
 * @param realm as the registry's challenge has it
 * @param trusted hosts, with or without a port
 */
function realmUrl(registry, realm, trusted) {
    const base = (0,origin/* originOf */.yv)(registry);
    const url = realm === '' ? null : (0,origin/* safeUrl */.Pl)(realm, base);
    if (url !== null && isTrusted(registry, url, new URL(base), trusted))
        return url;
    throw new errors/* RegistryError */.g('forbidden', `${registry} sends for tokens to \`${realm.slice(0, 200)}\`, which is not its own host, over https`, url === null ? 'Use the registry over https.' : `If that is right, add \`${url.host}\` to the trusted realms.`);
}
function isTrusted(registry, url, own, trusted) {
    if (url.hostname === own.hostname || ((0,origin/* isLoopback */.U9)(url.host) && (0,origin/* isLoopback */.U9)(own.host)))
        return true;
    return [BUILT_IN.get(registry), ...trusted].some((host) => host === url.host || host === url.hostname);
}

// EXTERNAL MODULE: ../registry/src/auth/scope.ts
var auth_scope = __webpack_require__(31850);
// EXTERNAL MODULE: ../registry/src/manifests/shape.ts
var shape = __webpack_require__(47119);
;// CONCATENATED MODULE: ../registry/src/auth/token.ts

/** Distribution's token specification: without `expires_in` a token is good for a minute. */
const DEFAULT_SECONDS = 60;
const LONGEST_SECONDS = 3600;
/**
 * The token of a token server's answer (`token`, or `access_token` of OAuth 2). It is renewed before it ends: after four fifths of its
 * time, counted from before it was asked for.
 * @param askedAt milliseconds, on the clock of `performance.now()`
 */
function parseToken(answer, about, askedAt) {
    const { token, access_token, expires_in } = (0,shape/* parseObject */.lj)(answer.bytes, about);
    const text = [token, access_token].find((value) => typeof value === 'string' && value !== '');
    // It becomes a header: one line of visible characters.
    if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text))
        return null;
    const stated = typeof expires_in === 'number' && expires_in > 0 ? expires_in : DEFAULT_SECONDS;
    return { text, renewAt: askedAt + Math.min(stated, LONGEST_SECONDS) * 800 };
}

;// CONCATENATED MODULE: ../registry/src/auth/authority.ts








function openAuthority({ registry, credentials, realms, transport }) {
    const own = credentials.find((entry) => (0,image_name/* canonicalRegistry */.i)(entry.registry) === registry) ?? null;
    const tokens = new Map();
    let challenge = null;
    const ask = async (scope, { parameters }) => {
        const url = realmUrl(registry, parameters.get('realm') ?? '', realms);
        const service = parameters.get('service');
        if (service !== undefined)
            url.searchParams.set('service', service);
        url.searchParams.set('scope', (0,auth_scope/* scopeText */.C)(scope));
        const about = `a token of ${registry} for \`${(0,auth_scope/* scopeText */.C)(scope)}\``;
        const askedAt = performance.now();
        const authorization = own && basic(own);
        const answer = await transport.ask({ method: 'GET', url: url.href, authorization, limit: src_limits/* SMALL_BYTES */.El, about });
        if (answer.status !== 200)
            throw (0,faults/* refusal */.x)(answer, about, scope, own !== null);
        const token = parseToken(answer, about, askedAt);
        if (token !== null)
            return token;
        throw new errors/* RegistryError */.g('unavailable', `${about}: the answer has none`, 'Check the registry and run it again.');
    };
    /** One question at a time for each scope, however many requests wait for it. */
    const tokenFor = (scope, known) => {
        const key = (0,auth_scope/* scopeText */.C)(scope);
        const asked = ask(scope, known);
        tokens.set(key, asked);
        asked.catch(() => tokens.delete(key));
        return asked;
    };
    const show = async (scope, known) => {
        if (known.scheme === 'basic') {
            if (own !== null)
                return basic(own);
            throw new errors/* RegistryError */.g('unauthorized', `${registry} wants a user name and a password`, CREDENTIALS(registry));
        }
        const held = await tokens.get((0,auth_scope/* scopeText */.C)(scope));
        const token = held && held.renewAt > performance.now() ? held : await latest(scope, known, held);
        return `Bearer ${token.text}`;
    };
    /** Others may have renewed the token since it was looked at. */
    const latest = (scope, known, old) => {
        const now = tokens.get((0,auth_scope/* scopeText */.C)(scope));
        return now === undefined
            ? tokenFor(scope, known)
            : now.then((held) => (held === old ? tokenFor(scope, known) : held));
    };
    return {
        current: async (scope) => (challenge === null ? null : show(scope, challenge)),
        async renewed(scope, answer, shown) {
            const found = answer.foreign ? null : parseChallenge(answer.headers.get('www-authenticate'));
            const about = `${registry}/${scope.repository}`;
            if (found === null || (found.scheme === 'basic' && shown !== null)) {
                throw (0,faults/* refusal */.x)(answer, about, scope, own !== null);
            }
            challenge = found;
            const held = await tokens.get((0,auth_scope/* scopeText */.C)(scope));
            if (held && shown === `Bearer ${held.text}`)
                tokens.delete((0,auth_scope/* scopeText */.C)(scope));
            return show(scope, found);
        },
    };
}
const CREDENTIALS = (registry) => `Pass credentials for ${registry} that may do this; on a laptop: docker login ${registry}.`;
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

// EXTERNAL MODULE: ../registry/src/http/transport.ts + 4 modules
var http_transport = __webpack_require__(20941);
;// CONCATENATED MODULE: ../registry/src/client.ts





function openClient(options) {
    const transport = (0,http_transport/* openTransport */.g2)(options);
    const authorities = new Map();
    const knows = (registry) => options.credentials.some((entry) => (0,image_name/* canonicalRegistry */.i)(entry.registry) === registry);
    const authorityOf = (registry) => {
        const { credentials, realms = [] } = options;
        const authority = authorities.get(registry) ?? openAuthority({ registry, credentials, realms, transport });
        authorities.set(registry, authority);
        return authority;
    };
    return {
        async ask(image, { path, actions, about, also = [], ...rest }) {
            const { registry, repository } = (0,image_name/* parseImageName */.R)(image);
            const scope = { registry, repository, actions };
            const url = new URL(path, `${(0,origin/* originOf */.yv)(registry)}/v2/${repository}/`).href;
            const exchange = { ...rest, url, about: `${image}${about}` };
            const answer = await authorised(exchange, scope, authorityOf(registry), (sent) => transport.ask(sent));
            if ((answer.status >= 200 && answer.status < 300) || also.includes(answer.status))
                return answer;
            throw (0,faults/* refusal */.x)(answer, exchange.about, scope, knows(registry));
        },
    };
}
/** What was shown may have run out on the way, so that a 401 is answered once with something newer. */
async function authorised(exchange, scope, authority, send) {
    const shown = await authority.current(scope);
    const answer = await send({ ...exchange, authorization: shown });
    if (answer.status !== 401)
        return answer;
    return send({ ...exchange, authorization: await authority.renewed(scope, answer, shown) });
}

// EXTERNAL MODULE: ../registry/src/digest.ts
var src_digest = __webpack_require__(59715);
// EXTERNAL MODULE: ../registry/src/manifests/media-types.ts
var media_types = __webpack_require__(66818);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../registry/src/layers/checked-blob.ts



/** A blob as it arrives. Its end is an error unless size and digest are the expected; a pause longer than `timeoutMs` is one too. */
async function* checkedBlob(body, { digest, size }, about, timeoutMs) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let length = 0;
    for await (const chunk of body === null ? [] : unpaused(body, about, timeoutMs)) {
        length += chunk.length;
        if (length > size)
            throw (0,src_digest/* mismatch */.J4)(about, `${size} bytes`, 'more');
        hash.update(chunk);
        yield chunk;
    }
    const found = `sha256:${hash.digest('hex')}`;
    if (length !== size)
        throw (0,src_digest/* mismatch */.J4)(about, `${size} bytes`, `${length} bytes`);
    if (found !== digest)
        throw (0,src_digest/* mismatch */.J4)(about, digest, found);
}
async function* unpaused(body, about, timeoutMs) {
    const reader = body.getReader();
    try {
        for (;;) {
            const { done, value } = await inTime(reader.read(), timeoutMs);
            if (done)
                return;
            yield value;
        }
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message.slice(0, 200) : 'the connection broke';
        throw new errors/* RegistryError */.g('unavailable', `${about} was cut off: ${reason}`, 'Run it again.', { cause });
    }
    finally {
        // Also where the reader of the layer stopped early; a broken stream has nothing left to cancel.
        await reader.cancel().catch(() => { });
    }
}
async function inTime(promise, ms) {
    let alarm;
    const late = new Promise((_, reject) => {
        alarm = setTimeout(() => reject(new Error(`nothing came for ${ms} ms`)), ms);
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(alarm);
    }
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ../registry/src/layers/pax.ts
const SPACE = 0x20;
/**
 * Reads the records (`17 path=usr/bin/sh` and a line feed; POSIX, pax interchange format), the last of a key counts. The library makes UTF-8
 * of them, and Go writes every name that is no ASCII here, whatever its bytes are.
 */
function paxNames(content) {
    const names = {};
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(SPACE, at);
        const length = Number.parseInt(content.toString('latin1', at, space), 10);
        const text = content.subarray(space + 1, at + length - 1);
        const equals = text.indexOf('=');
        if (!(length > 0) || equals < 0)
            break;
        const key = text.toString('latin1', 0, equals);
        if (key === 'path' || key === 'linkpath')
            names[key] = text.subarray(equals + 1);
        at += length;
    }
    return names;
}

;// CONCATENATED MODULE: ../registry/src/layers/names.ts


/**
 * Name and target of an entry whose header was read byte by byte (latin1). Names need not be UTF-8: what is none keeps its bytes apart, as
 * halves of surrogate pairs, which no text has; put together into one replacement sign, different names would become one.
 * @param extended content of the entry's extended header; empty: it has none
 */
function namesOf(header, extended) {
    const pax = paxNames(extended);
    return { name: nameOf(pax.path, header.name), target: nameOf(pax.linkpath, header.linkname ?? '') || null };
}
/** An empty record leaves the header its own. */
function nameOf(record, latin1) {
    return decoded(record === undefined || record.length === 0 ? Buffer.from(latin1, 'latin1') : record);
}
function decoded(bytes) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return bytes.toString('utf8');
    return bytes.toString('latin1').replace(/[\x80-\xff]/g, (sign) => String.fromCharCode(0xdc00 + sign.charCodeAt(0)));
}

;// CONCATENATED MODULE: ../registry/src/layers/entry.ts

const TYPES = new Map([
    ['file', 'file'],
    ['contiguous-file', 'file'],
    ['directory', 'directory'],
    ['symlink', 'symlink'],
    ['link', 'hardlink'],
    ['character-device', 'other'],
    ['block-device', 'other'],
    ['fifo', 'other'],
]);
/**
 * An entry by its header; a text: why it is none. What container engines and this reader could take differently is refused.
 * @param extended content of its extended header; empty: it has none
 */
function entryOf(header, extended) {
    const type = TYPES.get(header.type);
    const { name, target } = namesOf(header, extended);
    const shown = name.slice(0, 100);
    const pax = header.pax ?? {};
    if (type === undefined)
        return `\`${shown}\` is of an unknown type`;
    // Go takes no content for these, whatever the header says; what is content here would be entries there.
    if (type !== 'file' && type !== 'directory' && header.size !== 0)
        return `\`${shown}\` is no file and has a size`;
    if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse.')))
        return `\`${shown}\` is a sparse file`;
    const path = normal(name);
    if (path === null)
        return `\`${shown}\` leads out of the archive`;
    const linked = type === 'symlink' || type === 'hardlink';
    return {
        path,
        type,
        mode: header.mode & 0o7777,
        uid: owner(pax.uid) ?? header.uid,
        gid: owner(pax.gid) ?? header.gid,
        size: type === 'file' ? header.size : 0,
        linkTarget: linked ? target : null,
    };
}
/** From the root, without empty parts and `.`; null: it has a `..` or a NUL. The root itself is the empty path. */
function normal(name) {
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    return parts.includes('..') || name.includes('\0') ? null : parts.join('/');
}
/** Of an extended header, which has it where the other has no room. */
const owner = (text) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null);

// EXTERNAL MODULE: ../../node_modules/.pnpm/tar-stream@3.2.2_bare-buffer@3.7.1/node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(95139);
;// CONCATENATED MODULE: ../registry/src/layers/feed.ts



/** Names as their bytes; the library's types leave the option out. */
const BY_BYTES = { filenameEncoding: 'latin1' };
/**
 * Reads an archive to its end and gives every header to `see`. What `see` throws ends it, and so does an archive that is none
 * (`unsupported`).
 */
async function feed(chunks, about, see) {
    const archive = (0,tar_stream.extract)(BY_BYTES);
    const ended = new Promise((resolve, reject) => {
        archive.on('error', reject);
        archive.on('finish', () => resolve());
        archive.on('entry', (header, content, next) => {
            // What is wrong with the content, the archive says too.
            content.on('error', () => { });
            content.on('end', () => next());
            content.resume();
            try {
                see(header);
            }
            catch (error) {
                reject(error);
            }
        });
    });
    try {
        await Promise.race([ended, write(archive, chunks)]);
        await ended;
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g)
            throw error;
        throw (0,shape/* malformed */.Qm)(about, error instanceof Error ? error.message.slice(0, 200) : 'it is no archive');
    }
    finally {
        archive.destroy();
    }
}
async function write(archive, chunks) {
    for await (const chunk of chunks) {
        if (!archive.destroying && !archive.write(chunk))
            await room(archive);
        // Leaving the loop ends the download.
        if (archive.destroying)
            return;
    }
    archive.end(null);
}
/** An archive that was refused takes nothing any more, and does not say so by `drain`. */
function room(archive) {
    return new Promise((resolve) => {
        const go = () => {
            archive.off('drain', go);
            archive.off('close', go);
            resolve();
        };
        archive.on('drain', go);
        archive.on('close', go);
    });
}

;// CONCATENATED MODULE: ../registry/src/layers/header.ts
/**
 * Why container engines, whose archives are read by Go's `archive/tar`, take a header in another way than the library here; null: they do
 * not. Whatever is read in two ways shows files that an image has not, or hides some that it has.
 * @param block of 512 bytes
 */
function oddHeader(block) {
    const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('latin1');
    const magic = text.slice(257, 263);
    if (!NUMBERS.every(([at, length]) => isNumber(text.slice(at, at + length))))
        return 'a number in it is none';
    // Go ends the first part of a long name earlier here.
    if (magic === 'ustar\0' && text.startsWith('tar\0', 508))
        return 'it has a header of star';
    if (magic === 'ustar ' && holdsPath(text))
        return 'its times are none';
    return null;
}
/** Mode, owner, group and size. */
const NUMBERS = [
    [100, 8],
    [108, 8],
    [116, 8],
    [124, 12],
];
/** In octal, or in binary behind 0x80. Go skips zeros before digits, which end the number for others. */
const isNumber = (field) => field.startsWith('\x80') || /^ *[0-7]*[ \0]*$/.test(field);
/** Where GNU writes times and Go finds none, it looks for the first part of a long name. */
function holdsPath(text) {
    const [accessed, changed] = [text.slice(345, 357), text.slice(357, 369)];
    return !accessed.startsWith('\0') && !(isNumber(accessed) && (changed.startsWith('\0') || isNumber(changed)));
}

;// CONCATENATED MODULE: ../registry/src/layers/gaps.ts


const BLOCK = 512;
/** What is handed on at once, so that entries are told of before much more is read. */
const PIECE = 128 * BLOCK;
const padded = (size) => Math.ceil(size / BLOCK) * BLOCK;
/**
 * Container engines stop at a block of zeros and do not apply global headers to entries; the library here reads on, and does. So an entry
 * behind either would be seen here and not be in the image: a deletion mark there would hide a file that the image has. Only what
 * belongs to the entry itself (long names, extended header) may precede it.
 */
function gapChecker() {
    let held = [];
    let end = 0;
    return {
        async *watch(archive, endless) {
            let at = 0;
            for await (const bytes of inBlocks(archive)) {
                if (at - end > src_limits/* MOST_BETWEEN_ENTRIES */.QU)
                    throw endless();
                // Content that is known to be an entry's need not be kept.
                if (at + bytes.length > end)
                    held.push({ at, bytes });
                at += bytes.length;
                yield bytes;
            }
        },
        before(header) {
            const content = offsetOf(header);
            if (content === null)
                return 'its entries have no places';
            const blockAt = (position) => {
                const part = held.find(({ at, bytes }) => at <= position && position < at + bytes.length);
                return part?.bytes.subarray(position - part.at, position - part.at + BLOCK);
            };
            const extended = whyNotEntry(header, blockAt(content - BLOCK)) ?? extendedBetween(end, content - BLOCK, blockAt);
            end = content + (header.type === 'directory' ? 0 : padded(header.size));
            held = held.filter(({ at, bytes }) => at + bytes.length > end);
            return extended;
        },
    };
}
/** Where an entry's content begins; tar-stream says so, its types do not. */
function offsetOf(header) {
    return typeof header.byteOffset === 'number' ? header.byteOffset : null;
}
/** The content of the last extended header there, which replaces those before it; a text: something else is there. */
function extendedBetween(from, to, blockAt) {
    let position = from;
    let extended = Buffer.alloc(0);
    const kinds = new Set();
    while (position < to) {
        const block = blockAt(position);
        if (block === undefined)
            return 'its entries overlap';
        if (block.every((byte) => byte === 0))
            return 'something follows its end';
        const kind = kindOf(block);
        // Extended header, and GNU's long name and long link.
        if (!'xLK'.includes(kind))
            return 'it has a global header';
        const size = Number.parseInt(block.toString('latin1', 124, 136), 8);
        if (!(size >= 0) || oddHeader(block) !== null)
            return 'an extended header has no size';
        kinds.add(kind);
        if (kind === 'x')
            extended = bytesAt(position + BLOCK, size, blockAt);
        position += BLOCK + padded(size);
    }
    if (position !== to)
        return 'its entries overlap';
    // Each reader believes another of them.
    return kinds.has('x') && kinds.size > 1 ? 'an entry has extended headers of two kinds' : extended;
}
function bytesAt(from, size, blockAt) {
    const blocks = [];
    for (let at = from; at < from + size; at += BLOCK)
        blocks.push(blockAt(at) ?? Buffer.alloc(0));
    return Buffer.concat(blocks).subarray(0, size);
}
function whyNotEntry({ name }, block) {
    if (block === undefined)
        return 'its entries overlap';
    const odd = oddHeader(block);
    // Without a type it is a folder to Go, and has no content.
    const old = kindOf(block) === '\0' && name.endsWith('/') ? 'it is a folder that calls itself a file' : null;
    const reason = odd ?? old;
    return reason === null ? null : `\`${name.slice(0, 100)}\`: ${reason}`;
}
const kindOf = (block) => String.fromCharCode(block[156] ?? 0);
async function* inBlocks(archive) {
    let rest = Buffer.alloc(0);
    for await (const chunk of archive) {
        const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
        const whole = bytes.length - (bytes.length % BLOCK);
        rest = bytes.subarray(whole);
        for (let at = 0; at < whole; at += PIECE)
            yield bytes.subarray(at, Math.min(at + PIECE, whole));
    }
    if (rest.length > 0)
        yield rest;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ../registry/src/layers/unpack.ts





/**
 * Unpacks a layer by what its first bytes say, as container engines do: gzip, zstd or neither. Bytes behind the packed content, which
 * some would read and others not, are an error.
 * @param most bytes that may come out of it
 */
async function* unpack(packed, about, most) {
    const source = packed[Symbol.asyncIterator]();
    try {
        yield* bounded(unpacked(source, await atLeast(source, 4), about), about, most);
    }
    finally {
        // Also where nobody read on behind the beginning.
        await source.return?.();
    }
}
async function* unpacked(source, beginning, about) {
    let length = 0;
    const whole = (async function* () {
        length += beginning.length;
        if (beginning.length > 0)
            yield beginning;
        for await (const chunk of { [Symbol.asyncIterator]: () => source }) {
            length += chunk.length;
            yield chunk;
        }
    })();
    const unpacker = unpackerFor(beginning, about);
    if (unpacker === null)
        yield* whole;
    else
        yield* throughZlib(whole, unpacker);
    if (unpacker !== null && unpacker.bytesWritten !== length)
        throw magicOf(beginning) === ZSTD ? severalFrames(about) : (0,shape/* malformed */.Qm)(about, 'something follows the packed data');
}
async function atLeast(source, length) {
    let bytes = Buffer.alloc(0);
    while (bytes.length < length) {
        const { done, value } = await source.next();
        if (done)
            break;
        bytes = Buffer.concat([bytes, value]);
    }
    return bytes;
}
/**
 * What engines may take for packed although an archive can begin so, with a file of that name: a frame of zstd that is to be skipped
 * (containerd, Docker), bzip2 and xz (Docker).
 */
const OTHERS = /^(?:5[0-9a-f]2a4d18|425a68|fd377a58)/;
const ZSTD = '28b52ffd';
const magicOf = (beginning) => Buffer.from(beginning.subarray(0, 4)).toString('hex');
/** What Podman calls `zstd:chunked` is of many frames, and Node.js unpacks the first. */
function severalFrames(about) {
    return new errors/* RegistryError */.g('unsupported', `${about} is zstd of several frames (\`zstd:chunked\`), or something follows it`, 'Push it again packed with gzip or plain zstd (podman, buildah: `--compression-format gzip`).');
}
function unpackerFor(beginning, about) {
    const magic = magicOf(beginning);
    if (magic.startsWith('1f8b'))
        return external_node_zlib_.createGunzip();
    if (OTHERS.test(magic))
        throw (0,shape/* malformed */.Qm)(about, 'it is packed in a way that only some container engines unpack');
    if (magic !== ZSTD)
        return null;
    if ("createZstdDecompress" in external_node_zlib_)
        return external_node_zlib_.createZstdDecompress();
    throw new errors/* RegistryError */.g('unsupported', `${about} is packed with zstd, which this Node.js does not know`, 'Run it with Node.js 22.15 or newer.');
}
async function* throughZlib(packed, unpacker) {
    const source = external_node_stream_.Readable.from(packed, { objectMode: true });
    source.on('error', (error) => unpacker.destroy(error));
    try {
        yield* source.pipe(unpacker);
    }
    finally {
        source.destroy();
    }
}
async function* bounded(chunks, about, most) {
    let length = 0;
    for await (const chunk of chunks) {
        length += chunk.length;
        if (length > most)
            throw (0,http_transport/* tooLarge */.g$)(about, most);
        yield chunk;
    }
}

;// CONCATENATED MODULE: ../registry/src/layers/entries.ts







/** Every entry of a packed archive, or an error. @param limits of entries, and of bytes when it is unpacked; tests give less */
async function entriesOf(blob, about, limits = { entries: src_limits/* MOST_ENTRIES */.V0, bytes: src_limits/* UNPACKED_BYTES */._J }) {
    const entries = [];
    const gaps = gapChecker();
    await feed(gaps.watch(unpack(blob, about, limits.bytes), () => tooMuchBetween(about)), about, (header) => {
        const extended = gaps.before(header);
        const entry = typeof extended === 'string' ? extended : entryOf(header, extended);
        if (typeof entry === 'string')
            throw (0,shape/* malformed */.Qm)(about, entry);
        if (entries.push(entry) > limits.entries)
            throw tooMany(about, limits.entries);
    });
    return entries;
}
const SMALLER = 'Build the image again with its files in several layers, or take its `inventory` out of the policy.';
function tooMany(about, most) {
    return new errors/* RegistryError */.g('too-large', `${about} has more than ${most} entries`, SMALLER);
}
function tooMuchBetween(about) {
    const reason = `has more than ${src_limits/* MOST_BETWEEN_ENTRIES */.QU} bytes that belong to no entry`;
    return new errors/* RegistryError */.g('too-large', `${about} ${reason}`, 'Build the image again with a current builder.');
}

;// CONCATENATED MODULE: ../registry/src/layers/read-layer.ts








/** A layer that was cut off on the way is read from the start. */
const ATTEMPTS = 3;
/** The entries of a layer. They are handed on when the last byte of the blob has been hashed, and not before. */
async function* readLayer(client, image, layer, timeoutMs) {
    (0,src_digest/* requireDigest */.m0)(layer.digest);
    const about = `${image}@${layer.digest} (layer)`;
    if (!(0,media_types/* isLayer */.IW)(layer.mediaType))
        throw (0,shape/* malformed */.Qm)(about, `\`${layer.mediaType.slice(0, 100)}\` is no archive of files`);
    if (layer.size > src_limits/* LAYER_BYTES */.gM)
        throw (0,http_transport/* tooLarge */.g$)(about, src_limits/* LAYER_BYTES */.gM);
    for (let attempt = 1;; attempt += 1) {
        const { body } = await client.ask(image, {
            method: 'GET',
            path: `blobs/${layer.digest}`,
            actions: 'pull',
            limit: 'stream',
            about: `@${layer.digest} (layer)`,
        });
        const entries = await entriesOf(checkedBlob(body, layer, about, timeoutMs), about).catch((error) => {
            if (attempt < ATTEMPTS && error instanceof errors/* RegistryError */.g && error.code === 'unavailable')
                return null;
            throw error;
        });
        if (entries !== null)
            return yield* entries;
    }
}

;// CONCATENATED MODULE: ../registry/src/operations/upload.ts




/** Opens an upload. @returns where its content goes; always of the registry itself, for content and credentials go there */
async function openUpload(client, image) {
    const about = "'s uploads";
    const question = { path: 'blobs/uploads/', actions: 'pull,push', limit: src_limits/* SMALL_BYTES */.El, about };
    const { headers } = await client.ask(image, { ...question, method: 'POST', once: true });
    const { registry, repository } = (0,image_name/* parseImageName */.R)(image);
    const base = new URL(`${(0,origin/* originOf */.yv)(registry)}/v2/${repository}/blobs/uploads/`);
    const location = headers.get('location') ?? '';
    const url = location === '' ? null : (0,origin/* parseUrl */.Dl)(location, base.href);
    if (url?.origin === base.origin)
        return url;
    throw new errors/* RegistryError */.g('unsupported', `${image}${about} go to another server than the registry`, 'Name the registry by the host that serves it.');
}
/** Opens an upload and cancels it. Where it cannot be cancelled it ends by itself; the right to push is proved either way. */
async function probePush(client, image, log) {
    const upload = await openUpload(client, image);
    try {
        const question = { path: upload.href, limit: src_limits/* SMALL_BYTES */.El, about: "'s probing upload", also: [404, 405] };
        await client.ask(image, { ...question, method: 'DELETE', actions: 'delete' });
    }
    catch (error) {
        log(`${image}: the probing upload is left to end by itself (${error instanceof Error ? error.message : error})`);
    }
}

;// CONCATENATED MODULE: ../registry/src/operations/blobs.ts



/** A blob of at most `limit` bytes that hashes to its digest. */
async function readBlob(client, image, digest, limit) {
    (0,src_digest/* requireDigest */.m0)(digest);
    const about = `@${digest} (blob)`;
    const { bytes } = await client.ask(image, { method: 'GET', path: `blobs/${digest}`, actions: 'pull', limit, about });
    const found = (0,src_digest/* digestOf */.ol)(bytes);
    if (found !== digest)
        throw (0,src_digest/* mismatch */.J4)(`${image}${about}`, digest, found);
    return bytes;
}
const blobs_ATTEMPTS = 3;
/** Puts a blob in one piece unless it is there. What is put is named by its hash, so the whole may be done again. */
async function pushBlob(client, image, bytes) {
    const digest = (0,src_digest/* digestOf */.ol)(bytes);
    const about = `@${digest} (blob)`;
    const question = { path: `blobs/${digest}`, actions: 'pull,push', limit: 0, about };
    const there = await client.ask(image, { ...question, method: 'HEAD', also: [404] });
    for (let attempt = 1; there.status === 404; attempt += 1) {
        try {
            await put(client, image, digest, bytes);
            break;
        }
        catch (error) {
            if (!(error instanceof errors/* RegistryError */.g) || error.code !== 'unavailable' || attempt === blobs_ATTEMPTS)
                throw error;
        }
    }
    return { mediaType: 'application/octet-stream', digest, size: bytes.length };
}
async function put(client, image, digest, bytes) {
    const upload = await openUpload(client, image);
    upload.searchParams.set('digest', digest);
    await client.ask(image, {
        method: 'PUT',
        path: upload.href,
        actions: 'pull,push',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
        limit: 65_536,
        about: `@${digest} (blob)`,
        once: true,
    });
}

;// CONCATENATED MODULE: ../registry/src/operations/delete-manifest.ts



/** Deletes by digest, and with it every tag of it. Throws `not-found` when it was not there, `unsupported` where nothing is deleted. */
async function deleteManifest(client, image, digest) {
    (0,src_digest/* requireDigest */.m0)(digest);
    const answer = await client.ask(image, {
        method: 'DELETE',
        path: `manifests/${digest}`,
        actions: 'delete',
        limit: src_limits/* SMALL_BYTES */.El,
        about: `@${digest}`,
        also: [404, 405],
    });
    if (answer.status === 405) {
        throw new errors/* RegistryError */.g('unsupported', `${image}@${digest}: the registry does not delete (405)`, 'On GHCR versions are deleted through GitHub Packages; elsewhere switch deleting on in the registry.');
    }
    // An earlier attempt whose answer was lost may have done it.
    if (answer.status === 404 && answer.repeated === 0) {
        throw new errors/* RegistryError */.g('not-found', `${image}@${digest} is not there`, 'Nothing needs to be deleted.');
    }
}

;// CONCATENATED MODULE: ../registry/src/manifests/unambiguous.ts

/**
 * A JSON object in which no key stands twice. Of two, this reader takes the last, and Go, in which container engines are written, puts
 * their parts together. Throws `unsupported`.
 */
function parseDocument(bytes, about) {
    const document = (0,shape/* parseObject */.lj)(bytes, about);
    const key = repeatedKey(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
    if (key === null)
        return document;
    throw (0,shape/* malformed */.Qm)(about, `\`${key.slice(0, 100)}\` stands in it twice`);
}
/** Refuses keys that Go takes for one of these, because to it their case does not matter, and that are none here. */
function refuseOtherCase(document, keys, about) {
    const exact = new Map(keys.map((key) => [folded(key), key]));
    const odd = Object.keys(document).find((key) => (exact.get(folded(key)) ?? key) !== key);
    if (odd !== undefined)
        throw (0,shape/* malformed */.Qm)(about, `\`${odd}\` stands in it for \`${exact.get(folded(odd))}\``);
}
/** Both ways: `\u017F` has a capital S, and the Kelvin sign a small k. */
const folded = (key) => key.toUpperCase().toLowerCase();
/** Of a text that is JSON. */
function repeatedKey(text) {
    const open = [];
    let last = '';
    for (const [at, sign] of signs(text)) {
        if (sign === '{')
            open.push(new Set());
        else if (sign === '[')
            open.push(null);
        else if (sign === '}' || sign === ']')
            open.pop();
        else if (sign === '"')
            last = text.slice(at, endOfText(text, at));
        else {
            const key = JSON.parse(last);
            const keys = open.at(-1);
            if (keys?.has(key))
                return key;
            keys?.add(key);
        }
    }
    return null;
}
/** Everything outside of texts that makes structure, and where texts begin. */
function* signs(text) {
    const sign = /["{}[\]:]/g;
    for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
        yield [match.index, match[0]];
        if (match[0] === '"')
            sign.lastIndex = endOfText(text, match.index);
    }
}
/** Behind the closing quote: the first that has no backslash, or two of them, or four, before it. */
function endOfText(text, start) {
    for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
        let slashes = 0;
        while (text[at - 1 - slashes] === '\\')
            slashes += 1;
        if (slashes % 2 === 0)
            return at + 1;
    }
    return text.length;
}

;// CONCATENATED MODULE: ../registry/src/manifests/descriptor.ts



const KEYS = ['mediaType', 'digest', 'size', 'platform', 'artifactType', 'annotations'];
const PLATFORM_KEYS = ['os', 'architecture', 'variant'];
/** OCI image specification, descriptor. @param key where it stands in the document */
function parseDescriptor(value, key, about) {
    if (!(0,shape/* isObject */.Gv)(value))
        throw (0,shape/* malformed */.Qm)(about, `\`${key}\` is not a descriptor`);
    refuseOtherCase(value, KEYS, about);
    const { mediaType, digest, size } = value;
    if (typeof mediaType !== 'string' || mediaType === '' || mediaType.length > 255) {
        throw (0,shape/* malformed */.Qm)(about, `\`${key}\` has no media type`);
    }
    if (!(0,src_digest/* isDigest */.Bc)(digest))
        throw (0,shape/* malformed */.Qm)(about, `\`${key}\` has no SHA-256 digest`);
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
        throw (0,shape/* malformed */.Qm)(about, `\`${key}\` has a size that is none`);
    }
    const artifactType = (0,shape/* optionalText */.mR)(value.artifactType, `${key}.artifactType`, about);
    return {
        mediaType,
        digest,
        size,
        ...(value.platform === undefined || value.platform === null ? {} : { platform: parsePlatform(value, key, about) }),
        ...(artifactType === null || artifactType === '' ? {} : { artifactType }),
        ...((0,shape/* isObject */.Gv)(value.annotations)
            ? { annotations: (0,shape/* optionalMap */.xC)(value.annotations, `${key}.annotations`, about) }
            : {}),
    };
}
function parsePlatform({ platform }, key, about) {
    if (!(0,shape/* isObject */.Gv)(platform))
        throw (0,shape/* malformed */.Qm)(about, `\`${key}.platform\` is not a platform`);
    refuseOtherCase(platform, PLATFORM_KEYS, about);
    const parsed = platformOf(platform);
    if (parsed === null)
        throw (0,shape/* malformed */.Qm)(about, `\`${key}.platform\` has no os and architecture`);
    return parsed;
}
/** Of an object that has `os`, `architecture` and maybe `variant`; null: it has not. */
function platformOf({ os, architecture, variant }) {
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return null;
    return { os, architecture, ...(typeof variant === 'string' && variant !== '' ? { variant } : {}) };
}

;// CONCATENATED MODULE: ../registry/src/manifests/parse.ts






const parse_KEYS = ['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject', 'annotations'];
/**
 * Reads a manifest or an index. Its kind is what the registry, and the document if it says so, both call it; a document that could be
 * read as either is refused, as the image specification asks.
 * @param raw with `mediaType` as the registry gave it, `application/json` or nothing when it does not know
 */
function parseManifest(raw, about) {
    const document = parseDocument(raw.bytes, about);
    refuseOtherCase(document, parse_KEYS, about);
    const mediaType = agreedType(raw.mediaType, (0,shape/* optionalText */.mR)(document.mediaType, 'mediaType', about), about);
    const kind = (0,media_types/* kindOf */.I)(mediaType);
    if (kind === undefined)
        throw (0,shape/* malformed */.Qm)(about, `its media type is \`${mediaType.slice(0, 100)}\``);
    if (document.schemaVersion !== 2)
        throw (0,shape/* malformed */.Qm)(about, 'its schema version is not 2');
    const common = {
        digest: raw.digest,
        bytes: raw.bytes,
        mediaType,
        subject: document.subject == null ? null : parseDescriptor(document.subject, 'subject', about),
        artifactType: (0,shape/* optionalText */.mR)(document.artifactType, 'artifactType', about),
    };
    if (kind === 'index') {
        refuseOther(document, ['config', 'layers', 'fsLayers'], about);
        return { ...common, kind, manifests: descriptors(document.manifests, 'manifests', src_limits/* MOST_CHILDREN */.oR, about) };
    }
    refuseOther(document, ['manifests', 'fsLayers'], about);
    const config = parseDescriptor(document.config, 'config', about);
    return { ...common, kind, config, layers: descriptors(document.layers, 'layers', src_limits/* MOST_LAYERS */.bl, about) };
}
function agreedType(given, stated, about) {
    const vague = given === '' || given === 'application/json' || given === 'text/plain';
    if (stated === null || stated === given)
        return given;
    if (vague)
        return stated;
    throw (0,shape/* malformed */.Qm)(about, `it calls itself \`${stated.slice(0, 100)}\`, the registry says \`${given.slice(0, 100)}\``);
}
function refuseOther(document, keys, about) {
    const other = keys.find((key) => document[key] !== undefined);
    if (other !== undefined)
        throw (0,shape/* malformed */.Qm)(about, `it has \`${other}\`, which this kind of document has not`);
}
function descriptors(value, key, most, about) {
    if (!Array.isArray(value))
        throw (0,shape/* malformed */.Qm)(about, `\`${key}\` is not a list`);
    if (value.length <= most)
        return value.map((entry, index) => parseDescriptor(entry, `${key}[${index}]`, about));
    throw new errors/* RegistryError */.g('too-large', `${about} lists ${value.length} ${key}, more than ${most}`, `Nothing of it was used. Push it again with fewer ${key}.`);
}

;// CONCATENATED MODULE: ../registry/src/operations/suffix.ts

/** A reference as it stands behind the name of an image. */
const suffixOf = (reference) => ((0,src_digest/* isDigest */.Bc)(reference) ? `@${reference}` : `:${reference}`);

;// CONCATENATED MODULE: ../registry/src/operations/read-manifest.ts






/** Reads a manifest; its raw bytes must hash to the digest asked for, and to the one that the registry states. */
async function readManifest(client, memo, image, reference) {
    (0,src_digest/* requireReference */.jZ)(reference);
    const remembered = memo.get(image, reference);
    if (remembered !== undefined)
        return remembered;
    const about = suffixOf(reference);
    const answer = await client.ask(image, {
        method: 'GET',
        path: `manifests/${reference}`,
        actions: 'pull',
        headers: { accept: media_types/* ACCEPT */.FA },
        limit: src_limits/* MANIFEST_BYTES */.ms,
        about,
    });
    const digest = (0,src_digest/* digestOf */.ol)(answer.bytes);
    const where = `${image}${about}`;
    if ((0,src_digest/* isDigest */.Bc)(reference) && digest !== reference)
        throw (0,src_digest/* mismatch */.J4)(where, reference, digest);
    const stated = statedDigest(answer, where);
    if (stated !== null && stated !== digest)
        throw (0,src_digest/* mismatch */.J4)(where, stated, digest);
    const mediaType = (0,media_types/* mediaTypeOf */.c0)(answer.headers.get('content-type'));
    const manifest = parseManifest({ digest, mediaType, bytes: answer.bytes }, where);
    memo.put(image, manifest);
    return manifest;
}
/** `Docker-Content-Digest`; null: the registry does not say. Throws `unsupported` for another algorithm. */
function statedDigest({ headers }, where) {
    const stated = headers.get('docker-content-digest');
    if (stated === null || (0,src_digest/* isDigest */.Bc)(stated))
        return stated;
    throw new errors/* RegistryError */.g('unsupported', `${where} has \`${stated.slice(0, 150)}\` for a digest, which is not a SHA-256 digest`, 'Push the image with SHA-256 digests, as all builders do.');
}

;// CONCATENATED MODULE: ../registry/src/operations/head-manifest.ts





/**
 * Whether a reference is there now, and what it is; never from memory. A registry that leaves headers out is asked for the manifest.
 * @param read reads the manifest anew
 */
async function headManifest(client, image, reference, read) {
    (0,src_digest/* requireReference */.jZ)(reference);
    const about = suffixOf(reference);
    const answer = await client.ask(image, {
        method: 'HEAD',
        path: `manifests/${reference}`,
        actions: 'pull',
        headers: { accept: media_types/* ACCEPT */.FA },
        limit: 0,
        about,
        also: [404],
    });
    if (answer.status === 404)
        return null;
    const digest = statedDigest(answer, `${image}${about}`);
    if ((0,src_digest/* isDigest */.Bc)(reference) && digest !== null && digest !== reference) {
        throw (0,src_digest/* mismatch */.J4)(`${image}${about}`, reference, digest);
    }
    const mediaType = (0,media_types/* mediaTypeOf */.c0)(answer.headers.get('content-type'));
    const size = answer.headers.get('content-length') ?? '';
    if (digest !== null && (0,media_types/* kindOf */.I)(mediaType) !== undefined && /^\d{1,15}$/.test(size)) {
        return { mediaType, digest, size: Number(size) };
    }
    return orNull(read);
}
async function orNull(read) {
    try {
        const { mediaType, digest, bytes } = await read();
        return { mediaType, digest, size: bytes.length };
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g && error.code === 'not-found')
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ../registry/src/operations/links.ts


/**
 * The next page of a list (RFC 8288, `rel="next"`); null: this is the last. It must be of the same server.
 * @param base absolute address of this page
 */
function nextPage(header, base) {
    const next = (header ?? '').split(/,(?=\s*<)/).find(isNext);
    // A list that is cut off here without a word would look whole.
    if (next === undefined)
        return null;
    const link = /^\s*<([^>]*)>/.exec(next)?.[1] ?? '';
    const url = link === '' ? null : (0,origin/* parseUrl */.Dl)(link, base);
    if (url !== null && url.origin === new URL(base).origin)
        return url.href;
    throw new errors/* RegistryError */.g('unavailable', `the next page of a list lies elsewhere: \`${link.slice(0, 100)}\``, 'Nothing of the list was used. Name the registry by the host that serves it.');
}
/** A link may have several relations, apart by spaces. */
function isNext(part) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;",]+))/i.exec(part);
    return (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/).includes('next');
}

;// CONCATENATED MODULE: ../registry/src/operations/list-pages.ts





/** The pages of a list, to its end; a page that comes again, or too many of them, is an error. */
async function* listPages(client, image, list) {
    const { registry, repository } = (0,image_name/* parseImageName */.R)(image);
    const seen = new Set();
    let url = new URL(list.path, `${(0,origin/* originOf */.yv)(registry)}/v2/${repository}/`).href;
    while (url !== null) {
        if (seen.has(url) || seen.size >= src_limits/* MOST_PAGES */.Ll)
            throw endless(`${image}${list.about}`);
        seen.add(url);
        const answer = await client.ask(image, {
            method: 'GET',
            path: url,
            actions: 'pull',
            headers: { accept: list.accept },
            limit: src_limits/* PAGE_BYTES */.U6,
            about: list.about,
            also: list.also ?? [],
        });
        yield answer;
        url = nextPage(answer.headers.get('link'), url);
    }
}
function endless(about) {
    return new errors/* RegistryError */.g('too-large', `${about} has no end, or too many pages`, 'Run it again; if it stays, delete with another client what nobody needs until the list is shorter.');
}

;// CONCATENATED MODULE: ../registry/src/operations/list-tags.ts





/** Every tag, once, in the order of the registry. */
async function listTags(client, image) {
    const tags = new Set();
    const about = "'s list of tags";
    const list = { path: `tags/list?n=${src_limits/* TAGS_PER_PAGE */.aD}`, accept: 'application/json', about };
    for await (const { bytes } of listPages(client, image, list)) {
        const page = (0,shape/* optionalTexts */.To)((0,shape/* parseObject */.lj)(bytes, `${image}${about}`).tags, 'tags', `${image}${about}`);
        // They become part of addresses and texts.
        if (!page.every(src_digest/* isTag */.dz))
            throw (0,shape/* malformed */.Qm)(`${image}${about}`, 'it has a tag that is none');
        for (const tag of page)
            tags.add(tag);
        if (tags.size <= src_limits/* MOST_TAGS */._h)
            continue;
        throw new errors/* RegistryError */.g('too-large', `${image} has more than ${src_limits/* MOST_TAGS */._h} tags`, 'Delete tags that nobody needs with another client until there are fewer, then run it again.');
    }
    return [...tags];
}

;// CONCATENATED MODULE: ../registry/src/operations/memo.ts


function openMemo(most = src_limits/* REMEMBERED_MANIFESTS */.sW, mostBytes = src_limits/* REMEMBERED_BYTES */.tJ) {
    const held = new Map();
    let bytes = 0;
    const keyOf = (image, digest) => {
        const { registry, repository } = (0,image_name/* parseImageName */.R)(image);
        return `${registry}/${repository}@${digest}`;
    };
    const remove = (key) => {
        bytes -= held.get(key)?.bytes.length ?? 0;
        held.delete(key);
    };
    return {
        get: (image, digest) => held.get(keyOf(image, digest)),
        put(image, manifest) {
            const key = keyOf(image, manifest.digest);
            remove(key);
            held.set(key, manifest);
            bytes += manifest.bytes.length;
            for (const oldest of held.keys()) {
                if (held.size <= most && bytes <= mostBytes)
                    break;
                remove(oldest);
            }
        },
        drop: (image, digest) => remove(keyOf(image, digest)),
    };
}

// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
;// CONCATENATED MODULE: ../registry/src/manifests/config.ts



const config_KEYS = ['os', 'architecture', 'variant', 'created', 'config', 'rootfs'];
const CONFIG_KEYS = ['Labels', 'Entrypoint', 'Cmd', 'Env', 'User', 'WorkingDir'];
/** Reads the configuration of an image (OCI image configuration; Docker's has the same names). */
function parseConfig(bytes, about) {
    const document = parseDocument(bytes, about);
    refuseOtherCase(document, config_KEYS, about);
    const platform = platformOf(document);
    if (platform === null)
        throw (0,shape/* malformed */.Qm)(about, 'it has no os and architecture');
    const config = document.config ?? {};
    if (!(0,shape/* isObject */.Gv)(config))
        throw (0,shape/* malformed */.Qm)(about, '`config` is not an object');
    refuseOtherCase(config, CONFIG_KEYS, about);
    return {
        platform,
        labels: (0,shape/* optionalMap */.xC)(config.Labels, 'Labels', about),
        created: (0,shape/* optionalText */.mR)(document.created, 'created', about),
        entryPoint: (0,shape/* optionalTexts */.To)(config.Entrypoint, 'Entrypoint', about),
        command: (0,shape/* optionalTexts */.To)(config.Cmd, 'Cmd', about),
        environment: (0,shape/* optionalTexts */.To)(config.Env, 'Env', about),
        user: (0,shape/* optionalText */.mR)(config.User, 'User', about) ?? '',
        workingDirectory: (0,shape/* optionalText */.mR)(config.WorkingDir, 'WorkingDir', about) ?? '',
    };
}

;// CONCATENATED MODULE: ../registry/src/operations/platforms.ts







/**
 * Every platform's image under a digest. None at all is an error, so that "all of them have the label" cannot come true for nothing.
 */
async function readPlatforms(reader, image, digest) {
    (0,src_digest/* requireDigest */.m0)(digest);
    const found = { images: new Map(), seen: new Set() };
    await descend(reader, image, await reader.readManifest(image, digest), found, 0);
    if (found.images.size === 0)
        throw (0,shape/* malformed */.Qm)(`${image}@${digest}`, 'it has no image for any platform');
    return (0,p_map["default"])(found.images.values(), (manifest) => readPlatform(reader, image, manifest), { concurrency: src_limits/* CONCURRENCY */.iy });
}
async function descend(reader, image, top, found, depth) {
    if (top.kind === 'image') {
        found.images.set(top.digest, top);
        return;
    }
    if (depth >= src_limits/* DEEPEST_INDEX */.mr)
        throw platforms_tooMany(image, `has indexes more than ${src_limits/* DEEPEST_INDEX */.mr} deep`);
    const platforms = top.manifests.filter((child) => !isAttestation(child) && isNew(found, child));
    if (found.seen.size > src_limits/* MOST_PLATFORMS */.NA)
        throw platforms_tooMany(image, `has more than ${src_limits/* MOST_PLATFORMS */.NA} platforms`);
    const children = await (0,p_map["default"])(platforms, (child) => readChild(reader, image, child), { concurrency: src_limits/* CONCURRENCY */.iy });
    for (const child of children)
        await descend(reader, image, child, found, depth + 1);
}
/** One that is named with another size or type is looked at again, and refused. */
function isNew({ seen }, { digest, size, mediaType }) {
    const key = `${digest} ${size} ${mediaType}`;
    return !seen.has(key) && seen.add(key).size > 0;
}
/** Builders attach provenance to an index as a child of a platform that does not exist. */
function isAttestation({ platform }) {
    return platform?.os === 'unknown' && platform.architecture === 'unknown';
}
async function readChild(reader, image, child) {
    const manifest = await reader.readManifest(image, child.digest);
    checkSize(image, child, manifest.bytes.length);
    const named = (0,media_types/* kindOf */.I)(child.mediaType);
    // Container engines read it as its index says, whatever the registry calls it.
    if (named === manifest.kind)
        return manifest;
    throw (0,shape/* malformed */.Qm)(`${image}@${child.digest}`, `an index calls it \`${child.mediaType}\``);
}
async function readPlatform(reader, image, manifest) {
    const { digest, config, layers } = manifest;
    if (!(0,media_types/* isImageConfig */._m)(config.mediaType))
        throw (0,shape/* malformed */.Qm)(`${image}@${digest}`, 'it is an artifact, not an image to run');
    const bytes = await reader.readBlob(image, config.digest, src_limits/* CONFIG_BYTES */.BT);
    checkSize(image, config, bytes.length);
    return { digest, config: parseConfig(bytes, `the configuration of ${image}@${digest}`), layers };
}
function checkSize(image, { digest, size }, found) {
    if (size !== found)
        throw (0,src_digest/* mismatch */.J4)(`${image}@${digest}`, `${size} bytes`, `${found} bytes`);
}
function platforms_tooMany(image, reason) {
    return new errors/* RegistryError */.g('too-large', `${image} ${reason}`, 'Push it again as one index of the platforms it is for.');
}

;// CONCATENATED MODULE: ../registry/src/operations/put-manifest.ts






/** Puts the very bytes, and reads back that the reference is them. A tag that others move at the same time is a `digest-mismatch`. */
async function putManifest(client, reader, image, reference, { mediaType, bytes }) {
    (0,src_digest/* requireReference */.jZ)(reference);
    const digest = (0,src_digest/* digestOf */.ol)(bytes);
    const about = suffixOf(reference);
    const where = `${image}${about}`;
    if ((0,src_digest/* isDigest */.Bc)(reference) && reference !== digest)
        throw (0,src_digest/* mismatch */.J4)(where, reference, digest);
    if (bytes.length > src_limits/* MANIFEST_BYTES */.ms)
        throw (0,http_transport/* tooLarge */.g$)(where, src_limits/* MANIFEST_BYTES */.ms);
    parseManifest({ digest, mediaType, bytes }, where);
    const answer = await client.ask(image, {
        method: 'PUT',
        path: `manifests/${reference}`,
        actions: 'pull,push',
        headers: { 'content-type': mediaType },
        body: bytes,
        limit: src_limits/* SMALL_BYTES */.El,
        about,
    });
    const stated = statedDigest(answer, where);
    if (stated !== null && stated !== digest)
        throw (0,src_digest/* mismatch */.J4)(where, digest, stated);
    const now = await reader.headManifest(image, reference);
    if (now?.digest !== digest)
        throw (0,src_digest/* mismatch */.J4)(where, digest, now?.digest ?? 'nothing');
}

;// CONCATENATED MODULE: ../registry/src/operations/referrers.ts






/** What points at a digest, by the referrers API; where it is not served, or empty, by the tag that stands in for it. */
async function referrers(client, reader, image, digest) {
    (0,src_digest/* requireDigest */.m0)(digest);
    const served = await fromApi(client, image, digest);
    return served.length > 0 ? served : fromTag(reader, image, digest.replace(':', '-'));
}
async function fromApi(client, image, digest) {
    const found = [];
    const about = `@${digest}'s referrers`;
    const list = { path: `referrers/${digest}`, accept: media_types/* OCI_INDEX */.$p, about, also: [404, 405] };
    for await (const { status, bytes } of listPages(client, image, list)) {
        if (status !== 200)
            return [];
        const index = parseManifest({ digest: '', mediaType: media_types/* OCI_INDEX */.$p, bytes }, `${image}${about}`);
        if (index.kind === 'index')
            found.push(...index.manifests);
        if (found.length <= src_limits/* MOST_CHILDREN */.oR)
            continue;
        throw new errors/* RegistryError */.g('too-large', `${image}${about} are more than ${src_limits/* MOST_CHILDREN */.oR}`, 'Delete those that nobody needs from the registry.');
    }
    return found;
}
async function fromTag(reader, image, tag) {
    try {
        const index = await reader.readManifest(image, tag);
        return index.kind === 'index' ? index.manifests : [];
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g && error.code === 'not-found')
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ../registry/src/open-registry.ts













/** Registries of the OCI distribution specification, each by the host that an image's name begins with. */
function openRegistry(options) {
    const client = openClient(options);
    const memo = openMemo();
    const registry = {
        readManifest: (image, reference) => readManifest(client, memo, image, reference),
        headManifest: (image, reference) => headManifest(client, image, reference, () => readManifest(client, openMemo(), image, reference)),
        readPlatforms: (image, digest) => readPlatforms(registry, image, digest),
        listTags: (image) => listTags(client, image),
        referrers: (image, digest) => referrers(client, registry, image, digest),
        readBlob: (image, digest, limit) => readBlob(client, image, digest, limit),
        readLayer: (image, layer) => readLayer(client, image, layer, options.timeoutMs ?? http_transport/* DEFAULT_TIMEOUT_MS */.t1),
        putManifest: (image, reference, manifest) => putManifest(client, registry, image, reference, manifest),
        pushBlob: (image, bytes) => pushBlob(client, image, bytes),
        probePush: (image) => probePush(client, image, options.log ?? (() => { })),
        async deleteManifest(image, digest) {
            try {
                await deleteManifest(client, image, digest);
            }
            finally {
                // Afterwards: what was read meanwhile is forgotten too.
                memo.drop(image, digest);
            }
        },
    };
    return registry;
}


/***/ }),

/***/ 76189:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ parseUrl),
/* harmony export */   Pl: () => (/* binding */ safeUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/** Whether a host, with or without a port, is this machine: the only one that is spoken to without TLS. */
function isLoopback(host) {
    const name = host.replace(/:\d+$/, '');
    return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
/** Where a registry is asked: `https://ghcr.io`. Docker Hub serves its API under another host than its references name. */
function originOf(registry) {
    if (registry === 'docker.io')
        return 'https://registry-1.docker.io';
    return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}
/** A URL that may be asked at all: TLS, or from this machine to this machine. Null: none, or it carries credentials. */
function safeUrl(address, base) {
    const url = parseUrl(address, base);
    if (url === null || url.username !== '' || url.password !== '')
        return null;
    if (url.protocol === 'https:')
        return url;
    const local = isLoopback(url.host) && isLoopback(new URL(base).host);
    return url.protocol === 'http:' && local ? url : null;
}
/** Null: it is none. `URL.parse` is younger than the oldest Node.js that this runs on. */
function parseUrl(address, base) {
    try {
        return new URL(address, base);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 49324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ historyBlobs)
/* harmony export */ });
/* harmony import */ var _pins_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18183);

/** Blobs that must be read before `promotionHistory` can answer: every version of every file in which pins may live. */
function historyBlobs(set, line) {
    const changed = line.flatMap((commit) => commit.changed);
    const wanted = changed.filter(({ path, mode }) => mode.startsWith('100') && (0,_pins_index_js__WEBPACK_IMPORTED_MODULE_0__/* .mayHoldPins */ .F)(set, path));
    return [...new Set(wanted.flatMap(({ oid }) => oid ?? []))];
}


/***/ }),

/***/ 80394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JV: () => (/* binding */ currentState),
  eN: () => (/* binding */ promotionHistory)
});

// UNUSED EXPORTS: findState

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../release/src/pins/files.ts
var files = __webpack_require__(18183);
// EXTERNAL MODULE: ../release/src/pins/places.ts
var places = __webpack_require__(5062);
;// CONCATENATED MODULE: ../release/src/history/pin-reader.ts


const NONE = [];
/** Reads each version of a file once. A version without any digest is not even parsed. */
function pinReader(set, blobs) {
    const known = new Map();
    return (path, oid) => {
        const key = `${oid} ${path}`;
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const bytes = blobs.get(oid);
        if (bytes === undefined)
            throw unread(path, oid);
        const file = { path, oid, bytes, mode: '100644' };
        const pins = hasDigest(bytes) ? (0,places/* pinsIn */.sK)(set, file).places.map(({ pin }) => pin) : NONE;
        known.set(key, pins);
        return pins;
    };
}
function hasDigest(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('sha256:');
}
function unread(path, oid) {
    return new verdict/* GatehouseError */.G('incomplete', `The version ${oid} of ${path} was not read, so the history of its pins is not known.`, 'Run it again; if it happens again, report it with the log.');
}

// EXTERNAL MODULE: ../release/src/history/state.ts
var state = __webpack_require__(333);
;// CONCATENATED MODULE: ../release/src/history/history.ts




/**
 * Every promotion of a set, from the first-parent line of the base branch alone: the commits whose state differs from their first parent's.
 * The set is taken as it is today, also for the past: an image that was added to it since is absent from older states. Files that did not
 * change are not read again.
 *
 * @param line from the tip back to the root, each the first parent of the one before
 * @param blobs those of `historyBlobs`
 * @throws GatehouseError `incomplete` when a blob is missing, `shallow` when the line does not go back to its root
 */
function promotionHistory(set, line, blobs) {
    mustBeWhole(line);
    const read = pinReader(set, blobs);
    const pinned = new Map();
    const promotions = [];
    let before = new Map();
    for (let at = line.length - 1; at >= 0; at--) {
        const commit = line[at];
        if (commit === undefined || !applyTo(pinned, set, commit, read))
            continue;
        const pins = inOrder(pinned);
        const now = (0,state/* digestSets */.Qn)(pins);
        const moved = movedImages(set, before, now);
        if (moved.length > 0)
            promotions.push({ state: (0,state/* stateOf */.L4)(set, pins, commit), moved });
        before = now;
    }
    return { set, tip: line[0]?.oid ?? '', promotions: promotions.reverse() };
}
/** Takes a commit's changes over; false: no pin stands in what it changed, before or after. */
function applyTo(pinned, set, { changed }, read) {
    let touched = false;
    for (const { path, mode, oid } of changed) {
        if (!(0,files/* mayHoldPins */.F)(set, path))
            continue;
        const pins = oid === null || !mode.startsWith('100') ? [] : read(path, oid);
        touched ||= pins.length > 0 || pinned.has(path);
        if (pins.length > 0)
            pinned.set(path, pins);
        else
            pinned.delete(path);
    }
    return touched;
}
function inOrder(pinned) {
    return [...pinned.keys()].sort().flatMap((path) => pinned.get(path) ?? []);
}
function movedImages(set, before, now) {
    return set.images.map(({ repository }) => repository).filter((image) => before.get(image) !== now.get(image));
}
function mustBeWhole(line) {
    const broken = line.findIndex(({ firstParent }, at) => firstParent !== (line[at + 1]?.oid ?? null));
    if (broken < 0)
        return;
    throw new verdict/* GatehouseError */.G('shallow', `The first-parent line ends, or breaks, at ${line[broken]?.oid ?? 'its tip'}, so what was promoted before is not known.`, 'Fetch the whole history (`git fetch --unshallow`) and run it again.');
}
/** Today's state; null: the set was never pinned. */
function currentState(history) {
    return history.promotions[0]?.state ?? null;
}
/** The newest complete state with exactly these digests; null: they were never promoted together. */
function findState(history, digests) {
    const found = history.promotions.find(({ state }) => isComplete(state) && sameDigests(state.digests, digests));
    return found?.state ?? null;
}


/***/ }),

/***/ 333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   Cc: () => (/* binding */ sameDigests),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Qn: () => (/* binding */ digestSets)
/* harmony export */ });
/** The state that pins make at a commit. */
function stateOf(set, pins, commit) {
    const byImage = new Map();
    for (const { image, digest } of pins)
        byImage.set(image, (byImage.get(image) ?? new Set()).add(digest));
    const images = set.images.map(({ repository }) => repository);
    const one = (image) => (byImage.get(image)?.size === 1 ? [...(byImage.get(image) ?? [])] : []);
    return {
        commit: commit.oid,
        committedAt: commit.committedAt,
        pins,
        digests: new Map(images.flatMap((image) => one(image).map((digest) => [image, digest]))),
        disagreeing: images.filter((image) => (byImage.get(image)?.size ?? 0) > 1),
        absent: images.filter((image) => !byImage.has(image)),
    };
}
/** Every image of the set is pinned, and its pins agree. */
function isComplete(state) {
    return state.disagreeing.length === 0 && state.absent.length === 0;
}
/** The same digest for every image, and no other image. */
function sameDigests(one, other) {
    return one.size === other.size && [...one].every(([image, digest]) => other.get(image) === digest);
}
/** Images with what is pinned of them, each digest once: what a promotion changes. Which places, and how many, is no part of it. */
function digestSets(pins) {
    const byImage = new Map();
    for (const { image, digest } of pins)
        byImage.set(image, (byImage.get(image) ?? new Set()).add(digest));
    return new Map([...byImage].map(([image, digests]) => [image, [...digests].sort().join(' ')]));
}


/***/ }),

/***/ 22453:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h2: () => (/* binding */ asksForFiles),
  wE: () => (/* binding */ evaluateInventory),
  $r: () => (/* binding */ platformName)
});

// EXTERNAL MODULE: ../policy/src/globs/matcher.ts + 9 modules
var globs_matcher = __webpack_require__(33880);
;// CONCATENATED MODULE: ../release/src/inventory/evaluate-config.ts

/** What is wrong with the configuration of one platform. */
function evaluateConfig(inventory, facts) {
    return [
        ...named('label', inventory.labels, new Map(Object.entries(facts.labels))),
        ...named('variable', inventory.environment, variables(facts.environment)),
        ...words('entry point', inventory['entry-point'], facts.entryPoint),
        ...words('command', inventory.command, facts.command),
        ...users(inventory, facts.user),
        ...words('working directory', wrapped(inventory['working-directory']), [facts.workingDirectory]),
    ];
}
function named(what, wanted, found) {
    const globs = wanted?.['must-not'] ?? [];
    const must = Object.entries(wanted?.must ?? {}).flatMap(([name, value]) => {
        const actual = found.get(name);
        if (actual === undefined)
            return [`the ${what} ${name} is missing`];
        if (value === null || value === actual)
            return [];
        return [`the ${what} ${name} is ${shown(actual)} and must be ${shown(value)}`];
    });
    const forbidden = globs.length === 0 ? [] : [...found.keys()].filter((name) => refuses(globs, name));
    return [...must, ...forbidden.map((name) => `the ${what} ${name.slice(0, 100)} is there and must not be`)];
}
/** A name that is too long to be matched is refused: stars cost with its length. */
function refuses(globs, name) {
    return name.length > 255 || (0,globs_matcher/* compileGlobs */.tI)(globs).matches(name);
}
/** The last of two counts, as in a container. */
function variables(environment) {
    return new Map(environment.map((entry) => {
        const at = entry.indexOf('=');
        return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    }));
}
function words(what, wanted, found) {
    if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(found))
        return [];
    return [`the ${what} is ${shown(found)} and must be ${shown(wanted)}`];
}
function wrapped(text) {
    return text === undefined ? undefined : [text];
}
/** An image without a user runs as root, whose number is 0. */
function users({ user, 'not-user': not }, found) {
    const said = found === '' ? 'root, for it names no user' : found;
    const refused = new Set(not?.map(canonicalUser));
    return [
        ...(user !== undefined && user !== found ? [`the user is ${said} and must be ${user || 'none'}`] : []),
        ...(refused.has(canonicalUser(userOf(found))) ? [`the user is ${said} and must not be ${not?.join(', ')}`] : []),
    ];
}
/** A user's number as engines read it, for `00` is root too. */
function canonicalUser(user) {
    if (user === '' || user === 'root')
        return '0';
    return /^[+-]?[0-9]+$/.test(user) ? String(Number(user)) : user;
}
/** Without the group. */
function userOf(text) {
    return text.split(':')[0] ?? '';
}
function shown(value) {
    const text = JSON.stringify(value);
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

// EXTERNAL MODULE: ../release/src/inventory/growing-tree.ts
var growing_tree = __webpack_require__(1366);
// EXTERNAL MODULE: ../release/src/inventory/tree.ts
var inventory_tree = __webpack_require__(8298);
;// CONCATENATED MODULE: ../release/src/inventory/evaluate-files.ts



/** Of so many alike, more would only hide the others. */
const MAX_PATHS = 5;
/** A folder that a container sees because something is in it. */
const IMPLIED = { type: 'directory', mode: 0o755, uid: 0, gid: 0, linkTarget: null };
/** What is wrong with the files of one platform. */
function evaluateFiles({ files }, layers) {
    if (files === undefined)
        return [];
    const tree = withFolders(layers);
    const tooLong = [...tree.keys()].find(globs_matcher/* isTooLong */.pn);
    if (tooLong !== undefined)
        return [`a path is longer than any file system holds: ${tooLong.slice(0, 100)}…`];
    const forbidden = (files['must-not'] ?? []).flatMap((glob) => notWanted(glob, tree));
    return [...(files.must ?? []).flatMap((rule) => wanted(rule, tree)), ...forbidden];
}
/** With the folders that no layer has an entry of, which archives may leave out. */
function withFolders(layers) {
    const tree = new Map(layers);
    for (const path of layers.keys())
        for (let folder = (0,growing_tree/* parentOf */.gN)(path); folder !== '' && !tree.has(folder); folder = (0,growing_tree/* parentOf */.gN)(folder))
            tree.set(folder, IMPLIED);
    return tree;
}
function wanted(rule, tree) {
    const found = pathsOf(rule.path, tree);
    if (found.length === 0)
        return [`${rule.path} is missing`];
    const wrong = found.flatMap(([path, node]) => differences(rule, node).map((what) => `${path} ${what}`));
    return cut(wrong);
}
function notWanted(glob, tree) {
    return cut(pathsOf(glob, tree).map(([path]) => `${path} is there, and ${glob} must not be`));
}
/**
 * A path is looked up as a program would, through linked directories: a plain one, and what stands before the first `*` of a glob, which is
 * held against real paths besides.
 */
function pathsOf(glob, tree) {
    if (!/[*?]/.test(glob)) {
        const node = tree.get(glob) ?? tree.get(throughLinks(glob, tree));
        return node === undefined ? [] : [[glob, node]];
    }
    const matcher = (0,globs_matcher/* compileGlobs */.tI)([glob]);
    const folder = glob.slice(0, Math.max(glob.slice(0, glob.search(/[*?]/)).lastIndexOf('/'), 0));
    const real = (0,inventory_tree/* realPath */.Ye)(tree, folder);
    if (real === null || real === folder)
        return [...tree].filter(([path]) => matcher.matches(path));
    const below = real === '' ? '' : `${real}/`;
    return [...tree].filter(([path]) => matcher.matches(path) || (path.startsWith(below) && matcher.matches(`${folder}/${path.slice(below.length)}`)));
}
/** The last name itself may be a link: what it is counts, not what it points to. */
function throughLinks(path, tree) {
    const at = path.lastIndexOf('/');
    if (at < 0)
        return path;
    const parent = (0,inventory_tree/* realPath */.Ye)(tree, path.slice(0, at));
    return parent === null || parent === '' ? path.slice(at + 1) : `${parent}${path.slice(at)}`;
}
function differences({ type, mode, owner, target }, node) {
    const bits = node.mode.toString(8).padStart(4, '0');
    const held = `${node.uid}:${node.gid}`;
    if (node === IMPLIED && (mode !== undefined || owner !== undefined))
        return ['has no entry in any layer: its mode and owner are up to who unpacks it'];
    return [
        ...(type !== undefined && type !== node.type ? [`is a ${node.type} and must be a ${type}`] : []),
        ...(mode !== undefined && Number.parseInt(mode, 8) !== node.mode
            ? [`has the mode ${bits} and must have ${mode}`]
            : []),
        ...(owner !== undefined && owner !== held ? [`belongs to ${held} and must belong to ${owner}`] : []),
        ...(target !== undefined && target !== node.linkTarget
            ? [`points to ${node.linkTarget ?? 'nothing'} and must point to ${target}`]
            : []),
    ];
}
function cut(problems) {
    if (problems.length <= MAX_PATHS)
        return problems;
    return [...problems.slice(0, MAX_PATHS), `and ${problems.length - MAX_PATHS} more like these`];
}

;// CONCATENATED MODULE: ../release/src/inventory/evaluate.ts


/** Whether files are asked for at all, so that layers need not be read otherwise. */
function asksForFiles({ files }) {
    return files?.must !== undefined || files?.['must-not'] !== undefined;
}
/** What of an inventory does not hold, a sentence each, with the platform where it does not; empty: all of it holds. */
function evaluateInventory(inventory, platforms) {
    const names = platforms.map(({ config }) => platformName(config.platform));
    const there = new Set(names.map(withoutDefault));
    const missing = (inventory.platforms ?? []).filter((wanted) => !there.has(withoutDefault(wanted)));
    const absent = missing.map((wanted) => `the platform ${wanted} is missing; there are ${names.join(', ') || 'none'}`);
    if (platforms.length === 0)
        return absent.length > 0 ? absent : ['there is no platform to look at'];
    const found = platforms.flatMap(({ config, tree }) => [...evaluateFiles(inventory, tree), ...evaluateConfig(inventory, config)].map((problem) => `${platformName(config.platform)}: ${problem}`));
    return [...absent, ...found];
}
/** Variants that builders write or leave out as they like (https://github.com/containerd/platforms, normalization). */
const DEFAULT_VARIANT = /^(linux\/(?:arm64(?=\/v8$)|arm(?=\/v7$)|amd64(?=\/v1$))).*$/;
function withoutDefault(platform) {
    return platform.replace(DEFAULT_VARIANT, '$1');
}
/** `linux/arm64/v8` */
function platformName({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}


/***/ }),

/***/ 1366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   rB: () => (/* binding */ openTree)
/* harmony export */ });
function openTree(below) {
    const nodes = new Map();
    /** Names by folder, of those too that no layer has an entry of. */
    const names = new Map();
    const name = (path) => {
        for (let at = path; at !== ''; at = parentOf(at)) {
            const known = names.get(parentOf(at)) ?? new Set();
            if (known.has(nameOf(at)))
                return;
            names.set(parentOf(at), known.add(nameOf(at)));
        }
    };
    const put = (path, node) => {
        nodes.set(path, node);
        name(path);
    };
    const removeBelow = (folder) => {
        const folders = [folder];
        for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
            for (const child of names.get(at) ?? []) {
                nodes.delete(joined(at, child));
                folders.push(joined(at, child));
            }
            names.delete(at);
        }
    };
    for (const [path, node] of below)
        put(path, node);
    return {
        nodes,
        put,
        removeBelow,
        removeWhole(path) {
            removeBelow(path);
            nodes.delete(path);
            names.get(parentOf(path))?.delete(nameOf(path));
        },
    };
}
function parentOf(path) {
    return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
function joined(parent, name) {
    return parent === '' ? name : `${parent}/${name}`;
}


/***/ }),

/***/ 8298:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U4: () => (/* binding */ LayerFault),
/* harmony export */   Ye: () => (/* binding */ realPath),
/* harmony export */   cV: () => (/* binding */ applyLayer)
/* harmony export */ });
/* harmony import */ var _growing_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1366);

/** Prefix of a marker that removes what lower layers have at its name, and the marker that empties its directory (OCI image specification, layer). */
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
/** As Linux follows before it gives up. */
const MAX_LINKS = 40;
/** Longest path, and target of a link, that Linux takes. */
const MAX_LENGTH = 4096;
/** Of an image; what people build has some hundred thousand at most. */
const MAX_PATHS = 1_000_000;
/** What cannot be put in place, with the layer's own words for it. */
class LayerFault extends Error {
}
/**
 * Puts a layer on what is below it. Markers remove only what lower layers brought, wherever in the archive they stand.
 * @throws LayerFault for a path that leads out of the image, or a hard link to nothing
 */
function applyLayer(below, entries) {
    const tree = (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .openTree */ .rB)(below);
    const own = [];
    for (const entry of entries) {
        const path = cleaned(entry.path);
        const name = (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(path);
        const parent = realPath(below, (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(path)) ?? (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(path);
        if (name === OPAQUE)
            tree.removeBelow(parent);
        else if (name.startsWith(WHITEOUT))
            tree.removeWhole((0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(parent, marked(path, name)));
        else if (path !== '')
            own.push({ ...entry, path });
    }
    for (const entry of own)
        place(tree, entry);
    return tree.nodes;
}
/** The name that a marker takes away. Of these, some engines take away the folder itself, or the one above, and others nothing. */
function marked(path, name) {
    const target = name.slice(WHITEOUT.length);
    if (!['', '.', '..'].includes(target))
        return target;
    throw new LayerFault(`${path} takes away nothing that has a name`);
}
function place(tree, entry) {
    const parent = (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(entry.path);
    const path = (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(realPath(tree.nodes, parent) ?? parent, (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(entry.path));
    const node = nodeOf(tree.nodes, entry);
    if (node.type !== 'directory')
        tree.removeBelow(path);
    tree.put(path, node);
    if (tree.nodes.size > MAX_PATHS)
        throw new LayerFault(`the image has more than ${MAX_PATHS} files and folders`);
}
function nodeOf(tree, { path, type, mode, uid, gid, linkTarget }) {
    mustBeShort(linkTarget ?? '');
    if (type !== 'hardlink')
        return { type, mode: mode & 0o7777, uid, gid, linkTarget };
    const target = cleaned(linkTarget ?? '');
    const parent = (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(target);
    const linked = tree.get((0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(realPath(tree, parent) ?? parent, (0,_growing_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(target)));
    if (linked === undefined)
        throw new LayerFault(`${path} is a hard link to ${target}, which is not there`);
    return linked;
}
/** Where a path really is, symlinks followed inside the image; null: it goes round in circles. */
function realPath(tree, path) {
    let steps = path.split('/').filter((step) => step !== '');
    let real = [];
    let links = 0;
    while (steps.length > 0) {
        const [step = '', ...rest] = steps;
        steps = rest;
        if (step === '.')
            continue;
        if (step === '..') {
            real = real.slice(0, -1);
            continue;
        }
        const node = tree.get([...real, step].join('/'));
        if (node?.type !== 'symlink' || node.linkTarget === null) {
            real.push(step);
            continue;
        }
        links += 1;
        if (links > MAX_LINKS)
            return null;
        if (node.linkTarget.startsWith('/'))
            real = [];
        steps = [...node.linkTarget.split('/').filter((part) => part !== ''), ...steps];
    }
    return real.join('/');
}
/** Without what says nothing. */
function cleaned(path) {
    mustBeShort(path);
    const steps = path.split('/').filter((step) => step !== '' && step !== '.');
    if (steps.includes('..'))
        throw new LayerFault(`${path.slice(0, 200)} leads out of the image`);
    return steps.join('/');
}
function mustBeShort(path) {
    if (path.length <= MAX_LENGTH)
        return;
    throw new LayerFault(`${path.slice(0, 100)}… is longer than any file system takes`);
}


/***/ }),

/***/ 18183:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ mayHoldPins)
/* harmony export */ });
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56993);

/** Gatehouse's own files name digests that were left; none of those is a pin. */
const OWN = '.github/gatehouse/';
/** Globs are not asked about longer ones. */
const MAX_PATH = 255;
/**
 * Whether pins of a set may live at a path: where its `pins` say, or else wherever a manager reads structure. Only where `pins` say so is
 * any other text looked into, for annotated values.
 */
function mayHoldPins(set, path) {
    if (path.startsWith(OWN))
        return false;
    return set.pins === null ? (0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__/* .isManaged */ .yF)(path) : path.length <= MAX_PATH && set.pins.matches(path);
}


/***/ }),

/***/ 5062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   sK: () => (/* binding */ pinsIn)
/* harmony export */ });
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19097);
/* harmony import */ var _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7604);

/** Canonical name to the name that policy writes: they differ for images of Docker Hub. */
function imagesOf(set) {
    return new Map(set.images.map(({ repository }) => [(0,_gatehouse_bumps__WEBPACK_IMPORTED_MODULE_0__/* .canonicalImageName */ .dW)(repository) ?? repository, repository]));
}
/** Finds the pins of a set in one file by its structure: references by digest whose canonical name is an image of the set. */
function pinsIn(set, file, locate = _gatehouse_bumps__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x) {
    const images = imagesOf(set);
    const located = locate(file.path, { oid: file.oid, bytes: file.bytes });
    const places = located.references.flatMap((reference) => placeOf(file.path, located, reference, images) ?? []);
    return { file, located, places };
}
function placeOf(path, located, reference, images) {
    const { digest, version, datasource, key } = reference;
    const image = datasource === 'docker' ? images.get(reference.name) : undefined;
    if (image === undefined || digest === undefined)
        return null;
    const line = lineOf(located.text ?? '', digest.start);
    return { reference, pin: { path, line, key, image, tag: version?.text ?? null, digest: digest.text } };
}
/** 1-based. */
function lineOf(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
        line++;
    return line;
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
/** Of a port, a tag, and what a script puts in front. */
const MAX_COLONS = 4;
/** A line, or the rest of one, that is a comment in the formats people pin images in. */
const COMMENT = /^[ \t]*(?:#|\/\/|--[ \t]|;|<!--)|[ \t](?:#|\/\/)/;
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
        const inBraces = text.startsWith('${', match.index - written.length - 2);
        const image = namesIn(written, inBraces).flatMap((name) => images.get((0,managers_image/* canonicalImageName */.dW)(name) ?? '') ?? [])[0];
        if (image === undefined || pinned.has(end) || isComment(text, match.index))
            return [];
        return [notStructural(set, `${file.path}:${(0,pins_places/* lineOf */.cA)(text, end)}`, image)];
    });
}
/**
 * What may be the name in it, each without a tag behind: all of it, or what follows a colon, which may end a scheme (`docker://`), begin the
 * default of a variable (`${API:-ghcr.io/acme/api`), or be one of a script's own; a tag has no slash. Between braces a default may begin
 * without a colon, too.
 */
function namesIn(written, inBraces) {
    const colons = [...written.matchAll(/:(?:\/\/|-)?/g)].slice(-MAX_COLONS);
    const starts = colons.map((match) => match.index + match[0].length);
    const bare = inBraces ? (/^\w+-/.exec(written)?.[0].length ?? 0) : 0;
    const rests = starts.map((start) => written.slice(start));
    const defaults = rests.filter((rest, at) => rest.includes('/') || written[(starts[at] ?? 0) - 1] === '-');
    return [written, written.slice(bare), ...defaults].map(withoutTag);
}
function withoutTag(name) {
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
