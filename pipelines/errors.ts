/** The two ways a command ends badly, each with the sentence that a person reads. */

/** Wrong usage: the command line itself is at fault. Exit 2, with the usage line. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

/** The command was understood and could not be carried out. Exit 1. The message says what to do next. */
export class CannotWork extends Error {
  override name = 'CannotWork';
}
