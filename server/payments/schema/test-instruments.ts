/** What a visitor of the demo can pay with, and what comes of each. */
export type TestInstruments = {
  cards: { number: string; says: string }[];
  /** By how the number of the receiving account ends. */
  accounts: { ending: string; says: string }[];
};
