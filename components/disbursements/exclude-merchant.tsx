'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Disbursement } from '@/server/disbursements/schema';
import { ReasonDialog } from './reason-dialog';
import { useRunDecision } from './use-run-decision';

/** At the row of a merchant: takes it out of a run that is not approved. */
export function ExcludeMerchant({ disbursement }: { disbursement: Disbursement }) {
  const [isOpen, setOpen] = useState(false);
  return (
    // Above the link that covers the row.
    <span className="relative">
      <Menu label={`Actions for ${disbursement.merchantName}`}>
        <MenuItem onSelect={() => setOpen(true)}>Take out of this run…</MenuItem>
      </Menu>
      {isOpen ? <Exclude disbursement={disbursement} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}

function Exclude({ disbursement, onClose }: { disbursement: Disbursement; onClose: () => void }) {
  const { runs } = useTRPC();
  const { runId: id, merchantReference: merchant, merchantName } = disbursement;
  const words = `${merchantName} is not in this run any more.`;
  const exclude = useMutation(runs.exclude.mutationOptions(useRunDecision({ id, words, onClose })));
  return (
    <ReasonDialog
      title={`Take ${merchantName} out of this run?`}
      action="Take it out"
      back="Keep it in"
      hint="Colleagues read it in the record."
      isPending={exclude.isPending}
      error={exclude.error}
      onConfirm={(reason) => exclude.mutate({ id, merchant, reason })}
      onClose={onClose}
    >
      <p>
        What it is owed for these days waits for another run. A run that was submitted is submitted anew, and approvals
        given so far count no more.
      </p>
    </ReasonDialog>
  );
}
