/** Cuts what a mail program or a habit puts under every message: signature blocks, "Sent from my iPhone", disclaimers. */

/** A block under "-- " or under a valediction is at most this long; more below it is taken for the message itself. */
const BLOCK_LINES = 12;
const BLOCK_LINE_LENGTH = 90;

const SEPARATOR = /^--[ ]?$|^—$/;
/** "Sent from my iPhone", "Von meinem iPhone gesendet", "Get Outlook for Android": names a device or program. */
const SENT_FROM =
  /^[ >(]{0,3}(?:Sent (?:from|via|with|using)|Get Outlook for|Von mein\w{1,2}|Gesendet (?:von|mit|über)|Diese Nachricht wurde von mein\w{1,2}|Envoyé (?:de|depuis|à partir)|T[ée]l[ée]charger Outlook pour|Enviado (?:desde|do|con|a partir)|Obtener Outlook|Obter o Outlook|Inviato da|Scarica Outlook|Verzonden (?:vanaf|met)|Verstuurd vanaf|Outlook voor|Skickat från|Hämta Outlook|Sendt fra|Hent Outlook|Lähetetty|Wysłan[eo] z|Отправлено (?:с|из))(?!\p{L})/iu;
const DEVICE =
  /iPhone|iPad|iOS|Android|Samsung|Galaxy|Huawei|Xiaomi|Pixel|OnePlus|BlackBerry|Outlook|Yahoo|Gmail|Proton|Mail\b|Mailbird|Thunderbird|Spark|Windows|Smartphone|Mobilgerät|Handy|Telefon|mobile?\b|phone|tablet|device|téléphone|móvil|celular|cellulare|telefoon/i;
const SENT_FROM_LENGTH = 80;
/** Words of a person rather than of a program: "Sent from my phone yesterday, still no answer". */
const SENTENCE = /[,;!?]|\b(?:and|but|still|never|yesterday|today|because|when|was|were|is|it|not)\b/i;

const VALEDICTION = new RegExp(
  `^(?:${[
    '(?:with )?(?:(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes)|best|all the best|cheers|sincerely|yours(?: sincerely| faithfully| truly)?',
    '(?:many |best )?thanks(?: again)?(?: and regards| & regards)?|thank you|respectfully|take care',
    '(?:mit )?(?:freundliche[nm]?|beste[nr]?|viele[nr]?|liebe[nr]?|herzliche[nr]?|schöne[nr]?) (?:gr(?:u|ü)(?:ß|ss)e?n?|dank)|mfg|vg|lg|gruß|grüße',
    '(?:bien )?cordialement|bien à vous|meilleures salutations|salutations|merci',
    '(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|gracias|cordiali saluti|distinti saluti|grazie',
    'atenciosamente|cumprimentos|abraços|obrigad[oa]|met vriendelijke groet(?:en)?|groet(?:en)?|mvh|med (?:venlig|vänlig) hilsen',
  ].join('|')})[,.!]?$`,
  'iu',
);
const NAME =
  /^[-–—~ ]{0,3}\p{Lu}[\p{L}'’.-]{0,30}(?: (?:\p{Lu}[\p{L}'’.-]{0,30}|von|van|de|da|der|den|del|di|la|al|bin)){0,3},?$/u;
/** Single words that stand under "Thanks," as the news itself. */
const NEWS = /^(?:solved|fixed|resolved|works|working|done|perfect|great|awesome|cancell?ed|help|please|yes|no|ok)\b/i;
const POSTSCRIPT = /^P\.?\s?S\b/i;
const DISCLAIMER =
  /^[\s*_-]{0,5}(?:confidentiality notice|disclaimer\b|(?:this|the (?:information|content)s?(?: contained)? (?:in|of) this) (?:e-?mail|message|communication)\b.{0,200}\b(?:confidential|privileged|intended (?:solely|only|recipient)))/i;

/** The lines of a message without what stands under it by habit; a valediction itself ("Best regards,") stays. */
export function withoutSignature(lines: string[]): string[] {
  const own = lines.filter((line) => !isSentFrom(line));
  return cutBelowValediction(cutAt(cutAt(own, isSeparatorOfBlock), isDisclaimer));
}

function isSentFrom(line: string): boolean {
  const text = line.trim();
  if (text.length > SENT_FROM_LENGTH || !SENT_FROM.test(text)) return false;
  return DEVICE.test(text) && !SENTENCE.test(text);
}

function isSeparatorOfBlock(line: string, below: string[]): boolean {
  return SEPARATOR.test(line) && looksLikeBlock(below);
}

function isDisclaimer(line: string): boolean {
  return DISCLAIMER.test(line.slice(0, 400));
}

/** Everything before the first line that passes; the whole when nothing stands before it. */
function cutAt(lines: string[], isStart: (line: string, below: string[]) => boolean): string[] {
  const from = Math.max(0, lines.length - 200);
  for (let index = from; index < lines.length; index += 1) {
    if (!isStart(lines[index]!, lines.slice(index + 1, index + 2 + BLOCK_LINES * 2))) continue;
    const own = lines.slice(0, index);
    return own.some((line) => line.trim() !== '') ? own : lines;
  }
  return lines;
}

/**
 * "Best regards," followed by a name and short lines to the end of the message: the name and what follows go.
 * "Thanks," followed by "It works now" stays, because that is no name; a postscript below is kept.
 */
function cutBelowValediction(lines: string[]): string[] {
  const from = Math.max(0, lines.length - 2 * BLOCK_LINES);
  for (let index = lines.length - 2; index >= from; index -= 1) {
    if (!VALEDICTION.test(lines[index]!.trim())) continue;
    const below = lines.slice(index + 1);
    const postscript = below.findIndex((line) => POSTSCRIPT.test(line.trim()));
    const block = postscript === -1 ? below : below.slice(0, postscript);
    const name = block.find((line) => line.trim() !== '');
    if (name === undefined || !isName(name.trim()) || !looksLikeBlock(block)) continue;
    return [...lines.slice(0, index + 1), ...(postscript === -1 ? [] : ['', ...below.slice(postscript)])];
  }
  return lines;
}

function isName(text: string): boolean {
  return NAME.test(text) && !/[^.]{3}\.$/.test(text) && !NEWS.test(text);
}

function looksLikeBlock(lines: string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length > BLOCK_LINES) return false;
  return filled.every((line) => line.length <= BLOCK_LINE_LENGTH && !/[?!]\s*$/.test(line));
}
