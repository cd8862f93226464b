const MIB = 1024 * 1024;

/** Most bytes of an answer's body; what is longer is cut off and refused. The distribution specification names 4 MiB for manifests. */
export const MANIFEST_BYTES = 4 * MIB;
export const CONFIG_BYTES = 8 * MIB;
export const PAGE_BYTES = 4 * MIB;
/** Of token servers and of refusals. */
export const SMALL_BYTES = 64 * 1024;

/** Tags asked for in a page; registries that give fewer, or all, do so. */
export const TAGS_PER_PAGE = 1000;
export const MOST_PAGES = 1000;
export const MOST_TAGS = 500_000;

/** Entries of an index; container engines have no use for more. */
export const MOST_CHILDREN = 2000;
export const MOST_LAYERS = 1000;
/** Indexes in indexes. */
export const DEEPEST_INDEX = 4;
export const MOST_PLATFORMS = 256;

/** Requests in flight to all registries together. */
export const CONCURRENCY = 8;
export const MOST_REDIRECTS = 5;

/** Manifests that one run remembers. */
export const REMEMBERED_MANIFESTS = 20_000;
export const REMEMBERED_BYTES = 64 * MIB;

/** A layer: compressed, unpacked, and how many entries it may have. */
export const LAYER_BYTES = 4096 * MIB;
export const UNPACKED_BYTES = 16_384 * MIB;
export const MOST_ENTRIES = 500_000;
/** Of headers and zeros between two entries, or behind the last; Go takes 1 MiB for a header, and archives end on zeros of 10 KiB. */
export const MOST_BETWEEN_ENTRIES = 8 * MIB;
