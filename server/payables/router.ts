import { answer, procedure, router } from '@/server/api/procedure';
import {
  balanceInput,
  balanceShape,
  listPayablesInput,
  listSettlementsInput,
  payableDetailShape,
  payableIdInput,
  payablePage,
  paymentPayablesShape,
  requestedSettlementShape,
  requestSettlementInput,
  settlementIdInput,
  settlementPage,
  settlementShape,
  statementInput,
  statementShape,
} from './schema';
import { getBalance } from './use-cases/get-balance';
import { getPayable } from './use-cases/get-payable';
import { getStatement } from './use-cases/get-statement';
import { listPayables } from './use-cases/list-payables';
import { listPaymentPayables } from './use-cases/list-payment-payables';
import { getSettlement, listSettlements } from './use-cases/list-settlements';
import { requestSettlement } from './use-cases/request-settlement';

export const payablesRouter = router({
  list: procedure('payables:read')
    .input(listPayablesInput)
    .output(payablePage)
    .query(async ({ ctx, input }) => answer(await listPayables(ctx.actor, input))),
  get: procedure('payables:read')
    .input(payableIdInput)
    .output(payableDetailShape)
    .query(async ({ ctx, input }) => answer(await getPayable(ctx.actor, input.id))),
  ofPayment: procedure('payables:read')
    .input(payableIdInput)
    .output(paymentPayablesShape)
    .query(async ({ ctx, input }) => answer(await listPaymentPayables(ctx.actor, input.id))),
  balance: procedure('payables:read')
    .input(balanceInput)
    .output(balanceShape)
    .query(async ({ ctx, input }) => answer(await getBalance(ctx.actor, input))),
  statement: procedure('payables:read')
    .input(statementInput)
    .output(statementShape)
    .query(async ({ ctx, input }) => answer(await getStatement(ctx.actor, input))),
});

export const settlementsRouter = router({
  request: procedure('settlements:run')
    .input(requestSettlementInput)
    .output(requestedSettlementShape)
    .mutation(async ({ ctx, input }) => answer(await requestSettlement(ctx.actor, input))),
  list: procedure('ledger:read')
    .input(listSettlementsInput)
    .output(settlementPage)
    .query(async ({ ctx, input }) => answer(await listSettlements(ctx.actor, input))),
  get: procedure('ledger:read')
    .input(settlementIdInput)
    .output(settlementShape)
    .query(async ({ ctx, input }) => answer(await getSettlement(ctx.actor, input.id))),
});
