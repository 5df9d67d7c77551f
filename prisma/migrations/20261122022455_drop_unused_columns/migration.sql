-- AlterTable
ALTER TABLE "account" DROP COLUMN "suspended";

-- AlterTable
ALTER TABLE "person" DROP COLUMN "unreachable";
