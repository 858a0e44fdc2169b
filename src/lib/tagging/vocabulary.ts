/** Words that mean the same to every phrase. */

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Adverbs that never change what a phrase does. */
export const ADVERBS = wordsOf(
  'so very really truly sincerely deeply terribly extremely absolutely incredibly awfully just also again actually ' +
    'quite totally completely genuinely certainly definitely only still already personally kindly especially ' +
    'particularly clearly simply currently now both all too pretty rather always probably quickly',
);
/** So many of them may stand between two words of a phrase. */
export const MOST_ADVERBS = 2;

export const NEGATORS = wordsOf('not no never nor neither without none nobody nothing hardly');

export const NUMBER_WORDS = wordsOf(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty sixty ninety hundred half couple few several',
);

/** Marks that the comma of a phrase stands for. */
export const PAUSES = wordsOf(', : - –');
