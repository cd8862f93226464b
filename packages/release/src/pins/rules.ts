/** Why pins are not read or not rewritten; ids are permanent. Each with one sentence for docs/rules.md. */
export const PINS_RULES = [
  { id: 'pins/symlink', says: 'A symbolic link or a submodule stands where pins live.' },
  { id: 'pins/unreadable', says: 'A file in which pins may live cannot be read as text.' },
  { id: 'pins/not-structural', says: 'An image of the set is named by digest in a place that no manager reads.' },
  { id: 'pins/none', says: 'An image of the set has no pin.' },
  {
    id: 'pins/unknown-image',
    says: 'A digest is given for an image that the set does not have, or none for one that it has.',
  },
  { id: 'pins/fewer', says: 'Fewer pins are found than policy or the last promotion had.' },
  { id: 'pins/left-over', says: 'A digest that is replaced stands somewhere else in the files of the pins.' },
  { id: 'pins/revision-unknown', says: 'A tag names the commit of a build, and the new one is not known.' },
  { id: 'pins/not-provable', says: 'The rewritten files are not nothing but bumps.' },
] as const;

export type PinsRule = (typeof PINS_RULES)[number]['id'];
