// Made by `npm run client` from the OpenAPI document: do not edit.
/* biome-ignore-all format: made by a program */
/* biome-ignore-all lint: made by a program */

/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "__schema1".
 */
export type _Schema1 = (string | number | boolean | null | _Schema1[] | {
[k: string]: _Schema1
})
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "__schema0".
 */
export type _Schema0 = (string | number | boolean | null | _Schema0[] | {
[k: string]: _Schema0
})

export interface Operations {
/**
 * List merchants
 */
listMerchants: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
status?: ("onboarding" | "active" | "on_hold" | "closed")
/**
 * Part of the reference or the name
 */
search?: string
}
output: {
data: Merchant[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a merchant
 */
getMerchant: {
input: {
reference: string
}
output: Merchant
}
/**
 * Set when orders count as delivered
 */
deliveryMerchant: {
input: {
reference: string
/**
 * Null: as for all merchants, three days, and a minute in the demo
 */
deliverAfterSeconds: (number | null)
}
output: Merchant
}
/**
 * Change a merchant’s terms
 */
createMerchantTerm: {
input: {
reference: string
disbursementFrequency?: ("daily" | "weekly")
/**
 * ISO weekdays (1 is Monday) of an own schedule; null: by the frequency
 */
disbursementWeekdays?: (number[] | null)
/**
 * What is less is kept for the next payout
 */
minimumPayout?: number
minimumMonthlyFee?: number
/**
 * Whether what is missing to the minimum monthly fee is taken off a payout; if not, it is only recorded
 */
deductsMonthlyFee?: boolean
/**
 * The part of each payout that is held back, and for how many days
 */
reserve?: {
/**
 * Parts per million: 100000 is 10 %
 */
ratePpm: number
days: number
}
why?: string
}
output: Merchant
}
/**
 * List a merchant’s holds
 */
listMerchantHolds: {
input: {
reference: string
}
output: {
data: Hold[]
}
}
/**
 * Put a merchant on hold
 */
createMerchantHold: {
input: {
reference: string
/**
 * `staff`: somebody decided it; `risk`: something about it looks wrong
 */
kind?: ("staff" | "risk")
reason: string
}
output: Merchant
}
/**
 * Lift a hold
 */
liftMerchantHold: {
input: {
reference: string
id: string
reason: string
}
output: Merchant
}
/**
 * List a merchant’s bank accounts
 */
listMerchantBankAccounts: {
input: {
/**
 * The merchant’s, by your own name for it
 */
reference: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: BankAccount[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Propose a bank account
 */
createMerchantBankAccount: {
input: {
/**
 * The merchant’s, by your own name for it
 */
reference: string
/**
 * What is paid out there; the merchant’s own where it is left out
 */
currency?: string
/**
 * As the bank knows it
 */
holderName: string
bankName?: string
account: ({
scheme: "iban"
iban: string
/**
 * Of the bank; where the IBAN alone is enough, leave it out
 */
bic?: string
} | {
scheme: "us"
/**
 * The nine digits of the bank (ABA)
 */
routingNumber: string
accountNumber: string
accountType: ("checking" | "savings")
})
/**
 * Why it changes; whoever confirms it reads this
 */
reason: string
}
output: BankAccount
}
/**
 * List bank accounts that wait
 */
getBankAccountWaiting: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
proposed: BankAccount
/**
 * What it would replace; null: the merchant has none yet
 */
current: (BankAccount | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Confirm a bank account
 */
confirmBankAccount: {
input: {
id: string
words?: string
}
output: BankAccount
}
/**
 * Reject a bank account
 */
rejectBankAccount: {
input: {
id: string
words: string
}
output: BankAccount
}
/**
 * Withdraw a bank account
 */
withdrawBankAccount: {
input: {
id: string
}
output: BankAccount
}
/**
 * Get how long changed accounts wait
 */
listPayoutSettings: {
input: {

}
output: {
current: {
/**
 * How long after its confirmation a changed account waits for its first payout
 */
coolingOffHours: number
madeBy: string
madeAt: string
why: (string | null)
}
/**
 * What held before, the newest first
 */
before: {
/**
 * How long after its confirmation a changed account waits for its first payout
 */
coolingOffHours: number
madeBy: string
madeAt: string
why: (string | null)
}[]
}
}
/**
 * Set how long changed accounts wait
 */
createPayoutSetting: {
input: {
coolingOffHours: number
why: string
}
output: {
current: {
/**
 * How long after its confirmation a changed account waits for its first payout
 */
coolingOffHours: number
madeBy: string
madeAt: string
why: (string | null)
}
/**
 * What held before, the newest first
 */
before: {
/**
 * How long after its confirmation a changed account waits for its first payout
 */
coolingOffHours: number
madeBy: string
madeAt: string
why: (string | null)
}[]
}
}
/**
 * List fee schedules
 */
listFeeSchedules: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * all: the default ones; merchants: merchants’ own
 */
of?: ("all" | "merchants")
/**
 * Only this merchant’s own
 */
merchant?: string
}
output: {
data: {
id: string
/**
 * default: completed orders; the others: card payments taken through us
 */
name: ("default" | "credit_card" | "debit_card")
currency: string
/**
 * Whose own it is; null: of all who have none of their own
 */
merchant: ({
reference: string
name: string
} | null)
/**
 * Of a default schedule: how many merchants have their own instead
 */
exceptions: number
/**
 * The number that a new version comes after
 */
latestVersion: number
/**
 * The first day from which a new version can hold: today, where it is latest
 */
earliestStart: string
/**
 * Null: none holds yet
 */
current: (FeeVersion | null)
/**
 * What is published to hold later, the next first
 */
coming: FeeVersion[]
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Give a merchant fees of its own
 */
createFeeSchedule: {
input: {
/**
 * The merchant’s reference
 */
merchant: string
/**
 * default: completed orders; the others: card payments taken through us
 */
name?: ("default" | "credit_card" | "debit_card")
currency: string
tiers: {
/**
 * From this amount on; the first tier starts at 0
 */
fromMinor: number
/**
 * To under this amount; null: the last tier, which is open
 */
toMinor: (number | null)
/**
 * Parts per million: 9500 is 0.95 %
 */
ratePpm: number
/**
 * Added to each fee
 */
fixedMinor?: number
/**
 * How the fee of each single order is rounded
 */
rounding?: ("half_up" | "up" | "half_even")
}[]
/**
 * Today or later, where the merchants are
 */
startsOn: string
/**
 * Without it, as before
 */
dueDays?: number
why?: string
}
output: {
id: string
/**
 * default: completed orders; the others: card payments taken through us
 */
name: ("default" | "credit_card" | "debit_card")
currency: string
/**
 * Whose own it is; null: of all who have none of their own
 */
merchant: ({
reference: string
name: string
} | null)
/**
 * Of a default schedule: how many merchants have their own instead
 */
exceptions: number
/**
 * The number that a new version comes after
 */
latestVersion: number
/**
 * The first day from which a new version can hold: today, where it is latest
 */
earliestStart: string
/**
 * The newest first
 */
versions: FeeVersion[]
}
}
/**
 * Get a fee schedule
 */
getFeeSchedule: {
input: {
id: string
}
output: {
id: string
/**
 * default: completed orders; the others: card payments taken through us
 */
name: ("default" | "credit_card" | "debit_card")
currency: string
/**
 * Whose own it is; null: of all who have none of their own
 */
merchant: ({
reference: string
name: string
} | null)
/**
 * Of a default schedule: how many merchants have their own instead
 */
exceptions: number
/**
 * The number that a new version comes after
 */
latestVersion: number
/**
 * The first day from which a new version can hold: today, where it is latest
 */
earliestStart: string
/**
 * The newest first
 */
versions: FeeVersion[]
}
}
/**
 * Publish a version of a fee schedule
 */
createFeeScheduleVersion: {
input: {
id: string
/**
 * The latest version that you have seen: another one meanwhile is refused
 */
afterVersion: number
tiers: {
/**
 * From this amount on; the first tier starts at 0
 */
fromMinor: number
/**
 * To under this amount; null: the last tier, which is open
 */
toMinor: (number | null)
/**
 * Parts per million: 9500 is 0.95 %
 */
ratePpm: number
/**
 * Added to each fee
 */
fixedMinor?: number
/**
 * How the fee of each single order is rounded
 */
rounding?: ("half_up" | "up" | "half_even")
}[]
/**
 * Today or later, where the merchants are
 */
startsOn: string
/**
 * Without it, as before
 */
dueDays?: number
why?: string
}
output: {
id: string
/**
 * default: completed orders; the others: card payments taken through us
 */
name: ("default" | "credit_card" | "debit_card")
currency: string
/**
 * Whose own it is; null: of all who have none of their own
 */
merchant: ({
reference: string
name: string
} | null)
/**
 * Of a default schedule: how many merchants have their own instead
 */
exceptions: number
/**
 * The number that a new version comes after
 */
latestVersion: number
/**
 * The first day from which a new version can hold: today, where it is latest
 */
earliestStart: string
/**
 * The newest first
 */
versions: FeeVersion[]
}
}
/**
 * Get the trial balance
 */
listLedgerTotals: {
input: {

}
output: {
totals: {
code: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
says: string
accounts: number
balance: Money2
}[]
}
}
/**
 * List accounts
 */
listLedgerAccounts: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
code?: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
currency?: string
}
output: {
data: {
id: string
code: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
/**
 * What stands on it, in words
 */
says: string
kind: ("asset" | "liability" | "revenue" | "expense")
merchantReference: (string | null)
merchantName: (string | null)
balance: Money3
/**
 * How many postings it has
 */
version: number
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get an account
 */
getLedgerAccount: {
input: {
id: string
}
output: {
id: string
code: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
/**
 * What stands on it, in words
 */
says: string
kind: ("asset" | "liability" | "revenue" | "expense")
merchantReference: (string | null)
merchantName: (string | null)
balance: Money4
/**
 * How many postings it has
 */
version: number
}
}
/**
 * List the postings of an account
 */
listLedgerAccountPostings: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
accountId: string
accountCode: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
merchantReference: (string | null)
/**
 * The posting is the account’s n-th
 */
version: number
amount: Money5
balanceAfter: Money
effectiveOn: string
postedAt: string
journalId: string
/**
 * Why it was posted
 */
journalCode: string
cause: {
kind: string
id: string
}
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a journal
 */
getLedgerJournal: {
input: {
id: string
}
output: {
id: string
code: string
cause: {
kind: string
id: string
}
effectiveOn: string
postedAt: string
lines: {
accountId: string
accountCode: ("order_clearing" | "provider_receivable" | "merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "merchant_fees" | "fee_revenue" | "customer_receivable" | "provider_invoices" | "bank" | "house_funds" | "bank_fees" | "tax_payable" | "subscription_revenue" | "bad_debt")
merchantReference: (string | null)
/**
 * The posting is the account’s n-th
 */
version: number
amount: Money6
balanceAfter: Money
effectiveOn: string
postedAt: string
journalId: string
/**
 * Why it was posted
 */
journalCode: string
cause: {
kind: string
id: string
}
}[]
}
}
/**
 * Create an order
 */
createOrder: {
input: {
/**
 * The merchant’s reference. A key of one merchant can leave it out; one of the platform cannot
 */
merchant?: string
/**
 * Your own reference: one order per merchant has it
 */
externalReference: string
amount: Money7
shopperReference?: string
/**
 * What is bought, for people
 */
description?: string
}
output: Order
}
/**
 * List orders
 */
listOrders: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * In full
 */
externalReference?: string
status?: ("created" | "confirmed" | "delivered" | "declined" | "cancelled" | "partially_refunded" | "refunded")
/**
 * Created at this instant or later
 */
createdFrom?: string
/**
 * Created before this instant
 */
createdTo?: string
/**
 * At least so many minor units; `currency` is required with it
 */
amountFrom?: number
/**
 * At most so many minor units; `currency` is required with it
 */
amountTo?: number
currency?: string
/**
 * Somewhere in the external or shopper reference or the description, in capitals or not
 */
text?: string
}
output: {
data: Order[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get an order
 */
getOrder: {
input: {
id: string
}
output: Order
}
/**
 * Cancel an order (the same as POST /orders/{id}/cancel)
 */
deleteOrder: {
input: {
id: string
/**
 * For people, and for the record
 */
reason?: string
}
output: Order
}
/**
 * Get the state of an order
 */
getOrderStatus: {
input: {
id: string
}
output: {
id: string
status: ("created" | "confirmed" | "delivered" | "declined" | "cancelled" | "partially_refunded" | "refunded")
/**
 * Why it was declined or cancelled, where that was said
 */
reason: (string | null)
/**
 * How far its money has come through payments of ours; null: its shop collects it
 */
collection: (("under_way" | "collected") | null)
/**
 * Since when it is in its state; null where a file brought it so
 */
movedAt: (string | null)
}
}
/**
 * Cancel an order
 */
cancelOrder: {
input: {
id: string
/**
 * For people, and for the record
 */
reason?: string
}
output: Order
}
/**
 * Say that an order was delivered
 */
deliverOrder: {
input: {
id: string
}
output: Order
}
/**
 * List payables
 */
listPayables: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * The payment’s id
 */
payment?: string
/**
 * The order’s id
 */
order?: string
/**
 * The customer’s reference, as the payment named it
 */
customer?: string
kind?: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
status?: ("waiting_funds" | "available" | "in_disbursement" | "paid")
/**
 * The first day
 */
dueFrom?: string
/**
 * The last day, itself included
 */
dueTo?: string
}
output: {
data: {
id: string
merchantReference: string
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
/**
 * The order, payment, refund or dispute that it came from
 */
sourceId: string
paymentId: (string | null)
orderId: (string | null)
customerReference: (string | null)
gross: Money
fee: Money
net: Money8
/**
 * In the merchant’s time zone
 */
dueOn: string
/**
 * Earlier than dueOn where that day was closed already
 */
naturalOn: string
/**
 * `waiting_funds`: not due, or not settled yet. `available`: due and settled. `in_disbursement`: a disbursement has taken it up. `paid`: that was paid
 */
status: ("waiting_funds" | "available" | "in_disbursement" | "paid")
disbursementId: (string | null)
createdAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a payable
 */
getPayable: {
input: {
id: string
}
output: {
id: string
merchantReference: string
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
/**
 * The order, payment, refund or dispute that it came from
 */
sourceId: string
paymentId: (string | null)
orderId: (string | null)
customerReference: (string | null)
gross: Money
fee: Money
net: Money9
/**
 * In the merchant’s time zone
 */
dueOn: string
/**
 * Earlier than dueOn where that day was closed already
 */
naturalOn: string
/**
 * `waiting_funds`: not due, or not settled yet. `available`: due and settled. `in_disbursement`: a disbursement has taken it up. `paid`: that was paid
 */
status: ("waiting_funds" | "available" | "in_disbursement" | "paid")
disbursementId: (string | null)
createdAt: string
/**
 * Parts per million: 50000 is 5 %. Null where the fee is not a rate
 */
feeRatePpm: (number | null)
/**
 * How the fee came about, in words
 */
explanation: string
/**
 * The version of the fee schedule that is frozen on it. Null where the fee is not by a schedule
 */
feeRule: ({
/**
 * The name of the fee schedule
 */
schedule: string
version: number
/**
 * Whether it is the merchant’s own, and not the default
 */
isOwn: boolean
} | null)
journalId: string
}
}
/**
 * List the payables of a payment
 */
listPaymentPayables: {
input: {
id: string
}
output: {
data: {
id: string
merchantReference: string
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
/**
 * The order, payment, refund or dispute that it came from
 */
sourceId: string
paymentId: (string | null)
orderId: (string | null)
customerReference: (string | null)
gross: Money
fee: Money
net: Money10
/**
 * In the merchant’s time zone
 */
dueOn: string
/**
 * Earlier than dueOn where that day was closed already
 */
naturalOn: string
/**
 * `waiting_funds`: not due, or not settled yet. `available`: due and settled. `in_disbursement`: a disbursement has taken it up. `paid`: that was paid
 */
status: ("waiting_funds" | "available" | "in_disbursement" | "paid")
disbursementId: (string | null)
createdAt: string
}[]
}
}
/**
 * Get a merchant’s balance
 */
getBalance: {
input: {
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * At the end of that day; without it, now
 */
asOf?: string
/**
 * As it was known at that instant: without what was posted later
 */
knownOn?: string
}
output: {
merchantReference: string
merchantName: string
asOf: (string | null)
knownOn: (string | null)
settledThrough: (string | null)
balances: {
currency: string
pending: Money11
available: Money12
inTransit: Money13
reserved: Money14
}[]
}
}
/**
 * Get a merchant’s statement of a month
 */
listStatements: {
input: {
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * As YYYY-MM, in the merchant’s time zone
 */
month: string
}
output: {
merchantReference: string
merchantName: string
timeZone: string
month: string
/**
 * The first day
 */
from: string
/**
 * The last day, itself included
 */
to: string
currencies: {
currency: string
opening: Money15
movements: {
kind: string
says: string
count: number
gross: Money
fee: Money
net: Money
}[]
closing: Money16
pending: Money
available: Money
inTransit: Money
}[]
}
}
/**
 * Settle what is due
 */
createSettlement: {
input: {
through: string
}
output: {
id: string
/**
 * Everything due up to and including this day, in each merchant’s time zone
 */
through: string
status: ("settling" | "done" | "failed")
/**
 * How many were not settled that far
 */
merchants: number
/**
 * What moved from pending to available
 */
sums: {
currency: string
merchants: number
payables: number
net: Money
}[]
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
}
}
/**
 * List settlements
 */
listSettlements: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
id: string
/**
 * Everything due up to and including this day, in each merchant’s time zone
 */
through: string
status: ("settling" | "done" | "failed")
/**
 * How many were not settled that far
 */
merchants: number
/**
 * What moved from pending to available
 */
sums: {
currency: string
merchants: number
payables: number
net: Money
}[]
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a settlement
 */
getSettlement: {
input: {
id: string
}
output: {
id: string
/**
 * Everything due up to and including this day, in each merchant’s time zone
 */
through: string
status: ("settling" | "done" | "failed")
/**
 * How many were not settled that far
 */
merchants: number
/**
 * What moved from pending to available
 */
sums: {
currency: string
merchants: number
payables: number
net: Money
}[]
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
}
}
/**
 * Try other fees on past months
 */
createFeeTrial: {
input: {
/**
 * default: completed orders; the others: card payments taken through us
 */
name?: ("default" | "credit_card" | "debit_card")
currency: string
/**
 * All of this merchant’s; without it, what all merchants paid by the default schedule
 */
merchant?: string
/**
 * The first month, in each merchant’s time zone
 */
from: string
/**
 * The last month, itself included
 */
through: string
tiers: {
/**
 * From this amount on; the first tier starts at 0
 */
fromMinor: number
/**
 * To under this amount; null: the last tier, which is open
 */
toMinor: (number | null)
/**
 * Parts per million: 9500 is 0.95 %
 */
ratePpm: number
/**
 * Added to each fee
 */
fixedMinor?: number
/**
 * How the fee of each single order is rounded
 */
rounding?: ("half_up" | "up" | "half_even")
}[]
}
output: {
totals: {
orders: number
gross: Money
paid: Money17
would: Money18
difference: Money19
/**
 * Fee of the gross in parts per million; null: nothing was sold
 */
paidRatePpm: (number | null)
/**
 * Fee of the gross in parts per million; null: nothing was sold
 */
wouldRatePpm: (number | null)
merchants: number
/**
 * Merchants that would have paid more
 */
payingMore: number
payingLess: number
}
/**
 * Those for whom it makes the greatest difference, at most 500
 */
merchants: {
reference: string
name: string
orders: number
gross: Money
paid: Money20
would: Money21
difference: Money22
/**
 * Fee of the gross in parts per million; null: nothing was sold
 */
paidRatePpm: (number | null)
/**
 * Fee of the gross in parts per million; null: nothing was sold
 */
wouldRatePpm: (number | null)
}[]
}
}
/**
 * Take a payment
 */
createPayment: {
input: {
/**
 * The merchant’s reference. A key of one merchant can leave it out; one of the platform cannot
 */
merchant?: string
/**
 * Your own key of this request: the same one is one effect for ever, also after an `Idempotency-Key` is forgotten
 */
key?: string
method: ("credit_card" | "debit_card" | "account_transfer")
description: string
amount: Money23
customerReference?: string
/**
 * Of a card payment
 */
card?: {
cardNumber: string
holder: string
expiry: string
verificationCode: string
}
/**
 * Of an account transfer: from the originator to the beneficiary
 */
transfer?: {
originator: {
name: string
/**
 * The party’s own number: of a company, a customer, an identity card
 */
id: string
accountType: ("current" | "savings" | "iban" | "other")
accountNumber: string
}
beneficiary: {
name: string
/**
 * The party’s own number: of a company, a customer, an identity card
 */
id: string
accountType: ("current" | "savings" | "iban" | "other")
accountNumber: string
}
}
}
output: {
id: string
merchantReference: string
orderId: (string | null)
/**
 * Null: the payment of an order that nobody has paid yet
 */
method: (("credit_card" | "debit_card" | "account_transfer") | null)
description: (string | null)
amount: Money
customerReference: (string | null)
card: ({
brand: string
last4: string
holder: string
expiry: string
} | null)
transfer: ({
originator: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
beneficiary: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
} | null)
status: ("created" | "processing" | "authorised" | "captured" | "declined" | "failed" | "unknown" | "voided" | "partially_refunded" | "refunded" | "disputed" | "charged_back" | "sent" | "accepted" | "rejected")
/**
 * Why it was declined, failed or rejected
 */
reason: ({
code: (string | null)
message: string
} | null)
captured: Money
refunded: Money24
disputed: Money25
createdAt: string
updatedAt: string
capturedAt: (string | null)
}
}
/**
 * List payments
 */
listPayments: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
status?: ("created" | "processing" | "authorised" | "captured" | "declined" | "failed" | "unknown" | "voided" | "partially_refunded" | "refunded" | "disputed" | "charged_back" | "sent" | "accepted" | "rejected")
method?: ("credit_card" | "debit_card" | "account_transfer")
/**
 * The order’s id
 */
order?: string
/**
 * The customer’s reference
 */
customer?: string
/**
 * From this instant
 */
createdFrom?: string
/**
 * Before this instant
 */
createdBefore?: string
}
output: {
data: {
id: string
merchantReference: string
orderId: (string | null)
/**
 * Null: the payment of an order that nobody has paid yet
 */
method: (("credit_card" | "debit_card" | "account_transfer") | null)
description: (string | null)
amount: Money
customerReference: (string | null)
card: ({
brand: string
last4: string
holder: string
expiry: string
} | null)
transfer: ({
originator: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
beneficiary: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
} | null)
status: ("created" | "processing" | "authorised" | "captured" | "declined" | "failed" | "unknown" | "voided" | "partially_refunded" | "refunded" | "disputed" | "charged_back" | "sent" | "accepted" | "rejected")
/**
 * Why it was declined, failed or rejected
 */
reason: ({
code: (string | null)
message: string
} | null)
captured: Money
refunded: Money26
disputed: Money27
createdAt: string
updatedAt: string
capturedAt: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Pay an order
 */
createOrderPayment: {
input: {
id: string
/**
 * Your own key of this request: the same one is one effect for ever, also after an `Idempotency-Key` is forgotten
 */
key?: string
method: ("credit_card" | "debit_card")
customerReference?: string
card: {
cardNumber: string
holder: string
expiry: string
verificationCode: string
}
}
output: {
id: string
merchantReference: string
orderId: (string | null)
/**
 * Null: the payment of an order that nobody has paid yet
 */
method: (("credit_card" | "debit_card" | "account_transfer") | null)
description: (string | null)
amount: Money
customerReference: (string | null)
card: ({
brand: string
last4: string
holder: string
expiry: string
} | null)
transfer: ({
originator: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
beneficiary: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
} | null)
status: ("created" | "processing" | "authorised" | "captured" | "declined" | "failed" | "unknown" | "voided" | "partially_refunded" | "refunded" | "disputed" | "charged_back" | "sent" | "accepted" | "rejected")
/**
 * Why it was declined, failed or rejected
 */
reason: ({
code: (string | null)
message: string
} | null)
captured: Money
refunded: Money28
disputed: Money29
createdAt: string
updatedAt: string
capturedAt: (string | null)
}
}
/**
 * Get a payment
 */
getPayment: {
input: {
id: string
}
output: {
id: string
merchantReference: string
orderId: (string | null)
/**
 * Null: the payment of an order that nobody has paid yet
 */
method: (("credit_card" | "debit_card" | "account_transfer") | null)
description: (string | null)
amount: Money
customerReference: (string | null)
card: ({
brand: string
last4: string
holder: string
expiry: string
} | null)
transfer: ({
originator: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
beneficiary: {
name: string
id: string
accountType: string
/**
 * Only its end
 */
accountNumber: string
}
} | null)
status: ("created" | "processing" | "authorised" | "captured" | "declined" | "failed" | "unknown" | "voided" | "partially_refunded" | "refunded" | "disputed" | "charged_back" | "sent" | "accepted" | "rejected")
/**
 * Why it was declined, failed or rejected
 */
reason: ({
code: (string | null)
message: string
} | null)
captured: Money
refunded: Money30
disputed: Money31
createdAt: string
updatedAt: string
capturedAt: (string | null)
attempts: {
id: string
number: number
kind: ("authorise" | "capture" | "void" | "refund" | "send" | "look_up")
/**
 * The number of the attempt that a look-up asks about
 */
asksAbout: (number | null)
refundId: (string | null)
/**
 * Our reference of the call at the provider
 */
reference: string
card: ({
brand: string
last4: string
} | null)
/**
 * Null: no answer was recorded
 */
outcome: (("succeeded" | "declined" | "failed" | "not_sent" | "unknown" | "pending" | "not_found") | null)
reason: ({
code: (string | null)
message: string
} | null)
latencyMs: (number | null)
at: string
/**
 * When the provider is asked next what came of it; null once that is known, or while a person decides
 */
askedAgainAt: (string | null)
}[]
refunds: {
id: string
paymentId: string
amount: Money
status: ("created" | "processing" | "succeeded" | "failed" | "unknown")
why: (string | null)
/**
 * Why it failed
 */
reason: ({
code: (string | null)
message: string
} | null)
createdAt: string
finalAt: (string | null)
}[]
disputes: {
id: string
paymentId: string
amount: Money
fee: Money
status: ("opened" | "won" | "lost")
reason: (string | null)
openedAt: string
closedAt: (string | null)
}[]
/**
 * Since when it could not be finished by itself, and waits for somebody of Countinghouse
 */
stuckSince: (string | null)
}
}
/**
 * Refund a payment
 */
createPaymentRefund: {
input: {
id: string
/**
 * Minor units of the payment’s currency; without it, all that is left
 */
amount?: number
reason?: string
/**
 * Your own key of this request: the same one is one effect for ever, also after an `Idempotency-Key` is forgotten
 */
key?: string
}
output: {
id: string
paymentId: string
amount: Money
status: ("created" | "processing" | "succeeded" | "failed" | "unknown")
why: (string | null)
/**
 * Why it failed
 */
reason: ({
code: (string | null)
message: string
} | null)
createdAt: string
finalAt: (string | null)
}
}
/**
 * List the refunds of a payment
 */
listPaymentRefunds: {
input: {
id: string
}
output: {
data: {
id: string
paymentId: string
amount: Money
status: ("created" | "processing" | "succeeded" | "failed" | "unknown")
why: (string | null)
/**
 * Why it failed
 */
reason: ({
code: (string | null)
message: string
} | null)
createdAt: string
finalAt: (string | null)
}[]
}
}
/**
 * Get a refund
 */
getRefund: {
input: {
id: string
}
output: {
id: string
paymentId: string
amount: Money
status: ("created" | "processing" | "succeeded" | "failed" | "unknown")
why: (string | null)
/**
 * Why it failed
 */
reason: ({
code: (string | null)
message: string
} | null)
createdAt: string
finalAt: (string | null)
}
}
/**
 * Record a dispute
 */
createPaymentDispute: {
input: {
id: string
/**
 * Minor units of the payment’s currency; without it, all that is left
 */
amount?: number
/**
 * What the provider takes for it, in minor units
 */
fee?: number
reason?: string
/**
 * The provider’s id of it: told twice, it is opened once
 */
providerReference?: string
}
output: {
id: string
paymentId: string
amount: Money
fee: Money
status: ("opened" | "won" | "lost")
reason: (string | null)
openedAt: string
closedAt: (string | null)
}
}
/**
 * Get a dispute
 */
getDispute: {
input: {
id: string
}
output: {
id: string
paymentId: string
amount: Money
fee: Money
status: ("opened" | "won" | "lost")
reason: (string | null)
openedAt: string
closedAt: (string | null)
}
}
/**
 * Record that a dispute was won
 */
wonDispute: {
input: {
id: string
}
output: {
id: string
paymentId: string
amount: Money
fee: Money
status: ("opened" | "won" | "lost")
reason: (string | null)
openedAt: string
closedAt: (string | null)
}
}
/**
 * Record that a dispute was lost
 */
lostDispute: {
input: {
id: string
}
output: {
id: string
paymentId: string
amount: Money
fee: Money
status: ("opened" | "won" | "lost")
reason: (string | null)
openedAt: string
closedAt: (string | null)
}
}
/**
 * List what waits for a person
 */
listDeadLetters: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
open?: ("true" | "false")
}
output: {
data: {
id: string
merchantReference: string
paymentId: string
refundId: (string | null)
what: string
error: string
amount: Money32
/**
 * How many calls to the provider were made for it
 */
attempts: number
failedAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (("looked_up" | "marked_failed" | "replayed") | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Look it up now
 */
lookUpDeadLetter: {
input: {
id: string
}
output: {
id: string
merchantReference: string
paymentId: string
refundId: (string | null)
what: string
error: string
amount: Money33
/**
 * How many calls to the provider were made for it
 */
attempts: number
failedAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (("looked_up" | "marked_failed" | "replayed") | null)
}
}
/**
 * Mark it as failed
 */
failDeadLetter: {
input: {
id: string
reason: string
}
output: {
id: string
merchantReference: string
paymentId: string
refundId: (string | null)
what: string
error: string
amount: Money34
/**
 * How many calls to the provider were made for it
 */
attempts: number
failedAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (("looked_up" | "marked_failed" | "replayed") | null)
}
}
/**
 * Start it again
 */
replayDeadLetter: {
input: {
id: string
/**
 * For the record
 */
reason?: string
}
output: {
id: string
merchantReference: string
paymentId: string
refundId: (string | null)
what: string
error: string
amount: Money35
/**
 * How many calls to the provider were made for it
 */
attempts: number
failedAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (("looked_up" | "marked_failed" | "replayed") | null)
}
}
/**
 * Create a customer
 */
createCustomer: {
input: {
/**
 * Your own name for it, once
 */
reference: string
/**
 * The reference of the merchant that it is, if it is one
 */
merchant?: string
name: string
email: string
/**
 * Lines, as they stand on an envelope
 */
address?: string[]
taxId?: (string | null)
currency: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone: string
/**
 * How dates and amounts are written to it
 */
locale?: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy?: string
card?: ({
/**
 * The payment provider’s token of the card; never a card number
 */
token: string
brand: string
last4: string
expiry: string
} | null)
tells?: {
/**
 * When an invoice was charged
 */
paid?: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed?: boolean
/**
 * Before the card expires
 */
cardExpiry?: boolean
}
}
output: {
reference: string
/**
 * Set where the customer is one of our merchants
 */
merchantReference: (string | null)
name: string
email: string
/**
 * Lines, as they stand on an envelope
 */
address: string[]
taxId: (string | null)
currency: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone: string
/**
 * How dates and amounts are written to it
 */
locale: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy: string
status: ("active" | "suspended")
statusReason: (string | null)
card: ({
brand: string
last4: string
expiry: string
} | null)
/**
 * Which mails it gets
 */
tells: {
/**
 * When an invoice was charged
 */
paid: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed: boolean
/**
 * Before the card expires
 */
cardExpiry: boolean
}
createdAt: string
updatedAt: string
}
}
/**
 * List customers
 */
listCustomers: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
status?: ("active" | "suspended")
currency?: string
/**
 * Part of the reference, name or email
 */
search?: string
}
output: {
data: {
reference: string
/**
 * Set where the customer is one of our merchants
 */
merchantReference: (string | null)
name: string
email: string
/**
 * Lines, as they stand on an envelope
 */
address: string[]
taxId: (string | null)
currency: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone: string
/**
 * How dates and amounts are written to it
 */
locale: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy: string
status: ("active" | "suspended")
statusReason: (string | null)
card: ({
brand: string
last4: string
expiry: string
} | null)
/**
 * Which mails it gets
 */
tells: {
/**
 * When an invoice was charged
 */
paid: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed: boolean
/**
 * Before the card expires
 */
cardExpiry: boolean
}
createdAt: string
updatedAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a customer
 */
getCustomer: {
input: {
reference: string
}
output: {
reference: string
/**
 * Set where the customer is one of our merchants
 */
merchantReference: (string | null)
name: string
email: string
/**
 * Lines, as they stand on an envelope
 */
address: string[]
taxId: (string | null)
currency: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone: string
/**
 * How dates and amounts are written to it
 */
locale: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy: string
status: ("active" | "suspended")
statusReason: (string | null)
card: ({
brand: string
last4: string
expiry: string
} | null)
/**
 * Which mails it gets
 */
tells: {
/**
 * When an invoice was charged
 */
paid: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed: boolean
/**
 * Before the card expires
 */
cardExpiry: boolean
}
createdAt: string
updatedAt: string
}
}
/**
 * Change a customer
 */
updateCustomer: {
input: {
reference: string
name?: string
email?: string
/**
 * Lines, as they stand on an envelope
 */
address?: string[]
taxId?: (string | null)
currency?: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone?: string
/**
 * How dates and amounts are written to it
 */
locale?: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy?: string
card?: ({
/**
 * The payment provider’s token of the card; never a card number
 */
token: string
brand: string
last4: string
expiry: string
} | null)
tells?: {
/**
 * When an invoice was charged
 */
paid?: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed?: boolean
/**
 * Before the card expires
 */
cardExpiry?: boolean
}
status?: ("active" | "suspended")
/**
 * Required to suspend it
 */
statusReason?: string
}
output: {
reference: string
/**
 * Set where the customer is one of our merchants
 */
merchantReference: (string | null)
name: string
email: string
/**
 * Lines, as they stand on an envelope
 */
address: string[]
taxId: (string | null)
currency: string
/**
 * Whose first of the month its invoices are charged on
 */
timeZone: string
/**
 * How dates and amounts are written to it
 */
locale: string
/**
 * How it is reminded, and when what it does not pay is written off
 */
dunningPolicy: string
status: ("active" | "suspended")
statusReason: (string | null)
card: ({
brand: string
last4: string
expiry: string
} | null)
/**
 * Which mails it gets
 */
tells: {
/**
 * When an invoice was charged
 */
paid: boolean
/**
 * When a charge failed, or an invoice is not paid in time, with what to do
 */
failed: boolean
/**
 * Before the card expires
 */
cardExpiry: boolean
}
createdAt: string
updatedAt: string
}
}
/**
 * Delete a customer
 */
deleteCustomer: {
input: {
reference: string
}
output: null
}
/**
 * Create a plan
 */
createPlan: {
input: {
/**
 * Your own name for it, once
 */
reference: string
/**
 * As it stands on invoices
 */
name: string
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm?: number
/**
 * What it costs a month before tax, in each currency
 */
prices: Money[]
}
output: {
reference: string
name: string
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
/**
 * A month, before tax; the newest first
 */
prices: {
price: Money
/**
 * The first month that costs so much
 */
validFrom: string
}[]
/**
 * Since when it can no longer be subscribed to
 */
retiredAt: (string | null)
createdAt: string
}
}
/**
 * List plans
 */
listPlans: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
reference: string
name: string
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
/**
 * A month, before tax; the newest first
 */
prices: {
price: Money
/**
 * The first month that costs so much
 */
validFrom: string
}[]
/**
 * Since when it can no longer be subscribed to
 */
retiredAt: (string | null)
createdAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Price a plan
 */
createPlanPrice: {
input: {
reference: string
price: Money36
/**
 * The first month that costs so much: invoices of months before stay as they are
 */
validFrom: string
}
output: {
reference: string
name: string
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
/**
 * A month, before tax; the newest first
 */
prices: {
price: Money
/**
 * The first month that costs so much
 */
validFrom: string
}[]
/**
 * Since when it can no longer be subscribed to
 */
retiredAt: (string | null)
createdAt: string
}
}
/**
 * Retire a plan
 */
retirePlan: {
input: {
reference: string
}
output: {
reference: string
name: string
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
/**
 * A month, before tax; the newest first
 */
prices: {
price: Money
/**
 * The first month that costs so much
 */
validFrom: string
}[]
/**
 * Since when it can no longer be subscribed to
 */
retiredAt: (string | null)
createdAt: string
}
}
/**
 * Start a subscription
 */
createSubscription: {
input: {
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity?: number
/**
 * In the customer’s calendar; a month that has begun is charged by its days
 */
startsOn: string
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}
}
/**
 * List subscriptions
 */
listSubscriptions: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
customer?: string
plan?: string
}
output: {
data: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a subscription
 */
getSubscription: {
input: {
id: string
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}
}
/**
 * End a subscription
 */
endSubscription: {
input: {
id: string
/**
 * The first day on which it is no more
 */
endsOn: string
reason?: string
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}
}
/**
 * Pause a subscription
 */
pauseSubscription: {
input: {
id: string
/**
 * The first day that is not charged
 */
from: string
/**
 * The first day that is charged again; null: until it is resumed
 */
to?: (string | null)
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}
}
/**
 * Resume a subscription
 */
resumeSubscription: {
input: {
id: string
/**
 * The first day that is charged again
 */
on: string
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
/**
 * The plan’s reference
 */
plan: string
quantity: number
startsOn: string
/**
 * The first day on which it is no more
 */
endsOn: (string | null)
/**
 * Days that are not charged
 */
pauses: {
from: string
to: (string | null)
}[]
createdAt: string
}
}
/**
 * Write an invoice
 */
createInvoice: {
input: {
/**
 * The customer’s reference
 */
customer: string
/**
 * The customer’s, unless it is given
 */
currency?: string
lines: {
description: string
quantity?: number
/**
 * Minor units of the invoice’s currency, before tax; negative for a rebate
 */
unitAmount: number
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm?: number
}[]
dueOn?: string
/**
 * Without it, it is charged only when somebody says so
 */
chargeOn?: string
/**
 * Printed below the lines
 */
note?: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money37
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * List invoices
 */
listInvoices: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
customer?: string
status?: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
kind?: ("invoice" | "credit_note")
currency?: string
/**
 * Periods that begin on this day
 */
periodFrom?: string
/**
 * Due on this day or later
 */
dueFrom?: string
/**
 * Due before this day
 */
dueTo?: string
/**
 * At least so many minor units
 */
totalFrom?: number
/**
 * At most so many minor units
 */
totalTo?: number
}
output: {
data: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money38
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get an invoice
 */
getInvoice: {
input: {
id: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money39
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * Change a draft
 */
updateInvoice: {
input: {
id: string
lines?: {
description: string
quantity?: number
/**
 * Minor units of the invoice’s currency, before tax; negative for a rebate
 */
unitAmount: number
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm?: number
}[]
dueOn?: string
/**
 * Without it, it is charged only when somebody says so
 */
chargeOn?: string
/**
 * Printed below the lines
 */
note?: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money40
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * Get an invoice as a PDF
 */
getInvoicePdf: {
input: {
id: string
}
output: Blob
}
/**
 * E-mail an invoice
 */
sendInvoice: {
input: {
id: string
}
output: {
/**
 * Where it is sent
 */
to: string
}
}
/**
 * Issue an invoice
 */
issueInvoice: {
input: {
id: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money41
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * Void an invoice
 */
voidInvoice: {
input: {
id: string
reason: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money42
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * Credit an invoice
 */
creditInvoice: {
input: {
id: string
/**
 * Positive amounts that are taken back; without them, all that is left of the invoice
 */
lines?: {
description: string
quantity?: number
/**
 * Minor units of the invoice’s currency, before tax; negative for a rebate
 */
unitAmount: number
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm?: number
}[]
reason: string
}
output: {
id: string
kind: ("invoice" | "credit_note")
/**
 * Given when it is issued, without gaps
 */
number: (string | null)
/**
 * The customer’s reference
 */
customer: string
customerName: string
periodFrom: (string | null)
/**
 * The first day after the period
 */
periodTo: (string | null)
net: Money
tax: Money
total: Money
credited: Money43
status: ("draft" | "open" | "processing" | "paid" | "failed" | "unknown" | "overdue" | "uncollectible" | "void")
/**
 * Why it is in its state, for people
 */
reason: (string | null)
/**
 * The day on which it is charged, in the customer’s time zone
 */
chargeOn: (string | null)
issuedOn: (string | null)
dueOn: (string | null)
paidAt: (string | null)
createdAt: string
/**
 * Whom it is sent to, as it was when it was issued; of a draft, as it is now
 */
billedTo: {
name: string
address: string[]
taxId: (string | null)
}
lines: {
description: string
quantity: number
unitPrice: Money
net: Money
/**
 * Parts per million of the net: 210000 is 21 %
 */
taxRatePpm: number
tax: Money
}[]
/**
 * The number of the invoice that a credit note takes back
 */
creditOf: (string | null)
creditNotes: {
id: string
number: string
total: Money
}[]
/**
 * The charge’s key, or the reference of a payment by hand
 */
paidBy: (string | null)
note: (string | null)
/**
 * Somebody says that it was paid outside; a second person confirms or rejects it, never who says so
 */
paymentToCheck: ({
reference: string
paidOn: string
madeBy: string
madeById: string
} | null)
}
}
/**
 * List dunning policies
 */
listDunningPolicies: {
input: {

}
output: {
data: {
reference: string
name: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays: number[]
/**
 * From 1; a change makes the next one
 */
version: number
changedAt: string
changedBy: string
why: (string | null)
/**
 * How many customers have it
 */
customers: number
}[]
}
}
/**
 * Create a dunning policy
 */
createDunningPolicy: {
input: {
reference: string
name: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays: number[]
}
output: {
reference: string
name: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays: number[]
/**
 * From 1; a change makes the next one
 */
version: number
changedAt: string
changedBy: string
why: (string | null)
/**
 * How many customers have it
 */
customers: number
}
}
/**
 * Change a dunning policy
 */
updateDunningPolicy: {
input: {
reference: string
name?: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays?: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays?: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays?: number[]
why?: string
}
output: {
reference: string
name: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays: number[]
/**
 * From 1; a change makes the next one
 */
version: number
changedAt: string
changedBy: string
why: (string | null)
/**
 * How many customers have it
 */
customers: number
}
}
/**
 * What a dunning policy has said
 */
listDunningPolicyVersions: {
input: {
reference: string
}
output: {
data: {
name: string
/**
 * Days after the due day on which an unpaid invoice falls overdue
 */
overdueAfterDays: number
/**
 * Days after that on which it is written off
 */
uncollectibleAfterDays: number
/**
 * Days after the due day on which the customer is reminded
 */
reminderDays: number[]
/**
 * From 1; a change makes the next one
 */
version: number
changedAt: string
changedBy: string
why: (string | null)
}[]
}
}
/**
 * Start a billing run
 */
createBillingRun: {
input: {
/**
 * The month whose invoices are charged
 */
period: string
/**
 * Only this customer’s, by its reference
 */
customer?: string
/**
 * Only those in this state; `failed` and `overdue` are opened again first
 */
status?: ("open" | "failed" | "overdue")
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * List billing runs
 */
listBillingRuns: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
kind?: ("month" | "on_demand" | "retries" | "single")
period?: string
status?: ("running" | "paused" | "completed" | "cancelled" | "failed")
}
output: {
data: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a billing run
 */
getBillingRun: {
input: {
id: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * List the calls of a billing run
 */
listBillingRunAttempts: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
outcome?: ("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back")
}
output: {
data: {
id: string
runId: string
invoiceId: string
/**
 * The invoice’s number
 */
invoice: string
/**
 * The customer’s reference
 */
customer: string
customerName: string
kind: ("charge" | "look_up")
/**
 * From 1, over all calls for the invoice
 */
number: number
/**
 * The idempotency key of the charge, by which it is looked up
 */
key: string
provider: string
amount: Money
at: string
/**
 * Null: no answer yet
 */
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
/**
 * The provider’s own code
 */
code: (string | null)
/**
 * The provider’s own words
 */
words: (string | null)
latencyMs: (number | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Pause a billing run
 */
pauseBillingRun: {
input: {
id: string
reason?: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * Resume a billing run
 */
resumeBillingRun: {
input: {
id: string
reason?: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * Cancel a billing run
 */
cancelBillingRun: {
input: {
id: string
reason?: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * Retry the invoices of a run that came out alike
 */
retryBillingRun: {
input: {
id: string
/**
 * All of the run that failed so are opened and charged again
 */
outcome: ("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back")
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * Charge an invoice now
 */
chargeInvoice: {
input: {
id: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * Start again with an invoice that failed
 */
retryInvoice: {
input: {
id: string
}
output: {
id: string
kind: ("month" | "on_demand" | "retries" | "single")
/**
 * The month, the day, or the invoice’s number
 */
period: string
/**
 * `all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`
 */
scope: string
status: ("running" | "paused" | "completed" | "cancelled" | "failed")
/**
 * Who asked for it: `user:…`, `key:…`, `job:…`
 */
requestedBy: string
requestedAt: string
finishedAt: (string | null)
failureReason: (string | null)
/**
 * What was due when it began, by currency
 */
expected: {
count: number
amount: Money
}[]
/**
 * What came of each invoice, by the last call for it in this run; null: under way
 */
outcomes: {
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
invoices: number
sums: {
count: number
amount: Money
}[]
}[]
/**
 * Invoices that have an outcome
 */
done: number
/**
 * Invoices in all
 */
total: number
/**
 * The circuit breaker is open: it goes on then
 */
heldUntil: (string | null)
}
}
/**
 * List the calls for an invoice
 */
listInvoiceAttempts: {
input: {
id: string
}
output: {
data: {
id: string
runId: string
invoiceId: string
/**
 * The invoice’s number
 */
invoice: string
/**
 * The customer’s reference
 */
customer: string
customerName: string
kind: ("charge" | "look_up")
/**
 * From 1, over all calls for the invoice
 */
number: number
/**
 * The idempotency key of the charge, by which it is looked up
 */
key: string
provider: string
amount: Money
at: string
/**
 * Null: no answer yet
 */
outcome: (("charged" | "no_funds" | "declined" | "customer_not_found" | "currency_mismatch" | "no_payment_method" | "customer_suspended" | "network_error" | "unknown" | "not_found" | "pending" | "held_back") | null)
/**
 * The provider’s own code
 */
code: (string | null)
/**
 * The provider’s own words
 */
words: (string | null)
latencyMs: (number | null)
}[]
}
}
/**
 * List what waits for review
 */
listBillingReviews: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
state?: ("open" | "resolved")
code?: string
}
output: {
data: {
id: string
/**
 * The customer’s reference
 */
customer: string
customerName: string
invoiceId: (string | null)
/**
 * The invoice’s number
 */
invoice: (string | null)
invoiceStatus: (string | null)
/**
 * An outcome of a charge, or what validation found
 */
code: string
/**
 * What was found
 */
words: string
/**
 * What to do about it
 */
next: string
foundBy: ("validation" | "charge")
foundAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Resolve an item of review
 */
resolveBillingReview: {
input: {
id: string
/**
 * What was done about it
 */
resolution: string
}
output: {
id: string
/**
 * The customer’s reference
 */
customer: string
customerName: string
invoiceId: (string | null)
/**
 * The invoice’s number
 */
invoice: (string | null)
invoiceStatus: (string | null)
/**
 * An outcome of a charge, or what validation found
 */
code: string
/**
 * What was found
 */
words: string
/**
 * What to do about it
 */
next: string
foundBy: ("validation" | "charge")
foundAt: string
resolvedAt: (string | null)
resolvedBy: (string | null)
resolution: (string | null)
}
}
/**
 * Validate what is charged soon
 */
createBillingValidation: {
input: {

}
output: {
/**
 * Invoices that are charged within three days
 */
looked: number
/**
 * What was found and was not known before
 */
found: number
/**
 * What was found before and is found no more
 */
mended: number
/**
 * What waits for people now
 */
open: number
}
}
/**
 * Upload a file
 */
createImport: {
input: {
kind: ("merchants" | "orders")
fileName?: string
onError?: ("stop" | "skip")
apply?: ("true" | "false")
/**
 * The product’s fields in the file’s order, separated by commas
 */
columns?: string
separator?: ("," | ";" | "\t" | "|")
decimal?: ("." | ",")
/**
 * Such as dd/MM/yyyy HH:mm:ss or yyyy-MM-dd
 */
dateFormat?: string
/**
 * IANA name; of instants that name no offset
 */
timeZone?: string
currency?: string
hasHeader?: ("true" | "false")
}
output: Import
}
/**
 * List imports
 */
listImports: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: Import[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get an import
 */
getImport: {
input: {
id: string
}
output: Import
}
/**
 * List the problems of an import
 */
listImportProblems: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: ImportProblem[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Check an import
 */
checkImport: {
input: {
id: string
options: {
/**
 * The product’s fields in the order of the file’s columns; an empty name leaves a column out
 */
columns?: string[]
separator?: ("," | ";" | "\t" | "|")
hasHeader?: boolean
decimal?: ("." | ",")
/**
 * Such as dd/MM/yyyy HH:mm:ss or yyyy-MM-dd
 */
dateFormat?: string
/**
 * IANA name; of instants that name no offset
 */
timeZone?: string
currency?: string
}
}
output: Import
}
/**
 * Take an import in
 */
applyImport: {
input: {
id: string
/**
 * stop: all or nothing; skip: the good rows
 */
onError?: ("stop" | "skip")
}
output: Import
}
/**
 * Send completed orders
 */
createOrderCompleted: {
input: {
/**
 * The merchant’s reference. A key of one merchant can leave it out
 */
merchant?: string
orders: unknown[]
}
output: {
counts: {
created: number
completed: number
alreadyThere: number
conflict: number
invalid: number
}
/**
 * In the order of the call
 */
results: {
/**
 * Its place in the call, from 0
 */
index: number
externalReference: (string | null)
/**
 * created: new, and owed for; completed: there before, and complete from now; already_there: nothing changed; conflict: something else is there, left as it is; invalid: see `fields`
 */
result: ("created" | "completed" | "already_there" | "conflict" | "invalid")
orderId: (string | null)
/**
 * For a person: what keeps it from being taken in
 */
message: (string | null)
fields: {
field: string
message: string
}[]
}[]
}
}
/**
 * Request disbursements
 */
createDisbursement: {
input: {
timeFrame: {
length: ("1week" | "1day")
endingBefore: string
}
/**
 * The merchant’s reference; without it, all merchants
 */
merchant?: string
}
output: Run
}
/**
 * List the disbursements of a time frame
 */
listDisbursements: {
input: {
timeFrameEndingBefore: string
timeFrameLength: ("1week" | "1day")
merchant?: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
timeFrame: TimeFrame
merchants: {
merchantReference: string
orders: number
gross: Money
fee: Money
net: Money
}[]
nextCursor: (string | null)
}
}
/**
 * Get a run
 */
getDisbursementRun: {
input: {
id: string
}
output: Run
}
/**
 * Get the next four payouts
 */
getDisbursementUpcoming: {
input: {
/**
 * Staff name one; a merchant’s people have their own
 */
merchant?: string
}
output: {
merchantReference: string
/**
 * The merchant’s, in which its days are named
 */
timeZone: string
/**
 * What holds for all of them
 */
notes: {
code: ("on_hold" | "by_hand" | "run_missed" | "no_bank_account" | "account_waits" | "below_minimum" | "negative_balance")
/**
 * In words for the merchant
 */
message: string
}[]
/**
 * The next four
 */
payouts: {
/**
 * The day by the merchant’s own schedule
 */
scheduledOn: string
timeFrame: TimeFrame1
/**
 * One for each currency, that of the merchant first
 */
amounts: {
orders: number
gross: Money
fee: Money
net: Money44
/**
 * Of the net, what earlier disbursements left: each with its day
 */
parts: {
kind: ("carried" | "reserve_released" | "monthly_fee")
dueOn: string
net: Money
}[]
fromEarlier: Money45
kept: Money46
toPay: Money47
outcome: ("to_pay" | "nothing_due" | "below_minimum" | "negative_balance")
/**
 * The day on which it is expected; null: nobody can say, see `notes`
 */
expectedOn: (string | null)
notes: {
code: ("on_hold" | "by_hand" | "run_missed" | "no_bank_account" | "account_waits" | "below_minimum" | "negative_balance")
/**
 * In words for the merchant
 */
message: string
}[]
}[]
}[]
/**
 * What falls due after them, by currency
 */
later: {
orders: number
gross: Money
fee: Money
net: Money48
/**
 * The last day on which any of it falls due
 */
through: string
}[]
/**
 * What lies in days that a run by dates left open: it is paid by a run of its own
 */
unscheduled: {
orders: number
gross: Money
fee: Money
net: Money49
}[]
}
}
/**
 * Get a disbursement
 */
getDisbursement: {
input: {
id: string
}
output: Disbursement
}
/**
 * List the lines of a disbursement
 */
listDisbursementLines: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: DisbursementLine[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Explain the figures of a disbursement
 */
getDisbursementExplanation: {
input: {
id: string
}
output: {
disbursementId: string
/**
 * What it is made of; its gross, fee and net are the sums
 */
parts: {
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
payables: number
gross: Money
fee: Money
net: Money
}[]
/**
 * Its fees by the rules that made them; each payable’s is rounded for itself
 */
fees: {
/**
 * Null: a dispute’s, or a minimum monthly fee
 */
rule: ({
scheduleId: string
/**
 * The name of the fee schedule
 */
schedule: string
version: number
/**
 * The merchant’s own, and not the default
 */
isOwn: boolean
} | null)
/**
 * Of what, where there is no rule
 */
kind: (("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released") | null)
/**
 * Which step of the rule, in words
 */
tier: (string | null)
payables: number
gross: Money
fee: Money
}[]
net: string
/**
 * Why it keeps what it keeps, or that it keeps nothing
 */
kept: string
toPay: string
/**
 * The payables by which what it kept is owed on, and the disbursements that they are in
 */
owedOn: {
payableId: string
dueOn: string
disbursementId: (string | null)
}[]
}
}
/**
 * Request the run of today
 */
createDisbursementScheduledRun: {
input: {

}
output: Run
}
/**
 * List the flags of a run
 */
listDisbursementRunFlags: {
input: {
id: string
}
output: {
flags: {
kind: ("first_to_account" | "account_changed" | "account_shared" | "unusually_high" | "many_refunds" | "repeated_reference" | "negative_soon")
/**
 * What was found, with the figures
 */
words: string
merchantReference: string
merchantName: string
toPay: Money
/**
 * Null in a preview
 */
disbursementId: (string | null)
}[]
/**
 * Null: the run was submitted before flags were kept
 */
lookedAt: (string | null)
/**
 * Whether they were written down with what was submitted or approved; if not, they are those of now
 */
isKept: boolean
}
}
/**
 * Replay a run
 */
getDisbursementRunReplay: {
input: {
id: string
}
output: {
runId: string
/**
 * The same hash, the same lines, and every fee as its rule makes it
 */
isSame: boolean
/**
 * Of what was calculated then
 */
keptHash: string
/**
 * Of what the same inputs come to now
 */
replayedHash: string
/**
 * What merchants get, each in one currency
 */
lines: number
inputs: {
/**
 * By which instant the schedules were read; null: by the day of the run
 */
asOf: (string | null)
/**
 * The cut-off: the highest id of a payable that was known
 */
knownThrough: (string | null)
merchants: number
zones: {
timeZone: string
merchants: number
}[]
feeRules: {
schedule: string
currency: string
/**
 * A merchant’s own, and not the default
 */
isOwn: boolean
version: number
/**
 * Sold in the run, and priced again by it
 */
payables: number
}[]
}
/**
 * The first difference; null: there is none
 */
difference: ({
/**
 * `line`: what a merchant gets. `fee`: a payable’s, by its rule. `hash`: the lines are the same, and not the hash
 */
what: ("line" | "fee" | "hash")
/**
 * Which line of the run, from 1
 */
place: (number | null)
merchantReference: (string | null)
currency: (string | null)
payableId: (string | null)
/**
 * Both sides of what differs; null where a side does not have the line
 */
fields: {
field: string
kept: (string | null)
replayed: (string | null)
}[]
} | null)
}
}
/**
 * Report disbursements by year
 */
getReportDisbursementsByYear: {
input: {
currency: string
/**
 * References of merchants, separated by commas; without it, all
 */
merchants?: string
}
output: {
data: {
year: number
/**
 * Dated in the year, and paid out
 */
disbursements: number
gross: Money52
orderFees: Money
net: Money53
/**
 * Minimum monthly fees charged in the year: each on the first of the month after its own
 */
monthlyFees: number
monthlyFeeAmount: Money
}[]
}
}
/**
 * Report completeness
 */
getReportCompleteness: {
input: {
/**
 * The merchant’s reference; without it, all merchants
 */
merchant?: string
}
output: {
/**
 * When it was looked at: payables and ledger in one look
 */
at: string
merchant: (string | null)
/**
 * Every payable is in one place, and every account says what they make
 */
isComplete: boolean
currencies: {
currency: string
isComplete: boolean
places: {
/**
 * `paid`: in a disbursement that was paid. `under_way`: in one that is not paid yet. `carried`: in one that paid nothing, owed on by a later payable. `due`: due and settled, in no disbursement. `waiting`: not due, or not settled yet
 */
place: ("paid" | "under_way" | "carried" | "due" | "waiting")
payables: number
gross: Money
fee: Money
net: Money
keptOn: Money54
}[]
/**
 * All payables, counted without looking where they are: the places add up to it
 */
inAll: {
payables: number
gross: Money
fee: Money
net: Money
}
/**
 * Debits are positive, as everywhere in the ledger: what is owed to merchants is negative
 */
accounts: {
account: ("merchant_payable" | "merchant_available" | "merchant_disbursement" | "payout_in_transit" | "bank" | "order_clearing" | "provider_receivable" | "merchant_fees" | "fee_revenue")
made: Money55
booked: Money56
difference: Money57
}[]
}[]
}
}
/**
 * List our own accounts
 */
listHouseAccounts: {
input: {

}
output: {
accounts: {
current: {
id: string
currency: string
holderName: string
/**
 * The IBAN, or the account number; masked for who does not set it
 */
account: string
routingNumber: (string | null)
bic: (string | null)
bankName: (string | null)
/**
 * By which the bank knows us in ACH files
 */
companyId: (string | null)
town: (string | null)
/**
 * ISO 3166
 */
country: (string | null)
/**
 * `bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank
 */
channel: ("bank" | "file")
madeBy: string
madeAt: string
why: string
}
/**
 * The newest first
 */
before: {
id: string
currency: string
holderName: string
/**
 * The IBAN, or the account number; masked for who does not set it
 */
account: string
routingNumber: (string | null)
bic: (string | null)
bankName: (string | null)
/**
 * By which the bank knows us in ACH files
 */
companyId: (string | null)
town: (string | null)
/**
 * ISO 3166
 */
country: (string | null)
/**
 * `bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank
 */
channel: ("bank" | "file")
madeBy: string
madeAt: string
why: string
}[]
}[]
/**
 * Whether a bank is connected, so that payouts can leave other than in files
 */
hasConnection: boolean
}
}
/**
 * Set an account of ours
 */
createHouseAccount: {
input: {
currency: string
/**
 * As the bank knows us
 */
holderName: string
account: ({
scheme: "iban"
iban: string
bic?: string
} | {
scheme: "us"
/**
 * The nine digits of the bank (ABA)
 */
routingNumber: string
accountNumber: string
})
/**
 * An ACH file names the bank that it is for
 */
bankName?: string
/**
 * By which the bank knows us in ACH files
 */
companyId?: string
/**
 * Where we are: banks ask for it once a transfer crosses the border of the European Economic Area
 */
address?: {
town: string
country: string
}
/**
 * `bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank
 */
channel: ("bank" | "file")
why: string
}
output: {
accounts: {
current: {
id: string
currency: string
holderName: string
/**
 * The IBAN, or the account number; masked for who does not set it
 */
account: string
routingNumber: (string | null)
bic: (string | null)
bankName: (string | null)
/**
 * By which the bank knows us in ACH files
 */
companyId: (string | null)
town: (string | null)
/**
 * ISO 3166
 */
country: (string | null)
/**
 * `bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank
 */
channel: ("bank" | "file")
madeBy: string
madeAt: string
why: string
}
/**
 * The newest first
 */
before: {
id: string
currency: string
holderName: string
/**
 * The IBAN, or the account number; masked for who does not set it
 */
account: string
routingNumber: (string | null)
bic: (string | null)
bankName: (string | null)
/**
 * By which the bank knows us in ACH files
 */
companyId: (string | null)
town: (string | null)
/**
 * ISO 3166
 */
country: (string | null)
/**
 * `bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank
 */
channel: ("bank" | "file")
madeBy: string
madeAt: string
why: string
}[]
}[]
/**
 * Whether a bank is connected, so that payouts can leave other than in files
 */
hasConnection: boolean
}
}
/**
 * Write a bank file
 */
createDisbursementRunPayoutFile: {
input: {
runId: string
currency: string
/**
 * What failed, came back, or goes to another account than was approved, and is paid now for a reason
 */
again?: {
disbursementIds: string[]
why: string
}
}
output: {
id: string
runId: string
currency: string
/**
 * A SEPA credit transfer (ISO 20022 pain.001.001.09), or ACH credits (Nacha)
 */
format: ("pain_001" | "nacha")
/**
 * Of its run and currency: what is paid again goes into a further one
 */
number: number
/**
 * By which the bank’s status report names it
 */
messageId: string
fileName: string
transfers: number
total: Money
sha256: string
/**
 * Of ours, which it leaves, masked
 */
account: string
/**
 * The day on which the bank is asked to pay
 */
executeOn: string
createdBy: string
createdAt: string
/**
 * Each time that it left, the first first
 */
downloads: {
by: string
at: string
/**
 * Null: it was the first
 */
why: (string | null)
toDemoBank: boolean
}[]
/**
 * The latest: that the bank does not execute it
 */
withdrawal: ({
id: string
why: string
by: string
at: string
/**
 * Whether you said it yourself: then another person confirms it
 */
isOwn: boolean
/**
 * Waiting for a second person, since the file was downloaded before
 */
state: ("waiting" | "confirmed" | "rejected")
checkedBy: (string | null)
checkedAt: (string | null)
/**
 * Why it was rejected
 */
checkedWhy: (string | null)
} | null)
/**
 * How many status reports came back of it
 */
reports: number
outcomes: {
open: number
/**
 * Of those that are open: what the bank reported to have
 */
noted: number
paid: number
failed: number
returned: number
}
}
}
/**
 * List bank files
 */
listPayoutFiles: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
runId?: string
}
output: {
data: {
id: string
runId: string
currency: string
/**
 * A SEPA credit transfer (ISO 20022 pain.001.001.09), or ACH credits (Nacha)
 */
format: ("pain_001" | "nacha")
/**
 * Of its run and currency: what is paid again goes into a further one
 */
number: number
/**
 * By which the bank’s status report names it
 */
messageId: string
fileName: string
transfers: number
total: Money
sha256: string
/**
 * Of ours, which it leaves, masked
 */
account: string
/**
 * The day on which the bank is asked to pay
 */
executeOn: string
createdBy: string
createdAt: string
/**
 * Each time that it left, the first first
 */
downloads: {
by: string
at: string
/**
 * Null: it was the first
 */
why: (string | null)
toDemoBank: boolean
}[]
/**
 * The latest: that the bank does not execute it
 */
withdrawal: ({
id: string
why: string
by: string
at: string
/**
 * Whether you said it yourself: then another person confirms it
 */
isOwn: boolean
/**
 * Waiting for a second person, since the file was downloaded before
 */
state: ("waiting" | "confirmed" | "rejected")
checkedBy: (string | null)
checkedAt: (string | null)
/**
 * Why it was rejected
 */
checkedWhy: (string | null)
} | null)
/**
 * How many status reports came back of it
 */
reports: number
outcomes: {
open: number
/**
 * Of those that are open: what the bank reported to have
 */
noted: number
paid: number
failed: number
returned: number
}
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a bank file
 */
getPayoutFile: {
input: {
id: string
}
output: {
id: string
runId: string
currency: string
/**
 * A SEPA credit transfer (ISO 20022 pain.001.001.09), or ACH credits (Nacha)
 */
format: ("pain_001" | "nacha")
/**
 * Of its run and currency: what is paid again goes into a further one
 */
number: number
/**
 * By which the bank’s status report names it
 */
messageId: string
fileName: string
transfers: number
total: Money
sha256: string
/**
 * Of ours, which it leaves, masked
 */
account: string
/**
 * The day on which the bank is asked to pay
 */
executeOn: string
createdBy: string
createdAt: string
/**
 * Each time that it left, the first first
 */
downloads: {
by: string
at: string
/**
 * Null: it was the first
 */
why: (string | null)
toDemoBank: boolean
}[]
/**
 * The latest: that the bank does not execute it
 */
withdrawal: ({
id: string
why: string
by: string
at: string
/**
 * Whether you said it yourself: then another person confirms it
 */
isOwn: boolean
/**
 * Waiting for a second person, since the file was downloaded before
 */
state: ("waiting" | "confirmed" | "rejected")
checkedBy: (string | null)
checkedAt: (string | null)
/**
 * Why it was rejected
 */
checkedWhy: (string | null)
} | null)
/**
 * How many status reports came back of it
 */
reports: number
outcomes: {
open: number
/**
 * Of those that are open: what the bank reported to have
 */
noted: number
paid: number
failed: number
returned: number
}
}
}
/**
 * Download a bank file
 */
downloadPayoutFile: {
input: {
id: string
/**
 * From the second time on: why it is downloaded again
 */
why?: string
}
output: Blob
}
/**
 * Withdraw a bank file
 */
withdrawPayoutFile: {
input: {
id: string
reason: string
}
output: {
id: string
runId: string
currency: string
/**
 * A SEPA credit transfer (ISO 20022 pain.001.001.09), or ACH credits (Nacha)
 */
format: ("pain_001" | "nacha")
/**
 * Of its run and currency: what is paid again goes into a further one
 */
number: number
/**
 * By which the bank’s status report names it
 */
messageId: string
fileName: string
transfers: number
total: Money
sha256: string
/**
 * Of ours, which it leaves, masked
 */
account: string
/**
 * The day on which the bank is asked to pay
 */
executeOn: string
createdBy: string
createdAt: string
/**
 * Each time that it left, the first first
 */
downloads: {
by: string
at: string
/**
 * Null: it was the first
 */
why: (string | null)
toDemoBank: boolean
}[]
/**
 * The latest: that the bank does not execute it
 */
withdrawal: ({
id: string
why: string
by: string
at: string
/**
 * Whether you said it yourself: then another person confirms it
 */
isOwn: boolean
/**
 * Waiting for a second person, since the file was downloaded before
 */
state: ("waiting" | "confirmed" | "rejected")
checkedBy: (string | null)
checkedAt: (string | null)
/**
 * Why it was rejected
 */
checkedWhy: (string | null)
} | null)
/**
 * How many status reports came back of it
 */
reports: number
outcomes: {
open: number
/**
 * Of those that are open: what the bank reported to have
 */
noted: number
paid: number
failed: number
returned: number
}
}
}
/**
 * Take in a status report
 */
createPayoutReport: {
input: {

}
output: {
id: string
fileId: string
/**
 * The bank’s
 */
messageId: string
sha256: string
/**
 * What it says of the file as a whole
 */
groupCode: (string | null)
receivedBy: string
receivedAt: string
/**
 * How many transfers each followed for
 */
effects: {
[k: string]: number
}
/**
 * Transfers of the file of which it says nothing
 */
unnamed: number
}
}
/**
 * List the lines of a status report
 */
listPayoutReportLines: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
reference: string
/**
 * The bank’s status, such as ACSC or RJCT
 */
code: string
/**
 * The bank’s reason, such as AC04
 */
reason: (string | null)
words: (string | null)
/**
 * `paid`, `failed`: the payout is so now; `noted`: it is on its way; `repeated`: that was known; `contradicts`: something else is known of it, ask the bank; `unknown_reference`: no transfer of the file
 */
effect: ("paid" | "failed" | "noted" | "repeated" | "contradicts" | "unknown_reference")
disbursementId: (string | null)
merchantName: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Ask a question
 */
createQuestion: {
input: {
/**
 * The id of the disbursement
 */
disbursement: string
/**
 * The `payableId` of the line; without it, the disbursement itself
 */
payable?: string
/**
 * Plain text: markup stays the text that it is
 */
text: string
}
output: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * The line in full, its arithmetic in words; null: the disbursement
 */
line: (DisbursementLine | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
/**
 * The oldest first
 */
messages: {
id: string
kind: ("asked" | "answered" | "closed")
/**
 * Null of a close, which needs no words
 */
text: (string | null)
by: {
side: ("merchant" | "countinghouse")
/**
 * Who of the merchant it was; merchants are told of ours no more than that they are
 */
name: string
}
at: string
}[]
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}
}
/**
 * List questions
 */
listQuestions: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
status?: ("open" | "answered" | "closed")
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * The id of a disbursement
 */
disbursement?: string
}
output: {
data: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * Null: it is about the disbursement itself
 */
line: ({
payableId: string
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
sourceId: string
orderExternalReference: (string | null)
} | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
messages: number
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a question
 */
getQuestion: {
input: {
id: string
}
output: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * The line in full, its arithmetic in words; null: the disbursement
 */
line: (DisbursementLine | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
/**
 * The oldest first
 */
messages: {
id: string
kind: ("asked" | "answered" | "closed")
/**
 * Null of a close, which needs no words
 */
text: (string | null)
by: {
side: ("merchant" | "countinghouse")
/**
 * Who of the merchant it was; merchants are told of ours no more than that they are
 */
name: string
}
at: string
}[]
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}
}
/**
 * Ask again
 */
createQuestionMessage: {
input: {
id: string
/**
 * Plain text: markup stays the text that it is
 */
text: string
}
output: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * The line in full, its arithmetic in words; null: the disbursement
 */
line: (DisbursementLine | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
/**
 * The oldest first
 */
messages: {
id: string
kind: ("asked" | "answered" | "closed")
/**
 * Null of a close, which needs no words
 */
text: (string | null)
by: {
side: ("merchant" | "countinghouse")
/**
 * Who of the merchant it was; merchants are told of ours no more than that they are
 */
name: string
}
at: string
}[]
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}
}
/**
 * Answer a question
 */
createQuestionAnswer: {
input: {
id: string
/**
 * Plain text: markup stays the text that it is
 */
text: string
/**
 * Whether nothing more is to be said; asking again opens it
 */
closes?: boolean
}
output: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * The line in full, its arithmetic in words; null: the disbursement
 */
line: (DisbursementLine | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
/**
 * The oldest first
 */
messages: {
id: string
kind: ("asked" | "answered" | "closed")
/**
 * Null of a close, which needs no words
 */
text: (string | null)
by: {
side: ("merchant" | "countinghouse")
/**
 * Who of the merchant it was; merchants are told of ours no more than that they are
 */
name: string
}
at: string
}[]
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}
}
/**
 * Close a question
 */
closeQuestion: {
input: {
id: string
}
output: {
id: string
merchantReference: string
merchantName: string
disbursement: {
id: string
timeFrame: TimeFrame
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
}
/**
 * The line in full, its arithmetic in words; null: the disbursement
 */
line: (DisbursementLine | null)
/**
 * `open`: an answer is awaited. Asking again opens what is answered or closed
 */
status: ("open" | "answered" | "closed")
/**
 * Since when it is in that state
 */
since: string
/**
 * The oldest first
 */
messages: {
id: string
kind: ("asked" | "answered" | "closed")
/**
 * Null of a close, which needs no words
 */
text: (string | null)
by: {
side: ("merchant" | "countinghouse")
/**
 * Who of the merchant it was; merchants are told of ours no more than that they are
 */
name: string
}
at: string
}[]
/**
 * What was said last
 */
lastText: string
/**
 * When it was first asked
 */
askedAt: string
}
}
/**
 * Upload a bank statement
 */
createBankStatement: {
input: {
fileName?: string
format?: ("camt_053" | "csv")
/**
 * Of a CSV, which names no account: of which of ours it is
 */
currency?: string
/**
 * Of a CSV, as JSON; without it, the mapping that was last used
 */
mapping?: string
/**
 * Of a first CSV without balances: what the account held before, in minor units
 */
opening?: string
}
output: {
statements: {
id: string
currency: string
/**
 * Our own account, masked
 */
account: string
format: ("camt_053" | "csv")
/**
 * What the bank calls it
 */
bankId: (string | null)
opensOn: string
closesOn: string
opening: Money
closing: Money
/**
 * False: worked out from the statement before and the lines
 */
balancesTold: boolean
gap: Money58
isFirst: boolean
isOpeningBooked: boolean
lines: number
/**
 * Lines that were in already, by the bank’s reference
 */
knownLines: number
/**
 * Lines that are pending or of nothing
 */
leftOut: number
moneyIn: Money
moneyOut: Money
/**
 * Lines that are in no match yet
 */
openLines: number
ledger: Money59
difference: Money60
fileName: string
uploadedBy: string
uploadedAt: string
}[]
matched: {
matches: number
lines: number
/**
 * Payouts that are paid by it
 */
paid: number
/**
 * Payouts that came back by it
 */
returned: number
}
}
}
/**
 * List bank statements
 */
listBankStatements: {
input: {
currency?: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
id: string
currency: string
/**
 * Our own account, masked
 */
account: string
format: ("camt_053" | "csv")
/**
 * What the bank calls it
 */
bankId: (string | null)
opensOn: string
closesOn: string
opening: Money
closing: Money
/**
 * False: worked out from the statement before and the lines
 */
balancesTold: boolean
gap: Money61
isFirst: boolean
isOpeningBooked: boolean
lines: number
/**
 * Lines that were in already, by the bank’s reference
 */
knownLines: number
/**
 * Lines that are pending or of nothing
 */
leftOut: number
moneyIn: Money
moneyOut: Money
/**
 * Lines that are in no match yet
 */
openLines: number
ledger: Money62
difference: Money63
fileName: string
uploadedBy: string
uploadedAt: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a bank statement
 */
getBankStatement: {
input: {
id: string
}
output: {
id: string
currency: string
/**
 * Our own account, masked
 */
account: string
format: ("camt_053" | "csv")
/**
 * What the bank calls it
 */
bankId: (string | null)
opensOn: string
closesOn: string
opening: Money
closing: Money
/**
 * False: worked out from the statement before and the lines
 */
balancesTold: boolean
gap: Money64
isFirst: boolean
isOpeningBooked: boolean
lines: number
/**
 * Lines that were in already, by the bank’s reference
 */
knownLines: number
/**
 * Lines that are pending or of nothing
 */
leftOut: number
moneyIn: Money
moneyOut: Money
/**
 * Lines that are in no match yet
 */
openLines: number
ledger: Money65
difference: Money66
fileName: string
uploadedBy: string
uploadedAt: string
balance: {
/**
 * Lines of the bank that are in no match yet
 */
openLines: {
count: number
sum: Money
}
/**
 * What the books have had by that day and no statement up to here shows
 */
notOnStatement: {
count: number
sum: Money
}
/**
 * Matched, and on another day in the books than at the bank
 */
otherDay: {
count: number
sum: Money
}
/**
 * Opening balances of first statements that are not booked
 */
openings: {
count: number
sum: Money
}
/**
 * What is missing between the closing balance of a statement and the opening of the next
 */
gaps: {
count: number
sum: Money
}
}
}
}
/**
 * List the lines of a bank statement
 */
listBankStatementLines: {
input: {
id: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
id: string
statementId: string
/**
 * Where it stands in the file
 */
place: string
amount: Money67
bookedOn: string
valueOn: (string | null)
bankReference: (string | null)
endToEndId: (string | null)
batchReference: (string | null)
parts: string[]
returnReason: (string | null)
counterpartyName: (string | null)
/**
 * Masked
 */
counterpartyAccount: (string | null)
text: string
/**
 * Null: nothing explains it yet
 */
matchId: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Retrieve a payout
 */
getDisbursementPayout: {
input: {
disbursementId: string
}
output: {
disbursementId: string
amount: Money
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
/**
 * Where it went, or would go now, masked; null: nowhere
 */
account: (string | null)
/**
 * What keeps it from leaving; before it is approved: what would
 */
waitsFor: (("on_hold" | "no_account" | "account_changed" | "cooling_off" | "contradicted" | "file") | null)
/**
 * When the account has cooled off, where that is what it waits for
 */
waitsUntil: (string | null)
/**
 * The day on which it is due; null: nobody can say, or it is due no more
 */
expectedOn: (string | null)
/**
 * Why it failed or came back
 */
reason: ({
code: (string | null)
words: string
/**
 * Null: nothing, or it has given another account since
 */
merchantDoes: (string | null)
/**
 * Whether the same transfer would fail again
 */
isPermanent: boolean
} | null)
paidOn: (string | null)
/**
 * The newest first
 */
attempts: {
number: number
/**
 * As it stands on the bank’s statement
 */
reference: string
channel: ("bank" | "file")
/**
 * Masked
 */
account: string
createdAt: string
events: {
kind: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
/**
 * The bank’s reason: an ISO 20022 or Nacha code
 */
code: (string | null)
words: (string | null)
bookedOn: (string | null)
at: string
}[]
}[]
/**
 * For staff: what was said against what is known of how an attempt ended. Nothing was changed by it
 */
contradictions: {
/**
 * Of the attempt
 */
reference: string
said: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
known: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said that first
 */
knownSource: ("bank" | "file" | "status_report" | "statement" | "staff")
at: string
}[]
}
}
/**
 * Pay again
 */
createDisbursementPayoutAttempt: {
input: {
disbursementId: string
reason: string
}
output: {
disbursementId: string
amount: Money
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
/**
 * Where it went, or would go now, masked; null: nowhere
 */
account: (string | null)
/**
 * What keeps it from leaving; before it is approved: what would
 */
waitsFor: (("on_hold" | "no_account" | "account_changed" | "cooling_off" | "contradicted" | "file") | null)
/**
 * When the account has cooled off, where that is what it waits for
 */
waitsUntil: (string | null)
/**
 * The day on which it is due; null: nobody can say, or it is due no more
 */
expectedOn: (string | null)
/**
 * Why it failed or came back
 */
reason: ({
code: (string | null)
words: string
/**
 * Null: nothing, or it has given another account since
 */
merchantDoes: (string | null)
/**
 * Whether the same transfer would fail again
 */
isPermanent: boolean
} | null)
paidOn: (string | null)
/**
 * The newest first
 */
attempts: {
number: number
/**
 * As it stands on the bank’s statement
 */
reference: string
channel: ("bank" | "file")
/**
 * Masked
 */
account: string
createdAt: string
events: {
kind: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
/**
 * The bank’s reason: an ISO 20022 or Nacha code
 */
code: (string | null)
words: (string | null)
bookedOn: (string | null)
at: string
}[]
}[]
/**
 * For staff: what was said against what is known of how an attempt ended. Nothing was changed by it
 */
contradictions: {
/**
 * Of the attempt
 */
reference: string
said: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
known: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said that first
 */
knownSource: ("bank" | "file" | "status_report" | "statement" | "staff")
at: string
}[]
}
}
/**
 * Give a payout up
 */
createDisbursementPayoutCancellation: {
input: {
disbursementId: string
reason: string
}
output: {
disbursementId: string
amount: Money
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
/**
 * Where it went, or would go now, masked; null: nowhere
 */
account: (string | null)
/**
 * What keeps it from leaving; before it is approved: what would
 */
waitsFor: (("on_hold" | "no_account" | "account_changed" | "cooling_off" | "contradicted" | "file") | null)
/**
 * When the account has cooled off, where that is what it waits for
 */
waitsUntil: (string | null)
/**
 * The day on which it is due; null: nobody can say, or it is due no more
 */
expectedOn: (string | null)
/**
 * Why it failed or came back
 */
reason: ({
code: (string | null)
words: string
/**
 * Null: nothing, or it has given another account since
 */
merchantDoes: (string | null)
/**
 * Whether the same transfer would fail again
 */
isPermanent: boolean
} | null)
paidOn: (string | null)
/**
 * The newest first
 */
attempts: {
number: number
/**
 * As it stands on the bank’s statement
 */
reference: string
channel: ("bank" | "file")
/**
 * Masked
 */
account: string
createdAt: string
events: {
kind: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
/**
 * The bank’s reason: an ISO 20022 or Nacha code
 */
code: (string | null)
words: (string | null)
bookedOn: (string | null)
at: string
}[]
}[]
/**
 * For staff: what was said against what is known of how an attempt ended. Nothing was changed by it
 */
contradictions: {
/**
 * Of the attempt
 */
reference: string
said: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said so
 */
source: ("bank" | "file" | "status_report" | "statement" | "staff")
known: ("sending" | "accepted" | "not_sent" | "unknown" | "asking" | "not_found" | "paid" | "failed" | "returned")
/**
 * Who said that first
 */
knownSource: ("bank" | "file" | "status_report" | "statement" | "staff")
at: string
}[]
}
}
/**
 * List the payouts of a run
 */
listDisbursementRunPayouts: {
input: {
runId: string
status?: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
disbursementId: string
merchantReference: string
merchantName: string
amount: Money
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
/**
 * Where it went, or would go now, masked; null: nowhere
 */
account: (string | null)
/**
 * What keeps it from leaving; before it is approved: what would
 */
waitsFor: (("on_hold" | "no_account" | "account_changed" | "cooling_off" | "contradicted" | "file") | null)
/**
 * When the account has cooled off, where that is what it waits for
 */
waitsUntil: (string | null)
/**
 * The day on which it is due; null: nobody can say, or it is due no more
 */
expectedOn: (string | null)
/**
 * Of the latest attempt
 */
reference: (string | null)
attempts: number
/**
 * Why it failed or came back, in words
 */
reason: (string | null)
/**
 * When something was last heard of it
 */
lastAt: (string | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Retrieve how far a run is paid
 */
getDisbursementRunPayoutProgress: {
input: {
runId: string
}
output: {
runId: string
status: ("calculating" | "ready" | "submitted" | "approved" | "paying" | "completed" | "completed_with_failures" | "rejected" | "cancelled" | "failed")
sums: {
currency: string
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
payouts: number
amount: Money
}[]
}
}
/**
 * Book an opening balance
 */
openingBankStatement: {
input: {
/**
 * Of the statement
 */
id: string
remark: string
}
output: {
id: string
currency: string
rule: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
remark: (string | null)
amount: Money68
lines: {
id: (string | null)
statementId: string
bookedOn: string
amount: Money
text: string
}[]
entries: {
kind: ("payment" | "return" | "books" | "booked")
amount: Money
journalId: string
disbursementId: (string | null)
reference: (string | null)
name: (string | null)
bookedAs: (("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing") | null)
/**
 * Whether the payout is paid, or returned, because of it
 */
settles: boolean
}[]
madeBy: string
madeAt: string
undone: ({
by: string
at: string
reason: string
} | null)
mayUndo: boolean
}
}
/**
 * List what is left over
 */
listBankLeftovers: {
input: {
currency: string
/**
 * A part of a reference, a name or a text, or an amount
 */
search?: string
}
output: {
currency: string
lines: {
data: {
id: string
statementId: string
/**
 * Where it stands in the file
 */
place: string
amount: Money69
bookedOn: string
valueOn: (string | null)
bankReference: (string | null)
endToEndId: (string | null)
batchReference: (string | null)
parts: string[]
returnReason: (string | null)
counterpartyName: (string | null)
/**
 * Masked
 */
counterpartyAccount: (string | null)
text: string
kind: ("unknown" | "over" | "under" | "returned" | "returned_in_part" | "can_match")
/**
 * By how much it is too much or too little
 */
difference: (Money | null)
/**
 * The keys of what it seems to belong to
 */
with: string[]
}[]
groups: {
kind: ("unknown" | "over" | "under" | "returned" | "returned_in_part" | "can_match")
count: number
sum: Money
}[]
found: number
}
entries: {
data: {
key: string
kind: ("expected" | "missing" | "over" | "under" | "coming_back" | "books" | "can_match")
amount: Money70
on: string
reference: string
batchReference: (string | null)
/**
 * Who is paid, or what it was posted for
 */
name: string
disbursementId: (string | null)
status: (("under_way" | "paid" | "returned") | null)
}[]
groups: {
kind: ("expected" | "missing" | "over" | "under" | "coming_back" | "books" | "can_match")
count: number
sum: Money
}[]
found: number
}
}
}
/**
 * List matches
 */
listBankMatches: {
input: {
currency?: string
statement?: string
rule?: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: {
id: string
currency: string
rule: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
remark: (string | null)
amount: Money71
lines: {
id: (string | null)
statementId: string
bookedOn: string
amount: Money
text: string
}[]
entries: {
kind: ("payment" | "return" | "books" | "booked")
amount: Money
journalId: string
disbursementId: (string | null)
reference: (string | null)
name: (string | null)
bookedAs: (("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing") | null)
/**
 * Whether the payout is paid, or returned, because of it
 */
settles: boolean
}[]
madeBy: string
madeAt: string
undone: ({
by: string
at: string
reason: string
} | null)
mayUndo: boolean
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Match by hand
 */
createBankMatch: {
input: {
lines: string[]
entries?: string[]
/**
 * What the difference is booked as; all of it where no entry is chosen
 */
bookAs?: ("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing")
remark: string
}
output: {
id: string
currency: string
rule: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
remark: (string | null)
amount: Money72
lines: {
id: (string | null)
statementId: string
bookedOn: string
amount: Money
text: string
}[]
entries: {
kind: ("payment" | "return" | "books" | "booked")
amount: Money
journalId: string
disbursementId: (string | null)
reference: (string | null)
name: (string | null)
bookedAs: (("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing") | null)
/**
 * Whether the payout is paid, or returned, because of it
 */
settles: boolean
}[]
madeBy: string
madeAt: string
undone: ({
by: string
at: string
reason: string
} | null)
mayUndo: boolean
}
}
/**
 * Get a match
 */
getBankMatch: {
input: {
id: string
}
output: {
id: string
currency: string
rule: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
remark: (string | null)
amount: Money73
lines: {
id: (string | null)
statementId: string
bookedOn: string
amount: Money
text: string
}[]
entries: {
kind: ("payment" | "return" | "books" | "booked")
amount: Money
journalId: string
disbursementId: (string | null)
reference: (string | null)
name: (string | null)
bookedAs: (("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing") | null)
/**
 * Whether the payout is paid, or returned, because of it
 */
settles: boolean
}[]
madeBy: string
madeAt: string
undone: ({
by: string
at: string
reason: string
} | null)
mayUndo: boolean
}
}
/**
 * Undo a match by hand
 */
undoBankMatch: {
input: {
id: string
reason: string
}
output: {
id: string
currency: string
rule: ("reference" | "split" | "batch" | "amount_and_day" | "returned" | "hand" | "opening")
remark: (string | null)
amount: Money74
lines: {
id: (string | null)
statementId: string
bookedOn: string
amount: Money
text: string
}[]
entries: {
kind: ("payment" | "return" | "books" | "booked")
amount: Money
journalId: string
disbursementId: (string | null)
reference: (string | null)
name: (string | null)
bookedAs: (("house_funds" | "bank_fees" | "provider_receivable" | "order_clearing") | null)
/**
 * Whether the payout is paid, or returned, because of it
 */
settles: boolean
}[]
madeBy: string
madeAt: string
undone: ({
by: string
at: string
reason: string
} | null)
mayUndo: boolean
}
}
/**
 * List payouts
 */
listPayouts: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
}
output: {
data: {
disbursementId: string
merchantReference: string
timeFrame: TimeFrame
orders: number
net: Money
amount: Money75
outcome: ("to_pay" | "nothing_due" | "below_minimum" | "negative_balance")
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
/**
 * Where it went, or would go now, masked; null: nowhere
 */
account: (string | null)
/**
 * What keeps it from leaving; before it is approved: what would
 */
waitsFor: (("on_hold" | "no_account" | "account_changed" | "cooling_off" | "contradicted" | "file") | null)
/**
 * When the account has cooled off, where that is what it waits for
 */
waitsUntil: (string | null)
/**
 * The day on which it is due; null: nobody can say, or it is due no more
 */
expectedOn: (string | null)
/**
 * As it stands on the bank’s statement, of the latest attempt
 */
reference: (string | null)
paidOn: (string | null)
/**
 * Why it failed or came back
 */
reason: ({
code: (string | null)
words: string
/**
 * Null: nothing, or it has given another account since
 */
merchantDoes: (string | null)
/**
 * Whether the same transfer would fail again
 */
isPermanent: boolean
} | null)
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get the statement of a payout as a PDF
 */
getDisbursementPdf: {
input: {
id: string
}
output: Blob
}
/**
 * Get the statement of a payout as a CSV file
 */
getDisbursementCsv: {
input: {
id: string
}
output: Blob
}
/**
 * Add a webhook endpoint
 */
createWebhookEndpoint: {
input: {
/**
 * https, on the public internet
 */
url: string
description?: string
/**
 * Which types to send; empty: all, and those to come
 */
eventTypes?: ("disbursement.planned" | "disbursement.approved" | "disbursement.paid" | "disbursement.failed" | "disbursement.returned" | "run.ready" | "run.failed" | "import.completed" | "import.failed" | "merchant.created" | "order.created" | "order.confirmed" | "order.declined" | "order.cancelled" | "order.delivered" | "payment.captured" | "payment.declined" | "payment.failed" | "payment.voided" | "payment.accepted" | "payment.rejected" | "refund.succeeded" | "refund.failed" | "dispute.opened" | "dispute.won" | "dispute.lost" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.overdue" | "invoice.voided" | "invoice.credited" | "question.asked" | "question.answered" | "webhook.test")[]
/**
 * Staff and keys of the platform: whose endpoint it is; without it, the platform’s
 */
merchant?: string
}
output: {
endpoint: WebhookEndpoint
/**
 * `whsec_…`: shown this once. What messages are verified with
 */
secret: string
}
}
/**
 * List webhook endpoints
 */
listWebhookEndpoints: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
/**
 * The merchant’s reference
 */
merchant?: string
}
output: {
data: WebhookEndpoint[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a webhook endpoint
 */
getWebhookEndpoint: {
input: {
id: string
}
output: WebhookEndpoint
}
/**
 * Change a webhook endpoint
 */
updateWebhookEndpoint: {
input: {
id: string
/**
 * https, on the public internet
 */
url?: string
description?: string
/**
 * Which types to send; empty: all, and those to come
 */
eventTypes?: ("disbursement.planned" | "disbursement.approved" | "disbursement.paid" | "disbursement.failed" | "disbursement.returned" | "run.ready" | "run.failed" | "import.completed" | "import.failed" | "merchant.created" | "order.created" | "order.confirmed" | "order.declined" | "order.cancelled" | "order.delivered" | "payment.captured" | "payment.declined" | "payment.failed" | "payment.voided" | "payment.accepted" | "payment.rejected" | "refund.succeeded" | "refund.failed" | "dispute.opened" | "dispute.won" | "dispute.lost" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.overdue" | "invoice.voided" | "invoice.credited" | "question.asked" | "question.answered" | "webhook.test")[]
enabled?: boolean
/**
 * When it is enabled again: whether what was held meanwhile is sent
 */
held?: ("send" | "drop")
}
output: WebhookEndpoint
}
/**
 * Delete a webhook endpoint
 */
deleteWebhookEndpoint: {
input: {
id: string
}
output: null
}
/**
 * Rotate a webhook secret
 */
rotateSecretWebhookEndpoint: {
input: {
id: string
/**
 * How long messages are signed with the old secret too; 0 ends it at once
 */
overlapHours?: number
}
output: {
endpoint: WebhookEndpoint
/**
 * `whsec_…`: shown this once. What messages are verified with
 */
secret: string
}
}
/**
 * Send a test message
 */
testWebhookEndpoint: {
input: {
id: string
}
output: WebhookDelivery
}
/**
 * List webhook deliveries
 */
listWebhookDeliveries: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
endpoint?: string
status?: ("pending" | "delivered" | "failed" | "held" | "cancelled")
type?: ("disbursement.planned" | "disbursement.approved" | "disbursement.paid" | "disbursement.failed" | "disbursement.returned" | "run.ready" | "run.failed" | "import.completed" | "import.failed" | "merchant.created" | "order.created" | "order.confirmed" | "order.declined" | "order.cancelled" | "order.delivered" | "payment.captured" | "payment.declined" | "payment.failed" | "payment.voided" | "payment.accepted" | "payment.rejected" | "refund.succeeded" | "refund.failed" | "dispute.opened" | "dispute.won" | "dispute.lost" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.overdue" | "invoice.voided" | "invoice.credited" | "question.asked" | "question.answered" | "webhook.test")
/**
 * Made at this instant or later
 */
from?: string
/**
 * Made before this instant
 */
to?: string
}
output: {
data: WebhookDelivery[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get a webhook delivery
 */
getWebhookDelivery: {
input: {
id: string
}
output: {
id: string
/**
 * The header `webhook-id`: the same for every attempt and replay
 */
messageId: string
endpointId: string
type: string
object: {
type: string
id: string
}
/**
 * pending: will be tried (again). delivered: answered with 2xx. failed: given up. held: the endpoint is disabled. cancelled: will not be sent any more
 */
status: ("pending" | "delivered" | "failed" | "held" | "cancelled")
attempts: number
nextAttemptAt: (string | null)
createdAt: string
endedAt: (string | null)
/**
 * The body that is sent: `type`, `timestamp`, `data`
 */
payload: {
[k: string]: unknown
}
tries: {
number: number
at: string
durationMs: (number | null)
/**
 * The headers that were sent, without the signature
 */
request: {
[k: string]: string
}
/**
 * Null when none came
 */
answer: ({
status: number
headers: {
[k: string]: string
}
/**
 * The first 2 KB
 */
body: string
} | null)
/**
 * Why it does not count as delivered
 */
error: (string | null)
}[]
}
}
/**
 * Send a webhook again
 */
replayWebhookDelivery: {
input: {
id: string
}
output: WebhookDelivery
}
/**
 * Send the webhooks of a time again
 */
createWebhookReplay: {
input: {
/**
 * The endpoint’s id
 */
endpoint: string
/**
 * The first instant
 */
from: string
/**
 * The instant that the range ends before
 */
to: string
/**
 * Empty: all
 */
eventTypes?: ("disbursement.planned" | "disbursement.approved" | "disbursement.paid" | "disbursement.failed" | "disbursement.returned" | "run.ready" | "run.failed" | "import.completed" | "import.failed" | "merchant.created" | "order.created" | "order.confirmed" | "order.declined" | "order.cancelled" | "order.delivered" | "payment.captured" | "payment.declined" | "payment.failed" | "payment.voided" | "payment.accepted" | "payment.rejected" | "refund.succeeded" | "refund.failed" | "dispute.opened" | "dispute.won" | "dispute.lost" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.overdue" | "invoice.voided" | "invoice.credited" | "question.asked" | "question.answered" | "webhook.test")[]
/**
 * undelivered: messages of which no delivery arrived; all: also those that did
 */
which?: ("undelivered" | "all")
}
output: {
/**
 * New deliveries, at most 10,000: narrow the range where there are more
 */
replayed: number
}
}
/**
 * What was done, the latest first
 */
listAuditEntries: {
input: {
/**
 * Part of the name of who did it, or the id in full
 */
who?: string
action?: string
objectType?: string
objectId?: string
/**
 * The merchant’s reference
 */
merchant?: string
/**
 * The first day, in UTC
 */
from?: string
/**
 * The last day, itself included, in UTC
 */
to?: string
/**
 * Any text in what was before and after, or in the reason
 */
text?: string
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
data: AuditEntry[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * One entry of the audit
 */
getAuditEntry: {
input: {
id: string
}
output: AuditEntry
}
/**
 * Where each chain of the audit ended when it was last exported, signed
 */
listAuditHeads: {
input: {
limit?: number
/**
 * The `nextCursor` of the page before
 */
cursor?: string
}
output: {
publicKey: string
data: {
/**
 * 0: the platform
 */
tenant: string
merchant: (string | null)
/**
 * So many entries stand in the chain up to here
 */
place: string
/**
 * SHA-256 in hex, of this entry and all before it
 */
hash: string
/**
 * When it was exported
 */
at: string
/**
 * Ed25519 in base64, of `countinghouse audit head <tenant> <place> <hash> <at>` with `at` in milliseconds
 */
signature: string
}[]
/**
 * Null on the last page
 */
nextCursor: (string | null)
}
}
/**
 * Get the evidence of a run
 */
getDisbursementRunEvidence: {
input: {
id: string
}
output: Blob
}
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Merchant".
 */
export interface Merchant {
reference: string
name: string
email: (string | null)
companyId: (string | null)
liveOn: (string | null)
disbursementFrequency: ("daily" | "weekly")
minimumMonthlyFee: Money
/**
 * Whether what is missing to the minimum monthly fee is taken off a payout; if not, it is only recorded
 */
deductsMonthlyFee: boolean
minimumPayout: Money1
/**
 * The part of each payout that is held back, and for how many days
 */
reserve: {
/**
 * Parts per million: 100000 is 10 %
 */
ratePpm: number
days: number
}
/**
 * ISO weekdays (1 is Monday) of an own schedule; null: by the frequency
 */
disbursementWeekdays: (number[] | null)
currency: string
timeZone: string
status: ("onboarding" | "active" | "on_hold" | "closed")
/**
 * How long after its confirmation an order counts as delivered; null: as for all merchants
 */
deliverAfterSeconds: (number | null)
createdAt: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Money".
 */
export interface Money {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is less is kept for the next payout
 */
export interface Money1 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Hold".
 */
export interface Hold {
id: string
/**
 * `staff`: somebody decided it; `risk`: something about it looks wrong
 */
kind: ("staff" | "risk")
reason: string
placedBy: string
placedAt: string
lifted: ({
by: string
at: string
reason: string
} | null)
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "BankAccount".
 */
export interface BankAccount {
id: string
merchant: {
reference: string
name: string
}
currency: string
/**
 * Counted per merchant and currency: nothing is edited, a change is the next version
 */
version: number
scheme: ("iban" | "us")
/**
 * `waiting` for a second person; `cooling_off`: confirmed, and paid to from `payableFrom` on; `active`: paid to now
 */
state: ("waiting" | "cooling_off" | "active" | "replaced" | "rejected" | "withdrawn")
holderName: string
country: string
/**
 * All that anybody is shown of its number
 */
masked: string
bic: (string | null)
bankName: (string | null)
reason: string
proposedBy: string
proposedAt: string
/**
 * You proposed it yourself: somebody else confirms it
 */
isOwn: boolean
decision: ({
verdict: ("confirmed" | "rejected" | "withdrawn")
by: string
at: string
words: (string | null)
} | null)
/**
 * The end of its cooling-off, once it is confirmed
 */
payableFrom: (string | null)
/**
 * For staff: other merchants that gave the same account
 */
sharedWith: string[]
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "FeeVersion".
 */
export interface FeeVersion {
version: number
/**
 * replaced: another version took its place before it ever held
 */
state: ("replaced" | "past" | "current" | "coming")
/**
 * The first day, in the merchant’s time zone; null: from the beginning
 */
startsOn: (string | null)
/**
 * The day from which another version holds; null: open
 */
endsBefore: (string | null)
tiers: {
/**
 * From this amount on; the first tier starts at 0
 */
fromMinor: number
/**
 * To under this amount; null: the last tier, which is open
 */
toMinor: (number | null)
/**
 * Parts per million: 9500 is 0.95 %
 */
ratePpm: number
/**
 * Added to each fee
 */
fixedMinor: number
/**
 * How the fee of each single order is rounded
 */
rounding: ("half_up" | "up" | "half_even")
words: string
}[]
/**
 * How many days after the payment it falls due
 */
dueDays: number
/**
 * Null: it came with the product
 */
publishedBy: (string | null)
publishedAt: string
why: (string | null)
}
/**
 * Debits are positive, credits negative
 */
export interface Money2 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Debits are positive, credits negative
 */
export interface Money3 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Debits are positive, credits negative
 */
export interface Money4 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Debits are positive, credits negative
 */
export interface Money5 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Debits are positive, credits negative
 */
export interface Money6 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * 0: there is nothing to pay, and the order is confirmed at once
 */
export interface Money7 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Order".
 */
export interface Order {
id: string
merchantReference: string
externalReference: string
shopperReference: (string | null)
description: (string | null)
amount: Money
status: ("created" | "confirmed" | "delivered" | "declined" | "cancelled" | "partially_refunded" | "refunded")
/**
 * Why it was declined or cancelled, where that was said
 */
reason: (string | null)
/**
 * How far its money has come through payments of ours; null: its shop collects it
 */
collection: (("under_way" | "collected") | null)
createdAt: string
/**
 * Since when it is in its state; null where a file brought it so
 */
movedAt: (string | null)
completedAt: (string | null)
}
/**
 * gross = fee + net, always
 */
export interface Money8 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * gross = fee + net, always
 */
export interface Money9 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * gross = fee + net, always
 */
export interface Money10 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Owed, not due or not settled yet
 */
export interface Money11 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Due and settled, not in a disbursement yet
 */
export interface Money12 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * In a disbursement, and not with the merchant’s bank yet
 */
export interface Money13 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Held back from disbursements until its day
 */
export interface Money14 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Owed when the month began: pending, available and in transit
 */
export interface Money15 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * opening and the net of all movements
 */
export interface Money16 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The fees as they are frozen
 */
export interface Money17 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The fees that these tiers would have made, each order rounded by itself
 */
export interface Money18 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * would − paid
 */
export interface Money19 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The fees as they are frozen
 */
export interface Money20 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The fees that these tiers would have made, each order rounded by itself
 */
export interface Money21 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * would − paid
 */
export interface Money22 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * More than 0
 */
export interface Money23 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What was asked to go back and was not undone
 */
export interface Money24 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is disputed, or lost
 */
export interface Money25 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What was asked to go back and was not undone
 */
export interface Money26 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is disputed, or lost
 */
export interface Money27 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What was asked to go back and was not undone
 */
export interface Money28 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is disputed, or lost
 */
export interface Money29 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What was asked to go back and was not undone
 */
export interface Money30 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is disputed, or lost
 */
export interface Money31 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of the payment or the refund
 */
export interface Money32 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of the payment or the refund
 */
export interface Money33 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of the payment or the refund
 */
export interface Money34 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of the payment or the refund
 */
export interface Money35 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What it costs a month before tax
 */
export interface Money36 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money37 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money38 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money39 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money40 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money41 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money42 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What credit notes have taken back of it
 */
export interface Money43 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Import".
 */
export interface Import {
id: string
kind: ("merchants" | "orders")
status: ("uploaded" | "checking" | "checked" | "applying" | "completed" | "rejected" | "failed")
fileName: string
fileBytes: number
reading: ImportReading
onError: ("stop" | "skip")
progress: number
rows: {
/**
 * Rows checked so far; all of the file once checked
 */
total: number
/**
 * Rows with a problem, never taken in
 */
bad: number
created: number
/**
 * Already there, and completed by this file
 */
completed: number
alreadyThere: number
}
failureReason: (string | null)
sameFileAs: (string | null)
requestedBy: string
createdAt: string
finishedAt: (string | null)
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "ImportReading".
 */
export interface ImportReading {
columns: (string | null)[]
header: (string[] | null)
separator: ("," | ";" | "\t" | "|")
hasHeader: boolean
decimal: ("." | ",")
dateFormat: string
ambiguousDate: boolean
timeZone: string
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "ImportProblem".
 */
export interface ImportProblem {
line: number
column: (string | null)
message: string
value: (string | null)
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Run".
 */
export interface Run {
id: string
/**
 * frame: exactly these days. scheduled: those whose day `timeFrame.end` is
 */
kind: ("frame" | "scheduled")
timeFrame: TimeFrame
/**
 * Null: all merchants
 */
merchant: (string | null)
status: ("calculating" | "ready" | "submitted" | "approved" | "paying" | "completed" | "completed_with_failures" | "rejected" | "cancelled" | "failed")
progress: {
merchantsDone: number
merchantsTotal: (number | null)
}
totals: Totals[]
failureReason: (string | null)
requestedBy: string
requestedAt: string
calculatedAt: (string | null)
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "TimeFrame".
 */
export interface TimeFrame {
/**
 * The first day
 */
start: string
/**
 * The day it ends before, itself excluded
 */
end: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Totals".
 */
export interface Totals {
currency: string
disbursements: number
orders: number
gross: Money
fee: Money
net: Money
}
/**
 * The days that it pays for
 */
export interface TimeFrame1 {
/**
 * The first day
 */
start: string
/**
 * The day it ends before, itself excluded
 */
end: string
}
/**
 * All that falls due in these days, as far as it is known today
 */
export interface Money44 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the payouts before this one would keep for it, as they stand
 */
export interface Money45 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of net and fromEarlier, what would not be paid out: all of it, or the reserve
 */
export interface Money46 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * net + fromEarlier − kept
 */
export interface Money47 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * All that falls due in these days, as far as it is known today
 */
export interface Money48 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * All that falls due in these days, as far as it is known today
 */
export interface Money49 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Disbursement".
 */
export interface Disbursement {
id: string
runId: string
merchantReference: string
merchantName: string
/**
 * The merchant’s, in which its days are named
 */
timeZone: string
timeFrame: TimeFrame
orders: number
gross: Money
fee: Money
net: Money
kept: Money50
/**
 * The day on which a reserve falls due; null: with the next period, or nothing is kept
 */
keptUntil: (string | null)
toPay: Money51
outcome: ("to_pay" | "nothing_due" | "below_minimum" | "negative_balance")
status: ("planned" | "approved" | "submitting" | "submitted" | "unknown" | "paid" | "failed" | "returned" | "cancelled" | "carried")
createdAt: string
}
/**
 * Of the net, what is not paid out now but goes on into a later period: all of it, or the reserve
 */
export interface Money50 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * net − kept
 */
export interface Money51 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "DisbursementLine".
 */
export interface DisbursementLine {
payableId: string
kind: ("capture" | "payment_capture" | "refund" | "dispute" | "dispute_won" | "adjustment" | "monthly_fee" | "carried" | "reserve_released")
/**
 * The order, payment, refund or dispute that it came from
 */
sourceId: string
/**
 * Null of a payment without an order, and what came after it
 */
orderExternalReference: (string | null)
shopperReference: (string | null)
/**
 * When the order was completed; of a payment, when it was owed
 */
completedAt: string
dueOn: string
/**
 * Earlier than dueOn when the order arrived after its day was closed
 */
naturalOn: string
gross: Money
fee: Money
net: Money
/**
 * Parts per million: 9500 is 0.95 %. Null where the fee is not a rate
 */
feeRatePpm: (number | null)
explanation: string
/**
 * The version of the fee schedule that is frozen on it. Null where it has none
 */
feeRule: ({
scheduleId: string
/**
 * The name of the fee schedule
 */
schedule: string
version: number
/**
 * The merchant’s own, and not the default
 */
isOwn: boolean
} | null)
orderId: (string | null)
paymentId: (string | null)
/**
 * The earlier disbursement that kept it, where it is owed on
 */
fromDisbursementId: (string | null)
}
/**
 * Of the orders, payments, refunds and disputes in them
 */
export interface Money52 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * gross − orderFees
 */
export interface Money53 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of the net, what is owed on by a later payable, which stands in a place of its own
 */
export interface Money54 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the payables, disbursements and monthly fees make
 */
export interface Money55 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the ledger says
 */
export interface Money56 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * booked − made: nothing, where the books are right
 */
export interface Money57 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Its opening balance less the closing balance before it
 */
export interface Money58 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the books say of our accounts in this currency at the end of its last day
 */
export interface Money59 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The books less the bank: nothing where they agree
 */
export interface Money60 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Its opening balance less the closing balance before it
 */
export interface Money61 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the books say of our accounts in this currency at the end of its last day
 */
export interface Money62 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The books less the bank: nothing where they agree
 */
export interface Money63 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Its opening balance less the closing balance before it
 */
export interface Money64 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What the books say of our accounts in this currency at the end of its last day
 */
export interface Money65 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * The books less the bank: nothing where they agree
 */
export interface Money66 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Below zero went out
 */
export interface Money67 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of its lines together
 */
export interface Money68 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Below zero went out
 */
export interface Money69 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Below zero goes out
 */
export interface Money70 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of its lines together
 */
export interface Money71 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of its lines together
 */
export interface Money72 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of its lines together
 */
export interface Money73 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * Of its lines together
 */
export interface Money74 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * What is paid out: net less what is kept
 */
export interface Money75 {
/**
 * Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD
 */
amount: number
currency: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "WebhookEndpoint".
 */
export interface WebhookEndpoint {
id: string
/**
 * The merchant whose objects are told of; null: the platform’s endpoint
 */
merchant: (string | null)
url: string
description: string
/**
 * Empty: all that there are, and those to come
 */
eventTypes: string[]
enabled: boolean
disabled: ({
at: string
/**
 * by_hand; gone: the receiver answered 410; failing: nothing arrived for too long
 */
reason: ("by_hand" | "gone" | "failing")
} | null)
health: {
lastDeliveredAt: (string | null)
/**
 * Deliveries that will be tried (again)
 */
waiting: number
/**
 * Deliveries that wait for the endpoint to be enabled
 */
held: number
/**
 * Of the last 7 days
 */
attempts: number
/**
 * Of the last 7 days
 */
failedAttempts: number
}
/**
 * Those that messages are signed with now, the newest first; the secrets themselves are never shown again
 */
secrets: {
createdAt: string
endsAt: (string | null)
}[]
createdAt: string
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "WebhookDelivery".
 */
export interface WebhookDelivery {
id: string
/**
 * The header `webhook-id`: the same for every attempt and replay
 */
messageId: string
endpointId: string
type: string
object: {
type: string
id: string
}
/**
 * pending: will be tried (again). delivered: answered with 2xx. failed: given up. held: the endpoint is disabled. cancelled: will not be sent any more
 */
status: ("pending" | "delivered" | "failed" | "held" | "cancelled")
attempts: number
nextAttemptAt: (string | null)
createdAt: string
endedAt: (string | null)
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "AuditEntry".
 */
export interface AuditEntry {
id: string
at: string
/**
 * The merchant in whose chain it stands; null: the platform’s
 */
merchant: (string | null)
actor: {
/**
 * countinghouse: somebody of ours, told to merchants so
 */
kind: ("user" | "key" | "job" | "countinghouse")
id: (string | null)
name: string
}
/**
 * Such as run.requested
 */
action: string
/**
 * The same in words
 */
text: string
object: {
type: string
id: string
}
/**
 * What was so before, of what changed
 */
before: ({
[k: string]: _Schema1
} | null)
after: ({
[k: string]: _Schema1
} | null)
/**
 * The reason that a person gave
 */
why: (string | null)
requestId: (string | null)
ip: (string | null)
userAgent: (string | null)
/**
 * Its place in the chain; null until it is sealed, a minute or so later
 */
place: (string | null)
}
/**
 * An error, as RFC 9457 has it
 * 
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Problem".
 */
export interface Problem {
/**
 * `about:blank`: the status says it all
 */
type: string
status: number
/**
 * Stable, for programs
 */
code: string
/**
 * For people: what is wrong and what to do
 */
detail: string
/**
 * Which fields are wrong, of a 400
 */
errors?: {
/**
 * Its path, such as `timeFrame.length`
 */
field: string
message: string
}[]
[k: string]: unknown
}

/** Where each operation is, and how it takes what is not in its path. */
export const operations = {
  listMerchants: { method: 'GET', path: '/merchants', sends: 'query' },
  getMerchant: { method: 'GET', path: '/merchants/{reference}', sends: 'query' },
  deliveryMerchant: { method: 'POST', path: '/merchants/{reference}/delivery', sends: 'json' },
  createMerchantTerm: { method: 'POST', path: '/merchants/{reference}/terms', sends: 'json' },
  listMerchantHolds: { method: 'GET', path: '/merchants/{reference}/holds', sends: 'query' },
  createMerchantHold: { method: 'POST', path: '/merchants/{reference}/holds', sends: 'json' },
  liftMerchantHold: { method: 'POST', path: '/merchants/{reference}/holds/{id}/lift', sends: 'json' },
  listMerchantBankAccounts: { method: 'GET', path: '/merchants/{reference}/bank-accounts', sends: 'query' },
  createMerchantBankAccount: { method: 'POST', path: '/merchants/{reference}/bank-accounts', sends: 'json' },
  getBankAccountWaiting: { method: 'GET', path: '/bank-accounts/waiting', sends: 'query' },
  confirmBankAccount: { method: 'POST', path: '/bank-accounts/{id}/confirm', sends: 'json' },
  rejectBankAccount: { method: 'POST', path: '/bank-accounts/{id}/reject', sends: 'json' },
  withdrawBankAccount: { method: 'POST', path: '/bank-accounts/{id}/withdraw', sends: 'query' },
  listPayoutSettings: { method: 'GET', path: '/payout-settings', sends: 'query' },
  createPayoutSetting: { method: 'POST', path: '/payout-settings', sends: 'json' },
  listFeeSchedules: { method: 'GET', path: '/fee-schedules', sends: 'query' },
  createFeeSchedule: { method: 'POST', path: '/fee-schedules', sends: 'json' },
  getFeeSchedule: { method: 'GET', path: '/fee-schedules/{id}', sends: 'query' },
  createFeeScheduleVersion: { method: 'POST', path: '/fee-schedules/{id}/versions', sends: 'json' },
  listLedgerTotals: { method: 'GET', path: '/ledger/totals', sends: 'query' },
  listLedgerAccounts: { method: 'GET', path: '/ledger/accounts', sends: 'query' },
  getLedgerAccount: { method: 'GET', path: '/ledger/accounts/{id}', sends: 'query' },
  listLedgerAccountPostings: { method: 'GET', path: '/ledger/accounts/{id}/postings', sends: 'query' },
  getLedgerJournal: { method: 'GET', path: '/ledger/journals/{id}', sends: 'query' },
  createOrder: { method: 'POST', path: '/orders', sends: 'json' },
  listOrders: { method: 'GET', path: '/orders', sends: 'query' },
  getOrder: { method: 'GET', path: '/orders/{id}', sends: 'query' },
  deleteOrder: { method: 'DELETE', path: '/orders/{id}', sends: 'query' },
  getOrderStatus: { method: 'GET', path: '/orders/{id}/status', sends: 'query' },
  cancelOrder: { method: 'POST', path: '/orders/{id}/cancel', sends: 'json' },
  deliverOrder: { method: 'POST', path: '/orders/{id}/deliver', sends: 'query' },
  listPayables: { method: 'GET', path: '/payables', sends: 'query' },
  getPayable: { method: 'GET', path: '/payables/{id}', sends: 'query' },
  listPaymentPayables: { method: 'GET', path: '/payments/{id}/payables', sends: 'query' },
  getBalance: { method: 'GET', path: '/balance', sends: 'query' },
  listStatements: { method: 'GET', path: '/statements', sends: 'query' },
  createSettlement: { method: 'POST', path: '/settlements', sends: 'json' },
  listSettlements: { method: 'GET', path: '/settlements', sends: 'query' },
  getSettlement: { method: 'GET', path: '/settlements/{id}', sends: 'query' },
  createFeeTrial: { method: 'POST', path: '/fee-trials', sends: 'json' },
  createPayment: { method: 'POST', path: '/payments', sends: 'json' },
  listPayments: { method: 'GET', path: '/payments', sends: 'query' },
  createOrderPayment: { method: 'POST', path: '/orders/{id}/payments', sends: 'json' },
  getPayment: { method: 'GET', path: '/payments/{id}', sends: 'query' },
  createPaymentRefund: { method: 'POST', path: '/payments/{id}/refunds', sends: 'json' },
  listPaymentRefunds: { method: 'GET', path: '/payments/{id}/refunds', sends: 'query' },
  getRefund: { method: 'GET', path: '/refunds/{id}', sends: 'query' },
  createPaymentDispute: { method: 'POST', path: '/payments/{id}/disputes', sends: 'json' },
  getDispute: { method: 'GET', path: '/disputes/{id}', sends: 'query' },
  wonDispute: { method: 'POST', path: '/disputes/{id}/won', sends: 'query' },
  lostDispute: { method: 'POST', path: '/disputes/{id}/lost', sends: 'query' },
  listDeadLetters: { method: 'GET', path: '/dead-letters', sends: 'query' },
  lookUpDeadLetter: { method: 'POST', path: '/dead-letters/{id}/look-up', sends: 'query' },
  failDeadLetter: { method: 'POST', path: '/dead-letters/{id}/fail', sends: 'json' },
  replayDeadLetter: { method: 'POST', path: '/dead-letters/{id}/replay', sends: 'json' },
  createCustomer: { method: 'POST', path: '/customers', sends: 'json' },
  listCustomers: { method: 'GET', path: '/customers', sends: 'query' },
  getCustomer: { method: 'GET', path: '/customers/{reference}', sends: 'query' },
  updateCustomer: { method: 'POST', path: '/customers/{reference}', sends: 'json' },
  deleteCustomer: { method: 'DELETE', path: '/customers/{reference}', sends: 'query' },
  createPlan: { method: 'POST', path: '/plans', sends: 'json' },
  listPlans: { method: 'GET', path: '/plans', sends: 'query' },
  createPlanPrice: { method: 'POST', path: '/plans/{reference}/prices', sends: 'json' },
  retirePlan: { method: 'POST', path: '/plans/{reference}/retire', sends: 'query' },
  createSubscription: { method: 'POST', path: '/subscriptions', sends: 'json' },
  listSubscriptions: { method: 'GET', path: '/subscriptions', sends: 'query' },
  getSubscription: { method: 'GET', path: '/subscriptions/{id}', sends: 'query' },
  endSubscription: { method: 'POST', path: '/subscriptions/{id}/end', sends: 'json' },
  pauseSubscription: { method: 'POST', path: '/subscriptions/{id}/pause', sends: 'json' },
  resumeSubscription: { method: 'POST', path: '/subscriptions/{id}/resume', sends: 'json' },
  createInvoice: { method: 'POST', path: '/invoices', sends: 'json' },
  listInvoices: { method: 'GET', path: '/invoices', sends: 'query' },
  getInvoice: { method: 'GET', path: '/invoices/{id}', sends: 'query' },
  updateInvoice: { method: 'POST', path: '/invoices/{id}', sends: 'json' },
  getInvoicePdf: { method: 'GET', path: '/invoices/{id}/pdf', sends: 'query' },
  sendInvoice: { method: 'POST', path: '/invoices/{id}/send', sends: 'query' },
  issueInvoice: { method: 'POST', path: '/invoices/{id}/issue', sends: 'query' },
  voidInvoice: { method: 'POST', path: '/invoices/{id}/void', sends: 'json' },
  creditInvoice: { method: 'POST', path: '/invoices/{id}/credit', sends: 'json' },
  listDunningPolicies: { method: 'GET', path: '/dunning-policies', sends: 'query' },
  createDunningPolicy: { method: 'POST', path: '/dunning-policies', sends: 'json' },
  updateDunningPolicy: { method: 'POST', path: '/dunning-policies/{reference}', sends: 'json' },
  listDunningPolicyVersions: { method: 'GET', path: '/dunning-policies/{reference}/versions', sends: 'query' },
  createBillingRun: { method: 'POST', path: '/billing/runs', sends: 'json' },
  listBillingRuns: { method: 'GET', path: '/billing/runs', sends: 'query' },
  getBillingRun: { method: 'GET', path: '/billing/runs/{id}', sends: 'query' },
  listBillingRunAttempts: { method: 'GET', path: '/billing/runs/{id}/attempts', sends: 'query' },
  pauseBillingRun: { method: 'POST', path: '/billing/runs/{id}/pause', sends: 'json' },
  resumeBillingRun: { method: 'POST', path: '/billing/runs/{id}/resume', sends: 'json' },
  cancelBillingRun: { method: 'POST', path: '/billing/runs/{id}/cancel', sends: 'json' },
  retryBillingRun: { method: 'POST', path: '/billing/runs/{id}/retry', sends: 'json' },
  chargeInvoice: { method: 'POST', path: '/invoices/{id}/charge', sends: 'query' },
  retryInvoice: { method: 'POST', path: '/invoices/{id}/retry', sends: 'query' },
  listInvoiceAttempts: { method: 'GET', path: '/invoices/{id}/attempts', sends: 'query' },
  listBillingReviews: { method: 'GET', path: '/billing/reviews', sends: 'query' },
  resolveBillingReview: { method: 'POST', path: '/billing/reviews/{id}/resolve', sends: 'json' },
  createBillingValidation: { method: 'POST', path: '/billing/validation', sends: 'query' },
  createImport: { method: 'POST', path: '/imports', sends: 'file' },
  listImports: { method: 'GET', path: '/imports', sends: 'query' },
  getImport: { method: 'GET', path: '/imports/{id}', sends: 'query' },
  listImportProblems: { method: 'GET', path: '/imports/{id}/problems', sends: 'query' },
  checkImport: { method: 'POST', path: '/imports/{id}/check', sends: 'json' },
  applyImport: { method: 'POST', path: '/imports/{id}/apply', sends: 'json' },
  createOrderCompleted: { method: 'POST', path: '/orders/completed', sends: 'json' },
  createDisbursement: { method: 'POST', path: '/disbursements', sends: 'json' },
  listDisbursements: { method: 'GET', path: '/disbursements', sends: 'query' },
  getDisbursementRun: { method: 'GET', path: '/disbursements/runs/{id}', sends: 'query' },
  getDisbursementUpcoming: { method: 'GET', path: '/disbursements/upcoming', sends: 'query' },
  getDisbursement: { method: 'GET', path: '/disbursements/{id}', sends: 'query' },
  listDisbursementLines: { method: 'GET', path: '/disbursements/{id}/lines', sends: 'query' },
  getDisbursementExplanation: { method: 'GET', path: '/disbursements/{id}/explanation', sends: 'query' },
  createDisbursementScheduledRun: { method: 'POST', path: '/disbursements/scheduled-runs', sends: 'query' },
  listDisbursementRunFlags: { method: 'GET', path: '/disbursements/runs/{id}/flags', sends: 'query' },
  getDisbursementRunReplay: { method: 'GET', path: '/disbursements/runs/{id}/replay', sends: 'query' },
  getReportDisbursementsByYear: { method: 'GET', path: '/reports/disbursements-by-year', sends: 'query' },
  getReportCompleteness: { method: 'GET', path: '/reports/completeness', sends: 'query' },
  listHouseAccounts: { method: 'GET', path: '/house-accounts', sends: 'query' },
  createHouseAccount: { method: 'POST', path: '/house-accounts', sends: 'json' },
  createDisbursementRunPayoutFile: { method: 'POST', path: '/disbursements/runs/{runId}/payout-files', sends: 'json' },
  listPayoutFiles: { method: 'GET', path: '/payout-files', sends: 'query' },
  getPayoutFile: { method: 'GET', path: '/payout-files/{id}', sends: 'query' },
  downloadPayoutFile: { method: 'POST', path: '/payout-files/{id}/download', sends: 'json' },
  withdrawPayoutFile: { method: 'POST', path: '/payout-files/{id}/withdraw', sends: 'json' },
  createPayoutReport: { method: 'POST', path: '/payout-reports', sends: 'file' },
  listPayoutReportLines: { method: 'GET', path: '/payout-reports/{id}/lines', sends: 'query' },
  createQuestion: { method: 'POST', path: '/questions', sends: 'json' },
  listQuestions: { method: 'GET', path: '/questions', sends: 'query' },
  getQuestion: { method: 'GET', path: '/questions/{id}', sends: 'query' },
  createQuestionMessage: { method: 'POST', path: '/questions/{id}/messages', sends: 'json' },
  createQuestionAnswer: { method: 'POST', path: '/questions/{id}/answers', sends: 'json' },
  closeQuestion: { method: 'POST', path: '/questions/{id}/close', sends: 'query' },
  createBankStatement: { method: 'POST', path: '/bank-statements', sends: 'file' },
  listBankStatements: { method: 'GET', path: '/bank-statements', sends: 'query' },
  getBankStatement: { method: 'GET', path: '/bank-statements/{id}', sends: 'query' },
  listBankStatementLines: { method: 'GET', path: '/bank-statements/{id}/lines', sends: 'query' },
  getDisbursementPayout: { method: 'GET', path: '/disbursements/{disbursementId}/payout', sends: 'query' },
  createDisbursementPayoutAttempt: { method: 'POST', path: '/disbursements/{disbursementId}/payout/attempts', sends: 'json' },
  createDisbursementPayoutCancellation: { method: 'POST', path: '/disbursements/{disbursementId}/payout/cancellation', sends: 'json' },
  listDisbursementRunPayouts: { method: 'GET', path: '/disbursements/runs/{runId}/payouts', sends: 'query' },
  getDisbursementRunPayoutProgress: { method: 'GET', path: '/disbursements/runs/{runId}/payout-progress', sends: 'query' },
  openingBankStatement: { method: 'POST', path: '/bank-statements/{id}/opening', sends: 'json' },
  listBankLeftovers: { method: 'GET', path: '/bank-leftovers', sends: 'query' },
  listBankMatches: { method: 'GET', path: '/bank-matches', sends: 'query' },
  createBankMatch: { method: 'POST', path: '/bank-matches', sends: 'json' },
  getBankMatch: { method: 'GET', path: '/bank-matches/{id}', sends: 'query' },
  undoBankMatch: { method: 'POST', path: '/bank-matches/{id}/undo', sends: 'json' },
  listPayouts: { method: 'GET', path: '/payouts', sends: 'query' },
  getDisbursementPdf: { method: 'GET', path: '/disbursements/{id}/pdf', sends: 'query' },
  getDisbursementCsv: { method: 'GET', path: '/disbursements/{id}/csv', sends: 'query' },
  createWebhookEndpoint: { method: 'POST', path: '/webhooks/endpoints', sends: 'json' },
  listWebhookEndpoints: { method: 'GET', path: '/webhooks/endpoints', sends: 'query' },
  getWebhookEndpoint: { method: 'GET', path: '/webhooks/endpoints/{id}', sends: 'query' },
  updateWebhookEndpoint: { method: 'POST', path: '/webhooks/endpoints/{id}', sends: 'json' },
  deleteWebhookEndpoint: { method: 'DELETE', path: '/webhooks/endpoints/{id}', sends: 'query' },
  rotateSecretWebhookEndpoint: { method: 'POST', path: '/webhooks/endpoints/{id}/rotate-secret', sends: 'json' },
  testWebhookEndpoint: { method: 'POST', path: '/webhooks/endpoints/{id}/test', sends: 'query' },
  listWebhookDeliveries: { method: 'GET', path: '/webhooks/deliveries', sends: 'query' },
  getWebhookDelivery: { method: 'GET', path: '/webhooks/deliveries/{id}', sends: 'query' },
  replayWebhookDelivery: { method: 'POST', path: '/webhooks/deliveries/{id}/replay', sends: 'query' },
  createWebhookReplay: { method: 'POST', path: '/webhooks/replay', sends: 'json' },
  listAuditEntries: { method: 'GET', path: '/audit/entries', sends: 'query' },
  getAuditEntry: { method: 'GET', path: '/audit/entries/{id}', sends: 'query' },
  listAuditHeads: { method: 'GET', path: '/audit/heads', sends: 'query' },
  getDisbursementRunEvidence: { method: 'GET', path: '/disbursements/runs/{id}/evidence', sends: 'query' },
} as const;
