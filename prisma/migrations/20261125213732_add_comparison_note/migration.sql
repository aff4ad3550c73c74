-- AlterTable
ALTER TABLE "comparison" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';
