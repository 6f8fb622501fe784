import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { Disbursement, DisbursementLine } from '@/server/disbursements/schema';
import { lineName } from '@/server/disbursements/schema/line-name';
import type { MoneyJson } from '@/server/kernel/shapes';
import {
  amountText,
  daysText,
  dayText,
  Fact,
  Foot,
  grey,
  parts,
  right,
  line as rule,
  type Style,
} from '@/server/platform/documents/document-parts';
import type { Payout } from '../schema';
import { toldOf } from '../schema/status-words';

export type PayoutStatement = {
  disbursement: Disbursement;
  payout: Payout;
  /** The latest attempt's, as on the bank's statement. */
  reference: string | null;
  /** The last day of the period, itself included. */
  lastDay: string;
};

type PayoutDocumentProps = {
  statement: PayoutStatement;
  lines: DisbursementLine[];
  /** Whether there are more lines than stand in the document. */
  isCut: boolean;
  payer: string;
  fontFamily: string;
  drawnUpAt: Date;
};

/** The advice that goes with one payout: what it pays, of which orders, what was kept, and where it went. */
export function PayoutDocument({ statement, lines, isCut, payer, fontFamily, drawnUpAt }: PayoutDocumentProps) {
  const { disbursement, reference } = statement;
  const { merchantName, merchantReference, id } = disbursement;
  const pages = pagesOf(lines);
  return (
    <Document title={`Payout ${id} to ${merchantName}`} author={payer} language="en" creationDate={drawnUpAt}>
      {pages.map((onPage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
        <Page key={index} size="A4" style={[parts.page, { fontFamily }]}>
          <Foot>{`${merchantReference} · payout ${reference ?? id}`}</Foot>
          {index === 0 ? <Above statement={statement} payer={payer} drawnUpAt={drawnUpAt} /> : null}
          <Lines lines={onPage} />
          {isCut && index === pages.length - 1 ? (
            <Text style={styles.note}>
              {`These are the first ${lines.length.toLocaleString('en')} lines. The file for spreadsheets (CSV) has all of them; the sums above are of all.`}
            </Text>
          ) : null}
        </Page>
      ))}
    </Document>
  );
}

/** So many rows fit below what stands on the first page, and on each that follows. */
const ON_FIRST = 15;
const ON_OTHERS = 32;

/** Broken here rather than by the library, whose time grows with the square of the pages. */
function pagesOf(lines: DisbursementLine[]): DisbursementLine[][] {
  const pages = [lines.slice(0, ON_FIRST)];
  for (let from = ON_FIRST; from < lines.length; from += ON_OTHERS) pages.push(lines.slice(from, from + ON_OTHERS));
  return pages;
}

function Above({ statement, payer, drawnUpAt }: Pick<PayoutDocumentProps, 'statement' | 'payer' | 'drawnUpAt'>) {
  const { disbursement, payout, reference, lastDay } = statement;
  const { merchantName, merchantReference, timeFrame, timeZone, id } = disbursement;
  const { paidOn } = payout;
  return (
    <>
      <View style={styles.header}>
        <Text style={styles.brand}>{payer}</Text>
        <Text style={styles.quiet}>Payout statement</Text>
      </View>
      <Text style={styles.title}>{merchantName}</Text>
      <Text style={styles.quiet}>{merchantReference}</Text>
      <View style={styles.facts}>
        <Fact name="Period">{daysText(timeFrame.start, lastDay)}</Fact>
        <Fact name="Status">{paidOn === null ? toldOf(payout).words : `Paid on ${dayText(paidOn)}`}</Fact>
        <Fact name="Days as they are in">{timeZone}</Fact>
      </View>
      <View style={styles.facts}>
        <Fact name="Account">{payout.account ?? 'None'}</Fact>
        <Fact name="Reference">{reference ?? 'Not sent yet'}</Fact>
        <Fact name="Disbursement">{id}</Fact>
        <Fact name="Drawn up">{drawnUpAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</Fact>
      </View>
      <Totals disbursement={disbursement} />
      <View style={styles.part} />
    </>
  );
}

const Lines = ({ lines }: { lines: DisbursementLine[] }) => (
  <View>
    <View style={[styles.row, styles.head]}>
      <Text style={styles.day}>Due on</Text>
      <Text style={styles.name}>Line</Text>
      <Text style={styles.amount}>Gross</Text>
      <Text style={styles.amount}>Fee</Text>
      <Text style={styles.amount}>Net</Text>
    </View>
    {lines.map((line) => (
      <View key={line.payableId} style={styles.row}>
        <Text style={styles.day}>{dayText(line.dueOn)}</Text>
        <Text style={styles.name}>{lineName(line)}</Text>
        <Text style={styles.amount}>{amountText(line.gross)}</Text>
        <Text style={styles.amount}>{amountText(line.fee)}</Text>
        <Text style={styles.amount}>{amountText(line.net)}</Text>
      </View>
    ))}
  </View>
);

function Totals({ disbursement }: { disbursement: Disbursement }) {
  const { gross, fee, net, kept, keptUntil, toPay, orders } = disbursement;
  return (
    <View style={styles.part} wrap={false}>
      <View style={[styles.row, styles.head]}>
        <Text style={styles.name}>Amounts in {net.currency}</Text>
      </View>
      <Sum
        name={`Gross of ${orders.toLocaleString('en')} ${orders === 1 ? 'order' : 'orders'} and what came after`}
        money={gross}
      />
      <Sum name="Fees" money={negated(fee)} />
      <Sum name="Net" money={net} />
      {kept.amount === 0 ? null : (
        <Sum
          name={keptUntil === null ? 'Carried into the next period' : `Kept as reserve until ${dayText(keptUntil)}`}
          money={negated(kept)}
        />
      )}
      <Sum name="To pay" money={toPay} look={styles.strong} />
    </View>
  );
}

const negated = ({ amount, currency }: MoneyJson): MoneyJson => ({ amount: amount === 0 ? 0 : -amount, currency });

const Sum = ({ name, money, look = {} }: { name: string; money: MoneyJson; look?: Style }) => (
  <View style={[styles.row, look]}>
    <Text style={styles.name}>{name}</Text>
    <Text style={styles.amount}>{amountText(money)}</Text>
  </View>
);

const styles = {
  header: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: 36 },
  brand: { fontSize: 11, fontWeight: 600 },
  quiet: { color: grey },
  title: { fontSize: 18, fontWeight: 600, lineHeight: 1.25 },
  facts: { flexDirection: 'row', gap: 32, marginTop: 14 },
  part: { marginTop: 24 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    height: 20,
    borderBottomWidth: 0.5,
    borderBottomColor: rule,
  },
  head: { color: grey, fontSize: 8, borderBottomColor: grey },
  strong: { fontWeight: 600, backgroundColor: '#f5f6f8', borderBottomColor: grey },
  day: { width: 104 },
  // A name of any length keeps to its line.
  name: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 8, maxLines: 1, textOverflow: 'ellipsis' },
  amount: { ...right, width: 76 },
  note: { marginTop: 16, color: grey, fontSize: 8 },
} satisfies Record<string, Style>;
