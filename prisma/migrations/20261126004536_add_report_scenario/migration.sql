-- AlterTable
ALTER TABLE "report" ADD COLUMN     "scenario_id" UUID;

-- CreateIndex
CREATE INDEX "report_workspace_id_scenario_id_idx" ON "report"("workspace_id", "scenario_id");
