'use client';

import { useState } from 'react';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import type { Merchant } from '@/server/merchants/schema';
import { frequencies } from './merchants-table';
import { TermsForm } from './terms-form';
import { weekdayNames } from './weekdays';

/** On what terms a merchant is paid, and for whoever may, a way to change them. */
export function MerchantTerms({ merchant, mayChange }: { merchant: Merchant; mayChange: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { reserve, disbursementWeekdays } = merchant;
  return (
    <Section
      title="Payouts and fees"
      aside={
        mayChange ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            Change terms…
          </Button>
        ) : undefined
      }
    >
      <Facts
        facts={[
          {
            name: 'Disbursed',
            value: disbursementWeekdays
              ? disbursementWeekdays.map((day) => weekdayNames[day - 1]).join(', ')
              : frequencies[merchant.disbursementFrequency],
          },
          {
            name: 'Minimum payout',
            value: merchant.minimumPayout.amount === 0 ? 'None' : <Money money={merchant.minimumPayout} />,
          },
          {
            name: 'Reserve',
            value:
              reserve.ratePpm === 0
                ? 'None'
                : `${reserve.ratePpm / 10_000} % for ${reserve.days === 1 ? '1 day' : `${reserve.days} days`}`,
          },
          { name: 'Minimum monthly fee', value: <Money money={merchant.minimumMonthlyFee} /> },
          { name: 'What is missing to it', value: merchant.deductsMonthlyFee ? 'Taken off payouts' : 'Only recorded' },
        ]}
      />
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Terms of ${merchant.name}`}
        description="They hold from the next calculation on: what is calculated already stays as it is."
      >
        <TermsForm merchant={merchant} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}
