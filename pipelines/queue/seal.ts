/**
 * Chunks pass through PostgreSQL sealed, with a key that one run draws and hands to each of its workers for that worker
 * alone. Nobody who reads the tables, a backup or the log finds words of customers in them, and what a run that broke
 * off leaves behind can be read by nobody once its processes have ended.
 *
 * AES-256 in Galois/counter mode (NIST SP 800-38D), a random nonce each. A key passes to a worker sealed with what both
 * ends of a Diffie-Hellman exchange know (X25519, RFC 7748; HKDF, RFC 5869).
 */
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflateRaw, inflateRaw } from 'node:zlib';

const CIPHER = 'aes-256-gcm';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];
const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)];
/** More saves little and costs the processor that is to read messages. */
const COMPRESSION = { level: 1 };

export function drawKey(): Buffer {
  return randomBytes(32);
}

/**
 * Anything that may pass between processes, Buffers and Dates too.
 * @param place what this is and nothing else, so that no sealed content can stand in for another
 */
export async function seal(key: Buffer, place: string, content: unknown): Promise<Buffer> {
  return encrypted(key, place, await deflate(serialize(content), COMPRESSION));
}

/** @throws Error when this was sealed with another key, for another place, or changed since */
export async function unseal<T>(key: Buffer, place: string, sealed: Buffer): Promise<T> {
  return deserialize(await inflate(decrypted(key, place, sealed))) as T;
}

/** What a worker hands to anybody, and what it keeps in its memory. */
export interface WorkerKeys {
  publicKey: string;
  unsealKey(sealed: Buffer): Buffer;
}

export function workerKeys(): WorkerKeys {
  const own = generateKeyPairSync('x25519');
  return {
    publicKey: textOf(own.publicKey),
    unsealKey(sealed) {
      const [theirs, key] = [sealed.subarray(0, PUBLIC_BYTES), sealed.subarray(PUBLIC_BYTES)];
      const shared = sharedBy(own.privateKey, createPublicKey({ key: theirs, ...PUBLIC_FORMAT }), theirs);
      return decrypted(shared, KEY_PLACE, key);
    },
  };
}

/** The key of a run for one worker, who alone can unseal it. */
export function sealKey(publicKey: string, key: Buffer): Buffer {
  const once = generateKeyPairSync('x25519');
  const mine = once.publicKey.export(PUBLIC_FORMAT);
  const theirs = createPublicKey({ key: Buffer.from(publicKey, 'base64'), ...PUBLIC_FORMAT });
  return Buffer.concat([mine, encrypted(sharedBy(once.privateKey, theirs, mine), KEY_PLACE, key)]);
}

const KEY_PLACE = 'key of a run';
const PUBLIC_FORMAT = { type: 'spki', format: 'der' } as const;
/** of an X25519 key in this format (RFC 8410) */
const PUBLIC_BYTES = 44;

const textOf = (publicKey: KeyObject) => publicKey.export(PUBLIC_FORMAT).toString('base64');

/** @param salt the public key that was made for this once */
function sharedBy(privateKey: KeyObject, publicKey: KeyObject, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), salt, 'undertone', 32));
}

function encrypted(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypted(key: Buffer, place: string, sealed: Buffer): Buffer {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
}
