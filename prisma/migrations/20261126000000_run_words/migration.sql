-- In a migration of their own: new values of an enum can only be used once they are committed.

ALTER TYPE "disbursement_outcome" ADD VALUE 'below_minimum';
ALTER TYPE "disbursement_outcome" ADD VALUE 'negative_balance';

-- What a disbursement kept back: all of it, or the reserve.
ALTER TYPE "payable_kind" ADD VALUE 'carried';
ALTER TYPE "payable_kind" ADD VALUE 'reserve_released';

-- What pays nothing ends so once its run is approved: what it kept goes on into the next period.
ALTER TYPE "disbursement_status" ADD VALUE 'carried';
