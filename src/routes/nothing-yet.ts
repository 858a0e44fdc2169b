import { NoWarehouse } from '$lib/server/warehouse/warehouse';

/** The answer, or null before the first import: pages then say what to do instead of failing. */
export async function orNothingYet<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoWarehouse) return null;
    throw error;
  }
}
