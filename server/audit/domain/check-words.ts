/** What each check of everything recorded makes sure of, for people. */
const words: Record<string, string> = {
  'audit chain': 'No entry of the audit was changed or taken out since it was sealed.',
  journals: 'Every journal has two postings at least, and they sum to zero.',
  postings: 'Every posting has its account and its journal, and stands on the journal’s day.',
  accounts: 'Every account’s balance is the sum of its postings, and each posting goes on where the one before ended.',
  payables: 'Every payable is gross = fee + net, and is owed for something that is there.',
  'completed orders': 'Every completed order owes its merchant exactly once, by its amount.',
  'captured payments': 'Every captured payment is in exactly one payable, by its amount.',
  refunds: 'Every refund takes back exactly what was refunded.',
  disputes: 'Every dispute takes exactly its amount.',
  'won disputes': 'Every dispute that was won gives exactly its amount back.',
  'control accounts':
    'What the accounts of each merchant say is owed, collected and earned is what its payables add up to.',
  'platform accounts':
    'What the platform’s own accounts say, with those of all merchants, is what the payables add up to.',
  invoices: 'Every invoice is the sum of its lines, and its credit notes are what is credited of it.',
  'invoice numbers': 'Every series of invoices has every number up to its last.',
  'invoice books':
    'What customers owe, what subscriptions earned and their tax stand in the ledger as the invoices say.',
  'charged invoices': 'Every invoice that was charged was charged once, and is paid by that charge and its amount.',
  'invoices at the provider': 'Every invoice at the provider has its call, and will be asked about.',
  disbursements: 'Every disbursement is as much as the payables of its days.',
  payouts: 'Every disbursement stands where its latest attempt says, and none is paid by two.',
  'withdrawn files': 'What counts as withdrawn was withdrawn by two people, and nothing of it is open.',
  'bank files': 'Every bank file opens, and pays exactly its payouts.',
  'bank statements': 'Every bank statement leads from its opening balance through its lines to its closing balance.',
  'bank matches': 'Every match with the bank is the same money on both sides, and is undone as a whole or not at all.',
  'bank bookings': 'What matches with the bank booked is in the ledger, and nothing else is booked so.',
  'matched payouts': 'Every payout that is matched with the bank was paid, or came back, by the very amount.',
  'kept amounts': 'What a disbursement keeps is owed on by a later payable, to the last cent.',
  'monthly fees': 'Every minimum monthly fee is deducted or owed to us once, by its amount.',
  'run hashes': 'Every run gives what its hash says it was calculated to, and pays what was approved.',
  periods: 'No day of a merchant is in two disbursements, so no payable is paid twice.',
};

/** One that is missing here is told by its name. */
export const checkWords = (check: string): string => words[check] ?? check;
