/** No title of a policy is longer; expressions below cost with the length of a heading. */
const MAX_TITLE = 200;

/** A heading or title as it is compared: in any case, with or without a colon. Only ASCII letters have cases here. */
export function titleKey(text: string): string {
  if (text.length > MAX_TITLE) return text;
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n]+/g, ' ')
    .replaceAll(/^ | $|[ :.]+$/g, '')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Letters of other scripts that look like Latin ones in the fonts people read with. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'вƅ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еεҽ',
    g: 'ɡ',
    h: 'һн',
    i: 'іιı',
    j: 'јϳ',
    k: 'кκ',
    m: 'м',
    n: 'пηո',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    r: 'гɾ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υսц',
    v: 'ѵν',
    w: 'ѡԝω',
    x: 'хχ',
    y: 'уγ',
    z: 'ᴢ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
);

/** What a title looks like: accents, invisible characters and other scripts taken away. */
function looks(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  return [...plain.toLowerCase()]
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a heading is only made to look like a title: with characters that are not those of the title. */
export function isLookAlike(heading: string, title: string): boolean {
  if (heading.length > MAX_TITLE) return false;
  return (
    titleKey(heading) !== titleKey(title) && /[^\t\n\u0020-\u007e]/.test(heading) && looks(heading) === looks(title)
  );
}
