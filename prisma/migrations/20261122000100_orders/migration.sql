-- CreateEnum
CREATE TYPE "order_collection" AS ENUM ('under_way', 'collected');

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "deliver_after_seconds" INTEGER;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "collection" "order_collection",
ADD COLUMN     "description" TEXT,
ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" TEXT;

ALTER TABLE "merchant" ADD CONSTRAINT "merchant_deliver_after_not_negative" CHECK (deliver_after_seconds >= 0);
