/** The process of one subject: loads it, then does a round whenever it is asked, and answers with the seconds. */
import { secondsSince } from '../rounds';
import { sampleMessages } from './sample';
import { SUBJECTS, type SubjectName } from './subjects';

const messages = sampleMessages();
const work = await SUBJECTS[process.argv[2] as SubjectName]();

process.on('message', () => {
  const start = process.hrtime.bigint();
  work(messages);
  process.send?.(secondsSince(start));
});
process.send?.('ready');
