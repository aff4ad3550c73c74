-- AlterTable
ALTER TABLE "raw_file" ADD COLUMN     "kept_bytes" BIGINT,
ADD COLUMN     "removed" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "declared" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "detected" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "mapping" JSONB;

-- CreateTable
CREATE TABLE "environment_file" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "filename" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "environment" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "warnings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_file_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "run_environment_file" (
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "environment_file_id" UUID NOT NULL,

    CONSTRAINT "run_environment_file_pkey" PRIMARY KEY ("workspace_id","run_id","environment_file_id")
);

-- CreateTable
CREATE TABLE "mapping" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shape" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mapping_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "upload_batch" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_batch_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "upload_item" (
    "workspace_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sha256" CHAR(64),
    "run_id" UUID,
    "environment_file_id" UUID,
    "problem" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_item_pkey" PRIMARY KEY ("workspace_id","batch_id","path")
);

-- CreateIndex
CREATE UNIQUE INDEX "environment_file_workspace_id_sha256_key" ON "environment_file"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "run_environment_file_workspace_id_environment_file_id_idx" ON "run_environment_file"("workspace_id", "environment_file_id");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_workspace_id_shape_key" ON "mapping"("workspace_id", "shape");

-- AddForeignKey
ALTER TABLE "environment_file" ADD CONSTRAINT "environment_file_workspace_id_sha256_fkey" FOREIGN KEY ("workspace_id", "sha256") REFERENCES "raw_file"("workspace_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_environment_file" ADD CONSTRAINT "run_environment_file_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "run"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_environment_file" ADD CONSTRAINT "run_environment_file_workspace_id_environment_file_id_fkey" FOREIGN KEY ("workspace_id", "environment_file_id") REFERENCES "environment_file"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_item" ADD CONSTRAINT "upload_item_workspace_id_batch_id_fkey" FOREIGN KEY ("workspace_id", "batch_id") REFERENCES "upload_batch"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
