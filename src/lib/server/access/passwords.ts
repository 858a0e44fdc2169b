/** Passwords: Argon2id with the least that OWASP's Password Storage Cheat Sheet names (19 MiB, two passes, one lane). */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** NIST SP 800-63B: length is what helps, and no rule about which signs must be in it. */
const SHORTEST = 12;
const LONGEST = 256;

export const passwordHash = (password: string): Promise<string> => hash(password, COST);

/** What keeps a password from being taken, in words; null when it may be used. */
export function passwordProblem(password: string, name: string): string | null {
  if (password.length < SHORTEST)
    return `A password has at least ${SHORTEST} characters; a few words in a row will do.`;
  if (password.length > LONGEST) return `A password has at most ${LONGEST} characters.`;
  if (password.toLowerCase().includes(name)) return 'A password must not hold the name of its user.';
  if (new Set(password).size < 4) return 'A password must not be one or two characters again and again.';
  return null;
}

/**
 * Whether the password fits. Without a hash (nobody of that name, or no password) it takes as long as with one, so that
 * the time of an answer does not tell which names there are.
 */
export async function isPasswordOf(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobodysHash()), password.slice(0, LONGEST));
  return fits && stored !== null;
}

let ofNobody: Promise<string> | null = null;
const nobodysHash = (): Promise<string> => (ofNobody ??= passwordHash(crypto.randomUUID()));
