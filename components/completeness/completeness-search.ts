import { parseAsString } from 'nuqs/server';

/** Whose payables are looked at stands in the address; nobody named means all. */
export const completenessSearch = { merchant: parseAsString };

export const completenessOf = ({ merchant }: { merchant: string | null }): { merchant?: string } =>
  merchant === null ? {} : { merchant };
