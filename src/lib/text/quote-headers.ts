/**
 * What mail programs write above an earlier mail, by language: data for quotes.ts, each a list of alternatives of a
 * pattern. To add a language, add its words to each list.
 */

/** Titles of repeated or forwarded mails. */
export const HISTORY_TITLES = [
  // English, German, French, Spanish, Italian, Portuguese, Dutch, Danish/Norwegian, Swedish, Polish, Finnish, Russian
  'Original Message|Original Appointment|Forwarded message|Forwarded Message|Begin forwarded message',
  'Ursprüngliche Nachricht|Urspr\\. Nachricht|Originalnachricht|Weitergeleitete Nachricht|Anfang der weitergeleiteten (?:Nachricht|E-Mail)',
  "Message d['’]origine|Message original|Message transféré|Début du message (?:transféré|réexpédié)",
  'Mensaje original|Mensaje reenviado|Inicio del mensaje reenviado',
  'Messaggio originale|Messaggio inoltrato|Inizio messaggio inoltrato',
  'Mensagem original|Mensagem encaminhada|Início da mensagem reencaminhada',
  'Oorspronkelijk bericht|Doorgestuurd bericht|Begin doorgestuurd bericht',
  'Oprindelig besked|Oprindelig meddelelse|Opprinnelig melding|Videresendt (?:besked|meddelelse|melding)',
  'Originalmeddelande|Ursprungligt meddelande|Vidarebefordrat meddelande',
  'Oryginalna wiadomość|Wiadomość oryginalna|Przekazana wiadomość|Alkuperäinen viesti|Исходное сообщение',
].join('|');

/** First words of an attribution. */
export const REPLY_OPENERS =
  'On|Am|Le|El|Il|In data|Em|A|Op|Den|Dne|W dniu|Dnia|Pe|Ma|Ti|Ke|To|La|Su|W|Пн|Вт|Ср|Чт|Пт|Сб|Вс|在|于';

/** The verb of an attribution. */
export const REPLY_VERBS = [
  '\\bwrote|\\bschrieb|\\ba écrit|écrit|\\bescribió|\\bha scritto|\\bescreveu|\\bschreef|\\bgeschreven|\\bskrev',
  '\\bnapisał(?:\\(a\\)|a)?|\\bpisze|\\bkirjoitti|\\bnapsal(?:\\(a\\)|a)?|пишет|написал(?:\\(а\\)|а)?|写道|寫道',
].join('|');

/** Those verbs that stand before the writer's name: "Am 4. März 2025 um 10:00 schrieb Ann Lee:". */
export const REPLY_VERBS_BEFORE_NAME = '\\bschrieb|\\bschreef|\\bheeft|\\bskrev|\\bpisze|\\bnapisał(?:\\(a\\)|a)?';

/** Label of the sender in the header of a forwarded or repeated mail. */
export const FROM_LABELS = 'From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä|От|发件人|差出人';

/** The other labels of such a header. */
export const ADDRESS_LABELS = [
  'Sent|Date|To|Cc|Subject|Reply-To|Gesendet|Datum|An|Betreff|Envoyé|À|A|Objet|Enviado(?: el)?|Enviada|Fecha|Para|Asunto',
  'Assunto|Data|Inviato|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Sendt|Til|Emne|Wysłano|Do|Temat',
  'Lähetetty|Vastaanottaja|Aihe|Отправлено|Дата|Кому|Тема|发送时间|收件人|主题|日時|宛先|件名',
].join('|');
