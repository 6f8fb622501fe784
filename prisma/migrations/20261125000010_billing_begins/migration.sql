-- AlterTable
ALTER TABLE "billing_setting" ADD COLUMN     "begins_on" DATE;
