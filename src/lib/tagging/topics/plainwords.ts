/**
 * Words that no topic is called by, in the form in which topics compare them (words.ts): those of English grammar, those
 * of greeting, thanking and closing, and those that stand in any request for help.
 */
import { singular } from './words';

const GRAMMAR = `a about above across after again against all almost alone along already also although always am among an
and another any anybody anyone anything anyway anywhere apart are aren't around as aside at away b back be became because
become been before began begin behind being below beside besides between beyond both but by c came can can't cannot come
could couldn't d did didn't do does doesn't doing don don't done down due during e each either else enough etc even ever
every everybody everyone everything everywhere except far few first for from further g get gets getting give given go goes
going gone got gotten had hadn't half has hasn't have haven't having he he'll he's hence her here hers him his how however
i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll it's its itself just keep keeps kept last later
least less let let's like likely little ll long lot lots m made make makes making many may maybe me mean meant might mine
more most mostly much must my myself near nearly need needed needs neither never next no nobody none nor not nothing now
nowhere o of off often oh ok okay on once one ones only onto or other others otherwise our ours ourselves out outside over
own per perhaps put puts quite r rather re really s said same say says see seem seemed seems seen several shall she should
shouldn't since so some somebody someone somehow something sometimes somewhere soon still such sure t take taken takes than
that that'll that's the their theirs them themselves then there there's therefore these they they'd they'll they're they've
thing things this those though through thus till to together too took toward towards two three four five six seven eight
nine ten under unless until up upon us use used useful uses using usual usually v ve very via want wanted wants was wasn't
way ways we we'd we'll we're we've well went were weren't what what's whatever when whenever where wherever whether which
while who who's whole whom whose why will with within without won't would wouldn't x y yes yet you you'd you'll you're
you've your yours yourself z able actually allow allows anymore apparently basically certain completely currently different
easily exactly example extremely finally guess happen happened happens hardly hopefully immediately literally maybe
normally obviously originally particular please possible possibly previously probably properly recently second seriously
simply single slightly special specific suddenly totally truly twice unfortunately various correctly constantly
automatically continue continues continued keep today yesterday tomorrow morning evening night hour minute second day week
month year time times ago am pm monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december new old good bad best better great nice big small right wrong left full
high low short true false real main part kind sort number bit end start started starting stop stopped stops run running
runs ran im ive dont cant wont doesnt didnt isnt wasnt havent hasnt couldnt wouldnt shouldnt thats theres whats id youre
theyre gonna wanna gotta etc eg ie vs asap fyi btw yeah yep nope hmm ah wow lol`;

const COURTESY = `hello hi hey dear greeting welcome sir madam mr mrs ms thank thanks thankyou thx cheers regard regards
wishes sincerely faithfully best kind kindly love appreciate appreciated grateful sorry apologies apology pardon excuse
bye goodbye sincere cordially respectfully yours sent iphone android signature hope hoping hear hearing forward look looking
looked looks advance help helped helping helpful assist assistance support team folk guy guys everyone anybody`;

const REQUEST = `problem problems issue issues trouble question questions answer answers work works worked working fix fixed
fixes solve solved solution resolve resolved tried try tries trying attempt attempted know knew known knows think thought
thinks believe understand understood find finds found fail fails failed failing failure error errors happen broken wrong
annoying frustrating frustrated ridiculous terrible awful horrible useless suck hate tell told tells ask asked asking asks
wonder wondering read reading write wrote written show shows showed shown showing change changed changes changing click
clicked clicking clicks press pressed open opens opened opening close closed turn turned move moved add added adding set
sets setting settings option options remove removed removing delete deleted select selected choose chose appear appears
appeared disappear disappeared call called calls check checked follow followed following step steps idea ideas suggestion
suggestions reply replied respond response contact contacted message messages post posted someone user users people person
customer customers company service page pages computer pc laptop machine device screen window windows button version
versions latest update updated updates upgrade upgraded install installed website site sites app application program
software browser internet web online online thing reason cause caused causing case point place line side lot able unable
result results information info detail details send sending receive received save saved load loads loaded loading access
via want way ways view viewed restart restarted reboot reinstall uninstall uninstalled reset refresh enable disable enabled
disabled create created simple simply easy hard fine ok default current previous recent available similar related exact
explain explained explains explanation suppose supposed urgent urgently hurry patience losing sense waste wasted upset
angry unhappy disappointed confused confusing worried happy glad serious important expensive cheap quick quickly fast
charge charged pay paid paying third empty clear show shows arrive arrives enter entered connect connected thrown throw forever afternoon beforehand teh cheated cheat colleague colleagues feature request requests newest extra additional several multiple display displayed play playing bring brings brought pop pops popped lost lose missing
miss instead comes coming came goes say says says appears apparently advise advice matter matters wait waiting waited`;

/** Words of one letter or only of digits are no name either; see isPlain. */
const PLAIN = new Set(
  [GRAMMAR, COURTESY, REQUEST].flatMap((words) => words.split(/\s+/)).flatMap((word) => [word, singular(word)]),
);

/** True for a word that can be part of a phrase that names a topic, and name none by itself. */
export function isPlain(normal: string): boolean {
  return PLAIN.has(normal) || normal.length < 3 || !/\p{L}{2}/u.test(normal);
}

const NOUNS = `page message button window screen site website version option setting service device update program software
app user result detail information error answer computer browser line side place customer`;
const ENDING = new Set(NOUNS.split(/\s+/).map(singular));

/** True for a word that can end a phrase: "blank page" names something, "list lost" does not. */
export function isEnding(normal: string): boolean {
  return !isPlain(normal) || ENDING.has(normal);
}

const GRAMMATICAL = new Set(
  [GRAMMAR, COURTESY].flatMap((words) => words.split(/\s+/)).flatMap((word) => [word, singular(word)]),
);

/** True for a word that stands in no name at all: "the", "thanks". */
export function isGrammar(normal: string): boolean {
  return GRAMMATICAL.has(normal) || normal.length < 2 || !/[\p{L}\p{N}]/u.test(normal);
}
