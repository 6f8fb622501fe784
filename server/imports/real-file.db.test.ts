import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { disburse } from '@/prisma/demo/factories';
import { takeFileIn } from '@/prisma/demo/import-file';
import { addDays, localDate } from '@/server/kernel/calendar';
import { pool } from '@/server/platform/db';

const folder = resolve(import.meta.dirname, '../../../shared/data/sequra-2018');
const isMissing = !existsSync(folder);
const read = (name: string) => readFileSync(resolve(folder, name));

describe.skipIf(isMissing)(
  `the files of 2018${isMissing ? ': skipped, since ../shared/data is not there' : ''}`,
  () => {
    test('from the file to the disbursements, to the last cent', async () => {
      const merchants = await takeFileIn('merchants', read('merchants.csv'), {
        options: { columns: ['reference', 'name', 'email', 'companyId'] },
      });
      expect(merchants).toMatchObject({ status: 'completed', rows: { created: 14 } });
      const columns = ['externalReference', 'merchant', 'shopper', 'amount', 'createdAt', 'completedAt'];
      const orders = await takeFileIn('orders', read('orders.csv'), { options: { columns } });
      expect(orders).toMatchObject({ status: 'completed', rows: { total: 3_240, bad: 0, created: 3_240 } });

      for (let week = 1; week <= 14; week++) await disburse('1week', addDays(localDate('2018-01-01'), 7 * week));
      const { rows } = await pool().query(
        `SELECT count(*) FILTER (WHERE orders > 0)::int AS disbursements, count(DISTINCT period_from)::int AS weeks,
              sum(orders)::int AS orders, sum(gross_minor)::bigint AS gross, sum(fee_minor)::bigint AS fee, sum(net_minor)::bigint AS net
         FROM disbursement`,
      );
      expect(rows).toEqual([
        { disbursements: 193, weeks: 14, orders: 2_716, gross: 646_764_11n, fee: 5_792_37n, net: 640_971_74n },
      ]);
      expect(await findDiscrepancies()).toEqual([]);
    });

    test('sent again, they change nothing', async () => {
      const columns = ['externalReference', 'merchant', 'shopper', 'amount', 'createdAt', 'completedAt'];
      const again = await takeFileIn('orders', read('orders.csv'), { options: { columns } });
      expect(again).toMatchObject({ rows: { created: 0, completed: 0, alreadyThere: 3_240 } });
      expect(again.sameFileAs).not.toBeNull();
    });
  },
);
