import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { MoneyJson } from '@/server/kernel/shapes';
import {
  amountText,
  dayText,
  Fact,
  Foot,
  grey,
  line,
  monthText,
  parts,
  right,
  type Style,
} from '@/server/platform/documents/document-parts';
import type { Statement } from '../schema';

type StatementDocumentProps = {
  statement: Statement;
  /** The family of the registered font. */
  fontFamily: string;
  drawnUpAt: Date;
};

/** A statement on paper: whose, of which month, one table for each currency, and on each page which one it is. */
export function StatementDocument({ statement, fontFamily, drawnUpAt }: StatementDocumentProps) {
  const { merchantName, merchantReference, month, from, to, timeZone, currencies } = statement;
  const title = `Statement of ${merchantName}, ${monthText(month)}`;
  return (
    <Document title={title} author="Countinghouse" language="en" creationDate={drawnUpAt}>
      <Page size="A4" style={[parts.page, { fontFamily }]}>
        <Foot>{`${merchantReference} · ${monthText(month)}`}</Foot>
        <View style={styles.header}>
          <Text style={styles.brand}>Countinghouse</Text>
          <Text style={styles.quiet}>Statement of account</Text>
        </View>
        <Text style={styles.title}>{merchantName}</Text>
        <Text style={styles.quiet}>{merchantReference}</Text>
        <View style={styles.facts}>
          <Fact name="Period">
            {dayText(from)} – {dayText(to)}
          </Fact>
          <Fact name="Days as they are in">{timeZone}</Fact>
          <Fact name="Drawn up">{drawnUpAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</Fact>
        </View>
        {currencies.map((of) => (
          <CurrencyPart key={of.currency} of={of} />
        ))}
        <Text style={styles.note}>
          The opening balance and the net of all movements are the closing balance. It is what Countinghouse owes:
          pending until it is due and settled, then available, then in a disbursement.
        </Text>
      </Page>
    </Document>
  );
}

function CurrencyPart({ of }: { of: Statement['currencies'][number] }) {
  const { currency, opening, movements, closing, pending, available, inTransit } = of;
  return (
    <View style={styles.part} wrap={false}>
      <View style={[styles.row, styles.head]}>
        <Text style={styles.name}>Amounts in {currency}</Text>
        <Text style={styles.number}>Number</Text>
        <Text style={styles.amount}>Gross</Text>
        <Text style={styles.amount}>Fees</Text>
        <Text style={styles.amount}>Net</Text>
      </View>
      <Line name="Opening balance" net={opening} look={styles.strong} />
      {movements.map(({ kind, says, count, gross, fee, net }) => (
        <View key={kind} style={styles.row}>
          <Text style={styles.name}>{says}</Text>
          <Text style={styles.number}>{count.toLocaleString('en')}</Text>
          <Text style={styles.amount}>{amountText(gross)}</Text>
          <Text style={styles.amount}>{amountText(fee)}</Text>
          <Text style={styles.amount}>{amountText(net)}</Text>
        </View>
      ))}
      {movements.length === 0 ? (
        <View style={styles.row}>
          <Text style={styles.quiet}>Nothing came or went.</Text>
        </View>
      ) : null}
      <Line name="Closing balance" net={closing} look={styles.strong} />
      <Line name="of which pending" net={pending} look={styles.sub} />
      <Line name="of which available" net={available} look={styles.sub} />
      <Line name="of which in a disbursement, not paid yet" net={inTransit} look={styles.sub} />
    </View>
  );
}

function Line({ name, net, look }: { name: string; net: MoneyJson; look: Style }) {
  return (
    <View style={[styles.row, look]}>
      <Text style={styles.name}>{name}</Text>
      <Text style={styles.amount}>{amountText(net)}</Text>
    </View>
  );
}

const styles = {
  header: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: 36 },
  brand: { fontSize: 11, fontWeight: 600 },
  quiet: { color: grey },
  title: { fontSize: 18, fontWeight: 600, lineHeight: 1.25 },
  facts: { flexDirection: 'row', gap: 32, marginTop: 20, marginBottom: 8 },
  part: { marginTop: 24 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: 22,
    paddingVertical: 3,
    borderBottomWidth: 0.5,
    borderBottomColor: line,
  },
  head: { color: grey, fontSize: 8, borderBottomColor: grey },
  strong: { fontWeight: 600, backgroundColor: '#f5f6f8', borderBottomColor: grey },
  sub: { color: grey, minHeight: 16, paddingVertical: 1, paddingLeft: 12, borderBottomWidth: 0 },
  name: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  number: { ...right, width: 52 },
  amount: { ...right, width: 92 },
  note: { marginTop: 24, color: grey, fontSize: 8 },
} satisfies Record<string, Style>;
