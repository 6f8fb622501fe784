'use client';

import { Money } from '@/components/ui/money';
import { edgeToEdge, Scroller } from '@/components/ui/scroller';
import { rateText, taxByRate } from '@/server/invoices/domain/tax-by-rate';
import type { Invoice } from '@/server/invoices/schema/invoices';

/** What it is for, what of it is tax by rate, and what it comes to. */
export function InvoiceLines({ invoice }: { invoice: Pick<Invoice, 'lines' | 'net' | 'tax' | 'total'> }) {
  const { lines, net, total } = invoice;
  const { currency } = net;
  const money = (minor: bigint) => ({ amount: Number(minor), currency });
  const rates = taxByRate(
    lines.map((line) => ({
      taxRatePpm: line.taxRatePpm,
      netMinor: BigInt(line.net.amount),
      taxMinor: BigInt(line.tax.amount),
    })),
  );
  return (
    <Scroller className={edgeToEdge}>
      <table aria-label="Lines" className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b text-muted text-xs [&>th]:h-8 [&>th]:whitespace-nowrap [&>th]:pl-4 [&>th]:font-medium">
            <th scope="col" className="pl-0!">
              Description
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Quantity
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Price
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Tax
            </th>
            <th scope="col" className="text-right">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
            <tr key={index} className="border-b [&>td]:py-2.5 [&>td]:pl-4 [&>td]:align-top">
              <td className="min-w-40 break-words pl-0!">
                {line.description}
                <p className="text-muted text-xs sm:hidden">
                  {line.quantity.toLocaleString('en')} × <Money money={line.unitPrice} />, {rateText(line.taxRatePpm)}{' '}
                  tax
                </p>
              </td>
              <td className="text-right tabular-nums max-sm:hidden">{line.quantity.toLocaleString('en')}</td>
              <td className="text-right max-sm:hidden">
                <Money money={line.unitPrice} />
              </td>
              <td className="whitespace-nowrap text-right tabular-nums max-sm:hidden">{rateText(line.taxRatePpm)}</td>
              <td className="text-right">
                <Money money={line.net} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-3 ml-auto grid w-full max-w-72 grid-cols-[1fr_auto] gap-y-1.5">
        <Sum name="Net" of={net} />
        {rates.map(({ taxRatePpm, netMinor, taxMinor }) => (
          <Sum
            key={taxRatePpm}
            name={rates.length > 1 ? `${rateText(taxRatePpm)} tax` : `Tax, ${rateText(taxRatePpm)}`}
            note={rates.length > 1 ? money(netMinor) : undefined}
            of={money(taxMinor)}
          />
        ))}
        <dt className="border-t pt-2 font-semibold">Total</dt>
        <dd className="border-t pt-2 pl-6 text-right font-semibold">
          <Money money={total} />
        </dd>
      </dl>
    </Scroller>
  );
}

type SumProps = { name: string; of: Invoice['net']; note?: Invoice['net'] | undefined };

const Sum = ({ name, of, note }: SumProps) => (
  <>
    <dt className="text-muted">
      {name}
      {note ? (
        <span className="text-xs">
          {' '}
          on <Money money={note} />
        </span>
      ) : null}
    </dt>
    <dd className="pl-6 text-right">
      <Money money={of} />
    </dd>
  </>
);
