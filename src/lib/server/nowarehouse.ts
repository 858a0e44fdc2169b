/** What is thrown where there is nothing to ask yet. */

/** Nothing imported yet: pages show the empty state, the API answers 404. */
export class NoWarehouse extends Error {
  constructor(readonly path: string) {
    super(`There is no warehouse at ${path} yet. Import an export first: undertone import FILE, or the page Import.`);
    this.name = 'NoWarehouse';
  }
}
