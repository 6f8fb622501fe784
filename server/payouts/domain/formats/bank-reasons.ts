/** Why a bank refused or returned a transfer, in words for those who have to do with it. */
export type BankReason = {
  /** Whether the same transfer would fail again, so that something must change before another attempt. */
  permanent: boolean;
  /** For staff: what the bank means. */
  words: string;
  /** For the merchant: what to do; null where there is nothing for the merchant to do. */
  merchantDoes: string | null;
};

/**
 * The reason behind a code: an ISO 20022 external code (ExternalStatusReason1Code and ExternalReturnReason1Code, as the
 * EPC's guidance on reason codes uses them) or a Nacha return code. What is not known here counts as permanent: rather a
 * person asks the bank than that money is sent again and again.
 */
export function bankReason(code: string | null): BankReason {
  const known = code !== null && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (known) return known;
  const words =
    code === null ? 'The bank gave no reason: ask it.' : `The bank’s reason ${code} is not known here: ask it.`;
  return { permanent: true, words, merchantDoes: null };
}

/** Ours: it was held back before the bank heard of it. */
export const HELD = 'HELD';

/** Ours: a person withdrew the bank file that it was in. */
export const WITHDRAWN = 'WITHDRAWN';

/** The bank refuses a second one of what it has: nothing is said by it of the first, which may be paid. */
export const isOfDuplicate = (code: string | null | undefined): boolean =>
  code === 'AM05' || code === 'DUPL' || code === 'RF01' || code === 'R24';

const checkAccount = 'Check your bank account’s number and give it again.';
const newAccount = 'This account takes no payouts any more: give another bank account.';
const askBank = 'Ask your bank why it does not take this payout, or give another bank account.';
const checkName = 'Check that the account’s holder is written as your bank knows it, and give it again.';

const lasting = (words: string, merchantDoes: string | null = null): BankReason => ({
  permanent: true,
  words,
  merchantDoes,
});
const passing = (words: string, merchantDoes: string | null = null): BankReason => ({
  permanent: false,
  words,
  merchantDoes,
});

const reasons: Record<string, BankReason> = {
  // Ours: the merchant was put on hold, or its account changed, before it left.
  [HELD]: passing('It was held back before the bank heard of it.'),
  [WITHDRAWN]: lasting('Its bank file was withdrawn: the bank did not execute it.'),
  // Ours: the bank was called again and again, and never heard of it.
  NOT_SENT: passing('It never left the house: the bank could not be reached.'),
  AC01: lasting('The account number is wrong.', checkAccount),
  AC03: lasting('The payee’s account number is wrong.', checkAccount),
  AC04: lasting('The account is closed.', newAccount),
  AC06: lasting('The account is blocked.', askBank),
  AC13: lasting('The account is of a kind that takes no such transfer.', newAccount),
  AG01: lasting('Transfers to this account are forbidden.', newAccount),
  AG02: lasting('The bank does not know this kind of transfer: the file is at fault.'),
  AM01: lasting('The amount is zero: the file is at fault.'),
  AM02: lasting('The amount is above what the bank allows: pay it in parts, or ask the bank.'),
  AM04: passing('Our account lacked the money: fund it, then pay again.'),
  AM05: lasting('The bank takes it for a duplicate: see first whether the other one was paid.'),
  AM09: lasting('The amount is not what was expected: see what the payee’s bank says.'),
  AM10: lasting('The control sum does not fit: the file was changed on its way.'),
  ARDT: lasting('It was returned already.'),
  BE01: lasting('The holder’s name does not fit the account.', checkName),
  BE04: lasting(
    'The payee’s address is missing or wrong.',
    'Complete your business address, and check it with your bank.',
  ),
  BE05: lasting('The bank does not know us as sender of this file: ask it.'),
  BE06: lasting('The bank does not know the payee.', checkName),
  CNOR: lasting(
    'The payee’s bank takes part in no such transfers under this BIC.',
    'Check your bank’s BIC, or leave it out.',
  ),
  CUST: lasting('The customer asked for it back.', 'Tell us why the payout was sent back, and where it is to go.'),
  DNOR: lasting('Our bank takes part in no such transfers under this BIC: see our own account’s settings.'),
  DT01: passing('The day of execution is not possible: make the file again for another day.'),
  DUPL: lasting('The bank takes it for a duplicate: see first whether the other one was paid.'),
  ED05: passing('The settlement between the banks failed: try again.'),
  ERIN: lasting('The bank does not take extended remittance information.'),
  FF01: lasting('The bank cannot read the file: its form is at fault.'),
  FOCR: lasting('It comes back since we asked for it back.'),
  FR01: lasting('Fraud is suspected: do not pay before it is cleared.', askBank),
  MD07: lasting('The account’s holder has died.', newAccount),
  MS02: lasting('The payee does not want it, and gave no reason.', askBank),
  MS03: lasting('The payee’s bank gave no reason.', askBank),
  NARR: lasting('The bank says why in its own words beside the code.'),
  NOAS: lasting('The payee did not answer its bank.', askBank),
  NOOR: lasting('No such transfer was known to the bank.'),
  RC01: lasting('The bank’s code (BIC) is wrong.', 'Check your bank’s BIC, or leave it out.'),
  RC04: lasting('The payee’s bank is wrong.', checkAccount),
  RF01: lasting('The reference of the file was used before: make the file again.'),
  RR01: lasting('For the regulator the payer’s account is missing.'),
  RR02: lasting('For the regulator the payer’s name or address is missing.'),
  RR03: lasting(
    'For the regulator the payee’s name or address is missing.',
    'Complete your business name and address.',
  ),
  RR04: lasting('For reasons of regulation: the bank may not say more.', askBank),
  SVNR: lasting('The service that was asked for was not rendered: ask the bank.'),
  TECH: passing('It was sent back for a technical fault: try again.'),
  TM01: passing('The file came after the bank’s closing time: it is taken the next day, or try again.'),
  UPAY: lasting('The payment is not justified.'),

  // Nacha Operating Rules, Appendix Four, "Return reason codes", as far as they concern credits.
  R01: passing('There was not enough money.'),
  R02: lasting('The account is closed.', newAccount),
  R03: lasting('There is no such account, or it is another’s.', checkAccount),
  R04: lasting('The account number is not of the form that the bank uses.', checkAccount),
  R05: lasting('A debit of a consumer’s account was not authorised.'),
  R06: lasting('It comes back since our bank asked for it back.'),
  R07: lasting('The authorisation was revoked.', askBank),
  R08: lasting('The payment was stopped.', askBank),
  R09: passing('The money is there but not yet collected.'),
  R10: lasting('The customer says that it was not authorised.', askBank),
  R11: lasting('The entry is not what was authorised.', askBank),
  R12: lasting('The branch was sold to another bank.', newAccount),
  R13: lasting('The routing number is not one of ACH.', checkAccount),
  R14: lasting('The representative payee has died or cannot act any more.', newAccount),
  R15: lasting('The account’s holder has died.', newAccount),
  R16: lasting('The account is frozen.', askBank),
  R17: lasting('The bank could not read a field, or suspects fraud: see its words.', checkAccount),
  R18: lasting('The effective entry date is wrong: the file is at fault.'),
  R19: lasting('The amount is wrong: the file is at fault.'),
  R20: lasting('The account takes no such transfer.', newAccount),
  R21: lasting('The company’s id is wrong: the file is at fault.'),
  R22: lasting('The individual id is wrong.', checkAccount),
  R23: lasting('The payee refused the credit.', askBank),
  R24: lasting('It is a duplicate: see first whether the other one was paid.'),
  R29: lasting('The company says that it was not authorised.', askBank),
  R31: lasting('It comes back with our bank’s leave.'),
  R34: lasting('The payee’s bank may take part only within limits.', askBank),
};
