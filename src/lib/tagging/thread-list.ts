/**
 * A list of small numbers, each at most once, that is emptied at once: the threads of a step are gathered in it (Briggs
 * and Torczon, "An Efficient Representation for Sparse Sets", 1993). What stands first in it is no thread, but the
 * number of the phrases that end: so the list is what a state is known by (states.ts).
 */
import { withRoom } from './sequences';

export class ThreadList {
  /** The number of an ending, and the threads behind it. */
  members = new Int32Array(64);
  length = 1;
  /** Where each thread would stand. What stands there tells whether it does. */
  private places = new Int32Array(1024);

  clear(): void {
    this.members[0] = 0;
    this.length = 1;
  }

  add(thread: number): void {
    this.places = withRoom(this.places, thread + 1);
    const place = this.places[thread]!;
    if (place > 0 && place < this.length && this.members[place] === thread) return;
    this.members = withRoom(this.members, this.length + 1);
    this.members[this.length] = thread;
    this.places[thread] = this.length;
    this.length += 1;
  }
}
