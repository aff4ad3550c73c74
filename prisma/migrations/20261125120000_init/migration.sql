-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raw_file" (
    "workspace_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raw_file_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- CreateTable
CREATE TABLE "raw_chunk" (
    "workspace_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "seq" INTEGER NOT NULL,
    "gz" BYTEA NOT NULL,

    CONSTRAINT "raw_chunk_pkey" PRIMARY KEY ("workspace_id","sha256","seq")
);

-- CreateTable
CREATE TABLE "run" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "environment_digest" CHAR(64) NOT NULL,
    "filename" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "tool_name" TEXT NOT NULL,
    "tool_version" TEXT,
    "parser_version" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "label" TEXT,
    "gpu" TEXT,
    "gpu_count" INTEGER,
    "environment" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "skipped" JSONB NOT NULL,
    "warnings" JSONB NOT NULL,
    "grade" TEXT,
    "source" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "measurement" (
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "axis" TEXT NOT NULL,
    "workload" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "context" JSONB NOT NULL,
    "unit" TEXT NOT NULL,
    "better" TEXT NOT NULL,
    "n" INTEGER,
    "min" DOUBLE PRECISION,
    "p05" DOUBLE PRECISION,
    "median" DOUBLE PRECISION,
    "p95" DOUBLE PRECISION,
    "p99" DOUBLE PRECISION,
    "max" DOUBLE PRECISION,
    "mean" DOUBLE PRECISION,
    "std" DOUBLE PRECISION,
    "value" DOUBLE PRECISION,
    "samples" BYTEA,
    "encoding" SMALLINT NOT NULL DEFAULT 0,
    "written_value" TEXT NOT NULL,
    "written_unit" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "load" JSONB,
    "no_verdict" TEXT,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("workspace_id","run_id","ordinal")
);

-- CreateTable
CREATE TABLE "comparison" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comparison_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "scenario" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "scenario_version" (
    "workspace_id" UUID NOT NULL,
    "scenario_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_version_pkey" PRIMARY KEY ("workspace_id","scenario_id","version")
);

-- CreateTable
CREATE TABLE "report" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "share_link" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_viewed_at" TIMESTAMPTZ(3),
    "views" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "run_workspace_id_created_at_id_idx" ON "run"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "run_workspace_id_sha256_environment_digest_key" ON "run"("workspace_id", "sha256", "environment_digest");

-- CreateIndex
CREATE INDEX "comparison_workspace_id_created_at_id_idx" ON "comparison"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "scenario_workspace_id_updated_at_id_idx" ON "scenario"("workspace_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_workspace_id_created_at_id_idx" ON "report"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "share_link_token_hash_idx" ON "share_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_workspace_id_token_hash_key" ON "share_link"("workspace_id", "token_hash");

-- AddForeignKey
ALTER TABLE "raw_chunk" ADD CONSTRAINT "raw_chunk_workspace_id_sha256_fkey" FOREIGN KEY ("workspace_id", "sha256") REFERENCES "raw_file"("workspace_id", "sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_workspace_id_sha256_fkey" FOREIGN KEY ("workspace_id", "sha256") REFERENCES "raw_file"("workspace_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "run"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_version" ADD CONSTRAINT "scenario_version_workspace_id_scenario_id_fkey" FOREIGN KEY ("workspace_id", "scenario_id") REFERENCES "scenario"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_report_id_fkey" FOREIGN KEY ("workspace_id", "report_id") REFERENCES "report"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say; prisma/drift.db.test.ts holds this list.

-- Samples and chunks are read whole and do not compress: keep them out of line, as they are.
ALTER TABLE "measurement" ALTER COLUMN "samples" SET STORAGE EXTERNAL;
ALTER TABLE "raw_chunk" ALTER COLUMN "gz" SET STORAGE EXTERNAL;

-- Encoding 0 is n little-endian float64, no byte more or less.
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_samples_length"
    CHECK ("encoding" <> 0 OR "samples" IS NULL OR ("n" IS NOT NULL AND octet_length("samples") = 8 * "n"));
