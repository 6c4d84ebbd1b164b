import { eventually } from '../host/eventually.ts';

/** Waits until an assertion holds; fails with what it says last. */
export async function becomesTrue(assertion: () => void | Promise<void>): Promise<void> {
  await eventually(
    'an assertion',
    async () => {
      try {
        await assertion();
        return null;
      } catch (error) {
        return String(error);
      }
    },
    failure => failure === null,
    10_000,
  );
}
