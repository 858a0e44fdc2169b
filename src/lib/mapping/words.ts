/**
 * The words that exports use for roles, channels, yes and no. Whatever is not listed here is unknown,
 * and an unknown value is never quietly taken for a customer or an agent.
 */
import type { Channel, Mood, Role } from '../model/words';
import type { Mapping } from './types';

/** `conversationId`, `Conversation ID` and `conversation-id` are one name: `conversation_id`. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

const ROLE_WORDS: Record<Role, string> = {
  customer:
    'customer user end_user enduser visitor requester client contact consumer lead guest inbound incoming in received ' +
    'asker shopper buyer subscriber reporter patient owner caller customer_message',
  agent:
    'agent staff operator admin administrator support representative rep advisor employee teammate moderator brand ' +
    'company helper csr outbound outgoing out sent support_agent human_agent agent_message team_member',
  bot: 'bot chatbot ai ai_agent assistant virtual_assistant automation automated autoresponder workflow captain fin',
  // Somebody else's words are kept and shown, but are neither the tone of the customer nor the work of the team.
  system: 'system event notification trigger activity log other other_user third_party bystander cc collaborator',
};

const ROLES_BY_WORD = new Map<string, Role>(
  (Object.entries(ROLE_WORDS) as [Role, string][]).flatMap(([role, words]) =>
    words.split(' ').map((word): [string, Role] => [word, role]),
  ),
);

/** The role that a value of a role column stands for; null when the word is not known. */
export function roleOf(value: string): Role | null {
  return ROLES_BY_WORD.get(plainName(value)) ?? null;
}

/** True for words of {@link roleOf} that mean somebody who is neither the customer nor the team. */
export function isBystander(value: string): boolean {
  return /^(other|other_user|third_party|bystander|cc|collaborator)$/.test(plainName(value));
}

/** A yes/no value; null for anything else. */
export function yesOrNo(value: string): boolean | null {
  const word = value.trim().toLowerCase();
  if (/^(true|t|yes|y|1|1\.0)$/.test(word)) return true;
  if (/^(false|f|no|n|0|0\.0)$/.test(word)) return false;
  return null;
}

const INWARD = /^(is_)?(inbound|incoming|from_customer|from_user|from_client|by_customer|customer_message)$/;
const OUTWARD =
  /^(is_)?(outbound|outgoing|from_agent|from_staff|from_admin|by_agent|agent|staff|operator|agent_message)$/;

/**
 * For a yes/no column that tells sides apart (`inbound`, `from_agent`): which role "yes" stands for.
 * @returns null when the name says nothing of the kind
 */
export function sideNamedBy(column: string): 'customer' | 'agent' | null {
  const name = plainName(column);
  return INWARD.test(name) ? 'customer' : OUTWARD.test(name) ? 'agent' : null;
}

/** Whether everybody may read the message, from a column such as `public`, `private` or `visibility`; null: unknown word. */
export function publicOf(column: string, value: string): boolean | null {
  const answer = yesOrNo(value);
  // A column named after the private side says yes when the message is not public.
  if (answer !== null) return /private|internal|note/.test(plainName(column)) ? !answer : answer;
  const word = plainName(value);
  if (/^(internal|private|note|internal_note|private_note|agents|agents_only|staff)$/.test(word)) return false;
  if (/^(public|external|all|everyone|reply|comment|message|conversation_message|customer|customers)$/.test(word))
    return true;
  return null;
}

/**
 * Whether the customer saw a message, from the cell of the is_public column: as a person said, else by its words.
 * @returns null when neither knows the value
 */
export function publicBy({ columns, isPublic }: Pick<Mapping, 'columns' | 'isPublic'>, cell: string): boolean | null {
  const value = cell.trim();
  if (value === '') return true;
  return isPublic?.[value.toLowerCase()] ?? publicOf(columns.is_public ?? '', value);
}

const CHANNEL_WORDS: Record<Channel, string> = {
  chat: 'chat livechat live_chat messenger web_chat webchat widget messaging conversation native_messaging in_app',
  social:
    'social twitter tweet x facebook facebook_post facebook_messenger instagram instagram_dm whatsapp telegram line ' +
    'any_channel twitter_dm youtube',
  sms: 'sms text mobile',
  email: 'email e_mail mail gmail outlook',
  form: 'form web web_form webform help_center helpcenter contact_form mobile_sdk web_service portal',
  phone: 'phone voice call phone_call phone_switch telephone voicemail',
  forum: 'forum forums community topic review',
  other: 'other api push',
};

const CHANNELS_BY_WORD = new Map<string, Channel>(
  (Object.entries(CHANNEL_WORDS) as [Channel, string][]).flatMap(([channel, words]) =>
    words.split(' ').map((word): [string, Channel] => [word, channel]),
  ),
);

/** The channel that a value stands for; null when the word is not known. */
export function channelOf(value: string): Channel | null {
  return CHANNELS_BY_WORD.get(plainName(value)) ?? null;
}

/** A satisfaction score as a number; good and bad become 1 and 0; null when nothing was rated. */
export function csatOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const word = value.trim().toLowerCase();
  if (/^(good|satisfied|positive|happy)/.test(word)) return 1;
  if (/^(bad|dissatisfied|unsatisfied|negative|unhappy)/.test(word)) return 0;
  const number = Number(word.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

const MOOD_WORDS: Record<Mood, string> = {
  anxious: 'anxious worried nervous scared afraid stressed panicking panicked panic overwhelmed 😟 😰 😨 😱',
  disappointed: 'disappointed sad unhappy dissatisfied let_down upset 😞 🙁 ☹ 😢',
  angry: 'angry mad furious outraged enraged 😠 😡 🤬',
  frustrated: 'frustrated annoyed irritated impatient fed_up 😤 😣 😒 😩',
  confused: 'confused unsure puzzled lost uncertain 😕 🤔',
  pleased: 'pleased happy satisfied glad great good delighted excited grateful content 🙂 😀 😃 😄 😊',
  none: 'none neutral calm fine ok okay indifferent meh so_so 😐',
};

const MOODS_BY_WORD = new Map<string, Mood>(
  (Object.entries(MOOD_WORDS) as [Mood, string][]).flatMap(([mood, words]) =>
    words.split(' ').map((word): [string, Mood] => [word, mood]),
  ),
);

/** The mood that customers gave themselves in a form: a word ("worried") or a face; null when it is not known. */
export function moodOf(value: string): Mood | null {
  const face = value.trim().replaceAll('\uFE0F', '');
  return MOODS_BY_WORD.get(plainName(value)) ?? MOODS_BY_WORD.get(face) ?? null;
}

/** Whether a status word says that nothing more is expected; undefined when there is no such word. */
export function isClosedBy(status: string | null | undefined): boolean | undefined {
  if (status === null || status === undefined || status.trim() === '') return undefined;
  const word = plainName(status);
  if (/^(closed|solved|resolved|archived|done|completed|ended)$/.test(word)) return true;
  if (/^(open|new|pending|hold|on_hold|snoozed|active|in_progress|waiting|reopened)/.test(word)) return false;
  return undefined;
}

/** Labels in one cell: separated by semicolons, bars or commas, each once. */
export function labelsOf(cell: string): string[] {
  const separator = cell.includes(';') ? ';' : cell.includes('|') ? '|' : ',';
  return [...new Set(cell.split(separator).map((label) => label.trim()))].filter((label) => label !== '');
}

/** Whether a form field, custom field or column asks how the customer feels. */
export function asksMood(name: string): boolean {
  return /(^|_)(mood|feeling|how_do_you_feel|how_are_you_feeling)(_|$)/.test(plainName(name));
}

const MOOD_LABEL = /^\s*(customer[\W_]+)?(mood|feeling)[\W_]+(?=\S)/i;

/** The mood among a conversation's labels, written `mood: angry`, `mood_angry`, `feeling-worried`; null when there is none. */
export function moodLabelled(labels: string[]): Mood | null {
  const moods = labels.filter((label) => MOOD_LABEL.test(label)).map((label) => moodOf(label.replace(MOOD_LABEL, '')));
  return moods.find((mood) => mood !== null) ?? null;
}
