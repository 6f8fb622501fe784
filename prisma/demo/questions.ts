import { listDisbursements } from '@/server/disbursements/door';
import { listLines } from '@/server/disbursements/use-cases/list-lines';
import { type Actor, jobActor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { unwrap } from '@/server/kernel/outcome';
import { answerQuestion } from '@/server/questions/use-cases/answer-question';
import { askQuestion } from '@/server/questions/use-cases/ask-question';

/** A merchant has asked about two lines of its latest disbursement: one is answered, one waits for the visitor. */
export async function demoQuestions(merchant: { id: bigint; reference: string }, people: Record<Role, string>) {
  const staff = jobActor('demo');
  const { data } = unwrap(await listDisbursements(staff, { merchant: merchant.reference, limit: 20 }));
  const disbursement = data.find(({ orders }) => orders > 2);
  if (!disbursement) return;
  const [first, second] = unwrap(await listLines(staff, { id: disbursement.id, limit: 2 })).data;
  const of = (role: Role, name: string): Actor => {
    const merchantId = role.startsWith('merchant') ? merchant.id : null;
    return { kind: 'user', id: people[role], name, role, merchantId };
  };
  const ask = (payable: string | undefined, text: string) =>
    askQuestion(of('merchant_viewer', 'Hugo Harbour'), { disbursement: disbursement.id, payable, text });
  const { question } = unwrap(
    await ask(first?.payableId, 'How did you come to this fee? We had reckoned with 0.95 %.'),
  );
  const text =
    'The rate follows from the amount of each order: 1 % under 50.00, 0.95 % under 300.00, and 0.85 % from there on.';
  unwrap(await answerQuestion(of('finance_operator', 'Olga Operator'), { id: question.id, text, closes: false }));
  unwrap(await ask(second?.payableId, 'The shopper sent this one back. When do we see that here?'));
}
