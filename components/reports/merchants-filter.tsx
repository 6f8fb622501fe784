'use client';

import { X } from 'lucide-react';
import { MerchantPicker } from '@/components/merchants/merchant-picker';

type MerchantsFilterProps = { chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** In a grid of two or four columns: some merchants, chosen one after another; none means all. */
export function MerchantsFilter({ chosen, onChange }: MerchantsFilterProps) {
  return (
    <>
      {/* Empty again for the next one. */}
      <MerchantPicker
        key={chosen.join(',')}
        className="col-span-2"
        label={chosen.length === 0 ? 'Only these merchants' : 'And this merchant'}
        value={null}
        onChange={(reference) => {
          if (reference !== null && !chosen.includes(reference)) onChange([...chosen, reference]);
        }}
      />
      {chosen.length > 0 ? (
        <ul aria-label="Chosen merchants" className="col-span-full flex flex-wrap gap-1.5">
          {chosen.map((reference) => (
            <li key={reference}>
              <button
                type="button"
                aria-label={`Leave out ${reference}`}
                className="inline-flex h-6 max-w-60 items-center gap-1 rounded-full bg-subtle px-2 text-xs hover:bg-line max-sm:h-9"
                onClick={() => onChange(chosen.filter((one) => one !== reference))}
              >
                <span className="truncate">{reference}</span>
                <X aria-hidden className="size-3 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
