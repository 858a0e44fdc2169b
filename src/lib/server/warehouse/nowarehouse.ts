/** What is thrown where there is nothing to ask yet. */

/** A node that shows what a cluster holds, and has no file that an analyst's query could read. */
export class NoFileHere extends Error {
  readonly hint =
    'Ask on the machine that imports, or let this one ask the cluster: --analysts (README, "SQL on the cluster").';

  constructor() {
    super('Queries in SQL read the warehouse file of the machine that imports, and this one has none.');
    this.name = 'NoFileHere';
  }
}

/** What to throw where there is no file at a path: with a cluster that is no reason to import. */
export function noFileAt(path: string): NoWarehouse | NoFileHere {
  return process.env.UNDERTONE_WAREHOUSE ? new NoFileHere() : new NoWarehouse(path);
}

/** Nothing imported yet: pages show the empty state, the API answers 404. */
export class NoWarehouse extends Error {
  constructor(readonly path: string) {
    super(`There is no warehouse at ${path} yet. Import an export first: undertone import FILE, or the page Import.`);
    this.name = 'NoWarehouse';
  }
}
