-- CreateTable
CREATE TABLE "evidence_source" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_source_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "evidence_source_workspace_id_created_at_id_idx" ON "evidence_source"("workspace_id", "created_at" DESC, "id" DESC);
