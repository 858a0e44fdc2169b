/** What is thrown for a document of the workspace that cannot be used, and for a database that does not answer. */

/** A workspace file that cannot be used: which one, what was found, what to do. */
export class WorkspaceProblem extends Error {
  constructor(
    readonly file: string,
    problem: string,
    nextStep: string,
  ) {
    super(`${file}: ${problem} ${nextStep}`);
    this.name = 'WorkspaceProblem';
  }
}

/** The database that several nodes share does not answer, or refuses. */
export class NoDatabase extends Error {
  constructor(shown: string, why: string) {
    super(
      `The database ${shown} cannot be used (${why}). What people decided is kept there: see that it runs and that ` +
        `this machine may reach it, or correct --database (UNDERTONE_DATABASE).`,
    );
    this.name = 'NoDatabase';
  }
}
