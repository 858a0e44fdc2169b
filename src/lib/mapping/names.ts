/**
 * Under which names tables keep each field: the first list names it for certain, the second may mean something else
 * and needs the values to agree. Names are compared as plainName() writes them.
 */
import { plainName } from './words';
import type { MappingField } from './types';

const NAMES: Record<MappingField, [certain: string, possible: string]> = {
  conversation: [
    'conversation_id conversation conversationid thread_id ticket_id case_id chat_id session_id dialog_id dialogue_id ' +
      'conversation_source_id conv_id ticket_number issue_id interaction_id parent_id',
    'thread ticket case chat session dialog ticketid threadid question_id topic_id room_id request_id',
  ],
  message: [
    'message_id messageid msg_id comment_id reply_id post_id message_source_id',
    'id uuid event_id entry_id tweet_id',
  ],
  position: ['position message_position message_index turn_index sequence', 'index turn order seq step message_number'],
  role: [
    'role sender_type sendertype author_type message_author_type sender_role author_role user_type speaker participant_type ' +
      'inbound incoming is_inbound is_incoming from_agent is_agent is_staff from_customer is_customer direction requestor_type',
    'sender type from who side speaker_type party actor actor_type user_role is_admin author_kind agent staff',
  ],
  author: [
    'author author_id sender_id senderid author_email sender_email from_email message_author_id user_id userid agent_id ' +
      'speaker_id message_author_email',
    'sender from user username email speaker by agent_email operator_id posted_by',
  ],
  author_name: [
    'author_name sender_name from_name message_author_name user_name full_name display_name agent_name operator_name',
    'name agent operator author_display_name',
  ],
  sent_at: [
    'sent_at sentat send_time time_sent sent_datetime message_created_at created_at createdat timestamp message_date ' +
      'created_datetime sent_on message_time posted_at sent',
    'date time datetime created when ts at created_date created_time date_time updated_at',
  ],
  text: [
    'text body message_body body_text message_text message_content comment_body text_body plain_body content ' +
      'stripped_text body_plain utterance',
    'message comment msg description reply post body_html html_body extract value',
  ],
  subject: ['subject title conversation_subject ticket_subject topic_title', 'headline question_title'],
  channel: ['channel source_channel channel_type via conversation_channel', 'medium source platform origin'],
  team: [
    'team team_name group group_name department department_name queue inbox mailbox assigned_team',
    'brand office business_unit segment squad skill',
  ],
  labels: ['tags labels conversation_tags tag_list', 'tag label categories keywords'],
  is_public: [
    'is_public public is_private private is_internal internal visibility is_note internal_note ispublished is_published',
    'note message_type comment_type kind',
  ],
  is_spam: ['is_spam spam isspam', 'junk is_junk'],
  status: ['status conversation_status state conversation_state ticket_status', 'conversation_state_name stage'],
  csat: [
    'csat csat_score satisfaction_score satisfaction satisfaction_rating conversation_rating rating',
    'score stars',
  ],
  csat_comment: [
    'csat_comment satisfaction_comment rating_comment conversation_rating_remark satisfaction_rating_comment',
    'rating_remark feedback_comment',
  ],
  // What customers say of themselves. A column "sentiment" is what a machine made of their words, and is left out.
  mood: ['mood self_reported_mood reported_mood customer_mood own_mood self_mood how_do_you_feel', 'feeling feelings'],
  language: ['language lang locale message_language language_code', 'conversation_language'],
  customer: [
    'customer_id customer customer_email requester requester_id requester_email contact_id contact_email visitor_id ' +
      'visitor_email client_id end_user_id',
    'contact visitor client account_id',
  ],
};

const TABLE = new Map<MappingField, Map<string, number>>(
  (Object.entries(NAMES) as [MappingField, [string, string]][]).map(([field, [certain, possible]]) => [
    field,
    new Map([
      ...possible.split(' ').map((name): [string, number] => [name, 0.6]),
      ...certain.split(' ').map((name): [string, number] => [name, 1]),
    ]),
  ]),
);

/** How strongly a column's name speaks for a field: 1 for certain, 0.6 perhaps, 0 not at all. */
export function nameSpeaksFor(field: MappingField, column: string): number {
  const name = plainName(column);
  return TABLE.get(field)?.get(name) ?? TABLE.get(field)?.get(name.replace(/^(message|conversation|ticket)_/, '')) ?? 0;
}
