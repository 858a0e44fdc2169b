-- The warehouse. Public: analysts write SQL against these names, so rename none without a migration note.
-- Instants are UTC timestamps ending in _at, durations end in _seconds, booleans start with is_ or has_.
-- A duration in opening hours ends in _business_seconds; it is null where no hours are set for the team.

create table if not exists warehouse_info (
  key varchar primary key, value varchar            -- schema_version, rules_version, exported_at, timezone, week_start, built_at,
                                                    -- settings, former_built_at (of the generation a retag replaced),
                                                    -- redaction (with which choice every text was redacted),
                                                    -- repeated_lines_corpus (in which messages repeated_lines were found),
                                                    -- own_topics (the team's, as JSON), topics_corpus (in which texts
                                                    -- others were looked for)
);

create table if not exists conversations (
  conversation_id varchar not null,                 -- source:account:vendor id, unique
  source varchar not null,                          -- format id
  vendor_id varchar, vendor_url varchar,            -- the id a person sees in the helpdesk
  account_id varchar,
  subject varchar, channel varchar, team varchar, status varchar, priority varchar,
  labels varchar[], csat double,
  csat_comment varchar,                             -- what the customer wrote with the rating
  customer_id varchar,                              -- HMAC of the address, or one per conversation when the export has no identity
  has_identity boolean,
  language varchar,                                 -- of the customer's words
  started_at timestamp, ended_at timestamp,
  is_open boolean,
  is_closed boolean,                                -- by the helpdesk's own status; null when the export does not say
  fingerprint varchar,                              -- hash of what the export said; unchanged ones are not read again
  updated_at timestamp,                             -- the export's own last change of this conversation
  merged_into varchar,                              -- conversation_id of the one it was merged into; that one may not be here
  reopen_count integer,                             -- by the helpdesk; null when the export does not say
  import_id varchar
);

create table if not exists messages (
  message_id varchar not null, conversation_id varchar not null, position integer,
  role varchar, is_public boolean,
  author_id varchar, author_name varchar,
  sent_at timestamp,
  text varchar,                                     -- own words, cleaned
  body varchar,                                     -- as exported
  language varchar, is_scored boolean, words integer,
  tone double, tone_evidence integer, tone_band varchar,
  mood varchar,                                     -- what a person set, else what the customer said, else what the rules read
  self_mood varchar,                                -- the customer's own, from a form of the helpdesk
  rule_mood varchar,                                -- what the rules read
  mood_source varchar,                              -- correction, self or rule; null where the message is not scored
  is_complaint boolean, kind varchar,
  signals varchar[], tags varchar[],
  severity integer,                                 -- of a complaint: 1 cosmetic, 2 annoying, 3 blocks a task, 4 data, money or safety at stake
  repeat_count integer,                             -- the how-manieth time the customer says it is; null where nothing is said
  duration_days double                              -- how long the customer says it has lasted; null where nothing is said
);

create table if not exists tags (
  message_id varchar, conversation_id varchar, tag varchar, grade varchar, rule varchar,
  start_offset integer, end_offset integer,         -- UTF-16 offsets into messages.text
  matched_text varchar, sentence integer
);

create table if not exists agents (
  agent_id varchar, name varchar, number integer, team varchar   -- number: the stable pseudonym "Agent 3"
);

create table if not exists conversation_facts (
  conversation_id varchar, episode integer,
  source varchar, account_id varchar, channel varchar, team varchar,
  agent_id varchar,                                 -- first human agent who replied in the episode
  customer_id varchar, language varchar, labels varchar[], csat double,
  started_at timestamp, ended_at timestamp, day date, week date,   -- local day and first day of the local week
  is_open boolean, is_scored boolean, starts_with_customer boolean,
  message_count integer, customer_message_count integer, agent_message_count integer,
  bot_message_count integer, customer_turn_count integer, agent_count integer,
  first_response_seconds double, first_response_outcome varchar, first_response_followed_seconds double,
  first_response_business_seconds double, first_response_followed_business_seconds double,
  tone_start double, tone_end double, tone_end_without_closing double, lift double, tone_band_start varchar,
  mood_start varchar, mood_end varchar,
  needs_empathy boolean, empathy_clock_started_at timestamp,
  first_empathy_seconds double, first_empathy_outcome varchar, first_empathy_followed_seconds double,
  first_own_words_empathy_seconds double, first_own_words_empathy_outcome varchar, first_own_words_empathy_followed_seconds double,
  first_empathy_business_seconds double, first_empathy_followed_business_seconds double,
  first_own_words_empathy_business_seconds double, first_own_words_empathy_followed_business_seconds double,
  kind varchar, is_complaint boolean, signals varchar[],
  has_apology boolean, apology_quality integer, has_admission boolean, has_question boolean, has_appreciation boolean,
  has_acknowledgement boolean, has_empathy boolean, cliche_count integer,
  -- in public messages of people of the team; what each means stands at message_facts
  blame_sentence_count integer, has_process_speak boolean, has_defensive boolean, has_thanks boolean,
  emoji_count integer, has_emoji_mismatch boolean, has_risky_joke boolean, can_do_count integer, must_do_count integer,
  -- the parts of the best apology, each a point of apology_quality; null when nobody apologised
  has_plain_apology boolean, has_specific_apology boolean, has_apology_admission boolean, has_apology_next_step boolean,
  has_over_apology boolean,                         -- three apologies with nothing between them that could solve it
  apology_specificity double,                       -- words of the customer in the apology ÷ its content words, 0 to 1
  empathy_order varchar,                            -- empathy_then_explanation, explanation_then_empathy, empathy_only,
                                                    -- explanation_only, neither; null where nobody sounded upset
  -- of complaints (bug, usability, service, public), null elsewhere
  has_sorry_before_question boolean,                -- null without both; an admission is as good as an apology
  has_research_before_step boolean,                 -- asked who, how often or what for before anything that could solve it
  has_step boolean,                                 -- something that could solve it: a step, a way round, "it is fixed"
  has_goal_question_after_step boolean,             -- null without a step
  has_asked_who boolean, has_asked_circumstances boolean, has_asked_frequency boolean, has_asked_severity boolean, has_asked_goal boolean,
  -- asked and answered, or said by the customer unasked
  has_learned_who boolean, has_learned_circumstances boolean, has_learned_frequency boolean, has_learned_severity boolean, has_learned_goal boolean,
  has_perspective boolean,
  has_named_mood boolean,                           -- the team used a word for a feeling that the customer showed
  emotional_reaction integer, interpretation integer, exploration integer,   -- EPITOME: 0 none, 1 weak, 2 strong; null unanswered
  has_link_deflection boolean,
  has_come_back boolean,                            -- the same customer with the same kind within 7 days; null without identity, or too early to tell
  customer_question_count integer, answered_question_count integer,   -- answered: the next turn takes up a word of it
  is_warm_competent_warm boolean,                   -- by thirds of the team's words; null under 30 words
  went_silent boolean,                              -- null while open
  has_unanswered_last_word boolean,                 -- the customer wrote last and wanted an answer; null while open
  started_hour integer,                             -- local hour of the day in which it began, 0 to 23
  is_bot_resolved boolean,                          -- no person answered, and the customer was content with a bot's answer
  has_wait_request boolean,                         -- was asked to wait, or promised something; the others are null without
  has_wait_estimate boolean,                        -- told until when
  has_wait_question boolean,                        -- asked whether that is bearable
  has_wait_refusal boolean, has_wait_alternative boolean,        -- the customer did not accept it, and was offered another way
  autoresponder_score integer,                      -- 0 to 4, one for each of the next four; null without automatic text
  has_bot_estimate boolean, has_bot_feeling_prompt boolean, has_bot_why_prompt boolean, has_bot_optional boolean,
  has_bot_repetition boolean, has_bot_cliche boolean,
  transfer_count integer,                           -- people of the team who wrote, less the first
  repeated_request_count integer,                   -- pieces of information asked for again in a later turn
  contact_number integer,                           -- the how-manieth of this customer about this kind within 14 days; null without identity
  active_seconds double,                            -- of chats: pauses between messages, each for 5 minutes at most
  customer_active_seconds double, agent_active_seconds double,   -- by who wrote next
  has_refusal boolean,                              -- a person of the team said no
  has_refusal_reason boolean,                       -- each no came with its reason; null without any
  -- of questions of price that a person answered, null elsewhere
  has_price_why boolean,                            -- asked why a lower price is needed, or which would be fair
  has_price_discount boolean,                       -- how to get a lower price was told; null where there is none
  has_price_answer boolean,                         -- that, or a clear no
  has_price_reason boolean, has_price_alternative boolean,       -- why it costs that, or what it holds; something free or cheaper
  has_price_joke boolean,
  price_plan_share double,                          -- steps taken of those that apply
  -- of criticism in public, null elsewhere
  has_listened_first boolean,                       -- asked or acknowledged before any apology
  has_remedy_question boolean, has_action_report boolean, has_private_channel boolean, has_takedown_request boolean,
  participant_count integer, answered_participant_count integer, -- customers who wrote; of whom somebody answered
  -- of ideas, null elsewhere
  has_idea_shared boolean,                          -- taken to others in the house
  has_idea_refusal boolean, has_idea_refusal_help boolean,       -- refused; with a reason or another way
  idea_verdict_seconds double, idea_verdict_outcome varchar, idea_verdict_followed_seconds double,
  idea_verdict_business_seconds double, idea_verdict_followed_business_seconds double,
  is_conflict boolean,                              -- abuse without a problem, or more abuse than anything else
  has_calm_reply boolean,                           -- of those: nobody blamed or defended; null elsewhere
  has_suspicion boolean,                            -- a person of the team suspected the customer of doing wrong
  has_personal_detail boolean,                      -- a person of the team named something personal that the customer had not
  has_note_contempt boolean,                        -- contempt in an internal note; null without notes, and unless the setting readNotes is on
  repeated_line_count integer,                      -- uses of repeated_lines by human agents
  severity integer, repeat_count integer, duration_days double,  -- the largest that the customer's messages say
  topic varchar                                     -- the primary one of its topics; null where none is known
);

create table if not exists message_facts (
  message_id varchar, conversation_id varchar, episode integer, position integer,
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar,    -- kind and primary topic of the episode
  sent_at timestamp, day date, week date,           -- of the episode's start, so that filters agree with conversation_facts
  role varchar, is_public boolean, is_human_agent boolean, is_auto_reply boolean, is_scored boolean,
  words integer, tone double, tone_band varchar, mood varchar, is_complaint boolean,
  cliche_count integer, has_cliche boolean, has_apology boolean, has_admission boolean, has_acknowledgement boolean,
  has_empathy boolean, has_own_words_empathy boolean, has_question boolean, has_appreciation boolean,
  has_thanks boolean,                               -- an appreciation, of something particular or ready-made
  blame_sentence_count integer, has_blame boolean, has_process_speak boolean, has_defensive boolean,
  emoji_count integer,
  has_emoji_mismatch boolean,                       -- a positive emoji in answer to an angry or disappointed customer
  has_joke boolean,                                 -- words or signs of a joke
  has_risky_joke boolean,                           -- to an upset customer, across languages, or after an hour of silence; not about oneself
  customer_mood_before varchar,                     -- of the customer's turn before a message of the team; null elsewhere
  can_do_count integer, must_do_count integer,      -- sentences in which the team can, does or did; in which the customer must or may not
  i_count integer, we_count integer,                -- how often the writer says I and we
  concrete_count integer,                           -- numbers, days, quoted words and names
  repeated_line_count integer,                      -- lines that the team repeats and that are not specific here
  has_canned boolean,                               -- a cliche or such a line
  severity integer, repeat_count integer, duration_days double   -- as in messages
);

create table if not exists turn_facts (
  conversation_id varchar, episode integer, turn integer, side varchar,
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar, started_at timestamp, ended_at timestamp, day date, week date,
  message_count integer, words integer, tone double, mood varchar, gap_seconds double, gap_business_seconds double,
  -- of the customer's turns: until the next word of a person; null where a goodbye waits for none
  response_seconds double, response_outcome varchar, response_followed_seconds double,
  response_business_seconds double, response_followed_business_seconds double,
  has_chase boolean,                                -- asked whether we are there, or where the answer stays; null in the team's turns
  has_empathy boolean, has_apology boolean, has_question boolean,
  has_admission boolean, has_acknowledgement boolean, has_own_words_empathy boolean, has_appreciation boolean,
  has_cliche boolean, has_process_speak boolean, has_blame boolean, has_defensive boolean, has_link_deflection boolean,
  has_wait_estimate boolean, has_promise boolean,
  has_suspicion boolean,                            -- the customer is suspected of doing wrong
  has_upsell boolean,                               -- an offer to buy more
  -- of the team's turns, null in the customer's: what they came after and what followed them
  agent_turn integer,                               -- the how-manieth of the team in the episode
  turn_band varchar,                                -- 1, 2 or 3+: the same as a stratum
  mood_before varchar, tone_before double,          -- of the customer's turn before
  is_upset_before boolean,                          -- in a mood that needs empathy (settings)
  is_pleased_before boolean,                        -- thanked or was glad, in answer to an earlier turn of the team
  next_outcome varchar,                             -- answered, silent, or censored (still open); null where nothing is left to answer
  next_state varchar,                               -- the next mood, else silent or resolved; null while open
  next_mood varchar, next_tone double,
  is_tone_raised boolean                            -- the next tone is above the one before; null where one is not known
);

create table if not exists promise_facts (          -- one row for each thing promised, and each wait that was named
  conversation_id varchar, episode integer, promise integer, message_id varchar,
  start_offset integer, end_offset integer,         -- of its sentence, in messages.text
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar, day date, week date,
  promised_at timestamp,
  is_promise boolean,                               -- false: only said how long it takes, not that somebody comes back
  due_at timestamp,                                 -- read from its words; null where they name no date
  outcome varchar,                                  -- with a date: in_time, late, broken, pending; without: kept, ended, open
  is_chased boolean,                                -- the customer asked before it came
  followed_up_at timestamp,                         -- first later message of a person that reports back or brings it
  follow_up_outcome varchar, follow_up_seconds double, follow_up_followed_seconds double,
  follow_up_business_seconds double, follow_up_followed_business_seconds double,
  late_seconds double, late_business_seconds double -- of the follow-up behind due_at; negative when it came before
);

create table if not exists questions (              -- questions of the week, from workspace/questions.json
  question_id varchar,
  text varchar, variants varchar[],                 -- the wording that is pasted, and others that count as the same
  active_from date, active_to date,                 -- local days between which it is asked, both inclusive
  unit varchar,                                     -- times/month, people, minutes, money, percent, none
  type varchar,                                     -- number, choice, who, what, how, when, why, subjective
  learned varchar,                                  -- in the team's words
  lint_score integer, lint_grade varchar,           -- 0 to 100; A from 85, B from 70, C below
  decided varchar, corpus varchar                   -- marks of what was decided about it, and of where it was looked for
);

create table if not exists question_episodes (      -- one row for each question and episode with a person's reply while it was asked
  question_id varchar, conversation_id varchar, episode integer,
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar, mood_start varchar, day date, week date,   -- of the episode, so that filters agree
  is_asked boolean,
  -- where it was not asked: the sentence most like it, for a person to say whether it is the same question
  near_likeness double, near_text varchar, near_message_id varchar, near_start_offset integer, near_end_offset integer
);

create table if not exists question_asks (          -- the first ask of each question in an episode
  question_id varchar, conversation_id varchar, episode integer, message_id varchar,
  start_offset integer, end_offset integer,         -- of its sentence, in messages.text
  matched_text varchar, likeness double,            -- shared words of all words, or of the question's: 0.6 to 1
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar, mood_start varchar, day date, week date,
  asked_at timestamp,
  is_near_closing boolean,                          -- among the last two sentences before the goodbye
  is_only_question boolean,                         -- nothing else was asked in the message
  is_first boolean,                                 -- of this question to this customer
  is_matured boolean,                               -- 14 days passed between it and the end of the export
  outcome varchar,                                  -- answered, declined, unanswered, pending (not matured)
  answer_seconds double,                            -- until the answer; null without
  answer_outcome varchar,                           -- event, ended (declined, or 14 days without), open
  answer_followed_seconds double
);

create table if not exists question_answers (       -- what came back on an ask; declined and off_topic are no answers
  question_id varchar, conversation_id varchar, episode integer,
  asked_message_id varchar,                         -- message_id of question_asks
  message_id varchar, start_offset integer, end_offset integer,  -- of its sentence
  answer_text varchar,
  class varchar,                                    -- number, fact, explanation, subjective, declined, off_topic
  low double, high double,                          -- bounds of what was said, in the unit; high is null where there is none
  point double,                                     -- their middle, for display
  unit varchar, is_approximate boolean,             -- "about", "a couple"
  is_corrected boolean,                             -- a person set class and value
  is_first boolean,                                 -- first answer of this customer to this question
  is_matured boolean,                               -- of its ask
  source varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, kind varchar, topic varchar, mood_start varchar, day date, week date,
  answered_at timestamp, answer_seconds double
);

create table if not exists repeated_lines (         -- lines that human agents wrote in 5 conversations of 2 customers or more
  line_id varchar,                                  -- from its words: the same corpus gives the same names
  example varchar,                                  -- the wording used most
  words varchar,                                    -- its different words, sorted: what likeness is measured on
  wordings integer, messages integer, conversations integer, customers integer, agents integer,
  first_day date, last_day date
);

create table if not exists repeated_line_uses (
  line_id varchar, message_id varchar, conversation_id varchar,
  matched_text varchar,                             -- as written there
  likeness double                                   -- to the example: shared words of all words, 0 to 1
);

create table if not exists topics (                 -- what people write about (pipelines/topics)
  topic varchar,                                    -- id; of those that were found it begins with found-
  title varchar,
  origin varchar,                                   -- label: by labels of the helpdesk, lexicon: by the team's phrases,
                                                    -- discovered: by key phrases of what no other topic holds
  include varchar[], exclude varchar[], labels varchar[]
);

create table if not exists topic_mentions (         -- phrases of topics in what customers wrote: the first of each message
  topic varchar, conversation_id varchar,
  message_id varchar,                               -- null: it stands in the subject
  start_offset integer, end_offset integer,         -- UTF-16 offsets into messages.text, or into the subject
  matched_text varchar,
  mention_count integer,                            -- how often any of its phrases stands there
  task varchar,                                     -- what the customer was at, where the words say it
  easier_way varchar,                               -- the ask for an easier way; null where there is none
  recurring_per_month double                        -- how often it comes again, where a rate is named
);

create table if not exists topic_facts (            -- one row for each topic of an episode; an episode may have several
  topic varchar, conversation_id varchar, episode integer,
  found_by varchar,                                 -- label, lexicon or discovered
  is_primary boolean,                               -- the one that stands in conversation_facts.topic
  source varchar, account_id varchar, channel varchar, team varchar, agent_id varchar, customer_id varchar,
  language varchar, labels varchar[], kind varchar, mood_start varchar, tone_start double,
  started_at timestamp, day date, week date, is_open boolean,
  is_complaint boolean, severity integer, repeat_count integer, duration_days double,
  contact_number integer,                           -- the how-manieth of this customer about this topic, a day or more
                                                    -- after the one before; null without identity
  recurring_per_month double, task varchar,
  is_easier_way_asked boolean,
  has_learned_who boolean, has_learned_circumstances boolean, has_learned_frequency boolean,
  has_learned_severity boolean, has_learned_goal boolean,        -- as in conversation_facts
  mention_count integer,                            -- null where only a label says so
  message_id varchar, start_offset integer, end_offset integer, matched_text varchar   -- the first mention
);

create table if not exists search_conversations (   -- which conversation a number of search_words is
  number integer, conversation_id varchar, segment integer,
  text_hash varchar                                 -- of the words that were indexed
);

create table if not exists search_words (           -- the words of subjects and messages: lower case, without accents
  segment integer, word varchar, conversations integer[]
);

create table if not exists imports (
  import_id varchar, started_at timestamp, finished_at timestamp, source varchar, account_id varchar, files varchar[],
  exported_at timestamp, conversations integer, messages integer,
  new_conversations integer, changed_conversations integer, unchanged_conversations integer,
  -- records = imported_records + unchanged_records + rejected + skipped, asserted by every import
  records integer, imported_records integer, unchanged_records integer, rejected integer, skipped integer,
  skipped_reasons varchar,                          -- JSON: reason -> count
  warnings varchar[], seconds double, rules_version varchar, mapping varchar,
  redacted varchar,                                 -- JSON: kind or pattern -> how often it was replaced; 0 for looked for in vain
  vanished_conversations integer,                   -- were here and are not in it, though it holds some that began and changed before and after
  last_instant timestamp,                           -- of the export's own conversations; exported_at may reach further
  is_exported_at_given boolean,                     -- exported_at is what a person said
  taken_back_at timestamp                           -- when it was taken back; null while it counts
);

create table if not exists import_conversations (   -- what each import meant; its rows leave when it is taken back
  import_id varchar, conversation_id varchar,
  outcome varchar,                                  -- new, changed, unchanged, older (than what was here), vanished
  fingerprint varchar,                              -- of what the export said; null of what vanished
  is_part boolean,                                  -- the export may hold only some of its messages
  is_threaded boolean                               -- put together from answers, without an id of its own
);

-- Versions that imports held and that do not stand in conversations as they were: replaced, older, or a part put
-- together with others. From them a conversation comes back when the import that changed it is taken back.
create table if not exists kept_conversations (
  conversation_id varchar, fingerprint varchar, vendor_id varchar, vendor_url varchar,
  subject varchar, channel varchar, team varchar, status varchar, is_closed boolean, priority varchar,
  labels varchar[], csat double, csat_comment varchar,
  self_mood varchar,                                -- the customer's own, of the conversation as a whole
  merged_into varchar, reopen_count integer,
  customer_id varchar, has_identity boolean,
  started_at timestamp, ended_at timestamp, updated_at timestamp
);

create table if not exists kept_messages (
  conversation_id varchar, fingerprint varchar,     -- of the version that it belongs to
  message_id varchar, position integer, role varchar, is_public boolean,
  author_id varchar, author_name varchar, sent_at timestamp,
  text varchar,                                     -- own words; null where they are read from the body again
  body varchar, body_format varchar, self_mood varchar
);

create table if not exists rejects (
  import_id varchar, file varchar, record integer, field varchar, reason varchar, raw varchar
);

create table if not exists corrections (            -- what people set right in transcripts; kept in workspace/corrections.json
  correction_id varchar, corrected_at timestamp, message_id varchar, conversation_id varchar,
  field varchar,                                    -- tag, mood, kind, complaint or tone (the band)
  tag varchar, grade varchar,                       -- with field tag; its hits have the rule "correction"
  words varchar,                                    -- with field tag: what it is about; null for the whole message
  start_offset integer, end_offset integer,         -- where the words stood when it was made
  before_value varchar, after_value varchar,        -- a tag or complaint: true or false
  reason varchar,
  state varchar                                     -- applied, or no_longer_fits (message or words gone, no longer scored)
);

create table if not exists metrics (
  metric varchar, title varchar, question varchar, definition varchar, unit varchar, population varchar, sql varchar, better varchar, source varchar
);

create table if not exists rules (
  rule varchar, tag varchar, title varchar, why varchar, source varchar, speaker varchar, version varchar,
  -- how far its tag can be trusted on messages that nobody tuned it on (accuracy.json): 0…1, n messages carry it
  held_out_precision double, held_out_recall double, held_out_n integer, held_out_set varchar, held_out_rules varchar
);
