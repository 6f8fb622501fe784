import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import {
  changeCustomerInput,
  createCustomerInput,
  customerPage,
  customerReferenceInput,
  customerShape,
  listCustomersInput,
} from './schema/customers';
import {
  changeInvoiceInput,
  checkPaymentInput,
  createInvoiceInput,
  creditInvoiceInput,
  invoiceIdInput,
  invoicePage,
  invoiceShape,
  listInvoicesInput,
  payInvoiceInput,
  sentInvoiceShape,
  voidInvoiceInput,
} from './schema/invoices';
import {
  createPlanInput,
  endSubscriptionInput,
  listPlansInput,
  listSubscriptionsInput,
  pauseSubscriptionInput,
  planPage,
  planReferenceInput,
  planShape,
  pricePlanInput,
  resumeSubscriptionInput,
  startSubscriptionInput,
  subscriptionIdInput,
  subscriptionPage,
  subscriptionShape,
} from './schema/plans';
import { changeCustomer } from './use-cases/change-customer';
import { createCustomer } from './use-cases/create-customer';
import { creditInvoice } from './use-cases/credit-invoice';
import { deleteCustomer } from './use-cases/delete-customer';
import { changeInvoice, createInvoice } from './use-cases/draft-invoice';
import { issueInvoice } from './use-cases/issue-invoice';
import { checkProposedPayment, proposeHandPayment } from './use-cases/pay-by-hand';
import { createPlan, listPlans, pricePlan, retirePlan } from './use-cases/plans';
import { getCustomer, listCustomers } from './use-cases/read-customers';
import { getInvoice, listInvoices } from './use-cases/read-invoices';
import { sendInvoice } from './use-cases/send-invoice';
import {
  endSubscription,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  resumeSubscription,
  startSubscription,
} from './use-cases/subscriptions';
import { voidInvoice } from './use-cases/void-invoice';

export const customersRouter = router({
  list: procedure('customers:read')
    .input(listCustomersInput)
    .output(customerPage)
    .query(async ({ ctx, input }) => answer(await listCustomers(ctx.actor, input))),
  get: procedure('customers:read')
    .input(customerReferenceInput)
    .output(customerShape)
    .query(async ({ ctx, input }) => answer(await getCustomer(ctx.actor, input.reference))),
  create: procedure('customers:write')
    .input(createCustomerInput)
    .output(customerShape)
    .mutation(async ({ ctx, input }) => answer(await createCustomer(ctx.actor, input))),
  delete: procedure('customers:write')
    .input(customerReferenceInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => answer(await deleteCustomer(ctx.actor, input.reference))),
  change: procedure('customers:write')
    .input(changeCustomerInput)
    .output(customerShape)
    .mutation(async ({ ctx, input }) => answer(await changeCustomer(ctx.actor, input))),
});

export const plansRouter = router({
  list: procedure('customers:read')
    .input(listPlansInput)
    .output(planPage)
    .query(async ({ ctx, input }) => answer(await listPlans(ctx.actor, input))),
  create: procedure('customers:write')
    .input(createPlanInput)
    .output(planShape)
    .mutation(async ({ ctx, input }) => answer(await createPlan(ctx.actor, input))),
  price: procedure('customers:write')
    .input(pricePlanInput)
    .output(planShape)
    .mutation(async ({ ctx, input }) => answer(await pricePlan(ctx.actor, input))),
  retire: procedure('customers:write')
    .input(planReferenceInput)
    .output(planShape)
    .mutation(async ({ ctx, input }) => answer(await retirePlan(ctx.actor, input.reference))),
});

export const subscriptionsRouter = router({
  list: procedure('customers:read')
    .input(listSubscriptionsInput)
    .output(subscriptionPage)
    .query(async ({ ctx, input }) => answer(await listSubscriptions(ctx.actor, input))),
  get: procedure('customers:read')
    .input(subscriptionIdInput)
    .output(subscriptionShape)
    .query(async ({ ctx, input }) => answer(await getSubscription(ctx.actor, input.id))),
  start: procedure('customers:write')
    .input(startSubscriptionInput)
    .output(subscriptionShape)
    .mutation(async ({ ctx, input }) => answer(await startSubscription(ctx.actor, input))),
  end: procedure('customers:write')
    .input(endSubscriptionInput)
    .output(subscriptionShape)
    .mutation(async ({ ctx, input }) => answer(await endSubscription(ctx.actor, input))),
  pause: procedure('customers:write')
    .input(pauseSubscriptionInput)
    .output(subscriptionShape)
    .mutation(async ({ ctx, input }) => answer(await pauseSubscription(ctx.actor, input))),
  resume: procedure('customers:write')
    .input(resumeSubscriptionInput)
    .output(subscriptionShape)
    .mutation(async ({ ctx, input }) => answer(await resumeSubscription(ctx.actor, input))),
});

export const invoicesRouter = router({
  list: procedure('invoices:read')
    .input(listInvoicesInput)
    .output(invoicePage)
    .query(async ({ ctx, input }) => answer(await listInvoices(ctx.actor, input))),
  get: procedure('invoices:read')
    .input(invoiceIdInput)
    .output(invoiceShape)
    .query(async ({ ctx, input }) => answer(await getInvoice(ctx.actor, input.id))),
  create: procedure('invoices:write')
    .input(createInvoiceInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await createInvoice(ctx.actor, input))),
  change: procedure('invoices:write')
    .input(changeInvoiceInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await changeInvoice(ctx.actor, input))),
  issue: procedure('invoices:write')
    .input(invoiceIdInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await issueInvoice(ctx.actor, input.id))),
  void: procedure('invoices:write')
    .input(voidInvoiceInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await voidInvoice(ctx.actor, input))),
  send: procedure('invoices:write')
    .input(invoiceIdInput)
    .output(sentInvoiceShape)
    .mutation(async ({ ctx, input }) => answer(await sendInvoice(ctx.actor, input.id))),
  proposePayment: procedure('invoices:pay')
    .input(payInvoiceInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await proposeHandPayment(ctx.actor, input))),
  checkPayment: procedure('invoices:approve')
    .input(checkPaymentInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await checkProposedPayment(ctx.actor, input))),
  credit: procedure('invoices:write')
    .input(creditInvoiceInput)
    .output(invoiceShape)
    .mutation(async ({ ctx, input }) => answer(await creditInvoice(ctx.actor, input))),
});
