-- The warehouse. Public: analysts write SQL against these names, so rename none without a migration note.
-- Instants are UTC timestamps ending in _at, durations end in _seconds, booleans start with is_ or has_.
-- A duration in opening hours ends in _business_seconds; it is null where no hours are set for the team.
--
-- What stands behind a table or column says what it means. A column without a comment means what the first table
-- above that explains a column of its name says. columns.ts reads this; the warehouse itself, docs/schema.md and the
-- SQL page show it.

create table if not exists warehouse_info ( -- What the warehouse knows of itself, one row for each key.
  key varchar primary key,          -- schema_version, rules_version, exported_at (last instant of any export),
                                    -- timezone, week_start, built_at, settings (JSON), former_built_at (of the
                                    -- generation that a retag replaced), redaction (with which choice every text was
                                    -- redacted), repeated_lines_corpus (in which messages repeated_lines were found),
                                    -- own_topics (the team's, as JSON), topics_corpus (in which texts others were
                                    -- looked for).
  value varchar                     -- The value as text; null where nothing is known.
);

create table if not exists conversations ( -- One row for each conversation of the helpdesk: a ticket, chat or thread.
  conversation_id varchar not null, -- Unique: source:account:id in the helpdesk.
  source varchar not null,          -- Format of the export that it came from, such as zendesk.
  vendor_id varchar,                -- The id that a person sees in the helpdesk; null where the export has none.
  vendor_url varchar,               -- Address of the conversation in the helpdesk, from the export or the setting
                                    -- linkTemplates; else null.
  account_id varchar,               -- Account of the helpdesk, as the export or whoever imported it names it.
  subject varchar,                  -- Null where the channel has none.
  channel varchar,                  -- chat, social, sms, email, form, phone, forum or other.
  team varchar,                     -- Team or group by the helpdesk; null where the export does not say.
  status varchar,                   -- The helpdesk's own word for its state.
  priority varchar,                 -- The helpdesk's own word; null where the export has none.
  labels varchar[],                 -- The helpdesk's tags or labels; an empty list where there are none.
  csat double,                      -- Rating by the customer on the helpdesk's own scale; words became 1 (good) and 0
                                    -- (bad); null without a rating.
  csat_comment varchar,             -- What the customer wrote with the rating; else null.
  customer_id varchar,              -- HMAC of the customer's address, or one for each conversation when the export has
                                    -- no identity.
  has_identity boolean,             -- The export tells this customer from others, so that the same one is known again
                                    -- elsewhere.
  language varchar,                 -- ISO 639-1 code of the customer's words; und where they are too few to tell.
  started_at timestamp,             -- First message, in UTC.
  ended_at timestamp,               -- Last message, in UTC.
  is_open boolean,                  -- Not closed, and not silent longer than the idle window of its channel when the
                                    -- export was made.
  is_closed boolean,                -- Closed by the helpdesk's own status; null when the export does not say.
  fingerprint varchar,              -- Hash of what the export said; an unchanged conversation is not read again.
  updated_at timestamp,             -- The export's own last change of this conversation, in UTC; null when it does not
                                    -- say.
  merged_into varchar,              -- conversation_id of the one that it was merged into, which may not be here; else
                                    -- null.
  reopen_count integer,             -- How often it was opened again, by the helpdesk; null when the export does not
                                    -- say.
  import_id varchar                 -- The import that its present version came with.
);

create table if not exists messages ( -- One row for each message, note and event of a conversation.
  message_id varchar not null,      -- Unique: source:account:id, with the conversation's id before one that the
                                    -- helpdesk repeats elsewhere.
  conversation_id varchar not null, -- The conversation that it stands in.
  position integer,                 -- Place in the conversation, from 0.
  role varchar,                     -- Who wrote it: customer, agent, bot or system.
  is_public boolean,                -- Both sides could read it; false for internal notes.
  author_id varchar,                -- customer_id of a customer, agent_id of an agent, an id of its own of a bot; null
                                    -- where nobody is named.
  author_name varchar,              -- Name as exported; null where there is none, and of agents with --agents
                                    -- pseudonym.
  sent_at timestamp,                -- When it was sent, in UTC.
  text varchar,                     -- The writer's own words: without quotes, signatures and markup, and redacted as
                                    -- chosen.
  body varchar,                     -- The body as exported, redacted as chosen.
  language varchar,                 -- ISO 639-1 code of its words; und where they are too few to tell.
  is_scored boolean,                -- Read for tone, mood and tags: public, no event of the system, in a language that
                                    -- the rules know.
  words integer,                    -- Number of words in text.
  tone double,                      -- From −1 (very negative) to +1 (very positive); null where it is not scored, and
                                    -- of bots.
  tone_evidence integer,            -- How many words and phrases the tone rests on; 0 where nothing speaks.
  tone_band varchar,                -- negative, neutral or positive; null where there is no tone.
  mood varchar,                     -- Of a customer's message: anxious, disappointed, angry, frustrated, confused,
                                    -- pleased or none. What a person set, else what the customer said, else what the
                                    -- rules read; null elsewhere.
  self_mood varchar,                -- The customer's own mood, from a form of the helpdesk; null where there is none.
  rule_mood varchar,                -- The mood that the rules read; null where the message is not scored, and of
                                    -- agents.
  mood_source varchar,              -- Where mood comes from: correction, self or rule; null where there is no mood.
  is_complaint boolean,             -- The customer complains; null where the message is not scored, and of agents.
  kind varchar,                     -- What a customer's message is about: public, bug, service, price, usability, idea,
                                    -- question, praise, conflict or other; null elsewhere.
  signals varchar[],                -- Of a customer's message, any of urgent, repeat, paying, churn, abuse.
  tags varchar[],                   -- Tags that stand in it, each once; the table tags says where.
  severity integer,                 -- Of a complaint: 1 cosmetic, 2 annoying, 3 blocks a task, 4 data, money or safety
                                    -- at stake; else null.
  repeat_count integer,             -- The how-manieth time the customer says it is; null where nothing is said.
  duration_days double              -- How many days the customer says it has lasted; null where nothing is said.
);

create table if not exists tags (   -- One row for each place at which a rule, or a person, found something in a
                                    -- message.
  message_id varchar,               -- The message that it stands in.
  conversation_id varchar,          -- The conversation of that message.
  tag varchar,                      -- What was found, such as apology, cliche or mood_angry; the table rules explains
                                    -- each.
  grade varchar,                    -- A finer word for it, such as stock, specific or conditional; null where the rule
                                    -- has none.
  rule varchar,                     -- The rule that found it (table rules); "correction" where a person set it.
  start_offset integer,             -- Where it begins in messages.text, in UTF-16 units from 0.
  end_offset integer,               -- Where it ends, exclusive.
  matched_text varchar,             -- The words that were found.
  sentence integer                  -- Number of the sentence in the message, from 0.
);

create table if not exists agents ( -- One row for each agent who wrote a message.
  agent_id varchar,                 -- HMAC of the agent's address, or of the id in the export.
  name varchar,                     -- The name last seen; null where none was exported, and with --agents pseudonym.
  number integer,                   -- The stable pseudonym: 3 is shown as "Agent 3".
  team varchar                      -- The team whose conversations the agent answered most; null where none is known.
);

create table if not exists conversation_facts ( -- What is known of each episode: a conversation, cut where it was
                                    -- silent for more days than the setting episodeGapDays. Most figures count its
                                    -- rows.
  conversation_id varchar,          -- The conversation that it belongs to.
  episode integer,                  -- Number of the episode in its conversation, from 1.
  source varchar, account_id varchar, channel varchar, team varchar,
  agent_id varchar,                 -- First human agent who replied in the episode; null where nobody did.
  customer_id varchar, language varchar, labels varchar[], csat double,
  started_at timestamp,             -- First message of the episode that both sides could read, in UTC.
  ended_at timestamp,               -- Last message of the episode that both sides could read, in UTC.
  day date,                         -- Local day on which the episode began (setting timezone).
  week date,                        -- First day of that local week (setting weekStart).
  is_open boolean,                  -- The conversation's last episode, and the conversation is open.
  is_scored boolean,                -- At least one message of the customer is scored.
  starts_with_customer boolean,     -- The customer wrote first.
  message_count integer,            -- All messages, notes and events included.
  customer_message_count integer,   -- Public messages of the customer.
  agent_message_count integer,      -- Public messages of people of the team.
  bot_message_count integer,        -- Messages of bots, and automatic ones in an agent's name.
  customer_turn_count integer,      -- Runs of the customer's messages without a word of the team between them.
  agent_count integer,              -- Different people of the team who wrote publicly.
  first_response_seconds double,    -- From the customer's first message to the first public reply of a person; null
                                    -- without one, and where the team wrote first.
  first_response_outcome varchar,   -- event (answered), ended (over without), open (may still come); null where the
                                    -- team wrote first.
  first_response_followed_seconds double, -- How long that wait was watched: until the answer, the last message, or the
                                    -- export if still open.
  first_response_business_seconds double, -- first_response_seconds within the team's opening hours; null without any
                                    -- set.
  first_response_followed_business_seconds double, -- first_response_followed_seconds within opening hours; null without
                                    -- any set.
  tone_start double,                -- Mean tone of the customer's first turn, −1 to +1; null where nothing in it is
                                    -- scored.
  tone_end double,                  -- Mean tone of the customer's last turn; null while open, with one turn only, or
                                    -- where nothing is scored.
  tone_end_without_closing double,  -- tone_end of the last turn that says more than goodbye; null as tone_end.
  lift double,                      -- tone_end − tone_start; null where either is unknown.
  tone_band_start varchar,          -- negative, neutral or positive: where the first turn leans clearly; null as
                                    -- tone_start.
  mood_start varchar,               -- Mood of the customer's first turn; null where nothing in it is scored.
  mood_end varchar,                 -- Mood of the customer's last turn; null while open, with one turn only, or where
                                    -- nothing is scored.
  needs_empathy boolean,            -- The customer sounded in a mood that needs empathy (setting needsEmpathy).
  empathy_clock_started_at timestamp, -- The first message in such a mood, in UTC; null where there is none.
  first_empathy_seconds double,     -- From that message to the first sign of empathy, ready-made lines included; null
                                    -- without one.
  first_empathy_outcome varchar,    -- event, ended or open, as first_response_outcome; null where none was needed.
  first_empathy_followed_seconds double, -- How long that wait was watched; null where none was needed.
  first_own_words_empathy_seconds double, -- From that message to the first empathy in own words: no ready-made line;
                                    -- null without.
  first_own_words_empathy_outcome varchar, -- event, ended or open; null where none was needed.
  first_own_words_empathy_followed_seconds double, -- How long that wait was watched; null where none was needed.
  first_empathy_business_seconds double, -- first_empathy_seconds within opening hours; null without any set.
  first_empathy_followed_business_seconds double, -- first_empathy_followed_seconds within opening hours; null without
                                    -- any set.
  first_own_words_empathy_business_seconds double, -- first_own_words_empathy_seconds within opening hours; null without
                                    -- any set.
  first_own_words_empathy_followed_business_seconds double, -- first_own_words_empathy_followed_seconds within opening
                                    -- hours; null without any set.
  kind varchar,                     -- The first of public, bug, service, price, usability, idea, question, praise,
                                    -- conflict, other that any message of the customer has; null where none is scored.
  is_complaint boolean,             -- At least one message of the customer complains.
  signals varchar[],                -- Signals in any message of the customer.
  has_apology boolean,              -- A person of the team apologised, in any words.
  apology_quality integer,          -- Points of the best apology, 0 to 4: the four parts below; null when nobody
                                    -- apologised.
  has_admission boolean,            -- A person of the team took responsibility.
  has_question boolean,             -- A person of the team asked about the matter; to verify a detail is no such
                                    -- question.
  has_appreciation boolean,         -- A person of the team appreciated something particular; "thanks for contacting us"
                                    -- does not count.
  has_acknowledgement boolean,      -- A person of the team acknowledged what the customer said.
  has_empathy boolean,              -- A person of the team showed empathy, ready-made lines included.
  cliche_count integer,             -- Stock phrases in public messages of people of the team.
  blame_sentence_count integer,     -- Sentences in public messages of people of the team that blame the customer.
  has_process_speak boolean,        -- A person of the team talked of rules and process in public.
  has_defensive boolean,            -- A person of the team defended the house in public.
  has_thanks boolean,               -- An appreciation in public, of something particular or ready-made.
  emoji_count integer,              -- Emoji in public messages of people of the team.
  has_emoji_mismatch boolean,       -- A positive emoji answered an angry or disappointed customer.
  has_risky_joke boolean,           -- A joke to an upset customer, across languages, or after an hour of silence; not
                                    -- about oneself.
  can_do_count integer,             -- English sentences in which the team can, does or did something.
  must_do_count integer,            -- English sentences in which the customer must or may not.
  has_plain_apology boolean,        -- The best apology says sorry without an if; a point of apology_quality. Null when
                                    -- nobody apologised.
  has_specific_apology boolean,     -- The best apology names what went wrong; a point of apology_quality. Null when
                                    -- nobody apologised.
  has_apology_admission boolean,    -- Responsibility is taken around the best apology; a point of apology_quality. Null
                                    -- when nobody apologised.
  has_apology_next_step boolean,    -- What happens next is said around the best apology; a point of apology_quality.
                                    -- Null when nobody apologised.
  has_over_apology boolean,         -- Three apologies with nothing between them that could solve it; null when nobody
                                    -- apologised.
  apology_specificity double,       -- Words of the customer in the apology ÷ its content words, 0 to 1; null when
                                    -- nobody apologised.
  empathy_order varchar,            -- empathy_then_explanation, explanation_then_empathy, empathy_only,
                                    -- explanation_only, neither; null where nobody sounded upset.
  has_sorry_before_question boolean, -- Of complaints (kind bug, usability, service, public): the apology or admission
                                    -- came before the question; null without both, and elsewhere.
  has_research_before_step boolean, -- Of complaints: asked who, how often or what for before anything that could solve
                                    -- it; null elsewhere.
  has_step boolean,                 -- Of complaints: something that could solve it was said: a step, a way round, "it
                                    -- is fixed"; null elsewhere.
  has_goal_question_after_step boolean, -- Of complaints: asked what for after that; null without has_step, and
                                    -- elsewhere.
  has_asked_who boolean,            -- Of complaints: the team asked who is affected; null elsewhere.
  has_asked_circumstances boolean,  -- Of complaints: the team asked in which circumstances; null elsewhere.
  has_asked_frequency boolean,      -- Of complaints: the team asked how often; null elsewhere.
  has_asked_severity boolean,       -- Of complaints: the team asked how bad it is; null elsewhere.
  has_asked_goal boolean,           -- Of complaints: the team asked what the customer wants to get done; null
                                    -- elsewhere.
  has_learned_who boolean,          -- Of complaints: who is affected was asked and answered, or said unasked; null
                                    -- elsewhere.
  has_learned_circumstances boolean, -- Of complaints: the circumstances were asked and answered, or said unasked; null
                                    -- elsewhere.
  has_learned_frequency boolean,    -- Of complaints: how often was asked and answered, or said unasked; null elsewhere.
  has_learned_severity boolean,     -- Of complaints: how bad it is was asked and answered, or said unasked; null
                                    -- elsewhere.
  has_learned_goal boolean,         -- Of complaints: what it is for was asked and answered, or said unasked; null
                                    -- elsewhere.
  has_perspective boolean,          -- A person of the team took the customer's side of it in words.
  has_named_mood boolean,           -- A person of the team used a word for a feeling that the customer showed.
  emotional_reaction integer,       -- EPITOME, strongest of the team's messages: 0 none, 1 weak (sorry, ready-made), 2
                                    -- strong (the feeling is named); null unanswered.
  interpretation integer,           -- EPITOME: 0 none, 1 weak ("I understand"), 2 strong (what it means for this
                                    -- customer); null unanswered.
  exploration integer,              -- EPITOME: 0 none, 1 weak ("What happened?"), 2 strong (about the customer's own
                                    -- case); null unanswered.
  has_link_deflection boolean,      -- A person of the team answered with little but a link.
  has_come_back boolean,            -- The same customer with the same kind within 7 days of its end; null without
                                    -- identity, or too early to tell.
  customer_question_count integer,  -- Questions in the customer's messages; those that may still be answered are left
                                    -- out.
  answered_question_count integer,  -- Of those, the ones of which the next turn takes up a word.
  is_warm_competent_warm boolean,   -- Kind words in the first and last third of the team's words, the solution between;
                                    -- null under 30 words.
  went_silent boolean,              -- The customer wrote nothing after an answer that settled nothing; null while open,
                                    -- and without a customer.
  has_unanswered_last_word boolean, -- The customer wrote last and wanted an answer; null while open.
  started_hour integer,             -- Local hour of the day in which it began, 0 to 23.
  is_bot_resolved boolean,          -- No person answered, and the customer was content with a bot's answer.
  has_wait_request boolean,         -- The customer was asked to wait, or promised something.
  has_wait_estimate boolean,        -- Of those: told until when; null without has_wait_request.
  has_wait_question boolean,        -- Of those: asked whether the wait is bearable; null without has_wait_request.
  has_wait_refusal boolean,         -- Of those: the customer did not accept it; null without has_wait_request.
  has_wait_alternative boolean,     -- Of those refused: another way was offered; null without has_wait_refusal.
  autoresponder_score integer,      -- How many of the next four an automatic text gave, 0 to 4; null without automatic
                                    -- text.
  has_bot_estimate boolean,         -- An automatic text says how long it takes; null without automatic text.
  has_bot_feeling_prompt boolean,   -- An automatic text invites to say how it feels; null without automatic text.
  has_bot_why_prompt boolean,       -- An automatic text invites to say why it matters; null without automatic text.
  has_bot_optional boolean,         -- An automatic text says that this may be left out; null without automatic text.
  has_bot_repetition boolean,       -- The same automatic sentence twice while waiting for a person; null without
                                    -- automatic text.
  has_bot_cliche boolean,           -- A stock phrase in an automatic text; null without automatic text.
  transfer_count integer,           -- People of the team who wrote publicly, less the first.
  repeated_request_count integer,   -- Pieces of information that the team asked for again in a later turn.
  contact_number integer,           -- The how-manieth contact of this customer about this kind within 14 days; null
                                    -- without identity.
  active_seconds double,            -- Of chats: pauses between messages, each for 5 minutes at most; null elsewhere.
  customer_active_seconds double,   -- Of chats: the pauses after which the customer wrote; null elsewhere.
  agent_active_seconds double,      -- Of chats: the pauses after which anybody else wrote; null elsewhere.
  has_refusal boolean,              -- A person of the team said no.
  has_refusal_reason boolean,       -- Each no came with its reason; null without any.
  has_price_why boolean,            -- Of price questions that a person answered: asked why a lower price is needed, or
                                    -- which would be fair; null elsewhere.
  has_price_discount boolean,       -- Of price questions: how to get a lower price was told; null where there is none,
                                    -- and elsewhere.
  has_price_answer boolean,         -- Of price questions: that, or a clear no; null elsewhere.
  has_price_reason boolean,         -- Of price questions: why it costs that, or what it holds; null elsewhere.
  has_price_alternative boolean,    -- Of price questions: something free or cheaper was named; null elsewhere.
  has_price_joke boolean,           -- Of price questions: the answer jokes; null elsewhere.
  price_plan_share double,          -- Of price questions: steps taken of those that apply, 0 to 1; null elsewhere.
  has_listened_first boolean,       -- Of criticism in public: asked or acknowledged before any apology; null elsewhere.
  has_remedy_question boolean,      -- Of criticism in public: asked what would make it good; null elsewhere.
  has_action_report boolean,        -- Of criticism in public: told what was done; null elsewhere.
  has_private_channel boolean,      -- Of criticism in public: offered a private way to go on; null elsewhere.
  has_takedown_request boolean,     -- Of criticism in public: asked to take it down; null elsewhere.
  participant_count integer,        -- Of criticism in public: customers who wrote; null elsewhere.
  answered_participant_count integer, -- Of criticism in public: those of them after whom somebody of the team wrote;
                                    -- null elsewhere.
  has_idea_shared boolean,          -- Of ideas: taken to others in the house; null elsewhere.
  has_idea_refusal boolean,         -- Of ideas: refused; null elsewhere.
  has_idea_refusal_help boolean,    -- Of refused ideas: with a reason or another way; null elsewhere.
  idea_verdict_seconds double,      -- Of ideas: from being taken up (else from the idea) to the verdict; null without
                                    -- one, and elsewhere.
  idea_verdict_outcome varchar,     -- Of ideas: event, ended or open; null elsewhere.
  idea_verdict_followed_seconds double, -- Of ideas: how long that wait was watched; null elsewhere.
  idea_verdict_business_seconds double, -- idea_verdict_seconds within opening hours; null without any set.
  idea_verdict_followed_business_seconds double, -- idea_verdict_followed_seconds within opening hours; null without any
                                    -- set.
  is_conflict boolean,              -- Abuse by the customer without a problem, or more abuse than anything else.
  has_calm_reply boolean,           -- Of conflicts: nobody of the team blamed or defended; null elsewhere, and
                                    -- unanswered.
  has_suspicion boolean,            -- A person of the team suspected the customer of doing wrong.
  has_personal_detail boolean,      -- A person of the team named something personal that the customer had not.
  has_note_contempt boolean,        -- Contempt in an internal note; null without notes, and unless the setting
                                    -- readNotes is on.
  repeated_line_count integer,      -- Uses of repeated_lines by human agents, those written for this customer left out.
  severity integer,                 -- The largest that the customer's messages say, 1 to 4; null where none says it.
  repeat_count integer,             -- The largest that the customer's messages say; null where none says it.
  duration_days double,             -- The longest that the customer's messages say; null where none says it.
  topic varchar                     -- The primary one of its topics; null where none is known.
);

create table if not exists message_facts ( -- One row for each message with what its figures count, and the dimensions
                                    -- of its episode.
  message_id varchar, conversation_id varchar, episode integer, position integer, source varchar, channel varchar,
  team varchar,
  agent_id varchar,                 -- Of a human agent's message its author; else the first human agent who replied in
                                    -- the episode.
  customer_id varchar,
  language varchar,                 -- ISO 639-1 code of the message's words; und where they are too few to tell.
  kind varchar,                     -- Kind of the episode (conversation_facts.kind).
  topic varchar, sent_at timestamp,
  day date,                         -- Local day on which the episode began, so that filters agree with
                                    -- conversation_facts.
  week date,                        -- First day of that local week.
  role varchar, is_public boolean,
  is_human_agent boolean,           -- Written by a person of the team, public or not.
  is_auto_reply boolean,            -- Sent by a machine in an agent's name.
  is_scored boolean, words integer, tone double, tone_band varchar, mood varchar, is_complaint boolean,
  cliche_count integer,             -- Stock phrases in it.
  has_cliche boolean,               -- It holds at least one stock phrase.
  has_apology boolean,              -- It apologises, in any words.
  has_admission boolean,            -- It takes responsibility.
  has_acknowledgement boolean,      -- It acknowledges what the customer said.
  has_empathy boolean,              -- It shows empathy, ready-made lines included.
  has_own_words_empathy boolean,    -- It shows empathy in words written for this customer.
  has_question boolean,             -- It asks about the matter; to verify a detail is no such question.
  has_appreciation boolean,         -- It appreciates something particular.
  has_thanks boolean,               -- An appreciation, of something particular or ready-made.
  blame_sentence_count integer,     -- Its sentences that blame the customer.
  has_blame boolean,                -- At least one of its sentences blames the customer.
  has_process_speak boolean,        -- It talks of rules and process.
  has_defensive boolean,            -- It defends the house.
  emoji_count integer,              -- Emoji in it.
  has_emoji_mismatch boolean,       -- A positive emoji in answer to an angry or disappointed customer.
  has_joke boolean,                 -- Words or signs of a joke.
  has_risky_joke boolean,
  customer_mood_before varchar,     -- Mood of the customer's turn before a message of the team; null elsewhere.
  can_do_count integer,             -- Its English sentences in which the team can, does or did something; 0 for other
                                    -- writers.
  must_do_count integer,            -- Its English sentences in which the customer must or may not; 0 for other writers.
  i_count integer,                  -- How often the team's writer says I, in English; 0 for other writers.
  we_count integer,                 -- How often the team's writer says we, in English; 0 for other writers.
  concrete_count integer,           -- Numbers, days, quoted words and names in the team's English; 0 for other writers.
  repeated_line_count integer,      -- Lines that the team repeats and that are not specific here.
  has_canned boolean,               -- A stock phrase or such a line.
  severity integer,                 -- As messages.severity.
  repeat_count integer,             -- As messages.repeat_count.
  duration_days double              -- As messages.duration_days.
);

create table if not exists turn_facts ( -- One row for each turn: a run of messages of one side, bots and notes left
                                    -- out.
  conversation_id varchar, episode integer,
  turn integer,                     -- Number of the turn in its episode, from 1.
  side varchar,                     -- Whose turn it is: customer or agent.
  source varchar, channel varchar, team varchar,
  agent_id varchar,                 -- Who of the team began the turn; of a customer's, the first human agent who
                                    -- replied in the episode.
  customer_id varchar, language varchar,
  kind varchar,                     -- Kind of the episode.
  topic varchar,
  started_at timestamp,             -- First message of the turn, in UTC.
  ended_at timestamp,               -- Last message of the turn, in UTC.
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  message_count integer,            -- Messages of the turn.
  words integer,                    -- Words of its messages.
  tone double,                      -- Mean tone of its messages, −1 to +1; null where none is scored.
  mood varchar,                     -- Mood of a customer's turn; null of the team's, and where nothing is scored.
  gap_seconds double,               -- Since the turn before it ended; null for the first.
  gap_business_seconds double,      -- gap_seconds within opening hours; null without any set.
  response_seconds double,          -- Of a customer's turn: until the next word of a person; null without one, and
                                    -- where a goodbye waits for none.
  response_outcome varchar,         -- Of a customer's turn: event, ended or open; null where a goodbye waits for none.
  response_followed_seconds double, -- Of a customer's turn: how long that wait was watched; null where a goodbye waits
                                    -- for none.
  response_business_seconds double, -- response_seconds within opening hours; null without any set.
  response_followed_business_seconds double, -- response_followed_seconds within opening hours; null without any set.
  has_chase boolean,                -- The customer asks whether we are there, or where the answer stays; null in the
                                    -- team's turns.
  has_empathy boolean,              -- The team's turn shows empathy, ready-made lines included; false in the
                                    -- customer's.
  has_apology boolean,              -- The team's turn apologises; false in the customer's.
  has_question boolean,             -- The team's turn asks about the matter; false in the customer's.
  has_admission boolean,            -- The team's turn takes responsibility; null in the customer's.
  has_acknowledgement boolean,      -- The team's turn acknowledges what the customer said; null in the customer's.
  has_own_words_empathy boolean,    -- The team's turn shows empathy in own words; null in the customer's.
  has_appreciation boolean,         -- The team's turn appreciates something particular; null in the customer's.
  has_cliche boolean,               -- The team's turn holds a stock phrase; null in the customer's.
  has_process_speak boolean,        -- The team's turn talks of rules and process; null in the customer's.
  has_blame boolean,                -- The team's turn blames the customer; null in the customer's.
  has_defensive boolean,            -- The team's turn defends the house; null in the customer's.
  has_link_deflection boolean,      -- The team's turn answers with little but a link; null in the customer's.
  has_wait_estimate boolean,        -- The team's turn says how long it takes; null in the customer's.
  has_promise boolean,              -- The team's turn promises something; null in the customer's.
  has_suspicion boolean,            -- The team's turn suspects the customer of doing wrong; null in the customer's.
  has_upsell boolean,               -- The team's turn offers to buy more; null in the customer's.
  agent_turn integer,               -- The how-manieth turn of the team in the episode; null in the customer's.
  turn_band varchar,                -- 1, 2 or 3+: agent_turn as a stratum; null in the customer's.
  mood_before varchar,              -- Mood of the customer's turn before a turn of the team; null elsewhere, and where
                                    -- nothing is scored.
  tone_before double,               -- Mean tone of the customer's turn before a turn of the team; null as mood_before.
  is_upset_before boolean,          -- mood_before needs empathy (setting needsEmpathy); null as mood_before.
  is_pleased_before boolean,        -- The customer thanked or was glad before, in answer to an earlier turn of the
                                    -- team; null in the customer's.
  next_outcome varchar,             -- What followed a turn of the team: answered, silent, or censored (still open);
                                    -- null where nothing is left to answer.
  next_state varchar,               -- The customer's next mood, else silent or resolved; null while open.
  next_mood varchar,                -- Mood of the customer's next turn; null without one, and where nothing is scored.
  next_tone double,                 -- Mean tone of the customer's next turn; null as next_mood.
  is_tone_raised boolean            -- next_tone is above tone_before; null where one is not known.
);

create table if not exists promise_facts ( -- One row for each thing that a person of the team promised, and each wait
                                    -- that was named.
  conversation_id varchar, episode integer,
  promise integer,                  -- Number of the promise in its episode, from 1.
  message_id varchar,
  start_offset integer,             -- Where its sentence begins in messages.text, in UTF-16 units from 0.
  end_offset integer,               -- Where its sentence ends, exclusive.
  source varchar, channel varchar, team varchar,
  agent_id varchar,                 -- Who promised.
  customer_id varchar, language varchar,
  kind varchar,                     -- Kind of the episode.
  topic varchar,
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  promised_at timestamp,            -- When it was promised, in UTC.
  is_promise boolean,               -- False: only said how long it takes, not that somebody comes back.
  due_at timestamp,                 -- Until when, read from its words, in UTC; null where they name no date.
  outcome varchar,                  -- With a date: in_time, late, broken, pending; without: kept, ended, open.
  is_chased boolean,                -- The customer asked before it came.
  followed_up_at timestamp,         -- First later message of a person that reports back or brings it, in UTC; null
                                    -- without.
  follow_up_outcome varchar,        -- event, ended or open.
  follow_up_seconds double,         -- From the promise to that message; null without.
  follow_up_followed_seconds double, -- How long that wait was watched.
  follow_up_business_seconds double, -- follow_up_seconds within opening hours; null without any set.
  follow_up_followed_business_seconds double, -- follow_up_followed_seconds within opening hours; null without any set.
  late_seconds double,              -- From due_at to the follow-up, negative when it came before; null without a date
                                    -- or a follow-up.
  late_business_seconds double      -- late_seconds within opening hours; null without any set.
);

create table if not exists questions ( -- Questions of the week, one row each, from workspace/questions.json.
  question_id varchar,              -- Id of the question, as in workspace/questions.json.
  text varchar,                     -- The wording that is pasted into replies.
  variants varchar[],               -- Other wordings that count as the same question.
  active_from date,                 -- First local day on which it is asked.
  active_to date,                   -- Last local day on which it is asked.
  unit varchar,                     -- What answers are counted in: times/month, people, minutes, money, percent or
                                    -- none.
  type varchar,                     -- What is asked for: number, choice, who, what, how, when, why or subjective.
  learned varchar,                  -- What the team learned, in its words; null until it is written.
  lint_score integer,               -- How well the wording invites countable answers, 0 to 100.
  lint_grade varchar,               -- A from 85, B from 70, C below.
  decided varchar,                  -- Mark of what people decided about it, by which undertone apply knows what
                                    -- changed.
  corpus varchar                    -- Mark of the messages in which it was looked for.
);

create table if not exists question_episodes ( -- One row for each question and each episode in which a person replied
                                    -- while it was to be asked.
  question_id varchar, conversation_id varchar, episode integer, source varchar, channel varchar, team varchar,
  agent_id varchar,                 -- First human agent who replied in the episode.
  customer_id varchar, language varchar,
  kind varchar,                     -- Kind of the episode.
  topic varchar, mood_start varchar,
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  is_asked boolean,                 -- The question was asked in it.
  near_likeness double,             -- Where it was not asked: how like the question the likest sentence is, 0 to 1;
                                    -- else null.
  near_text varchar,                -- Where it was not asked: that sentence, for a person to say whether it is the same
                                    -- question; else null.
  near_message_id varchar,          -- The message of that sentence; null without one.
  near_start_offset integer,        -- Where that sentence begins in messages.text; null without one.
  near_end_offset integer           -- Where it ends, exclusive; null without one.
);

create table if not exists question_asks ( -- The first ask of each question in an episode.
  question_id varchar, conversation_id varchar, episode integer, message_id varchar,
  start_offset integer,             -- Where the asking sentence begins in messages.text, in UTF-16 units from 0.
  end_offset integer,               -- Where the asking sentence ends, exclusive.
  matched_text varchar,             -- The asking sentence as written.
  likeness double,                  -- Shared words of all words, or of the question's: 0.6 to 1.
  source varchar, channel varchar, team varchar,
  agent_id varchar,                 -- First human agent who replied in the episode.
  customer_id varchar, language varchar,
  kind varchar,                     -- Kind of the episode.
  topic varchar, mood_start varchar,
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  asked_at timestamp,               -- When it was asked, in UTC.
  is_near_closing boolean,          -- Among the last two sentences before the goodbye.
  is_only_question boolean,         -- Nothing else was asked in the message.
  is_first boolean,                 -- The first ask of this question to this customer.
  is_matured boolean,               -- 14 days passed between it and the end of the export.
  outcome varchar,                  -- answered, declined, unanswered or pending (not matured).
  answer_seconds double,            -- From the ask to the answer; null without.
  answer_outcome varchar,           -- event, ended (declined, or 14 days without) or open.
  answer_followed_seconds double    -- How long the wait for an answer was watched.
);

create table if not exists question_answers ( -- What came back on an ask, one row each; declined and off_topic are no
                                    -- answers.
  question_id varchar, conversation_id varchar, episode integer,
  asked_message_id varchar,         -- The message that asked: question_asks.message_id.
  message_id varchar,               -- The customer's message that answers.
  start_offset integer,             -- Where the answering sentence begins in messages.text, in UTF-16 units from 0.
  end_offset integer,               -- Where the answering sentence ends, exclusive.
  answer_text varchar,              -- The answering sentence as written.
  class varchar,                    -- number, fact, explanation, subjective, declined or off_topic.
  low double,                       -- Lower bound of what was said, in the unit; null where there is no number.
  high double,                      -- Upper bound; null where there is none ("more than 20").
  point double,                     -- The middle of the bounds, for display; null without an upper one.
  unit varchar,                     -- The question's unit.
  is_approximate boolean,           -- Not meant to the digit: "about", "a couple".
  is_corrected boolean,             -- A person set class and value.
  is_first boolean,                 -- The first answer of this customer to this question.
  is_matured boolean,               -- Its ask is matured: question_asks.is_matured.
  source varchar, channel varchar, team varchar,
  agent_id varchar,                 -- First human agent who replied in the episode.
  customer_id varchar, language varchar,
  kind varchar,                     -- Kind of the episode.
  topic varchar, mood_start varchar,
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  answered_at timestamp,            -- When it was answered, in UTC.
  answer_seconds double             -- From the ask to this message.
);

create table if not exists repeated_lines ( -- Lines that human agents wrote in 5 conversations of 2 customers or more,
                                    -- found without any list.
  line_id varchar,                  -- Made from its words: the same messages give the same names.
  example varchar,                  -- The wording used most.
  words varchar,                    -- Its different words, sorted: what likeness is measured on.
  wordings integer,                 -- Different wordings.
  messages integer,                 -- Messages that hold it.
  conversations integer,            -- Conversations that hold it.
  customers integer,                -- Customers who read it.
  agents integer,                   -- Agents who wrote it.
  first_day date,                   -- First local day of an episode that holds it.
  last_day date                     -- Last local day of an episode that holds it.
);

create table if not exists repeated_line_uses ( -- Where each repeated line was written.
  line_id varchar, message_id varchar, conversation_id varchar,
  matched_text varchar,             -- The line as written there.
  likeness double                   -- To the example: shared words of all words, 0 to 1.
);

create table if not exists topics ( -- What people write about, one row each.
  topic varchar,                    -- Id of the topic; of those that were found it begins with found-.
  title varchar,                    -- How pages call it.
  origin varchar,                   -- label (by labels of the helpdesk), lexicon (by the team's phrases) or discovered
                                    -- (by key phrases of what no other topic holds).
  include varchar[],                -- Phrases that name it.
  exclude varchar[],                -- Phrases that do not, although one of the others stands in them.
  labels varchar[]                  -- Labels of the helpdesk that mean it.
);

create table if not exists topic_mentions ( -- Phrases of topics in what customers wrote: the first of each topic in
                                    -- each message.
  topic varchar, conversation_id varchar,
  message_id varchar,               -- The customer's message; null: it stands in the subject.
  start_offset integer,             -- Where it begins in messages.text, or in the subject, in UTF-16 units from 0.
  end_offset integer,               -- Where it ends, exclusive.
  matched_text varchar,             -- The words that were found.
  mention_count integer,            -- How often any phrase of the topic stands there.
  task varchar,                     -- What the customer was at, in their words; null where they do not say.
  easier_way varchar,               -- The customer's ask for an easier way, as written; null where there is none.
  recurring_per_month double        -- How often a month it comes again; null where no rate is named.
);

create table if not exists topic_facts ( -- One row for each topic of an episode; an episode may have several.
  topic varchar, conversation_id varchar, episode integer,
  found_by varchar,                 -- How: label, lexicon or discovered.
  is_primary boolean,               -- The one that stands in conversation_facts.topic.
  source varchar, account_id varchar, channel varchar, team varchar,
  agent_id varchar,                 -- First human agent who replied in the episode; null where nobody did.
  customer_id varchar, language varchar, labels varchar[],
  kind varchar,                     -- Kind of the episode.
  mood_start varchar, tone_start double,
  started_at timestamp,             -- First message of the episode, in UTC.
  day date,                         -- Local day on which the episode began.
  week date,                        -- First day of that local week.
  is_open boolean,                  -- conversation_facts.is_open of the episode.
  is_complaint boolean,             -- At least one message of the customer complains.
  severity integer,                 -- The largest that the customer's messages say, 1 to 4; null where none says it.
  repeat_count integer,             -- The largest that the customer's messages say; null where none says it.
  duration_days double,             -- The longest that the customer's messages say; null where none says it.
  contact_number integer,           -- The how-manieth of this customer about this topic, a day or more after the one
                                    -- before; null without identity.
  recurring_per_month double,       -- How often a month it comes again, the most that is said; null where no rate is
                                    -- named.
  task varchar,                     -- What the customer was at, where it is first said; null where nothing says it.
  is_easier_way_asked boolean,      -- The customer asks for an easier way.
  has_learned_who boolean, has_learned_circumstances boolean, has_learned_frequency boolean,
  has_learned_severity boolean, has_learned_goal boolean,
  mention_count integer,            -- Mentions in the episode; null where only a label says so.
  message_id varchar,               -- Message of the first mention; null where it stands in the subject, or only a
                                    -- label says so.
  start_offset integer,             -- Where the first mention begins, in UTF-16 units from 0; null where only a label
                                    -- says so.
  end_offset integer,               -- Where it ends, exclusive; null where only a label says so.
  matched_text varchar              -- Its words; null where only a label says so.
);

create table if not exists search_conversations ( -- Which conversation a number of search_words is.
  number integer,                   -- The number that stands in search_words.conversations.
  conversation_id varchar,
  segment integer,                  -- Part of the index that holds its words; a part is written anew when one of its
                                    -- texts changes.
  text_hash varchar                 -- Hash of the words that were indexed.
);

create table if not exists search_words ( -- The index of the words of subjects and messages.
  segment integer,
  word varchar,                     -- In lower case, without accents.
  conversations integer[]           -- Numbers of the conversations that hold it, ascending.
);

create table if not exists imports ( -- One row for each import.
  import_id varchar,                -- Id of the import.
  started_at timestamp,             -- When the import began, in UTC.
  finished_at timestamp,            -- When it was done, in UTC.
  source varchar,                   -- Format of the export.
  account_id varchar,               -- Account of the helpdesk.
  files varchar[],                  -- Names of the files that were read.
  exported_at timestamp,            -- Up to when the export reaches, in UTC, as said or as its last instant; null where
                                    -- nothing tells.
  conversations integer,            -- Conversations that the export holds.
  messages integer,                 -- Messages that the export holds.
  new_conversations integer,        -- Conversations that were not here before.
  changed_conversations integer,    -- Conversations that were here and differ.
  unchanged_conversations integer,  -- Conversations that were here as they are.
  records integer,                  -- Records read = imported_records + unchanged_records + rejected + skipped; every
                                    -- import asserts it.
  imported_records integer,         -- Records that went into the warehouse.
  unchanged_records integer,        -- Records of conversations that were here as they are.
  rejected integer,                 -- Records that could not be used; the table rejects keeps them.
  skipped integer,                  -- Records that were left out on purpose.
  skipped_reasons varchar,          -- JSON: reason → count.
  warnings varchar[],               -- What was said about the export while reading it.
  seconds double,                   -- How long it took.
  rules_version varchar,            -- Which rules read its messages.
  mapping varchar,                  -- JSON: which column of a plain table was taken for what; null for other formats.
  redacted varchar,                 -- JSON: kind or pattern → how often it was replaced; 0 for looked for in vain.
  vanished_conversations integer,   -- Were here and are not in it, though it holds some that began and changed before
                                    -- and after.
  last_instant timestamp,           -- Last instant of the export's own conversations, in UTC; exported_at may reach
                                    -- further.
  is_exported_at_given boolean,     -- exported_at is what a person said.
  taken_back_at timestamp           -- When it was taken back, in UTC; null while it counts.
);

create table if not exists import_conversations ( -- What each import meant for each conversation; its rows leave when
                                    -- it is taken back.
  import_id varchar,                -- The import.
  conversation_id varchar,          -- The conversation, which may have left since.
  outcome varchar,                  -- new, changed, unchanged, older (than what was here) or vanished.
  fingerprint varchar,              -- Hash of what the export said; null of what vanished.
  is_part boolean,                  -- The export may hold only some of its messages.
  is_threaded boolean,              -- Put together from answers, without an id of its own.
  changed_at timestamp              -- When the helpdesk last changed it, as the export says; it is no part of the
                                    -- fingerprint, so that exports that differ in nothing else are the same version.
);

create table if not exists kept_conversations ( -- Versions that imports held and that do not stand in conversations as
                                    -- they were: replaced, older, or a part put together with others. From them a
                                    -- conversation comes back when the import that changed it is taken back.
  conversation_id varchar,
  fingerprint varchar,              -- Hash of what the export said: names the version.
  vendor_id varchar, vendor_url varchar, subject varchar, channel varchar, team varchar, status varchar,
  is_closed boolean, priority varchar, labels varchar[], csat double, csat_comment varchar,
  self_mood varchar,                -- The customer's own mood of the conversation as a whole; null where there is none.
  merged_into varchar, reopen_count integer, customer_id varchar, has_identity boolean, started_at timestamp,
  ended_at timestamp, updated_at timestamp
);

create table if not exists kept_messages ( -- The messages of those versions.
  conversation_id varchar,
  fingerprint varchar,              -- Names the version that it belongs to.
  message_id varchar, position integer, role varchar, is_public boolean, author_id varchar, author_name varchar,
  sent_at timestamp,
  text varchar,                     -- The writer's own words; null where they are read from the body again.
  body varchar,
  body_format varchar,              -- How the body is written, such as text or html; null where text is kept.
  self_mood varchar
);

create table if not exists rejects ( -- Records that could not be used, one row each.
  import_id varchar,
  file varchar,                     -- Name of the file.
  record integer,                   -- Number of the record in the file.
  field varchar,                    -- The field that is wrong; null where it is the record as a whole.
  reason varchar,                   -- What was expected and what stood there.
  raw varchar                       -- The record as it stands in the file, shortened and redacted as chosen.
);

create table if not exists corrections ( -- What people set right in transcripts; kept in workspace/corrections.json.
  correction_id varchar,            -- Id of the correction.
  corrected_at timestamp,           -- When it was made, in UTC.
  message_id varchar, conversation_id varchar,
  field varchar,                    -- What was set right: tag, mood, kind, complaint or tone (the band).
  tag varchar,                      -- With field tag: which one; else null. Its hits have the rule "correction".
  grade varchar,                    -- With field tag: its grade; else null.
  words varchar,                    -- With field tag: what it is about; null for the whole message.
  start_offset integer,             -- Where the words stood in messages.text when it was made; null for the whole
                                    -- message.
  end_offset integer,               -- Where they ended, exclusive; null for the whole message.
  before_value varchar,             -- What stood there before; of a tag or complaint true or false.
  after_value varchar,              -- What stands there now; of a tag or complaint true or false.
  reason varchar,                   -- Why, in the words of who made it; null where nothing was said.
  state varchar                     -- applied, or no_longer_fits (message or words gone, or no longer scored).
);

create table if not exists metrics ( -- The catalogue of figures: what each means, one row each.
  metric varchar,                   -- Id, as in the address of its page and in undertone metric.
  title varchar,                    -- How pages call it.
  question varchar,                 -- The reader's question that it answers.
  definition varchar,               -- What is counted, in plain English.
  unit varchar,                     -- tone (−1 to +1), share (0 to 1), seconds, of_four, per_thousand_words and so on;
                                    -- its page says it in words.
  population varchar,               -- Who or what is counted, in words.
  sql varchar,                      -- The query that gives the figure in any DuckDB shell.
  better varchar,                   -- The direction that is better for customers: higher, lower or other.
  source varchar                    -- Papers and pages behind it, one a line.
);

create table if not exists rules (  -- The catalogue of rules, one row each, and how far each tag can be trusted.
  rule varchar,                     -- Id, as in tags.rule; those of the team begin with team.
  tag varchar,                      -- What it finds; null for "correction".
  title varchar,                    -- How pages call it.
  why varchar,                      -- Why it matters to customers.
  source varchar,                   -- Papers and pages behind it.
  speaker varchar,                  -- Whose words it reads: agent or customer; null for "correction".
  version varchar,                  -- Version of the rules.
  held_out_precision double,        -- Share of its tag's finds that are right on messages nobody tuned it on, 0 to 1;
                                    -- null where not measured.
  held_out_recall double,           -- Share of what is there that it finds on those messages, 0 to 1; null where not
                                    -- measured.
  held_out_n integer,               -- How many of those messages carry the tag; null where not measured.
  held_out_set varchar,             -- Name of that set of messages; null where not measured.
  held_out_rules varchar            -- Version of the rules that was measured; null where not measured.
);
