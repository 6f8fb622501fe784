import { addDays, type LocalDate } from '@/server/kernel/calendar';

/**
 * Our reference of one transfer, by which the bank knows it and its statement names it: `CHP-0000001234-01`. Made of our own
 * ids, so that it is known before the call, and of one width, so that none is a part of another. It fits the 35 characters
 * of SEPA and the EPC's character set.
 */
export const payoutReference = (disbursementId: bigint, attempt: number): string =>
  `CHP-${disbursementId.toString().padStart(10, '0')}-${attempt.toString().padStart(2, '0')}`;

/** What a merchant reads on its bank statement beside our reference. */
export const remittanceOf = ({
  reference,
  periodFrom,
  periodTo,
}: {
  reference: string;
  periodFrom: LocalDate;
  periodTo: LocalDate;
}) => `${reference} ${periodFrom} to ${addDays(periodTo, -1)}`;
