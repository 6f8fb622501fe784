import { Document, Page, Text, View } from '@react-pdf/renderer';
import {
  amountText,
  daysText,
  dayText,
  Fact,
  Foot,
  grey,
  line,
  parts,
  right,
  type Style,
} from '@/server/platform/documents/document-parts';
import { rateText, taxByRate } from '../domain/tax-by-rate';
import type { Invoice } from '../schema/invoices';

export type Seller = { name: string; address: string[]; taxId: string | null };

type InvoiceDocumentProps = {
  invoice: Invoice;
  seller: Seller;
  /** The family of the registered font. */
  fontFamily: string;
  drawnUpAt: Date;
};

/** An invoice or credit note on paper: from whom, to whom, for what, what of it is tax, and what is still to be paid. */
export function InvoiceDocument({ invoice, seller, fontFamily, drawnUpAt }: InvoiceDocumentProps) {
  const { billedTo, number, note } = invoice;
  const name = nameOf(invoice);
  const title = number === null ? name : `${name} ${number}`;
  return (
    <Document title={title} author={seller.name} language="en" creationDate={drawnUpAt}>
      <Page size="A4" style={[parts.page, { fontFamily }]}>
        <Foot>{[seller.name, seller.taxId, title].filter(Boolean).join(' · ')}</Foot>
        <View style={styles.letterhead}>
          <Text style={styles.seller}>{seller.name}</Text>
          <View style={styles.sellerAddress}>
            {[...seller.address, ...(seller.taxId ? [`Tax no. ${seller.taxId}`] : [])].map((part) => (
              <Text key={part}>{part}</Text>
            ))}
          </View>
        </View>
        <View style={styles.heads}>
          <View style={styles.to}>
            <Text style={styles.label}>{invoice.kind === 'invoice' ? 'Billed to' : 'Credited to'}</Text>
            <Text style={styles.strong}>{billedTo.name}</Text>
            {billedTo.address.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of an address is its place.
              <Text key={index}>{part}</Text>
            ))}
            {billedTo.taxId ? <Text style={styles.quiet}>Tax no. {billedTo.taxId}</Text> : null}
          </View>
          <View style={styles.facts}>
            <Text style={styles.title}>{title}</Text>
            <View style={styles.factGrid}>
              {factsOf(invoice).map(([fact, value]) => (
                <View key={fact} style={styles.fact}>
                  <Fact name={fact}>{value}</Fact>
                </View>
              ))}
            </View>
          </View>
        </View>
        <Lines invoice={invoice} />
        <Totals invoice={invoice} />
        <Text style={styles.closing}>{closingOf(invoice)}</Text>
        {note ? <Text style={styles.note}>{note}</Text> : null}
      </Page>
    </Document>
  );
}

const nameOf = ({ kind, number }: Invoice): string =>
  number === null ? 'Draft' : kind === 'invoice' ? 'Invoice' : 'Credit note';

function factsOf({ kind, issuedOn, dueOn, creditOf, periodFrom, periodTo, customer }: Invoice): [string, string][] {
  const facts: [string, string | null][] = [
    ['Date', issuedOn && dayText(issuedOn)],
    kind === 'invoice' ? ['Due', dueOn && dayText(dueOn)] : ['Credit of', creditOf],
    ['For', periodFrom && periodTo && daysText(periodFrom, dayBefore(periodTo))],
    ['Customer', customer],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function Lines({ invoice: { lines, total } }: { invoice: Invoice }) {
  return (
    <View style={styles.lines}>
      <View style={[styles.row, styles.head]} fixed>
        <Text style={styles.description}>Description</Text>
        <Text style={styles.quantity}>Quantity</Text>
        <Text style={styles.amount}>Price</Text>
        <Text style={styles.rate}>Tax</Text>
        <Text style={styles.amount}>Net, {total.currency}</Text>
      </View>
      {lines.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <View key={index} style={styles.row} wrap={false}>
          <Text style={styles.description}>{one.description}</Text>
          <Text style={styles.quantity}>{one.quantity.toLocaleString('en')}</Text>
          <Text style={styles.amount}>{amountText(one.unitPrice)}</Text>
          <Text style={styles.rate}>{rateText(one.taxRatePpm)}</Text>
          <Text style={styles.amount}>{amountText(one.net)}</Text>
        </View>
      ))}
    </View>
  );
}

function Totals({ invoice: { kind, lines, net, total, credited } }: { invoice: Invoice }) {
  const money = (minor: bigint) => amountText({ amount: Number(minor), currency: total.currency });
  const rates = taxByRate(
    lines.map((one) => ({
      taxRatePpm: one.taxRatePpm,
      netMinor: BigInt(one.net.amount),
      taxMinor: BigInt(one.tax.amount),
    })),
  );
  return (
    <View style={styles.totals} wrap={false}>
      <Sum name="Net" value={amountText(net)} />
      {rates.map(({ taxRatePpm, netMinor, taxMinor }) => (
        <Sum key={taxRatePpm} name={`Tax ${rateText(taxRatePpm)} on ${money(netMinor)}`} value={money(taxMinor)} />
      ))}
      <View style={[styles.sum, styles.total]}>
        <Text>Total</Text>
        <Text style={right}>
          {total.currency} {amountText(total)}
        </Text>
      </View>
      {kind === 'invoice' && credited.amount > 0 ? (
        <>
          <Sum name="Credited" value={amountText({ ...credited, amount: -credited.amount })} />
          <Sum name="Left" value={amountText({ ...total, amount: total.amount - credited.amount })} />
        </>
      ) : null}
    </View>
  );
}

const Sum = ({ name, value }: { name: string; value: string }) => (
  <View style={styles.sum}>
    <Text style={styles.quiet}>{name}</Text>
    <Text style={right}>{value}</Text>
  </View>
);

/** What its reader has to do, or that there is nothing left to do. */
function closingOf({ kind, status, creditOf, paidAt, paidBy, dueOn, chargeOn, number }: Invoice): string {
  if (kind === 'credit_note') return `This takes back what invoice ${creditOf} came to, as far as it is listed here.`;
  if (status === 'draft') return 'A draft: it is not issued, and nothing is owed for it.';
  if (status === 'void') return 'This invoice is void: nothing is owed for it.';
  if (status === 'paid' && paidAt) {
    const by = paidBy && !paidBy.startsWith(`${number}/`) ? ` (${paidBy})` : '';
    return `Paid on ${dayText(paidAt.slice(0, 10))}${by}. Thank you.`;
  }
  if (chargeOn && status === 'open')
    return `It is charged to your card on ${dayText(chargeOn)}: there is nothing for you to do.`;
  return dueOn ? `Please pay by ${dayText(dueOn)}, and give the number ${number} with your transfer.` : '';
}

const styles = {
  letterhead: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 44 },
  seller: { fontSize: 15, fontWeight: 600, lineHeight: 1.2 },
  sellerAddress: { color: grey, fontSize: 8, textAlign: 'right', lineHeight: 1.35 },
  heads: { flexDirection: 'row', gap: 32, marginBottom: 28 },
  to: { width: 210 },
  label: { color: grey, fontSize: 8, marginBottom: 3 },
  strong: { fontWeight: 600 },
  quiet: { color: grey },
  facts: { flexGrow: 1, flexBasis: 0 },
  title: { fontSize: 18, fontWeight: 600, lineHeight: 1.2, marginBottom: 12 },
  factGrid: { flexDirection: 'row', flexWrap: 'wrap', rowGap: 9 },
  fact: { width: '50%', paddingRight: 8 },
  lines: { marginBottom: 12 },
  row: {
    flexDirection: 'row',
    alignItems: 'flex-start',
    minHeight: 24,
    paddingVertical: 6,
    borderBottomWidth: 0.5,
    borderBottomColor: line,
  },
  head: { minHeight: 20, paddingVertical: 3, color: grey, fontSize: 8, borderBottomColor: grey },
  description: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 8 },
  quantity: { ...right, width: 50 },
  rate: { ...right, width: 46 },
  amount: { ...right, width: 84 },
  totals: { width: 250, marginLeft: 'auto' },
  sum: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 2.5 },
  total: {
    marginTop: 4,
    marginBottom: 2,
    paddingTop: 7,
    fontSize: 12,
    fontWeight: 600,
    borderTopWidth: 1,
    borderTopColor: '#15181d',
  },
  closing: { marginTop: 32 },
  note: { marginTop: 10, color: grey },
} satisfies Record<string, Style>;
