/**
 * Web addresses that let whoever has them in: with a session, a token, a signature or a one-time link. Only the secret
 * part goes; host, path and the other parameters stay, because they tell what the conversation is about.
 */
import type { Detector, Found } from './detector';
import { MARK_OF } from './marks';

const MARK = MARK_OF.session_url;
/** The end of an address: white space, brackets that enclose it, quotes. A mark may stand in it. */
const ADDRESS = /(?:https?:\/\/|(?<![\p{L}\p{N}_.@/])www\.)(?:[^\s<>"'`[\]{}\\^|]|\[secret\])+/giu;
/** user:password@host */
const LOGIN = /^https?:\/\/([^/?#@\s]{1,200})@/i;
/** A parameter, in the query or behind "#" or ";". In HTML the sign between two is "&amp;". */
const PARAMETER = /(?<=[?&#;])(?:amp;)?([\p{L}\p{N}_.%~-]{1,60})=([^&#;()[\]{},\s]{1,4000})/gu;
/** Names of parameters that carry a secret: anywhere in the name, or alone. */
const SECRET_IN_NAME =
  /token|session|signature|apikey|accesskey|credential|password|passwd|secret|jwt|magiclink|onetime/;
const SECRET_NAMES = new Set(
  'sid key sig code auth pwd pass hash otp nonce ticket invite reset confirmation'.split(' '),
);
/** Steps of a path behind which the next one opens the door. */
const DOOR =
  /\/(?:[\w-]*(?:reset|password|magic|verify|verification|confirm|confirmation|activate|activation|invite|invitation|unlock|sso|auth|token|session|one-?time|sign-?in|log-?in)[\w-]*)\/([A-Za-z0-9_.~%=-]{12,2000})/gi;
/** Three parts of a JSON Web Token, wherever they stand. */
const WEB_TOKEN = /\beyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,4000})?/g;
const TRAILING = /[.,:;!?]+$/;

export const sessionUrl: Detector = {
  kind: 'session_url',
  mayFind: ({ hasAddress }) => hasAddress,
  find(text) {
    const found: Found[] = [];
    for (const { 0: address, index } of text.matchAll(ADDRESS)) {
      for (const [start, end] of secretsIn(address.replace(TRAILING, '')))
        found.push({ kind: 'session_url', start: index + start, end: index + end, mark: MARK });
    }
    return found;
  },
};

/** Places of the secrets of one address, in order and apart. */
function secretsIn(address: string): [number, number][] {
  const places: [number, number][] = [];
  const login = LOGIN.exec(address);
  if (login?.[1] && login[1] !== MARK) places.push([address.indexOf('//') + 2, login[0].length - 1]);
  for (const { 0: whole, 1: name = '', 2: value = '', index } of address.matchAll(PARAMETER))
    if (isSecretName(name)) places.push([index + whole.length - value.length, index + whole.length]);
  for (const { 0: whole, 1: step = '', index } of address.matchAll(DOOR))
    if (isSecretStep(step)) places.push([index + whole.length - step.length, index + whole.length]);
  for (const { 0: token, index } of address.matchAll(WEB_TOKEN)) places.push([index, index + token.length]);
  return apart(places);
}

function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return SECRET_IN_NAME.test(plain) || SECRET_NAMES.has(plain);
}

/** A key rather than a word: letters and digits mixed, or longer than any word. */
function isSecretStep(step: string): boolean {
  return (/\d/.test(step) && /[A-Za-z]/.test(step)) || /^\d{12,}$/.test(step) || /^[A-Za-z0-9]{24,}$/.test(step);
}

function apart(places: [number, number][]): [number, number][] {
  const ordered = places.sort(([one], [other]) => one - other);
  return ordered.filter(
    ([start], index) => index === 0 || start >= Math.max(...ordered.slice(0, index).map(([, end]) => end)),
  );
}
