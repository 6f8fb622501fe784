/** Something recorded that cannot be right. */
export type Finding = {
  /** Which check found it. */
  check: string;
  /** Whose rows it is about: a merchant's, or (null) the platform's. */
  merchantId: bigint | null;
  /** For a person: what is wrong, and with which row. */
  message: string;
};

/**
 * One thing that must hold of everything recorded. It reads in pages, whatever the number of rows, and tells what it finds as
 * it goes; it answers with how many rows it looked at.
 */
export type Check = { name: string; run: () => AsyncGenerator<Finding, number, void> };
