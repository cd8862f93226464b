export const id = 809;
export const ids = [809];
export const modules = {

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

/***/ 15701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ../forge/src/git/index.ts + 8 modules
var src_git = __webpack_require__(94114);
// EXTERNAL MODULE: ../forge/src/git/line/local.ts
var local = __webpack_require__(33058);
// EXTERNAL MODULE: ../levers/src/rollback/run.ts + 22 modules
var run = __webpack_require__(85664);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../levers/src/rollback/container/tools.ts

/** Which are looked for, in this order. */
const TOOLS = ['docker', 'podman', 'nerdctl'];
/** Images are pulled from many places; a registry that does not answer must not hold a rollback for ever. */
const PULL_MS = 10 * 60_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::[0-9]+)?\//;
/** The first container tool that answers; null: there is none, or none that works. */
async function findContainerTool(options) {
    for (const tool of TOOLS) {
        const { exitCode } = await options.run(tool, ['info'], options.environment).catch(() => ({ exitCode: 127 }));
        if (exitCode === 0)
            return containerTool(tool, options);
    }
    return null;
}
function containerTool(tool, { run, environment, wait = waited }) {
    const limited = async (work, ms, stop) => {
        const ended = new AbortController();
        const over = wait(ms, ended.signal).then(() => null);
        const first = await Promise.race([work(), over]).finally(() => ended.abort());
        if (first !== null)
            return first;
        await stop();
        return null;
    };
    return {
        name: tool,
        pull: async (image) => {
            const options = ['pull', ...insecure(tool, image), image];
            const answer = await limited(() => run(tool, options, environment), PULL_MS, async () => undefined);
            if (answer === null)
                return `it was not fetched within ${PULL_MS / 60_000} minutes`;
            return answer.exitCode === 0 ? null : lastLine(answer.output);
        },
        run: (asked) => runOnce(tool, asked, (program, options) => run(program, options, environment), limited),
    };
}
async function runOnce(tool, asked, run, limited) {
    const name = `gatehouse-${(0,external_node_crypto_.randomUUID)()}`;
    const entryPoint = asked.entryPoint === null ? [] : ['--entrypoint', asked.entryPoint];
    const options = [
        'run',
        '--rm',
        '--pull',
        'never',
        '--name',
        name,
        '--network',
        'none',
        ...entryPoint,
        asked.image,
        ...asked.command,
    ];
    const answer = await limited(() => run(tool, options), asked.timeoutMs, () => run(tool, ['rm', '--force', name]));
    return answer === null ? { exitCode: null, output: '' } : answer;
}
/** Registries on this machine speak http. Docker knows that of loopback addresses by itself. */
function insecure(tool, image) {
    if (tool === 'docker' || !LOOPBACK.test(image))
        return [];
    return tool === 'podman' ? ['--tls-verify=false'] : ['--insecure-registry'];
}
function lastLine(output) {
    return output.trim().split('\n').at(-1)?.slice(0, 300) || 'it gave no reason';
}
function waited(ms, signal) {
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
        });
    });
}

// EXTERNAL MODULE: ../../node_modules/.pnpm/@actions+exec@3.0.0/node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(72844);
;// CONCATENATED MODULE: ../levers/src/rollback/container/exec-tool.ts

/** More of what an image says is no evidence. */
const MAX_OUTPUT = 64 * 1024;
const LINE_FEED = 0x0a;
/** What a container tool needs to find its service; tokens and inputs of this process are none of its business. */
const PASSED_ON = [
    'PATH',
    'HOME',
    'USER',
    'XDG_RUNTIME_DIR',
    'DOCKER_HOST',
    'CONTAINER_HOST',
    'CONTAINERD_ADDRESS',
    'TMPDIR',
];
/** Runs programs through `@actions/exec`: with arguments, never a shell, nothing printed, and little of the environment. */
const execTool = async (program, options, environment = {}) => {
    let output = '';
    const listen = (data) => {
        if (output.length < MAX_OUTPUT)
            output += data.toString('utf8');
        // Behind our back the package gathers lines, and walks through all of one for each piece of it: a line without an end would cost the
        // memory of this process. So every piece ends a line for it.
        if (data.length > 0)
            data[data.length - 1] = LINE_FEED;
    };
    try {
        const exitCode = await (0,exec/* exec */.m)(program, [...options], {
            silent: true,
            ignoreReturnCode: true,
            env: { ...passedOn(), ...environment },
            listeners: { stdout: listen, stderr: listen },
        });
        return { exitCode, output: output.slice(0, MAX_OUTPUT) };
    }
    catch (error) {
        // No such program; whatever else kept it from starting is as bad.
        return { exitCode: 127, output: error instanceof Error ? error.message : String(error) };
    }
};
function passedOn() {
    return Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

// EXTERNAL MODULE: ../policy/src/verdict.ts
var verdict = __webpack_require__(13735);
// EXTERNAL MODULE: ../registry/src/open-registry.ts + 32 modules
var open_registry = __webpack_require__(90258);
// EXTERNAL MODULE: ../registry/src/digest.ts
var src_digest = __webpack_require__(59715);
// EXTERNAL MODULE: ../registry/src/errors.ts
var errors = __webpack_require__(88500);
// EXTERNAL MODULE: ../registry/src/faults.ts
var faults = __webpack_require__(59542);
// EXTERNAL MODULE: ../registry/src/manifests/shape.ts
var shape = __webpack_require__(47119);
// EXTERNAL MODULE: ../../node_modules/.pnpm/p-map@7.1.1/node_modules/p-map/index.js
var p_map = __webpack_require__(56901);
// EXTERNAL MODULE: ../registry/src/limits.ts
var limits = __webpack_require__(96167);
;// CONCATENATED MODULE: ../registry/src/provenance/find-bundles.ts



const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle(?:\.v\d+(?:\.\d+)*)?\+json(?:;\s*version=[\d.]+)?$/;
const BUNDLE_BYTES = 4 * 1024 * 1024;
const MOST = 100;
/** The Sigstore bundles that refer to a digest, as bytes; whoever may push to the repository put them there. */
async function findBundles(reader, image, digest) {
    const candidates = (await reader.referrers(image, digest)).filter(mayBeBundle);
    const refuseMany = (count) => {
        if (count > MOST)
            throw tooMany(`${image}@${digest}`, count);
    };
    refuseMany(candidates.length);
    const found = await (0,p_map["default"])(candidates, ({ digest: of }) => layersOf(reader, image, of), { concurrency: limits/* CONCURRENCY */.iy });
    // Before one is read: together they have to find room in memory.
    const layers = found.flat();
    refuseMany(layers.length);
    return (0,p_map["default"])(layers, (layer) => reader.readBlob(image, layer.digest, BUNDLE_BYTES), { concurrency: limits/* CONCURRENCY */.iy });
}
function tooMany(where, count) {
    return new errors/* RegistryError */.g('too-large', `${where} has ${count} attestations, more than ${MOST}`, 'Remove those that nobody needs from the registry.');
}
/** Fallback indexes may leave the type out; then the manifest says it. */
const mayBeBundle = ({ artifactType }) => artifactType === undefined || BUNDLE.test(artifactType);
async function layersOf(reader, image, digest) {
    const manifest = await reader.readManifest(image, digest);
    return manifest.kind === 'image' ? manifest.layers.filter(({ mediaType }) => BUNDLE.test(mediaType)) : [];
}

;// CONCATENATED MODULE: ../registry/src/provenance/identity.ts
/** https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const FULCIO = '1.3.6.1.4.1.57264.1';
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Of a certificate that was verified. */
function buildIdentity({ identity }) {
    const read = (number) => {
        const values = (identity?.oids ?? []).filter(({ oid }) => oid?.id.join('.') === `${FULCIO}.${number}`);
        const [value] = values;
        return value === undefined || values.length > 1 ? null : utf8String(value.value);
    };
    const revision = read(13) ?? '';
    return { sourceRepository: read(12), sourceRef: read(14), revision: COMMIT.test(revision) ? revision : null };
}
/** An ASN.1 UTF8String in DER; null: it is none. */
function utf8String(der) {
    const [tag, first = 0, second = 0] = der;
    const [start, length] = first < 0x80 ? [2, first] : [3, second];
    // Nothing that GitHub puts there is longer than one byte of length can say.
    if (tag !== 0x0c || (first >= 0x80 && first !== 0x81) || der.length !== start + length)
        return null;
    return Buffer.from(der.subarray(start)).toString('utf8');
}

;// CONCATENATED MODULE: ../registry/src/provenance/statement.ts

const IN_TOTO = 'application/vnd.in-toto+json';
const TYPES = new Set(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']);
/** The statement in a bundle; null: it carries none. Throws a `RegistryError` for what is no JSON. */
function statementOf(bundle, about) {
    const { dsseEnvelope, messageSignature } = bundle;
    // Of a bundle with both, the verifier could look at the one and this at the other.
    if (messageSignature !== undefined || !(0,shape/* isObject */.Gv)(dsseEnvelope))
        return null;
    const { payload, payloadType } = dsseEnvelope;
    if (payloadType !== IN_TOTO || typeof payload !== 'string')
        return null;
    const { _type, predicateType, subject } = (0,shape/* parseObject */.lj)(Buffer.from(payload, 'base64'), about);
    if (typeof _type !== 'string' || !TYPES.has(_type) || typeof predicateType !== 'string')
        return null;
    return { predicateType, subjects: Array.isArray(subject) ? subject.flatMap(digestsOf) : [] };
}
function digestsOf(subject) {
    const digest = (0,shape/* isObject */.Gv)(subject) ? subject.digest : undefined;
    return (0,shape/* isObject */.Gv)(digest) && typeof digest.sha256 === 'string' ? [`sha256:${digest.sha256}`] : [];
}
/** https://slsa.dev/spec/v1.2/provenance */
const isProvenance = ({ predicateType }) => /^https:\/\/slsa\.dev\/provenance\/v\d/.test(predicateType);

// EXTERNAL MODULE: ../../node_modules/.pnpm/sigstore@4.1.1_supports-color@7.2.0/node_modules/sigstore/dist/index.js
var dist = __webpack_require__(6286);
;// CONCATENATED MODULE: ../registry/src/provenance/trust.ts


/** A verifier for bundles that the identity signed, exactly. Throws `unavailable` when nobody can say whom to trust. */
async function openVerifier(identity, issuer, trust) {
    try {
        return await (0,dist/* createVerifier */.$A)({
            // The library takes it for a regular expression, and is content with a match anywhere.
            certificateIdentityURI: `^${identity.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
            certificateIssuer: issuer,
            ...(trust && { tufMirrorURL: trust.mirrorUrl, tufRootPath: trust.rootPath, tufCachePath: trust.cachePath }),
        });
    }
    catch (cause) {
        throw new errors/* RegistryError */.g('unavailable', `nobody could be asked whom to trust with signatures (${cause instanceof Error ? cause.message : 'unknown'})`, `Let the job reach ${trust?.mirrorUrl ?? 'https://tuf-repo-cdn.sigstore.dev'}, then run it again.`, { cause });
    }
}

;// CONCATENATED MODULE: ../registry/src/provenance/verify.ts








/** GitHub keeps what it attests in a place of its own unless it is told otherwise. */
const NONE = 'has no attestation of provenance in the registry; `actions/attest` puts it there with `push-to-registry: true`';
/**
 * Whether a digest has an attestation of provenance that holds: signed by the workflow, at the ref, for the repository that policy names,
 * and about this very digest. The signature, the certificate and the log entry are judged by Sigstore's own library.
 */
async function verifyProvenance(question) {
    const { registry, image, digest, policy, trust } = question;
    (0,src_digest/* requireDigest */.m0)(digest);
    const bundles = (await findBundles(registry, image, digest)).map((bytes) => opened(bytes, digest));
    const candidates = bundles.filter((bundle) => bundle !== null);
    if (candidates.length === 0) {
        return { outcome: 'absent', detail: `${image}@${digest} ${NONE}` };
    }
    const workflow = identityOf(policy);
    const verifier = await openVerifier(workflow, policy.issuer, trust);
    const checked = candidates.map((candidate) => check(candidate, verifier, question));
    const passed = checked.find((result) => 'found' in result);
    if (passed && 'found' in passed) {
        const { revision } = passed.found;
        return { outcome: 'passed', detail: `built by ${workflow}`, workflow, sourceRef: policy.sourceRef, revision };
    }
    const reasons = [...new Set(checked.map((result) => ('reason' in result ? result.reason : '')))];
    return { outcome: 'failed', detail: `no attestation holds: ${reasons.slice(0, 3).join('; ')}` };
}
/** As Fulcio names a workflow. One that others call has a ref of its own, written behind it. */
function identityOf({ workflow, sourceRef }) {
    return `https://github.com/${workflow.includes('@') ? workflow : `${workflow}@${sourceRef}`}`;
}
/** A bundle, or why it cannot be one that counts; null: it attests something else than provenance. */
function opened(bytes, digest) {
    try {
        const bundle = (0,shape/* parseObject */.lj)(bytes, 'an attestation');
        const statement = statementOf(bundle, 'an attestation');
        if (statement === null)
            return 'a bundle holds no statement';
        if (!isProvenance(statement))
            return null;
        return statement.subjects.includes(digest) ? bundle : 'an attestation is about another digest';
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.g)
            return error.message;
        throw error;
    }
}
function check(bundle, verifier, { policy, source }) {
    if (typeof bundle === 'string')
        return { reason: bundle };
    try {
        // Whatever else it is, the library refuses it.
        const found = buildIdentity(verifier.verify(bundle));
        const repository = `https://github.com/${source ?? policy.workflow.split('/').slice(0, 2).join('/')}`;
        if (found.sourceRef !== policy.sourceRef)
            return { reason: `it was built from ${shown(found.sourceRef)}` };
        if (found.sourceRepository?.toLowerCase() !== repository.toLowerCase()) {
            return { reason: `it was built from ${shown(found.sourceRepository)}` };
        }
        if (found.revision === null)
            return { reason: 'its certificate names no commit' };
        return { found };
    }
    catch (error) {
        return { reason: error instanceof Error ? (0,faults/* printable */.g)(error.message) : 'it cannot be verified' };
    }
}
const shown = (text) => (text === null ? 'nobody knows what' : (0,faults/* printable */.g)(text));

// EXTERNAL MODULE: ../release/src/rollback/target.ts
var rollback_target = __webpack_require__(4031);
;// CONCATENATED MODULE: ../release/src/rollback/explain-target.ts
const HEX = /^[0-9a-f]+$/i;
const LENGTH = 40;
/** Shorter ones are words more often than ids: `beef`, `dead`. */
const SHORTEST = 6;
const COMMIT_PAGE = /\/commits?\/([0-9a-f]{40})(?![0-9a-f])/;
const WAYS = 'Name `previous`, all 40 digits of the commit that the images were built from, or `at-commit:` and those of a commit of the default branch; `git rev-parse` prints them.';
/** Which of the usual slips a target is. */
function explainTarget(text) {
    const said = text.trim();
    const [, prefix = '', id = ''] = /^(at-commit:\s*)?(.*)$/is.exec(said) ?? [];
    if (said === '')
        return { why: 'nothing is named', fix: WAYS };
    if (/^previous$/i.test(said))
        return { why: 'it is written in lower case', fix: 'Name `previous`.' };
    if (id.length >= SHORTEST && HEX.test(id))
        return wrongId(prefix === '' ? '' : 'at-commit:', id.toLowerCase());
    const pending = /^pending-([0-9a-f]{40})$/i.exec(id)?.[1];
    if (pending !== undefined)
        return { why: 'that is the tag of a build', fix: `Name its commit, \`${pending.toLowerCase()}\`.` };
    if (/^[^\s]*sha256:/i.test(id))
        return { why: 'it is a digest, and a set goes back as a whole', fix: WAYS };
    const page = COMMIT_PAGE.exec(said)?.[1];
    if (page !== undefined)
        return {
            why: 'it is an address',
            fix: `Name \`${page}\` if the images were built from that commit, or \`at-commit:${page}\` if it is the one that promoted them.`,
        };
    return { why: 'it is no full commit id, and names of branches and tags are not taken, for they move', fix: WAYS };
}
function wrongId(prefix, id) {
    if (id.length === LENGTH)
        return { why: 'it is written in lower case, without spaces', fix: `Name \`${prefix}${id}\`.` };
    if (id.length > LENGTH)
        return { why: `it has ${id.length} digits, and a commit id has ${LENGTH}`, fix: WAYS };
    return {
        why: `it has ${id.length} of the ${LENGTH} digits of a commit id, and what is short may stand for several`,
        fix: `Name all ${LENGTH} digits${prefix === '' ? '' : ` behind \`${prefix}\``}; \`git rev-parse ${id}\` prints them.`,
    };
}

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
// EXTERNAL MODULE: ./src/columns.ts
var columns = __webpack_require__(67440);
// EXTERNAL MODULE: ./src/short.ts
var src_short = __webpack_require__(65669);
;// CONCATENATED MODULE: ./src/rollback/render.ts




/** The plan for people: what would be done, what was checked, and why not. */
function renderPlan(report, colors) {
    const { summary, refusals, evidence, outcome } = report;
    // The first reason stands below, with its rule and its fix.
    const headlineText = summary.replace(`: ${refusals[0]?.message}`, '.');
    const headline = outcome === 'planned' ? colors.green((0,src_escape/* printable */.g)(summary)) : colors.red((0,src_escape/* printable */.g)(headlineText));
    const checks = (0,columns/* columns */.Y)(evidence.map((one) => [one.check, one.outcome, (0,src_escape/* printable */.g)(one.detail)]));
    const reasons = refusals.flatMap(({ rule, place, message, fix }) => [
        `${rule}${place === null ? '' : ` at ${(0,src_escape/* printable */.g)(place)}`}: ${(0,src_escape/* printable */.g)(message)}`,
        `  fix: ${(0,src_escape/* printable */.g)((0,fault/* asOptions */.l)(fix))}`,
    ]);
    const parts = [[headline], checks, render_images(report), written(report), reasons, others(report)];
    const said = parts.filter((part) => part.length > 0);
    return `${said.map((part) => part.join('\n')).join('\n\n')}\n`;
}
/** Where else a refused rollback could go. */
function others({ outcome, others: states }) {
    if (outcome !== 'refused' || states.length === 0)
        return [];
    return ['other targets:', ...states.map(({ target, committedAt }) => `  ${target}  since ${committedAt}`)];
}
function render_images({ from, to }) {
    const digests = [...(to?.digests ?? [])];
    const rows = digests.map(([image, digest]) => {
        const now = from?.digests.get(image);
        return [
            (0,src_escape/* printable */.g)(image),
            now === digest ? 'stays' : `${now === undefined ? 'several' : (0,src_short/* short */.A)(now)} -> ${(0,src_short/* short */.A)(digest)}`,
        ];
    });
    return (0,columns/* columns */.Y)(rows);
}
function written({ paths, hold }) {
    const held = hold === null
        ? []
        : [
            `the hold would refuse ${(0,src_short/* counted */.h)(hold.refuses.length, 'digest')}, and builds of ${[hold.revision ?? 'no known revision'].flat().join(', ')}`,
        ];
    return [...paths.map((path) => `would write ${(0,src_escape/* printable */.g)(path)}`), ...(paths.length === 0 ? [] : held)];
}
function renderJson(report) {
    const plain = (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value);
    return `${(0,src_escape/* printableJson */.e)(JSON.parse(JSON.stringify(report, plain)))}\n`;
}

;// CONCATENATED MODULE: ./src/rollback/command.ts











/** What stands in the plan for what only a real run knows. */
const NOBODY = { reason: 'only planned', by: 'nobody yet' };
/** Shows what a rollback would do. Exit code: 0 it would be opened, 1 refused, 2 it could not be told. */
async function rollback(options, terminal, env, now) {
    const open = [];
    try {
        const target = targetOf(options.target);
        const git = await (0,src_git/* openRepository */.h_)(options.repo);
        open.push(git);
        const lines = [await (0,local/* localLine */.u)(options.repo), await openSource(options)];
        open.push(...lines);
        const reads = await readsOf(options, terminal, env, now, lines);
        const wish = { policy: await (0,policy_source/* policyPlace */._z)(options.policy), set: options.set, target, ...NOBODY };
        const report = await (0,run/* planRollback */.I)(reads, wish, await git.resolve(options.at));
        terminal.progress('');
        await terminal.out(options.format === 'json' ? renderJson(report) : renderPlan(report, terminal.colors));
        if (terminal.gone)
            return exit_codes/* EXIT */.d.untold;
        return report.outcome === 'planned' ? exit_codes/* EXIT */.d.fine : (0,exit_codes/* refusedCode */.Q)(report.refusals);
    }
    catch (error) {
        terminal.progress('');
        terminal.note((0,fault/* describeFault */.Q)(options.policy === undefined ? error : (0,policy_source/* onDisk */.FC)(error)));
        return exit_codes/* EXIT */.d.untold;
    }
    finally {
        for (const one of open)
            await one.close();
    }
}
/** The history that says which commits the images are built from. */
async function openSource({ repo, source }) {
    if (source === undefined)
        return (0,local/* localLine */.u)(repo);
    return (0,local/* localLine */.u)(source).catch((error) => {
        if (!(error instanceof verdict/* GatehouseError */.G) || !error.fix.includes('--repo'))
            throw error;
        const fix = 'Name a clone of the repository that the images are built from with --source.';
        throw new verdict/* GatehouseError */.G(error.code, error.lines, fix, { cause: error });
    });
}
function targetOf(text) {
    const target = (0,rollback_target/* parseRollbackTarget */.R)(text);
    if (target !== null)
        return target;
    const { why, fix } = explainTarget(text);
    throw new verdict/* GatehouseError */.G('invalid-input', `${JSON.stringify(text)} is no target of a rollback: ${why}`, fix);
}
async function readsOf({ source, smoke, trustedRealms: realms }, terminal, env, now, [line, sourceLine]) {
    const { credentials, notes } = await (0,registry_credentials/* machineCredentials */.I)(env);
    for (const note of notes)
        terminal.note(`note: ${(0,src_escape/* printable */.g)(note)}`);
    const log = (text) => terminal.progress((0,src_escape/* printable */.g)(text));
    return {
        line,
        registry: () => (0,open_registry/* openRegistry */.M)({ credentials, realms, log }),
        ancestry: (other) => (other === null ? line : elsewhere(other, source, sourceLine)),
        verify: verifyProvenance,
        containers: async () => (smoke ? findContainerTool({ run: execTool, environment: configOf(env) }) : 'not-here'),
        io: { log },
        clock: () => now,
    };
}
function elsewhere(name, source, line) {
    if (source !== undefined)
        return line;
    const fix = `Clone ${name} and name the folder with --source.`;
    throw new verdict/* GatehouseError */.G('invalid-input', `the images are built from ${name}, whose history is not here`, fix);
}
function configOf({ DOCKER_CONFIG }) {
    return DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG };
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
