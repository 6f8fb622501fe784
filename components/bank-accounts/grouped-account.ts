/** An IBAN in groups of four, as it is printed; other numbers as they are. */
export const groupedAccount = (account: string): string =>
  /^[A-Z]{2}\d\d/.test(account) ? account.replace(/(.{4})(?=.)/g, '$1 ') : account;
