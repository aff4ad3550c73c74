-- CreateTable
CREATE TABLE "bill" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "filename" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bill_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bill_workspace_id_sha256_key" ON "bill"("workspace_id", "sha256");
