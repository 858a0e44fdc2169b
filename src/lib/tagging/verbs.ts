/** The forms of an English verb, for phrases that write `send~`. */

/** Verbs that do not simply add -ed, as [past, participle]. */
const IRREGULAR: Record<string, string[]> = Object.fromEntries(
  (
    'be:am,is,are,was,were,been,being have:has,had,having do:does,did,done,doing get:got,gotten give:gave,given ' +
    'send:sent keep:kept tell:told let:let,letting leave:left find:found feel:felt hear:heard lose:lost make:made ' +
    'pay:paid read:read say:said see:saw,seen take:took,taken think:thought understand:understood write:wrote,written ' +
    'break:broke,broken build:built bring:brought buy:bought catch:caught choose:chose,chosen come:came fall:fell,fallen ' +
    'forget:forgot,forgotten,forgetting go:went,gone,goes hide:hid,hidden hit:hit,hitting hold:held know:knew,known ' +
    'mean:meant meet:met put:put,putting reach:reached run:ran,running sell:sold set:set,setting show:showed,shown ' +
    'speak:spoke,spoken spend:spent stand:stood stick:stuck teach:taught throw:threw,thrown win:won,winning ' +
    'drop:dropped,dropping ship:shipped,shipping stop:stopped,stopping plan:planned,planning trip:tripped,tripping ' +
    'ping:pinged,pinging log:logged,logging chat:chatted,chatting submit:submitted,submitting refer:referred,referring ' +
    'flag:flagged,flagging spot:spotted,spotting swap:swapped,swapping skip:skipped,skipping cancel:canceled,canceling ' +
    'begin:began,begun,beginning drive:drove,driven fix:fixed feed:fed cut:cut,cutting upset:upset,upsetting'
  )
    .split(' ')
    .map((entry) => {
      const [verb, forms] = entry.split(':');
      return [verb!, forms!.split(',')];
    }),
);

/**
 * The verb itself, its -s, -ed and -ing forms; irregular verbs from a table.
 * @param verb base form, lower case
 */
export function formsOf(verb: string): string[] {
  const irregular = IRREGULAR[verb];
  const forms = [verb, ...(irregular ?? []), withS(verb)];
  if (!irregular?.some((form) => form.endsWith('ing'))) forms.push(withIng(verb));
  if (irregular === undefined) forms.push(withEd(verb));
  return [...new Set(forms)];
}

function withS(verb: string): string {
  if (/(s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function withEd(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function withIng(verb: string): string {
  return /[^e]e$/.test(verb) && verb !== 'be' ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
